"""Captions without a word that shows them, and lines that are repeated: what stands elsewhere in the article anyway."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compare.read.furniture import JOINING
from compare.read.lines import HEADLINE, SHORT, Line
from compare.read.margins import MOST_VALUE
from compare.read.marks import Marks, joined
from compare.read.reasons import Reason

# More short lines in a row are verse or a list, not captions.
MOST_CAPTION_LINES = 3


def mark_repeats(marks: Marks, headline: int | None) -> None:
    """Mark lines that say again, word for word, what another line says: nothing is lost with them.

    A sentence that ends as one is kept unless its whole line is repeated; verse keeps its refrain.
    """
    lines = marks.lines
    groups = marks.groups(lambda line: line.length <= HEADLINE and not line.paragraph)
    verse = {n for group in groups if len(group) > MOST_CAPTION_LINES for n in group}
    title = lines[headline].words if headline is not None else ()
    seen: set[tuple[str, ...]] = set()
    for number in marks.kept():
        line = lines[number]
        if (
            number != headline
            and number not in verse
            and (line.words == title or (line.words in seen and line.length > 1))
        ):
            marks.mark([number], Reason.REPEATED)
        seen.add(line.words)
    longer = [joined(lines[n]) for n in marks.kept() if lines[n].paragraph]
    for number in marks.kept():
        line = lines[number]
        pulled = line.length > SHORT and not line.bullet and (line.quoted or not line.ended)
        inside = joined(line)
        if pulled and number not in verse and number != headline and any(inside in t and inside != t for t in longer):
            marks.mark([number], Reason.REPEATED)


def mark_captions(marks: Marks, headline: int | None) -> None:
    """Mark names and places between the paragraphs.

    A short line is one if a paragraph has its very words, or if it stands with its fuller form: the picture's text
    and its caption. Short lines beside a caption belong to it.
    """
    lines = marks.lines
    running = [joined(lines[n]) for n in marks.kept() if lines[n].paragraph]
    for whole in marks.groups(lambda line: line.short):
        group = [number for number in whole if number != headline]
        if not group or len(group) > MOST_CAPTION_LINES or _is_announced(marks, group[0]):
            continue
        captions = {n for n in group if not marks.open(n) or _is_known_name(lines[n], running)}
        for a, b in pairwise(group):
            if _doubles(lines[a], lines[b]):
                captions |= {a, b}
        if any(lines[n].length <= MOST_VALUE for n in captions):
            captions |= {n for n in group if lines[n].length <= MOST_VALUE}
        marks.mark(captions, Reason.CAPTION)


def mark_picture_texts(marks: Marks) -> None:
    """Mark a picture's own text above its caption, where the caption begins with it and goes on."""
    for number, reason in list(marks.reasons.items()):
        caption = marks.lines[number].words
        for above in (number - 1, number - 2):
            if reason == Reason.CAPTION and above >= 0 and marks.open(above):
                few = marks.lines[above].words
                if 2 < len(few) < len(caption) and caption[: len(few)] == few:
                    marks.mark([above], Reason.CAPTION)


def _is_known_name(line: Line, running: Sequence[str]) -> bool:
    """Whether some paragraph has the line's very words, and they may be a name: capitals, where there are such."""
    cased = [word for word in line.text.split() if word.upper() != word.lower()]
    small = [word for word in cased if word[0].islower() and word.casefold() not in JOINING]
    return not small and any(joined(line) in text for text in running)


def _is_announced(marks: Marks, number: int) -> bool:
    """Whether the line before announces this one ("The members are:")."""
    before: Sequence[int] = [n for n in marks.kept() if n < number]
    return bool(before) and marks.lines[before[-1]].opens


def _doubles(a: Line, b: Line) -> bool:
    """Whether one line is the other, or the other with more words before or after it."""
    few, many = sorted((a.words, b.words), key=len)
    return many[: len(few)] == few or many[-len(few) :] == few
