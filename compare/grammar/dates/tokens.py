"""Tokens, and the folded form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Vowel signs and joiners, which belong to the word that they stand in.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u200c\u200d"
_HAN = "\u3400-\u9fff\u3007"
# Letters to Unicode, apostrophes to those who type them.
_APOSTROPHES = "\u02b9-\u02bf\ua78c"
_LETTER = rf"[^\W\d_{_HAN}{_APOSTROPHES}]"
TOKEN = re.compile(
    r"\d+(?:[.,:/\-–—\u2011]\d+)*"  # a number, or a group like 17/12/2021, 18:30, 9-10
    rf"|[{_HAN}{_APOSTROPHES}]"  # in Chinese, each character is a token
    rf"|{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*"
    r"|\n|[^\w\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_UNIFIED = {
    "ا": "أإآٱ", "ي": "ىیئ", "ك": "ک", "ه": "ةۀ", "و": "ؤ", "": "ـ\u200c\u200d", "i": "ı",
    "'": "’‘ʼʹʻʽʾʿ′‵՚\ua78c", "-": "–—\u2011", ",": "،，", "(": "（", ")": "）",
}  # fmt: skip
_FOLDED = str.maketrans({variant: letter for letter, variants in _UNIFIED.items() for variant in variants})


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """The form in which words are compared."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_FOLDED).casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").translate(_FOLDED)


def tokens_of(phrase: str) -> list[str]:
    """The folded tokens of a phrase of the language data."""
    return [fold(t) for t in TOKEN.findall(phrase)]
