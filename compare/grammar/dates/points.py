"""Days of a month and days of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast, overload

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.names import months, past_dash, with_year, written_as_name
from compare.grammar.dates.nodes import Day, Distance, Month, NamedToday, Node, Nth, Period, Pick, Unit, Weekday, Year
from compare.grammar.dates.relatives import Count, Parse, counts, distances, links, relatives, steps


@remembered
def day_counts(lattice: Lattice, index: int) -> Iterator[Count]:
    """Numbers that can be a day of a month."""
    for count in counts(lattice, index):
        if 1 <= count.value <= 31 and (count.ordinal or count.digits or lattice.data.cardinal_days):
            mark = lattice.take("mark_after_day", count.end)
            yield replace(count, end=mark.next, marked=True) if mark else count


@remembered
def days(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Days of a month, with or without weekday and year."""
    yield from _plain_days(lattice, index)
    today = lattice.take("relative", index)
    if today is not None and cast(tuple[Unit, int, bool], today.value)[0] is Unit.DAY:
        # "Today, 11 January" is one date.
        yield from (p for p in days(lattice, links(lattice, today.next, comma=True)) if _is_full(p))
    if modifier := lattice.take("before", index):
        # "Next Saturday, 15 January" too.
        yield from (p for p in days(lattice, modifier.next) if _is_full(p) and lattice.take("weekday", modifier.next))
    weekday = lattice.take("weekday", index)
    if weekday is None:
        return
    after = links(lattice, weekday.next, comma=True)
    if lattice.is_text(weekday.next, "("):
        after = links(lattice, weekday.next + 1)
    if picked := lattice.take("after", weekday.next):
        after = links(lattice, picked.next, comma=True)
    for parse in _plain_days(lattice, after):
        if isinstance(parse.node, Day) and not parse.weak:
            yield Parse(replace(parse.node, weekday=cast(int, weekday.value)), parse.end)
        elif isinstance(parse.node, Nth):
            yield parse
    if picked:
        return
    for count in day_counts(lattice, after):
        ends = count.end >= len(lattice.tokens) or not lattice.tokens[count.end].text.isalpha()
        firm = count.ordinal or (lattice.data.weekday_number and ends)
        yield Parse(Day(count.value, weekday=cast(int, weekday.value)), count.end, not firm)


def _is_full(parse: Parse) -> bool:
    """Whether it is surely a day with its month."""
    return isinstance(parse.node, Day) and parse.node.month is not None and not parse.weak


def _plain_days(lattice: Lattice, index: int) -> Iterator[Parse]:
    for parse in _day_month(lattice, index):
        yield parse
        node = parse.node
        # The weekday behind: "18 Şubat Pazartesi", "16 декабря (четверг)".
        after = links(lattice, parse.end, comma=True)
        bracket = lattice.is_text(parse.end, "(")
        weekday = lattice.take("weekday", parse.end + 1 if bracket else after)
        if weekday is not None and isinstance(node, Day) and (not bracket or lattice.is_text(weekday.next, ")")):
            end = weekday.next + 1 if bracket else weekday.next
            yield Parse(replace(node, weekday=cast(int, weekday.value)), end, parse.weak)


def _day_month(lattice: Lattice, index: int) -> Iterator[Parse]:
    for count in day_counts(lattice, index):
        # "17日": the 17th of this month or the last.
        alone = lattice.take("mark_after_day_alone", count.end - 1) is not None and count.digits
        # "On the first" is led to as "on 1" is.
        led = lattice.led(index, "day") or (lattice.take("links", index - 1) and lattice.led(index - 1, "day"))
        if alone or (count.ordinal and count.digits) or led:
            yield Parse(Day(count.value), count.end, weak=not alone)
        after = past_dash(lattice, links(lattice, count.end))
        for month in month_likes(lattice, after):
            # "2 derniers mois" are two months; "2 du mois dernier" is a day.
            if isinstance(month.node, Period) and after == count.end and not (count.ordinal or count.marked):
                continue
            yield Parse(in_month(count.value, month.node, ordinal=count.ordinal), month.end)
            if isinstance(month.node, Month) and month.node.year is None and month.node.pick is None:
                day = in_month(count.value, month.node, ordinal=count.ordinal)
                yield from with_year(lattice, day, month.end, comma=True)
    for month in months(lattice, index):
        if not isinstance(month.node, Month):
            continue
        for count in day_counts(lattice, links(lattice, month.end)):
            # A word after the number counts something: "in March 15 people".
            weak = not (lattice.data.month_day or (month.node.year and lattice.data.year_first))
            # "They may 3 times" is no date either.
            name = lattice.take("month", index)
            weak = weak or (name is not None and name.weak and not written_as_name(lattice, index))
            # Where the year leads, the day needs its mark: "一月的一份报告" holds no day.
            if lattice.data.year_first and not (count.marked or count.digits):
                continue
            node = in_month(count.value, month.node)
            yield Parse(node, count.end, weak)
            if isinstance(node, Day) and node.year is None:
                for parse in with_year(lattice, node, count.end, comma=True):
                    full = isinstance(parse.node, Day) and isinstance(parse.node.year, Year)
                    yield replace(parse, weak=parse.weak or (weak and not full))
    if lattice.data.year_first:
        # "下个月20号"
        for parse in relatives(lattice, index):
            if isinstance(parse.node, Period) and parse.node.unit is Unit.MONTH and parse.node.first == parse.node.last:
                for count in day_counts(lattice, parse.end):
                    yield Parse(Nth(count.value, Unit.DAY, parse.node), count.end)


@remembered
def month_likes(lattice: Lattice, index: int) -> Iterator[Parse]:
    """What a day can be a day of: a named month, or one that counts from now ("الشهر الجاري")."""
    yield from months(lattice, index)
    for parse in relatives(lattice, index):
        if isinstance(parse.node, Period) and parse.node.unit is Unit.MONTH and parse.node.first == parse.node.last:
            yield parse


@overload
def in_month(day: int, month: Month, *, ordinal: bool = False) -> Day: ...
@overload
def in_month(day: int, month: Node, *, ordinal: bool = False) -> Day | Nth: ...
def in_month(day: int, month: Node, *, ordinal: bool = False) -> Day | Nth:
    """The day of that month."""
    if isinstance(month, Month):
        return Day(day, month.month, month.year, month.calendar, pick=month.pick, ordinal=ordinal)
    return Nth(day, Unit.DAY, month)


@remembered
def weekdays(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Days of the week: bare, with "last" or "next", or of a week that counts from now."""
    if modifier := lattice.take("before", index):
        entry = lattice.take("weekday", modifier.next)
        if entry is not None:
            # "后天" is the day after tomorrow, not "next day-of-heaven".
            weak = entry.weak and len(lattice.tokens[modifier.next].text) == 1
            yield Parse(Weekday(cast(int, entry.value), cast(Pick, modifier.value)), entry.next, weak)
    if entry := lattice.take("weekday", index):
        number = cast(int, entry.value)
        mark = lattice.take("mark_after_weekday", entry.next)
        weak = entry.weak and mark is None and not lattice.led(index, "weekday")
        yield Parse(Weekday(number), mark.next if mark else entry.next, weak)
        if modifier := lattice.take("after", entry.next):
            yield Parse(Weekday(number, cast(Pick, modifier.value)), modifier.next)
        shifts = [s for k in steps(lattice, entry.next) for s in relatives(lattice, k)]
        for shift in [*shifts, *distances(lattice, entry.next)]:
            week = _week_of(shift.node)
            if week is not None:
                yield Parse(Weekday(number, week=week, anaphoric=_is_anaphoric(shift.node)), shift.end)
    for shift in relatives(lattice, index):
        entry = lattice.take("weekday", links(lattice, shift.end, comma=True))
        bracket = lattice.take("weekday", shift.end + 1) if lattice.is_text(shift.end, "(") else None
        if bracket is not None and lattice.is_text(bracket.next, ")"):
            entry = replace(bracket, next=bracket.next + 1)
        week = _week_of(shift.node)
        if entry is not None and week is not None:
            day = Weekday(cast(int, entry.value), week=week, anaphoric=_is_anaphoric(shift.node))
            yield Parse(day, entry.next)
        elif entry is not None and isinstance(shift.node, Period) and shift.node.unit is Unit.DAY:
            yield Parse(NamedToday(shift.node.first, cast(int, entry.value)), entry.next)


def _week_of(node: Node) -> int | None:
    """How many weeks away a node points, if it counts in weeks."""
    if isinstance(node, Period) and node.unit is Unit.WEEK and node.first == node.last:
        return node.first
    if isinstance(node, Distance) and node.unit is Unit.WEEK:
        return node.amount
    return None


def _is_anaphoric(node: Node) -> bool:
    return isinstance(node, Period) and node.anaphoric
