"""Dates and times written in digits: 17/12/2021, 2021-12-17, 17.12., 9-10, 18:30."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.grammar.dates.calendars import month_length
from compare.grammar.dates.nodes import Calendar, Day, Month, Node, Range, Year
from compare.languages.sections import Dates

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_FULL = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})")
_SPAN = re.compile(r"(\d{1,2})[-/](\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
_MONTH = re.compile(r"(\d{1,2})([-/.])(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_YEARS = re.compile(r"(\d{4})-(\d{4}|\d{2})")
_PAIR = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_TIME = re.compile(r"(\d{1,2})([:.])(\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a group of digits says; `weak` if it is as likely to be something else (a score, a fraction)."""

    node: Node
    weak: bool


def read_group(group: str, data: Dates) -> Reading | None:
    """The date that a group of digits and separators writes, or `None`."""
    if match := _YEAR_FIRST.fullmatch(group):
        return _day(int(match[4]), int(match[3]), int(match[1]), data, weak=False)
    if match := _FULL.fullmatch(group):
        return _full(match, data)
    if match := _SPAN.fullmatch(group):
        return _span(match, data)
    if match := _SHORT.fullmatch(group):
        day, month = (match[1], match[3]) if data.day_first else (match[3], match[1])
        return _day(int(day), int(month), None, data, weak=True) or _day(int(month), int(day), None, data, weak=True)
    if match := _YEARS.fullmatch(group):
        first, last = int(match[1]), int(match[2])
        last = last if last > 99 else first // 100 * 100 + last
        if 1000 <= first < last <= min(2199, first + 500) and (len(match[2]) == 4 or last % 100 > 12):
            return Reading(Range(Year(first), Year(last)), len(match[2]) == 2)
    if match := _MONTH.fullmatch(group):
        return _month(int(match[1]), int(match[3]), weak=match[2] != "/")
    if match := _YEAR_MONTH.fullmatch(group):
        return _month(int(match[2]), int(match[1]), weak=True)
    return None


def full_year(year: int) -> int:
    """The year that two digits mean, in the usual window of 1970..2069."""
    return year + (1900 if year >= 70 else 2000)


def read_pair(group: str) -> tuple[int, int] | None:
    """Two days of one month, "9-10", or `None`."""
    match = _PAIR.fullmatch(group)
    if match is None or not 1 <= int(match[1]) < int(match[2]) <= 31:
        return None
    return int(match[1]), int(match[2])


def read_time(group: str, *, dotted: bool = False) -> str | None:
    """The time of day, ISO 8601, that a group writes; with a full stop only if `dotted`."""
    match = _TIME.fullmatch(group)
    if match is None or (match[2] == "." and not dotted):
        return None
    hour, minute, second = int(match[1]), int(match[3]), match[4]
    if hour > 24 or minute > 59 or (second and int(second) > 59):
        return None
    return f"{hour % 24:02d}:{minute:02d}" + (f":{second}" if second else "")


def _full(match: re.Match[str], data: Dates) -> Reading | None:
    first, separator, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    short = len(match[4]) == 2
    if short:
        year = full_year(year)
    # Two digits each side ("18.07.14") look like a date; "1.2.14" looks like a version, "12/24/48" like anything.
    padded = len(match[1]) == 2 and len(match[3]) == 2
    weak = short and not (separator == "." and padded)
    day, month = (first, second) if data.day_first else (second, first)
    return _day(day, month, year, data, weak=weak) or _day(month, day, year, data, weak=weak)


def _span(match: re.Match[str], data: Dates) -> Reading | None:
    year = int(match[4]) if match[4] else None
    if year is not None and year < 100:
        year = full_year(year)
    first = _day(int(match[1]), int(match[3]), year, data, weak=False)
    last = _day(int(match[2]), int(match[3]), year, data, weak=False)
    if first is None or last is None or int(match[1]) >= int(match[2]):
        return None
    return Reading(Range(first.node, last.node), year is None)


def _day(day: int, month: int, year: int | None, data: Dates, *, weak: bool) -> Reading | None:
    calendar = Calendar.PERSIAN if year is not None and year < 1500 and data.persian_months else Calendar.GREGORIAN
    if not 1 <= month <= 12 or not 1 <= day <= month_length(calendar, year or 2000, month):
        return None
    if year is not None and not (1000 <= year <= 2199):
        return None
    return Reading(Day(day, month, None if year is None else Year(year, calendar), calendar), weak)


def _month(month: int, year: int, *, weak: bool) -> Reading | None:
    if not 1 <= month <= 12 or not 1000 <= year <= 2199:
        return None
    return Reading(Month(month, Year(year)), weak)
