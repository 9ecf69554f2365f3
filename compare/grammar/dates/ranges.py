"""The days that a range means: what one end leaves out, the other gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from compare.grammar.dates.calendars import year_in
from compare.grammar.dates.nodes import Day, Month, Node, Nth, Range, Weekday, Year, YearOf
from compare.grammar.dates.view import ONE_DAY, NoSuchDateError, View, choose, interval, resolve, resolves, start_of
from compare.types import DateValue, Granularity


@resolves(Range)
def _range(node: Range, view: View) -> DateValue:
    """First day of the first date to last day of the last."""
    first, last = _completed(node.first, node.last)
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        return _weekdays(first, last, view)
    if isinstance(first, Day | Month) and isinstance(last, Day | Month) and first.year is None and last.year is None:
        return _of_any_year(first, last, view)
    low, high = resolve(first, view), resolve(last, view)
    if isinstance(low.first, dt.date) and isinstance(high.last, dt.date):
        if low.first > high.last:
            raise NoSuchDateError(f"a range cannot run from {low.first} to {high.last}")
        return interval(low.first, high.last, high.granularity)
    return DateValue(low.first, high.last, high.granularity, low.relative)


def _completed(first: Node, last: Node) -> tuple[Node, Node]:
    """Both ends with the month, year and "last" or "this" that only one of them has."""
    if isinstance(first, Day) and isinstance(last, Nth):
        return Nth(first.day, last.unit, last.within), last
    if isinstance(first, Day) and isinstance(last, Day):
        if first.month is None:
            first = replace(first, month=last.month, calendar=last.calendar)
        elif last.month is None:
            last = replace(last, month=first.month, calendar=first.calendar)
    if isinstance(first, Day | Month) and isinstance(last, Day | Month):
        pick = first.pick or last.pick
        year = first.year or last.year
        turn = _order(first) > _order(last)
        if first.year is None and last.year is not None:
            first = replace(first, year=_before(year) if turn else year)
        elif last.year is None and first.year is not None and not turn:
            last = replace(last, year=year)
        return replace(first, pick=pick), replace(last, pick=pick)
    return first, last


def _order(node: Day | Month) -> tuple[int, int]:
    return (node.month or 0, node.day if isinstance(node, Day) else 0)


def _before(year: YearOf) -> YearOf:
    """The year before: "21 December to 6 January 2022" begins in 2021."""
    if isinstance(year, Year):
        return replace(year, year=year.year - 1)
    return replace(year, first=year.first - 1, last=year.last - 1) if year else None


def _of_any_year(first: Day | Month, last: Day | Month, view: View) -> DateValue:
    """A range without a year: the last that has begun, or the next that has not ended."""
    if view.reference is None:
        low, high = resolve(first, view), resolve(last, view)
        return DateValue(low.first, high.last, high.granularity)
    if isinstance(first, Day) and isinstance(last, Day) and first.month is None:
        start = start_of(resolve(first, view))
        return interval(start, start.replace(day=last.day), Granularity.DAY)
    turn = _order(first) > _order(last)
    around = year_in(last.calendar, view.reference)
    candidates = []
    for year in range(around - 3, around + 4):
        begin = _resolved(replace(first, year=Year(year - turn, first.calendar)), view)
        end = _resolved(replace(last, year=Year(year, last.calendar)), view)
        if begin and end and isinstance(begin.first, dt.date) and isinstance(end.last, dt.date):
            candidates.append(interval(begin.first, end.last, end.granularity))
    return choose(candidates, first.pick or last.pick, view)


def _resolved(node: Node, view: View) -> DateValue | None:
    """The value, or `None` where that year has no such day."""
    try:
        return resolve(node, view)
    except NoSuchDateError:
        return None


def _weekdays(first: Weekday, last: Weekday, view: View) -> DateValue:
    """From one weekday to the next such, within a week."""
    days = (last.weekday - first.weekday) % 7
    if first.week is not None or first.pick is not None or view.future:
        start = start_of(resolve(first, view))
        return interval(start, start + days * ONE_DAY, Granularity.DAY)
    end = start_of(resolve(last, view))
    return interval(end - days * ONE_DAY, end, Granularity.DAY)
