"""How two quotations differ in wording: what carries meaning counts, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.grammar.rewording import compare_wording
from compare.languages import load

SAID = "The ferries will leave the harbour before the storm reaches our coast"
CHANGED = [
    ("en", SAID, SAID.replace("before", "despite").replace("storm", "strike"), ["storm"], ["strike"]),
    ("en", "It will be easy to repair the old bridge", "It will not be easy to repair the old bridge", [""], ["not"]),
    ("en", "We counted 40 boats in the harbour today", "We counted 60 boats in the harbour today", ["40"], ["60"]),
    ("ar", "لن يكون من السهل ترميم الجسر القديم", "لن يكون من الممكن ترميم الجسر القديم", ["السهل"], ["الممكن"]),
    ("ru", "Нам было легко чинить этот мост", "Нам было трудно чинить этот мост", ["легко"], ["трудно"]),
    (
        "fr",
        "Le pont sera réparé au printemps prochain",
        "Le pont sera détruit au printemps prochain",
        ["réparé"],
        ["détruit"],
    ),
]
SAME = [
    ("en", SAID, "The ferries ... will leave the harbour before the storm reaches our coast!"),
    ("en", SAID, "[All] the ferries will leave the harbour (ours) before the storm reaches our coast"),
    ("en", SAID, "will leave the harbour before the storm reaches our coast"),
    ("en", SAID, SAID + ", and nobody will stay behind on the island"),
    ("en", "The harbour centre organised a duty list", "The harbor center organized a duties list"),
    ("en", "We don't know when the storm will reach us", "We do not know when the storm will reach us"),
    ("en", "We're gonna leave the harbour before the storm", "We're going to leave the harbour before the storm"),
    ("ar", "لن نغادر الميناء قبل العاصفة", "«لَن نغادر الميناء، قبل العاصفة…»"),
    ("ru", "Мы ещё не покинули порт из-за шторма", "Мы еще не покинули порт из-за шторма"),
]


@pytest.mark.parametrize(("code", "a", "b", "words_a", "words_b"), CHANGED)
def test_words_that_change_the_meaning_are_found(
    code: str, a: str, b: str, words_a: list[str], words_b: list[str]
) -> None:
    changes = compare_wording(a, b, load(code)).changes
    found_a = " ".join(a[c.a.start : c.a.end] for c in changes)
    found_b = " ".join(b[c.b.start : c.b.end] for c in changes)
    assert all(word in found_a for word in words_a)
    assert all(word in found_b for word in words_b)


@pytest.mark.parametrize(("code", "a", "b"), SAME)
def test_what_changes_no_meaning_is_no_change(code: str, a: str, b: str) -> None:
    wording = compare_wording(a, b, load(code))
    assert not wording.changes
    assert not compare_wording(b, a, load(code)).changes
    assert wording.shared


@pytest.mark.parametrize(("code", "a", "b", "words_a", "words_b"), CHANGED)
def test_both_sides_see_the_same_changes(code: str, a: str, b: str, words_a: list[str], words_b: list[str]) -> None:
    forth, back = compare_wording(a, b, load(code)).changes, compare_wording(b, a, load(code)).changes
    assert {(c.a, c.b) for c in forth} == {(c.b, c.a) for c in back}


def test_an_excerpt_is_contained() -> None:
    wording = compare_wording(SAID, "leave the harbour before the storm", load("en"))
    assert wording.containment == wording.agreement == 1.0


def test_unrelated_quotations_hardly_agree() -> None:
    wording = compare_wording(SAID, "Nobody asked me about the price of bread in the market", load("en"))
    assert wording.containment < 0.5


@given(st.lists(st.sampled_from(SAID.split()), max_size=12), st.lists(st.sampled_from(SAID.split()), max_size=12))
def test_shares_stay_between_0_and_1(a: list[str], b: list[str]) -> None:
    wording = compare_wording(" ".join(a), " ".join(b), load("en"))
    assert 0 <= wording.agreement <= 1
    assert 0 <= wording.containment <= 1
    for change in wording.changes:
        assert change.a.end <= len(" ".join(a))
        assert change.b.end <= len(" ".join(b))
