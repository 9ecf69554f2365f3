"""From text to tokens, and at each token all the readings of the words and numbers that begin there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from compare.grammar.dates.lexicon import Branch, Lexicon
from compare.grammar.dates.tokens import TOKEN, fold

_PADDING = 8
_STEM = 4
_VOWELS = frozenset("aeiou")
# Centuries are written so, in French with an ending: "XIXe".
_ROMAN = re.compile(r"(X{0,2}(?:IX|IV|V?I{0,3}))(?<=[IVX])(?:e|ème|er)?")


class Token(NamedTuple):
    """A piece of text, `text[start:end]`, its folded form, and whether it touches the token before it.

    A named tuple, as it is made for every word of a text, five times as fast as a frozen dataclass.
    """

    start: int
    end: int
    text: str
    folded: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A meaning that begins at a token: its value, the token after it, and where its text begins."""

    value: object
    next: int
    start: int
    weak: bool = False


class Reader:
    """Reads a text once: its `tokens`, and `at` each of them the readings by class, padded at the end."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens = _tokens(text)
        # Padded, so that a look ahead need not ask for the end.
        self.at: list[dict[str, Entry]] = [{} for _ in range(len(self.tokens) + _PADDING)]
        known, inflected = lexicon.root.next, bool(lexicon.clitics or lexicon.endings)
        for index, token in enumerate(self.tokens):
            if token.folded in known:
                self._walk(index, token.folded, token.start, self.at[index])
            elif inflected and token.folded.isalpha():
                self._read_inflected(index, token)
            if token.text[0].isdigit():
                self._read_number(index)
            elif token.text[0] in "IVX" and (match := _ROMAN.fullmatch(token.text)):
                self.at[index]["roman"] = Entry(_from_roman(match[1]), index + 1, token.start)
        self._forbid()

    def _read_inflected(self, index: int, token: Token) -> None:
        """Words with something written onto them, in front ("والأربعاء") or behind ("martın")."""
        entries = self.at[index]
        for clitic, instead in self.lexicon.clitics:
            if token.folded.startswith(clitic) and len(token.folded) > len(clitic) + 1:
                rest = instead + token.folded[len(clitic) :]
                self._walk(index, rest, _after(token, len(clitic) - len(instead)), entries)
                if entries:
                    return
        self._strip_suffix(index, entries)

    def _strip_suffix(self, index: int, entries: dict[str, Entry]) -> None:
        """Month and weekday names may carry a case ending without an apostrophe ("martın")."""
        token = self.tokens[index]
        for suffix in self.lexicon.endings:
            stem = token.folded[: -len(suffix)]
            # Two vowels never meet, and abbreviations take no ending.
            hiatus = stem[-1:] in _VOWELS and suffix[0] in _VOWELS
            if len(stem) >= _STEM and token.folded.endswith(suffix) and not hiatus:
                found: dict[str, Entry] = {}
                self._walk(index, stem, token.start, found)
                for kind in found.keys() & {"month", "weekday", "unit"}:
                    entries.setdefault(kind, found[kind])

    def _walk(self, index: int, word: str, start: int, entries: dict[str, Entry]) -> None:
        """Follows the tree from a token on; longer phrases replace shorter ones of the same class."""
        branch: Branch | None = self.lexicon.root.next.get(word)
        position = index + 1
        while branch is not None:
            if branch.meanings:
                after = self._past_suffix(position)
                for kind, meaning in branch.meanings.items():
                    if (
                        meaning.spelling
                        and self.text[start : self.tokens[position - 1].end].lower() != meaning.spelling
                    ):
                        continue
                    entries[kind] = Entry(meaning.value, after, start, meaning.weak)
            if position >= len(self.tokens):
                return
            branch = branch.next.get(self.tokens[position].folded)
            position += 1

    def _past_suffix(self, index: int) -> int:
        """The token after a case ending or possessive that hangs on an apostrophe ("Aralık'ta", "week's")."""
        if (
            index + 1 < len(self.tokens)
            and self.tokens[index].folded == "'"
            and self.tokens[index].glued
            and self.tokens[index + 1].glued
            and self.tokens[index + 1].folded in self.lexicon.suffixes
        ):
            return index + 2
        return index

    def _read_number(self, index: int) -> None:
        """Digits: a plain number, one with an ordinal's ending, a year, or a group for `numeric` to read."""
        token = self.tokens[index]
        entries = self.at[index]
        if not token.text.isdigit():
            entries["number_group"] = Entry(token.folded, self._past_suffix(index + 1), token.start)
            return
        after = self._past_suffix(index + 1)
        value = int(token.text)
        if len(token.text) == 4 and 1000 <= value <= 2199:
            entries["year"] = Entry(value, after, token.start)
        elif len(token.text) <= 3:
            entries["number"] = Entry(value, after, token.start)
        ending = index + 2 if index + 2 < len(self.tokens) and self.tokens[index + 1].folded == "-" else index + 1
        if (
            ending < len(self.tokens)
            and len(token.text) <= 2
            and all(self.tokens[k].glued for k in range(index + 1, ending + 1))
            and self.tokens[ending].folded in self.lexicon.ordinal_suffixes
        ):
            entries["ordinal"] = Entry(value, self._past_suffix(ending + 1), token.start)

    def _forbid(self) -> None:
        """Takes all meaning from phrases that hold a date's word and are none ("Black Friday", "公元前").

        A year behind them makes a date of them all the same ("les attentats du 11 septembre 2001").
        """
        for index, entries in enumerate(self.at):
            for kind in ("not_dates", "era_bc"):
                if kind not in entries or (kind == "not_dates" and "year" in self.at[entries[kind].next]):
                    continue
                for inside in range(index, entries[kind].next):
                    self.at[inside] = {kind: entries[kind]} if inside == index else {}


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    before = -1
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        tokens.append(Token(start, end, word, fold(word), start == before))
        before = end
    return tokens


def _from_roman(letters: str) -> int:
    """The number that Roman digits write."""
    digits = [{"X": 10, "V": 5, "I": 1}[letter] for letter in letters]
    return sum(-d if d < max(digits[k:]) else d for k, d in enumerate(digits))


def _after(token: Token, letters: int) -> int:
    """The offset after so many letters of a token, vowel signs not counted."""
    offset = 0
    while letters > 0 and offset < len(token.text):
        if fold(token.text[offset]):
            letters -= 1
        offset += 1
    while offset < len(token.text) and not fold(token.text[offset]):
        offset += 1
    return token.start + offset
