"""Fits the calibration of the exported NLI model on the dev sets: two logistic regressions over its logits.

A pair is read in both directions. Whether it is a contradiction is read off what both say together, since two
statements that cannot both be true cannot in either order; whether it is an entailment, off each by itself.

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
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import NAMES
from export import write_head
from network import LABELS
from pairs import rows

from compare.eval.nli import calibration_error, risk_coverage
from compare.models.bundled import WEIGHTS
from compare.models.nli import BundledNli, calibrated, directed, undirected

CODES = ("ar", "en", "ru", "fr", "es", "de", "tr", "zh")
FOLDS = 5
COVERAGE = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
STRANGERS = 12
"""To so many pairs of XNLI comes one of sentences that have nothing to do with each other: a report asks about some of
those too, and in XNLI every third pair is a contradiction."""


@dataclass
class Sample:
    """Logits of pairs and of the pairs turned round (n, 3), gold labels (n,), groups (n,) and sets."""

    forth: Any
    back: Any
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
    after = np.zeros((len(sample.gold), len(LABELS)))
    for train, test in GroupKFold(FOLDS).split(sample.forth, sample.gold, sample.groups):
        fitted = fit(sample.forth[train], sample.back[train], sample.gold[train])
        after[test] = calibrated(sample.forth[test], sample.back[test], *fitted)
    before = softmax(sample.forth, axis=1)
    for name in ("all", *dict.fromkeys(sample.sets)):
        chosen = np.array([name in ("all", one) for one in sample.sets])
        line = [f"{name:8} {chosen.sum():5} pairs"]
        for what, scores in (("raw", before[chosen]), ("five folds", after[chosen])):
            right = float((scores.argmax(1) == sample.gold[chosen]).mean())
            line.append(f"{what}: accuracy {right:.3f} error {calibration_error(scores, sample.gold[chosen]):.3f}")
        print("  ".join(line))
    print("risk and coverage in five folds, all sets: coverage, least probability, accuracy")
    for row in risk_coverage(after, sample.gold, COVERAGE):
        print("  {:.2f} {:.3f} {:.3f}".format(*row))
    for label, name in enumerate(LABELS):
        print(
            f"least probability of {name} for a precision of .8 / .9:", *bounds(after[:, label], sample.gold == label)
        )
    if not given.dry_run:
        with np.load(given.folder / "head.npz") as stored:
            head = {name: stored[name] for name in stored.files}
        write_head(given.folder, head["weight"], head["bias"], *fit(sample.forth, sample.back, sample.gold))


def fit(forth: Any, back: Any, gold: Any) -> tuple[Any, Any]:
    """`against` and `entails`, each of shape (7,): what `calibrated` takes."""
    contradiction = gold == LABELS.index("contradiction")
    against = regression(undirected(forth, back), contradiction)
    left = ~contradiction
    return against, regression(directed(forth[left], back[left]), gold[left] == LABELS.index("entailment"))


def regression(features: Any, yes: Any) -> Any:
    """Weights and, last, the intercept."""
    model = LogisticRegression(C=1.0, max_iter=3000).fit(features, yes)
    return np.concatenate([model.coef_[0], model.intercept_])


def bounds(scores: Any, right: Any) -> list[str]:
    """The least score such that of all pairs with at least this much .8 (and .9) are right, and their share."""
    order = np.argsort(-scores)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    found = []
    for asked in (0.8, 0.9):
        enough = np.nonzero(precision >= asked)[0]
        last = int(enough[-1]) if len(enough) else 0
        found.append(f"{scores[order[last]]:.3f} ({(last + 1) / len(order):.3f} of all)")
    return found


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
    forth, back = model.logits(pairs), model.logits([(b, a) for a, b in pairs])
    return Sample(forth, back, np.array(gold), np.array([numbered[group] for group in groups]), sets)


if __name__ == "__main__":
    main()
