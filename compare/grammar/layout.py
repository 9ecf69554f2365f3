"""What cuts a paragraph or keeps it together besides punctuation: items of a list in one line, and brackets."""

from __future__ import annotations

import re

from compare.types import Span

_BRACKET = re.compile("[()\\[\\]{}（）［］【】]")
_PARTNER = dict(zip(")]}）］】", "([{（［【", strict=True))
# A bracket that is closed further away than this was left open.
_LONGEST_BRACKET = 250
_BULLETS = "•▪●◦‣⁃■"
_ITEM = re.compile(r"(?<!\S)(\d{1,2}|[a-z])(?:\.\)|[.)])[ \u00a0](?=\S)")


def brackets(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The outermost pairs of brackets, in order; those without a partner nearby are left out."""
    stack: list[int] = []
    pairs: list[Span] = []
    for match in _BRACKET.finditer(text, paragraph.start, paragraph.end):
        partner = _PARTNER.get(match.group())
        if partner is None:
            stack.append(match.start())
        elif stack and text[stack[-1]] == partner:
            start = stack.pop()
            if match.end() - start <= _LONGEST_BRACKET:
                while pairs and pairs[-1].start > start:
                    pairs.pop()
                pairs.append(Span(start, match.end()))
    return tuple(pairs)


def list_items(text: str, paragraph: Span) -> list[int]:
    """Where items begin in a paragraph that is a list in one line: `• a • b`, `1. a 2. b`, `a) x b) y`."""
    first = text[paragraph.start]
    if first in _BULLETS:
        bullets = re.compile(rf"(?<=\s){first}(?=\s?\w)")
        return [match.start() for match in bullets.finditer(text, paragraph.start, paragraph.end)]
    found: list[int] = []
    opening = _ITEM.match(text, paragraph.start, paragraph.end)
    if opening is None:
        return found
    expected = _next_label(opening.group(1))
    for match in _ITEM.finditer(text, opening.end(), paragraph.end):
        if match.group(1) == expected:
            found.append(match.start())
            expected = _next_label(expected)
    return found


def _next_label(label: str) -> str:
    return str(int(label) + 1) if label.isdecimal() else chr(ord(label) + 1)
