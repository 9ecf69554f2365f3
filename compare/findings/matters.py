"""What belongs to one matter, in one article or in several: statements that an omission leaves out together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from compare.findings.groups import Groups
from compare.findings.timing import Timeline
from compare.settings import Settings
from compare.types import Alignment, Article, Label, Quote, Span, Statement, Verdict

LINKED = 0.5
"""Share of the possible links between two groups that must exist before they become one."""


def matters(
    articles: Sequence[Article],
    told: Sequence[Sequence[Statement]],
    verdicts: Sequence[Verdict],
    timeline: Timeline,
    settings: Settings,
) -> list[tuple[Statement, ...]]:
    """Every statement in exactly one matter, in reading order.

    One matter are statements known to say the same (`told`), statements of two articles of one stage of the story that
    report one event in words of their own, and, within an article, the pieces of one quotation and sentences that
    repeat each other.
    """
    groups: Groups[Statement] = Groups()
    for article in articles:
        for statement in article.statements:
            groups.add(statement)
    for group in told:
        for first, second in pairwise(group):
            groups.join(first, second)
    _join_reports(groups, verdicts, timeline, settings)
    for article in articles:
        for first, second in (*_quoted_together(article), *_repeated(article, settings)):
            groups.join(first, second)
    return [tuple(sorted(group, key=lambda s: (s.document.id, s.start))) for group in groups]


def _join_reports(
    groups: Groups[Statement], verdicts: Sequence[Verdict], timeline: Timeline, settings: Settings
) -> None:
    """Joins what is aligned and may be one event, the most similar first, as far as most of both groups are."""
    related = [
        verdict.alignment
        for verdict in verdicts
        if verdict.label is not Label.DIFFERENT_EVENT
        and verdict.alignment.similarity >= _needed(verdict.alignment, settings)
        and verdict.alignment.margin >= settings.gate_margin
        and not (verdict.label is Label.UNDECIDED and timeline.apart(verdict.alignment.a, verdict.alignment.b))
    ]
    linked = {frozenset((link.a, link.b)) for link in related}
    for link in sorted(related, key=lambda link: -link.similarity):
        left, right = groups.of(link.a), groups.of(link.b)
        across = [frozenset((a, b)) for a in left for b in right if a.document != b.document]
        if across and sum(pair in linked for pair in across) >= LINKED * len(across):
            groups.join(link.a, link.b)


def _needed(link: Alignment, settings: Settings) -> float:
    """The least cosine of two statements to be one matter."""
    if not link.translated:
        return settings.matter_likeness
    return settings.gate_likely if link.margin >= settings.matter_apart else settings.matter_translated


def _quoted_together(article: Article) -> Iterator[tuple[Statement, Statement]]:
    """Neighbouring statements that hold pieces of one quotation."""
    for first, second in pairwise(article.statements):
        if any(_reaches(quote, first) and _reaches(quote, second) for quote in article.quotes if quote.direct):
            yield first, second


def _reaches(quote: Quote, statement: Statement) -> bool:
    here = Span(statement.start, statement.end)
    return any(span.overlaps(here) for span in quote.content)


def _repeated(article: Article, settings: Settings) -> Iterator[tuple[Statement, Statement]]:
    """Statements of one article that say one thing in nearly the same words."""
    likeness = article.vectors @ article.vectors.T
    for i, j in combinations(range(len(article.statements)), 2):
        if likeness[i, j] >= settings.agree_text:
            yield article.statements[i], article.statements[j]
