"""Taking the language out of the states that the NLI model reads."""

import numpy as np
import pytest

from compare.models.bundled import WEIGHTS
from compare.models.neutral import FIELDS, LanguageShift
from compare.models.nli import pair_tokens
from compare.models.runtime import WordVectors
from compare.models.tokenizer import END, PAD, Tokenizer

SENTENCES = {
    "en": "The bridge over the river was closed on Monday after the flood.",
    "ar": "أُغلق الجسر فوق النهر يوم الاثنين بعد الفيضان.",
    "ru": "Мост через реку закрыли в понедельник после наводнения.",
    "fr": "Le pont sur le fleuve a été fermé lundi après la crue.",
    "zh": "洪水过后，河上的大桥于周一关闭。",
}


@pytest.fixture(scope="module")
def shipped() -> LanguageShift:
    with np.load(WEIGHTS / "nli" / "languages.npz") as stored:
        return LanguageShift({name: stored[name] for name in FIELDS})


def read(*pairs: tuple[str, str]) -> tuple[np.ndarray, np.ndarray, list[int]]:
    tokenizer, words = Tokenizer(WEIGHTS / "tokenizer.npz"), WordVectors(WEIGHTS)
    tokens = [pair_tokens(tokenizer, *pair) for pair in pairs]
    ids = np.full((len(tokens), max(map(len, tokens)) + 3), PAD, np.int64)
    for row, own in enumerate(tokens):
        ids[row, : len(own)] = own
    return words(ids), ids, [len(own) for own in tokens]


def test_a_mixture_of_what_is_near() -> None:
    shift = LanguageShift(
        {
            "coefficients": np.array([[50.0, 0.0], [0.0, 50.0]], np.float32),
            "intercepts": np.zeros(2, np.float32),
            "shifts": np.array([[1.0, 0.0], [0.0, 2.0]], np.float32),
        }
    )
    assert shift.of_text(np.array([[1.0, 0.0]], np.float32)) == pytest.approx([1.0, 0.0])
    assert shift.of_text(np.array([[0.0, 1.0], [0.0, 1.0]], np.float32)) == pytest.approx([0.0, 2.0])
    assert shift.of_text(np.array([[0.5, 0.5]], np.float32)) == pytest.approx([0.5, 1.0])


def test_english_stays_and_the_others_move(shipped: LanguageShift) -> None:
    moved = {}
    for code, text in SENTENCES.items():
        embeddings, ids, lengths = read((text, text))
        moved[code] = float(np.linalg.norm(shipped(embeddings, ids, lengths)[0, 1]))
    assert moved["en"] < 0.2 * min(length for code, length in moved.items() if code != "en")


def test_each_text_of_a_pair_has_its_own_language(shipped: LanguageShift) -> None:
    embeddings, ids, lengths = read((SENTENCES["ar"], SENTENCES["en"]), (SENTENCES["en"], SENTENCES["ar"]))
    found = shipped(embeddings, ids, lengths)
    for row, length in enumerate(lengths):
        middle = int(np.argmax(ids[row] == END)) + 1
        assert (found[row, :middle] == found[row, 0]).all()
        assert (found[row, middle:length] == found[row, middle]).all()
        assert not found[row, length:].any()
    arabic, english = found[0, 0], found[0, lengths[0] - 1]
    assert np.linalg.norm(arabic) > 5 * np.linalg.norm(english)
    assert found[1, lengths[1] - 1] == pytest.approx(arabic, rel=0.3, abs=0.05)


def test_the_company_does_not_matter(shipped: LanguageShift) -> None:
    embeddings, ids, lengths = read((SENTENCES["fr"], SENTENCES["ru"]), (SENTENCES["zh"], SENTENCES["ar"]))
    together = shipped(embeddings, ids, lengths)
    alone = np.concatenate([shipped(embeddings[[row]], ids[[row]], lengths[row : row + 1]) for row in range(2)])
    assert np.array_equal(together, alone)
