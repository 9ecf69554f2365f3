"""What longer and open stretches of time, and parts of them, mean."""

from __future__ import annotations

import datetime as dt

from compare.grammar.dates.calendars import add_months, period_at
from compare.grammar.dates.meanings import GRANULARITIES, known_year
from compare.grammar.dates.nodes import (
    Calendar,
    Century,
    Clock,
    Containing,
    Decade,
    Edge,
    Nth,
    Open,
    Part,
    Season,
    Third,
    Unit,
)
from compare.grammar.dates.view import (
    ONE_DAY,
    NoSuchDateError,
    View,
    choose,
    interval,
    resolve,
    resolves,
    unresolved,
)
from compare.types import DateValue, Granularity, MonthDay


@resolves(Nth)
def _nth(node: Nth, view: View) -> DateValue:
    granularity = GRANULARITIES[node.unit]
    if node.within is None:
        return _nth_of_some_year(node, view)
    frame = resolve(node.within, view)
    if isinstance(frame.first, MonthDay) and node.unit is Unit.DAY and node.weekday is None:
        last = frame.last.day if isinstance(frame.last, MonthDay) else 31
        day = MonthDay(frame.first.month, node.n if node.n > 0 else last + node.n + 1)
        return DateValue(day, day, granularity)
    if not isinstance(frame.first, dt.date) or not isinstance(frame.last, dt.date):
        return unresolved(granularity)
    found = nth_within(node, frame.first, frame.last)
    half_month = node.unit is Unit.HALF and (frame.last - frame.first).days < 31
    return interval(*found, Granularity.DAY if half_month else granularity)


def nth_within(node: Nth, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The `n`th unit that lies wholly within `first..last`; half a month is its first 15 days or the rest.

    Raises:
        NoSuchDateError: if there are not so many.
    """
    if node.unit is Unit.HALF and (last - first).days < 31:
        middle = first + dt.timedelta(days=14)
        return (first, middle) if node.n in (1, -2) else (middle + ONE_DAY, last)
    units: list[tuple[dt.date, dt.date]] = []
    if node.weekday is not None:
        day = first + ((node.weekday - first.isoweekday()) % 7) * ONE_DAY
        while day <= last:
            units.append((day, day))
            day += 7 * ONE_DAY
    else:
        start, end = period_at(node.unit, first, 0)
        while start <= last and len(units) < 1000:
            if first <= start and end <= last:
                units.append((start, end))
            start, end = period_at(node.unit, end + ONE_DAY, 0)
    index = node.n - 1 if node.n > 0 else node.n
    if not -len(units) <= index < len(units):
        raise NoSuchDateError(f"there is no unit number {node.n} in {first}..{last}")
    return units[index]


def _nth_of_some_year(node: Nth, view: View) -> DateValue:
    """A quarter or half whose year is left out."""
    if view.reference is None:
        return unresolved(GRANULARITIES[node.unit])
    candidates = []
    for year in range(view.reference.year - 2, view.reference.year + 3):
        first, last = nth_within(node, dt.date(year, 1, 1), dt.date(year, 12, 31))
        candidates.append(interval(first, last, GRANULARITIES[node.unit]))
    return choose(candidates, None, view)


@resolves(Third)
def _third(node: Third, view: View) -> DateValue:
    """A third: days 1-10, 11-20 and the rest of a month; four months of a year; of a week Monday to Wednesday,
    Wednesday and Thursday, Friday to Sunday; of decades years 0-2, 3-6, 7-9."""
    frame = resolve(node.of, view)
    if isinstance(frame.first, MonthDay) and isinstance(frame.last, MonthDay):
        low, high = {Part.BEGINNING: (1, 10), Part.MIDDLE: (11, 20), Part.END: (21, frame.last.day)}[node.part]
        month = frame.first.month
        return DateValue(MonthDay(month, low), MonthDay(month, high), Granularity.DAY)
    if not isinstance(frame.first, dt.date) or not isinstance(frame.last, dt.date):
        return frame
    first, last = frame.first, frame.last
    length = (last - first).days + 1
    if length <= 31:
        week = {Part.BEGINNING: (0, 2), Part.MIDDLE: (2, 3), Part.END: (4, 6)}
        month_days = {Part.BEGINNING: (0, 9), Part.MIDDLE: (10, 19), Part.END: (20, length - 1)}
        low, high = (week if length <= 7 else month_days)[node.part]
        return interval(first + low * ONE_DAY, first + min(high, length - 1) * ONE_DAY, Granularity.DAY)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    # Of a year four months, of decades and centuries whole years.
    third = months // 3 if months <= 12 else months // 36 * 12
    low, high = {
        Part.BEGINNING: (0, third),
        Part.MIDDLE: (third, months - third),
        Part.END: (months - third, months),
    }[node.part]
    granularity = Granularity.MONTH if months <= 12 else Granularity.YEAR
    return interval(add_months(first, low), add_months(first, high) - ONE_DAY, granularity)


@resolves(Containing)
def _containing(node: Containing, view: View) -> DateValue:
    day = resolve(node.day, view)
    if not isinstance(day.first, dt.date):
        return unresolved(GRANULARITIES[node.unit])
    return interval(*period_at(node.unit, day.first, 0), GRANULARITIES[node.unit])


@resolves(Clock)
def _clock(node: Clock, view: View) -> DateValue:
    granularity = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)[node.time.count(":")]
    time = node.time if ":" in node.time else node.time + ":00"
    if node.day is None:
        return DateValue(None, None, granularity, None, time, node.zone)
    day = resolve(node.day, view)
    return DateValue(day.first, day.last, granularity, day.relative, time, node.zone)


@resolves(Open)
def _open(node: Open, view: View) -> DateValue:
    """ "Since" and "until" include what they name, "after" and "before" do not: after 1997 begins in 1998.

    "Before the end of the month" is until its end.
    """
    value = resolve(node.of, view)
    first, last = value.first, value.last
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        return value
    if node.edge is Edge.SINCE:
        return DateValue(first, None, value.granularity)
    if node.edge is Edge.AFTER:
        return DateValue(last + ONE_DAY, None, value.granularity)
    ends = isinstance(node.of, Third) and node.of.part is Part.END
    if node.edge is Edge.BEFORE and not ends:
        return DateValue(None, first - ONE_DAY, value.granularity)
    return DateValue(None, last, value.granularity)


@resolves(Season)
def _season(node: Season, view: View) -> DateValue:
    year = known_year(node.year, Calendar.GREGORIAN, view)
    if year is not None:
        # "Winter 2021" begins in the year that it is named after.
        return _season_until(node, year + (node.first > node.last))
    if view.reference is None or node.year is not None:
        return unresolved(Granularity.DAY)
    return choose([_season_until(node, view.reference.year + k) for k in range(-3, 4)], node.pick, view)


def _season_until(node: Season, year: int) -> DateValue:
    """The season that ends in that year; a winter begins in the year before."""
    start = dt.date(year - (node.first > node.last), *node.first)
    return interval(start, dt.date(year, *node.last), Granularity.DAY)


@resolves(Decade)
def _decade(node: Decade, view: View) -> DateValue:
    start = node.start
    if start < 100:
        # Without a century, the last such decade that has begun; "the twenties" are 2020..2029 in undated texts.
        now = view.reference.year if view.reference else 2029
        start += 2000 if 2000 + start <= now else 1900
    return interval(dt.date(start, 1, 1), dt.date(start + 9, 12, 31), Granularity.DECADE)


@resolves(Century)
def _century(node: Century, view: View) -> DateValue:
    first = dt.date(100 * node.number - 99, 1, 1)
    return interval(first, dt.date(100 * node.number, 12, 31), Granularity.CENTURY)
