"""What the page and the terminal show, put together once: sources, cards of findings, who has what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from compare.report.explain import Explained, explain
from compare.report.links import finding_anchors, letter, quotation_url, safe_url, statement_anchor
from compare.report.text import Piece, pieces
from compare.report.values import compared_values, counted, side_values
from compare.report.verdicts import Decision, Review, match
from compare.types import Article, Evidence, Finding, FindingType, Report, Role, Span, Statement
from compare.wording import Wording
from compare.wording.values import plain_day


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One article as the reader meets it: `letter` is its short name, `anchor` the id of its full text."""

    article: Article
    letter: str
    name: str
    language: str
    published: str
    published_by: str
    url: str | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement of the evidence; `note` says whose words they are, `address` where the original stands."""

    source: Source
    statement: Statement
    pieces: tuple[Piece, ...]
    note: str
    anchor: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence that holds one value or position, with that value in plain words (none for opinions).

    `when` is "earlier" or "later" for the two sides of an update whose articles are dated, else empty.
    """

    values: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    when: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who holds it, each once."""
        return tuple(dict.fromkeys(quotation.source for quotation in self.quotations))


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, ready to be shown. `missing` are the sources that leave it out, `maybe` those too old to tell."""

    finding: Finding
    anchor: str
    kind: str
    sides: tuple[Side, ...]
    counted: tuple[str, ...]
    explained: Explained
    missing: tuple[Source, ...]
    maybe: tuple[Source, ...]
    review: Review | None = None

    @property
    def rejected(self) -> bool:
        """Whether a reviewer rejected it."""
        return self.review is not None and self.review.decision is Decision.REJECTED

    @property
    def values_json(self) -> str:
        """The values of each side, for the file of verdicts."""
        return json.dumps(compared_values(self.finding), ensure_ascii=False)

    @property
    def valued(self) -> bool:
        """Whether every side has a value, and not all the same one, so that they can stand against each other."""
        return all(side.values for side in self.sides) and len({side.values for side in self.sides}) > 1

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The evidence of all sides."""
        return tuple(quotation for side in self.sides for quotation in side.quotations)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everybody who is quoted, each once."""
        return tuple(dict.fromkeys(quotation.source for quotation in self.quotations))

    def held_by(self, source: Source) -> Quotation | None:
        """The first words of this finding in one source, if it has any."""
        return next((quotation for quotation in self.quotations if quotation.source is source), None)


@dataclass(frozen=True, slots=True)
class Story:
    """A report, ready to be shown: every list is in the order of its ranks."""

    report: Report
    sources: tuple[Source, ...]
    cards: tuple[Card, ...]
    cards_of_statement: Mapping[tuple[str, int], tuple[Card, ...]]
    lost: tuple[Review, ...] = ()

    def of_type(self, kind: FindingType | str) -> tuple[Card, ...]:
        """The cards of one type."""
        return tuple(card for card in self.cards if card.finding.type == kind)

    @property
    def agreements(self) -> tuple[tuple[int, tuple[Card, ...]], ...]:
        """Agreements by number of independent origins, the most first."""
        cards = sorted(self.of_type(FindingType.AGREEMENT), key=lambda card: -len(card.finding.origins))
        return tuple((n, tuple(group)) for n, group in groupby(cards, key=lambda card: len(card.finding.origins)))

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kinds of the discrepancies with their names, each once."""
        return {str(card.finding.kind): card.kind for card in self.of_type(FindingType.DISCREPANCY)}

    @property
    def foremost(self) -> tuple[Card, ...]:
        """The three discrepancies that matter most, of those that nobody rejected."""
        return tuple(card for card in self.of_type(FindingType.DISCREPANCY) if not card.rejected)[:3]

    @property
    def origins(self) -> int:
        """How many independent origins the articles have.

        The findings know best (an article may copy a wire service without naming it), if they quote every article.
        """
        quoted = {quotation.source for card in self.cards for quotation in card.quotations}
        if quoted == set(self.sources):
            return len({origin for card in self.cards for origin in card.finding.origins})
        documents = (source.article.document for source in self.sources)
        return len({document.origin or document.source or document.id for document in documents})

    @property
    def languages(self) -> int:
        """How many languages the articles are written in."""
        return len({source.article.document.language for source in self.sources})


def story(report: Report, say: Wording, reviews: Sequence[Review] = ()) -> Story:
    """The report as the reader sees it, in the words of `say`, with what a reviewer said of an earlier one."""
    sources = tuple(_source(index, article, say) for index, article in enumerate(report.articles))
    by_id = {source.article.document.id: source for source in sources}
    findings = sorted(report.findings, key=lambda finding: (finding.rank, finding.id))
    anchors = finding_anchors(findings)
    matched = match(findings, reviews)
    cards = tuple(_card(finding, anchors[finding.id], by_id, say, matched.of.get(finding.id)) for finding in findings)
    return Story(report, sources, cards, _by_statement(cards), matched.lost)


def _source(index: int, article: Article, say: Wording) -> Source:
    document = article.document
    return Source(
        article=article,
        letter=letter(index),
        name=document.source or document.title or document.id,
        language=say.language(document.language),
        published=say("sources.unknown_date") if document.published is None else plain_day(document.published, say),
        published_by="" if document.published is None else say(f"sources.by_{document.published_by or 'nobody'}"),
        url=safe_url(document.url),
        anchor=f"d{index + 1}",
    )


def _card(finding: Finding, anchor: str, by_id: Mapping[str, Source], say: Wording, review: Review | None) -> Card:
    evidence = sorted(finding.evidence, key=lambda item: item.side)
    sides = tuple(
        Side(side_values(finding, side, say), tuple(_quotation(item, by_id, say) for item in items))
        for side, items in groupby(evidence, key=lambda item: item.side)
    )
    return Card(
        finding=finding,
        anchor=anchor,
        kind="" if finding.kind is None else say(f"kinds.{finding.kind}"),
        sides=_in_time(sides) if finding.type == FindingType.UPDATE else sides,
        counted=counted(finding, say.code),
        explained=explain(finding, {name: source.name for name, source in by_id.items()}, say),
        missing=tuple(by_id[document] for document in finding.missing_from if document in by_id),
        maybe=tuple(by_id[document] for document in finding.order_unknown if document in by_id),
        review=review,
    )


def _in_time(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Two sides, the earlier one first and both labelled, if all their articles are dated and do not interleave."""
    dates = [[q.statement.document.published for q in side.quotations] for side in sides]
    known = [[date for date in of_side if date is not None] for of_side in dates]
    if len(sides) != 2 or known != dates:
        return sides
    early, late = sorted(range(2), key=lambda side: max(known[side]))
    if max(known[early]) >= min(known[late]):
        return sides
    return replace(sides[early], when="earlier"), replace(sides[late], when="later")


def _quotation(evidence: Evidence, by_id: Mapping[str, Source], say: Wording) -> Quotation:
    return quoted(evidence.statement, by_id[evidence.statement.document.id], say, evidence.marks)


def quoted(statement: Statement, source: Source, say: Wording, marks: Iterable[Span] = ()) -> Quotation:
    """A statement of a source, ready to be shown."""
    home = _statements_of(source.article, statement)
    anchor = statement_anchor(int(source.anchor[1:]) - 1, home[0].start) if home else source.anchor
    return Quotation(
        source=source,
        statement=statement,
        pieces=pieces(statement.document.text, statement.start, statement.end, marks),
        note=_note(statement, say),
        anchor=anchor,
        address=quotation_url(statement),
    )


def _note(statement: Statement, say: Wording) -> str:
    role = "" if statement.role == Role.NARRATION else say(f"roles.{statement.role}")
    return say("roles.speaker", role=role, speaker=statement.speaker) if role and statement.speaker else role


def _statements_of(article: Article, statement: Statement) -> Sequence[Statement]:
    """The article's statements that the evidence covers: itself, or several where neighbours were merged."""
    return [s for s in article.statements if s.start < statement.end and statement.start < s.end]


def _by_statement(cards: Sequence[Card]) -> dict[tuple[str, int], tuple[Card, ...]]:
    """Document id and start of a statement to the findings it is part of."""
    found: dict[tuple[str, int], dict[str, Card]] = {}
    for card in cards:
        for quotation in card.quotations:
            for statement in _statements_of(quotation.source.article, quotation.statement):
                place = (statement.document.id, statement.start)
                found.setdefault(place, {})[card.anchor] = card
    return {place: tuple(by_anchor.values()) for place, by_anchor in found.items()}
