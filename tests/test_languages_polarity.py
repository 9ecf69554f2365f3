"""The data of `[polarity]`: what can go wrong in a table that a person edits."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from compare.grammar.polarity.lexicon import lexicon_of
from compare.grammar.polarity.opposites import CONFIRMING, IN_TURN, OF_ONE_NAME, OPPOSITES, OUTRIGHT
from compare.grammar.polarity.words import split, words_of
from compare.languages import codes, load
from compare.languages.sections import Polarity
from compare.languages.shared.folding import fold

SCRIPTS = {
    "ar": "؀-ۿ", "fa": "؀-ۿ\u200c", "he": "\u0590-\u05ff", "ru": "Ѐ-ӿ", "uk": "Ѐ-ӿ", "zh": "\u4e00-\u9fff",
    **dict.fromkeys(("en", "fr", "es", "de", "tr"), "a-zß-ÿğışœ0-9"),
}  # fmt: skip


def _lists(code: str) -> dict[str, tuple[str, ...]]:
    """Every list of a language's table by its key."""
    data = load(code).polarity
    plain = {f.name: getattr(data, f.name) for f in fields(Polarity) if isinstance(getattr(data, f.name), tuple)}
    verbs = {f"verbs.{key}": forms for key, forms in data.verbs.items()}
    return {**plain, **verbs, **{f"nouns.{key}": forms for key, forms in data.nouns.items()}}


@pytest.mark.parametrize("code", codes())
def test_no_entry_stands_twice(code: str) -> None:
    for key, entries in _lists(code).items():
        twice = {entry for entry in entries if entries.count(entry) > 1}
        assert not twice, f"{code}: {key}"


@pytest.mark.parametrize("code", codes())
def test_one_script(code: str) -> None:
    allowed = re.compile(f"[{SCRIPTS[code]} *'-]+")
    for key, entries in _lists(code).items():
        if key != "negative_affixes":
            assert [entry for entry in entries if not allowed.fullmatch(entry)] == [], f"{code}: {key}"


@pytest.mark.parametrize("code", codes())
def test_concepts_are_those_of_english(code: str) -> None:
    data, english = load(code).polarity, load("en").polarity
    assert data.verbs.keys() == english.verbs.keys()
    assert data.nouns.keys() <= data.verbs.keys() | english.nouns.keys()


@pytest.mark.parametrize("code", codes())
def test_a_form_belongs_to_one_concept(code: str) -> None:
    owner: dict[str, str] = {}
    for key, entries in _lists(code).items():
        if key.startswith(("verbs.", "nouns.")):
            concept = key.partition(".")[2]
            for entry in entries:
                folded = " ".join(fold(match.group()) for match in split(entry, load(code)))
                assert owner.setdefault(folded, concept) == concept, f"{code}: {entry}"


def test_opposites_are_concepts() -> None:
    known = load("en").polarity.verbs.keys()
    assert {concept for pair in OPPOSITES for concept in pair} | CONFIRMING <= known
    assert not OUTRIGHT & (IN_TURN | OF_ONE_NAME)
    assert all(len(pair) == 2 for pair in OPPOSITES)


@pytest.mark.parametrize("code", codes())
def test_a_phrase_of_verbs_is_found(code: str) -> None:
    """A trap, an exception or a longer phrase would make an entry dead."""
    language = load(code)
    lexicon = lexicon_of(language)
    for concept, forms in language.polarity.verbs.items():
        for form in forms:
            words = words_of(form.replace("*", ""), language)
            hit = lexicon.verbs.at(words, 0)
            assert hit == (len(words), concept), f"{code}: {form}"


@pytest.mark.parametrize("code", codes())
def test_affixes_are_regular_expressions_that_not_every_word_has(code: str) -> None:
    for pattern in load(code).polarity.negative_affixes:
        assert re.search(fold(pattern), "") is None, f"{code}: {pattern}"
