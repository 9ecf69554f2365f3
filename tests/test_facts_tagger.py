import numpy as np
import pytest

from compare.errors import ModelError
from compare.facts.names import find_names
from compare.facts.tagger import LABELS, Sight, Tagger, bundled_tagger, features, labels_to_spans, quantised
from compare.languages import load
from compare.models.bundled import BundledEncoder
from compare.types import FactKind


@pytest.fixture(scope="module")
def encoder():
    return BundledEncoder(threads=1)


def persons(text, code, encoder):
    _, (pieces,) = encoder.encode_tokens([text])
    facts = find_names(text, load(code), pieces)
    return [text[fact.start : fact.end] for fact in facts if fact.kind is FactKind.PERSON]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("en", "The report by Thandiwe Okoro was published in full on Friday.", "Thandiwe Okoro"),
        ("fr", "Le rapport de Thandiwe Okoro a été publié vendredi.", "Thandiwe Okoro"),
        ("ru", "По словам Гжеляка, доклад опубликован полностью.", "Гжеляка"),
        ("ar", "قالت غريتا ثونبرغ إن التقرير نشر كاملا يوم الجمعة.", "غريتا ثونبرغ"),
    ],
)
def test_the_head_adds_persons_that_no_table_knows(code, text, name, encoder):
    assert find_names(text, load(code)) == []
    assert persons(text, code, encoder) == [name]


def test_the_head_rejects_what_only_looks_like_a_name(encoder):
    text = "دعا السفير لهيئة الصحة إلى زيادة الموارد."
    assert persons(text, "ar", encoder) == []


def test_what_the_rules_find_stays(encoder):
    text = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي أنتوني بلينكن في جنيف."
    assert persons(text, "ar", encoder) == ["سيرغي لافروف", "أنتوني بلينكن"]


def test_labels_to_spans():
    labels = np.array(
        [LABELS.index(tag) for tag in ("B-PER", "I-PER", "B-PER", "O", "I-LOC", "I-LOC", "B-ORG", "I-PER")]
    )
    assert labels_to_spans(labels) == [(1, 0, 2), (1, 2, 3), (3, 4, 6), (2, 6, 7), (1, 7, 8)]


def test_features_of_words_and_neighbours():
    states = np.array([[1.0, 0.0], [3.0, 0.0], [0.0, 5.0]], np.float32)
    found = features([(0, 4), (5, 8), (9, 10)], states, [(0, 2), (2, 4), (5, 8)])
    assert found.tolist() == [
        [1.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 5.0],
        [0.0, 5.0, 0.0, 5.0, 2.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0],
    ]


def test_probabilities_add_up_to_one():
    words = np.random.default_rng(1).normal(size=(5, 1536)).astype(np.float32)
    probabilities = bundled_tagger().probabilities(words)
    assert probabilities.shape == (5, len(LABELS))
    assert probabilities.sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)


def test_a_text_without_words_or_states_has_no_names():
    class Nothing:
        states = np.zeros((0, 384), np.float32)
        spans = ()

    assert bundled_tagger().look("", Nothing()).tags() == []
    assert bundled_tagger().look("some words", Nothing()).tags() == []
    assert Sight((), np.zeros((0, 7), np.float32)).person(0, 3) == 0.0


def test_weights_survive_eight_bits(tmp_path):
    random = np.random.default_rng(2)
    weights = {
        "hidden": random.normal(size=(8, 12)).astype(np.float32),
        "hidden_bias": np.zeros(8, np.float32),
        "output": random.normal(size=(7, 8)).astype(np.float32),
        "output_bias": np.zeros(7, np.float32),
    }
    np.savez(tmp_path / "head.npz", **quantised(weights))
    words = random.normal(size=(4, 12)).astype(np.float32)
    hidden = np.maximum(words @ weights["hidden"].T, 0)
    scores = hidden @ weights["output"].T
    wanted = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    assert Tagger(tmp_path / "head.npz").probabilities(words) == pytest.approx(wanted, abs=0.05)


def test_missing_or_damaged_weights_are_explained(tmp_path):
    with pytest.raises(ModelError, match=r"nowhere\.npz"):
        Tagger(tmp_path / "nowhere.npz")
    (tmp_path / "broken.npz").write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(ModelError, match="install newscompare again"):
        Tagger(tmp_path / "broken.npz")
    np.savez(tmp_path / "other.npz", hidden=np.zeros(1))
    with pytest.raises(ModelError):
        Tagger(tmp_path / "other.npz")
