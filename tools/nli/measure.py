"""Quick figures on the dev sets while a network is trained; `newscompare eval` has the full ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from data import NAMES
from network import LABELS
from pairs import rows

Score = Callable[[Sequence[tuple[str, str]]], Any]


def dev_figures(score: Score, data: Path, most: int) -> dict[str, float]:
    """F1 on ANS and accuracy on XNLI, over at most `most` rows of each language of XNLI."""
    return ans(score, data / "ans_stance_ar" / "dev.jsonl.gz") | xnli(score, data / "xnli", most)


def ans(score: Score, path: Path) -> dict[str, float]:
    """F1 of agree and disagree; the few other rows count as errors of neither."""
    found = [row for row in rows(path) if row["label"] != "other"]
    scores = score([(row["premise"], row["hypothesis"]) for row in found])
    guess = np.where(scores[:, 0] >= scores[:, 2], 0, 2)
    gold = np.array([NAMES[row["label"]] for row in found])
    agree, disagree = (
        2 * float(((guess == label) & (gold == label)).sum()) / float((guess == label).sum() + (gold == label).sum())
        for label in (0, 2)
    )
    return {
        "ans agree": round(agree, 3),
        "ans disagree": round(disagree, 3),
        "ans mean": round((agree + disagree) / 2, 3),
    }


def xnli(score: Score, folder: Path, most: int) -> dict[str, float]:
    """Accuracy by language of premise and hypothesis, and how often an Arabic pair is called a contradiction."""
    sets = {
        code: {row["id"]: row for row in rows(folder / f"xnli.dev.{code}.jsonl.gz")}
        for code in ("ar", "en", "ru", "fr")
    }
    ids = sorted(set.intersection(*(set(part) for part in sets.values())), key=int)[:most]
    figures = {}
    for first, second in (("ar", "ar"), ("en", "en"), ("ru", "ru"), ("fr", "fr"), ("ar", "en"), ("en", "ar")):
        scores = score([(sets[first][key]["premise"], sets[second][key]["hypothesis"]) for key in ids])
        gold = np.array([LABELS.index(sets[first][key]["label"]) for key in ids])
        guess = scores.argmax(1)
        figures[f"xnli {first}-{second}"] = round(float((guess == gold).mean()), 3)
        if first == second == "ar":
            figures["xnli ar called contradiction"] = round(float((guess == 2).mean()), 3)
    return figures
