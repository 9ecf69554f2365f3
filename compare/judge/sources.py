"""Whose words two statements pass on: one person's, two persons', those of the police and of the fire brigade."""

from __future__ import annotations

from collections.abc import Sequence

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.grammar.offices import find_bodies
from compare.judge.pair import Pair
from compare.judge.sayings import Saying, sayings, two_persons
from compare.languages import load
from compare.types import Fact, FactKind, NameValue, Quote, Span, Statement


def other_speaker(pair: Pair) -> bool:
    """Whether both pass on somebody's words and nobody speaks in both, or either speaks of the other in turn."""
    told = list(sayings(pair))
    if any(two_persons(a.speaker, b.speaker) and _of_each_other(pair, a, b) for a, b in told):
        return True
    return bool(told) and all(two_persons(a.speaker, b.speaker) for a, b in told)


def _of_each_other(pair: Pair, a: Saying, b: Saying) -> bool:
    """Whether each of two speakers is whom the other one speaks of: "X said that Y refused", "Y said that X did"."""
    return _spoken_of(b.speaker, a, pair.facts_a) and _spoken_of(a.speaker, b, pair.facts_b)


def _spoken_of(person: Fact | None, said: Saying, facts: Sequence[Fact]) -> bool:
    """Whether somebody's words name this person."""
    within = [
        f
        for f in facts
        if f.kind is FactKind.PERSON and any(part.overlaps(Span(f.start, f.end)) for part in said.quote.content)
    ]
    return person is not None and any(_one_person(person, fact) for fact in within)


def two_sources(pair: Pair) -> bool:
    """Whether both pass on words of bodies that are not one: the police here, somebody else there."""
    a, b = _bodies(pair.link.a, pair.quotes_a), _bodies(pair.link.b, pair.quotes_b)
    return a is not None and b is not None and bool(a | b) and not a & b


def _one_person(a: Fact, b: Fact) -> bool:
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return False
    return relate_names(FactKind.PERSON, a.value, b.value) is not Relation.DISJOINT


def _bodies(statement: Statement, quotes: Sequence[Quote]) -> frozenset[str] | None:
    """The bodies that the words for the speakers name; None where a speaker is a person, or nobody is named."""
    language = load(statement.document.language)
    spans = [quote.speaker_span for quote in quotes if quote.speaker_span is not None]
    words = [statement.document.text[span.start : span.end] for span in spans]
    unnamed = not words or any(word.casefold() in language.speakers.pronouns for word in words)
    if unnamed or any(quote.speaker is not None and quote.speaker.surname for quote in quotes):
        return None
    return frozenset(body for word in words for body in find_bodies(word, language))
