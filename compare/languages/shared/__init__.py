"""What all languages share about names: letters of keys, given names, places and organisations."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from compare.errors import LanguageDataError
from compare.languages.shared.folding import fold


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters become letters of a key.

    `compounds` (for whole names) and `rules` (for words) hold, for each ISO 15924 script, patterns with their
    replacements, in order; `letters` maps a letter to the key's letters. A letter that is not in it is a vowel or
    silent. `silent` words inside a name leave no trace.
    """

    compounds: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    rules: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    letters: Mapping[str, str]
    silent: frozenset[str]


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Folded spellings of given names and of a few surnames to the name in keys; short forms to the full name."""

    forms: Mapping[str, str]
    surnames: Mapping[str, str]
    short: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one language: identity to spellings; `adjectives` are those of nationality."""

    countries: Mapping[str, tuple[str, ...]]
    cities: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]


@cache
def letters() -> Letters:
    """The table `letters.toml`."""
    table = read_table("letters.toml", ("compounds", "silent", "rules", "letters"))
    compounds, rules = (
        {script: compiled(pairs) for script, pairs in table[key].items()} for key in ("compounds", "rules")
    )
    return Letters(compounds, rules, table["letters"], frozenset(table["silent"]["words"]))


@cache
def given_names() -> GivenNames:
    """The table `given_names.toml`.

    Raises:
        LanguageDataError: if a spelling stands under two names or a short form names no entry.
    """
    table = read_table("given_names.toml", ("forms", "surnames", "short"))
    forms, surnames = (_by_spelling(table[part]) for part in ("forms", "surnames"))
    if twice := forms.keys() & surnames.keys():
        raise LanguageDataError(
            f"languages/shared/given_names.toml: given name and surname: {', '.join(sorted(twice))}"
        )
    if unknown := {name for pair in table["short"].items() for name in pair} - table["forms"].keys():
        raise LanguageDataError(f"languages/shared/given_names.toml: no forms for {', '.join(sorted(unknown))}")
    return GivenNames(forms, surnames, table["short"])


def _by_spelling(names: Mapping[str, list[str]]) -> dict[str, str]:
    """Folded spelling to name."""
    forms: dict[str, str] = {}
    for name, spellings in names.items():
        for spelling in spellings:
            other = forms.setdefault(fold(spelling), name)
            if other != name:
                raise LanguageDataError(
                    f"languages/shared/given_names.toml: {spelling!r} stands under {other} and {name}"
                )
    return forms


@cache
def nicknames() -> Mapping[str, tuple[str, ...]]:
    """A given name to all names that its bearer may be called by, from `nicknames.toml`."""
    return {name: tuple(group) for name, group in read_table("nicknames.toml", ("groups",))["groups"].items()}


@cache
def places(code: str) -> Places:
    """The table `places/<code>.toml`; empty where there is none."""
    if not (files(__package__) / "places" / f"{code}.toml").is_file():
        return Places({}, {}, {})
    table = read_table(f"places/{code}.toml", ("countries", "cities", "adjectives"))
    return Places(*({key: tuple(value) for key, value in table[part].items()} for part in table))


@cache
def within() -> Mapping[str, str]:
    """A city's or region's identity to that of the region or country it lies in, from `places/within.toml`."""
    around: Mapping[str, str] = read_table("places/within.toml", ("within",))["within"]
    return around


@cache
def organisations(code: str) -> Mapping[str, tuple[str, ...]]:
    """Identity to this language's spellings, from `organisations.toml`."""
    table = _organisations()
    return {identity: tuple(spellings[code]) for identity, spellings in table.items() if code in spellings}


@cache
def _organisations() -> Mapping[str, Mapping[str, list[str]]]:
    """The whole table: identity, language, spellings."""
    table: Mapping[str, Mapping[str, list[str]]] = read_table("organisations.toml", ("organisations",))["organisations"]
    return table


@cache
def first_names(script: str) -> frozenset[str]:
    """Folded given names in this script (ISO 15924), from `first_names.toml` and `given_names.toml`."""
    return frozenset(read_table("first_names.toml", ("names",))["names"].get(script, ()))


@cache
def common_words(code: str) -> frozenset[str]:
    """Folded words of running text, for languages without capital letters, from `common_words.toml`."""
    return frozenset(read_table("common_words.toml", ("words",))["words"].get(code, ()))


def compiled(rules: Any) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Pairs of pattern and replacement, the patterns compiled."""
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


def read_table(name: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """A TOML file of this folder, which must have exactly these tables.

    Raises:
        LanguageDataError: if the file is no TOML or its tables are others.
    """
    try:
        table = tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"languages/shared/{name}: {error}") from error
    if set(table) != set(keys):
        raise LanguageDataError(f"languages/shared/{name}: tables {sorted(table)}; {sorted(keys)} are needed")
    return table
