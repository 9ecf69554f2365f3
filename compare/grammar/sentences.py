"""Where sentences begin and end, in running text of any language, with exact offsets.

The policy:

* A line is a paragraph (see `paragraphs`), and a sentence never crosses a paragraph's end.
* `!`, `?`, their kin in other scripts and `。` end a sentence unless a lower-case word follows. `..` and `...` do
  too, except where the language's data calls them a pause. A semicolon, a colon or a comma never does.
* A full stop does unless `stops` knows better: abbreviations, initials, numbers, addresses.
* Inside brackets nothing ends, unless the bracket itself opens the sentence.
* A quotation of one sentence stays with the sentence that carries it: `He said: "We will go." Then he left.` has
  two sentences. A quotation of several is cut between them, the first piece keeping what introduces it and the
  last what follows, if both pieces are long enough to say something; titles such as "What? Where? When?" stay whole.
* Closing quotation marks and brackets belong to the sentence they close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.grammar.layout import brackets, list_items
from compare.grammar.lexicon import is_verb
from compare.grammar.paragraphs import EDGE, HIDDEN, paragraphs, trimmed
from compare.grammar.quotes import Quotations, quotations
from compare.grammar.speech import names_speaker
from compare.grammar.stops import Stops, in_address, next_word, stops_of
from compare.languages import Language
from compare.types import Span

_WIDE = "。！？｡۔।॥።။"
_END = re.compile(f"[.!?…‼⁇⁈⁉؟．{_WIDE}]+(?:[ \u00a0]\\.(?![\\w.]))*")
_FULL_STOPS = (".", "．")
_TRAILING_OFF = re.compile(r"…+|[.…](?:[ \u00a0]?[.…])+")
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_BEFORE_CLOSING = re.compile(f"[ \u00a0\u202f\u2009{HIDDEN}]{{1,4}}")
# What may stand before a sentence's first letter; dots there stand for words left out at the beginning.
_OPENING = f"[{EDGE}\"“”„‟«»‹›「」『』《》〈〉'‘’‚\\-–—―(\\[{{（［【¿¡•·▪*#]"
_SKIPPED = re.compile(f'(?:{_OPENING}|(?<=[\\s"“«‘])(?:\\.{{3,4}}|…)(?=\\s?\\w))*')
_INTERRUPTING = set(",;:،؛，；：、)]}/|%&+=^")
_CLOSING_BRACKETS = set(")]}）］】")
_COLONS = (":", "：")
_ALNUM = re.compile(r"[^\W_]")
# Names and addresses that keep their small letter at the beginning of a sentence.
_LINKS = ("http://", "https://", "www.")
_PARTICLE = re.compile(r"(?:(?:al|el|an|ar|as|ash|at|ad|az)[-‐–]|(?:von|van|bin|ibn|abu) )(?=[A-ZÀ-Þ])")

# The least characters of either piece when a quotation is cut, and of a quotation that stands for a sentence though
# nothing introduces it; half of it where a character is a word.
_LEAST_PIECE, _LEAST_SENTENCE = 16, 40


def boundaries(text: str, language: Language) -> list[Span]:
    """The sentences of `text`, in order: disjoint, trimmed, together every visible character."""
    return [span for paragraph in paragraphs(text) for span in sentences(text, paragraph, language)]


def sentences(text: str, paragraph: Span, language: Language, quotes: Quotations | None = None) -> list[Span]:
    """The sentences of one paragraph, trimmed, in order. Its quotations need not be found again if they are given."""
    stops = stops_of(language.sentences)
    if quotes is None:
        quotes = quotations(text, paragraph.start, paragraph.end, stops.clitics)
    around = brackets(text, paragraph)
    reader = _Paragraph(text, paragraph, language, stops, quotes, _Ahead(quotes.closed), _Ahead(around))
    cuts = [paragraph.start, *reader.cuts(), paragraph.end]
    found = (trimmed(text, a, b) for a, b in pairwise(cuts))
    return [span for span in found if span]


@dataclass(slots=True)
class _Ahead:
    """Disjoint spans in order, asked for growing positions."""

    spans: Sequence[Span]
    index: int = 0

    def around(self, at: int) -> Span | None:
        """The span that `at` lies in, if any."""
        while self.index < len(self.spans) and self.spans[self.index].end <= at:
            self.index += 1
        inside = self.index < len(self.spans) and self.spans[self.index].start <= at
        return self.spans[self.index] if inside else None


@dataclass(slots=True)
class _Paragraph:
    """One paragraph, read once from left to right.

    `small` says that its writer does not begin sentences with a capital. `begun` is where the present sentence
    began, `letter` its first letter or digit.
    """

    text: str
    span: Span
    language: Language
    stops: Stops
    quotes: Quotations
    quoted: _Ahead
    bracketed: _Ahead
    small: bool = False
    begun: int = 0
    letter: int = 0

    def cuts(self) -> Iterator[int]:
        """Where one sentence ends and the next begins, in order."""
        end = self.span.end
        self._begin(self.span.start)
        self.small = self.text[self.letter : self.letter + 1].islower()
        items = iter([*list_items(self.text, self.span), end])
        item = next(items)
        for match in _END.finditer(self.text, self.span.start, end):
            while item <= match.start():
                self._begin(item)
                yield item
                item = next(items)
            if match.start() < self.letter or match.end() >= end:
                continue
            after = self._closed(match.end())
            if self._ends(match.start(), match.end(), after):
                self._begin(after)
                yield after
        while item < end:
            yield item
            item = next(items)

    def _begin(self, at: int) -> None:
        found = _ALNUM.search(self.text, at, self.span.end)
        self.begun, self.letter = at, found.start() if found else self.span.end

    def _closed(self, at: int) -> int:
        """The end of the closing marks, brackets and footnote numbers that follow a sentence's end."""
        text, closing = self.text, self.quotes.closing
        while at < self.span.end:
            gap = _BEFORE_CLOSING.match(text, at, self.span.end)
            if text[at] in _CLOSING_BRACKETS or at in closing:
                at += 1
            elif gap and gap.end() in closing:
                at = gap.end() + 1
            elif reference := _REFERENCE.match(text, at):
                at = reference.end()
            else:
                break
        return at

    def _ends(self, start: int, stop: int, after: int) -> bool:
        """Whether the mark `text[start:stop]`, closed at `after`, ends a sentence."""
        text = self.text
        skipped = _SKIPPED.match(text, after, self.span.end)
        following = skipped.end() if skipped else after
        if following >= self.span.end or text[following] in _INTERRUPTING or _END.match(text, following):
            return False
        if not any(c in _WIDE for c in text[start:stop]):
            glued = not any(map(str.isspace, text[stop:following]))
            if text[following].islower() and (glued or not self._begins_small(start, stop, following)):
                return False
            if not self._terminates(start, stop, following, glued and after == stop):
                return False
        return self._outside_brackets(start, after) and self._outside_quotes(start, after, following)

    def _terminates(self, start: int, stop: int, following: int, glued: bool) -> bool:
        """Whether the mark does by itself, whatever it stands in; `glued` if the next word touches it."""
        text, mark, character = self.text, self.text[start:stop], self.text[following]
        if mark in _FULL_STOPS:
            ends = self.stops.ends_glued if glued else self.stops.ends
            return ends(text, self.begun, start, following)
        if glued and (character.isdigit() or in_address(text, self.begun, start, following)):
            return False
        uncased = character.isalpha() and character.lower() == character.upper()
        return not (uncased and _TRAILING_OFF.fullmatch(mark) and self._pauses(start, mark))

    def _begins_small(self, start: int, stop: int, following: int) -> bool:
        """Whether the word in lower case at `following` begins a sentence: `They talked. al-Noor did not.`"""
        text = self.text
        if self.small or text.startswith(_LINKS, following) or _PARTICLE.match(text, following):
            return True
        if _TRAILING_OFF.fullmatch(text, start, stop) or not text[stop].isspace():
            return False
        plain = self.stops.plain(text, self.begun, start)
        return plain and not is_verb(next_word(text, following), self.language.speech)

    def _pauses(self, start: int, mark: str) -> bool:
        """Whether dots separate two halves of a sentence, or stand for "and so on" after a one-letter "and"."""
        word = self.text[max(self.begun, start - 2) : start]
        one_letter = len(word) == 2 and not word[0].isalnum() and word[1].isalpha()
        return one_letter or mark in self.language.sentences.pauses

    def _outside_brackets(self, at: int, after: int) -> bool:
        """Whether no bracket forbids an end: one within the sentence does, until a full stop closes with it."""
        bracket = self.bracketed.around(at)
        if bracket is None or bracket.start <= self.letter:
            return True
        closes = after >= bracket.end and self.text[at] == "."
        return closes and _ALNUM.search(self.text, bracket.start, at) is not None

    def _outside_quotes(self, at: int, after: int, following: int) -> bool:
        """Whether no quotation forbids an end: it is cut only into pieces that say something."""
        quote = self.quoted.around(at)
        if quote is None:
            return True
        if after >= quote.end:
            return self._closes(quote, following) and not names_speaker(self.text, at, following, self.language)
        begun = max(quote.start, self.begun)
        return min(at - begun, quote.end - at) >= self._least(_LEAST_PIECE)

    def _closes(self, quote: Span, following: int) -> bool:
        """Whether the sentence ends together with the quotation whose last character is an end mark."""
        before = self.text[max(self.begun, quote.start - 3) : quote.start].rstrip()
        return (
            self.text[following].isupper()
            or before.endswith(_COLONS)
            or self.letter > quote.start
            or quote.end - quote.start >= self._least(_LEAST_SENTENCE)
        )

    def _least(self, characters: int) -> int:
        return characters if self.language.sentences.spaces else characters // 2
