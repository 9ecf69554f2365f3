"""Who a name, title or pronoun beside a verb of saying means, seen from the whole article.

A title without a name means the person whom the same article gives that title, named before rather than after;
a pronoun means whoever spoke last, if that was not long ago.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.facts.noun_phrases import named, phrase_after, phrase_before
from compare.facts.possession import speaks, whose
from compare.facts.quote_line import Line
from compare.grammar.names import name_key
from compare.languages import Language
from compare.types import FactKind, NameValue, Span

# How many statements back the last speaker may lie for a pronoun, or a verb without a subject, to mean him.
_REACH = 3
# The most words of a title beside a name.
_LONGEST_TITLE = 9
# The most words of a name beside a title.
_LONGEST_NAME = 4
# Endings of inflection are at most this long, beside a stem of at least so many letters.
_LONGEST_ENDING, _LEAST_STEM = 3, 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker, the words that name it, and whether these are an outlet or agency. `value` is `None` if unknown."""

    value: NameValue | None
    span: Span | None
    credit: bool = False


@dataclass(frozen=True, slots=True)
class _Office:
    """A person with the words of the title that an article gives them, at statement `at`."""

    at: int
    titles: frozenset[str]
    deputy: bool
    person: NameValue


@dataclass(slots=True)
class Speakers:
    """What is known of an article's speakers while it is read from its first statement to its last."""

    text: str
    language: Language
    offices: list[_Office] = field(default_factory=list)
    last: Speaker | None = None
    last_at: int = -1

    def learn(self, lines: Sequence[Line]) -> None:
        """Collects the titles that the article gives to persons."""
        for at, line in enumerate(lines):
            for first, (end, fact) in sorted(line.names.items()):
                person = named(fact)
                if fact.kind != FactKind.PERSON or person is None:
                    continue
                for title in _titles(line, first, end):
                    if self._is_title(line, title):
                        words = frozenset(self._content(line, title))
                        self.offices.append(_Office(at, words, _deputy(line, title), person))

    def of(self, line: Line, tokens: range, at: int) -> Speaker:
        """The speaker whom the tokens of statement `at` name."""
        while tokens and line.tokens[tokens.start].mark:
            tokens = tokens[1:]
        while tokens and line.tokens[tokens[-1]].mark:
            tokens = tokens[:-1]
        if not tokens:
            return self.same(at)
        span = Span(line.tokens[tokens.start].start, line.tokens[tokens[-1]].end)
        if len(tokens) == 1 and line.words.pronouns.at(line.tokens, tokens.start):
            return Speaker(self.same(at).value, span)
        if whose(line, tokens):
            return Speaker(None, span)
        fact = speaks(line, tokens)
        value = named(fact) if fact else None
        if fact and fact.kind == FactKind.PERSON:
            return Speaker(value, span)
        if any(line.words.media.at(line.tokens, k) for k in tokens):
            return Speaker(None, span, credit=True)
        person = self._apposed(line, tokens, at) or self._holder(line, tokens, at)
        return Speaker(person or value or self._by_words(span), span)

    def _apposed(self, line: Line, tokens: range, at: int) -> NameValue | None:
        """The name in `X, the spokesman`, also where nobody knows it for a name; its title is learnt."""
        comma = next((k for k in tokens if line.comma(k)), None)
        if comma is None:
            return None
        parts = [range(tokens.start, comma), range(comma + 1, tokens.stop)]
        title = next((part for part in parts if part and self._is_title(line, part)), None)
        name = next((part for part in parts if part and not self._is_title(line, part)), None)
        if title is None or name is None or len(name) > _LONGEST_NAME:
            return None
        person = self._by_words(Span(line.tokens[name.start].start, line.tokens[name.stop - 1].end))
        words = frozenset(self._content(line, title))
        self.offices.append(_Office(at, words, _deputy(line, title), person))
        return person

    def same(self, at: int) -> Speaker:
        """Whoever spoke last before statement `at`."""
        if self.last is None or at - self.last_at > _REACH:
            return Speaker(None, None)
        return self.last

    def spoke(self, speaker: Speaker, at: int) -> None:
        """Remembers who spoke in statement `at`."""
        if speaker.value is not None:
            self.last, self.last_at = speaker, at

    def _by_words(self, span: Span) -> NameValue:
        """Somebody without a name, as the article calls them."""
        surface = " ".join(self.text[span.start : span.end].split())
        return NameValue(name_key(surface, self.language), surface)

    def _holder(self, line: Line, tokens: range, at: int) -> NameValue | None:
        """The person whose title these words are, or a part of it."""
        if not self._is_title(line, tokens):
            return None
        words, deputy = self._content(line, tokens), _deputy(line, tokens)
        fitting = [o for o in self.offices if o.deputy == deputy and all(_among(word, o.titles) for word in words)]
        earlier = [o for o in fitting if o.at <= at]
        if earlier:
            return earlier[-1].person
        return fitting[0].person if fitting and len(words) > 1 else None

    def _is_title(self, line: Line, tokens: range) -> bool:
        return any(line.words.roles.at(line.tokens, k) for k in tokens)

    def _content(self, line: Line, tokens: range) -> list[str]:
        """The words that tell one title from another, without articles and prepositions."""
        words = line.words
        kept = [
            line.tokens[k].word
            for k in tokens
            if not line.tokens[k].mark and not words.articles.at(line.tokens, k) and not words.stops.at(line.tokens, k)
        ]
        article = line.language.names.article
        return [word.removeprefix(article) if article else word for word in kept]


def _titles(line: Line, first: int, end: int) -> list[range]:
    """What may be a title in front of a name and behind it."""
    before = phrase_before(line, first)
    if line.comma(first - 1):
        before = phrase_before(line, first - 1)
    nearer = [b for b, _ in line.names.values() if before.start < b <= first and b in before]
    before = range(max([before.start, *nearer]), before.stop)
    after_at = end + line.comma(end)
    after = phrase_after(line, after_at, appositions=False)
    return [
        r for r in (before[-_LONGEST_TITLE:], after[:_LONGEST_TITLE]) if r and not any(k in r for k in _persons(line))
    ]


def _persons(line: Line) -> list[int]:
    return [k for k, (_, fact) in line.names.items() if fact.kind == FactKind.PERSON]


def _deputy(line: Line, tokens: range) -> bool:
    return any(line.words.deputies.at(line.tokens, k) for k in tokens)


def _among(word: str, titles: frozenset[str]) -> bool:
    """Whether a title holds the word, whatever its ending."""
    return word in titles or any(_inflected(word, other) for other in titles)


def _inflected(a: str, b: str) -> bool:
    stem = max(_LEAST_STEM, max(len(a), len(b)) - _LONGEST_ENDING)
    return len(a) >= stem and len(b) >= stem and a[:stem] == b[:stem]
