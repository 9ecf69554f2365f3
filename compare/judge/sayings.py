"""What the two statements of a pair pass on of somebody's words, with speakers and addressees that are beyond doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.grammar.names import match_names
from compare.grammar.rewording import Wording, compare_wording
from compare.judge.pair import Pair
from compare.languages import load
from compare.types import Fact, FactKind, NameValue, Quote, Span, Statement

TWO_SURNAMES = 0.6
"""Likeness of surnames below which two persons are two: one name in two scripts has .75 and more."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote, the statement that holds it, and the persons who stand in that statement as speaker and addressee.

    A speaker whom only a pronoun, a title, an institution or an earlier statement names is None: he may be anybody.
    """

    statement: Statement
    quote: Quote
    speaker: Fact | None
    addressee: Fact | None

    @property
    def words(self) -> str:
        """What was said, as printed; a direct quotation without its marks."""
        first, last = self.span.start, self.span.end
        return self.statement.document.text[first:last]

    @property
    def span(self) -> Span:
        """The longest piece of what was said, offsets into the document's text."""
        return max(self.quote.content, key=lambda piece: piece.end - piece.start)

    @property
    def direct(self) -> bool:
        """Whether these are the speaker's own words, marked as such."""
        return self.quote.direct and bool(self.quote.verbatim)


def sayings(pair: Pair) -> Iterator[tuple[Saying, Saying]]:
    """Each quote of one statement with each of the other."""
    theirs = list(_of(pair.link.b, pair.quotes_b, pair.facts_b))
    for mine in _of(pair.link.a, pair.quotes_a, pair.facts_a):
        yield from ((mine, other) for other in theirs)


def two_persons(a: Fact | None, b: Fact | None) -> bool:
    """Whether both are known and cannot be one person, however the name is spelt."""
    if a is None or b is None or not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return False
    if relate_names(FactKind.PERSON, a.value, b.value) is not Relation.DISJOINT:
        return False
    return match_names(a.value.key, b.value.key).surname < TWO_SURNAMES


def common_wording(a: Saying, b: Saying) -> Wording | None:
    """How the words of two sayings in one language differ; None across languages."""
    language = a.statement.document.language
    if language != b.statement.document.language:
        return None
    return compare_wording(a.words, b.words, load(language))


def _of(statement: Statement, quotes: Sequence[Quote], facts: Sequence[Fact]) -> Iterator[Saying]:
    for quote in quotes:
        if quote.content:
            yield Saying(statement, quote, _speaker(quote, facts), _person(quote.addressee, facts))


def _speaker(quote: Quote, facts: Sequence[Fact]) -> Fact | None:
    """The person who speaks, if these words name him, and not only somebody of his."""
    found = _person(quote.speaker_span, facts)
    if found is None or quote.speaker is None or not isinstance(found.value, NameValue):
        return None
    return found if found.value.key == quote.speaker.key else None


def _person(words: Span | None, facts: Sequence[Fact]) -> Fact | None:
    """The only person whom these words name."""
    if words is None:
        return None
    found = [f for f in facts if f.kind is FactKind.PERSON and words.overlaps(Span(f.start, f.end))]
    return found[0] if len(found) == 1 else None
