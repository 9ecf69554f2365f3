"""Words of an article that can be found again after it was laid out anew: a quote with what stands around it.

Line breaks, indents, double and no-break spaces, hyphenation and direction marks change when a page is redrawn or a
text is copied; the letters stay. So everything here counts letters and skips what is blank or invisible. A quote's
context grows until no other place of the article has it, on each side for itself where that can be: a paragraph put in
before or after takes one side away.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from compare.types import Span

_CONTEXT = 32
"""Characters of context on each side, at least: as many as annotation clients (Hypothesis among them) take."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with what stands right before and after them: the TextQuoteSelector of the Web Annotation model."""

    exact: str
    prefix: str
    suffix: str


class Letters:
    """A text without what is blank or invisible in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [at for at, character in enumerate(text) if _seen(character)]
        self.run = "".join(text[at] for at in self.places)

    def between(self, start: int, end: int) -> str:
        """The letters of `text[start:end]`."""
        return self.run[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def span(self, at: int, length: int) -> Span:
        """Where the letters from `at` on, `length` of them (at least one), stand in the text."""
        return Span(self.places[at], self.places[at + length - 1] + 1)

    def every(self, words: str) -> Iterator[int]:
        """Where `words` (letters only) begin, overlaps included; nowhere if there are none."""
        at = self.run.find(words) if words else -1
        while at >= 0:
            yield at
            at = self.run.find(words, at + 1)

    def once(self, words: str) -> bool:
        """Whether `words` (letters only) stand here once and no more."""
        found = self.every(words)
        return next(found, None) is not None and next(found, None) is None


def quote(letters: Letters, start: int, end: int) -> Quote:
    """The quote of `text[start:end]`, with a context that no other place of the text has.

    The context ends at a line break if that is enough: on a page something else stands between two paragraphs, and
    there are programs that compare white space, too.
    """
    text = letters.text
    before, after = _before(letters, start, end), _after(letters, start, end)
    if before is None and after is None:
        # it stands at the text's beginning, middle and end: only the whole text tells the middle one
        before = after = len(text)
    return Quote(
        exact=text[start:end],
        prefix=text[max(start - (_CONTEXT if before is None else before), 0) : start],
        suffix=text[end : end + (_CONTEXT if after is None else after)],
    )


def _before(letters: Letters, start: int, end: int) -> int | None:
    """The size of the context before the words that makes them the only ones; `None` if none does."""
    line = start - letters.text.rfind("\n", 0, start) - 1
    fitting = (n for n in _sizes(line, start) if letters.once(letters.between(max(start - n, 0), end)))
    return next(fitting, None)


def _after(letters: Letters, start: int, end: int) -> int | None:
    """The same for the context after them."""
    rest = len(letters.text) - end
    stop = letters.text.find("\n", end)
    line = rest if stop < 0 else stop - end
    fitting = (n for n in _sizes(line, rest) if letters.once(letters.between(start, end + n)))
    return next(fitting, None)


def _sizes(line: int, room: int) -> Iterator[int]:
    """Sizes to try: what the line has of the usual one, the usual one, then twice as much each time."""
    yield min(line, _CONTEXT)
    size = _CONTEXT
    yield size
    while size < room:
        size *= 2
        yield size


def find(text: str, wanted: Quote) -> Span | None:
    """Where a quote stands in a text that may have been laid out anew; `None` if it is not there, or nobody can tell.

    Of several places with these words, the one is taken whose surroundings fit: first by how many whole sides do, then
    by how many letters next to the words do.
    """
    letters = Letters(text)
    words, prefix, suffix = (Letters(part).run for part in (wanted.exact, wanted.prefix, wanted.suffix))
    scored = [(_fit(letters.run, at, len(words), prefix, suffix), at) for at in letters.every(words)]
    if not scored:
        return None
    best, at = max(scored)
    alone = sum(score == best for score, _ in scored) == 1
    return letters.span(at, len(words)) if alone else None


def _fit(run: str, at: int, length: int, prefix: str, suffix: str) -> tuple[int, int]:
    before = _alike(reversed(prefix), reversed(run[:at]))
    after = _alike(iter(suffix), iter(run[at + length :]))
    whole = (bool(prefix) and before == len(prefix)) + (bool(suffix) and after == len(suffix))
    return whole, before + after


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    """How many characters are the same before the first that differs."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _seen(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc")
