"""What two statements claim, negate or deny, and which stances of either are held against which of the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.grammar.polarity import echo, same_word
from compare.grammar.polarity.opposites import OPPOSITES
from compare.judge.pair import Pair, within_quotes
from compare.languages import load
from compare.types import DateValue, Fact, StanceValue, Statement

_ECHO_WORDS, _ECHO_LETTERS = 2, 5
"""For a predicate that no concept covers: the words of the negation at most, and the letters of the predicate at least
("not here" against "here" is no dispute)."""


@dataclass(frozen=True, slots=True)
class Side:
    """One statement's stance with its value, and the statement."""

    fact: Fact
    value: StanceValue
    statement: Statement


def opposed(pair: Pair) -> Iterator[tuple[Side, Side]]:
    """Each stance of either side with each of the other, and with an echo of its word where there is none."""
    a, b = _sides(pair.facts_a, pair.link.a), _sides(pair.facts_b, pair.link.b)
    for mine, theirs, other in ((a, b, pair.link.b), (b, a, pair.link.a)):
        for no in mine:
            if sum(same.value.predicate == no.value.predicate for same in mine) > 1:
                continue  # "did not sign the treaty but signed the protocol": which of them the other means is open
            yield from ((no, yes) for yes in theirs)
            if no.value.negative and no.value.certainty == "fact" and (found := _echo(no, theirs, other)):
                yield no, found


def _sides(facts: Sequence[Fact], statement: Statement) -> list[Side]:
    return [Side(fact, fact.value, statement) for fact in facts if isinstance(fact.value, StanceValue)]


def _echo(no: Side, theirs: Sequence[Side], other: Statement) -> Side | None:
    """The plain claim of a word that no concept covers, in the other statement of the same language."""
    language = no.statement.document.language
    predicate = no.value.predicate
    if len(words_of(no).split()) > _ECHO_WORDS or len(predicate) < _ECHO_LETTERS:
        return None
    if language != other.document.language or any(same_word(predicate, side.value.predicate) for side in theirs):
        return None
    if _claimed_too(no):
        return None
    found = echo(other.text, load(language), predicate)
    if found is None or not isinstance(found.value, StanceValue):
        return None
    return Side(found.shifted(other.start), found.value, other)


def _claimed_too(no: Side) -> bool:
    """Whether a statement claims, in other words of its own, what it also negates: "in times of peace ... neither"."""
    start, end = no.fact.start - no.statement.start, no.fact.end - no.statement.start
    rest = f"{no.statement.text[:start]}{' ' * (end - start)}{no.statement.text[end:]}"
    return echo(rest, load(no.statement.document.language), no.value.predicate) is not None


def claims(value: StanceValue) -> bool:
    """Whether something is said to be so."""
    return not value.negative and value.certainty == "fact"


def opposite(a: StanceValue, b: StanceValue) -> bool:
    """Whether both claim, and of what they claim only one can be so, at one time and of one thing."""
    return claims(a) and claims(b) and frozenset((a.predicate, b.predicate)) in OPPOSITES


def wording_of_quotes(pair: Pair, no: Side, yes: Side) -> bool:
    """Whether both are words of direct quotations in one language: what differs there, `quote-drift` looks at."""
    if no.statement.document.language != yes.statement.document.language:
        return False
    return within_quotes(pair, no.fact) and within_quotes(pair, yes.fact)


def moment(pair: Pair, side: Side) -> dt.date | None:
    """When a stance held: on the one past day that the statement names, else when the article appeared."""
    published = side.statement.document.published
    facts = pair.facts_a if side.statement is pair.link.a else pair.facts_b
    days = [fact.value.last or fact.value.first for fact in facts if isinstance(fact.value, DateValue)]
    day = days[0] if len(days) == 1 else None
    if isinstance(day, dt.date) and (published is None or day <= published):
        return day
    return published


def words_of(side: Side) -> str:
    """The words of the stance."""
    start = side.statement.start
    return side.statement.text[side.fact.start - start : side.fact.end - start]
