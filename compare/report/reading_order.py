"""Findings as the rows of a diff: those about the same statements together, in the order in which one reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.report.text import pieces
from compare.report.view import Card, Quotation, Source, Story, quoted
from compare.types import FindingType, Span, Statement
from compare.wording import Wording

SIGNS: Mapping[FindingType, str] = {
    FindingType.DISCREPANCY: "≠",
    FindingType.UPDATE: "→",
    FindingType.AGREEMENT: "=",
}
"""What stands beside a row; agreements of different precision have `COMPATIBLE`, omissions `-` and `+`."""
COMPATIBLE, ONLY_FIRST, ONLY_OTHERS = "≈", "-", "+"

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement of a row; `when` is "earlier", "later" or empty."""

    quotation: Quotation
    when: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Findings that rest on the same statements, and these statements by source and position.

    The marks of a statement are those of all the findings.
    """

    cards: tuple[Card, ...]
    cells: tuple[Cell, ...]

    @property
    def disputes(self) -> tuple[Card, ...]:
        """The discrepancies and updates among the findings."""
        return tuple(c for c in self.cards if c.finding.type in (FindingType.DISCREPANCY, FindingType.UPDATE))

    def of(self, source: Source) -> tuple[Cell, ...]:
        """The statements of one source."""
        return tuple(cell for cell in self.cells if cell.quotation.source is source)

    def start(self, source: Source) -> int | None:
        """Where the row begins in a source's text, `None` if the source has no part in it."""
        return min((cell.quotation.statement.start for cell in self.of(source)), default=None)


def rows(story: Story, say: Wording, *, everything: bool = False) -> tuple[Row, ...]:
    """All findings of a story, in the reading order of its first article.

    What stands only in another article follows the row that precedes it there, and what only the first has after that
    row, as a diff has minus before plus. With `everything` each statement that no finding is about is a row too,
    without findings.
    """
    groups: dict[frozenset[_Place], list[Card]] = {}
    for card in story.cards:
        groups.setdefault(frozenset(_place(q.statement) for q in card.quotations), []).append(card)
    found = [_row(cards, story.sources) for cards in groups.values()]
    if everything:
        found += [
            Row((), (Cell(quoted(one, source, say)),)) for source in story.sources for one in _rest(story, source)
        ]
    ordered: list[Row] = []
    for source in story.sources:
        _sort_in(source, found, ordered)
    return tuple(ordered)


def sign(card: Card, first: Source) -> str:
    """The sign of a finding; `-` for an omission that only `first` reports, `+` for one that others report."""
    if card.finding.type is FindingType.OMISSION:
        return ONLY_FIRST if card.sources[0] is first else ONLY_OTHERS
    return COMPATIBLE if card.finding.relation == "compatible" else SIGNS[card.finding.type]


def unlisted(story: Story) -> tuple[tuple[Source, int], ...]:
    """How many statements of each source no finding is about."""
    return tuple((source, len(_rest(story, source))) for source in story.sources)


def _rest(story: Story, source: Source) -> list[Statement]:
    known = story.cards_of_statement
    return [one for one in source.article.statements if (one.document.id, one.start) not in known]


def _row(cards: Sequence[Card], sources: Sequence[Source]) -> Row:
    marks: dict[_Place, list[Span]] = {}
    for card in cards:
        for item in card.finding.evidence:
            marks.setdefault(_place(item.statement), []).extend(item.marks)
    cells: dict[_Place, Cell] = {}
    for card in cards:
        for side in card.sides:
            for quotation in side.quotations:
                place = _place(quotation.statement)
                when = side.when or (cells[place].when if place in cells else "")
                cells[place] = Cell(_marked(quotation, marks[place]), when)
    order = {source: number for number, source in enumerate(sources)}
    by_place = sorted(cells.values(), key=lambda c: (order[c.quotation.source], c.quotation.statement.start))
    return Row(tuple(cards), tuple(by_place))


def _marked(quotation: Quotation, marks: Sequence[Span]) -> Quotation:
    statement = quotation.statement
    return replace(quotation, pieces=pieces(statement.document.text, statement.start, statement.end, marks))


def _place(statement: Statement) -> _Place:
    return statement.document.id, statement.start, statement.end


def _sort_in(source: Source, found: Sequence[Row], ordered: list[Row]) -> None:
    """Put the rows of a source that are not in `ordered` yet behind those that precede them in its text."""
    starts = {id(row): start for row in found if (start := row.start(source)) is not None}
    placed = {id(row) for row in ordered}
    fresh = [row for row in found if id(row) in starts and id(row) not in placed]
    for row in sorted(fresh, key=lambda row: starts[id(row)]):
        before = [at for at, other in enumerate(ordered) if starts.get(id(other), -1) in range(starts[id(row)] + 1)]
        nearest = max(before, key=lambda at: (starts[id(ordered[at])], at), default=-1)
        at = nearest + 1
        while at < len(ordered) and id(ordered[at]) not in starts:
            at += 1
        ordered.insert(at, row)
