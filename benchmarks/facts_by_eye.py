"""How many of the dates and numbers that are reported are right, as a person judged them who read them in context.

    .venv/bin/python benchmarks/facts_by_eye.py [DATA] [--articles FOLDER] [--show]

DATA holds `basil_events/` and `pud_parallel/` (default `../shared/data`), FOLDER articles as `.txt`. The sample is 200
facts: 68 of English articles, 14 of each of the eight languages of the translations, 20 of the articles in FOLDER.
Facts are ranked by a hash of where they stand, so that a change of the grammar changes only the facts it changes.

`--show` prints the sample with its context. Otherwise the sample is compared with `records/facts_by_eye.tsv`, and the
share that was judged right is printed, with the facts of the sample that nobody has judged. A fact is right if the
marked words say what its value says; a value that is less exact than the words is right, one that is elsewhere is not.

The record holds two samples. The classes of error of the first, which at its first reading was right in 185 of 200,
were mended and its new facts judged again, so its rate flatters; `--seed second` was drawn and read after that.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.eval.rows import rows, share
from compare.grammar.dates import find_dates
from compare.grammar.numbers import find_numbers
from compare.languages import load
from compare.read import read_paths
from compare.types import DateValue, Fact, Quantity, Span

SEED = "2022-01-12"
RECORD = Path(__file__).parent / "records" / "facts_by_eye.tsv"
SIZES = {"basil": 68, "pud": 14, "articles": 20}
LANGUAGES = ("ar", "de", "en", "es", "fr", "ru", "tr", "zh")
_CONTEXT = 110


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a data set, its language and the day of its writing, if known."""

    dataset: str
    id: str
    text: str
    language: str
    reference: dt.date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A fact and the text it stands in."""

    text: Text
    fact: Fact

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        """Data set, row, start, end, kind and value, as they stand in the record."""
        fact = self.fact
        return (self.text.dataset, self.text.id, str(fact.start), str(fact.end), fact.kind.value, written(fact))

    def rank(self, seed: str) -> bytes:
        """By which the sample is drawn."""
        return hashlib.blake2b("|".join((seed, *self.key[:5])).encode(), digest_size=8).digest()


def written(fact: Fact) -> str:
    """The value of a fact in one line."""
    value = fact.value
    if isinstance(value, DateValue):
        away = f" {value.relative.offset:+d}" if value.relative else ""
        clock = " ".join(filter(None, (value.time, value.zone)))
        return f"{value.first or ''}..{value.last or ''} {value.granularity.value}{away} {clock}".strip()
    if isinstance(value, Quantity):
        low, high = (None if end is None else f"{end:g}" for end in (value.low, value.high))
        number = str(low) if low == high else f"{low or ''}..{high or ''}"
        return " ".join(filter(None, (number, value.unit, f"of {value.of}" if value.of else "")))
    return ""


def texts(data: Path, articles: Path | None) -> Iterator[list[Text]]:
    """The texts, a group at a time; of each group a sample is drawn."""
    basil = rows(data / "basil_events" / "articles.jsonl.gz")
    yield [
        Text(
            "basil",
            f"{row['event_id']}/{row['source']}",
            "\n".join(" ".join(paragraph) for paragraph in row["paragraphs"]),
            "en",
            dt.date.fromisoformat(row["date"]) if row["date"] else None,
        )
        for row in basil
    ]
    sentences = list(rows(data / "pud_parallel" / "pud_parallel.jsonl.gz"))
    for code in LANGUAGES:
        yield [Text("pud", f"{row['id']}/{code}", row[code], code, None) for row in sentences]
    if articles:
        yield [
            Text("articles", document.id, document.text, document.language, document.published)
            for document in read_paths(sorted(articles.glob("*.txt"))).documents
        ]


def facts_of(text: Text) -> Iterator[Found]:
    """The dates and numbers of a text."""
    language = load(text.language)
    dates = find_dates(text.text, language, text.reference)
    numbers = find_numbers(text.text, language, [Span(date.start, date.end) for date in dates])
    yield from (Found(text, fact) for fact in (*dates, *numbers))


def sample(data: Path, articles: Path | None, seed: str = SEED) -> list[Found]:
    """The facts to judge, in the order of the texts."""
    chosen: list[Found] = []
    for group in texts(data, articles):
        found = [each for text in group for each in facts_of(text)]
        ranked = sorted(found, key=lambda each: each.rank(seed))[: SIZES[group[0].dataset]]
        chosen += sorted(ranked, key=lambda each: (each.text.id, each.fact.start))
    return chosen


def show(found: Sequence[Found]) -> None:
    """Prints the sample with its context."""
    for number, each in enumerate(found):
        text, fact = each.text.text, each.fact
        before, after = text[max(0, fact.start - _CONTEXT) : fact.start], text[fact.end : fact.end + _CONTEXT]
        print(number, *each.key, f"written {each.text.reference}", sep=" | ")
        print("   ", f"{before}[[{text[fact.start : fact.end]}]]{after}".replace("\n", " / "))


def report(found: Sequence[Found]) -> None:
    """Prints the share that is right by data set and kind, and what is not judged."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        judged = {tuple(row[:6]): (row[6], row[7]) for row in list(csv.reader(file, delimiter="\t"))[1:]}
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for each in found:
        if each.key not in judged:
            print("not judged:", *each.key)
            continue
        for group in ("all", each.text.dataset, each.fact.kind.value):
            seen[group] += 1
            right[group] += judged[each.key][0] == "right"
    for group, number in seen.items():
        print(f"{group:10} {right[group]:4} of {number:4} right  {share(right[group], number):.3f}")


def main() -> None:
    """Prints the sample or the rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="articles as .txt")
    parser.add_argument("--seed", default=SEED, help="draw another sample, to be read with --show")
    parser.add_argument("--show", action="store_true", help="print the sample with its context")
    options = parser.parse_args()
    found = sample(options.data, options.articles, options.seed)
    (show if options.show else report)(found)


if __name__ == "__main__":
    main()
