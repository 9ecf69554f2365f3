"""The data of `[checkable]`: what can go wrong in a table that a person edits."""

import re
from dataclasses import fields

import pytest

from compare.grammar.polarity.words import split
from compare.languages import codes, load
from compare.languages.sections import Checkable
from compare.languages.shared.folding import fold

SCRIPTS = {
    "ar": "؀-ۿ", "fa": "؀-ۿ", "he": "\u0590-\u05ff", "ru": "Ѐ-ӿ", "uk": "Ѐ-ӿ", "zh": "\u4e00-\u9fff",
    **dict.fromkeys(("en", "fr", "es", "de", "tr"), "a-zß-ÿğışœ"),
}  # fmt: skip


def lists(code: str) -> dict[str, tuple[str, ...]]:
    data = load(code).checkable
    return {field.name: getattr(data, field.name) for field in fields(Checkable)}


@pytest.mark.parametrize("code", codes())
def test_every_list_has_entries_of_one_script_each_once(code: str) -> None:
    allowed = re.compile(f"[{SCRIPTS[code]} *]+")
    for key, entries in lists(code).items():
        assert entries, f"{code}: {key}"
        folded = [" ".join(fold(match.group()) for match in split(entry, load(code))) for entry in entries]
        assert sorted(set(folded)) == sorted(folded), f"{code}: {key}"
        assert [entry for entry in entries if not allowed.fullmatch(entry)] == [], f"{code}: {key}"


@pytest.mark.parametrize("code", codes())
def test_no_word_is_both_the_speakers_own_and_a_call(code: str) -> None:
    found = lists(code)
    own = {*found["speaker"], *found["speakers"]}
    assert own.isdisjoint(found["calls"])
    assert own.isdisjoint(found["greetings"])
