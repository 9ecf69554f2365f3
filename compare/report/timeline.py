"""The days that the articles name, a row for each source: what a drawing of them needs, without any drawing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.types import Article, DateValue, DisputeKind, Fact, FactKind, Finding, FindingType, Granularity, Statement

MOST_DAYS = 16
"""More columns do not fit a page; the days that the most sources name are kept."""
LONGEST = 14
"""Days of the longest stretch that is drawn: a longer one is a period and no event."""
_FINE = (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.DAY, Granularity.WEEK)


@dataclass(frozen=True, slots=True)
class Point:
    """What one source says of one day: the column, the last column of a stretch of days, where it says so first."""

    column: int
    last: int
    fact: Fact
    at: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days in order, and for each article (in the order of the report) its points, by column."""

    days: tuple[dt.date, ...]
    rows: tuple[tuple[Point, ...], ...]

    def named_by(self, column: int) -> tuple[tuple[int, Point], ...]:
        """The articles, by number, that name the day in this column."""
        return tuple((row, point) for row, points in enumerate(self.rows) for point in points if point.column == column)


def timeline(articles: Sequence[Article], findings: Sequence[Finding]) -> Timeline:
    """The days of a story that can be drawn; those in dispute are always among them."""
    named = [list(_named(article, findings)) for article in articles]
    disputed = {
        (item.statement.document.id, fact)
        for finding in _disputes(findings)
        for item in finding.evidence
        for fact in item.facts
    }
    sources: dict[dt.date, set[int]] = {}
    urgent: set[dt.date] = set()
    for row, facts in enumerate(named):
        for first, _, statement, fact in facts:
            sources.setdefault(first, set()).add(row)
            if (statement.document.id, fact) in disputed:
                urgent.add(first)
    kept = sorted(sources, key=lambda day: (day not in urgent, -len(sources[day]), day))[:MOST_DAYS]
    days = tuple(sorted(kept))
    column = {day: index for index, day in enumerate(days)}
    return Timeline(days, tuple(_row(facts, column, disputed) for facts in named))


def _disputes(findings: Sequence[Finding]) -> list[Finding]:
    return [f for f in findings if f.type is FindingType.DISCREPANCY and f.kind is DisputeKind.DATE]


def _named(article: Article, findings: Sequence[Finding]) -> Iterator[tuple[dt.date, dt.date, Statement, Fact]]:
    """Every day that the article names, with where; a report from JSON knows those of the findings only."""
    rows = list(zip(article.statements, article.facts, strict=True))
    if not any(facts for _, facts in rows):
        items = (item for finding in findings for item in finding.evidence)
        rows = [(i.statement, i.facts) for i in items if i.statement.document == article.document]
    for statement, facts in rows:
        for fact in facts:
            value = fact.value
            if fact.kind is not FactKind.DATE or not isinstance(value, DateValue) or value.granularity not in _FINE:
                continue
            first, last = value.first, value.last
            if isinstance(first, dt.date) and isinstance(last, dt.date) and (last - first).days <= LONGEST:
                yield first, last, statement, fact


def _row(
    facts: Sequence[tuple[dt.date, dt.date, Statement, Fact]],
    column: dict[dt.date, int],
    disputed: set[tuple[str, Fact]],
) -> tuple[Point, ...]:
    """One point a day: the first mention, unless a later one is in dispute."""
    points: dict[int, Point] = {}
    for first, last, statement, fact in facts:
        if first not in column:
            continue
        point = Point(
            column[first],
            column.get(last, column[first]),
            fact,
            statement.start,
            (statement.document.id, fact) in disputed,
        )
        known = points.get(point.column)
        if known is None or (point.disputed and not known.disputed):
            points[point.column] = point
    return tuple(points[index] for index in sorted(points))
