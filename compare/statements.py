"""A document as statements: where each begins and ends, and whose words it gives.

A statement is a sentence or a headline; `compare.grammar.sentences` says where sentences end and how quotations
are cut. What was dropped from the page belongs to no statement, and no statement crosses it; every other visible
character belongs to exactly one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.grammar.paragraphs import paragraphs, trimmed
from compare.grammar.quotes import quotations
from compare.grammar.sentences import boundaries, sentences
from compare.grammar.speech import reporting
from compare.languages import Language
from compare.types import Document, Role, Span, Statement

__all__ = ["boundaries", "split"]

# Fewer words between quotation marks are a name, a title or a word held at arm's length, and nobody's statement.
_LEAST_QUOTED = 3
# The same for scripts without spaces, in characters.
_LEAST_QUOTED_UNSPACED = 8
# The share of a statement that makes a quotation the whole of it.
_WHOLE = 0.9
_ENDED = (".", "。", "۔")


def split(document: Document, language: Language) -> tuple[Statement, ...]:
    """The statements of `document` in reading order; disjoint, without white space at their ends.

    The headline is one statement, however many sentences it has. A statement is a quotation if more than half of
    it stands between quotation marks, reported speech if it carries a verb or formula of reporting, else narration.
    """
    found: list[Statement] = []
    for stretch in _stretches(document):
        span = trimmed(document.text, stretch.start, stretch.end)
        if span is None:
            continue
        parts = [span] if stretch.headline else paragraphs(document.text, span.start, span.end)
        for part in parts:
            found.extend(_statements(document, part, language, stretch.headline))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the text between what was dropped, either headline or not."""

    start: int
    end: int
    headline: bool


def _stretches(document: Document) -> Iterator[_Stretch]:
    """The text without its dropped parts, the headline by itself; parts may overlap and come in any order."""
    length = len(document.text)
    holes = sorted((span.start, min(span.end, length)) for span in document.dropped)
    at = 0
    for start, end in [*holes, (length, length)]:
        if at < start:
            yield from _around(document.headline, at, min(start, length))
        at = max(at, end)


def _around(headline: Span | None, start: int, end: int) -> Iterator[_Stretch]:
    """`start` to `end` as the stretches before, in and after the headline."""
    if headline is None or headline.end <= start or headline.start >= end:
        yield _Stretch(start, end, headline=False)
        return
    first, last = max(start, headline.start), min(end, headline.end)
    if start < first:
        yield _Stretch(start, first, headline=False)
    yield _Stretch(first, last, headline=True)
    if last < end:
        yield _Stretch(last, end, headline=False)


def _statements(document: Document, part: Span, language: Language, headline: bool) -> Iterator[Statement]:
    """The statements of one paragraph, or the headline."""
    text = document.text
    quotes = quotations(text, part.start, part.end, frozenset(language.sentences.clitics))
    for span in [part] if headline else sentences(text, part, language, quotes):
        words = text[span.start : span.end]
        found = reporting(words, language, headline=headline or not words.endswith(_ENDED))
        if _mostly_quoted(text, span, quotes.every, language):
            role = Role.QUOTATION
        else:
            role = Role.REPORTED if found.reports else Role.NARRATION
        yield Statement(document, span.start, span.end, role, found.speaker, headline)


def _mostly_quoted(text: str, span: Span, quoted: Sequence[Span], language: Language) -> bool:
    """Whether more than half of the statement stands in quotations that are long enough to be somebody's words."""
    inside = 0
    for i in range(bisect_right(quoted, span.start, key=lambda quote: quote.end), len(quoted)):
        start, end = max(quoted[i].start, span.start), min(quoted[i].end, span.end)
        if start >= span.end:
            break
        whole = end - start >= _WHOLE * (span.end - span.start)
        if _is_speech(text[start:end], whole, spaces=language.sentences.spaces):
            inside += end - start
    return 2 * inside > span.end - span.start


def _is_speech(quoted: str, whole: bool, *, spaces: bool) -> bool:
    """Whether quoted text may be what somebody said; a word or two, or a title in capitals, is not.

    `whole` says that the statement is hardly more than the quotation, which then is no title within it.
    """
    if not spaces:
        return len(quoted) >= _LEAST_QUOTED_UNSPACED
    words = quoted.split()
    return len(words) >= _LEAST_QUOTED and (whole or any(len(word) > 3 and not word[0].isupper() for word in words[1:]))
