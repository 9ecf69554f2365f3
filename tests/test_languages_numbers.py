"""The `[numbers]` data of every language, checked mechanically: the same keys, clean words, nothing twice."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from compare.grammar.numbers.entries import entries
from compare.grammar.numbers.fold import fold
from compare.grammar.numbers.hedges import RULES
from compare.grammar.numbers.lexicon import parse_value
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.symbols import CURRENCY_CODES, MEASURES, SECONDS
from compare.languages import codes, load
from compare.languages.sections import Numbers

SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "CJK")
ADDING = ("cardinals", "ordinals")
SHARED = {"counted", "happened"}
"""The tables whose keys are concepts, which all languages share."""


def numbers(code: str) -> Numbers:
    """A language's data."""
    return load(code).numbers


def tables(data: Numbers) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
    """Every table of forms, with its name."""
    for section in (data, data.words, data.hedges, data.units):
        for name in section.__slots__:
            value = getattr(section, name)
            if isinstance(value, Mapping):
                yield name, value


def lists(data: Numbers) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of forms, with its name."""
    for section in (data, data.words, data.hedges, data.units):
        for name in section.__slots__:
            value = getattr(section, name)
            if isinstance(value, tuple):
                yield name, value
    for name, table in tables(data):
        yield from ((f"{name}.{key}", forms) for key, forms in table.items())


def scripts(word: str) -> set[str]:
    """The scripts of a word's letters."""
    names = (unicodedata.name(char, "") for char in word if char.isalpha())
    return {script for name in names for script in SCRIPTS if name.startswith(script)}


@pytest.mark.parametrize("code", codes())
def test_concepts_are_those_of_english(code: str) -> None:
    for name in SHARED:
        assert getattr(numbers(code), name).keys() == getattr(numbers("en"), name).keys(), name


@pytest.mark.parametrize("code", codes())
def test_every_concept_has_words(code: str) -> None:
    for name in SHARED:
        assert [concept for concept, forms in getattr(numbers(code), name).items() if not forms] == []


@pytest.mark.parametrize("code", codes())
def test_nothing_stands_twice_in_a_list(code: str) -> None:
    for name, forms in lists(numbers(code)):
        assert [form for form, count in Counter(forms).items() if count > 1] == [], name


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("name", ADDING)
def test_a_number_word_has_one_value(code: str, name: str) -> None:
    data = numbers(code)
    seen: dict[str, str] = {}
    for key, forms in getattr(data.words, name).items():
        for form in forms:
            folded = fold(form, accents=data.fold_accents).text
            assert seen.setdefault(folded, key) == key, form


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("name", ["durations", "percent", "points"])
def test_a_unit_has_one_name(code: str, name: str) -> None:
    table = getattr(numbers(code).units, name)
    forms = [form for forms in table.values() for form in forms] if isinstance(table, Mapping) else list(table)
    assert [form for form, count in Counter(forms).items() if count > 1] == []


@pytest.mark.parametrize("code", codes())
def test_a_noun_belongs_to_one_concept(code: str) -> None:
    forms = Counter(form for forms in numbers(code).counted.values() for form in set(forms))
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("code", codes())
def test_words_are_in_one_script(code: str) -> None:
    for name, forms in lists(numbers(code)):
        for form in forms:
            for word in form.replace("-", " ").replace("'", " ").split():
                assert len(scripts(word)) < 2, (name, form)


@pytest.mark.parametrize("code", codes())
def test_forms_are_trimmed_and_not_empty(code: str) -> None:
    for name, forms in lists(numbers(code)):
        assert [form for form in forms if not form or form != " ".join(form.split())] == [], name


@pytest.mark.parametrize("code", codes())
def test_values_can_be_read(code: str) -> None:
    words = numbers(code).words
    exact = (words.cardinals, words.scales, words.construct, words.abbreviations, words.fractions, words.plus)
    for table in (*exact, words.ordinals, words.bound, words.hedged):
        assert all(low == high for low, high in map(parse_value, table))
    for table in (words.vague, words.several):
        assert all(low < high for low, high in map(parse_value, table))


@pytest.mark.parametrize("code", codes())
def test_keys_are_known_names(code: str) -> None:
    data = numbers(code)
    assert data.hedges.before.keys() | data.hedges.after.keys() <= RULES.keys()
    units = data.units
    assert units.durations.keys() | units.single.keys() | units.twos.keys() <= SECONDS.keys()
    assert units.adjectives.keys() <= SECONDS.keys() | MEASURES.keys()
    for key in units.currencies:
        name, _, factor = key.partition(" ")
        assert name.islower() or (name in CURRENCY_CODES and float(factor or 1) > 0), key


@pytest.mark.parametrize("code", codes())
def test_the_essentials_are_there(code: str) -> None:
    data = numbers(code)
    values = {parse_value(key)[0] for key in (*data.words.cardinals, *data.words.scales)}
    products = values | {a * b for a in values for b in values}
    assert set(range(2, 10)) <= values
    assert {*range(10, 100, 10), 100, 1000, 1e6, 1e9} <= products
    assert {"second", "minute", "hour", "day", "week", "month", "year"} <= data.units.durations.keys()
    assert {"USD", "EUR", "GBP", "RUB"} <= data.units.currencies.keys()
    assert data.units.percent
    assert data.units.points
    assert {"about", "almost", "at_least", "at_most"} <= data.hedges.before.keys()
    more = data.hedges.before.keys() | data.hedges.after.keys()
    assert {"more_than", "less_than"} <= more


def test_the_fallback_knows_symbols_only() -> None:
    data = numbers("und")
    assert all(not forms for _, forms in lists(data))
    roles = {role for role, _, _ in entries(data)}
    assert roles == {Role.CURRENCY, Role.MEASURE, Role.PERCENT}
