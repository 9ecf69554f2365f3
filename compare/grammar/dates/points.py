"""Dates of a calendar: days, months and years, in words and digits, and days of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast, overload

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.nodes import (
    Calendar,
    Day,
    Distance,
    Month,
    NamedToday,
    Node,
    Nth,
    Period,
    Pick,
    Season,
    Unit,
    Weekday,
    Year,
)
from compare.grammar.dates.numeric import full_year
from compare.grammar.dates.relatives import Count, Parse, counts, distances, links, relatives, steps


@dataclass(frozen=True, slots=True)
class Name:
    """A month's number, its calendar, and the token after its name."""

    month: int
    calendar: Calendar
    end: int
    weak: bool


@remembered
def years(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Years in digits, marked ("عام 1997", "1997 года") or bare; a bare one is weak unless a word leads to it."""
    calendar = Calendar.GREGORIAN
    mark = lattice.take("mark_before_year", index)
    start = mark.next if mark else index
    value, end = _year_number(lattice, start)
    if value is None:
        return
    # "2021'de", "2019's": what hangs on an apostrophe makes a year of it.
    declined = lattice.is_text(end - 2, "'")
    after = lattice.take("mark_after_year", end)
    end = after.next if after else end
    if lattice.take("era_bc", end):
        return
    for kind in (Calendar.ISLAMIC, Calendar.PERSIAN):
        if era := lattice.take(f"era_{kind}", end):
            calendar, end, after = kind, era.next, era
    if lattice.data.persian_months and value < 1500 and calendar is Calendar.GREGORIAN:
        calendar = Calendar.PERSIAN
    bracketed = lattice.is_text(index - 1, "(") and lattice.is_text(end, ")")
    known = mark or after or declined or bracketed or start in lattice.introduced
    yield Parse(Year(value, calendar), end, weak=not (known and 1000 <= value <= 2199))


def _year_number(lattice: Lattice, index: int) -> tuple[int | None, int]:
    """A year of four digits, also spelt digit by digit (二零一五), and the token after it."""
    if entry := lattice.take("year", index):
        unit = lattice.is_text(entry.next, "%") or _glued_letters(lattice, entry.next)
        return (None, index) if unit else (cast(int, entry.value), entry.next)
    digits = [lattice.take("number", k) for k in range(index, index + 4)]
    spelt = all(d is not None and cast(int, d.value) < 10 and d.next == index + k + 1 for k, d in enumerate(digits))
    if spelt and not any(lattice.tokens[index + k].text.isascii() for k in range(4)):
        value = int("".join(str(d.value) for d in digits if d))
        return (value, index + 4) if value >= 1000 else (None, index)
    return None, index


def _glued_letters(lattice: Lattice, index: int) -> bool:
    if index >= len(lattice.tokens) or not lattice.tokens[index].glued:
        return False
    token = lattice.tokens[index]
    return token.text.isalpha() and not lattice.at[index]


@remembered
def names(lattice: Lattice, index: int) -> Iterator[Name]:
    """Names of months, also marked ("شهر مارس"), double ("كانون الأول/ديسمبر") or as numbers ("3月")."""
    mark = lattice.take("mark_before_month", index)
    start = links(lattice, mark.next) if mark else index
    if entry := lattice.take("month", start):
        calendar, month = cast(tuple[Calendar, int], entry.value)
        yield Name(month, calendar, _second_name(lattice, entry.next, entry.value), entry.weak and mark is None)
    for count in counts(lattice, start):
        after = lattice.take("mark_after_month", count.end)
        if 1 <= count.value <= 12 and (after or mark):
            yield Name(count.value, Calendar.GREGORIAN, after.next if after else count.end, after is None)


def _second_name(lattice: Lattice, index: int, value: object) -> int:
    """The token after a second name of the same month, behind a slash or hyphen or in brackets."""
    if not lattice.is_text(index, "/", "-", "("):
        return index
    second = lattice.take("month", index + 1)
    if second is None or second.value != value:
        return index
    if lattice.is_text(index, "("):
        return second.next + 1 if lattice.is_text(second.next, ")") else index
    return second.next


@remembered
def months(lattice: Lattice, index: int) -> Iterator[Parse]:
    """A month with its year, if one is given, or with "last", "this", "next"."""
    for name in names(lattice, index):
        month = Month(name.month, calendar=name.calendar)
        yield Parse(month, name.end, name.weak or not _written_as_name(lattice, index))
        yield from _with_year(lattice, month, name.end, comma=False)
    if modifier := lattice.take("before", index):
        for name in names(lattice, modifier.next):
            picked = Month(name.month, calendar=name.calendar, pick=cast(Pick, modifier.value))
            yield Parse(picked, name.end, name.weak and not _written_as_name(lattice, modifier.next))
    # The year in front: "2015年3月", "明年九月".
    for year in [*years(lattice, index), *relatives(lattice, index)]:
        if isinstance(year.node, Year) or (isinstance(year.node, Period) and year.node.unit is Unit.YEAR):
            for name in names(lattice, links(lattice, year.end)):
                weak = not lattice.data.year_first
                yield Parse(Month(name.month, year.node, name.calendar), name.end, weak)


def _written_as_name(lattice: Lattice, index: int) -> bool:
    """Whether a word that is also an everyday word or a person's name is written as the name of a month."""
    first = lattice.tokens[index].text[0]
    if not first.isalpha() or first.lower() == first.upper():
        return True
    begins = index == 0 or lattice.is_text(index - 1, ".", "\n", "!", "?", '"', "“", "«")
    return begins or first.isupper() == lattice.data.capitalised


def _with_year(lattice: Lattice, node: Day | Month, end: int, *, comma: bool) -> Iterator[Parse]:
    """The same day or month in the year that follows it, or as picked by the word that follows it."""
    after = _past_dash(lattice, links(lattice, end, comma=comma))
    for year in years(lattice, after):
        if isinstance(year.node, Year):
            yield Parse(replace(node, year=Year(year.node.year, node.calendar)), year.end)
    short = lattice.take("number", after)
    if short is not None and isinstance(node, Day) and len(lattice.tokens[after].text) == 2 and short.next == after + 1:
        yield Parse(replace(node, year=Year(full_year(cast(int, short.value)))), short.next, weak=True)
    if modifier := lattice.take("after", end):
        yield Parse(replace(node, pick=cast(Pick, modifier.value)), modifier.next)
    for shift in [*relatives(lattice, after), *distances(lattice, after), *distances(lattice, end)]:
        period = shift.node
        if isinstance(period, Distance) and period.unit is Unit.YEAR:
            period = Period(Unit.YEAR, period.amount, period.amount)
        if isinstance(period, Period) and period.unit is Unit.YEAR and period.first == period.last:
            yield Parse(replace(node, year=period), shift.end)


@remembered
def day_counts(lattice: Lattice, index: int) -> Iterator[Count]:
    """Numbers that can be a day of a month."""
    for count in counts(lattice, index):
        if 1 <= count.value <= 31 and (count.ordinal or count.digits or lattice.data.cardinal_days):
            mark = lattice.take("mark_after_day", count.end)
            yield replace(count, end=mark.next) if mark else count


@remembered
def days(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Days of a month, with or without weekday and year."""
    yield from _plain_days(lattice, index)
    weekday = lattice.take("weekday", index)
    if weekday is None:
        return
    after = links(lattice, weekday.next, comma=True)
    if lattice.is_text(weekday.next, "("):
        after = links(lattice, weekday.next + 1)
    for parse in _plain_days(lattice, after):
        if isinstance(parse.node, Day) and not parse.weak:
            yield Parse(replace(parse.node, weekday=cast(int, weekday.value)), parse.end)
        elif isinstance(parse.node, Nth):
            yield parse
    for count in day_counts(lattice, after):
        ends = count.end >= len(lattice.tokens) or not lattice.tokens[count.end].text.isalpha()
        firm = count.ordinal or (lattice.data.weekday_number and ends)
        yield Parse(Day(count.value, weekday=cast(int, weekday.value)), count.end, not firm)


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
        if count.ordinal and count.digits or lattice.announced(index):
            yield Parse(Day(count.value), count.end, weak=True)
        after = _past_dash(lattice, links(lattice, count.end))
        for month in month_likes(lattice, after):
            # "2 derniers mois" are two months; "2 du mois dernier" is a day.
            if isinstance(month.node, Period) and after == count.end and not count.ordinal:
                continue
            yield Parse(in_month(count.value, month.node, ordinal=count.ordinal), month.end)
            if isinstance(month.node, Month) and month.node.year is None and month.node.pick is None:
                day = in_month(count.value, month.node, ordinal=count.ordinal)
                yield from _with_year(lattice, day, month.end, comma=True)
    for month in months(lattice, index):
        if not isinstance(month.node, Month):
            continue
        for count in day_counts(lattice, links(lattice, month.end)):
            # A word after the number counts something: "in March 15 people".
            weak = not (lattice.data.month_day or count.ordinal or (month.node.year and lattice.data.year_first))
            # Where the year leads, the day needs its mark: "一月的一份报告" holds no day.
            if lattice.data.year_first and not (lattice.take("mark_after_day", count.end - 1) or count.digits):
                continue
            node = in_month(count.value, month.node)
            yield Parse(node, count.end, weak)
            if isinstance(node, Day) and node.year is None:
                for parse in _with_year(lattice, node, count.end, comma=True):
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


def _past_dash(lattice: Lattice, index: int) -> int:
    """The token after a slash or hyphen that ties the parts of a date together ("31/Oct/1974", "14-Aralık")."""
    if lattice.is_text(index, "/", "-", ".") and lattice.tokens[index].glued:
        if index + 1 < len(lattice.tokens) and lattice.tokens[index + 1].glued:
            return index + 1
    return index


@remembered
def weekdays(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Days of the week: bare, with "last" or "next", or of a week that counts from now."""
    if modifier := lattice.take("before", index):
        entry = lattice.take("weekday", modifier.next)
        if entry is not None:
            yield Parse(Weekday(cast(int, entry.value), cast(Pick, modifier.value)), entry.next, entry.weak)
    if entry := lattice.take("weekday", index):
        number = cast(int, entry.value)
        mark = lattice.take("mark_after_weekday", entry.next)
        yield Parse(Weekday(number), mark.next if mark else entry.next, entry.weak and mark is None)
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


@remembered
def seasons(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Seasons, with a year or "last" beside them; bare ones are weak."""
    if modifier := lattice.take("before", index):
        if entry := lattice.take("season", modifier.next):
            yield Parse(Season(*cast(tuple[tuple[int, int], tuple[int, int]], entry.value), pick=cast(Pick, modifier.value)), entry.next)
    entry = lattice.take("season", index)
    if entry is None:
        return
    season = Season(*cast(tuple[tuple[int, int], tuple[int, int]], entry.value))
    yield Parse(season, entry.next, weak=True)
    if modifier := lattice.take("after", entry.next):
        yield Parse(replace(season, pick=cast(Pick, modifier.value)), modifier.next)
    after = links(lattice, entry.next)
    for year in [*years(lattice, after), *relatives(lattice, after)]:
        if isinstance(year.node, Year) or (isinstance(year.node, Period) and year.node.unit is Unit.YEAR):
            yield Parse(replace(season, year=year.node), year.end)
