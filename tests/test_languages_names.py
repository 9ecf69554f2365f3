"""The names of all languages, checked mechanically: same roles everywhere, one script a word, nothing twice."""

import re
import unicodedata

import pytest

from compare.errors import LanguageDataError
from compare.languages import codes, load
from compare.languages import shared as tables
from compare.languages.shared.folding import fold

CODES = codes()
SCRIPTS = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Arab": "ARABIC",
    "Hebr": "HEBREW",
    "Hans": "CJK",
}
KEY_LETTERS = set("abdfghklmnrstš")


def scripts_in(word):
    """The Unicode names' first words of all letters, so that a Latin "a" in a Cyrillic word shows."""
    return {unicodedata.name(char).split()[0] for char in word if char.isalpha() and char != "ʼ"}


@pytest.mark.parametrize("code", CODES)
def test_section_is_sound(code):
    names = load(code).names
    assert names.capitals in ("names", "nouns", "none")
    for pattern, _replacement in (*names.spelling, *names.nominative):
        re.compile(pattern)
    for entries in (names.clitics, names.particles, names.honorifics, names.links, names.locatives, names.not_names):
        assert len(set(entries)) == len(entries)
        assert all(entry == entry.lower() for entry in entries)


@pytest.mark.parametrize("code", CODES)
def test_every_language_knows_the_main_roles_and_all_offices(code):
    names, english = load(code).names, load("en").names
    main = {"president", "prime_minister", "foreign_minister", "defence_minister", "spokesperson", "ambassador"}
    roles, known = ({role.partition("/")[0] for role in section.roles} for section in (names, english))
    assert main <= roles <= known | {"head", "deputy_head"}
    assert names.offices.keys() == english.offices.keys()


@pytest.mark.parametrize("code", CODES)
def test_a_phrase_stands_for_one_role_or_office(code):
    names = load(code).names
    phrases = [phrase for table in (names.roles, names.offices) for group in table.values() for phrase in group]
    assert sorted(phrases) == sorted(set(phrases))


@pytest.mark.parametrize("code", CODES)
def test_places_are_those_of_english(code):
    places, english = tables.places(code), tables.places("en")
    assert places.countries.keys() <= english.countries.keys()
    assert len(places.countries) > 230
    assert places.cities.keys() <= english.cities.keys()
    assert len(places.cities) > 300
    assert places.adjectives.keys() <= english.countries.keys()


@pytest.mark.parametrize("code", CODES)
def test_a_spelling_names_one_place(code):
    places = tables.places(code)
    spellings = [s for table in (places.countries, places.cities) for group in table.values() for s in group]
    twice = {spelling for spelling in spellings if spellings.count(spelling) > 1}
    assert not twice


@pytest.mark.parametrize("code", CODES)
def test_words_of_places_and_organisations_have_one_script(code):
    places = tables.places(code)
    groups = [*places.countries.values(), *places.cities.values(), *places.adjectives.values()]
    groups += tables.organisations(code).values()
    for word in (word for group in groups for spelling in group for word in re.split(r"[\s-]", spelling)):
        assert len(scripts_in(word) - {"MODIFIER"}) <= 1, word


@pytest.mark.parametrize("code", CODES)
def test_places_are_written_in_the_script_of_the_language(code):
    wanted = SCRIPTS[load(code).script]
    places = tables.places(code)
    for group in (*places.countries.values(), *places.cities.values()):
        for spelling in group:
            assert scripts_in(spelling) <= {wanted, "IDEOGRAPHIC", "MODIFIER"}, spelling


def test_organisations_have_a_spelling_in_every_language():
    identities = tables.organisations("en").keys()
    for code in CODES:
        assert tables.organisations(code).keys() == identities


def test_cities_lie_in_known_countries():
    places, within = tables.places("en"), tables.within()
    assert within.keys() <= places.cities.keys()
    for around in within.values():
        assert around in places.countries or within[around] in places.countries, around


def test_given_names_have_one_script_each():
    for form in tables.given_names().forms:
        assert len(scripts_in(form)) == 1, form
    for script, wanted in SCRIPTS.items():
        for name in tables.first_names(script):
            assert scripts_in(name) == {wanted}, name


@pytest.mark.parametrize(("script", "wanted"), [("ar", "ARABIC"), ("fa", "ARABIC"), ("he", "HEBREW")])
def test_common_words_are_folded_and_of_one_script(script, wanted):
    words = tables.common_words(script)
    assert len(words) > 300
    for word in words:
        assert fold(word) == word
        assert scripts_in(word) == {wanted}, word


def test_letters_give_key_letters_only():
    letters = tables.letters()
    assert all(set(sound) <= KEY_LETTERS for sound in letters.letters.values())
    assert {"Latn", "Cyrl", "Arab", "Hebr"} == letters.rules.keys()


@pytest.mark.parametrize(
    "alphabet", ["бвгґджзйклмнпрстфхцчшщ", "بتثجحخدذرزسشصضطظغفقكلمنه", "בגדהזחטכלמנסצקרשת", "bcdfghjklmnpqrstvwxz"]
)
def test_every_consonant_has_a_sound(alphabet):
    silent = {"й", "x"}  # y, and ks, which is a rule
    assert not set(alphabet) - tables.letters().letters.keys() - silent


def test_unknown_language_has_no_places():
    assert not tables.places("xx").countries
    assert not tables.common_words("xx")


def test_a_damaged_table_says_which_tables_it_needs(monkeypatch):
    with pytest.raises(LanguageDataError, match=r"letters\.toml.*'silence'.*needed"):
        tables.read_table("letters.toml", ("silence",))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُوكْرانيا", "اوكرانيا"),
        ("فى", "في"),
        ("Zürich", "zurich"),
        ("İstanbul", "istanbul"),
        ("Горбачёв", "горбачев"),
        ("Київ", "київ"),
        ("Йемен", "йемен"),
        ("كی‌یف", "كييف"),
    ],
)
def test_folding(written, folded):
    assert fold(written) == folded
    assert fold(folded) == folded
