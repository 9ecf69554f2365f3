"""One word of a name to its consonant skeleton, the same from every script: لافروف, Lawrow and Лавров are `lfrf`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from compare.languages import Language
from compare.languages.shared import compiled, letters
from compare.languages.shared.folding import fold

_SCRIPTS = (
    (re.compile("[\u0600-\u06ff]"), "Arab"),
    (re.compile("[\u0400-\u052f]"), "Cyrl"),
    (re.compile("[\u0590-\u05ff]"), "Hebr"),
    (re.compile("[\u3040-\u9fff]"), "Hani"),
)
_DOUBLED = re.compile(r"([^\W\d_])\1+")


def script_of(word: str) -> str:
    """The ISO 15924 code of the word's script; `Latn` for whatever is not Arabic, Cyrillic, Hebrew or Chinese."""
    return next((script for pattern, script in _SCRIPTS if pattern.search(word)), "Latn")


def skeleton(word: str, language: Language) -> str:
    """The consonants of a word in the letters of keys, an initial vowel as "a"; Chinese characters stay.

    The language's own spelling counts where the word is in its script: "ch" is not the same in French and German.
    """
    script = script_of(word)
    if script == "Hani":
        return word
    spelt = unicodedata.normalize("NFC", word.lower()) if script == "Latn" else fold(word)
    if script == language.script:
        spelt = _rewrite(spelt, _habits(language.names.spelling))
    spelt = _rewrite(spelt, letters().rules.get(script, ()))
    return _consonants(_DOUBLED.sub(r"\1", spelt))


@cache
def _habits(rules: tuple[tuple[str, ...], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The language's spelling rules, compiled."""
    return compiled(rules)


def _rewrite(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    """The word after all rules, in order."""
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


def _consonants(word: str) -> str:
    """The key's letters for each letter; vowels go, but for the first."""
    table = letters().letters
    kept: list[str] = []
    vowel_before = True
    for index, char in enumerate(word):
        sound = table.get(char) or table.get(unicodedata.normalize("NFD", char)[0], "")
        if not sound:
            if index == 0 and char.isalpha():
                kept.append("a")
            vowel_before = True
        elif vowel_before or not kept or kept[-1][-1] != sound[0]:
            kept.append(sound)
            vowel_before = False
    return "".join(kept)
