"""Other people's text, made fit to be shown: cleaned, cut at marks, cut into paragraphs.

Cleaning is for display only; offsets are taken from the untouched text, before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.types import Article, Span

# Embeddings, overrides and isolates (U+202A-E, U+2066-9) reach past their own words and can reorder the page
# around them ("Trojan source"). The plain marks U+200E, U+200F and U+061C cannot, and Arabic typing needs them.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Control characters other than tab and newline, and lone surrogates, which have no UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_RIGHT_TO_LEFT = re.compile("[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")


def visible(text: str) -> str:
    """`text` for display: without bidirectional controls, unprintable characters as U+FFFD, newlines as "\\n"."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("\ufffd", _BIDI_CONTROLS.sub("", text))


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text`, or the invisible mark U+200F, is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter of `text` is written from right to left, as HTML's `dir="auto"` decides it."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return has_right_to_left(first)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation; `marked` where its words differ from the other side's."""

    text: str
    marked: bool


def pieces(text: str, start: int, end: int, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """`text[start:end]` cut at `marks` (offsets into `text`); overlaps are merged, what lies outside is ignored."""
    result: list[Piece] = []
    at = start
    for mark in sorted(marks):
        first, last = max(mark.start, at), min(mark.end, end)
        if first >= last:
            continue
        result.append(Piece(text[at:first], False))
        result.append(Piece(text[first:last], True))
        at = last
    result.append(Piece(text[at:end], False))
    return tuple(piece for piece in result if piece.text)


def excerpt(whole: tuple[Piece, ...], room: int) -> tuple[Piece, ...]:
    """The pieces around the first marked one, about `room` characters of text, cut between words and with "…"."""
    at = next((index for index, piece in enumerate(whole) if piece.marked), None)
    if at is None:
        return (Piece(_head(whole[0].text, room), False),) if whole else ()
    before = "".join(piece.text for piece in whole[:at])
    after = whole[at + 1 :]
    marked = Piece(_head(whole[at].text, room), True)
    rest = max(room - len(marked.text), room // 3)
    found = [Piece(_tail(before, rest // 2), False), marked]
    rest -= len(found[0].text)
    for piece in after:
        if rest <= 0:
            break
        found.append(Piece(_head(piece.text, rest), piece.marked))
        rest -= len(piece.text)
    return tuple(piece for piece in found if piece.text)


def _head(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rsplit(maxsplit=1)[0] + " …"


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[len(text) - room :].split(maxsplit=1)
    return "… " + cut[-1] if cut else "… "


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a full text, within one line.

    `statement` is the index of the statement it belongs to, `dropped` the reason why it was left out, both `None`
    for what lies between. `first` is true for the first stretch of that statement, or of passages dropped one after
    the other for one reason.
    """

    text: str
    statement: int | None = None
    dropped: str | None = None
    first: bool = False


def paragraphs(article: Article) -> tuple[tuple[Stretch, ...], ...]:
    """The whole text of an article, line by line, blank lines left out."""
    lines: list[list[Stretch]] = [[]]
    for stretch in _stretches(article):
        first = stretch.first
        for number, line in enumerate(re.split(r"\r\n|\r|\n", stretch.text)):
            if number:
                lines.append([])
            lines[-1].append(Stretch(line, stretch.statement, stretch.dropped, first and bool(line.strip())))
            first = first and not line.strip()
    kept = (tuple(s for s in line if s.text) for line in lines)
    return tuple(line for line in kept if any(s.text.strip() for s in line))


def _stretches(article: Article) -> Iterator[Stretch]:
    """The text in order, cut where statements and dropped passages begin and end; the first taker of a letter wins."""
    text = article.document.text
    taken: list[tuple[int, int, Stretch]] = [
        *((s.start, s.end, Stretch("", statement=i)) for i, s in enumerate(article.statements)),
        *((d.start, d.end, Stretch("", dropped=d.reason)) for d in article.document.dropped),
    ]
    at, reason = 0, None
    for start, end, kind in sorted(taken, key=lambda item: item[:2]):
        first = max(start, at)
        if end <= first:
            continue
        if first > at:
            yield Stretch(text[at:first])
            reason = reason if text[at:first].isspace() else None
        yield Stretch(text[first:end], kind.statement, kind.dropped, kind.dropped is None or kind.dropped != reason)
        at, reason = end, kind.dropped
    if at < len(text):
        yield Stretch(text[at:])
