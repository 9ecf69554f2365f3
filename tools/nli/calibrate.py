"""Fits the calibration of the exported NLI model on pairs held out from its sets: two logistic regressions.

A pair is read in both directions. Whether it is a contradiction is read off what both say together, since two
statements that cannot both be true cannot in either order; whether it is an entailment, off each by itself.

    python tools/nli/calibrate.py ../shared/data --dictionary build/dictionary.json            # writes head.npz
    python tools/nli/calibrate.py ../shared/data --dictionary build/dictionary.json --dry-run  # only prints the figures

Prints accuracy and calibration error before it and, in five folds, after it. English pairs have most of their words
exchanged for words of other languages, as half of them had in training: an entailment between words of other
languages is less plain to the model than one in English. XNLI is only measured (`newscompare eval nli-xnli`).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import MNLI, NAMES, held_out
from export import write_head
from items import drawn, read_items
from made import exchanged
from network import LABELS
from pairs import Example, rows

from compare.eval.nli import calibration_error, risk_coverage
from compare.models.bundled import WEIGHTS
from compare.models.nli import BundledNli, calibrated, directed, undirected

ENGLISH = ("cad_snli/dev",)
OTHERS = ("farstail/val", "indonli/val")
"""Pairs that no run has seen; those of MNLI and of our own items are `held_out`. Each set counts the same, and each
label in it: how often somebody wrote a label says nothing about news. ConjNLI is not among them: its contradictions
differ in one name, which the model hardly sees, and whoever wants them called so has everything called so."""
SEED = 5
"""Of the words that are exchanged."""
FOLDS = 5
COVERAGE = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0)


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
    parser.add_argument("--dictionary", type=Path, required=True, help="words that dictionary.py found")
    parser.add_argument("--each", type=int, default=1000, help="most pairs of a published set")
    parser.add_argument("--folder", type=Path, default=WEIGHTS / "nli", help="the exported model")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    given = parser.parse_args()
    sample = read_sample(given.data, given.dictionary, given.each, BundledNli(given.folder))
    after = np.zeros((len(sample.gold), len(LABELS)))
    for train, test in GroupKFold(FOLDS).split(sample.forth, sample.gold, sample.groups):
        fitted = fit(sample, train)
        after[test] = calibrated(sample.forth[test], sample.back[test], *fitted)
    before = softmax(sample.forth, axis=1)
    for name in ("all", *dict.fromkeys(sample.sets)):
        chosen = np.array([name in ("all", one) for one in sample.sets])
        line = [f"{name:14} {chosen.sum():5} pairs"]
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
        write_head(given.folder, head["weight"], head["bias"], *fit(sample, np.arange(len(sample.gold))))


def fit(sample: Sample, chosen: Any) -> tuple[Any, Any]:
    """`against` and `entails`, each of shape (7,), over the `chosen` pairs (indices): what `calibrated` takes."""
    forth, back, gold = sample.forth[chosen], sample.back[chosen], sample.gold[chosen]
    kinds = [(sample.sets[at], label) for at, label in zip(chosen, gold, strict=True)]
    counts = Counter(kinds)
    weights = np.array([len(kinds) / counts[kind] / len(counts) for kind in kinds])
    contradiction = gold == LABELS.index("contradiction")
    left = ~contradiction
    entailment = gold[left] == LABELS.index("entailment")
    return (
        regression(undirected(forth, back), contradiction, weights),
        regression(directed(forth[left], back[left]), entailment, weights[left]),
    )


def regression(features: Any, yes: Any, weights: Any) -> Any:
    """Weights of the features and, last, the intercept."""
    model = LogisticRegression(C=1.0, max_iter=3000).fit(features, yes, weights)
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


def read_sample(data: Path, dictionary: Path, each: int, model: BundledNli) -> Sample:
    """At most `each` pairs of each published set, and our own, with their logits; a premise, or an item, is a group."""
    words, draw = json.loads(dictionary.read_text(encoding="utf-8")), random.Random(SEED)
    mnli = [one for name in MNLI for one in labelled(data, name, "mnli") if held_out(name, one.premise)]
    english = [list(dict.fromkeys(mnli)), *(labelled(data, name, name.partition("/")[0]) for name in ENGLISH)]
    others = [labelled(data, name, name.partition("/")[0]) for name in OTHERS]
    items = [item for item in read_items() if item.held_out]
    ours = drawn(items, 1, 1, draw)
    found = [*(one for own in (*english, *others) for one in own[:each]), *ours]
    first = {text: item.premise["en"] for item in items for told in item.texts for text in told.values()}
    groups = [first.get(one.premise, one.premise) for one in found]
    numbers = {premise: number for number, premise in enumerate(dict.fromkeys(groups))}
    read = [exchanged(one, words, draw) if one.language == "en" and one.source != "items" else one for one in found]
    pairs = [(one.premise, one.hypothesis) for one in read]
    return Sample(
        forth=model.logits(pairs),
        back=model.logits([(hypothesis, premise) for premise, hypothesis in pairs]),
        gold=np.array([one.label for one in found]),
        groups=np.array([numbers[premise] for premise in groups]),
        sets=[one.source for one in found],
    )


def labelled(data: Path, name: str, source: str) -> list[Example]:
    """The pairs of a set that have one of the labels."""
    found = rows(data / f"{name}.jsonl.gz")
    return [
        Example(row["premise"], row["hypothesis"], NAMES[row["label"]], row["lang"], source)
        for row in found
        if row["label"] in NAMES
    ]


if __name__ == "__main__":
    main()
