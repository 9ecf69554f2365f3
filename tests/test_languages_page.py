import unicodedata

import pytest

from compare.languages import codes, load
from compare.languages.sections import Page
from compare.read.lines import words

ALL = (*codes(), "und")
LISTS = [name for name, kind in Page.__annotations__.items() if kind.startswith("tuple")]
SCRIPTS = {
    "Arab": {"ARABIC"},
    "Cyrl": {"CYRILLIC"},
    "Hebr": {"HEBREW"},
    "Hans": {"CJK"},
    "Latn": {"LATIN"},
    "Zyyy": set(),
}
# In these a phrase of one word would drop too many sentences.
BEGINNINGS = ("prompts", "footers")
# Kinds that exclude each other: the same words cannot be both.
APART = [
    ("share", "related"), ("share", "prompts"), ("ads", "related"), ("ads", "prompts"), ("captions", "bylines"),
    ("captions", "stamps"), ("captions", "related"), ("bylines", "related"), ("related", "prompts"),
    ("stamps", "tags"), ("masthead", "bylines"),
]  # fmt: skip


def phrases(code):
    page = load(code).page
    for name in LISTS:
        for phrase in getattr(page, name):
            yield name, phrase
    for agency, spellings in page.agencies.items():
        for spelling in spellings:
            yield f"agencies.{agency}", spelling


def scripts(text):
    return {unicodedata.name(c).split()[0] for c in text if c.isalpha()}


@pytest.mark.parametrize("code", ALL)
def test_every_word_is_in_one_script_and_that_of_the_language_or_latin(code):
    own = SCRIPTS[load(code).script]
    spaced = own != {"CJK"}  # Chinese writes Latin letters without a space before them
    wrong = [
        (name, phrase)
        for name, phrase in phrases(code)
        for word in phrase.split()
        if not scripts(word) <= own | {"LATIN"} or (spaced and len(scripts(word)) > 1)
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ALL)
def test_phrases_are_trimmed_and_have_words(code):
    assert [p for p in phrases(code) if p[1] != p[1].strip() or "  " in p[1] or not words(p[1])] == []


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("name", [name for name in LISTS if name not in ("ambiguous", "prefixes")])
def test_no_phrase_stands_twice_whatever_its_spelling(code, name):
    folded = [words(phrase) for phrase in getattr(load(code).page, name)]
    assert [phrase for phrase in folded if folded.count(phrase) > 1] == []


@pytest.mark.parametrize("code", codes())
def test_no_phrase_repeats_what_und_has(code):
    shared = load("und").page
    wrong = [
        (name, phrase)
        for name in ("ads", "footers", "tags", "credits", "outlet_words")
        for phrase in getattr(load(code).page, name)
        if phrase.casefold() in {other.casefold() for other in getattr(shared, name)}
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize(("a", "b"), APART)
def test_kinds_that_exclude_each_other_share_no_phrase(code, a, b):
    page = load(code).page
    assert {words(p) for p in getattr(page, a)} & {words(p) for p in getattr(page, b)} == set()


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("name", BEGINNINGS)
def test_what_drops_a_line_by_its_beginning_is_long_enough(code, name):
    assert [p for p in getattr(load(code).page, name) if len(words(p)) < 2] == []


@pytest.mark.parametrize("code", codes())
def test_every_language_knows_the_furniture_that_every_page_has(code):
    page = load(code).page
    for name in ("share", "prompts", "ads", "related", "captions", "bylines", "stamps", "tags", "footers", "comments"):
        assert getattr(page, name), name


@pytest.mark.parametrize("code", codes())
def test_agencies_have_the_names_of_und(code):
    assert set(load(code).page.agencies) <= set(load("und").page.agencies)


@pytest.mark.parametrize("code", ALL)
def test_one_spelling_means_one_agency(code):
    seen = {}
    for agency, spellings in load(code).page.agencies.items():
        for spelling in spellings:
            assert seen.setdefault(spelling, agency) == agency
            assert spellings.count(spelling) == 1


@pytest.mark.parametrize("code", codes())
def test_a_spelling_means_the_same_agency_in_und(code):
    shared = {spelling: agency for agency, many in load("und").page.agencies.items() for spelling in many}
    for agency, spellings in load(code).page.agencies.items():
        assert all(shared.get(spelling, agency) == agency for spelling in spellings)


@pytest.mark.parametrize("code", ALL)
def test_ambiguous_spellings_are_spellings(code):
    known = {s for c in (code, "und") for many in load(c).page.agencies.values() for s in many}
    assert set(load(code).page.ambiguous) <= known
