"""Text as it is searched: one form for all the ways in which a word is typed.

Case, accents, Arabic vowel marks, tatweel, hamza, alef maqsura and taa marbuta make no difference, nor whose digits a
number is written in. Scripts without spaces are cut into overlapping pairs of characters, which find what single
characters would find everywhere and whole sentences nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from compare.languages.shared.folding import fold

_WORD = re.compile(r"[^\W_](?:[\w\u0610-\u061a\u064b-\u065f\u0670\u0591-\u05c7\u200c\u200d])*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0e7f]+")
_OUTSIDE = re.compile(r"[^\w]+|_+")


def searchable(text: str) -> str:
    """The words of a text in the form in which they are stored and looked for, with a space between each two."""
    return " ".join(terms(text))


def terms(text: str) -> Iterator[str]:
    """The words of a text, folded, in order."""
    for match in _WORD.finditer(text):
        for part in _OUTSIDE.split(_digits(fold(match.group()))):
            yield from _pairs(part)


def _digits(word: str) -> str:
    if word.isascii():
        return word
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in word)


def _pairs(word: str) -> Iterator[str]:
    """The word itself, what is in a script without spaces as pairs of characters."""
    at = 0
    for match in _UNSPACED.finditer(word):
        if at < match.start():
            yield word[at : match.start()]
        run = match.group()
        yield from (run[n : n + 2] for n in range(max(len(run) - 1, 1)))
        at = match.end()
    if at < len(word):
        yield word[at:]
