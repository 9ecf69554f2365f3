"""Whether the words around a date say that it is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.grammar.dates.tokens import fold
from compare.languages.sections import Tenses

# How far from a date, in characters, a verb still belongs to it.
_BEFORE = 110
_AFTER = 70
# Vowel marks that are written are part of their word.
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640\u05b0-\u05c7])*"
_WORD = re.compile(rf"[\u3400-\u9fff]|{_LETTERS}(?:['’]{_LETTERS})?|[.!?؟;؛…。！？\"«»“”()\n]")
_STOPS = frozenset('.!?؟;؛…。！？"«»“”()\n')
# A verb's ending or prefix says nothing about a word with fewer letters than this beside it.
_STEM = 3


class Clauses:
    """Finds the tense of the clause around a date, with the signs of one language.

    `abbreviations` are words whose full stop ends no clause ("Mr"), `foreseen` those that say that a sentence looks
    ahead ("expect*"), if no verb in it tells otherwise.
    """

    def __init__(self, data: Tenses, abbreviations: Iterable[str], foreseen: Iterable[str] = ()) -> None:
        self._abbreviations = frozenset(fold(word.rstrip(".")) for word in abbreviations)
        self._phrases = frozenset(fold(phrase) for phrase in data.future if " " in phrase)
        self._infinitives = frozenset(map(fold, data.infinitives))
        self._exceptions = tuple(map(fold, data.exceptions))
        self._future_prefixes = tuple(map(fold, data.future_prefixes))
        self._future_suffixes = tuple(map(fold, data.future_suffixes))
        self._past_suffixes = tuple(map(fold, data.past_suffixes))
        ahead = [(fold(word.rstrip("*")), word.endswith("*")) for word in foreseen if " " not in word]
        self._foreseen = frozenset(word for word, begins in ahead if not begins)
        self._foreseen_beginnings = tuple(word for word, begins in ahead if begins)
        listed = {"past": data.past, "future": data.future, "break": data.breaks, "open": data.open}
        # Other words are added as they are met, with the sign that their shape gives them.
        self._signs = {fold(word): sign for sign, words in listed.items() for word in words}

    def tense(self, text: str, start: int, end: int) -> str:
        """The tense of the verb that governs the date at `text[start:end]`: "future", "past" or "" if unknown.

        The nearest verb in front, in the same clause, decides; without one, the first behind. "Said on Monday that
        it will" stays past, as "that" opens another clause. Where these say nothing, a forecast in front of the date
        looks ahead: "expect that the storm may arrive on Thursday".
        """
        before = _WORD.findall(text, max(0, start - _BEFORE), start)
        before.reverse()
        sign = self._first(before, -1) or self._first(_WORD.findall(text, end, end + _AFTER), 1)
        if sign not in ("", "open"):
            return sign
        return "future" if self._looks_ahead(before) else ""

    def _looks_ahead(self, words: list[str]) -> bool:
        """Whether one of these words, in reverse order, foresees something before any tells of the past."""
        for word in words:
            folded = fold(word)
            if word in _STOPS or self._signs.get(folded) == "past":
                return False
            if folded in self._foreseen or folded.startswith(self._foreseen_beginnings or ("\0",)):
                return True
        return False

    def _first(self, words: list[str], direction: int) -> str:
        """The first sign of tense in a clause; "" without any. `direction` is -1 for words in reverse order."""
        for index, word in enumerate(words):
            if word in _STOPS:
                before = index - direction
                if word == "." and 0 <= before < len(words) and self._is_short(words[before]):
                    continue
                return ""
            folded, following = fold(word), fold(words[index + 1]) if index + 1 < len(words) else ""
            if " ".join([folded, following][::direction]) in self._phrases:
                return "future"
            sign = self._signs.get(folded)
            if sign is None:
                sign = self._signs[folded] = self._shape(folded)
            # "Must be returned": the participle says nothing.
            if sign and not (sign == "past" and following in self._infinitives):
                return sign if sign != "break" else ""
        return ""

    def _is_short(self, word: str) -> bool:
        return len(word) == 1 or fold(word) in self._abbreviations

    def _shape(self, word: str) -> str:
        """The sign that a word carries by its beginning or ending."""
        if word.startswith(self._exceptions) or len(word) < _STEM:
            return ""
        if any(word.startswith(p) and len(word) >= len(p) + _STEM for p in self._future_prefixes):
            return "future"
        if any(word.endswith(s) and len(word) >= len(s) + 2 for s in self._future_suffixes):
            return "future"
        if any(word.endswith(s) and len(word) >= len(s) + 2 for s in self._past_suffixes):
            return "past"
        return ""
