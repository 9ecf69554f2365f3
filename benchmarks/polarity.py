"""Whether translations of one sentence get the same polarity.

    python benchmarks/polarity.py [DATA] [--first N] [--errors LANGUAGE]

DATA holds `pud_parallel` (default `../shared/data`): news and encyclopedia sentences that people translated. A sentence
counts as negative if any of its stances is. Translators turn "failed" into "did not manage" and back, so that even a
perfect reader would not agree everywhere. Against English: agreement, and how many negative sentences of either are
negative in both (Jaccard). `--errors` prints the sentences that differ from English.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from compare.grammar.polarity import find_polarity
from compare.languages import load
from compare.types import StanceValue

_LANGUAGES = ("ar", "ru", "fr", "es", "de", "tr", "zh")


def main() -> None:
    """Prints the table, or the differences of one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--first", type=int, default=None, help="only the first N sentences")
    parser.add_argument("--errors", choices=_LANGUAGES, help="print what differs from English")
    options = parser.parse_args()
    with gzip.open(options.data / "pud_parallel" / "pud_parallel.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][: options.first]
    if options.errors:
        _print_errors(rows, options.errors)
        return
    english = [bool(_negative(row["en"], "en")) for row in rows]
    print(f"{len(rows)} sentences, {sum(english)} negative in English")
    print("language  negative  agreement  jaccard")
    for code in _LANGUAGES:
        other = [bool(_negative(row[code], code)) for row in rows]
        agreement = sum(a == b for a, b in zip(english, other, strict=True)) / len(rows)
        both = sum(a and b for a, b in zip(english, other, strict=True))
        either = sum(a or b for a, b in zip(english, other, strict=True))
        print(f"{code:8}  {sum(other):8}  {agreement:9.3f}  {both / max(either, 1):7.2f}")


def _negative(text: str, code: str) -> list[str]:
    """The negative stances of a sentence, as written."""
    facts = find_polarity(text, load(code))
    return [text[f.start : f.end] for f in facts if isinstance(f.value, StanceValue) and f.value.negative]


def _print_errors(rows: Sequence[dict[str, Any]], code: str) -> None:
    for row in rows:
        english, other = _negative(row["en"], "en"), _negative(row[code], code)
        if bool(english) != bool(other):
            print(f"en {english} | {row['en']}\n{code} {other} | {row[code]}\n")


if __name__ == "__main__":
    main()
