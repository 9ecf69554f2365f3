"""From text to tokens, and at each token to all that may begin there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from compare.grammar.dates.lexicon import Branch, Lexicon
from compare.grammar.dates.tokens import TOKEN, fold

# Without one of these a stretch of text holds no date.
_ANCHORS = frozenset(
    {"month", "weekday", "relative", "unit", "counted", "decade", "season", "number_group", "year", "clock_hour"}
)
_Item = TypeVar("_Item")
_PADDING = 8
_STEM = 4
_VOWELS = frozenset("aeiou")
# Words that no date begins with.
_INNER = frozenset(
    {"not_dates", "era_bc", "links", "year_intro", "day_intro", "join_to", "join_and", "period_bars", "distance_bars", "plurals", "recurring"}
)
# A text of so few tokens may be nothing but a date, which then needs no such word ("le 16").
_SHORT = 8


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


class Lattice:
    """The tokens of a text with all readings of each, by class."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.data = lexicon.data
        self.tokens = _tokens(text)
        # Padded, so that a look ahead need not ask for the end.
        self.at: list[dict[str, Entry]] = [{} for _ in range(len(self.tokens) + _PADDING)]
        self._memory: dict[tuple[str, int], list[Any]] = {}
        known, inflected = lexicon.root.next, bool(lexicon.clitics or lexicon.endings)
        for index, token in enumerate(self.tokens):
            if token.folded in known:
                self._walk(index, token.folded, token.start, self.at[index])
            elif inflected and token.folded.isalpha():
                self._read_inflected(index, token)
            if token.text[0].isdigit():
                self._read_number(index)
        self._forbid()
        # The tokens that follow a word which leads to a year ("in 2019"), or to a day ("on 15/2").
        self.introduced = {entries["year_intro"].next for entries in self.at if "year_intro" in entries}
        self._before_christ = {entries["era_bc"].next for entries in self.at if "era_bc" in entries}
        self._announced = {entries["day_intro"].next for entries in self.at if "day_intro" in entries}

    def take(self, kind: str, index: int) -> Entry | None:
        """The longest reading of this class that begins at a token, if any."""
        return self.at[index].get(kind)

    def recall(self, rule: Callable[[Lattice, int], Iterator[_Item]], index: int) -> list[_Item]:
        """What a rule finds at a token."""
        key = (rule.__name__, index)
        known = self._memory.get(key)
        if known is None:
            known = self._memory[key] = list(rule(self, index)) if index < len(self.tokens) else []
        return known

    def is_before_christ(self, index: int) -> bool:
        """Whether "BC" stands in front of this token (公元前)."""
        return index in self._before_christ

    def counted(self, index: int) -> bool:
        """Whether a number stands in front of this token."""
        return index > 0 and (self.tokens[index - 1].text[-1].isdigit() or "number" in self.at[index - 1])

    def announced(self, index: int) -> bool:
        """Whether a word in front of this token leads to a day."""
        return index in self._announced

    def may_begin(self, index: int) -> bool:
        """Whether a date can begin at a token."""
        return not self.at[index].keys() <= _INNER

    def joined(self, index: int) -> bool:
        """Whether "and" is written onto the word at this token (Arabic و)."""
        if not self.at[index]:
            return False
        token = self.tokens[index]
        onset = min(entry.start for entry in self.at[index].values()) - token.start
        return onset > 0 and fold(token.text[:onset]) in self.lexicon.joining

    def is_text(self, index: int, *texts: str) -> bool:
        """Whether the token's folded form is one of these."""
        return 0 <= index < len(self.tokens) and self.tokens[index].folded in texts

    def covers(self, begin: int, end: int) -> bool:
        """Whether nothing but punctuation and words like "on the" stands outside the tokens `begin..end`."""
        if begin + len(self.tokens) - end > _SHORT:
            return False
        outside = [*range(begin), *range(end, len(self.tokens))]
        return all(
            not self.tokens[k].text.isalnum() or self.at[k].keys() & {"links", "year_intro", "day_intro"} for k in outside
        )

    def is_torn(self, begin: int, end: int) -> bool:
        """Whether the tokens `begin..end` are a part of a longer word or number."""
        first, last = self.tokens[begin], self.tokens[end - 1]
        if begin and first.glued and first.text[0].isdigit():
            before = self.tokens[begin - 1].text
            if before[-1].isalnum() and not _han(before) and not self.at[begin - 1]:
                return True
            if before in "$€£#" or (before in ".,:-/+" and begin > 1 and self.tokens[begin - 2].text[-1].isdigit()):
                return True
        if end < len(self.tokens) and self.tokens[end].glued and last.text[-1].isdigit():
            after = self.tokens[end].text
            return after in "%$€£°" or (after[0].isalnum() and not _han(after) and not self.at[end])
        return False

    def runs(self) -> list[tuple[int, int]]:
        """The stretches of neighbouring tokens that mean something and can hold a date."""
        if len(self.tokens) <= _SHORT:
            return [(0, len(self.tokens))]
        found: list[tuple[int, int]] = []
        begin, end, anchored = -1, -1, False
        for index, token in enumerate(self.tokens):
            entries = self.at[index]
            if not entries and index >= end and token.folded not in ",.()/-":
                if anchored:
                    found.append((begin, index))
                begin, anchored = -1, False
                continue
            if begin < 0:
                begin = index
            for kind, entry in entries.items():
                anchored = anchored or kind in _ANCHORS
                end = max(end, entry.next)
        if anchored:
            found.append((begin, len(self.tokens)))
        return found

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
                    if meaning.spelling and self.text[start : self.tokens[position - 1].end].lower() != meaning.spelling:
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
        """Takes all meaning from phrases that hold a date's word and are none ("Black Friday", "公元前")."""
        for index, entries in enumerate(self.at):
            for kind in ("not_dates", "era_bc"):
                if kind in entries:
                    for inside in range(index, entries[kind].next):
                        self.at[inside] = {kind: entries[kind]} if inside == index else {}


def remembered(rule: Callable[[Lattice, int], Iterator[_Item]]) -> Callable[[Lattice, int], list[_Item]]:
    """A rule of the grammar that is asked once a token, however many rules build on it."""

    @wraps(rule)
    def ask(lattice: Lattice, index: int) -> list[_Item]:
        return lattice.recall(rule, index)

    return ask


def _han(text: str) -> bool:
    return "\u3400" <= text[0] <= "\u9fff"


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    before = -1
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        tokens.append(Token(start, end, word, fold(word), start == before))
        before = end
    return tokens


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
