"""When an article appeared, and how that is known. `None` is an answer; a date is never guessed.

In this order: what the user says, the file's metadata, a dateline or publication line. `Today, Thursday` checks
what was found. If the day before or after is a Thursday, that day is taken: an article written on Thursday and put
online after midnight, or dated in another time zone, speaks from its Thursday. Any other mismatch means that the
date belongs to something else, and it is not believed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.grammar.dates import find_dates, weekday_named
from compare.languages import load
from compare.types import DateValue, Fact, Granularity, MonthDay, PublishedBy, Span

# The article's own "today" stands early; further down it may be somebody's else.
WEEKDAY_PARAGRAPHS = 12
# "Today, Thursday" so close before a date belongs to it.
BESIDE = 40
# A day of the year falls on the same weekday again after five years at the earliest, so this far from a year that
# the text names there is only one candidate.
YEARS_AHEAD = 2
# Metadata and dateline may differ by the days between writing and posting.
DAYS_APART = 3

_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_DAILY = {Granularity.DAY, Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND}
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date, how it was found, and what to warn of."""

    date: dt.date | None = None
    by: PublishedBy | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clues:
    """What an article offers about its date.

    Args:
        told: the user's word.
        metadata: what the file's metadata say.
        margins: datelines and publication lines, in order.
        paragraphs: the article's own paragraphs, the headline first.
    """

    told: dt.date | None
    metadata: dt.date | None
    margins: tuple[str, ...]
    paragraphs: tuple[str, ...]


def settle(clues: Clues, code: str) -> Published:
    """The publication date that these clues give for an article in the language `code`."""
    weekday = _weekday(clues.paragraphs, code)
    if clues.told:
        return Published(clues.told, PublishedBy.OPTION, _doubt(clues.told, weekday))
    printed = next((day for text in clues.margins if (day := day_in(text, code))), None)
    if clues.metadata:
        notes: tuple[str, ...] = ()
        if printed and abs((printed - clues.metadata).days) > DAYS_APART:
            notes = (f"its metadata give {clues.metadata}, its dateline {printed}; the metadata are used",)
        return _checked(Published(clues.metadata, PublishedBy.METADATA, notes), weekday)
    if printed:
        return _checked(Published(printed, PublishedBy.DATELINE), weekday)
    return _by_weekday(clues, weekday, code)


def parse_day(value: str, code: str = "und") -> dt.date | None:
    """The day that a metadata value or an option names: ISO 8601 first, then in words of `code`, then in English."""
    if match := _ISO.match(value):
        try:
            return dt.date(*map(int, match.groups()))
        except ValueError:
            return None
    return day_in(value, code) or day_in(value, "en")


def day_in(text: str, code: str) -> dt.date | None:
    """The first date in `text` that is a single day of a known year.

    Where the language's countries disagree on the order of day and month (11/01/2022), such a date is none.
    """
    language = load(code)
    for fact in find_dates(text, language):
        unclear = not language.dates.day_first and _either_way(text[fact.start : fact.end])
        if not unclear and (day := _day(fact)):
            return day
    return None


def _either_way(surface: str) -> bool:
    """Whether day and month could change places."""
    match = _NUMERIC.fullmatch(surface.strip())
    if match is None:
        return False
    first, second = int(match[1]), int(match[2])
    return first != second and max(first, second) <= 12


def date_spans(text: str, code: str) -> list[Span]:
    """Where dates and times stand in a short text."""
    return [Span(fact.start, fact.end) for fact in find_dates(text, load(code))] if any(map(str.isdigit, text)) else []


def dated_share(text: str, code: str) -> float:
    """The share, 0..1, of a line's letters and digits that its dates take up."""
    held = sum(c.isalnum() for c in text)
    dated = sum(c.isalnum() for span in date_spans(text, code) for c in text[span.start : span.end])
    return dated / held if held else 0.0


def _day(fact: Fact) -> dt.date | None:
    value = fact.value
    whole = isinstance(value, DateValue) and value.granularity in _DAILY and value.first == value.last
    return value.first if whole and isinstance(value, DateValue) and isinstance(value.first, dt.date) else None


def _month_day(fact: Fact) -> MonthDay | None:
    value = fact.value
    whole = isinstance(value, DateValue) and value.granularity in _DAILY and value.first == value.last
    return value.first if whole and isinstance(value, DateValue) and isinstance(value.first, MonthDay) else None


def _weekday(paragraphs: Sequence[str], code: str) -> int | None:
    """The weekday on which the article says that it appeared; None if it names none, or several."""
    language = load(code)
    named = {day for text in paragraphs[:WEEKDAY_PARAGRAPHS] if (day := weekday_named(text, language)) is not None}
    return named.pop() if len(named) == 1 else None


def _doubt(day: dt.date, weekday: int | None) -> tuple[str, ...]:
    if weekday is None or day.weekday() == weekday:
        return ()
    return (f"{day} is a {_NAMES[day.weekday()]}, but the text speaks of today as {_NAMES[weekday]}",)


def _checked(found: Published, weekday: int | None) -> Published:
    """`found`, moved to the neighbouring day or dropped where the text's own weekday speaks against it."""
    if found.date is None or weekday is None or found.date.weekday() == weekday:
        return found
    doubt = _doubt(found.date, weekday)[0]
    for step in (-1, 1):
        near = found.date + dt.timedelta(days=step)
        if near.weekday() == weekday:
            return Published(near, PublishedBy.WEEKDAY, (*found.notes, f"{doubt}; {near} is used"))
    return Published(None, None, (*found.notes, f"{doubt}; the date is not believed (--published FILE=DATE sets it)"))


def _by_weekday(clues: Clues, weekday: int | None, code: str) -> Published:
    """The date where only the text can give it: "today, Thursday 13 January 2022", or the same without a year if
    the text names a year close enough to leave one candidate."""
    language = load(code)
    open_day = next((d for text in clues.margins for f in find_dates(text, language) if (d := _month_day(f))), None)
    for text in clues.paragraphs[:WEEKDAY_PARAGRAPHS] if weekday is not None else ():
        for fact in find_dates(text, language):
            if weekday_named(text[max(0, fact.start - BESIDE) : fact.end], language) != weekday:
                continue
            day = _day(fact)
            if day and day.weekday() == weekday:
                return Published(day, PublishedBy.WEEKDAY)
            open_day = open_day or _month_day(fact)
    if open_day is None:
        return Published()
    if weekday is not None and (day := _year_of(open_day, weekday, clues.paragraphs, code)):
        return Published(day, PublishedBy.WEEKDAY)
    return Published(None, None, (f"it is dated {open_day} without a year (--published FILE=DATE sets it)",))


def _year_of(day: MonthDay, weekday: int, paragraphs: Sequence[str], code: str) -> dt.date | None:
    """The first year, from the latest that the text names, in which this day has this weekday."""
    years = []
    for text in paragraphs:
        for fact in find_dates(text, load(code)):
            last = fact.value.last if isinstance(fact.value, DateValue) else None
            if isinstance(last, dt.date) and isinstance(fact.value, DateValue) and fact.value.first is not None:
                years.append(last.year)
    for year in range(max(years), max(years) + YEARS_AHEAD + 1) if years else ():
        try:
            candidate = dt.date(year, day.month, day.day)
        except ValueError:  # 29 February
            continue
        if candidate.weekday() == weekday:
            return candidate
    return None
