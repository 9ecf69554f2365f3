"""How two values of the same kind relate: equal, compatible, disjoint, or not comparable at all.

Dates and quantities are intervals, so one vocabulary serves both. Two intervals that share a point are at
least compatible; a conflict needs disjoint ones.
"""

from __future__ import annotations

import datetime as dt
import math
from enum import StrEnum

from compare.types import DateValue, FactValue, MonthDay, NameValue, Quantity, StanceValue

LEAP_YEAR = 2000  # any leap year: places 29 February when only month and day are known


class Relation(StrEnum):
    """How two values relate."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"


def relate(a: FactValue, b: FactValue) -> Relation:
    """How two values relate; incomparable if they are of different types."""
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return relate_dates(a, b)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return relate_quantities(a, b)
    if isinstance(a, NameValue) and isinstance(b, NameValue):
        return Relation.EQUAL if a.key == b.key else Relation.DISJOINT
    if isinstance(a, StanceValue) and isinstance(b, StanceValue):
        return Relation.EQUAL if a.negative == b.negative else Relation.DISJOINT
    return Relation.INCOMPARABLE


def relate_dates(a: DateValue, b: DateValue) -> Relation:
    """How two dates relate. Where one year is open, month and day are compared alone.

    A date that could not be resolved (both ends missing) is incomparable; so are a year-open date and an
    interval longer than a month, which would hold almost any day.
    """
    if unresolved(a) or unresolved(b):
        return Relation.INCOMPARABLE
    if year_open(a) or year_open(b):
        return _relate_in_one_year(a, b)
    first_a, last_a = _days(a)
    first_b, last_b = _days(b)
    if last_a < first_b or last_b < first_a:
        return Relation.DISJOINT
    return Relation.EQUAL if (first_a, last_a) == (first_b, last_b) else Relation.COMPATIBLE


def relate_quantities(a: Quantity, b: Quantity) -> Relation:
    """How two quantities relate; incomparable if their units differ. Durations are compared in seconds."""
    if (a.seconds is None) != (b.seconds is None) or (a.seconds is None and a.unit != b.unit):
        return Relation.INCOMPARABLE
    scale_a, scale_b = _scale(a), _scale(b)
    low_a, high_a = _bounds(a, scale_a)
    low_b, high_b = _bounds(b, scale_b)
    if _before(high_a, low_b) or _before(high_b, low_a):
        return Relation.DISJOINT
    same = _close(low_a, low_b) and _close(high_a, high_b)
    return Relation.EQUAL if same and a.hedge == b.hedge else Relation.COMPATIBLE


def unresolved(value: DateValue) -> bool:
    """Whether nothing is known of this date but that it is relative."""
    return value.first is None and value.last is None


def year_open(value: DateValue) -> bool:
    """Whether the year of this date is unknown."""
    return isinstance(value.first, MonthDay) or isinstance(value.last, MonthDay)


def _days(value: DateValue) -> tuple[float, float]:
    """A year-known date as day numbers, open ends as infinities."""
    first = value.first.toordinal() if isinstance(value.first, dt.date) else -math.inf
    last = value.last.toordinal() if isinstance(value.last, dt.date) else math.inf
    return first, last


def _relate_in_one_year(a: DateValue, b: DateValue) -> Relation:
    """Compare month and day alone."""
    days_a, days_b = _year_days(a), _year_days(b)
    if days_a is None or days_b is None:
        return Relation.INCOMPARABLE
    if days_a == days_b:
        return Relation.EQUAL
    return Relation.COMPATIBLE if days_a & days_b else Relation.DISJOINT


def _year_days(value: DateValue) -> frozenset[int] | None:
    """The days of a year (as numbers in a leap year) that the interval holds; None if it is open or too long."""
    if value.first is None or value.last is None:
        return None
    first, last = (dt.date(LEAP_YEAR, end.month, end.day).timetuple().tm_yday for end in (value.first, value.last))
    if isinstance(value.first, dt.date) and isinstance(value.last, dt.date) and (value.last - value.first).days > 31:
        return None
    days = range(first, last + 1) if first <= last else [*range(first, 367), *range(1, last + 1)]
    return frozenset(days) if len(days) <= 32 else None


def _scale(value: Quantity) -> float:
    """Seconds in one of the quantity's units, 1 for anything but durations."""
    if value.seconds is None:
        return 1.0
    bounds = [bound for bound in (value.low, value.high) if bound is not None]
    middle = sum(bounds) / len(bounds) if bounds else 0.0
    return value.seconds / middle if middle else 1.0


def _bounds(value: Quantity, scale: float) -> tuple[float, float]:
    low = -math.inf if value.low is None else value.low * scale
    high = math.inf if value.high is None else value.high * scale
    return low, high


def _before(high: float, low: float) -> bool:
    """Whether an interval that ends at `high` lies wholly before one that begins at `low`.

    Where they touch they are not apart, whether or not the end belongs to them: "more than 250,000" and "250,000"
    are one sum, rounded by one of two writers.
    """
    return high < low and not _close(high, low)


def _close(a: float, b: float) -> bool:
    return a == b or math.isclose(a, b, rel_tol=1e-9)
