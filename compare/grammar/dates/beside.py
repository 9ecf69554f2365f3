"""Dates that count from another date beside them: "two days after 5 March", "the Monday before 12 October"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.nodes import Day, Distance, Edge, Nth, Period, Shifted, Unit, WeekdayBeside
from compare.grammar.dates.periods import nths
from compare.grammar.dates.points import days
from compare.grammar.dates.relatives import Amount, Parse, amounts, counts, links

# "Five Fridays ago" is said, more of them are not.
_MOST_WEEKDAYS = 12
_SIGNS = {Edge.AFTER: 1, Edge.BEFORE: -1}
_TODAY = Period(Unit.DAY, 0, 0)


@remembered
def beside(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Days counted from a date that the text names right behind them, and weekdays counted from now."""
    yield from _shifted(lattice, index)
    yield from _weekdays_beside(lattice, index)
    yield from _weekdays_away(lattice, index)
    yield from _later(lattice, index)


def _named_days(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Days to count from: with their month, or like "the first Monday in November"."""
    for day in days(lattice, index):
        if isinstance(day.node, Day) and day.node.month is not None and not day.weak:
            yield day
    for day in nths(lattice, index):
        if isinstance(day.node, Nth) and day.node.unit is Unit.DAY and day.node.within is not None:
            yield day


def _shifted(lattice: Lattice, index: int) -> Iterator[Parse]:
    if entry := lattice.take("beside", index):
        unit, offset = cast(tuple[Unit, int], entry.value)
        for day in _named_days(lattice, links(lattice, entry.next)):
            yield Parse(Shifted(unit, offset, day.node), day.end)
    if lattice.hedged(index) or lattice.take("length_leads", index):
        return
    for kind, sign in (("ago", -1), ("hence", 1)):
        # "بعد يومين من 5 مارس", and "через два дня" before "после".
        before = lattice.take(f"{kind}_before", index)
        for amount in amounts(lattice, before.next) if before else ():
            if _counts_days(amount) and lattice.take("distance_bars", amount.end) and lattice.take("links", amount.end):
                for day in _named_days(lattice, links(lattice, amount.end)):
                    yield Parse(Shifted(amount.unit, sign * amount.count, day.node), day.end)
            yield from _behind_edge(lattice, amount)
    for amount in amounts(lattice, index):
        yield from _behind_edge(lattice, amount)


def _counts_days(amount: Amount) -> bool:
    """Whether it is a number of days or weeks; what is counted in months is rounder than a day."""
    return amount.stated and amount.unit in (Unit.DAY, Unit.WEEK)


def _behind_edge(lattice: Lattice, amount: Amount) -> Iterator[Parse]:
    edge = lattice.take("edge_before", amount.end)
    sign = _SIGNS.get(cast(Edge, edge.value)) if edge else None
    if edge is not None and sign is not None and _counts_days(amount):
        for day in _named_days(lattice, links(lattice, edge.next)):
            yield Parse(Shifted(amount.unit, sign * amount.count, day.node), day.end)


def _weekdays_beside(lattice: Lattice, index: int) -> Iterator[Parse]:
    """A weekday before, after or nearest to a date, counted if an ordinal stands in front."""
    starts = [(1, index), *((c.value, links(lattice, c.end)) for c in counts(lattice, index) if c.ordinal)]
    for n, start in starts:
        near = lattice.take("nearest", start)
        weekday = lattice.take("weekday", near.next if near else start)
        if weekday is None or n < 1 or (weekday.weak and not near):
            continue
        side: Edge | None = None
        after = weekday.next
        edge = lattice.take("edge_before", after)
        behind = lattice.take("nearest", links(lattice, after))
        if near or behind:
            after = behind.next if behind else after
            to = lattice.take("join_to", after)
            after = to.next if to else after
        elif edge is not None and edge.value in _SIGNS:
            side, after = cast(Edge, edge.value), edge.next
        else:
            continue
        for day in _named_days(lattice, links(lattice, after)):
            yield Parse(WeekdayBeside(cast(int, weekday.value), n, side, day.node), day.end)


def _weekdays_away(lattice: Lattice, index: int) -> Iterator[Parse]:
    """So many weekdays from now: "three Fridays ago", "in two Sundays"."""
    for kind, side in (("ago", Edge.BEFORE), ("hence", Edge.AFTER)):
        before = lattice.take(f"{kind}_before", index)
        for count in counts(lattice, before.next if before else index):
            weekday = lattice.take("weekday_plural", count.end)
            if weekday is None or count.ordinal or not 2 <= count.value <= _MOST_WEEKDAYS:
                continue
            after = lattice.take(f"{kind}_after", weekday.next)
            if before or after:
                node = WeekdayBeside(cast(int, weekday.value), count.value, side, _TODAY)
                yield Parse(node, after.next if after else weekday.next)


def _later(lattice: Lattice, index: int) -> Iterator[Parse]:
    """ "Two days later" counts from something in the story; from now only where the text holds nothing else."""
    for kind, sign in (("earlier", -1), ("later", 1)):
        for amount in amounts(lattice, index):
            after = lattice.take(kind, amount.end)
            if after is not None and amount.stated:
                yield Parse(Distance(amount.unit, sign * amount.count, floating=True), after.next, weak=True)
