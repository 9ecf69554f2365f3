"""The NLI model that comes with the package: the shipped file gives the scores that its card states."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare.errors import ModelError
from compare.models.bundled import WEIGHTS
from compare.models.loading import load_nli
from compare.models.nli import HYPOTHESIS, PREMISE, BundledNli, calibrated, pair_tokens
from compare.models.tokenizer import END, START, Tokenizer

PATH = Path(__file__).parent / "fixtures" / "models" / "nli_pairs.toml"
CARD = Path(__file__).parents[1] / "compare" / "models" / "NLI_CARD.md"
PAIRS: list[dict[str, Any]] = tomllib.loads(PATH.read_text("utf-8"))["pair"]
LABELS = ("entailment", "neutral", "contradiction")
LEAST_RIGHT = 9
"""Of the dozen; the model is no oracle, and its errors are shown in the card like the rest."""


@pytest.fixture(scope="module")
def model() -> BundledNli:
    found = load_nli()
    assert isinstance(found, BundledNli)
    return found


def texts() -> list[tuple[str, str]]:
    return [(pair["premise"], pair["hypothesis"]) for pair in PAIRS]


def test_the_scores_of_the_card(model: BundledNli, request: pytest.FixtureRequest) -> None:
    scores = model.score(texts())
    if request.config.getoption("--refresh-golden"):
        parts = PATH.read_text("utf-8").split("scores = [")
        rows = [", ".join(f"{value:.3f}" for value in row) for row in scores]
        rest = [part.partition("]")[2] for part in parts[1:]]
        filled = [f"scores = [{row}]{tail}" for row, tail in zip(rows, rest, strict=True)]
        PATH.write_text(parts[0] + "".join(filled), "utf-8")
    stated = np.array([pair["scores"] for pair in tomllib.loads(PATH.read_text("utf-8"))["pair"]])
    assert scores == pytest.approx(stated, abs=0.002)
    card = CARD.read_text("utf-8")
    missing = [row for row in stated if " | ".join(f"{value:.3f}" for value in row) not in card]
    assert not missing


def test_most_of_the_dozen_are_right(model: BundledNli) -> None:
    named = [LABELS[place] for place in model.score(texts()).argmax(axis=1)]
    wrong = [pair for pair, name in zip(PAIRS, named, strict=True) if pair["label"] != name]
    assert len(wrong) <= len(PAIRS) - LEAST_RIGHT, wrong


def test_scores_do_not_depend_on_the_company(model: BundledNli) -> None:
    together = model.score(texts())
    assert np.array_equal(together, np.concatenate([model.score([pair]) for pair in texts()]))
    assert np.array_equal(together, BundledNli(threads=1).score(texts()))
    assert together.sum(axis=1) == pytest.approx(np.ones(len(PAIRS)), abs=1e-5)
    assert model.score([]).shape == (0, 3)


def test_long_texts_are_cut_and_empty_ones_taken() -> None:
    tokenizer = Tokenizer(WEIGHTS / "tokenizer.npz")
    tokens = pair_tokens(tokenizer, "word " * 500, "another " * 500)
    assert len(tokens) == PREMISE + HYPOTHESIS + 4
    assert pair_tokens(tokenizer, "", "") == [START, END, END, END]


def test_the_name_tells_the_weights_apart(model: BundledNli) -> None:
    assert model.name.startswith("newscompare-nli@")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "nli"
    shutil.copytree(WEIGHTS / "nli", folder)
    content = bytearray((folder / "head.npz").read_bytes())
    content[-200] ^= 1
    (folder / "head.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"head\.npz is damaged: checksum"):
        BundledNli(folder)


def test_a_contradiction_has_no_direction(model: BundledNli) -> None:
    turned = [(hypothesis, premise) for premise, hypothesis in texts()]
    assert model.score(texts())[:, 2] == pytest.approx(model.score(turned)[:, 2], abs=1e-6)


def test_calibration_by_hand() -> None:
    forth, back = np.array([[2.0, 0.0, 1.0]]), np.array([[0.0, 0.0, 3.0]])
    # over the sums 2, 0, 4 and the distances 2, 0, 2, and over both directions side by side
    against = np.array([0.0, 0.0, 1.0, -1.0, 0.0, 0.0, -2.0])
    entails = np.array([1.0, 0.0, 0.0, 0.0, 0.0, -1.0, 1.0])
    assert calibrated(forth, back, against, entails) == pytest.approx(np.array([[0.25, 0.25, 0.5]]))
    assert calibrated(back, forth, against, entails)[0, 2] == pytest.approx(0.5)
    assert calibrated(back, forth, against, entails)[0, 0] == pytest.approx(0.25)
