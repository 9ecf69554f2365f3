"""The page of checked claims: a table, and for each claim what every source says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.report.claim import GROUPS
from compare.report.claims import Asked, limits, short, tally
from compare.report.html import render
from compare.report.links import quotation_url, safe_url
from compare.report.text import Piece, pieces
from compare.types import Answer, Document, Label, Verdict
from compare.wording import ENGLISH, Wording, wording
from compare.wording.values import plain_day, plain_with_referent

CLASSES = {
    Answer.SUPPORTED: "agreement",
    Answer.CONTRADICTED: "discrepancy",
    Answer.MIXED: "discrepancy",
    Answer.UNDECIDED: "update",
    Answer.NO_COMPARABLE_STATEMENT: "omission",
}
"""The styles of the report's page that stand for the answers."""
SIGNS = {
    Label.CONFLICTS: "discrepancy",
    Label.AGREES: "agreement",
    Label.COMPATIBLE: "agreement",
    Label.UPDATES: "update",
    Label.UNDECIDED: "omission",
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who says something, as the reader meets it; `url` only where it may become a link."""

    name: str
    title: str | None
    language: str
    published: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a source and what it does to the claim; `address` leads to the words at the source."""

    verdict: Verdict
    says: str
    style: str
    pieces: tuple[Piece, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the page: `sources` are those that speak of it, those that decide first."""

    asked: Asked
    anchor: str
    verdict: str
    short: str
    style: str
    pieces: tuple[Piece, ...]
    best: Told | None
    best_source: Outlet | None
    open: tuple[str, ...]
    sources: tuple[tuple[Outlet, tuple[Told, ...]], ...]
    silent: tuple[Outlet, ...]


def claims_page(
    asked: Sequence[Asked],
    *,
    version: str,
    title: str | None = None,
    passed_over: int | None = None,
    command: str | None = None,
    language: str = ENGLISH,
) -> str:
    """All claims as one self-contained HTML file, like the report's page.

    Args:
        asked: the claims, in the order in which they are shown.
        version: the version of newscompare that checked them.
        title: what holds the claims, for the heading.
        passed_over: how many statements of a document were not checkable, if they are of one.
        command: the command line that made it.
        language: ISO 639-1 code of the reader's language.

    Raises:
        OptionError: if the page does not speak this language.
    """
    say = wording(language)
    return render(
        "claims.html.j2",
        say,
        version=version,
        title=title,
        entries=[_entry(number, one, say) for number, one in enumerate(asked, start=1)],
        tally=[(CLASSES[answer], short(answer, say), n) for answer, n in tally(asked).items()],
        passed_over=passed_over,
        limits=limits(asked),
        command=command,
    )


def _entry(number: int, asked: Asked, say: Wording) -> Entry:
    checked = asked.checked
    claim, best = checked.claim, asked.best
    marks = [mark for verdict in checked.evidence for mark in verdict.marks_a]
    return Entry(
        asked=asked,
        anchor=f"c{number}",
        verdict=say(f"check.{checked.answer}"),
        short=short(checked.answer, say),
        style=CLASSES[checked.answer],
        pieces=pieces(claim.document.text, claim.start, claim.end, marks),
        best=None if best is None else _told(best, say),
        best_source=None if best is None else _outlet(best.alignment.b.document, say),
        open=tuple(plain_with_referent(fact, say) for fact in checked.unsupported),
        sources=_sources(checked.evidence, say),
        silent=tuple(_outlet(document, say) for document in checked.silent),
    )


def _sources(evidence: Sequence[Verdict], say: Wording) -> tuple[tuple[Outlet, tuple[Told, ...]], ...]:
    """The evidence by document: documents in the order of what decides most, statements likewise."""
    order = list(GROUPS)
    ranked = sorted(evidence, key=lambda v: (order.index(v.label), -v.alignment.similarity))
    documents = dict.fromkeys(verdict.alignment.b.document for verdict in ranked)
    return tuple(
        (_outlet(document, say), tuple(_told(v, say) for v in ranked if v.alignment.b.document == document))
        for document in documents
    )


def _told(verdict: Verdict, say: Wording) -> Told:
    told = verdict.alignment.b
    key = "undecided_group" if verdict.label is Label.UNDECIDED else verdict.label.value
    return Told(
        verdict=verdict,
        says=say(f"check.{key}"),
        style=SIGNS[verdict.label],
        pieces=pieces(told.document.text, told.start, told.end, verdict.marks_b),
        address=quotation_url(told),
    )


def _outlet(document: Document, say: Wording) -> Outlet:
    return Outlet(
        name=document.source or document.title or document.id,
        title=document.title,
        language=say.language(document.language),
        published=say("sources.unknown_date") if document.published is None else plain_day(document.published, say),
        url=safe_url(document.url),
    )
