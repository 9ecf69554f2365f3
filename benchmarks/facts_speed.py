"""How long an article's facts take, without the encoder's own work: milliseconds of processor time per 400 words.

    python benchmarks/facts_speed.py [DATA] [--articles FOLDER] [--repeats 5] [--without-dateparser]

Measured are the articles in FOLDER (default `DATA/../seeds`) and ten of BASIL, each apart, after a first run that fills
the caches; the figure is the median over the articles of the best of the repeats. Stages: `statements`, `facts` by the
rules alone, `facts with states` (the head over the encoder's states, which are given), `quotes`; `dates` is the part of
the facts that `search_dates` of dateparser is compared with, on the same text and told the language.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from dateparser.search import search_dates  # type: ignore[import-untyped]

from compare.eval.rows import rows
from compare.facts import extract, find_quotes
from compare.grammar.dates import find_dates
from compare.languages import load
from compare.models.bundled import BundledEncoder
from compare.read import read_paths
from compare.statements import split
from compare.types import Document

WORDS = 400
BASIL = 10


def documents(data: Path, articles: Path) -> Iterator[Document]:
    """The articles of the folder, and the first of BASIL."""
    if paths := sorted(articles.glob("*.txt")):
        yield from read_paths(paths).documents
    for row in islice(rows(data / "basil_events" / "articles.jsonl.gz"), BASIL):
        text = "\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
        yield Document(f"{row['event_id']}/{row['source']}", text, language="en")


def stages(document: Document, encoder: BundledEncoder) -> Mapping[str, Callable[[], object]]:
    """What is measured, by name."""
    language = load(document.language)
    statements = split(document, language)
    _, states = encoder.encode_tokens([each.text for each in statements], document.language)
    facts = extract(statements, language, states)
    return {
        "statements": lambda: split(document, language),
        "facts": lambda: extract(statements, language),
        "facts with states": lambda: extract(statements, language, states),
        "dates": lambda: [find_dates(each.text, language, document.published) for each in statements],
        "quotes": lambda: find_quotes(statements, language, facts),
    }


def dateparsers(document: Document) -> object:
    """What dateparser finds in the text."""
    return search_dates(document.text, languages=[document.language])


def milliseconds(work: Callable[[], object], document: Document, repeats: int) -> float:
    """Processor time per 400 words: the best of the repeats, after a first run."""
    work()
    best = min(_once(work) for _ in range(repeats))
    return best * 1000 * WORDS / len(document.text.split())


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints each stage's median and range, their sum, and the ratio to dateparser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="articles as .txt")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--without-dateparser", action="store_true", help="it takes longer than all else together")
    options = parser.parse_args()
    encoder = BundledEncoder(threads=1)
    taken: dict[str, list[float]] = {}
    for document in documents(options.data, options.articles or options.data.parent / "seeds"):
        found = {
            name: milliseconds(work, document, options.repeats) for name, work in stages(document, encoder).items()
        }
        found["all without states"] = found["statements"] + found["facts"] + found["quotes"]
        found["all with states"] = found["statements"] + found["facts with states"] + found["quotes"]
        if not options.without_dateparser:
            found["search_dates"] = milliseconds(partial(dateparsers, document), document, 1)
        for name, value in found.items():
            taken.setdefault(name, []).append(value)
    print(f"ms per {WORDS} words, {len(taken['facts'])} articles        median    least    most")
    for name, values in taken.items():
        print(f"  {name:38} {statistics.median(values):8.1f} {min(values):8.1f} {max(values):8.1f}")
    if "search_dates" in taken:
        for ours in ("dates", "all without states", "all with states"):
            ratios = [b / a for a, b in zip(taken[ours], taken["search_dates"], strict=True)]
            print(f"  search_dates takes {statistics.median(ratios):.1f} times as long as our {ours} (median)")


if __name__ == "__main__":
    main()
