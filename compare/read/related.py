"""Runs of links to other articles: "Related", "Read also" and what follows, in the middle of an article or after it.

A run begins at a heading from the language's data and ends where the article resumes. Which lines belong to it is
told by their shape: bullets if the first line has one, else lines that look like headlines.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.read.furniture import MOST_CAPTION, labelled, labels
from compare.read.lines import HEADLINE, SHORT, Line
from compare.read.phrases import Phrases, Vocabulary

# A list of links is rarely longer; a longer one without bullets is rather an article without full stops.
MOST_ITEMS = 15
# In an article that leaves out full stops a paragraph can look like a headline, so only short lines count as links.
MOST_WORDS_UNSTOPPED = 12
# Words shared with the paragraph below that make a line its heading rather than a link to something else.
HEADING_SHARE = 0.5
# A day and an hour with at most a word beside them.
CLOCK_SHARE = 0.8


def related_runs(lines: Sequence[Line], v: Vocabulary, first: int) -> set[int]:
    """The numbers of the lines that are such headings or links.

    Args:
        lines: the whole article.
        v: the phrases of its language.
        first: lines before this one hold the headline; a heading needs a phrase of its own line there.
    """
    found: set[int] = set()
    for number, line in enumerate(lines):
        if number in found:
            continue
        if _is_heading(line, v):
            found.add(number)
            found.update(_items(lines, number + 1, v))
        elif _is_inline(line, v.related, after_headline=number >= first):
            found.add(number)
            found.update(_bullets(lines, number + 1))
    return found


def teasers(lines: Sequence[Line], dated: Sequence[float], first: int) -> set[int]:
    """The numbers of lines that are links with section, day and hour between the paragraphs:

        Talks in Geneva
        9 January, 18:20
        Minister tells of his plans

    Args:
        lines: the whole article.
        dated: by line, the share (0..1) of its letters and digits that a date takes up.
        first: the first paragraph; above it such lines are headline and publication line.
    """
    found: set[int] = set()
    for number in range(first + 2, len(lines) - 2):
        above, line, link, below = lines[number - 1 : number + 3]
        clock = dated[number] >= CLOCK_SHARE and ":" in line.text
        if clock and below.paragraph and _is_link(link, MOST_WORDS_UNSTOPPED) and _is_link(above, SHORT):
            found.update((number - 1, number, number + 1))
    return found


def _is_link(line: Line, most: int) -> bool:
    return line.length <= most and not (line.ended or line.opens or line.bullet or line.quoted)


def _is_heading(line: Line, v: Vocabulary) -> bool:
    """Whether the line is a heading of links, if need be with a section's name: "More from", "More from World"."""
    if labels(v.related, line):
        return True
    count = v.related.head(line.words)
    return count > 1 and not line.ended and v.sections.equal(line.words[count:])


def _is_inline(line: Line, phrases: Phrases, *, after_headline: bool) -> bool:
    """Whether the line holds both heading and link: "Read also: ..."."""
    count = phrases.head(line.words)
    if not count or line.length > MOST_CAPTION or line.quoted:
        return False
    if labelled(phrases, line):
        return True
    return after_headline and count >= 2 and not line.ended and line.length <= HEADLINE


def _items(lines: Sequence[Line], start: int, v: Vocabulary) -> list[int]:
    """The links below a heading that stands alone."""
    if start >= len(lines):
        return []
    return _bullets(lines, start) if lines[start].bullet else _headlines(lines, start, v)


def _bullets(lines: Sequence[Line], start: int) -> list[int]:
    found = []
    for number in range(start, len(lines)):
        if not lines[number].bullet or lines[number].length > MOST_CAPTION:
            break
        found.append(number)
    return found


def _headlines(lines: Sequence[Line], start: int, v: Vocabulary) -> list[int]:
    """Lines that look like headlines, up to the first that does not or to the next heading."""
    most = HEADLINE if _stops_sentences(lines) else MOST_WORDS_UNSTOPPED
    end = start
    while end < len(lines) and end - start < MOST_ITEMS and _is_headline(lines[end], most, v):
        end += 1
    if end == len(lines):
        return list(range(start, end))
    if end - start == MOST_ITEMS:
        return []
    return list(range(start, end - _belongs_below(lines, start, end - 1)))


def _is_headline(line: Line, most: int, v: Vocabulary) -> bool:
    return not (line.stopped or line.opens or line.length > most or _is_heading(line, v))


def _stops_sentences(lines: Sequence[Line]) -> bool:
    """Whether this article's long lines end with full stops."""
    long = [line for line in lines if line.length > HEADLINE]
    return sum(line.ended for line in long) >= 0.5 * len(long)


def _belongs_below(lines: Sequence[Line], start: int, last: int) -> bool:
    """Whether the last line of a run is in truth the heading of the paragraph that follows.

    It is if it is set off from the others by a blank line which they do not have between them, or if it shares
    its words with that paragraph. In doubt a line is kept.
    """
    if last < start:
        return False
    gaps = {b.block != a.block for a, b in zip(lines[start:last], lines[start + 1 : last], strict=False)}
    apart = last > start and lines[last].block != lines[last - 1].block
    if apart and gaps == {False}:
        return True
    content = {word for word in lines[last].words if len(word) > 3}
    shared = content & set(lines[last + 1].words)
    return len(shared) >= 2 and len(shared) >= HEADING_SHARE * len(content)
