"""Where sentences begin and end, in running text of any language, with exact offsets.

The policy, in the order in which it is applied:

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
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compare.grammar.layout import brackets, list_items
from compare.grammar.paragraphs import EDGE, paragraphs, trimmed
from compare.grammar.quotes import Quotations, quotations
from compare.grammar.stops import Stops, in_address, next_word, stops_of
from compare.languages import Language
from compare.languages.sections import Speech
from compare.types import Span

_WIDE = "。！？｡۔।॥։።။"
_END = re.compile(f"[.!?…‼⁇⁈⁉؟．{_WIDE}]+(?:[ \u00a0][.…]+(?![^\\s.…]))*")
_DOTS = re.compile(r"[.…． \u00a0]+")
_TRAILING = re.compile(r"…+|[.…](?:[ \u00a0]?[.…])+")
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_SKIPPED = re.compile(f"[{EDGE}\"“”„‟«»‹›「」『』《》〈〉'‘’‚\\-–—―(\\[{{（［【¿¡•·▪*#]*")
_ALNUM = re.compile(r"[^\W_]")
_INTERRUPTING = set(",;:،؛，；：、)]}/|%&+=^")
_CLOSING_BRACKETS = set(")]}）］】")
_STOPS = (".", "．")
_LINKS = ("http://", "https://", "www.")
_SPACES = set(" \u00a0\u202f\u2009")
_COLONS = set(":：")
_CLAUSE = re.compile("[^.!?؟。！？,،，;؛:：\"“«\n]{1,60}")

# The least characters of either piece when a quotation is cut, and of a quotation that stands for a sentence though
# nothing introduces it; half of it where characters say more.
_LEAST_PIECE, _LEAST_SENTENCE = 16, 40
# The most words of "the minister asked" after a quotation.
_LONGEST_TAIL = 6


def boundaries(text: str, language: Language) -> list[Span]:
    """The sentences of `text`, in order: disjoint, trimmed, together every visible character."""
    return [span for paragraph in paragraphs(text) for span in sentences(text, paragraph, language)]


def sentences(text: str, paragraph: Span, language: Language, quotes: Quotations | None = None) -> list[Span]:
    """The sentences of one paragraph, trimmed, in order. Its quotations need not be found again if they are given."""
    stops = stops_of(language.sentences)
    if quotes is None:
        quotes = quotations(text, paragraph.start, paragraph.end, stops.clitics)
    reader = _Paragraph(text, paragraph, language, stops, quotes, brackets(text, paragraph))
    cuts = [paragraph.start, *reader.cuts(), paragraph.end]
    found = (trimmed(text, a, b) for a, b in zip(cuts, cuts[1:], strict=False))
    return [span for span in found if span]


@dataclass(slots=True)
class _Paragraph:
    """One paragraph, read once from left to right.

    `lower` says that its writer does not begin sentences with a capital. `begun` is where the present sentence
    began, `letter` its first letter or digit; `quote_at` and `bracket_at` count the quotations and brackets that
    lie behind.
    """

    text: str
    span: Span
    language: Language
    stops: Stops
    quotes: Quotations
    brackets: tuple[Span, ...]
    lower: bool = False
    begun: int = 0
    letter: int = 0
    quote_at: int = 0
    bracket_at: int = 0

    def __post_init__(self) -> None:
        self._begin(self.span.start)
        self.lower = self.text[self.letter : self.letter + 1].islower()

    def cuts(self) -> Iterator[int]:
        """Where one sentence ends and the next begins, in order."""
        end = self.span.end
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
            if text[at] in _CLOSING_BRACKETS or at in closing:
                at += 1
            elif text[at] in _SPACES and at + 1 in closing:
                at += 2
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
        glued = not any(map(str.isspace, text[stop:following]))
        return self._terminates(start, stop, following, glued) and self._outside(start, after, following)

    def _terminates(self, start: int, stop: int, following: int, glued: bool) -> bool:
        """Whether the mark does by itself, whatever it stands in."""
        text, mark = self.text, self.text[start:stop]
        character = text[following]
        if any(c in _WIDE for c in mark):
            return True
        if character.islower() and (glued or not self._begins_small(start, stop, following)):
            return False
        if mark in _STOPS:
            if glued and following == stop:
                return self.stops.ends_glued(text, self.begun, start, following)
            return self.stops.ends(text, self.begun, start, following)
        if glued and (character.isdigit() or in_address(text, self.begun, start, following)):
            return False
        uncased = character.isalpha() and not character.isupper()
        return not (uncased and _DOTS.fullmatch(mark) and self._pauses(start, mark))

    def _begins_small(self, start: int, stop: int, following: int) -> bool:
        """Whether the word in lower case at `following` begins a sentence: "They talked. al-Qaida did not." """
        text = self.text
        if self.lower or text.startswith(_LINKS, following):
            return True
        verbs = reporting_verbs(self.language.speech)
        plain = not _TRAILING.fullmatch(text, start, stop) and text[stop].isspace() and self.stops.plain(text, self.begun, start)
        return plain and next_word(text, following) not in verbs

    def _pauses(self, start: int, mark: str) -> bool:
        """Whether dots separate two halves of a sentence, or stand for "and so on" after a one-letter "and"."""
        word = self.text[max(self.begun, start - 2) : start]
        return mark in self.language.sentences.pauses or (len(word) == 2 and not word[0].isalnum() and word[1].isalpha())

    def _outside(self, at: int, after: int, following: int) -> bool:
        """Whether the brackets and quotations around the mark let a sentence end there."""
        while self.bracket_at < len(self.brackets) and self.brackets[self.bracket_at].end <= at:
            self.bracket_at += 1
        bracket = self.brackets[self.bracket_at] if self.bracket_at < len(self.brackets) else None
        if bracket and bracket.start < at and self.letter < bracket.start:
            if after < bracket.end or self.text[at] != ".":
                return False
            if _ALNUM.search(self.text, bracket.start, at) is None:
                return False
        closed = self.quotes.closed
        while self.quote_at < len(closed) and closed[self.quote_at].end <= at:
            self.quote_at += 1
        quote = closed[self.quote_at] if self.quote_at < len(closed) else None
        if quote is None or quote.start > at:
            return True
        if after < quote.end:
            return self._long_enough(max(quote.start, self.begun), at, quote.end)
        return self._closes(quote, at, following)

    def _long_enough(self, begun: int, at: int, end: int) -> bool:
        """Whether both pieces of a quotation that would be cut at `at` say something."""
        least = _LEAST_PIECE if self.language.sentences.spaces else _LEAST_PIECE // 2
        return at - begun >= least and end - at >= least

    def _closes(self, quote: Span, at: int, following: int) -> bool:
        """Whether the sentence ends together with the quotation whose last mark is at `at`."""
        least = _LEAST_SENTENCE if self.language.sentences.spaces else _LEAST_SENTENCE // 2
        before = self.text[self.begun : quote.start].rstrip() if quote.start - self.begun < 400 else " "
        whole = (
            self.text[following].isupper()
            or self.begun > quote.start
            or before[-1:] in _COLONS
            or self.letter > quote.start
            or quote.end - quote.start >= least
        )
        return whole and not self._tail(at, following)

    def _tail(self, at: int, following: int) -> bool:
        """Whether what follows a quotation names its speaker, as in `"Why?" the minister asked.`"""
        clause = _CLAUSE.match(self.text, following, self.span.end)
        if clause is None or self.text[clause.end() : clause.end() + 1] in _COLONS | set('"“«'):
            return False
        verbs = reporting_verbs(self.language.speech)
        if not self.language.sentences.spaces:
            return clause.group().endswith((*self.language.speech.verbs, *self.language.speech.weak_verbs))
        words = clause.group().casefold().split()
        if len(words) > _LONGEST_TAIL or (self.text[at] == "." and self.text[following].isupper()):
            return False
        return words[-1] in verbs or words[0] in verbs


@cache
def reporting_verbs(speech: Speech) -> frozenset[str]:
    """The verbs of saying that always report, as a set."""
    return frozenset(speech.verbs)
