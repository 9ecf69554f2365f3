"""Encoders chosen by name: the bundled one, and sentence-transformers models, one of them made here."""

import builtins
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare.errors import ModelError
from compare.models.bundled import BundledEncoder
from compare.models.loading import load_encoder

FACTS = tomllib.loads((Path(__file__).parent / "fixtures" / "models" / "translations.toml").read_text("utf-8"))
TEXTS = [FACTS["euro"]["en"], FACTS["canal"]["en"], FACTS["euro"]["en"].lower(), "euro"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer with random weights, saved as sentence-transformers saves models."""
    from sentence_transformers import SentenceTransformer
    from transformers import BertConfig, BertModel, BertTokenizerFast, set_seed

    set_seed(1)
    base = tmp_path_factory.mktemp("bert")
    words = sorted({word.strip(".").lower() for text in TEXTS for word in text.split()})
    (base / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *words]))
    BertTokenizerFast(vocab=str(base / "vocab.txt"), do_lower_case=True).save_pretrained(base)
    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(words) + 6, max_position_embeddings=64, **size)).save_pretrained(base)
    saved = tmp_path_factory.mktemp("model")
    SentenceTransformer(str(base)).save(str(saved))
    return saved


def test_no_name_is_the_bundled_encoder() -> None:
    assert isinstance(load_encoder(None), BundledEncoder)


def test_a_saved_model(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (4, 16)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert vectors[0] @ vectors[2] == pytest.approx(1, abs=1e-6)
    assert vectors[0] @ vectors[1] < 0.999
    assert encoder.name.startswith(f"{folder} (sentence-transformers ")


def test_a_saved_model_keeps_the_promise_of_the_protocol(folder: Path) -> None:
    encoder = load_encoder(str(folder))
    together = encoder.encode(TEXTS)
    assert np.array_equal(together, np.concatenate([encoder.encode([text]) for text in TEXTS]))
    assert encoder.encode([]).shape == (0, 16)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"there is no folder .*nowhere"):
        load_encoder(str(tmp_path / "nowhere"))


def test_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded .* check the name or the folder"):
        load_encoder(str(tmp_path))


def test_a_name_that_nobody_can_download(monkeypatch: pytest.MonkeyPatch) -> None:
    import sentence_transformers

    def offline(name: str, **options: Any) -> None:
        raise OSError("no connection")

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", offline)
    with pytest.raises(ModelError, match=r"'somebody/some-model' cannot be loaded \(OSError: no connection\)"):
        load_encoder("somebody/some-model")


def test_without_sentence_transformers(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("sentence_transformers"):
            raise ImportError("No module named 'sentence_transformers'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ModelError, match="pip install sentence-transformers"):
        load_encoder("somebody/some-model")
