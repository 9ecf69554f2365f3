"""Whether the words around a date say that it is still to come."""

from __future__ import annotations

import re

from compare.grammar.dates.tokens import fold
from compare.languages.sections import Tenses

# How far from a date, in characters, a verb still belongs to it.
_BEFORE = 110
_AFTER = 70
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_][^\W\d_\u0610-\u061a]*(?:['’][^\W\d_]+)?|[.!?؟;؛…。！？\"«»“”()\n]")
_STOPS = frozenset(".!?؟;؛…。！？\"«»“”()\n")
# A verb's ending or prefix says nothing about a word with fewer letters than this beside it.
_STEM = 3


class Clauses:
    """Finds the tense of the clause around a date, with the signs of one language."""

    def __init__(self, data: Tenses) -> None:
        self._future = frozenset(map(fold, data.future))
        self._infinitives = frozenset(map(fold, data.infinitives))
        self._past = frozenset(map(fold, data.past))
        self._breaks = frozenset(map(fold, data.breaks))
        self._exceptions = tuple(map(fold, data.exceptions))
        self._future_prefixes = tuple(map(fold, data.future_prefixes))
        self._future_suffixes = tuple(map(fold, data.future_suffixes))
        self._past_suffixes = tuple(map(fold, data.past_suffixes))
        self._signs: dict[str, str] = {}

    def tense(self, text: str, start: int, end: int) -> str:
        """The tense of the verb that governs the date at `text[start:end]`: "future", "past" or "" if unknown.

        The nearest verb in front, in the same clause, decides; without one, the first behind. "Said on Monday that
        it will" stays past, as "that" opens another clause.
        """
        before = _WORD.findall(text, max(0, start - _BEFORE), start)
        before.reverse()
        return self._first(before) or self._first(_WORD.findall(text, end, end + _AFTER))

    def _first(self, words: list[str]) -> str:
        """The first sign of tense in a clause, "future" or "past"; "" without any."""
        for index, word in enumerate(words):
            if word in _STOPS:
                return ""
            folded = fold(word)
            sign = self._signs.get(folded)
            if sign is None:
                sign = self._signs[folded] = self._sign(folded)
            if sign == "past" and index + 1 < len(words) and fold(words[index + 1]) in self._infinitives:
                continue
            if sign:
                return "" if sign == "break" else sign
        return ""

    def _sign(self, word: str) -> str:
        for sign, words in (("break", self._breaks), ("future", self._future), ("past", self._past)):
            if word in words:
                return sign
        if word.startswith(self._exceptions) or len(word) < _STEM:
            return ""
        if any(word.startswith(p) and len(word) >= len(p) + _STEM for p in self._future_prefixes):
            return "future"
        if any(word.endswith(s) and len(word) >= len(s) + 2 for s in self._future_suffixes):
            return "future"
        if any(word.endswith(s) and len(word) >= len(s) + 2 for s in self._past_suffixes):
            return "past"
        return ""
