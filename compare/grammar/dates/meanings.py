"""What days, months, years and what counts from now mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from compare.grammar.dates.calendars import add_months, month_end, month_length, period_at, to_date, year_in
from compare.grammar.dates.nodes import (
    Calendar,
    Day,
    Distance,
    Month,
    NamedToday,
    Nth,
    Period,
    Pick,
    Unit,
    Weekday,
    Year,
    YearOf,
)
from compare.grammar.dates.view import (
    ONE_DAY,
    NoSuchDateError,
    View,
    choose,
    interval,
    resolve,
    resolves,
    start_of,
    unresolved,
)
from compare.types import DateValue, Granularity, MonthDay, Relative

# A weekday that contradicts its date by more than this many years is a slip, not a hint at another year.
_WEEKDAY_YEARS = 2
_FEW_DAYS = dt.timedelta(days=15)
GRANULARITIES = {
    Unit.DAY: Granularity.DAY,
    Unit.WEEK: Granularity.WEEK,
    Unit.WEEKEND: Granularity.DAY,
    Unit.MONTH: Granularity.MONTH,
    Unit.QUARTER: Granularity.QUARTER,
    Unit.HALF: Granularity.MONTH,
    Unit.YEAR: Granularity.YEAR,
    Unit.DECADE: Granularity.DECADE,
    Unit.CENTURY: Granularity.CENTURY,
}


@resolves(Period)
def _period(node: Period, view: View) -> DateValue:
    granularity = GRANULARITIES[node.unit]
    if view.reference is None or (node.anaphoric and not view.alone):
        return unresolved(granularity, Relative(granularity, node.first))
    first, _ = period_at(node.unit, view.reference, node.first, view.weekend)
    _, last = period_at(node.unit, view.reference, node.last, view.weekend)
    if node.unit is Unit.WEEKEND and node.first == node.last == 0 and view.past and first > view.reference:
        # "This weekend", said of the past on a Monday, is the one before.
        first, last = first - 7 * ONE_DAY, last - 7 * ONE_DAY
    return interval(first, last, granularity)


@resolves(Distance)
def _distance(node: Distance, view: View) -> DateValue:
    """The day so many days, weeks or months away, the month so many years away.

    `relative` stays beside the result: what is counted in weeks is not meant to the day.
    """
    if node.beyond or node.within:
        return _bounded(node, view)
    relative = Relative(GRANULARITIES[node.unit], node.amount)
    if node.floating and not (view.future or view.alone):
        raise NoSuchDateError("an amount of time after something in the story is no date")
    if view.reference is None:
        return unresolved(relative.unit, relative)
    if node.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        days = node.amount * (1 if node.unit is Unit.DAY else 7)
        day = view.reference + dt.timedelta(days=days)
        return DateValue(day, day, Granularity.DAY, relative)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
    day = add_months(view.reference, months[node.unit] * node.amount)
    if months[node.unit] < 12:
        return DateValue(day, day, Granularity.DAY, relative)
    if node.unit is Unit.YEAR:
        return DateValue(day.replace(day=1), month_end(day.year, day.month), Granularity.MONTH, relative)
    return DateValue(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), Granularity.YEAR, relative)


def _bounded(node: Distance, view: View) -> DateValue:
    """ "More than two years ago" is until then, "less than two years ago" from then to the day of writing."""
    value = resolve(replace(node, beyond=False, within=False), view)
    if not isinstance(value.first, dt.date) or not isinstance(value.last, dt.date) or view.reference is None:
        return unresolved(value.granularity)
    past = node.amount < 0
    if node.beyond:
        first, last = (None, value.last) if past else (value.first, None)
    else:
        first, last = (value.first, view.reference) if past else (view.reference, value.last)
    return DateValue(first, last, value.granularity)


@resolves(Year)
def _year(node: Year, view: View) -> DateValue:
    first = to_date(node.calendar, node.year, 1, 1)
    last = to_date(node.calendar, node.year, 12, month_length(node.calendar, node.year, 12))
    return interval(first, last, Granularity.YEAR)


def known_year(year: YearOf, calendar: Calendar, view: View) -> int | None:
    """The year as a number, if it was given and can be known."""
    if isinstance(year, Year):
        return year.year
    if isinstance(year, Period) and view.reference is not None and not (year.anaphoric and not view.alone):
        return year_in(calendar, view.reference) + year.first
    return None


@resolves(Month)
def _month(node: Month, view: View) -> DateValue:
    year = known_year(node.year, node.calendar, view)
    if year is not None:
        return _month_in(node, year)
    if view.reference is None or node.year is not None:
        if node.calendar is not Calendar.GREGORIAN:
            return unresolved(Granularity.MONTH)
        last = MonthDay(node.month, month_length(node.calendar, 2000, node.month))
        return DateValue(MonthDay(node.month, 1), last, Granularity.MONTH)
    around = year_in(node.calendar, view.reference)
    return choose([_month_in(node, around + k) for k in range(-3, 4)], node.pick, view)


def _month_in(node: Month, year: int) -> DateValue:
    length = month_length(node.calendar, year, node.month)
    first = to_date(node.calendar, year, node.month, 1)
    return interval(first, to_date(node.calendar, year, node.month, length), Granularity.MONTH)


@resolves(Day)
def _day(node: Day, view: View) -> DateValue:
    if node.month is None:
        return _day_of_some_month(node, view)
    month = node.month
    of = partial(_day_in, node.calendar, month, node.day)
    year = known_year(node.year, node.calendar, view)
    if year is not None:
        return _third_tuesday(node, year, view) or of(year)
    # A leap year shows whether there is such a day at all.
    to_date(node.calendar, {Calendar.ISLAMIC: 2, Calendar.PERSIAN: 1399}.get(node.calendar, 2000), month, node.day)
    if view.beside is not None and node.year is None and node.pick is None:
        # "On 1 September 1939 ... on 3 September": the same year, if that is only days away.
        around = year_in(node.calendar, view.beside)
        near = [c for k in (-1, 0, 1) if (c := _try(of, around + k)) and abs(start_of(c) - view.beside) <= _FEW_DAYS]
        if near:
            return near[0]
    if view.reference is None or node.year is not None:
        if node.calendar is not Calendar.GREGORIAN:
            return unresolved(Granularity.DAY)
        return DateValue(MonthDay(month, node.day), MonthDay(month, node.day), Granularity.DAY)
    around = year_in(node.calendar, view.reference)
    candidates = [c for k in range(-8, 9) if (c := _try(of, around + k)) is not None]
    return _with_weekday(candidates, node, view) or choose(candidates, node.pick, view)


def _day_in(calendar: Calendar, month: int, day: int, year: int) -> DateValue:
    date = to_date(calendar, year, month, day)
    return interval(date, date, Granularity.DAY)


def _third_tuesday(node: Day, year: int, view: View) -> DateValue | None:
    """ "Tuesday the third of September" is the third Tuesday if the third is no Tuesday."""
    if node.weekday is None or not node.ordinal or node.day > 5 or node.month is None:
        return None
    if to_date(node.calendar, year, node.month, node.day).isoweekday() == node.weekday:
        return None
    month = Month(node.month, Year(year, node.calendar), node.calendar)
    return resolve(Nth(node.day, Unit.DAY, month, node.weekday), view)


def _try(of: Callable[[int], DateValue], year: int) -> DateValue | None:
    """The day in that year; None if that year has no such day."""
    try:
        return of(year)
    except ValueError:
        return None


def _with_weekday(candidates: Sequence[DateValue], node: Day, view: View) -> DateValue | None:
    """Of the years in which the date falls on its weekday, the nearest."""
    if node.weekday is None or view.reference is None:
        return None
    reference = view.reference
    fitting = [c for c in candidates if isinstance(c.first, dt.date) and c.first.isoweekday() == node.weekday]
    nearest = min(fitting, key=lambda c: abs(start_of(c) - reference), default=None)
    if nearest is not None and abs(start_of(nearest) - reference) <= dt.timedelta(days=366 * _WEEKDAY_YEARS):
        return nearest
    return None


def _day_of_some_month(node: Day, view: View) -> DateValue:
    """A day without a month: in the month that fits the weekday, or the direction in time."""
    if view.reference is None:
        return unresolved(Granularity.DAY)
    candidates = []
    for offset in range(-14, 15):
        first, last = period_at(Unit.MONTH, view.reference, offset)
        if node.day <= last.day:
            day = first.replace(day=node.day)
            if node.weekday is None or day.isoweekday() == node.weekday:
                candidates.append(interval(day, day, Granularity.DAY))
    return choose(candidates, node.pick, view)


@resolves(Weekday)
def _weekday(node: Weekday, view: View) -> DateValue:
    if view.reference is None or (node.anaphoric and not view.alone):
        return unresolved(Granularity.DAY)
    reference = view.reference
    monday = reference - dt.timedelta(days=reference.weekday())
    days = (node.weekday - reference.isoweekday()) % 7
    if node.week is not None:
        day = monday + dt.timedelta(days=7 * node.week + node.weekday - 1)
    elif node.pick is Pick.LAST:
        day = reference - dt.timedelta(days=(-days) % 7 or 7)
    elif node.pick is Pick.BEFORE_LAST:
        day = reference - dt.timedelta(days=((-days) % 7 or 7) + 7)
    elif node.pick is Pick.NEXT:
        day = monday + dt.timedelta(days=6 + node.weekday) if view.next_week else reference + (days or 7) * ONE_DAY
    elif node.pick is Pick.AFTER_NEXT:
        day = reference + ((days or 7) + 7) * ONE_DAY
    elif node.pick is Pick.IN_EIGHT_DAYS:
        day = reference + (days + 7) * ONE_DAY
    elif node.pick is Pick.IN_FIFTEEN_DAYS:
        day = reference + (days + 14) * ONE_DAY
    elif view.future:
        day = reference + (days or (7 if view.strict and node.pick is None else 0)) * ONE_DAY
    elif node.pick is Pick.THIS:
        day = monday + dt.timedelta(days=node.weekday - 1)
    else:
        day = reference - (-days % 7) * ONE_DAY
    return interval(day, day, Granularity.DAY)


@resolves(NamedToday)
def _named_today(node: NamedToday, view: View) -> DateValue:
    """Today as the weekday that it is called: the nearest such day, as the clock may have passed midnight."""
    if view.reference is None:
        return unresolved(Granularity.DAY, Relative(Granularity.DAY, node.offset))
    day = view.reference + dt.timedelta(days=node.offset)
    away = (node.weekday - day.isoweekday() + 3) % 7 - 3
    day += dt.timedelta(days=away)
    return interval(day, day, Granularity.DAY)
