"""What the rules of the grammar ask of a text: its tokens with all their readings, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

from compare.grammar.dates.lexicon import CLOCK_PARTS, Lexicon
from compare.grammar.dates.reading import Entry, Reader
from compare.grammar.dates.tokens import fold

# Without one of these a stretch of text holds no date.
_ANCHORS = frozenset(
    {
        "month",
        "weekday",
        "relative",
        "unit",
        "counted",
        "decade",
        "season",
        "number_group",
        "year",
        "clock_hour",
        "clock_oclock",
        "clock_am",
        "clock_pm",
        *(f"clock_{part}" for part in CLOCK_PARTS),
        "weekday_plural",
        "named_part",
        "era_ad",
    }
)
_Item = TypeVar("_Item")
_LEADING = frozenset({"intro_year", "intro_month", "intro_day", "intro_weekday", "era_bc", "hence_bars"})
_LED = _LEADING | {"mark_before_year", "length_leads"}
# Words that no date begins with.
_INNER = frozenset(
    {
        "not_dates",
        "links",
        *_LEADING,
        "join_to",
        "join_and",
        "period_bars",
        "distance_bars",
        "plurals",
        "recurring",
        "length_leads",
    }
)
# A text of so few tokens may be nothing but a date, which then needs no such word ("le 16").
_SHORT = 8


class Lattice:
    """The tokens of a text with all readings of each, by class.

    `memory` holds what each rule found at each token, see `remembered`.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        reader = Reader(text, lexicon)
        self.text = text
        self.lexicon = lexicon
        self.data = lexicon.data
        self.tokens, self.at = reader.tokens, reader.at
        self.memory: dict[tuple[object, int], list[Any]] = {}
        self._led: dict[str, set[int]] = {}
        for entries in self.at:
            for kind in entries.keys() & _LED:
                self._led.setdefault(kind, set()).add(entries[kind].next)

    def take(self, kind: str, index: int) -> Entry | None:
        """The longest reading of this class that begins at a token, if any."""
        return self.at[index].get(kind)

    def is_barred(self, index: int) -> bool:
        """Whether "in two weeks" at this token is a length of time ("the first time in two weeks")."""
        return index in self._led.get("hence_bars", ())

    def hedged(self, index: int) -> bool:
        """Whether "about", "less than" or "for" in front of this token makes a length of an amount of time."""
        if index in self._led.get("length_leads", ()):
            return True
        return index > 0 and self.tokens[index - 1].folded in self.lexicon.hedges

    def is_before_christ(self, index: int) -> bool:
        """Whether "BC" stands in front of this token (公元前)."""
        return index in self._led.get("era_bc", ())

    def counted(self, index: int) -> bool:
        """Whether a number stands in front of this token."""
        return (
            index > 0
            and not self.joined(index)
            and (self.tokens[index - 1].text[-1].isdigit() or "number" in self.at[index - 1])
        )

    def led(self, index: int, to: str) -> bool:
        """Whether a word in front of this token leads to a "year", "month", "day" or "weekday"."""
        return any(index in self._led.get(kind, ()) for kind in (f"intro_{to}", f"mark_before_{to}"))

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
        return all(not self.tokens[k].text.isalnum() or self.at[k].keys() & ({"links"} | _LEADING) for k in outside)

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


def remembered(rule: Callable[[Lattice, int], Iterator[_Item]]) -> Callable[[Lattice, int], list[_Item]]:
    """A rule of the grammar that is asked once a token, however many rules build on it."""

    @wraps(rule)
    def ask(lattice: Lattice, index: int) -> list[_Item]:
        key = (rule, index)
        known = lattice.memory.get(key)
        if known is None:
            known = lattice.memory[key] = list(rule(lattice, index)) if index < len(lattice.tokens) else []
        return known

    return ask


def _han(text: str) -> bool:
    return "\u3400" <= text[0] <= "\u9fff"
