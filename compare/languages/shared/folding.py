"""One form for all the ways in which a word is typed: case, accents, hamza, vowel marks, Persian letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ۀ": "ه",
        "ک": "ك",
        "ё": "е",
        "ı": "i",
        "ß": "ss",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        **dict.fromkeys("’ʼ‘`´׳", "'"),
        **dict.fromkeys("‐‑–", "-"),
        **dict.fromkeys("ـء\u200c\u200d\u200e\u200f\u202a\u202b\u202c", ""),
    }
)
# Marks that make another letter of a Cyrillic one; every other mark is an accent or an unwritten vowel.
_KEPT = {"й": "\ue000", "ї": "\ue001", "ў": "\ue002"}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` in lower case without what people write or leave out at will; its length may change."""
    lowered = text.lower().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    for letter, stand_in in _KEPT.items():
        lowered = lowered.replace(letter, stand_in)
    plain = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    for letter, stand_in in _KEPT.items():
        plain = plain.replace(stand_in, letter)
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))
