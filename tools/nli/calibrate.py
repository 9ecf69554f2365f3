"""Fits the calibration of the exported NLI model on the dev sets: multinomial logistic regression over its logits.

    python tools/nli/calibrate.py ../shared/data            # fits and writes head.npz
    python tools/nli/calibrate.py ../shared/data --dry-run  # only prints the figures

Prints accuracy and calibration error before it and, in five folds over the pairs' ids, after it. The pairs are the
Arabic titles of ANS, as many pairs of each language of XNLI, and unrelated pairs of its sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import NAMES
from export import write_head
from pairs import rows

from compare.eval.nli import calibration_error
from compare.models.bundled import WEIGHTS
from compare.models.nli import BundledNli

CODES = ("ar", "en", "ru", "fr", "es", "de", "tr", "zh")
FOLDS = 5
STRANGERS = 1
"""To each so many pairs of XNLI comes one of sentences that have nothing to do with each other: most of what a report
asks is nearer to those than to XNLI, where every third pair is a contradiction."""


@dataclass
class Sample:
    """Logits of shape (n, 3), gold labels (n,), the group of each pair (n,) and its set."""

    logits: Any
    gold: Any
    groups: Any
    sets: list[str]


def main() -> None:
    """Reads the arguments, fits and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--each", type=int, default=800, help="pairs of each language of XNLI")
    parser.add_argument("--folder", type=Path, default=WEIGHTS / "nli", help="the exported model")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    given = parser.parse_args()
    sample = read_sample(given.data, given.each, BundledNli(given.folder))
    after = np.zeros(sample.logits.shape)
    for train, test in GroupKFold(FOLDS).split(sample.logits, sample.gold, sample.groups):
        matrix, shift = fit(sample.logits[train], sample.gold[train])
        after[test] = softmax(sample.logits[test] @ matrix + shift)
    before = softmax(sample.logits)
    for name in ("all", *dict.fromkeys(sample.sets)):
        chosen = np.array([name in ("all", one) for one in sample.sets])
        line = [f"{name:8} {chosen.sum():5} pairs"]
        for what, scores in (("raw", before[chosen]), ("five folds", after[chosen])):
            right = float((scores.argmax(1) == sample.gold[chosen]).mean())
            line.append(f"{what}: accuracy {right:.3f} error {calibration_error(scores, sample.gold[chosen]):.3f}")
        print("  ".join(line))
    if not given.dry_run:
        with np.load(given.folder / "head.npz") as stored:
            head = {name: stored[name] for name in stored.files}
        write_head(given.folder, head["weight"], head["bias"], *fit(sample.logits, sample.gold))


def fit(logits: Any, gold: Any) -> tuple[Any, Any]:
    """Matrix (3, 3) and shift (3,) such that softmax(logits @ matrix + shift) fits the labels best."""
    model = LogisticRegression(C=1.0, max_iter=1000).fit(logits, gold)
    return model.coef_.T, model.intercept_


def softmax(logits: Any) -> Any:
    """Rows that add up to 1."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def read_sample(data: Path, each: int, model: BundledNli) -> Sample:
    """The pairs' logits; a pair of XNLI and its translations are one group."""
    pairs: list[tuple[str, str]] = []
    gold: list[int] = []
    groups: list[str] = []
    sets: list[str] = []

    def add(name: str, found: Sequence[dict[str, Any]]) -> None:
        for row in found:
            pairs.append((row["premise"], row["hypothesis"]))
            gold.append(NAMES[row["label"]])
            groups.append(row.get("id", row["premise"]))
            sets.append(name)

    add("ans", list(rows(data / "ans_stance_ar" / "dev.jsonl.gz")))
    for code in CODES:
        found = list(rows(data / "xnli" / f"xnli.dev.{code}.jsonl.gz"))[:each]
        add(f"xnli {code}", found)
        # a premise and the hypothesis of another pair, far enough away not to share its premise
        crossed = zip(found, found[each // 2 :] + found[: each // 2], strict=True)
        add("strangers", [a | {"hypothesis": b["hypothesis"], "label": "neutral"} for a, b in crossed][::STRANGERS])
    numbered = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    return Sample(model.logits(pairs), np.array(gold), np.array([numbered[group] for group in groups]), sets)


if __name__ == "__main__":
    main()
