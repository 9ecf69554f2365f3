"""The bundled encoder: what its vectors depend on, what they mean, and that damage is noticed."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

from compare.errors import ModelError
from compare.models.bundled import WEIGHTS, BundledEncoder
from compare.models.files import check_files

FACTS = tomllib.loads((Path(__file__).parent / "fixtures" / "models" / "translations.toml").read_text("utf-8"))
TEXTS = [text for fact in FACTS.values() for text in fact.values()] + ["", "?", "word", "Word", "No.", "long " * 700]


@pytest.fixture(scope="module")
def encoder() -> BundledEncoder:
    return BundledEncoder()


def test_the_same_text_gives_the_same_vector_whatever_stands_beside_it(encoder: BundledEncoder) -> None:
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.array_equal(together, alone)
    backwards = encoder.encode(TEXTS[::-1])
    assert np.array_equal(together, backwards[::-1])
    assert np.array_equal(together, BundledEncoder(threads=1).encode(TEXTS))
    assert np.array_equal(encoder.encode(TEXTS, "fr")[3:4], encoder.encode([TEXTS[3]], "fr"))


@pytest.mark.parametrize("language", [None, "ar", "und", "eo"])
def test_shape_type_and_length(encoder: BundledEncoder, language: str | None) -> None:
    vectors = encoder.encode(TEXTS, language)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert encoder.encode([], language).shape == (0, 384)


def test_what_lies_past_the_limit_is_not_seen(encoder: BundledEncoder) -> None:
    start = "The strait was closed to ships. " * 100
    one, other, short = encoder.encode([start + "Ships sail again.", start + "Nothing else.", start[:64]])
    assert np.array_equal(one, other)
    assert not np.array_equal(one, short)


def test_translations_are_nearer_than_anything_else(encoder: BundledEncoder) -> None:
    languages = list(FACTS["euro"])
    vectors = {code: encoder.encode([fact[code] for fact in FACTS.values()]) for code in languages}
    for a in languages:
        for b in languages:
            assert (vectors[a] @ vectors[b].T).argmax(axis=1).tolist() == [0, 1, 2, 3, 4], f"{a}-{b}"


def test_what_a_language_adds_is_taken_away_when_it_is_told(encoder: BundledEncoder) -> None:
    """Untold, any two Arabic sentences are nearly as near to each other as each is to its translation."""
    facts = {code: [fact[code] for fact in FACTS.values()] for code in ("ar", "en")}
    likeness = []
    for arabic, english in (
        (encoder.encode(facts["ar"]), encoder.encode(facts["en"])),
        (encoder.encode(facts["ar"], "ar"), encoder.encode(facts["en"], "en")),
    ):
        others = (arabic @ arabic.T)[~np.eye(len(arabic), dtype=bool)]
        likeness.append(others.mean() / np.diag(arabic @ english.T).mean())
    assert likeness[0] > 0.85
    assert likeness[1] < 0.4


def test_token_states_are_what_the_vector_is_made_of(encoder: BundledEncoder) -> None:
    texts = ["Усэйн Болт бежал в Берлине.", "", "قناة السويس"]
    vectors, tokens = encoder.encode_tokens(texts)
    assert np.array_equal(vectors, encoder.encode(texts))
    for text, found in zip(texts, tokens, strict=True):
        assert found.states.shape == (len(found.spans), 384)
        assert "".join(text[start:end] for start, end in found.spans) == text.replace(" ", "")
    berlin = texts[0].index("Берлин")
    assert (berlin, berlin + len("Берлин")) in tokens[0].spans
    _, alone = encoder.encode_tokens(texts[:1])
    assert np.array_equal(alone[0].states, tokens[0].states)


def test_name_tells_the_model_and_its_checksum(encoder: BundledEncoder) -> None:
    checksum = json.loads((WEIGHTS / "manifest.json").read_text())["layers.onnx"]["sha256"]
    assert encoder.name == f"multilingual-e5-small@{checksum[:8]}"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder that looks like the weights; its small files may be changed."""
    for path in filter(Path.is_file, WEIGHTS.iterdir()):
        if path.stat().st_size > 1_000_000:
            (tmp_path / path.name).symlink_to(path)
        else:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_whole_files_are_accepted(copied: Path) -> None:
    assert set(check_files(copied)) == {
        "layers.onnx",
        "tokenizer.npz",
        "words-0.bin",
        "words-1.bin",
        "embeddings.npz",
    }


@pytest.mark.parametrize("name", ["embeddings.npz", "manifest.json", "words-1.bin"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} cannot be read.*reinstall newscompare.*export_encoder"):
        BundledEncoder(copied)


def test_a_changed_byte_is_noticed(copied: Path) -> None:
    path = copied / "embeddings.npz"
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"embeddings.npz is damaged: checksum \w{8} instead of \w{8}"):
        BundledEncoder(copied)


def test_a_cut_file_is_noticed_with_both_sizes(copied: Path) -> None:
    path = copied / "embeddings.npz"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ModelError, match=r"embeddings.npz has [\d,]+ bytes instead of [\d,]+"):
        BundledEncoder(copied)


def test_a_manifest_that_is_no_json(copied: Path) -> None:
    (copied / "manifest.json").write_text("{")
    with pytest.raises(ModelError, match=r"manifest.json cannot be read"):
        BundledEncoder(copied)


def test_the_bundled_encoder_needs_no_heavy_package() -> None:
    script = (
        "import sys; from compare.models.loading import load_encoder; load_encoder().encode(['a']); "
        "print(*{'torch', 'transformers', 'sentence_transformers', 'sentencepiece', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
