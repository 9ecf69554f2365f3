"""The sentence and speech data of every language, tested mechanically: editors make the same slips everywhere."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import unicodedata
from importlib.resources import files

import pytest

from compare.grammar.lexicon import fold, words_of
from compare.grammar.quotes import quotations
from compare.languages import codes, load
from compare.languages.sections import Sentences, Speech

CODES = (*codes(), "und")
WORD_LISTS = [
    (section, field.name)
    for section, cls in (("sentences", Sentences), ("speech", Speech))
    for field in dataclasses.fields(cls)
    if str(field.type).startswith("tuple")
]
SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Cyrl": "CYRILLIC", "Hebr": "HEBREW", "Hans": "CJK"}


def lists(code: str) -> list[tuple[str, tuple[str, ...]]]:
    language = load(code)
    return [(f"[{section}] {name}", getattr(getattr(language, section), name)) for section, name in WORD_LISTS]


def scripts(entry: str) -> set[str]:
    """The scripts of an entry's letters; the raised letters of "n°" and "nº" belong to none."""
    return {unicodedata.name(c).split()[0] for c in entry if c.isalpha() and c not in "ªº"}


def test_every_file_has_the_same_keys():
    def keys(code: str) -> dict[str, set[str]]:
        table = tomllib.loads((files("compare.languages") / f"{code}.toml").read_text("utf-8"))
        return {section: set(table[section]) for section in ("sentences", "speech")}

    assert all(keys(code) == keys("und") for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_no_entry_twice(code: str):
    for where, entries in lists(code):
        assert len(entries) == len(set(entries)), f"{where}: {sorted({e for e in entries if entries.count(e) > 1})}"


@pytest.mark.parametrize("code", CODES)
def test_an_abbreviation_is_of_one_kind(code: str):
    data = load(code).sentences
    kinds = [data.leading, data.before_numbers, data.abbreviations, data.closing]
    every = [entry for kind in kinds for entry in kind]
    assert len(every) == len(set(every)), sorted({e for e in every if every.count(e) > 1})


@pytest.mark.parametrize("code", codes())
def test_every_word_is_in_the_language_s_script(code: str):
    wanted = SCRIPTS[load(code).script]
    for where, entries in lists(code):
        for entry in entries:
            assert scripts(entry) <= {wanted}, f"{where}: {entry!r} is {scripts(entry)}"


@pytest.mark.parametrize("code", CODES)
def test_entries_are_clean(code: str):
    for where, entries in lists(code):
        for entry in entries:
            assert entry == unicodedata.normalize("NFC", entry).strip() != "", f"{where}: {entry!r}"
            assert not re.search(r"[\u200b\u200e\u200f\u202a-\u202e\ufeff\u00a0]|  ", entry), f"{where}: {entry!r}"


@pytest.mark.parametrize("code", CODES)
def test_abbreviations_have_no_last_full_stop_and_no_space(code: str):
    data = load(code).sentences
    for entry in (*data.leading, *data.before_numbers, *data.abbreviations, *data.closing):
        assert not entry.endswith("."), entry
        assert " " not in entry


@pytest.mark.parametrize("code", CODES)
def test_starters_are_single_words_that_could_stand_first(code: str):
    for word in load(code).sentences.starters:
        assert word.isalpha()
        assert word[0] == word[0].upper()


@pytest.mark.parametrize("code", CODES)
def test_speech_is_in_lower_case_and_single_words_where_they_must_be(code: str):
    speech = load(code).speech
    for entry in (*speech.verbs, *speech.weak_verbs, *speech.according, *speech.that, *speech.labels, *speech.no_names):
        assert entry == entry.lower().replace("i\u0307", "i"), entry
    assert all(len(words_of(entry)) == 1 for entry in (*speech.that, *speech.no_names, *speech.proclitics))


@pytest.mark.parametrize("code", CODES)
def test_a_verb_is_strong_or_weak(code: str):
    speech = load(code).speech
    strong, weak = ({fold(entry) for entry in entries} for entries in (speech.verbs, speech.weak_verbs))
    assert not strong & weak


@pytest.mark.parametrize("code", codes())
def test_no_language_is_empty(code: str):
    language = load(code)
    assert len(language.speech.verbs) >= 40
    assert len(language.speech.according) >= 10
    assert not language.sentences.spaces or len(language.sentences.starters) >= 25


@pytest.mark.parametrize("code", CODES)
def test_clitics_open_a_quotation_in_the_middle_of_a_word(code: str):
    clitics = frozenset(load(code).sentences.clitics)
    for clitic in clitics:
        text = f'א {clitic}"בגדה" ב' if code == "he" else f'{clitic}"كلمة" '
        assert len(quotations(text, clitics=clitics).closed) == 1, clitic
