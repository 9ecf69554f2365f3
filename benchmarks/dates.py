"""How well dates are read: the rule corpora of duckling and the tests of dateparser, beside `search_dates`.

    .venv/bin/python benchmarks/dates.py [DATA] [--misses CODE] [--no-dateparser]

DATA holds `datenum_duckling/`, `datenum_dateparser/`, `pud_parallel/` and `basil_events/` (default `../shared/data`).
A row of duckling is right if one fact has the value and the granularity that is asked for; left out are holidays by
name, rows finer than a day, and rows that must not be read, whose share of false alarms is printed instead. Duckling
reads a bare weekday as the next one, so `prefer="future"`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import logging
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from compare.eval.dates import REFERENCE, Days, answers, date_strings, expected_ends, sentences, translations
from compare.eval.rows import rows, share
from compare.eval.translations import translated
from compare.grammar.dates import find_dates
from compare.languages import codes, load


def duckling(folder: Path, misses: str | None, other: Any) -> None:
    """Share of duckling's rows that are right, by language."""
    print("duckling    rows  right  value only  false alarms   search_dates (start day)")
    for code in codes():
        given = list(answers(folder, code))
        graded, negative = ([a for a in given if a.negative is kind] for kind in (False, True))
        if code == misses:
            for answer in given:
                if not answer.right:
                    got = [(str(v.first), str(v.last), v.granularity.value) for v in answer.values]
                    print(
                        "  ", answer.row["text"], "|", "FALSE" if answer.negative else answer.row["expected"], "|", got
                    )
        if graded:
            theirs = sum(
                other(a.row["text"], code, REFERENCE, "future") == [expected_ends(a.row["expected"])[0]] for a in graded
            )
            right, ends = (
                share(sum(a.right for a in graded), len(graded)),
                share(sum(a.ends for a in graded), len(graded)),
            )
            alarms = sum(not a.right for a in negative)
            print(
                f"{code:10} {len(graded):5}  {right:.3f}  {ends:10.3f}"
                f"  {alarms:4} of {len(negative):2}     {share(theirs, len(graded)):.3f}"
            )


def dateparser_tests(folder: Path, misses: str | None, other: Any) -> None:
    """Share of dateparser's own date strings whose day is right, and its sentences with dates in them."""
    by_language: dict[str, list[Days]] = defaultdict(list)
    for text in date_strings(folder):
        by_language[text.language].append(text)
        if text.language == misses and not text.wanted <= text.found:
            print("  ", text.text, "|", *map(str, text.wanted), "|", *map(str, text.found))
    print("\ndateparser  rows  right  search_dates")
    for code, texts in sorted(by_language.items()):
        right = share(sum(text.wanted <= text.found for text in texts), len(texts))
        theirs = share(sum(text.wanted <= found_by(other, text) for text in texts), len(texts))
        print(f"{code:10} {len(texts):5}  {right:.3f}  {theirs:.3f}")
    in_sentences(list(sentences(folder)), misses, other)


def in_sentences(texts: Sequence[Days], misses: str | None, other: Any) -> None:
    """Days found in sentences, and others that nobody asked for."""
    for text in texts:
        if misses == text.language and text.wanted != text.found:
            print("  ", text.text, "|", *map(str, text.wanted), "|", *map(str, text.found))
    wanted, both = sum(len(text.wanted) for text in texts), sum(len(text.wanted & text.found) for text in texts)
    others = sum(len(text.found - text.wanted) for text in texts)
    theirs = [(text.wanted, found_by(other, text)) for text in texts]
    print(
        f"sentences: {both} of {wanted} found, {others} others; search_dates "
        f"{sum(len(w & f) for w, f in theirs)} found, {sum(len(f - w) for w, f in theirs)} others"
    )


def found_by(other: Any, text: Days) -> set[dt.date]:
    """The days that another reader finds in a text."""
    return set(other(text.text, text.language, text.reference, "past"))


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


def parallel(path: Path, misses: str | None) -> None:
    """How often a date of an English sentence, or of its translation, has a counterpart in the other."""
    given = list(rows(path))
    print("\nPUD    dates   equal  compatible  missing")
    for code in translated(given):
        tally: Counter[str] = Counter()
        for pair in translations(given, code):
            tally.update((*pair.relations, *pair.back))
            if code == misses and "missing" in (*pair.relations, *pair.back):
                print("  ", pair.row["id"], pair.row["en"], "|", pair.row[code])
        shares = [share(tally[name], tally.total()) for name in ("equal", "compatible", "missing")]
        print(f"en-{code} {tally.total():7}   " + "       ".join(f"{each:.3f}" for each in shares))


def speed(path: Path, use: bool) -> None:
    """Milliseconds that 400 words of English news take, ours and, on ten articles, `search_dates`."""
    texts = ["\n".join(" ".join(p) for p in row["paragraphs"]) for row in rows(path)]
    language = load("en")
    find_dates(texts[0], language, REFERENCE)
    start = time.process_time()
    for text in texts:
        find_dates(text, language, REFERENCE)
    spent = time.process_time() - start
    ours = spent * 1000 / sum(len(text.split()) for text in texts) * 400
    print(f"speed: {ours:.2f} ms for 400 words")
    if use:
        other, few = search_dates_of(use=True), texts[:10]
        start = time.process_time()
        for text in few:
            other(text, "en", REFERENCE, "past")
        theirs = (time.process_time() - start) * 1000 / sum(len(text.split()) for text in few) * 400
        print(f"search_dates: {theirs:.0f} ms, {theirs / ours:.0f} times as long")


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
    parallel(options.data / "pud_parallel" / "pud_parallel.jsonl.gz", options.misses)
    speed(options.data / "basil_events" / "articles.jsonl.gz", not options.no_dateparser)


if __name__ == "__main__":
    main()
