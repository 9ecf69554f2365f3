"""Text with the differences removed that no number depends on, and the way back to the original offsets.

Folding maps one character to one character or to nothing: lower case, Western digits, one form of alef, yeh
and heh, no vowel signs, plain hyphens and apostrophes, and, where the language allows it, no accents.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

TIGHT = "\u00a0"
"""What every space that does not break a line becomes: such a space may stand inside a number."""

_SINGLE = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئ", "ي"),
    **dict.fromkeys("ةۀەھ", "ه"),
    "ؤ": "و",
    **dict(zip("ךםןףץ", "כמנפצ", strict=True)),
    "ک": "ك",
    "ё": "е",
    "Ё": "е",
    "İ": "i",
    "I": "i",
    "ı": "i",
    "ـ": None,
    "\u200c": " ",
    "\u00ad": None,
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u2006\u2008\u200a", TIGHT),
    **dict.fromkeys("–−‑‐﹣－", "-"),
    **dict.fromkeys("’‘ʼ`´ʹ׳", "'"),
    **dict.fromkeys("“”″״", '"'),
    **dict.fromkeys("٪％﹪", "%"),
    **dict.fromkeys("～〜", "~"),
    "＄": "$",
    "．": ".",
    "，": ",",
}


class _Table(dict[int, int | str | None]):
    """A table for `str.translate` that works out each character when it first meets it."""

    def __init__(self, accents: bool) -> None:
        super().__init__()
        self.accents = accents

    def __missing__(self, code: int) -> int | str | None:
        self[code] = folded = _fold_character(chr(code), self.accents)
        return folded


def _fold_character(char: str, accents: bool) -> str | None:
    """One character's folded form, None if it is dropped; Latin accents go if `accents`."""
    if char in _SINGLE:
        return _SINGLE[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Cf"):
        return None
    if category == "Nd":
        return str(unicodedata.decimal(char))
    low = char.lower()[0]
    if accents and low > "\x7f" and unicodedata.name(low, "").startswith("LATIN"):
        base = unicodedata.normalize("NFD", low)[0]
        return base if base.isascii() else low
    return low


_TABLES = {accents: _Table(accents) for accents in (False, True)}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets[i]` is where its character `i` stands in the original, None if nothing was dropped.

    The last offset is the length of the original.
    """

    text: str
    offsets: tuple[int, ...] | None

    def start(self, position: int) -> int:
        """The original offset of a folded character."""
        return position if self.offsets is None else self.offsets[position]

    def end(self, position: int) -> int:
        """The original end-exclusive offset of what ends before folded `position`."""
        return position if self.offsets is None or position == 0 else self.offsets[position - 1] + 1


def fold(text: str, *, accents: bool) -> Folded:
    """Fold `text`; Latin accents are removed too if `accents`."""
    table = _TABLES[accents]
    folded = text.translate(table)
    if len(folded) == len(text):
        return Folded(folded, None)
    kept = (i for i, char in enumerate(text) if table[ord(char)] is not None)
    return Folded(folded, (*kept, len(text)))
