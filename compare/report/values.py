"""Which values a finding disputes, in plain words, side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from compare.types import DateValue, DisputeKind, Fact, FactKind, Finding, MonthDay, NameValue, Quantity
from compare.wording import Wording
from compare.wording.values import plain_value

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
    facts = [fact for evidence in finding.evidence if evidence.side == side for fact in evidence.facts]
    relevant = _RELEVANT.get(finding.kind, frozenset()) if finding.kind else frozenset()
    chosen = [fact for fact in facts if fact.kind in relevant] or facts
    chosen = [fact for fact in chosen if not _dated_elsewhere(fact, chosen)]
    by_meaning = {_meaning(fact): plain_value(fact, say) for fact in reversed(chosen)}
    return tuple(dict.fromkeys(reversed(by_meaning.values())))


def _dated_elsewhere(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether this is a day without a year that another source of the side names with its year."""
    if not isinstance(fact.value, DateValue) or not isinstance(fact.value.first, MonthDay):
        return False
    days = (other.value.first for other in others if isinstance(other.value, DateValue))
    return any(isinstance(day, dt.date) and MonthDay(day.month, day.day) == fact.value.first for day in days)


def _meaning(fact: Fact) -> object:
    """What makes two values the same to a reader: a name written in two scripts is one name."""
    return fact.value.key if isinstance(fact.value, NameValue) else fact.value


def counted(finding: Finding) -> tuple[str, ...]:
    """What the numbers of a finding count, each once."""
    facts = (fact for evidence in finding.evidence for fact in evidence.facts)
    values = (fact.value for fact in facts)
    return tuple(dict.fromkeys(v.of for v in values if isinstance(v, Quantity) and v.of))
