"""Normalised values in plain English words: "17 December 2021", "more than 100,000 (soldier)"."""

from __future__ import annotations

import calendar
import datetime as dt

from compare.types import DateValue, FactValue, MonthDay, NameValue, Quantity, StanceValue


def describe(value: FactValue) -> str:
    """The value as a reader would write it; never empty."""
    if isinstance(value, DateValue):
        return _date(value)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, StanceValue):
        return _stance(value)
    return _name(value)


def _stance(value: StanceValue) -> str:
    predicate = value.predicate.replace("_", " ")
    if value.not_yet:
        return f"not yet: {predicate}"
    if value.certainty == "fact":
        return f"{'not' if value.negative else 'yes'}: {predicate}"
    return f"{'not, ' if value.negative and value.certainty != 'denied' else ''}{value.certainty}: {predicate}"


def _name(value: NameValue) -> str:
    return value.display


def _date(value: DateValue) -> str:
    if value.first is None and value.last is None:
        if value.relative is None:
            return "an unresolved date"
        return f"{value.relative.offset:+d} {value.relative.unit} from an unknown day"
    if value.first is None:
        return f"until {_day(value.last)}"
    if value.last is None:
        return f"since {_day(value.first)}"
    text = _interval(value.first, value.last)
    return f"{text}, {value.time}{f' {value.zone}' if value.zone else ''}" if value.time else text


def _interval(first: dt.date | MonthDay, last: dt.date | MonthDay) -> str:
    """Both ends, with whole years and months named as such."""
    if first == last:
        return _day(first)
    if isinstance(first, dt.date) and isinstance(last, dt.date) and _whole_years(first, last):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and first.month == last.month and last.day >= _length(last.month):
        return _day(first).split(" ", 1)[1]
    return f"{_day(first)} to {_day(last)}"


def _whole_years(first: dt.date, last: dt.date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _length(month: int) -> int:
    """Days in the month, of February the shorter."""
    return calendar.monthrange(2001, month)[1]


def _day(day: dt.date | MonthDay | None) -> str:
    if day is None:
        return "an unknown day"
    year = f" {day.year}" if isinstance(day, dt.date) else ""
    return f"{day.day} {calendar.month_name[day.month]}{year}"


def _quantity(value: Quantity) -> str:
    unit = {"percent": " %", None: ""}.get(value.unit, f" {value.unit}")
    of = f" ({value.of})" if value.of else ""
    return f"{_bounds(value)}{unit}{of}"


def _bounds(value: Quantity) -> str:
    low, high = value.low, value.high
    if low is None and high is None:
        return "an unknown number"
    if low is None:
        return f"{'less than' if value.high_open else 'at most'} {_number(high)}"
    if high is None:
        return f"{'more than' if value.low_open else 'at least'} {_number(low)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def _number(number: float | None) -> str:
    if number is None:
        return "?"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"
