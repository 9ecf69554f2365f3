"""Years and months, in words and digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.nodes import Calendar, Day, Distance, Month, Period, Pick, Unit, Year
from compare.grammar.dates.numeric import full_year
from compare.grammar.dates.relatives import Parse, counts, distances, links, relatives

# Below this, what four digits count is told more often than what happened in such a year; so with round numbers.
_COUNTABLE = 1800
# Of years that nothing leads to, those that most dates are of.
_FIRST_BARE, _LAST_BARE = 1300, 2099
_THAT_YEAR = Period(Unit.YEAR, 0, 0, anaphoric=True)


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
    yield from _of_our_era(lattice, index)
    value, end = _year_number(lattice, start)
    if value is None:
        return
    # "2021'de", "2019's": what hangs on an apostrophe makes a year of it.
    declined = lattice.is_text(end - 2, "'")
    after = lattice.take("mark_after_year", _past_ordinal(lattice, end))
    end = after.next if after else end
    if lattice.take("era_bc", end):
        yield Parse(Year(value), end)
        return
    for kind in (Calendar.ISLAMIC, Calendar.PERSIAN):
        if era := lattice.take(f"era_{kind}", end):
            calendar, end, after = kind, era.next, era
    if lattice.data.persian_months and value < 1500 and calendar is Calendar.GREGORIAN:
        calendar = Calendar.PERSIAN
    bracketed = lattice.is_text(index - 1, "(") and lattice.is_text(end, ")")
    countable = value < _COUNTABLE or value % 100 == 0
    led = (lattice.led(start, "year") or _continues(lattice, start)) and not (countable and _counts(lattice, end))
    known = mark or after or declined or bracketed or led
    known = known or _is_bare(lattice, start, end, value)
    yield Parse(Year(value, calendar), end, weak=not (known and 1000 <= value <= 2199))


def _is_bare(lattice: Lattice, start: int, end: int, value: int) -> bool:
    """Whether four digits are a year without any word that leads to them ("1990 starb er", "2010 Dünya Kupası")."""
    following = lattice.data.bare_years
    if following == "never" or not _FIRST_BARE <= value <= _LAST_BARE or value % 50 == 0 or lattice.hedged(start):
        return False
    if end >= len(lattice.tokens) or not lattice.tokens[end].text[0].isalpha():
        return following == "before_lower" and not lattice.is_text(end, "%", "$", "€", "£", "°", "/", "-")
    word = lattice.tokens[end]
    return (word.text[0].isupper() == (following == "before_capital")) and word.folded not in lattice.lexicon.units


def _of_our_era(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Years of fewer than four digits, which a word marks as such: "79 AD", "79 n. Chr.", "79 год н. э."."""
    front = lattice.take("era_ad", index)
    number = lattice.take("number", front.next if front else index)
    if number is None or not lattice.tokens[number.next - 1].text.isdigit():
        return
    ordinal = lattice.take("ordinal", number.next - 1) or lattice.is_text(number.next, ".")
    mark = lattice.take("mark_after_year", number.next)
    if front and not ordinal and _in_capitals(lattice, index):
        yield Parse(Year(cast(int, number.value)), mark.next if mark else number.next)
    if lattice.take("era_bc", mark.next if mark else number.next):
        yield Parse(Year(cast(int, number.value)), mark.next if mark else number.next)
    for after in (number.next, mark.next if mark else number.next):
        behind = lattice.take("era_ad", after)
        if behind is not None and _in_capitals(lattice, behind.next - 1):
            yield Parse(Year(cast(int, number.value)), behind.next)


def _in_capitals(lattice: Lattice, index: int) -> bool:
    """Whether a word is in capitals, if its script has them: "AD", not an "ad"; full stops are as good."""
    text = lattice.tokens[index].text
    return not (text.isalpha() and text.islower() and text.isascii())


def _past_ordinal(lattice: Lattice, index: int) -> int:
    """The token after the ending of an ordinal: "2022-й год"."""
    ending = lattice.tokens[index + 1 : index + 2]
    if (
        lattice.is_text(index, "-")
        and ending
        and ending[0].glued
        and ending[0].folded in lattice.lexicon.ordinal_suffixes
    ):
        return index + 2
    return index


def _counts(lattice: Lattice, index: int) -> bool:
    """Whether a common noun may follow: "in 1559 cases", "في 2000 موقع", but not "in 1492 Columbus"."""
    if index >= len(lattice.tokens) or lattice.at[index]:
        return False
    word = lattice.tokens[index].text
    return word[0].isalpha() and not word[0].isupper()


def _continues(lattice: Lattice, index: int) -> bool:
    """Whether it is the next of several years: "in 2007, 2013 and 2014"."""
    joined = lattice.take("join_and", index - 1) or lattice.is_text(index - 1, ",")
    if not joined or index < 2 or lattice.take("year", index - 2) is None:
        return False
    return lattice.led(index - 2, "year") or _continues(lattice, index - 2)


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
        weak = name.weak and not lattice.led(index, "month")
        yield Parse(month, name.end, weak or not written_as_name(lattice, index))
        yield from with_year(lattice, month, name.end, comma=False)
    if modifier := lattice.take("before", index):
        for name in names(lattice, modifier.next):
            picked = Month(name.month, calendar=name.calendar, pick=cast(Pick, modifier.value))
            yield Parse(picked, name.end, name.weak and not written_as_name(lattice, modifier.next))
    # "That October", "同年10月": the year is told elsewhere.
    if that := lattice.take("that", index) or lattice.take("that_year", index):
        for name in names(lattice, that.next):
            named = Month(name.month, _THAT_YEAR, name.calendar)
            yield Parse(named, name.end, name.weak and not written_as_name(lattice, that.next))
    # The year in front: "2015年3月", "明年九月".
    for year in [*years(lattice, index), *relatives(lattice, index)]:
        if isinstance(year.node, Year) or (isinstance(year.node, Period) and year.node.unit is Unit.YEAR):
            for name in names(lattice, links(lattice, year.end)):
                weak = not lattice.data.year_first
                yield Parse(Month(name.month, year.node, name.calendar), name.end, weak)


def written_as_name(lattice: Lattice, index: int) -> bool:
    """Whether a word that is also an everyday word or a person's name is written as the name of a month."""
    first = lattice.tokens[index].text[0]
    if not first.isalpha() or first.lower() == first.upper():
        return True
    begins = index == 0 or lattice.is_text(index - 1, ".", "\n", "!", "?", '"', "“", "«")
    return begins or first.isupper() == lattice.data.capitalised


def with_year(lattice: Lattice, node: Day | Month, end: int, *, comma: bool) -> Iterator[Parse]:
    """The same day or month in the year that follows it, or as picked by the word that follows it."""
    after = past_dash(lattice, links(lattice, end, comma=comma))
    for year in years(lattice, after):
        if isinstance(year.node, Year):
            yield Parse(replace(node, year=Year(year.node.year, node.calendar)), year.end)
    short = lattice.take("number", after)
    if short is not None and isinstance(node, Day) and len(lattice.tokens[after].text) == 2 and short.next == after + 1:
        yield Parse(replace(node, year=Year(full_year(cast(int, short.value)))), short.next, weak=True)
    if that := lattice.take("that_year", end):
        yield Parse(replace(node, year=_THAT_YEAR), that.next)
    if modifier := lattice.take("after", end):
        yield Parse(replace(node, pick=cast(Pick, modifier.value)), modifier.next)
    for shift in [*relatives(lattice, after), *distances(lattice, after), *distances(lattice, end)]:
        period = shift.node
        if isinstance(period, Distance) and period.unit is Unit.YEAR:
            period = Period(Unit.YEAR, period.amount, period.amount)
        if isinstance(period, Period) and period.unit is Unit.YEAR and period.first == period.last:
            yield Parse(replace(node, year=period), shift.end)


def past_dash(lattice: Lattice, index: int) -> int:
    """The token after a slash or hyphen that ties the parts of a date together ("31/Oct/1974", "14-Aralık")."""
    dash = lattice.is_text(index, "/", "-", ".") and lattice.tokens[index].glued
    if dash and index + 1 < len(lattice.tokens) and lattice.tokens[index + 1].glued:
        return index + 1
    return index
