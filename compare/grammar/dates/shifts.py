"""What dates mean that count from another date."""

from __future__ import annotations

import datetime as dt

from compare.grammar.dates.calendars import period_at
from compare.grammar.dates.nodes import Edge, Shifted, Unit, WeekdayBeside
from compare.grammar.dates.view import ONE_DAY, NoSuchDateError, View, interval, resolve, resolves, unresolved
from compare.types import DateValue, Granularity


@resolves(Shifted)
def _shifted(node: Shifted, view: View) -> DateValue:
    """The day so many days away; so many weeks away the week in which that day lies, since weeks are round."""
    day = resolve(node.of, view)
    if not isinstance(day.first, dt.date):
        return unresolved(Granularity.DAY if node.unit is Unit.DAY else Granularity.WEEK)
    if node.unit is Unit.DAY:
        there = day.first + node.amount * ONE_DAY
        return interval(there, there, Granularity.DAY)
    return interval(*period_at(Unit.WEEK, day.first, node.amount), Granularity.WEEK)


@resolves(WeekdayBeside)
def _weekday_beside(node: WeekdayBeside, view: View) -> DateValue:
    """Before and after leave out the date itself, the nearest may be it; of two as near the earlier is the nearer."""
    value = resolve(node.of, view)
    if not isinstance(value.first, dt.date) or not isinstance(value.last, dt.date):
        return unresolved(Granularity.DAY)
    if node.side is Edge.AFTER:
        found = value.last + ((node.weekday - value.last.isoweekday() - 1) % 7 + 7 * node.n - 6) * ONE_DAY
    elif node.side is Edge.BEFORE:
        found = value.first - ((value.first.isoweekday() - node.weekday - 1) % 7 + 7 * node.n - 6) * ONE_DAY
    else:
        middle = value.first
        near = (middle + ((node.weekday - middle.isoweekday()) % 7 + 7 * k) * ONE_DAY for k in range(-node.n, node.n))
        nearest = sorted(near, key=lambda day: abs(day - middle))
        if len(nearest) < node.n:
            raise NoSuchDateError(f"no weekday number {node.n} near {middle}")
        found = nearest[node.n - 1]
    return interval(found, found, Granularity.DAY)
