"""The NLI model alone: stance of Arabic titles, XNLI in one language and across two, and pairs that do not belong.

Each figure is of one direction, premise to hypothesis, unless it says otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.eval.rows import f1, rows, share
from compare.models import NliModel
from compare.models.loading import load_nli

Array = NDArray[Any]

ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)
LABELS = {"entailment": ENTAILMENT, "neutral": NEUTRAL, "contradiction": CONTRADICTION}
STANCE = {"agree": ENTAILMENT, "disagree": CONTRADICTION}

ALONE = ("ar", "en", "ru", "fr", "es", "de", "tr", "zh")
ACROSS = (("ar", "en"), ("en", "ar"), ("ar", "fr"), ("ru", "en"))
UNRELATED = 1500
"""Pairs of sentences that have nothing to do with each other."""
SAME = 300
"""Sentences that are put beside their translations."""
BINS = 15
COVERAGE = (0.1, 0.25, 0.5)
"""Shares of the pairs, the surest first, whose accuracy is told."""
SEED = 4


def stance(folder: Path) -> dict[str, float]:
    """Titles that agree or disagree: F1 of each and their mean, by the larger of the two probabilities; and how often
    titles of something else are called neutral."""
    found = list(rows(folder / "dev.jsonl.gz"))
    scores = load_nli().score([(row["premise"], row["hypothesis"]) for row in found])
    related = np.array([row["label"] in STANCE for row in found])
    gold = np.array([STANCE.get(row["label"], NEUTRAL) for row in found])
    guess = np.where(scores[:, ENTAILMENT] >= scores[:, CONTRADICTION], ENTAILMENT, CONTRADICTION)
    agree, disagree = (class_f1(guess[related], gold[related], label) for label in STANCE.values())
    neutral = scores[~related].argmax(axis=1) == NEUTRAL
    return {
        "agree F1": agree,
        "disagree F1": disagree,
        "mean F1": (agree + disagree) / 2,
        "other called neutral": float(neutral.mean()),
    }


def xnli(folder: Path) -> dict[str, float]:
    """Accuracy in each language and across languages, symmetry of contradiction, and the calibration error."""
    model, figures = load_nli(), {}
    sets = {code: {row["id"]: row for row in rows(folder / f"xnli.dev.{code}.jsonl.gz")} for code in ALONE}
    ids = [key for key in sets["en"] if all(key in part for part in sets.values())]
    gold = np.array([LABELS[sets["en"][key]["label"]] for key in ids])
    scored = []
    for first, second in (*((code, code) for code in ALONE), *ACROSS):
        pairs = [(sets[first][key]["premise"], sets[second][key]["hypothesis"]) for key in ids]
        scores = model.score(pairs)
        name = first if first == second else f"{first}-{second}"
        figures[f"{name} accuracy"] = float((scores.argmax(axis=1) == gold).mean())
        scored.append(scores)
        if name in ("ar", "en"):
            figures[f"{name} symmetry"] = symmetry(scores, turned(model, pairs))
    alone, all_gold = np.concatenate(scored[: len(ALONE)]), np.tile(gold, len(ALONE))
    figures["1 - calibration error"] = 1 - calibration_error(alone, all_gold)
    for coverage, _, accuracy in risk_coverage(alone, all_gold, COVERAGE):
        figures[f"surest {coverage:.0%}, accuracy"] = accuracy
    return figures


def unrelated(folder: Path) -> dict[str, float]:
    """How often sentences of different events, and neighbours in one article, are not called a contradiction."""
    model, draw = load_nli(), random.Random(SEED)
    articles = [
        (row["event_id"], [text for part in row["paragraphs"] for text in part])
        for row in rows(folder / "articles.jsonl.gz")
    ]
    apart: list[tuple[str, str]] = []
    beside: list[tuple[str, str]] = []
    while len(apart) < UNRELATED:
        (first, texts), (second, others) = draw.sample(articles, 2)
        if first != second:
            apart.append((draw.choice(texts), draw.choice(others)))
            at = draw.randrange(1, len(texts))
            beside.append((texts[at - 1], texts[at]))
    return {
        "different events": _not_contradicting(model.score(apart)),
        "neighbours": _not_contradicting(model.score(beside)),
    }


def unrelated_across(folder: Path) -> dict[str, float]:
    """The same of sentences drawn at random, by the languages of the two."""
    model, draw = load_nli(), random.Random(SEED)
    sentences = list(rows(folder / "pud_parallel.jsonl.gz"))
    figures = {}
    for first, second in (("ar", "ar"), ("ar", "en"), ("ru", "fr"), ("zh", "tr")):
        drawn = [draw.sample(sentences, 2) for _ in range(UNRELATED // 3)]
        scores = model.score([(a[first], b[second]) for a, b in drawn])
        figures[f"{first}-{second}"] = _not_contradicting(scores)
    return figures


def same(folder: Path) -> dict[str, float]:
    """Sentences beside themselves and beside their translations: how often called an entailment, and how often not a
    contradiction."""
    model, draw = load_nli(), random.Random(SEED)
    sentences = draw.sample(list(rows(folder / "pud_parallel.jsonl.gz")), SAME)
    figures = {}
    for first, second in (("ar", "ar"), ("en", "en"), ("ar", "en"), ("ru", "fr"), ("zh", "en"), ("tr", "ar")):
        scores = model.score([(row[first], row[second]) for row in sentences])
        figures[f"{first}-{second} entailed"] = float((scores.argmax(axis=1) == ENTAILMENT).mean())
        figures[f"{first}-{second} no contradiction"] = _not_contradicting(scores)
    return figures


def turned(model: NliModel, pairs: Sequence[tuple[str, str]]) -> Array:
    """The scores of the pairs the other way round."""
    return model.score([(hypothesis, premise) for premise, hypothesis in pairs])


def symmetry(forth: Array, back: Array) -> float:
    """Of the pairs called a contradiction in one direction, the share called so in both, in 0..1."""
    first, second = forth.argmax(axis=1) == CONTRADICTION, back.argmax(axis=1) == CONTRADICTION
    return share(int((first & second).sum()) * 2, int(first.sum() + second.sum()))


def class_f1(guess: Array, gold: Array, label: int) -> float:
    """F1 of one class, in 0..1."""
    right = int(((guess == label) & (gold == label)).sum())
    return f1(int((guess == label).sum()), int((gold == label).sum()), right)


def calibration_error(scores: Array, gold: Array) -> float:
    """Expected calibration error of the most likely class in `BINS` bins of equal width, in 0..1 (Guo et al. 2017).

    `scores` has shape (n, 3) and `gold` (n,).
    """
    sure, right = scores.max(axis=1), scores.argmax(axis=1) == gold
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(float((right[places == place] - sure[places == place]).sum())) for place in range(BINS)]
    return sum(gaps) / len(gold)


def risk_coverage(scores: Array, gold: Array, shares: Sequence[float]) -> list[tuple[float, float, float]]:
    """What a model says if it may abstain (El-Yaniv and Wiener 2010): of the surest pairs, how many it says right.

    Args:
        scores: shape (n, 3).
        gold: shape (n,).
        shares: of the pairs that it must answer, each in 0..1.

    Returns:
        For each share: the share, the least probability of an answer, and the accuracy, which is 1 less the risk.
    """
    sure, right = scores.max(axis=1), scores.argmax(axis=1) == gold
    order = np.argsort(-sure, kind="stable")
    found = []
    for part in shares:
        kept = order[: max(1, round(part * len(gold)))]
        found.append((part, float(sure[kept[-1]]), float(right[kept].mean())))
    return found


def _not_contradicting(scores: Array) -> float:
    """The share of pairs, in 0..1, that are called something other than a contradiction."""
    return 1 - float((scores.argmax(axis=1) == CONTRADICTION).mean())
