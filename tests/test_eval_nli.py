"""How the NLI model is scored, on scores whose figures are known by hand."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from compare.eval import nli


def test_calibration_error_is_the_gap_between_how_sure_and_how_often_right() -> None:
    scores = np.array([[0.8, 0.1, 0.1]] * 10)
    assert nli.calibration_error(scores, np.array([0] * 8 + [1] * 2)) == pytest.approx(0.0)
    assert nli.calibration_error(scores, np.zeros(10, int)) == pytest.approx(0.2)
    mixed = np.array([[0.8, 0.1, 0.1]] * 5 + [[0.1, 0.5, 0.4]] * 5)
    assert nli.calibration_error(mixed, np.array([0] * 5 + [2] * 5)) == pytest.approx((0.2 * 5 + 0.5 * 5) / 10)


def test_symmetry_counts_pairs_called_a_contradiction_both_ways() -> None:
    yes, no = [0.1, 0.1, 0.8], [0.8, 0.1, 0.1]
    assert nli.symmetry(np.array([yes, yes, no, no]), np.array([yes, no, no, no])) == pytest.approx(2 / 3)
    assert nli.symmetry(np.array([yes, no]), np.array([yes, no])) == 1.0
    assert nli.symmetry(np.array([no]), np.array([no])) == 0.0


def test_class_f1() -> None:
    assert nli.class_f1(np.array([0, 0, 2, 2]), np.array([0, 2, 2, 2]), 2) == pytest.approx(0.8)


class ByWord:
    """A model that calls a pair a contradiction if its hypothesis says "not", and an entailment otherwise."""

    name = "by word"

    def score(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        return np.array([[0.1, 0.1, 0.8] if "not" in b else [0.8, 0.1, 0.1] for _, b in pairs], np.float32)


def test_stance_takes_the_larger_of_two_and_shows_the_unrelated_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = [("it is", "agree"), ("it is not", "disagree"), ("it is so", "disagree"), ("it rains", "other")]
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as file:
        for hypothesis, label in titles:
            file.write(json.dumps({"premise": "a title", "hypothesis": hypothesis, "label": label}) + "\n")
    monkeypatch.setattr(nli, "load_nli", ByWord)
    figures = nli.stance(tmp_path)
    assert figures["agree F1"] == pytest.approx(2 / 3)
    assert figures["disagree F1"] == pytest.approx(2 / 3)
    assert figures["other called neutral"] == 0.0


def test_the_surest_are_asked_first() -> None:
    scores = np.array([[0.9, 0.05, 0.05], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6], [0.4, 0.3, 0.3]])
    gold = np.array([0, 1, 1, 2])
    assert nli.risk_coverage(scores, gold, (0.5, 0.75, 1.0)) == [
        (0.5, 0.8, 1.0),
        (0.75, 0.6, pytest.approx(2 / 3)),
        (1.0, 0.4, 0.5),
    ]


def test_sentences_beside_themselves_are_entailed_or_not_contradicted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = ("ar", "en", "ru", "fr", "zh", "tr")
    with gzip.open(tmp_path / "pud_parallel.jsonl.gz", "wt", encoding="utf-8") as file:
        for number in range(nli.SAME):
            said = "it is not" if number % 4 == 0 else "it is"
            file.write(json.dumps(dict.fromkeys(codes, "it is") | {"fr": said}) + "\n")
    monkeypatch.setattr(nli, "load_nli", ByWord)
    figures = nli.same(tmp_path)
    assert figures["en-en entailed"] == figures["zh-en no contradiction"] == 1.0
    assert figures["ru-fr entailed"] == figures["ru-fr no contradiction"] == pytest.approx(0.75)
