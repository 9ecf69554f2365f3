"""Whether translations of one sentence get the same polarity; a sentence is negative if any of its stances is.

Translators turn "failed" into "did not manage" and back, so that even a perfect reader would not agree everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.eval.rows import apart_and_mean, rows, share
from compare.grammar.polarity import find_polarity
from compare.languages import load
from compare.types import StanceValue

LANGUAGES = ("ar", "ru", "fr", "es", "de", "tr", "zh")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two languages: the share of sentences with the same polarity, and of those negative in either, in both."""

    same: float
    jaccard: float


def parallel(folder: Path) -> dict[str, float]:
    """Agreement with English: of all sentences that are negative in either language, the share negative in both."""
    sentences = list(rows(folder / "pud_parallel.jsonl.gz"))
    english = [bool(negations(row["en"], "en")) for row in sentences]
    values = {}
    for code in LANGUAGES:
        other = [bool(negations(row[code], code)) for row in sentences]
        values[code] = agreement(english, other).jaccard
    return apart_and_mean(values, "negative in both")


def agreement(english: Sequence[bool], other: Sequence[bool]) -> Agreement:
    """How far the polarities of the same sentences in two languages agree."""
    pairs = list(zip(english, other, strict=True))
    either = sum(a or b for a, b in pairs)
    return Agreement(share(sum(a == b for a, b in pairs), len(pairs)), share(sum(a and b for a, b in pairs), either))


def negations(text: str, code: str) -> list[str]:
    """The negative stances of a sentence, as written."""
    facts = find_polarity(text, load(code))
    return [text[f.start : f.end] for f in facts if isinstance(f.value, StanceValue) and f.value.negative]
