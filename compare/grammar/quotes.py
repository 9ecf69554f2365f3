"""Quotation marks of all scripts, paired: what stands inside a quotation, and which marks close one.

Marks are used loosely, so a mark's place counts as much as its shape. `”` opens where a word follows and none
stands before it, as Arabic keyboards produce it; `“` closes after a German `„`; a straight `"` is read by the
spaces around it. A quotation that nobody closes ends with the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compare.types import Span

# Left out on purpose: the backtick and the acute accent, which hardly ever quote and often do something else.
_MARK = re.compile("[\"“”„‟＂ʺ״〝〞〟❝❞«»‹›「」『』《》〈〉'‘’‚‛]")
_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_LEFT = set('([{<（［【-–—―/|:：=+*•ـ"“”„‟«»‹›「『《〈‘')
_RIGHT = set(".,;:!?)]}>…،؛؟。，、；：！？）］】-–—―/|*•\"“”„‟«»‹›」』》〉'‘’")
_APOSTROPHES = "'’ʼ"

_DOUBLE, _SINGLE, _ANGLE, _SMALL_ANGLE = "double", "single", "angle", "small angle"
_FAMILY = {
    **dict.fromkeys('"“”„‟＂ʺ״〝〞〟❝❞', _DOUBLE),
    **dict.fromkeys("'‘’‚‛", _SINGLE),
    **dict.fromkeys("«»", _ANGLE),
    **dict.fromkeys("‹›", _SMALL_ANGLE),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("《》", "title"),
    **dict.fromkeys("〈〉", "small title"),
}
_ALWAYS_OPEN = set("„「『《〈‚‛〝❝‟")
_ALWAYS_CLOSE = set("」』》〉〞〟❞")
_STRAIGHT = set('"＂ʺ״')
# In characters: what may stand before a mark within a word, and how soon a name or title after it is closed.
_LONGEST_CLITIC, _LONGEST_NAME = 4, 80


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of one paragraph.

    Args:
        closed: outermost quotations with both marks, marks included, in order, disjoint.
        every: the same with those that the paragraph's end closes.
        closing: where closing marks stand, also those whose opening mark is missing.
    """

    closed: tuple[Span, ...] = ()
    every: tuple[Span, ...] = ()
    closing: frozenset[int] = frozenset()


NONE = Quotations()


def quotations(text: str, start: int = 0, end: int | None = None, clitics: frozenset[str] = frozenset()) -> Quotations:
    """The quotations of the paragraph `text[start:end]`; offsets point into `text`.

    `clitics` are the short words that a language writes onto an opening mark (Arabic "و", Hebrew "ב").
    """
    end = len(text) if end is None else end
    found = [match.start() for match in _MARK.finditer(text, start, end)]
    if not found:
        return NONE
    pairing = _Pairing(text, start, end, clitics)
    pairing.read(found)
    return pairing.result(found)


@dataclass(slots=True)
class _Pairing:
    """The state of one pass over a paragraph's marks. Every mark is pushed and popped at most once."""

    text: str
    start: int
    end: int
    clitics: frozenset[str]
    stack: list[int] = field(default_factory=list)
    depth: dict[str, int] = field(default_factory=dict)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    closing: set[int] = field(default_factory=set)
    straight: list[int] = field(default_factory=list)
    last_single: int = -1

    def read(self, marks: list[int]) -> None:
        """Decides for each mark whether it opens, closes or does not quote at all."""
        self.last_single = next((i for i in reversed(marks) if self._closes_single(i)), -1)
        for i in marks:
            family = _FAMILY[self.text[i]]
            decide = {_SINGLE: self._single, _DOUBLE: self._double}.get(family, self._angle)
            opens = decide(i)
            if opens is None:
                continue
            if family == _DOUBLE and self.text[i] in _STRAIGHT:
                self.straight.append(i)
            if opens:
                self.stack.append(i)
                self.depth[family] = self.depth.get(family, 0) + 1
            else:
                self._close(i, family)

    def result(self, marks: list[int]) -> Quotations:
        """What the marks say, once all are read."""
        unclosed = [i for i in self.stack if _FAMILY[self.text[i]] != _SINGLE]
        if unclosed and self._spaced_wrongly(marks):
            self.pairs = [(a, b + 1) for a, b in zip(self.straight[::2], self.straight[1::2], strict=True)]
            self.closing = set(self.straight[1::2])
            unclosed = []
        every = [*self.pairs, *((i, self.end) for i in unclosed)]
        return Quotations(_outermost(self.pairs), _outermost(every), frozenset(self.closing))

    def _spaced_wrongly(self, marks: list[int]) -> bool:
        """Whether straight marks, even in number and alone, leave one open: then they are paired in turn."""
        doubles = sum(_FAMILY[self.text[i]] != _SINGLE for i in marks)
        return len(self.straight) % 2 == 0 and len(self.straight) == doubles

    def _close(self, i: int, family: str) -> None:
        self.closing.add(i)
        if not self.depth.get(family):
            return
        while self.stack:
            opener = self.stack.pop()
            kind = _FAMILY[self.text[opener]]
            self.depth[kind] -= 1
            if kind == family:
                self.pairs.append((opener, i + 1))
                return

    def _double(self, i: int) -> bool | None:
        """Whether the double mark at `i` opens; `None` where it does not quote."""
        mark, (left, right) = self.text[i], self._sides(i)
        if mark in _ALWAYS_OPEN or mark in _ALWAYS_CLOSE:
            return mark in _ALWAYS_OPEN
        is_open = bool(self.depth.get(_DOUBLE))
        if mark == "“":
            return (left and not right) or not (is_open or (right and not left))
        if mark == "”":
            return not is_open and not (right and not left)
        if left != right:
            return left
        if left:
            return not is_open
        return self._inside_word(i, is_open)

    def _inside_word(self, i: int, is_open: bool) -> bool | None:
        """Whether a straight mark within a word opens, closes or is no mark.

        Before it may stand a clitic, after it a suffix (Turkish); Hebrew acronyms carry one before their last letter.
        """
        before, after = self._beside(i, -1), self._beside(i, 1)
        prefixed = self._word_before(i) in self.clitics
        if "א" <= before <= "ת" and "א" <= after <= "ת":
            beyond = self.text[i + 2 : i + 3]
            return True if prefixed and beyond.isalpha() and self._closed_soon(i) else None
        if prefixed:
            return True
        if is_open:
            return False
        return True if _uncased(after) or not before.isalnum() else None

    def _angle(self, i: int) -> bool | None:
        """Whether the angle or corner mark at `i` opens; German turns angles round (»so«)."""
        mark, (left, right) = self.text[i], self._sides(i)
        if mark in _ALWAYS_OPEN or mark in _ALWAYS_CLOSE:
            return mark in _ALWAYS_OPEN
        family = _FAMILY[mark]
        if not self.depth.get(family):
            return mark in "«‹" if left == right else left
        turned = next(self.text[j] for j in reversed(self.stack) if _FAMILY[self.text[j]] == family) in "»›"
        if turned:
            return mark in "»›" and left and not right
        return mark in "«‹" and not (right and not left)

    def _single(self, i: int) -> bool | None:
        """Whether the single mark at `i` opens; most are apostrophes."""
        left, right = self._sides(i)
        if left and not right and self.text[i] != "’":
            return True if i < self.last_single else None
        if not self._closes_single(i):
            return None
        on_top = bool(self.stack) and _FAMILY[self.text[self.stack[-1]]] == _SINGLE
        if on_top:
            return None if self._possessive(i) and i < self.last_single else False
        return None if self._beside(i, -1).isalnum() else False

    def _closes_single(self, i: int) -> bool:
        left, right = self._sides(i)
        return self.text[i] in "'’" and right and not left

    def _possessive(self, i: int) -> bool:
        """Whether this looks like the plural's apostrophe in "workers' rights"."""
        return self.text[i - 1 : i] == "s" and self.text[i + 1 : i + 2] == " " and self.text[i + 2 : i + 3].islower()

    def _sides(self, i: int) -> tuple[bool, bool]:
        """Whether there is room for a word to begin after the mark at `i`, and for one to have ended before it."""
        before, after = self._beside(i, -1), self._beside(i, 1)
        left = before.isspace() or before in _LEFT
        right = after.isspace() or after in _RIGHT
        return left or self._elided(i), right

    def _elided(self, i: int) -> bool:
        """Whether an elided article stands before the mark: French `l'"affaire"`."""
        return self._beside(i, -1) in _APOSTROPHES and self._beside(i, 1).isalnum()

    def _beside(self, i: int, step: int) -> str:
        """The next visible character on one side of the mark, a space at the paragraph's ends."""
        j = i + step
        while self.start <= j < self.end and self.text[j] in _HIDDEN:
            j += step
        return self.text[j] if self.start <= j < self.end else " "

    def _word_before(self, i: int) -> str:
        low = i
        while low > self.start and i - low <= _LONGEST_CLITIC and self.text[low - 1].isalpha():
            low -= 1
        return self.text[low:i]

    def _closed_soon(self, i: int) -> bool:
        """Whether a mark in a closing place follows, within the length of a name or title."""
        following = (m.start() for m in _MARK.finditer(self.text, i + 1, min(self.end, i + _LONGEST_NAME)))
        return any(self._sides(j) == (False, True) for j in following)


def _outermost(pairs: list[tuple[int, int]]) -> tuple[Span, ...]:
    """The pairs that lie in no other."""
    merged: list[Span] = []
    for start, end in sorted(pairs):
        if merged and start < merged[-1].end:
            if end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, end)
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def _uncased(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()
