"""Whether translations of one sentence get the same polarity.

    python benchmarks/polarity.py [DATA] [--first N] [--errors LANGUAGE]

DATA holds `pud_parallel` (default `../shared/data`): news and encyclopedia sentences that people translated. A sentence
counts as negative if any of its stances is. Translators turn "failed" into "did not manage" and back, so that even a
perfect reader would not agree everywhere. Against English: agreement, and how many negative sentences of either are
negative in both (Jaccard). `--errors` prints the sentences that differ from English.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from compare.eval.polarity import LANGUAGES, agreement, negations
from compare.eval.rows import Row, rows


def main() -> None:
    """Prints the table, or the differences of one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--first", type=int, default=None, help="only the first N sentences")
    parser.add_argument("--errors", choices=LANGUAGES, help="print what differs from English")
    options = parser.parse_args()
    sentences = list(rows(options.data / "pud_parallel" / "pud_parallel.jsonl.gz"))[: options.first]
    if options.errors:
        print_errors(sentences, options.errors)
        return
    english = [bool(negations(row["en"], "en")) for row in sentences]
    print(f"{len(sentences)} sentences, {sum(english)} negative in English")
    print("language  negative  agreement  jaccard")
    for code in LANGUAGES:
        other = [bool(negations(row[code], code)) for row in sentences]
        found = agreement(english, other)
        print(f"{code:8}  {sum(other):8}  {found.same:9.3f}  {found.jaccard:7.2f}")


def print_errors(sentences: Sequence[Row], code: str) -> None:
    """Print what is negative in one of the two languages only."""
    for row in sentences:
        english, other = negations(row["en"], "en"), negations(row[code], code)
        if bool(english) != bool(other):
            print(f"en {english} | {row['en']}\n{code} {other} | {row[code]}\n")


if __name__ == "__main__":
    main()
