"""`[dates]` of the language files, tested mechanically: same keys, one script a word, no duplicates."""

import dataclasses
import re
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from compare.errors import LanguageDataError
from compare.grammar.dates.lexicon import lexicon_of
from compare.grammar.dates.nodes import Edge, Part, Pick, Unit
from compare.grammar.dates.tokens import fold
from compare.languages import codes, load

# Latin abbreviations (GMT, a.m.) are at home in every script.
_ALSO_LATIN = {"zones", "clock", "eras"}
_SCRIPTS = {"Arab": "ARABIC", "Cyrl": "CYRILLIC", "Hebr": "HEBREW", "Hans": "CJK", "Latn": "LATIN"}
ALL = [*codes(), "und"]


def lists(code):
    """Every list of phrases of a language, with where it stands."""
    dates = load(code).dates
    for field in dataclasses.fields(dates):
        value = getattr(dates, field.name)
        if isinstance(value, tuple) and field.name != "weekend":
            yield field.name, value
        elif field.name == "tenses":
            for inner in dataclasses.fields(value):
                yield f"tenses.{inner.name}", getattr(value, inner.name)
        elif hasattr(value, "items") and field.name != "clitics":
            for key, phrases in value.items():
                yield f"{field.name}.{key}", phrases


def script_of(letter):
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS.values() if name.startswith(script)), "other")


@pytest.mark.parametrize("code", ALL)
def test_a_word_is_written_in_one_script(code):
    own = _SCRIPTS.get(load(code).script)
    for where, phrases in lists(code):
        for phrase in phrases:
            scripts = {script_of(letter) for letter in phrase if letter.isalpha()} - {"other"}
            assert len(scripts) <= 1, f"{code}: {where}: {phrase!r} mixes {scripts}"
            if where.split(".")[0] not in _ALSO_LATIN:
                assert scripts <= {own}, f"{code}: {where}: {phrase!r} is not in the language's script"


@pytest.mark.parametrize("code", ALL)
def test_no_phrase_is_listed_twice(code):
    for where, phrases in lists(code):
        twice = [phrase for phrase, times in Counter(phrases).items() if times > 1]
        assert not twice, f"{code}: {where}: {twice}"


@pytest.mark.parametrize("code", ALL)
def test_no_phrase_has_two_meanings_of_one_kind(code):
    """One word cannot name two months, be two numbers, or pick both the last and the next."""
    dates = load(code).dates
    for name in (
        "weekdays",
        "weekday_plurals",
        "beside",
        "named_parts",
        "decades",
        "relative",
        "units",
        "numbers",
        "before",
        "after",
        "parts_before",
        "parts_after",
    ):
        meanings = {}
        for key, phrases in getattr(dates, name).items():
            for phrase in phrases:
                other = meanings.setdefault(fold(phrase), key)
                assert other == key, f"{code}: {name}: {phrase!r} is {other} and {key}"
    months = {}
    for calendar in ("months", "islamic_months", "persian_months"):
        for key, phrases in getattr(dates, calendar).items():
            for phrase in phrases:
                other = months.setdefault(fold(phrase), (calendar, key))
                assert other == (calendar, key), f"{code}: {phrase!r} is {other} and {(calendar, key)}"


@pytest.mark.parametrize("code", ALL)
def test_phrases_are_trimmed_and_in_lower_case(code):
    for where, phrases in lists(code):
        for phrase in phrases:
            assert phrase == phrase.strip() == phrase.lower(), f"{code}: {where}: {phrase!r}"
            assert unicodedata.is_normalized("NFC", phrase), f"{code}: {where}: {phrase!r}"
            assert "  " not in phrase


@pytest.mark.parametrize("code", codes())
def test_names_of_months_and_weekdays_are_complete(code):
    dates = load(code).dates
    if code != "zh":  # whose months are numbers
        assert set(dates.months) == {str(n) for n in range(1, 13)}
    assert set(dates.weekdays) == {str(n) for n in range(1, 8)}
    assert {"day -1", "day 0", "day 1"} <= set(dates.relative)
    assert {"day", "week", "month", "year"} <= set(dates.units)


@pytest.mark.parametrize("code", ALL)
def test_keys_are_those_that_the_grammar_knows(code):
    dates = load(code).dates
    assert set(dates.units) <= {unit.value for unit in Unit}
    assert set(dates.before) | set(dates.after) <= {pick.value for pick in Pick}
    assert set(dates.parts_before) | set(dates.parts_after) <= {part.value for part in Part}
    assert set(dates.edges_before) | set(dates.edges_after) <= {edge.value for edge in Edge}
    assert dates.next_weekday in ("coming", "next_week")
    assert set(dates.weekday_plurals) <= {str(n) for n in range(1, 8)}
    assert all(re.fullmatch(r"day -?[12]", key) for key in dates.beside)
    assert all(re.fullmatch(r"(beginning|middle|end) (week|month|year)", key) for key in dates.named_parts)
    assert all(1 <= day <= 7 for day in dates.weekend)
    assert all(re.fullmatch(r"(day|week|weekend|month|quarter|year|century) -?\d+", key) for key in dates.relative)
    lexicon_of(load(code))


@pytest.mark.parametrize("code", ALL)
def test_weak_names_are_names(code):
    """A word can only be a weak name of a month or day if it is one at all."""
    dates = load(code).dates
    tables = (dates.months, dates.islamic_months, dates.persian_months, dates.weekdays)
    names = {fold(phrase).rstrip(".") for table in tables for phrases in table.values() for phrase in phrases}
    stray = [word for word in dates.weak if fold(word) not in names]
    assert not stray, f"{code}: weak: {stray}"


@pytest.mark.parametrize("code", ALL)
def test_words_whose_accents_matter_are_used(code):
    dates = load(code).dates
    used = {phrase for where, phrases in lists(code) if where != "exact" for phrase in phrases}
    assert set(dates.exact) <= used


def test_every_file_has_its_words_after_a_note_on_their_source():
    for code in codes():
        text = (files("compare.languages") / f"{code}.toml").read_text(encoding="utf-8")
        assert re.search(r"\[dates\]\n# .*CLDR", text), code


def test_a_rule_for_bare_years_that_nobody_knows_is_refused():
    german = load("de")
    odd = dataclasses.replace(german, dates=dataclasses.replace(german.dates, bare_years="always"))
    with pytest.raises(LanguageDataError, match="bare_years: 'always'"):
        lexicon_of(odd)
