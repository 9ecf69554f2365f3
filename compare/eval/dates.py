"""Dates: the rule corpora of duckling, and the tests of dateparser.

A row of duckling is right if one date has the value and the granularity that is asked for; left out are holidays by
name and rows finer than a day. Duckling reads a bare weekday as the next one, so `prefer="future"`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.eval.rows import Row, apart_and_mean, f1, graded, rows, share
from compare.eval.translations import Translation, compared, kept
from compare.grammar.dates import find_dates
from compare.grammar.intervals import Relation, relate, unresolved
from compare.languages import codes, load
from compare.types import DateValue, FactValue

Ends = tuple[dt.date | None, dt.date | None]

REFERENCE = dt.date(2013, 2, 12)
"""The day on which duckling's rows are read."""

_FINE = {"second", "minute", "hour"}
# Holidays by name that the corpora do not mark as such.
_HOLIDAY = re.compile(
    r"no[eë]l|toussaint|jour de l'an|nouvel an|jour des morts|f[êe]te du travail|navidad|nochevieja|a[ñn]o nuevo"
    r"|christmas|easter|weihnachten|різдва|yılbaşı|كريسماس",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of duckling, what we read in it, and whether a value has its `ends`, and its granularity too (`right`).

    A `negative` row holds no date; there `right` means that nothing was read.
    """

    row: Row
    values: tuple[DateValue, ...]
    right: bool
    ends: bool
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """A text of dateparser's tests: the day it is read on, the days it names, and those we find."""

    text: str
    language: str
    reference: dt.date
    wanted: frozenset[dt.date]
    found: frozenset[dt.date]


def duckling(folder: Path) -> dict[str, float]:
    """The share of rows that are right, by language; and of the rows without a date, the share left alone."""
    return graded(folder, answers, "date")


def dateparser(folder: Path) -> dict[str, float]:
    """The share of date strings whose day is found, by language; F1 of the days in sentences, all languages."""
    found: dict[str, list[bool]] = defaultdict(list)
    for days in date_strings(folder):
        found[days.language].append(days.wanted <= days.found)
    texts = list(sentences(folder))
    both, wanted, ours = (
        sum(len(side) for side in sides)
        for sides in ([t.wanted & t.found for t in texts], [t.wanted for t in texts], [t.found for t in texts])
    )
    figures = apart_and_mean({code: share(sum(each), len(each)) for code, each in sorted(found.items())}, "right")
    return figures | {"days in sentences F1": f1(ours, wanted, both)}


def parallel(folder: Path) -> dict[str, float]:
    """The share of dates, from English and back, that are equal or compatible in the translation, by language."""
    return kept(folder, translations)


def translations(given: Sequence[Row], code: str) -> Iterator[Translation]:
    """The dates of every sentence in English and in another language; nobody knows when the sentences were written."""
    for row in given:
        english, other = (find_dates(row[each], load(each)) for each in ("en", code))
        yield compared(row, english, other, relate_undated)


def relate_undated(a: FactValue, b: FactValue) -> Relation:
    """How two dates relate; those that count from an unknown day are equal if they count alike."""
    if isinstance(a, DateValue) and isinstance(b, DateValue) and unresolved(a) and unresolved(b):
        return Relation.EQUAL if a == b else Relation.INCOMPARABLE
    return relate(a, b)


def answers(folder: Path, code: str) -> Iterator[Answer]:
    """What we read in duckling's rows of one language; nothing if there is no file for it."""
    path, language = folder / f"duckling.{code}.jsonl.gz", load(code)
    for row in rows(path) if path.exists() else ():
        negative = row["dim"] == "time" and row["expected_raw"] == "NEGATIVE"
        if not negative and not is_graded(row):
            continue
        facts = find_dates(row["text"], language, REFERENCE, prefer="future")
        values = tuple(fact.value for fact in facts if isinstance(fact.value, DateValue))
        if negative:
            yield Answer(row, values, not values, not values, negative=True)
            continue
        wanted, grain = expected_ends(row["expected"]), row["expected"]["grain"]
        near = [value for value in values if (value.first, value.last) == wanted]
        yield Answer(row, values, any(value.granularity == grain for value in near), bool(near))


def is_graded(row: Row) -> bool:
    """Whether a row of duckling counts: a date, no holiday by name, not finer than a day, not before our era."""
    expected = row["expected"]
    if row["dim"] != "time" or not expected or expected.get("holiday") or _HOLIDAY.search(row["text"]):
        return False
    return expected.get("grain") not in _FINE and not str(expected.get("value", "")).startswith("-")


def expected_ends(expected: dict[str, Any]) -> Ends:
    """First and last day, included, of a row's expected value.

    Duckling's "after" and "before" are taken at their date: "after" begins with it, "before" ends the day before.
    """
    if expected["kind"] == "interval":
        return a_day(expected["from"]), a_day(expected["to_exclusive"]) - dt.timedelta(days=1)
    if expected["kind"] == "open_interval":
        at = a_day(expected["at"])
        return (at, None) if expected["direction"] == "after" else (None, at - dt.timedelta(days=1))
    first = a_day(expected["value"])
    return first, period_end(first, expected["grain"])


def a_day(text: str) -> dt.date:
    """The day of a timestamp; month or day 00 is the first."""
    year, month, day = (int(part) for part in text[:10].split("-"))
    return dt.date(year, month or 1, day or 1)


def period_end(first: dt.date, grain: str) -> dt.date:
    """The last day of the period of this grain that begins on `first`."""
    days = {"day": 0, "week": 6}
    if grain in days:
        return first + dt.timedelta(days=days[grain])
    months = {"month": 1, "quarter": 3, "year": 12}[grain]
    index = first.year * 12 + first.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)


def date_strings(folder: Path) -> Iterator[Days]:
    """Dateparser's own date strings in our languages."""
    for row in rows(folder / "date_strings.jsonl.gz"):
        if row["lang"] in codes() and (given := _reference_and_day(row)):
            yield _days(row, given[0], {given[1]})


def sentences(folder: Path) -> Iterator[Days]:
    """Dateparser's sentences with dates in them, in our languages."""
    for row in rows(folder / "search_in_text.jsonl.gz"):
        if row["lang"] in codes() and row["expected"]:
            wanted = {a_day(item["value"]) for item in row["expected"] if item.get("value")}
            yield _days(row, dt.date(2000, 1, 1), wanted)


def _days(row: Row, reference: dt.date, wanted: set[dt.date]) -> Days:
    values = [fact.value for fact in find_dates(row["text"], load(row["lang"]), reference)]
    found = {value.first for value in values if isinstance(value, DateValue) and isinstance(value.first, dt.date)}
    return Days(row["text"], row["lang"], reference, frozenset(wanted), frozenset(found))


def _reference_and_day(row: Row) -> tuple[dt.date, dt.date] | None:
    """Day of writing and expected day of a row, where both are dates."""
    if row["expected"] and "test_dates_parsing" in row["test"]:
        return dt.date(2012, 11, 13), a_day(row["expected"])
    shift = row["relative_ago"] or row["in_future"]
    if shift and set(shift) <= {"days", "weeks"} and all(isinstance(n, int) for n in shift.values()):
        reference = dt.date(2014, 9, 1)
        days = shift.get("days", 0) + 7 * shift.get("weeks", 0)
        return reference, reference + dt.timedelta(days=-days if row["relative_ago"] else days)
    return None
