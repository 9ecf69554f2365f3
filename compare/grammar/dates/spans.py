"""From one date to another, and several days in a row: "from 13 to 15 July", "9 and 10 January"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from compare.grammar.dates.compounds import simple
from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.names import months, years
from compare.grammar.dates.nodes import Century, Day, Decade, Month, Node, Nth, Period, Range, Third, Weekday, Year
from compare.grammar.dates.numeric import read_pair
from compare.grammar.dates.points import day_counts, days, in_month, month_likes, weekdays
from compare.grammar.dates.relatives import Parse, links

# What can be the two ends of one range.
_SIZES: tuple[tuple[type, ...], ...] = (
    (Day, Nth),
    (Month, Period, Third),
    (Year, Third),
    (Weekday,),
    (Decade,),
    (Century,),
)


def ranges(lattice: Lattice, index: int) -> Iterator[Parse]:
    """From one date to another, and several days of one month."""
    opening = lattice.take("join_from", index)
    start = links(lattice, opening.next) if opening else index
    yield from _pairs(lattice, start)
    yield from _day_lists(lattice, start)
    for first in _ends(lattice, start):
        yield from _neighbours(lattice, first)
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
                yield from _year_behind(lattice, first, last, weak=weak)


def _year_behind(lattice: Lattice, first: Parse, last: Parse, *, weak: bool) -> Iterator[Parse]:
    """The year after a day whose month stands at the other end: "Jan 3rd to 5th, 2022"."""
    if isinstance(first.node, Day) and isinstance(last.node, Day) and first.node.month and last.node.month is None:
        for year in years(lattice, links(lattice, last.end, comma=True)):
            if isinstance(year.node, Year):
                yield Parse(Range(first.node, replace(last.node, year=year.node)), year.end, weak)


@remembered
def _ends(lattice: Lattice, index: int) -> Iterator[Parse]:
    """What can be an end of a range: dates, and days whose month stands at the other end."""
    for count in day_counts(lattice, index):
        yield Parse(Day(count.value), count.end, weak=True)
    yield from simple(lattice, index)


def _neighbours(lattice: Lattice, first: Parse) -> Iterator[Parse]:
    """Two days in a row: "on Friday and Saturday", "ليل الخميس الجمعة"."""
    if not isinstance(first.node, Weekday):
        return
    entry = lattice.take("join_and", first.end)
    after = entry.next if entry else first.end
    for last in weekdays(lattice, after):
        if isinstance(last.node, Weekday) and last.node.weekday == first.node.weekday % 7 + 1:
            yield Parse(Range(first.node, last.node), last.end, first.weak)


def _as_month(parse: Parse) -> Parse:
    """A bare number as that of a month."""
    node = parse.node
    if isinstance(node, Day) and node.month is None and node.day <= 12:
        return replace(parse, node=Month(node.day))
    return parse


def _both_weak(first: Parse, last: Parse, *, opened: bool) -> bool:
    """A range is as sure as its surer end: "13 to 15 July"; two bare years need "from" or "between", and so do two
    months whose names are other words too.
    """
    if isinstance(first.node, Year) and isinstance(last.node, Year):
        return first.weak and last.weak and not opened
    if isinstance(first.node, Month) and isinstance(last.node, Month) and opened:
        return False
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
