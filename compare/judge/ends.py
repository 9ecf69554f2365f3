"""Where dates begin and end: stretches of days, limits at one end, and how coarse a date is."""

from __future__ import annotations

import datetime as dt

from compare.grammar.intervals import Relation, relate
from compare.types import DateValue, FactValue, Granularity, MonthDay

COARSENESS = {unit: rank for rank, unit in enumerate(Granularity)}
"""Rank of each granularity, finest first, as `Granularity` lists them."""

LONGEST = {
    Granularity.DAY: 1,
    Granularity.WEEK: 7,
    Granularity.MONTH: 31,
    Granularity.QUARTER: 92,
    Granularity.YEAR: 366,
    Granularity.DECADE: 3653,
    Granularity.CENTURY: 36525,
}
"""Days of the longest stretch of each granularity; what is shorter than a day is none."""

SHIFTED = 0.6
"""Share of the days of two stretches that both have, from which on two that shift are one stretch, told otherwise."""


def shifted(a: DateValue, b: DateValue) -> bool:
    """Whether one stretch begins and ends a little later than the other: most of their days are the same."""
    if not (isinstance(a.first, dt.date) and isinstance(b.first, dt.date)):
        return False
    if not (isinstance(a.last, dt.date) and isinstance(b.last, dt.date)):
        return False
    later = (a.first < b.first) is (a.last < b.last) and a.first != b.first
    return later and nearly_one(a, b)


def nearly_one(a: DateValue, b: DateValue) -> bool:
    """Whether two stretches have most of their days in common."""
    if not (isinstance(a.first, dt.date) and isinstance(b.first, dt.date)):
        return False
    if not (isinstance(a.last, dt.date) and isinstance(b.last, dt.date)):
        return False
    both = (min(a.last, b.last) - max(a.first, b.first)).days
    return stretch(a) and stretch(b) and both >= SHIFTED * (max(a.last, b.last) - min(a.first, b.first)).days


def stretch(value: DateValue) -> bool:
    """Whether the date runs from one day (week, month ...) to another."""
    if isinstance(value.first, dt.date) and isinstance(value.last, dt.date):
        return (value.last - value.first).days >= LONGEST.get(value.granularity, 1)
    if isinstance(value.first, MonthDay) and isinstance(value.last, MonthDay):
        return value.granularity is Granularity.DAY and value.first != value.last
    return False


def relate_named(a: FactValue, b: FactValue) -> Relation:
    """How two dates relate if a limit is taken for the day, month or year that it names.

    "Since 1997" is disjoint from "since 2004" and from "in 2004" here. Whether a limit's own day, month or year belongs
    to it is often left open, so that what lies next to it is compatible.
    """
    found = relate(a, b)
    if found not in (Relation.COMPATIBLE, Relation.DISJOINT) or not _limited(a, b):
        return found
    return Relation.DISJOINT if _limit_apart(a, b) else Relation.COMPATIBLE


def _limited(a: FactValue, b: FactValue) -> bool:
    """Whether one of two dates is open at one end."""
    return any(isinstance(one, DateValue) and None in (one.first, one.last) for one in (a, b))


def _limit_apart(a: FactValue, b: FactValue) -> bool:
    """Whether the known end of the one is more than a day, month or year from what the other names."""
    if not isinstance(a, DateValue) or not isinstance(b, DateValue):
        return False
    ends_a, ends_b = ([end for end in (one.first, one.last) if isinstance(end, dt.date)] for one in (a, b))
    coarser = max(a.granularity, b.granularity, key=COARSENESS.__getitem__)
    gaps = [abs((end - other).days) for end in ends_a for other in ends_b]
    return bool(gaps) and min(gaps) > LONGEST.get(coarser, 0)
