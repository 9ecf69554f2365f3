"""Stretches of time: decades, centuries, seasons, and counted or named parts of longer ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.names import months, years
from compare.grammar.dates.nodes import (
    Century,
    Containing,
    Day,
    Decade,
    Month,
    Node,
    Nth,
    Part,
    Period,
    Pick,
    Season,
    Third,
    Unit,
    Year,
)
from compare.grammar.dates.points import days
from compare.grammar.dates.relatives import Parse, counts, links, relatives

# "The first century" is mostly counted from something else.
_FIRST_CENTURY = 4
_LENGTH = {unit: rank for rank, unit in enumerate(Unit)}


@remembered
def ages(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Decades and centuries."""
    mark = lattice.take("mark_before_decade", index)
    start = mark.next if mark else index
    decade: int | None = None
    end = start
    if entry := lattice.take("decade", index):
        decade, end = cast(int, entry.value), entry.next
    for kind in ("year", "number"):
        number = lattice.take(kind, start)
        if number is None or cast(int, number.value) % 10:
            continue
        suffix = lattice.take("mark_after_decade", number.next)
        # "In the 1990's" is a decade, "1990's harvest" a year.
        owned = lattice.is_text(number.next - 2, "'") and lattice.take("links", index - 1) is not None
        if owned and suffix is None:
            suffix = lattice.take("mark_after_decade", number.next - 2)
        if suffix or mark:
            decade, end = cast(int, number.value), suffix.next if suffix else number.next
    if decade is not None and (decade >= 1000 or 10 <= decade <= 90):
        yield Parse(Decade(decade), end, weak=decade < 30)
        for century in _centuries(lattice, links(lattice, end)):
            yield Parse(_decade_of(decade, century.node), century.end)
    for century in _centuries(lattice, index):
        yield century
        # "20世纪90年代"
        number = lattice.take("number", links(lattice, century.end))
        suffix = lattice.take("mark_after_decade", number.next) if number else None
        if number is not None and suffix is not None and cast(int, number.value) % 10 == 0:
            yield Parse(_decade_of(cast(int, number.value), century.node), suffix.next)


def _decade_of(decade: int, century: Node) -> Node:
    if isinstance(century, Century):
        return Decade((century.number - 1) * 100 + decade % 100)
    # "of the last century": the one before the current one.
    return Decade(1900 + decade % 100)


@remembered
def _centuries(lattice: Lattice, index: int) -> Iterator[Parse]:
    unit = lattice.take("unit", index)
    if unit is not None and unit.value is Unit.CENTURY:
        for number, end in _ordinals(lattice, links(lattice, unit.next)):
            yield Parse(Century(number), end)
        for shift in relatives(lattice, index):
            if isinstance(shift.node, Period) and shift.node.unit is Unit.CENTURY:
                yield shift
    for number, end in _ordinals(lattice, index):
        unit = lattice.take("unit", end)
        if unit is not None and unit.value is Unit.CENTURY:
            yield Parse(Century(number), unit.next)


def _ordinals(lattice: Lattice, index: int) -> Iterator[tuple[int, int]]:
    """Numbers that a century can have, Roman ones too, with the token after them."""
    for count in counts(lattice, index):
        if _FIRST_CENTURY <= count.value <= 21:
            yield count.value, count.end
    roman = lattice.take("roman", index)
    if roman is not None and cast(int, roman.value) >= _FIRST_CENTURY:
        yield cast(int, roman.value), roman.next


@remembered
def periods(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Stretches of time that have a beginning and an end to speak of."""
    yield from months(lattice, index)
    for year in years(lattice, index):
        yield replace(year, weak=False)
    yield from relatives(lattice, index)
    yield from ages(lattice, index)
    if entry := lattice.take("unit", index):
        unit = cast(Unit, entry.value)
        if unit is not Unit.DAY and lattice.take("plurals", index) is None:
            yield Parse(Period(unit, 0, 0), entry.next)
            # "the month of March", "the year 2014".
            for named in [*months(lattice, links(lattice, entry.next)), *years(lattice, links(lattice, entry.next))]:
                yield replace(named, weak=False)


@remembered
def nths(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Counted units of a longer period: "the third quarter of 2018", "آخر اثنين من الشهر"."""
    for counted in _counted_units(lattice, index):
        node = cast(Nth, counted.node)
        # "In the third quarter", but not "the third quarter of the match", nor "the second half" of anything.
        if node.unit is Unit.QUARTER and lattice.take("period_bars", counted.end) is None:
            yield counted
        for period in periods(lattice, links(lattice, counted.end, comma=True)):
            if _holds(period.node, node.unit):
                yield Parse(replace(node, within=period.node), period.end)
    for period in periods(lattice, index):
        for counted in _counted_units(lattice, links(lattice, period.end)):
            node = cast(Nth, counted.node)
            if _holds(period.node, node.unit):
                yield Parse(replace(node, within=period.node), counted.end)
    unit = lattice.take("unit", index)
    if unit is not None and unit.value is Unit.WEEK:
        for day in days(lattice, links(lattice, unit.next)):
            if isinstance(day.node, Day) and not day.weak:
                yield Parse(Containing(Unit.WEEK, day.node), day.end)


def _holds(period: Node, unit: Unit) -> bool:
    """Whether the period is longer than the unit and made of whole ones."""
    if isinstance(period, Period):
        return _LENGTH[period.unit] > _LENGTH[unit] and period.first == period.last
    if isinstance(period, Month):
        return unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.HALF)
    return isinstance(period, Year | Decade | Century) and unit is not Unit.CENTURY


@remembered
def _counted_units(lattice: Lattice, index: int) -> Iterator[Parse]:
    for count in counts(lattice, index):
        if count.ordinal:
            last = lattice.take("ordinal", count.end)
            if last is not None and last.value == -1 and count.value > 0:
                yield from _unit_after(lattice, last.next, -count.value)
            yield from _unit_after(lattice, count.end, count.value)
    weekday = lattice.take("weekday", index)
    unit = lattice.take("unit", index)
    for entry in (weekday, unit):
        if entry is None:
            continue
        for count in counts(lattice, entry.next):
            quarter = entry is unit and unit.value is Unit.QUARTER and count.value <= 4
            if count.ordinal or quarter:
                if entry is weekday:
                    yield Parse(Nth(count.value, Unit.DAY, None, cast(int, weekday.value)), count.end)
                else:
                    yield Parse(Nth(count.value, cast(Unit, entry.value), None), count.end)


def _unit_after(lattice: Lattice, index: int, n: int) -> Iterator[Parse]:
    if (after := links(lattice, index)) != index:
        yield from _unit_after(lattice, after, n)
    if unit := lattice.take("unit", index):
        # "ثالث يوم ثلاثاء": the word for day may stand before a weekday.
        if unit.value is Unit.DAY and (weekday := lattice.take("weekday", unit.next)):
            yield Parse(Nth(n, Unit.DAY, None, cast(int, weekday.value)), weekday.next)
        yield Parse(Nth(n, cast(Unit, unit.value), None), unit.next)
    if weekday := lattice.take("weekday", index):
        yield Parse(Nth(n, Unit.DAY, None, cast(int, weekday.value)), weekday.next)


@remembered
def thirds(lattice: Lattice, index: int) -> Iterator[Parse]:
    """The beginning, middle or end of a period."""
    if entry := lattice.take("named_part", index):
        part, unit = cast(tuple[Part, Unit], entry.value)
        yield Parse(Third(part, Period(unit, 0, 0)), entry.next)
        # "Year-end 2021", "Jahresende 2021".
        for period in [*months(lattice, links(lattice, entry.next)), *years(lattice, links(lattice, entry.next))]:
            if isinstance(period.node, Year if unit is Unit.YEAR else Month):
                yield Parse(Third(part, period.node), period.end)
    if entry := lattice.take("part_before", index):
        after = entry.next + 1 if lattice.is_text(entry.next, "-") else links(lattice, entry.next)
        for period in periods(lattice, after):
            yield Parse(Third(cast(Part, entry.value), period.node), period.end)
    for period in periods(lattice, index):
        if entry := lattice.take("part_after", period.end):
            yield Parse(Third(cast(Part, entry.value), period.node), entry.next)


@remembered
def seasons(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Seasons, with a year or "last" beside them; bare ones are weak."""
    modifier = lattice.take("before", index)
    entry = lattice.take("season", modifier.next if modifier else index)
    if entry is None:
        return
    first, last = cast(tuple[tuple[int, int], tuple[int, int]], entry.value)
    season = Season(first, last, pick=cast(Pick, modifier.value) if modifier else None)
    yield Parse(season, entry.next, weak=modifier is None)
    if behind := lattice.take("after", entry.next):
        yield Parse(replace(season, pick=cast(Pick, behind.value)), behind.next)
    after = links(lattice, entry.next)
    for year in [*years(lattice, after), *relatives(lattice, after)]:
        if isinstance(year.node, Year) or (isinstance(year.node, Period) and year.node.unit is Unit.YEAR):
            yield Parse(replace(season, year=year.node), year.end)
