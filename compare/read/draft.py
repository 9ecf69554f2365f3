"""From what a file holds to a `Document`: title and body become one text, the rest is found out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from compare.errors import ReadError
from compare.read import agencies, language, published
from compare.read.boilerplate import Layout, lay_out
from compare.read.datelines import Dateline, is_dateline, read_dateline
from compare.read.lines import words
from compare.read.reasons import Reason
from compare.types import Document, Dropped, PublishedBy, Span

# An article's words at most: twenty thousand sentences, more than any article has and as many as every pair of
# them can be compared in memory.
MOST_CHARACTERS = 2_000_000
# A dateline opens the lead; some outlets put a summary of a paragraph or two before it.
DATELINE_PARAGRAPHS = 3
# Below the headline: summary, author, agency, day.
SIGNATURE_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a file says, before anything is concluded from it.

    Args:
        id: for the document, not yet unique.
        body: the article, with or without its title.
        title: the title where the format keeps it apart.
        source, url, language, origin: as stated by the file, unchecked.
        published: a date from the metadata, already checked against the page it came from.
        published_by: how an earlier reading found `published`, if the file is the result of one.
        authors: who signs the article, in the metadata; an agency among them is its origin.
        notes: warnings so far.
    """

    id: str
    body: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    origin: str | None = None
    published: dt.date | None = None
    published_by: PublishedBy | None = None
    authors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says about one file, None where nothing is said; `expected` are the languages it may be in."""

    published: dt.date | None = None
    source: str | None = None
    language: str | None = None
    expected: tuple[str, ...] = ()


def document(draft: Draft, told: Told, where: str) -> Document:
    """The document that a draft makes.

    Raises:
        ReadError: if it has no text, or too much.
    """
    text, title = _text(draft)
    if not words(text):
        raise ReadError(f"{where} holds no text")
    if len(text) > MOST_CHARACTERS:
        raise ReadError(
            f"{where} has {len(text):,} characters; an article has at most {MOST_CHARACTERS:,}. Split it first"
        )
    code, notes = language.settle(told.language, draft.language, text, told.expected)
    layout = lay_out(
        text,
        code,
        titled=title is not None,
        outlet=told.source or draft.source,
        dated=lambda line: published.dated_share(line, code),
    )
    parts = _Reading(layout, code)
    origin, credit_notes = parts.origin(draft)
    date = published.settle(parts.clues(draft, told), code)
    if date.date and date.by == PublishedBy.METADATA and draft.published_by:
        date = published.Published(date.date, draft.published_by, date.notes)
    headline = title or (layout.lines[layout.headline].span if layout.headline is not None else None)
    return Document(
        id=draft.id,
        text=text,
        source=told.source or draft.source or layout.outlet or (parts.dateline.outlet if parts.dateline else None),
        origin=origin,
        title=draft.title or (text[headline.start : headline.end] if headline else None),
        headline=headline,
        url=draft.url,
        language=code,
        published=date.date,
        published_by=date.by,
        dropped=parts.dropped,
        notes=(*draft.notes, *notes, *credit_notes, *date.notes),
    )


def _text(draft: Draft) -> tuple[str, Span | None]:
    """The whole text, and where the title stands in it: before the body, unless the body begins with it."""
    title = " ".join(draft.title.split()) if draft.title else ""
    if not title:
        return draft.body, None
    first = draft.body.lstrip().split("\n", 1)[0].rstrip()
    if words(first) == words(title):
        start = draft.body.index(first)
        return draft.body, Span(start, start + len(first))
    body = draft.body.lstrip("\n")
    return f"{title}\n\n{body}" if body.strip() else title, Span(0, len(title))


class _Reading:
    """What the lines that are left, and those that are not, say of an article's origin and date."""

    def __init__(self, layout: Layout, code: str) -> None:
        self._layout = layout
        self._code = code
        self._kept = [n for n in layout.kept if n != layout.headline]
        self._signatures = self._find_signatures()
        self._kept = [n for n in self._kept if n not in self._signatures]
        self.dateline: Dateline | None = None
        self._dateline_of = -1
        for number in self._kept[:DATELINE_PARAGRAPHS]:
            if found := read_dateline(layout.lines[number].text, code, self._dates):
                self.dateline, self._dateline_of = found, number
                break

    def _dates(self, text: str) -> list[Span]:
        return published.date_spans(text, self._code)

    def _find_signatures(self) -> set[int]:
        """Lines with nothing but datelines and agencies, among the first lines or after the last paragraph."""
        last = max((n for n in self._kept if self._layout.lines[n].paragraph), default=0)
        margin = [*self._kept[:SIGNATURE_LINES], *(n for n in self._kept if n > last)]
        return {n for n in margin if is_dateline(self._layout.lines[n].text, self._code, self._dates)}

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """Everything that is not reporting: lines, signatures and the dateline."""
        found = list(self._layout.dropped)
        lines = self._layout.lines
        found.extend(Dropped(lines[n].span.start, lines[n].span.end, Reason.DATELINE.value) for n in self._signatures)
        if self.dateline:
            start = lines[self._dateline_of].span.start
            found.append(Dropped(start, start + len(self._dateline_text.rstrip()), Reason.DATELINE.value))
        return tuple(sorted(found))

    @property
    def _dateline_text(self) -> str:
        return self._layout.lines[self._dateline_of].text[: self.dateline.end] if self.dateline else ""

    def clues(self, draft: Draft, told: Told) -> published.Clues:
        """What there is to date the article by."""
        lines, reasons = self._layout.lines, self._layout.reasons
        dated = [n for n in range(len(lines)) if reasons.get(n) == Reason.STAMP or n in self._signatures]
        margins = [self._dateline_text, *(lines[n].text for n in dated)]
        paragraphs = [lines[n].text for n in (self._layout.headline, *self._kept) if n is not None]
        return published.Clues(told.published, draft.published, tuple(filter(None, margins)), tuple(paragraphs))

    def origin(self, draft: Draft) -> tuple[str | None, tuple[str, ...]]:
        """The wire service the article comes from, and a note where that rests on a credit only."""
        if draft.origin:
            return draft.origin, ()
        if self.dateline and self.dateline.agency:
            return self.dateline.agency, ()
        lines, reasons = self._layout.lines, self._layout.reasons
        sources = [n for n, r in sorted(reasons.items()) if r == Reason.SOURCE]
        signed = [n for n, r in reasons.items() if r == Reason.BYLINE]
        for text in (*draft.authors, *(lines[n].text for n in (*sources, *sorted((*signed, *self._signatures))))):
            if agency := agencies.signature(text, self._code):
                return agency, ()
        opening = [lines[n] for n in (self._layout.headline, *self._kept) if n is not None][: agencies.OPENING]
        credited = agencies.credited(opening, self._code)
        if len(credited) == 1:
            return credited[0], (f"its origin, {credited[0]}, is taken from a credit in the text",)
        if credited:
            return None, (f"it credits several wire services ({', '.join(credited)}); its origin is open",)
        return None, ()
