"""Paragraphs: a line is one, unless the text is hard-wrapped at a column, as mail and wire copy are.

The sign of wrapping is the one rule that whoever wraps obeys: a line ends where the next word would not have
fitted. A list of headlines breaks it at its first short line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from compare.types import Span

# White space, and marks nobody sees: both never begin or end a paragraph or statement.
HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
EDGE = "\\s" + HIDDEN
_VISIBLE = re.compile(f"[^{EDGE}]")
# str.splitlines without the separators of records and files (U+001C to U+001E), which mean nothing in prose
_LINE = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")
_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S{1,40}")
_ITEM = re.compile(r"[-–•·▪■●○◦‣⁃*►▶>]\s|\(?(?:\d{1,3}|[^\W\d_])[.)]\s")
_ENDED = re.compile("[.!?…؟。！？۔:：][\"'”’»›)\\]]*$")

# Mail is wrapped at 72 to 78 columns, wire copy at 64 to 80; narrower columns are lists or verse.
_LEAST_WIDTH, _MOST_WIDTH = 45, 100
# How many line ends, and which share of a block's, must lack room before the block counts as wrapped. A line that
# goes on in lower case says much; where a script has no case, a list of headlines can look wrapped by chance.
_LEAST_LOWER, _SHARE_LOWER = 2, 0.5
_LEAST_UNCASED, _SHARE_UNCASED = 4, 0.8

# The share of its width to which a line of ragged text is filled.
_RAGGED = 0.85


def trimmed(text: str, start: int, end: int) -> Span | None:
    """`text[start:end]` without white space and invisible marks at its ends; `None` where nothing is left."""
    first = _VISIBLE.search(text, start, end)
    if first is None:
        return None
    while not _VISIBLE.match(text, end - 1):
        end -= 1
    return Span(first.start(), end)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs of `text[start:end]`, trimmed, in order; a wrapped block is one, line breaks inside."""
    blocks = _blocks(text, start, len(text) if end is None else end)
    wrapped = [_is_wrapped(text, block) for block in blocks]
    width = max((_width(block) for block, is_wrapped in zip(blocks, wrapped, strict=True) if is_wrapped), default=0)
    found: list[Span] = []
    for block, is_wrapped in zip(blocks, wrapped, strict=True):
        if is_wrapped:
            found.extend(_joined(text, block, _width(block)))
        else:
            found.extend(_joined(text, block, width) if width and _continues(text, block) else block)
    return found


def _blocks(text: str, start: int, end: int) -> list[list[Span]]:
    """The lines that hold anything, in groups between blank lines."""
    blocks: list[list[Span]] = []
    last = -1
    for match in _LINE.finditer(text, start, end):
        line = trimmed(text, match.start(), match.end())
        if line is None:
            continue
        if last >= 0 and sum(1 for _ in _BREAKS.finditer(text, last, line.start)) == 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        last = line.end
    return blocks


def _width(block: list[Span]) -> int:
    return max(line.end - line.start for line in block)


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Whether most lines end for want of room and in mid-sentence."""
    width = _width(block)
    if len(block) < 3 or not _LEAST_WIDTH <= width <= _MOST_WIDTH:
        return False
    pairs = list(pairwise(block))
    full = [b for a, b in pairs if _is_full(text, a, b, width) and _runs_on(text, a, b)]
    lower = sum(text[following.start].islower() for following in full)
    return (lower >= _LEAST_LOWER and lower >= _SHARE_LOWER * len(pairs)) or (
        len(full) >= _LEAST_UNCASED and len(full) >= _SHARE_UNCASED * len(pairs)
    )


def _continues(text: str, block: list[Span]) -> bool:
    """Whether a short block, in a text wrapped elsewhere, is wrapped too: each line goes on in lower case."""
    return all(
        _runs_on(text, line, following) and text[following.start].islower() for line, following in pairwise(block)
    )


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this one.

    Columns of proportional type are ragged, so a line that goes on in lower case need only be nearly full.
    """
    word = _FIRST_WORD.match(text, following.start, following.end)
    needed = line.end - line.start + 1 + (len(word.group()) if word else 0)
    return needed > (width * _RAGGED if text[following.start].islower() else width)


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Whether the sentence may go on in the following line."""
    if _ITEM.match(text, following.start, following.end):
        return False
    return not (_ENDED.search(text, max(line.start, line.end - 8), line.end) or text[following.start].isupper())


def _joined(text: str, block: list[Span], width: int) -> list[Span]:
    """The block's lines, those that end for want of room joined to what follows."""
    found = [block[0]]
    for line, following in pairwise(block):
        item = _ITEM.match(text, following.start, following.end)
        if item is None and _is_full(text, line, following, width):
            found[-1] = Span(found[-1].start, following.end)
        else:
            found.append(following)
    return found
