"""How well numbers are read: `python benchmarks/quantities.py [DATA] [--misses LANGUAGES]`.

DATA is the folder that holds the data sets (default `../shared/data`).

* datenum_duckling: share of expressions of which the whole text is read with the right value and unit, a language
  and a dimension at a time; of the rows marked NEGATIVE, the share that is reported nevertheless.
* pud_parallel: for a thousand sentences in eight languages, how often the numbers of the English sentence and of
  its translation are the same or compatible, a fact at a time.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from compare.eval.numbers import DIMENSIONS, answers, translations
from compare.eval.rows import rows, share
from compare.eval.translations import Translation, translated
from compare.grammar.numbers import find_numbers
from compare.languages import codes, load
from compare.types import Quantity


def duckling(data: Path, misses: set[str]) -> None:
    """Print the share right, and the share of false alarms, for every language and dimension."""
    print(f"{'':4}" + "".join(f"{name:>16}" for name in DIMENSIONS) + f"{'false alarms':>16}")
    for code in codes():
        given = list(answers(data / "datenum_duckling", code))
        if not given:
            continue
        right: dict[str, list[bool]] = {name: [] for name in ("negative", *DIMENSIONS)}
        for answer in given:
            row = answer.row
            right["negative" if answer.negative else row["dim"]].append(answer.right)
            if code in misses and not answer.right and not answer.negative:
                found = [(fact.kind.value, fact.value) for fact in answer.facts]
                print(code, row["dim"], repr(row["text"]), row["expected_raw"], found)
        cells = (f"{share(sum(r), len(r)):.3f} ({len(r)})" if (r := right[name]) else "" for name in DIMENSIONS)
        alarms = f"{len(right['negative']) - sum(right['negative'])} of {len(right['negative'])}"
        print(f"{code:4}" + "".join(f"{cell:>16}" for cell in cells) + f"{alarms:>16}")


def parallel(data: Path, misses: set[str]) -> None:
    """Print how often a number in one language has a compatible one in the other."""
    sentences = list(rows(data / "pud_parallel" / "pud_parallel.jsonl.gz"))
    for code in translated(sentences):
        tally: Counter[str] = Counter()
        only_there = 0
        for pair in translations(sentences, code):
            tally.update(pair.relations)
            only_there += pair.back.count("missing")
            if code in misses and "missing" in (*pair.relations, *pair.back):
                show(pair, code)
        total = tally.total()
        shares = {name: f"{share(tally[name], total):.3f}" for name in ("equal", "compatible", "missing")}
        print(f"en-{code}: {total} numbers in English", shares, f"only in {code}: {only_there}")


def show(pair: Translation, code: str) -> None:
    """Print both sentences and what was read in them."""
    row = pair.row
    print(row["id"], code, "|", row["en"], "|", row[code])
    for name, facts in (("en", pair.english), (code, pair.other)):
        values = [(row[name][f.start : f.end], f.value) for f in facts if isinstance(f.value, Quantity)]
        print("   ", name, [(text, value.low, value.high, value.unit) for text, value in values])


def speed(data: Path) -> None:
    """Print the processor time that articles take."""
    articles = [row["paragraphs"] for row in rows(data / "basil_events" / "articles.jsonl.gz")]
    texts = ["\n".join(sentence for paragraph in article for sentence in paragraph) for article in articles]
    english = load("en")
    find_numbers("one", english)
    start = time.process_time()
    for text in texts:
        find_numbers(text, english)
    spent = time.process_time() - start
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words: {1000 * spent / words * 400:.2f} ms for 400 words")


def main() -> None:
    """Run all parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", default="", help="languages whose misses are printed, separated by commas")
    parser.add_argument("--only", choices=("duckling", "parallel", "speed"))
    options = parser.parse_args()
    misses = set(filter(None, options.misses.split(",")))
    parts: dict[str, Callable[[], None]] = {
        "duckling": lambda: duckling(options.data, misses),
        "parallel": lambda: parallel(options.data, misses),
        "speed": lambda: speed(options.data),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()


if __name__ == "__main__":
    main()
