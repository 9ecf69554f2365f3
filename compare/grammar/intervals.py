"""How two values of the same kind relate: equal, compatible, disjoint, or not comparable at all.

Dates and quantities are intervals, so one vocabulary serves both. Two intervals that share a point are at
least compatible; a conflict needs disjoint ones.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from enum import StrEnum

from compare.grammar.measures import Scale, rounding, scale_of
from compare.grammar.numbers.symbols import CURRENCY_CODES
from compare.types import DateValue, FactValue, MonthDay, NameValue, Quantity, StanceValue

LEAP_YEAR = 2000  # any leap year: places 29 February when only month and day are known

PERCENT = "percent"
SAME_MEASURE = 0.01
"""Share by which two measures in different units may differ and still be one figure: 100 miles, 161 kilometres."""
SHARE_ROUNDING = 2.0
"""Percentage points by which what is called "a third" or "half" may be off."""
POUNDS = frozenset({"GBP", "EGP", "SYP", "LBP", "SDG"})
"""Currencies that their own country calls "pound", so that the name alone is read as the best known of them."""
NAMED_ALIKE = {
    "dinar": frozenset({"IQD", "KWD", "JOD", "BHD", "DZD", "TND", "LYD", "RSD", "MKD"}),
    "rial": frozenset({"IRR", "OMR", "YER", "SAR", "QAR"}),
    "riyal": frozenset({"SAR", "QAR", "YER", "OMR", "IRR"}),
    "lira": frozenset({"TRY", "SYP", "LBP"}),
    "franc": frozenset({"CHF", "XAF", "XOF"}),
    "crown": frozenset({"CZK", "SEK", "NOK", "DKK", "ISK"}),
    "peso": frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "UYU", "CUP", "DOP"}),
}
"""Names that stand for several currencies, as `[numbers.units.currencies]` has them, and which."""
CURRENCIES = CURRENCY_CODES | NAMED_ALIKE.keys()


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
    """How two quantities relate; incomparable if their units measure different things.

    Durations are compared in seconds; measures of one dimension, and a share and a percentage, as far as a writer
    who converts them rounds. Two currencies are comparable only where the figures themselves are the same, or the
    same but for thousands, since rates are not known.
    """
    if (a.seconds is None) != (b.seconds is None):
        return Relation.INCOMPARABLE
    if a.seconds is None and a.unit != b.unit:
        return _relate_units(a, b)
    scale_a, scale_b = _scale(a), _scale(b)
    low_a, high_a = _bounds(a, scale_a)
    low_b, high_b = _bounds(b, scale_b)
    if _before(high_a, low_b) or _before(high_b, low_a):
        return Relation.DISJOINT
    same = _close(low_a, low_b) and _close(high_a, high_b)
    return Relation.EQUAL if same and a.hedge == b.hedge else Relation.COMPATIBLE


def is_share(value: Quantity) -> bool:
    """Whether a number is a part of a whole, as fractions are: "a third", "0.4 of them"."""
    return value.unit is None and value.low is not None and value.high is not None and 0 < value.low <= value.high < 1


def _relate_units(a: Quantity, b: Quantity) -> Relation:
    """How two quantities of different units relate."""
    if a.unit == PERCENT and is_share(b):
        return _relate_share(b, a)
    if b.unit == PERCENT and is_share(a):
        return _relate_share(a, b)
    if a.unit in CURRENCIES and b.unit in CURRENCIES:
        return _relate_currencies(a, b)
    scale_a, scale_b = scale_of(a.unit), scale_of(b.unit)
    if scale_a is None or scale_b is None or scale_a.dimension != scale_b.dimension:
        return Relation.INCOMPARABLE
    exact_a, wide_a = _converted(a, scale_a, wide=False), _converted(a, scale_a, wide=True)
    exact_b, wide_b = _converted(b, scale_b, wide=False), _converted(b, scale_b, wide=True)
    # one of the two writers converted what the other one measured: only one has rounded
    if _apart(wide_a, exact_b) and _apart(exact_a, wide_b):
        return Relation.DISJOINT
    same = all(math.isclose(x, y, rel_tol=SAME_MEASURE) for x, y in zip(exact_a, exact_b, strict=True))
    return Relation.EQUAL if same and a.hedge == b.hedge else Relation.COMPATIBLE


def _relate_share(share: Quantity, percent: Quantity) -> Relation:
    """How a fraction and a percentage relate: a third is 33 percent, and 35 is still called so."""
    low, high = ((share.low or 0.0) * 100, (share.high or 0.0) * 100)
    other = _bounds(percent, 1.0)
    if _apart((low - SHARE_ROUNDING, high + SHARE_ROUNDING), other):
        return Relation.DISJOINT
    same = _close(low, other[0]) and _close(high, other[1]) and share.hedge == percent.hedge
    return Relation.EQUAL if same else Relation.COMPATIBLE


def _relate_currencies(a: Quantity, b: Quantity) -> Relation:
    """Two sums of two currencies: apart if the figures are the same, or the same but for thousands."""
    one, other = a.unit or "", b.unit or ""
    if one in POUNDS and other in POUNDS:
        # either may be a bare "pound" of the article's country
        if not _apart(_bounds(a, 1.0), _bounds(b, 1.0)):
            return Relation.COMPATIBLE
    elif one in _loose(other) or other in _loose(one):
        return relate_quantities(a, replace(b, unit=a.unit))
    if None in (a.low, a.high, b.low, b.high) or not a.high or not b.high:
        return Relation.INCOMPARABLE
    steps = math.log10(a.high / b.high) / 3 if a.high > 0 and b.high > 0 else 0.5
    same = math.isclose(steps, round(steps), abs_tol=1e-9) and _digits(a.high) == _digits(b.high)
    return Relation.DISJOINT if same else Relation.INCOMPARABLE


def _loose(unit: str) -> frozenset[str]:
    """The currencies that a name without a country may mean."""
    return NAMED_ALIKE.get(unit, frozenset())


def _digits(value: float) -> str:
    return f"{value:.12g}".replace(".", "").replace("e+", "").strip("0")


def _converted(value: Quantity, scale: Scale, *, wide: bool) -> tuple[float, float]:
    """The interval in base units; `wide`: with what its writer may have rounded away at either end."""
    low, high = value.low, value.high
    reach_low = rounding(low, value.unit or "") if wide and low is not None else 0.0
    reach_high = rounding(high, value.unit or "") if wide and high is not None else 0.0
    return (
        -math.inf if low is None else scale.base(low - reach_low),
        math.inf if high is None else scale.base(high + reach_high),
    )


def _apart(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return _before(a[1], b[0]) or _before(b[1], a[0])


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
