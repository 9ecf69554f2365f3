"""Which values a finding disputes, in plain words, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from compare.types import (
    DateValue,
    DisputeKind,
    Evidence,
    Fact,
    FactKind,
    Finding,
    MonthDay,
    NameValue,
    Quantity,
    StanceValue,
)
from compare.wording import Wording
from compare.wording.values import plain_value, referent

_NUMBERS = frozenset({FactKind.NUMBER, FactKind.ORDINAL, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION})
_RELEVANT = {
    DisputeKind.DATE: frozenset({FactKind.DATE}),
    DisputeKind.NUMBER: _NUMBERS,
    DisputeKind.PLACE: frozenset({FactKind.PLACE}),
    DisputeKind.NAME: frozenset({FactKind.PERSON, FactKind.ORGANISATION}),
    DisputeKind.POLARITY: frozenset({FactKind.POLARITY, FactKind.MODALITY}),
    DisputeKind.ATTRIBUTION: frozenset({FactKind.PERSON, FactKind.ORGANISATION}),
}


def side_values(finding: Finding, side: int, say: Wording) -> tuple[str, ...]:
    """The distinct values that one side of a finding holds, those that the finding is about if it has any."""
    facts = _side_facts(finding, side)
    chosen = [(item, fact) for item, fact in facts if not _dated_elsewhere(fact, [other for _, other in facts])]
    by_meaning = {_meaning(fact): _plain(item, fact, say) for item, fact in reversed(chosen)}
    return tuple(dict.fromkeys(reversed(by_meaning.values())))


def evidence_values(item: Evidence, say: Wording) -> tuple[str, ...]:
    """The values of one piece of evidence, each with what it counts: "100,000 (soldier)"."""
    counts = [(fact, fact.value.of) for fact in item.facts if isinstance(fact.value, Quantity) and fact.value.of]
    of = {fact: referent(name, say.code) for fact, name in counts}
    return tuple(_plain(item, fact, say) + (f" ({of[fact]})" if fact in of else "") for fact in item.facts)


def compared_values(finding: Finding) -> tuple[tuple[str, ...], ...]:
    """For each side the values it holds, as any language and any wording would give them."""
    sides = sorted({item.side for item in finding.evidence})
    return tuple(tuple(sorted({_key(fact) for _, fact in _side_facts(finding, side)})) for side in sides)


def _side_facts(finding: Finding, side: int) -> list[tuple[Evidence, Fact]]:
    """The facts of one side with their evidence, those that the finding is about if it has any."""
    facts = [(item, fact) for item in finding.evidence if item.side == side for fact in item.facts]
    relevant = _RELEVANT.get(finding.kind, frozenset()) if finding.kind else frozenset()
    return [(item, fact) for item, fact in facts if fact.kind in relevant] or facts


def _plain(item: Evidence, fact: Fact, say: Wording) -> str:
    """A value in plain words; of a stance, the article's own words, for its predicate is a concept of ours."""
    if not isinstance(fact.value, StanceValue):
        return plain_value(fact, say)
    state = "not_yet" if fact.value.not_yet else "negative" if fact.value.negative else "positive"
    return say(f"values.said_{state}", words=" ".join(item.statement.document.text[fact.start : fact.end].split()))


def _key(fact: Fact) -> str:
    value = fact.value
    if isinstance(value, DateValue):
        return f"{value.first}/{value.last}" + (f"T{value.time}" if value.time else "")
    if isinstance(value, Quantity):
        return f"{value.low}..{value.high} {value.unit or ''}".strip()
    if isinstance(value, NameValue):
        return value.key
    return f"{'no' if value.negative else 'yes'} {value.predicate}"


def _dated_elsewhere(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether this is a day without a year that another source of the side names with its year."""
    if not isinstance(fact.value, DateValue) or not isinstance(fact.value.first, MonthDay):
        return False
    days = (other.value.first for other in others if isinstance(other.value, DateValue))
    return any(isinstance(day, dt.date) and MonthDay(day.month, day.day) == fact.value.first for day in days)


def _meaning(fact: Fact) -> object:
    """What makes two values the same to a reader: a name written in two scripts is one name."""
    return fact.value.key if isinstance(fact.value, NameValue) else fact.value


def counted(finding: Finding, language: str) -> tuple[str, ...]:
    """What the numbers of a finding count, each once, in the given language as far as its data know the concept."""
    facts = (fact for evidence in finding.evidence for fact in evidence.facts)
    values = (fact.value for fact in facts)
    return tuple(dict.fromkeys(referent(v.of, language) for v in values if isinstance(v, Quantity) and v.of))
