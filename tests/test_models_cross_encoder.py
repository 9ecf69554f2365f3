"""Cross-encoders chosen by name: a tiny one made here, with its labels in an order of its own."""

import json
from pathlib import Path

import numpy as np
import pytest

from compare.errors import ModelError
from compare.models.cross_encoder import columns
from compare.models.loading import load_nli

PAIRS = [("The bridge is open.", "The bridge is closed."), ("The bridge is open.", "It is open."), ("a", "b c d e f g")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer with random weights and three labels."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast, set_seed

    set_seed(1)
    made = tmp_path_factory.mktemp("cross-encoder")
    words = sorted({word.strip(".").lower() for pair in PAIRS for text in pair for word in text.split()})
    (made / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *words]))
    BertTokenizerFast(vocab=str(made / "vocab.txt"), do_lower_case=True).save_pretrained(made)
    labels = {0: "Contradiction", 1: "Entailment", 2: "Neutral"}
    config = BertConfig(
        vocab_size=len(words) + 6,
        max_position_embeddings=64,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        id2label=labels,
        label2id={label: place for place, label in labels.items()},
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(made)
    return made


def test_the_order_of_the_labels_is_read_from_the_model(folder: Path, tmp_path: Path) -> None:
    scores = load_nli(str(folder)).score(PAIRS)
    assert scores.shape == (3, 3)
    assert scores.dtype == np.float32
    assert scores.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert np.ptp(scores[0]) > 0.01

    turned = tmp_path / "turned"
    turned.mkdir()
    for path in folder.iterdir():
        (turned / path.name).write_bytes(path.read_bytes())
    config = json.loads((turned / "config.json").read_text())
    config["id2label"] = {"0": "entailment", "1": "neutral", "2": "contradiction"}
    config["label2id"] = {"entailment": 0, "neutral": 1, "contradiction": 2}
    (turned / "config.json").write_text(json.dumps(config))
    plain = load_nli(str(turned)).score(PAIRS)
    assert scores[:, [2, 0, 1]] == pytest.approx(plain, abs=1e-6)


def test_scores_do_not_depend_on_the_company(folder: Path) -> None:
    model = load_nli(str(folder))
    assert np.array_equal(model.score(PAIRS), np.concatenate([model.score([pair]) for pair in PAIRS]))
    assert model.score([]).shape == (0, 3)
    assert model.name.startswith(f"{folder} (sentence-transformers ")


def test_other_labels_are_refused() -> None:
    with pytest.raises(ModelError, match="has the labels NEGATIVE, POSITIVE instead of entailment"):
        columns("somebody/sentiment", {0: "NEGATIVE", 1: "POSITIVE"})


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"there is no folder .*nowhere to load an NLI model from"):
        load_nli(str(tmp_path / "nowhere"))


def test_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"the cross-encoder .* cannot be loaded .* check the name or the folder"):
        load_nli(str(tmp_path))
