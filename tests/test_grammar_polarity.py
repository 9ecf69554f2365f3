"""Negation, denial and modality, on sentences that a linguist can edit: `fixtures/polarity/<code>.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.grammar.polarity import content_words, echo, find_polarity, same_word
from compare.languages import codes, load
from compare.types import FactKind, StanceValue

FIXTURES = Path(__file__).parent / "fixtures" / "polarity"
CUES = (
    "لم",
    "لن",
    "قد",
    "يرد",
    "رد",
    "لا",
    "أن",
    "إلا",
    "بعد",
    "نفى",
    "،",
    "استبعد",
    "حتى",
    "الآن",
    "غير",
    "مستعد",
    "فقط",
)
STANCES = {
    "+": (False, False, "fact"),
    "-": (True, False, "fact"),
    "!": (True, True, "fact"),
    "?": (False, False, "possible"),
    ">": (False, False, "planned"),
    "planned-": (True, False, "planned"),
    "if": (False, False, "conditional"),
    "no": (True, False, "denied"),
    "open": (False, False, "possible"),
}


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for code in codes():
        for line in (FIXTURES / f"{code}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, wanted = line.split(" | ")
                cases.append((code, text, wanted))
    return cases


@pytest.mark.parametrize(("code", "text", "wanted"), _cases())
def test_fixture(code: str, text: str, wanted: str) -> None:
    values = [fact.value for fact in find_polarity(text, load(code))]
    found = {v.predicate: (v.negative, v.not_yet, v.certainty) for v in values if isinstance(v, StanceValue)}
    known = set(load("en").polarity.verbs) | {"possibility", "claim"}
    if wanted == "none":
        assert not known & found.keys()
        return
    for entry in wanted.split(", "):
        predicate, stance = entry.split("=", 1)
        assert found.get(predicate) == STANCES[stance]


def test_span_covers_cue_and_predicate() -> None:
    text = "On Monday the mayor did not answer."
    (fact,) = find_polarity(text, load("en"))
    assert text[fact.start : fact.end] == "not answer"
    assert fact.kind is FactKind.POLARITY


def test_what_is_only_possible_is_modality() -> None:
    (fact,) = find_polarity("Troops may cross the river.", load("en"))
    assert fact.kind is FactKind.MODALITY


def test_a_word_that_no_concept_covers_is_its_own_predicate() -> None:
    (fact,) = find_polarity("The gardener did not whistle.", load("en"))
    assert isinstance(fact.value, StanceValue)
    assert (fact.value.predicate, fact.value.negative) == ("whistle", True)


def test_vowel_signs_and_apostrophes_make_no_difference() -> None:
    bare, pointed = (find_polarity(text, load("ar"))[0].value for text in ("لم يوقع العمدة.", "لم يُوقِّع العمدة."))
    assert bare == pointed
    straight, curly = (find_polarity(text, load("en"))[0].value for text in ("He didn't sign.", "He didn’t sign."))
    assert straight == curly


def test_unknown_language_finds_nothing() -> None:
    assert find_polarity("Hän ei allekirjoittanut sopimusta.", load("fi")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The gardener whistled loudly.", True),
        ("The gardener may have whistled.", False),
        ("The gardener never whistled.", False),
        ("The gardener slept.", False),
    ],
)
def test_echo_is_a_plain_claim_of_the_same_word(text: str, found: bool) -> None:
    assert (echo(text, load("en"), "whistled") is not None) == found


def test_content_words_leave_out_cues_and_light_words() -> None:
    assert content_words("The mayor will never have answered.", load("en")) == ("mayor", "answered")


@pytest.mark.parametrize(("a", "b", "same"), [("evacuated", "evacuates", True), ("cleaned", "closed", False)])
def test_same_word(a: str, b: str, same: bool) -> None:
    assert same_word(a, b) is same


@settings(deadline=None)  # the first text of a language builds its lexicon
@given(code=st.sampled_from(codes()), text=st.text(max_size=80))
def test_any_text_gives_spans_inside_it(code: str, text: str) -> None:
    for fact in find_polarity(text, load(code)):
        assert 0 <= fact.start < fact.end <= len(text)


@settings(deadline=None)
@given(words=st.lists(st.sampled_from(CUES), max_size=14))
def test_any_order_of_cues_gives_one_stance_a_predicate(words: list[str]) -> None:
    facts = find_polarity(" ".join(words), load("ar"))
    ends = [fact.start for fact in facts]
    assert ends == sorted(ends)
    assert all(isinstance(fact.value, StanceValue) and fact.value.predicate for fact in facts)
