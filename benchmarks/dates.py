"""How well dates are read: the rule corpora of duckling and the tests of dateparser, beside `search_dates`.

    .venv/bin/python benchmarks/dates.py [DATA] [--misses CODE] [--no-dateparser]

DATA holds `datenum_duckling/`, `datenum_dateparser/` and `basil_events/` (default `../shared/data`). A row of duckling
is right if one fact has the value and the granularity that is asked for; left out are holidays by name, rows finer
than a day, and rows that must not be read, whose share of false alarms is printed instead. Duckling reads a bare
weekday as the next one, so `prefer="future"`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import logging
import re
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compare.grammar.dates import find_dates
from compare.languages import codes, load
from compare.types import DateValue

REFERENCE = dt.date(2013, 2, 12)
_FINE = {"second", "minute", "hour"}
# Holidays by name that the corpora do not mark as such.
_HOLIDAY = re.compile(
    r"no[eë]l|toussaint|jour de l'an|nouvel an|jour des morts|f[êe]te du travail|navidad|nochevieja|a[ñn]o nuevo"
    r"|christmas|easter|weihnachten|різдва|yılbaşı|كريسماس",
    re.IGNORECASE,
)
Ends = tuple[dt.date | None, dt.date | None]


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def a_date(text: str) -> dt.date:
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


def expected_ends(expected: dict[str, Any]) -> Ends:
    """First and last day, included, of a row's expected value.

    Duckling's "after" and "before" are taken at their date: "after" begins with it, "before" ends the day before.
    """
    if expected["kind"] == "interval":
        return a_date(expected["from"]), a_date(expected["to_exclusive"]) - dt.timedelta(days=1)
    if expected["kind"] == "open_interval":
        at = a_date(expected["at"])
        return (at, None) if expected["direction"] == "after" else (None, at - dt.timedelta(days=1))
    first = a_date(expected["value"])
    return first, period_end(first, expected["grain"])


def graded(row: dict[str, Any]) -> bool:
    """Whether a row of duckling counts: a date, no holiday by name, not finer than a day."""
    expected = row["expected"]
    if (
        row["dim"] != "time"
        or not expected
        or _HOLIDAY.search(row["text"])
        or expected.get("holiday")
        or expected.get("grain") in _FINE
    ):
        return False
    return not str(expected.get("value", "")).startswith("-")


def is_right(value: DateValue, row: dict[str, Any]) -> bool:
    """Whether a value has the row's ends and granularity."""
    return (value.first, value.last) == expected_ends(row["expected"]) and value.granularity == row["expected"]["grain"]


def duckling(folder: Path, misses: str | None, other: Any) -> None:
    """Share of duckling's rows that are right, by language."""
    print("duckling    rows  right  value only  false alarms   search_dates (start day)")
    for path in sorted(folder.glob("duckling.*.jsonl.gz")):
        code = path.name.split(".")[1]
        if code not in codes():
            continue
        language, counts = load(code), Counter[str]()
        for row in rows_of(path):
            if row["dim"] == "time" and row["expected_raw"] == "NEGATIVE":
                found = find_dates(row["text"], language, REFERENCE, prefer="future")
                counts["negative"] += 1
                counts["alarms"] += bool(found)
                if found and code == misses:
                    print("  FALSE", row["text"])
            if not graded(row):
                continue
            values = [f.value for f in find_dates(row["text"], language, REFERENCE, prefer="future")]
            dates = [v for v in values if isinstance(v, DateValue)]
            counts["rows"] += 1
            counts["right"] += any(is_right(v, row) for v in dates)
            ends = expected_ends(row["expected"])
            counts["ends"] += any((v.first, v.last) == ends for v in dates)
            counts["other"] += other(row["text"], code, REFERENCE, "future") == [ends[0]]
            if code == misses and not any(is_right(v, row) for v in dates):
                got = [(str(v.first), str(v.last), v.granularity.value) for v in dates]
                print("  ", row["text"], "|", *map(str, ends), row["expected"]["grain"], "|", got)
        if counts["rows"]:
            share = {k: counts[k] / counts["rows"] for k in ("right", "ends", "other")}
            print(
                f"{code:10} {counts['rows']:5}  {share['right']:.3f}  {share['ends']:10.3f}"
                f"  {counts['alarms']:4} of {counts['negative']:2}     {share['other']:.3f}"
            )


def dateparser_tests(folder: Path, misses: str | None, other: Any) -> None:
    """Share of dateparser's own date strings whose day is right, and its sentences with dates in them."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows_of(folder / "date_strings.jsonl.gz"):
        code, wanted = row["lang"], _wanted(row)
        if code not in codes() or wanted is None:
            continue
        reference, expected = wanted
        found = [f.value.first for f in find_dates(row["text"], load(code), reference)]  # type: ignore[union-attr]
        counts = tally[code]
        counts["rows"] += 1
        counts["right"] += expected in found
        counts["other"] += expected in other(row["text"], code, reference, "past")
        if code == misses and expected not in found:
            print("  ", row["text"], "|", expected, "|", *map(str, found))
    print("\ndateparser  rows  right  search_dates")
    for code, counts in sorted(tally.items()):
        share = {k: counts[k] / counts["rows"] for k in ("right", "other")}
        print(f"{code:10} {counts['rows']:5}  {share['right']:.3f}  {share['other']:.3f}")
    _sentences(folder, misses, other)


def _wanted(row: dict[str, Any]) -> tuple[dt.date, dt.date] | None:
    """Day of writing and expected day of a row, where both are dates."""
    if row["expected"] and re.search(r"test_dates_parsing", row["test"]):
        return dt.date(2012, 11, 13), a_date(row["expected"])
    shift = row["relative_ago"] or row["in_future"]
    if shift and set(shift) <= {"days", "weeks"} and all(isinstance(n, int) for n in shift.values()):
        reference = dt.date(2014, 9, 1)
        days = shift.get("days", 0) + 7 * shift.get("weeks", 0)
        sign = -1 if row["relative_ago"] else 1
        return reference, reference + dt.timedelta(days=sign * days)
    return None


def _sentences(folder: Path, misses: str | None, other: Any) -> None:
    counts: Counter[str] = Counter()
    for row in rows_of(folder / "search_in_text.jsonl.gz"):
        if row["lang"] not in codes() or not row["expected"]:
            continue
        wanted = {a_date(item["value"]) for item in row["expected"] if item.get("value")}
        reference = dt.date(2000, 1, 1)
        facts = find_dates(row["text"], load(row["lang"]), reference)
        found = {f.value.first for f in facts if isinstance(f.value, DateValue) and isinstance(f.value.first, dt.date)}
        counts["wanted"] += len(wanted)
        counts["found"] += len(found)
        counts["both"] += len(wanted & found)
        theirs = set(other(row["text"], row["lang"], reference, "past"))
        counts["their"] += len(theirs)
        counts["theirs"] += len(wanted & theirs)
        if misses == row["lang"] and wanted != found:
            print("  ", row["text"], "|", *map(str, wanted), "|", *map(str, found))
    print(
        f"sentences: {counts['both']} of {counts['wanted']} found, {counts['found'] - counts['both']} others; "
        f"search_dates {counts['theirs']} found, {counts['their'] - counts['theirs']} others"
    )


def search_dates_of(use: bool) -> Any:
    """A function that gives the days dateparser finds; one that finds nothing if it is not to be used."""
    if not use:
        return lambda *_: []
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    from dateparser.search import search_dates

    def days(text: str, code: str, reference: dt.date, prefer: str) -> list[dt.date]:
        options = {"RELATIVE_BASE": dt.datetime.combine(reference, dt.time(4, 30)), "PREFER_DATES_FROM": prefer}
        try:
            found = search_dates(text, languages=[code], settings=options)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            return []
        return [moment.date() for _, moment in found or []]

    return days


def speed(path: Path) -> None:
    """Milliseconds that 400 words of English news take."""
    texts = ["\n".join(" ".join(p) for p in row["paragraphs"]) for row in rows_of(path)]
    language = load("en")
    find_dates(texts[0], language, REFERENCE)
    start = time.process_time()
    for text in texts:
        find_dates(text, language, REFERENCE)
    spent = time.process_time() - start
    print(f"speed: {spent * 1000 / sum(len(text.split()) for text in texts) * 400:.2f} ms for 400 words")


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", metavar="CODE", help="print the rows of this language that are wrong")
    parser.add_argument("--no-dateparser", action="store_true", help="do not run search_dates, which takes minutes")
    options = parser.parse_args()
    other = search_dates_of(not options.no_dateparser)
    duckling(options.data / "datenum_duckling", options.misses, other)
    dateparser_tests(options.data / "datenum_dateparser", options.misses, other)
    speed(options.data / "basil_events" / "articles.jsonl.gz")


if __name__ == "__main__":
    main()
