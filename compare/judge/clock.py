"""Rule `clock-time`: one event begins, or somebody arrives, at two times of one day.

Hours of two zones are told alike by nobody: without a zone, times that differ by whole or half hours may be one moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.grammar.intervals import Relation, relate, unresolved
from compare.judge.pair import Confrontation, Pair, conflict, confront, retold
from compare.settings import Settings
from compare.types import DateValue, DisputeKind, Fact, FactKind, Granularity, Verdict

RULE = "clock-time"
ZONES_APART = 30
"""Minutes by whose multiples the clocks of two zones differ."""
ROUNDED = 10
"""Minutes by which a writer may round a time of day: "about half past nine", "9:35"."""
_DAY = 24 * 60


def compare_clocks(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if each statement has one time of day, and no rounding or zone makes one of the two; else None."""
    met = meet(pair)
    if len(met.left_a) != 1 or len(met.left_b) != 1 or met.shared:
        return None
    a, b = met.left_a[0], met.left_b[0]
    apart = minutes_apart(a, b)
    if apart is None or apart <= ROUNDED or not (apart % ZONES_APART or _one_zone(a, b)):
        return None
    if pair.link.similarity < settings.gate_far and not retold(pair, settings):
        return None
    text = f"{_time(a)} against {_time(b)}: no rounding, and no two zones, make one time of these."
    return conflict(pair, DisputeKind.DATE, RULE, text, a, b)


def meet(pair: Pair) -> Confrontation:
    """The times of day of both statements, each once, paired off; times of different days never meet."""
    a, b = (_timed(side) for side in pair.facts(FactKind.DATE))
    return confront(a, b, relate_times)


def relate_times(a: Fact, b: Fact) -> Relation:
    """How two times of day relate: compatible if one names the hour alone, incomparable on two days or in two zones."""
    apart = minutes_apart(a, b)
    if apart is None:
        return Relation.INCOMPARABLE
    if apart == 0:
        return Relation.EQUAL
    hour = any(isinstance(one.value, DateValue) and one.value.granularity is Granularity.HOUR for one in (a, b))
    return Relation.COMPATIBLE if hour and _time(a)[:2] == _time(b)[:2] else Relation.DISJOINT


def minutes_apart(a: Fact, b: Fact) -> int | None:
    """The minutes between two times of day, the shorter way round; None on two days, in two zones or without a time."""
    if not isinstance(a.value, DateValue) or not isinstance(b.value, DateValue) or not (_time(a) and _time(b)):
        return None
    dated = not (unresolved(a.value) or unresolved(b.value))
    if dated and relate(a.value, b.value) is Relation.DISJOINT:
        return None
    if a.value.zone and b.value.zone and a.value.zone != b.value.zone:
        return None
    apart = abs(_minutes(a) - _minutes(b))
    return min(apart, _DAY - apart)


def _timed(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple({_time(fact): fact for fact in facts if _time(fact)}.values())


def _one_zone(a: Fact, b: Fact) -> bool:
    zones = [fact.value.zone for fact in (a, b) if isinstance(fact.value, DateValue)]
    return None not in zones and len(set(zones)) == 1


def _time(fact: Fact) -> str:
    """A time of day as ISO 8601 has it, without seconds; empty without one."""
    return (fact.value.time or "")[: len("00:00")] if isinstance(fact.value, DateValue) else ""


def _minutes(fact: Fact) -> int:
    hour, _, minute = _time(fact).partition(":")
    return int(hour) * 60 + int(minute or 0)
