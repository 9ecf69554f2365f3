"""A text as folded words with their places, and where one clause is cut from the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.languages import Language
from compare.languages.shared.folding import fold

_MARKS = "\u0300-\u036f\u05b0-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c"
_SPACED = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}])*")
# Without spaces each character is a word of its own, and a word of the data a phrase.
_UNSPACED = re.compile("[A-Za-z0-9]+|[^\\W_]")
_CUT = re.compile("[.,;:!?…()\\[\\]،؛؟。，；：！？、—–]|\\s-\\s")
_COMMA = re.compile("[,،，]")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, `text[start:end]`. `cut` says that punctuation stands between it and the word before,
    `comma` that this is a comma. `capital` says that it is written with a capital letter."""

    folded: str
    start: int
    end: int
    cut: bool
    comma: bool
    capital: bool


def words_of(text: str, language: Language) -> tuple[Word, ...]:
    """The words of a text, in order."""
    found: list[Word] = []
    before = 0
    for match in split(text, language):
        between = text[before : match.start()]
        apart = bool(found) and between != " "
        cut = apart and _CUT.search(between) is not None
        comma = cut and _COMMA.search(between) is not None
        word = match.group()
        found.append(Word(fold(word), match.start(), match.end(), cut, comma, word[0].isupper()))
        before = match.end()
    return tuple(found)


def split(text: str, language: Language) -> list[re.Match[str]]:
    """The words of a text or of a phrase of the data, as matches."""
    return list((_SPACED if language.sentences.spaces else _UNSPACED).finditer(text))
