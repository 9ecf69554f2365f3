"""What stands above an article: the outlet's name, its imprint, lines under a label, and the headline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.read.furniture import labels
from compare.read.lines import HEADLINE, Line, words
from compare.read.marks import Marks
from compare.read.reasons import Reason

# A name under its label ("editor-in-chief", "published by") has no more words.
MOST_VALUE = 4
# An outlet's name, or its name and its slogan.
MOST_NAME = 5
# Lines of the imprint around one that names a post.
MOST_IMPRINT = 8
# A headline has this many words, if any line above the first paragraph has.
LEAST_HEADLINE = 4
# Letters in a row that two forms of one word share.
SHARED = 5
# Shorter words (articles, prepositions) are in every text.
CONTENT = 4


def values_of_labels(marks: Marks) -> str | None:
    """Mark the line under a label that stands alone ("editor-in-chief", "published"), and return the outlet that a
    publication line names in this way."""
    outlet = None
    v = marks.phrases
    kinds = {Reason.MASTHEAD: v.masthead, Reason.STAMP: v.stamps, Reason.BYLINE: v.bylines, Reason.SOURCE: v.sources}
    for number, (line, value) in enumerate(zip(marks.lines, marks.lines[1:], strict=False)):
        reason = marks.reasons.get(number)
        if value.block != line.block or value.paragraph or value.bullet or value.length > MOST_VALUE:
            continue
        if reason in kinds and labels(kinds[reason], line) and marks.open(number + 1):
            marks.mark([number + 1], reason)
            if reason == Reason.STAMP and not any(c.isdigit() for c in value.text):
                outlet = outlet or value.text
    return outlet


def masthead(marks: Marks, first: int, known: str | None, *, titled: bool) -> str | None:
    """Mark the outlet's name, its slogan and its imprint above the headline; return the name if there is one.

    Args:
        marks: the page.
        first: the number of the first paragraph.
        known: the outlet, where the metadata name it.
        titled: whether the first line is known to be the title, so that nothing stands above it.
    """
    if known:
        mark_name(marks, known)
    if titled:
        return known
    top = [n for n in range(first) if not marks.lines[n].bullet]
    candidates = [n for n in top if marks.open(n) and marks.lines[n].length >= LEAST_HEADLINE]
    names = [n for n in top if marks.open(n) and any(c > n for c in candidates) and _is_name(marks, n, first)]
    marks.mark(names, Reason.MASTHEAD)
    imprint = {marks.lines[n].block for n in top if marks.reasons.get(n) == Reason.MASTHEAD}
    below = [n for n in candidates if marks.lines[n].block not in imprint]
    for number in top:
        line = marks.lines[number]
        if line.block in imprint and line.length <= MOST_IMPRINT and any(n > number for n in below):
            marks.mark([number], Reason.MASTHEAD)
    return known or next((marks.lines[n].text for n in names[:1] if _is_confirmed(marks, n)), None)


def mark_name(marks: Marks, outlet: str) -> None:
    """Mark short lines that are the outlet's name, or begin with it and a dash or bar: section heads, footers."""
    name = words(outlet)
    for number, line in enumerate(marks.lines):
        if not name or line.words[: len(name)] != name or line.length > MOST_IMPRINT or line.ended or line.opens:
            continue
        rest = line.rest(len(name)).lstrip(' \t\u00a0»”"')
        if not words(rest) or rest[0] in "-–—|/،,":
            marks.mark([number], Reason.MASTHEAD)


def headline(marks: Marks) -> int | None:
    """The first line that is no furniture and no paragraph, and is as long as a headline if one is."""
    found: list[int] = []
    for number in marks.kept():
        line = marks.lines[number]
        if line.paragraph or line.stopped or line.bullet or line.length > HEADLINE:
            break
        found.append(number)
        if line.length >= LEAST_HEADLINE:
            break
    best = max(found, key=lambda n: marks.lines[n].length >= LEAST_HEADLINE, default=None)
    return best if best is not None and marks.kept(best + 1) else None


def mark_above(marks: Marks, first: int, head: int | None) -> int | None:
    """Mark what stands above the headline; return the headline, which may be further down than it seemed.

    A line that has nothing in common with the paragraphs is no headline if one below it has: pages ask for
    registration or tell an article's age there. What then is left above is a section's name or a request too.
    """
    if head is None:
        return None
    lines = marks.lines
    told = _joined_words(lines[n] for n in marks.kept(first) if lines[n].paragraph)
    candidates = [n for n in marks.kept(head) if n < first and lines[n].length >= LEAST_HEADLINE]
    if not _common(lines[head], told):
        head = next((n for n in candidates if _common(lines[n], told) >= 2), head)
    for number in range(head):
        alone = len(lines[number].words) == 1 and not lines[number].ended
        if alone or (
            number in candidates and lines[number].length <= MOST_IMPRINT and not _common(lines[number], told)
        ):
            marks.mark([number], Reason.NAVIGATION)
    return head


def mark_below(marks: Marks, head: int | None) -> None:
    """Mark the topics below the article: short lines after the first furniture below the last paragraph."""
    lines = marks.lines
    last = max((n for n in marks.kept() if lines[n].paragraph and n != head), default=len(lines))
    furniture = min((n for n in marks.reasons if n > last), default=len(lines))
    tail = [n for n in marks.kept(furniture) if n != head]
    if all(lines[n].length <= MOST_VALUE and not lines[n].ended and not lines[n].quoted for n in tail):
        marks.mark(tail, Reason.TAGS)


def _joined_words(lines: Iterable[Line]) -> str:
    """The words of several lines as one text."""
    return " ".join(word for line in lines for word in line.words)


def _common(line: Line, told: str) -> int:
    """How many of a line's longer words have a stretch of five letters in common with the text: the article and the
    endings that languages put on words do not hide them."""
    long = [word for word in line.words if len(word) >= CONTENT]
    return sum(any(word[at : at + SHARED] in told for at in range(max(1, len(word) - SHARED + 1))) for word in long)


def rescue_headline(marks: Marks, first: int) -> None:
    """Unmark the line on top where it was taken for a caption ("In pictures: floods in the south") but nothing else
    above the first paragraph can be the headline."""
    above = [n for n in range(first) if marks.reasons.get(n) not in (Reason.MASTHEAD, Reason.NAVIGATION)]
    others = [n for n in above[1:] if marks.open(n) and marks.lines[n].length >= LEAST_HEADLINE]
    taken = bool(above) and marks.reasons.get(above[0]) == Reason.CAPTION
    if taken and not others and marks.lines[above[0]].length >= LEAST_HEADLINE:
        del marks.reasons[above[0]]


def _is_name(marks: Marks, number: int, first: int) -> bool:
    """Whether a short line above the headline is no part of the article: it names an outlet, or stands above the
    page's navigation, or has no word in common with the paragraphs."""
    line = marks.lines[number]
    if line.length > MOST_NAME or line.ended or line.opens:
        return False
    content = {word for word in line.words if len(word) >= CONTENT}
    told = {word for n in marks.kept(first) if marks.lines[n].paragraph for word in marks.lines[n].words}
    apart = len(line.words) > 1 and bool(content) and not content & told
    return _has_outlet_word(marks, line) or (apart and (number == 0 or _above_navigation(marks, number, first)))


def _above_navigation(marks: Marks, number: int, first: int) -> bool:
    return any(marks.reasons.get(n) in (Reason.NAVIGATION, Reason.MASTHEAD) for n in range(number + 1, first))


def _has_outlet_word(marks: Marks, line: Line) -> bool:
    """Whether a line of two or three words begins or ends with a word for outlets."""
    capitals = all(not part[0].islower() for part in line.text.split())
    ends = (line.words[:1], line.words[-1:])
    return 1 < len(line.words) < LEAST_HEADLINE and capitals and any(map(marks.phrases.outlet_words.equal, ends))


def _is_confirmed(marks: Marks, number: int) -> bool:
    """Whether a line of the masthead is sure to be the outlet's name: it says so itself, stands on top of the
    page's navigation, or comes again in the small print."""
    line = marks.lines[number]
    small_print: Sequence[Line] = [
        marks.lines[n] for n, r in marks.reasons.items() if r == Reason.FOOTER and n > number
    ]
    again = any(f" {' '.join(line.words)} " in f" {' '.join(other.words)} " for other in small_print)
    below = marks.reasons.get(number + 1)
    return number == 0 and (again or below == Reason.NAVIGATION or _has_outlet_word(marks, line))
