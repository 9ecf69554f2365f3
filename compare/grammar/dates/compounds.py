"""Dates made of dates: "the last Monday of March", "mid-December", "from 13 to 15 July", "since 1997"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.nodes import (
    Century,
    Containing,
    Day,
    Decade,
    Edge,
    Month,
    Node,
    Nth,
    Open,
    Part,
    Period,
    Range,
    Third,
    Unit,
    Weekday,
    Year,
)
from compare.grammar.dates.numeric import read_group, read_pair
from compare.grammar.dates.points import (
    day_counts,
    days,
    in_month,
    month_likes,
    months,
    seasons,
    weekdays,
    years,
)
from compare.grammar.dates.relatives import Parse, counts, distances, links, relatives

# "The first century" is mostly counted from something else.
_FIRST_CENTURY = 4
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")


def expressions(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Everything that begins at a token, shortest and longest, in no order."""
    yield from opens(lattice, index)
    yield from ranges(lattice, index)
    yield from simple(lattice, index)


@remembered
def simple(lattice: Lattice, index: int) -> Iterator[Parse]:
    """One date, not a range."""
    yield from groups(lattice, index)
    yield from weekdays(lattice, index)
    yield from days(lattice, index)
    yield from relatives(lattice, index)
    yield from months(lattice, index)
    yield from years(lattice, index)
    yield from distances(lattice, index)
    yield from seasons(lattice, index)
    yield from ages(lattice, index)
    yield from nths(lattice, index)
    yield from thirds(lattice, index)


def groups(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Digits with separators, with a weekday in front or behind; with spaces only if there is nothing else."""
    spaced = [lattice.tokens[k].text for k in range(index, min(index + 3, len(lattice.tokens)))]
    if len(spaced) == 3 and all(part.isdigit() for part in spaced):
        reading = read_group("/".join(spaced), lattice.data)
        if reading is not None:
            yield Parse(reading.node, index + 3, weak=True)
    start, weekday = index, lattice.take("weekday", index)
    if weekday is not None:
        start = links(lattice, weekday.next, comma=True)
    entry = lattice.take("number_group", start)
    reading = read_group(cast(str, entry.value), lattice.data) if entry else None
    if entry is None or reading is None:
        return
    node, end = reading.node, entry.next
    mark = lattice.take("mark_after_year", end)
    end = mark.next if mark else end
    if weekday is not None and isinstance(node, Day):
        node = replace(node, weekday=cast(int, weekday.value))
    # "10.12." closes with a full stop, as in "am 10.12."
    if reading.weak and isinstance(node, Day) and lattice.is_text(end, ".") and lattice.tokens[end].glued:
        yield Parse(node, end + 1, weak=weekday is None and not lattice.announced(index))
    yield Parse(node, end, reading.weak and weekday is None and not lattice.announced(index))


@remembered
def ages(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Decades and centuries."""
    mark = lattice.take("mark_before_decade", index)
    start = mark.next if mark else index
    decade: int | None = None
    end = start
    if entry := lattice.take("decade", start):
        decade, end = cast(int, entry.value), entry.next
    for kind in ("year", "number"):
        number = lattice.take(kind, start)
        if number is None or cast(int, number.value) % 10:
            continue
        suffix = lattice.take("mark_after_decade", number.next)
        if suffix or mark:
            decade, end = cast(int, number.value), suffix.next if suffix else number.next
    if decade is not None and (decade >= 1000 or 10 <= decade <= 90):
        yield Parse(Decade(decade), end, weak=decade < 20)
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
    if index >= len(lattice.tokens):
        return
    roman = lattice.tokens[index].text
    letters = roman.rstrip("eè")
    if letters and letters.isupper() and _ROMAN.fullmatch(letters.lower()):
        values = {"x": 10, "v": 5, "i": 1}
        digits = [values[c] for c in letters.lower()]
        total = sum(-d if d < max(digits[k:]) else d for k, d in enumerate(digits))
        if total >= _FIRST_CENTURY:
            yield total, index + 1


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
        if unit is not Unit.DAY:
            yield Parse(Period(unit, 0, 0), entry.next)
            # "the month of March", "the year 2014".
            for named in [*months(lattice, links(lattice, entry.next)), *years(lattice, links(lattice, entry.next))]:
                yield replace(named, weak=False)


@remembered
def nths(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Counted units of a longer period: "the third quarter of 2018", "آخر اثنين من الشهر"."""
    for counted in _counted_units(lattice, index):
        node = cast(Nth, counted.node)
        if node.unit in (Unit.QUARTER, Unit.HALF) and node.weekday is None:
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


_LENGTH = {unit: rank for rank, unit in enumerate(Unit)}


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
    if entry := lattice.take("part_before", index):
        after = entry.next + 1 if lattice.is_text(entry.next, "-") else links(lattice, entry.next)
        for period in periods(lattice, after):
            yield Parse(Third(cast(Part, entry.value), period.node), period.end)
    for period in periods(lattice, index):
        if entry := lattice.take("part_after", period.end):
            yield Parse(Third(cast(Part, entry.value), period.node), entry.next)


def opens(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Stretches of time with one end: "since 1997", "until Wednesday"."""
    if entry := lattice.take("edge_before", index):
        edge = cast(Edge, entry.value)
        for parse in simple(lattice, links(lattice, entry.next)):
            firm = not parse.weak or isinstance(parse.node, Year)
            if _has_edge(lattice, edge, parse):
                yield Parse(Open(edge, parse.node), parse.end, not firm)
    for parse in simple(lattice, index):
        if entry := lattice.take("edge_after", links(lattice, parse.end)):
            firm = not parse.weak or isinstance(parse.node, Year)
            yield Parse(Open(cast(Edge, entry.value), parse.node), entry.next, not firm)


def _has_edge(lattice: Lattice, edge: Edge, parse: Parse) -> bool:
    """"After Monday's talks" is about the talks: there a date is a date and no edge."""
    owned = parse.end >= 2 and lattice.is_text(parse.end - 2, "'")
    return edge not in (Edge.AFTER, Edge.BEFORE) or not owned


def ranges(lattice: Lattice, index: int) -> Iterator[Parse]:
    """From one date to another, and several days of one month."""
    opening = lattice.take("join_from", index)
    start = links(lattice, opening.next) if opening else index
    yield from _pairs(lattice, start)
    yield from _day_lists(lattice, start)
    for first in _ends(lattice, start):
        between = _joint(lattice, first.end, opened=opening is not None)
        if between is None:
            continue
        for last in _ends(lattice, links(lattice, between)):
            if lattice.data.year_first and isinstance(last.node, Month) and first.end == start + 1:
                # "4至6月"
                first = _as_month(first)
            if _fits(first.node, last.node, opened=opening is not None):
                weak = _both_weak(first, last, opened=opening is not None)
                yield Parse(Range(first.node, last.node), last.end, weak)


@remembered
def _ends(lattice: Lattice, index: int) -> Iterator[Parse]:
    """What can be an end of a range: dates, and days whose month stands at the other end."""
    for count in day_counts(lattice, index):
        yield Parse(Day(count.value), count.end, weak=True)
    yield from simple(lattice, index)


def _as_month(parse: Parse) -> Parse:
    """A bare number as that of a month."""
    node = parse.node
    if isinstance(node, Day) and node.month is None and node.day <= 12:
        return replace(parse, node=Month(node.day))
    return parse


def _both_weak(first: Parse, last: Parse, *, opened: bool) -> bool:
    """A range is as sure as its surer end: "13 to 15 July"; two bare years need "from" or "between"."""
    if isinstance(first.node, Year) and isinstance(last.node, Year):
        return first.weak and last.weak and not opened
    return first.weak and last.weak


def _joint(lattice: Lattice, index: int, *, opened: bool) -> int | None:
    """The token after "to" or a dash; after "and" only where "between" came before."""
    if lattice.is_text(index, ".", ",") and lattice.tokens[index].glued:
        index += 1
    if lattice.is_text(index, "-", "/"):
        return index + 1
    if opened and lattice.joined(index):
        return index
    for kind in ("join_to", "join_and"):
        entry = lattice.take(kind, index)
        if entry is not None and (kind == "join_to" or opened):
            return entry.next
    return None


_SIZES: tuple[tuple[type, ...], ...] = ((Day, Nth), (Month, Period, Third), (Year,), (Weekday,), (Decade,), (Century,))


def _fits(first: Node, last: Node, *, opened: bool) -> bool:
    """Whether two dates can be the ends of one range: both days, both months, both years ..."""
    if isinstance(first, Day) and isinstance(last, Day):
        return first.month is not None or last.month is not None or (opened and first.day < last.day)
    return any(isinstance(first, size) and isinstance(last, size) for size in _SIZES)


def _pairs(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Two days in one group of digits: "9-10 января", "July 13-15", "14./15.10."."""
    entry = lattice.take("number_group", index)
    pair = read_pair(cast(str, entry.value)) if entry else None
    if entry is not None and pair is not None:
        for month in month_likes(lattice, links(lattice, entry.next)):
            yield Parse(Range(in_month(pair[0], month.node), in_month(pair[1], month.node)), month.end)
    for month in months(lattice, index):
        entry = lattice.take("number_group", links(lattice, month.end))
        pair = read_pair(cast(str, entry.value)) if entry else None
        if entry is None or pair is None:
            continue
        first, last = in_month(pair[0], month.node), in_month(pair[1], month.node)
        yield Parse(Range(first, last), entry.next, weak=not lattice.data.month_day)
        for year in years(lattice, links(lattice, entry.next, comma=True)):
            if isinstance(year.node, Year) and isinstance(last, Day):
                yield Parse(Range(first, replace(last, year=year.node)), year.end)


def _day_lists(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Several days of one month: "9 and 10 January", "يومي 9 و10 من الشهر الجاري", "June 3, 4 and 5"."""
    for month in months(lattice, index):
        yield from _listed(lattice, links(lattice, month.end), month)
    yield from _listed(lattice, index, None)


def _listed(lattice: Lattice, index: int, month: Parse | None) -> Iterator[Parse]:
    for first in day_counts(lattice, index):
        last, end = first.value, first.end
        for _ in range(8):
            entry = lattice.take("join_and", end)
            after = entry.next if entry else end + 1 if lattice.is_text(end, ",") else None
            joined = lattice.joined(end)
            after = end if joined else after
            following = None
            if after is not None:
                following = next((c for c in day_counts(lattice, links(lattice, after)) if c.value > last), None)
            if following is None:
                break
            last, end = following.value, following.end
            if entry is None and not joined:
                continue
            if month is not None and lattice.data.month_day:
                yield Parse(Range(in_month(first.value, month.node), in_month(last, month.node)), end)
            elif month is None:
                for behind in month_likes(lattice, links(lattice, end)):
                    both = in_month(first.value, behind.node), in_month(last, behind.node)
                    yield Parse(Range(*both), behind.end)
                    for day in days(lattice, links(lattice, after or end)):
                        if isinstance(day.node, Day) and day.node.month is not None and day.node.day == last:
                            yield Parse(Range(replace(day.node, day=first.value, weekday=None), day.node), day.end)
