"""Figures and days compared across whole articles of one language, where no two sentences need to align.

`number-interval` and `date-interval` see aligned statements. A detail that two outlets tell otherwise ("a 47-page
indictment", "the 48-page indictment") mostly stands in sentences on different matters. Here the words right around the
two values show that they are of one thing. A value that the other article has too, of the same thing, is not disputed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from compare.grammar.intervals import Relation, relate
from compare.grammar.referents import concepts
from compare.judge import dates, numbers
from compare.judge.apart import agree, close, days_apart, figures_apart, is_year, years_apart
from compare.judge.forecasts import as_outcome
from compare.judge.growth import as_growth
from compare.judge.nearby import Nearby, nearby, one_act, one_phrase, shared
from compare.judge.pair import Pair, conflict
from compare.languages import load
from compare.settings import Settings
from compare.types import (
    Alignment,
    Article,
    DateValue,
    DisputeKind,
    Fact,
    FactKind,
    Label,
    Quantity,
    Span,
    Statement,
    Verdict,
)
from compare.wording import wording
from compare.wording.values import plain_with_referent

KINDS = (*numbers.KINDS, FactKind.DATE)
MANY = 2
"""Words that two years share at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A figure or a day, the row of its statement in its article, and what stands around it."""

    article: Article
    row: int
    fact: Fact
    nearby: Nearby

    @property
    def statement(self) -> Statement:
        """The statement that tells it."""
        return self.article.statements[self.row]


class _Tie(NamedTuple):
    """How two values belong together: what is bound by one word or phrase first, then what is aligned."""

    bound: bool
    linked: bool
    score: int

    def enough(self, settings: Settings) -> bool:
        """Whether so much shows that the values are of one thing: a phrase, or a link, stands for a word."""
        return self.score + self.bound + self.linked >= settings.figure_words


def judge_figures(articles: Sequence[Article], judged: Sequence[Verdict], settings: Settings) -> list[Verdict]:
    """Conflicts (or updates) over figures and days between any two of a story's articles in one language.

    `judged` are the verdicts on aligned statements: they show which ones are aligned and not of two events, and what
    they dispute already is left to them.
    """
    linked = {(v.alignment.a, v.alignment.b): v.alignment for v in judged if v.label is not Label.DIFFERENT_EVENT}
    known = {_matter(v) for v in judged if v.label in (Label.CONFLICTS, Label.UPDATES)}
    values = {article.document: list(_values(article)) for article in articles}
    found = []
    for one, other in combinations(articles, 2):
        if one.document.language != other.document.language:
            continue
        for a, b in _disputed(values[one.document], values[other.document], linked, settings):
            kind = DisputeKind.DATE if a.fact.kind is FactKind.DATE else DisputeKind.NUMBER
            verdict = _verdict(a, b, kind, linked, settings)
            if _matter(verdict) not in known:
                known.add(_matter(verdict))
                found.append(verdict)
    return found


def _matter(verdict: Verdict) -> tuple[object, ...]:
    """What a verdict is about: two articles, and the value that each has."""
    values = [fact.value for fact in (*verdict.facts_a, *verdict.facts_b)]
    return (verdict.alignment.a.document, verdict.alignment.b.document, *values)


def _values(article: Article) -> Iterator[Told]:
    """The figures and resolved days of an article, but for those within direct quotations: speakers may err."""
    said = [span for quote in article.quotes if quote.direct for span in quote.content]
    for row, (statement, facts) in enumerate(zip(article.statements, article.facts, strict=True)):
        for fact in facts:
            if fact.kind in KINDS and not any(Span(fact.start, fact.end).overlaps(span) for span in said):
                yield Told(article, row, fact, nearby(statement, fact, facts))


def _disputed(
    values_a: Sequence[Told],
    values_b: Sequence[Told],
    linked: dict[tuple[Statement, Statement], Alignment],
    settings: Settings,
) -> Iterator[tuple[Told, Told]]:
    """The values of one thing that cannot both be right, each with the one that is nearest to it by its words."""
    near = {}
    for a, b in product(values_a, values_b):
        if a.fact.kind is b.fact.kind and (score := shared(a.nearby, b.nearby)):
            near[a, b] = _Tie(_bound(a, b), (a.statement, b.statement) in linked, score + close(a.fact, b.fact))
    for (a, b), tie in near.items():
        if not tie.enough(settings) or not _apart(a, b) or _other_years(a, b, tie, (*values_a, *values_b)):
            continue
        others = [(x, y) for x, y in near if (x is a) is not (y is b)]
        if not any(near[x, y] >= tie or agree(x.fact, y.fact) for x, y in others):
            yield a, b


def _other_years(a: Told, b: Told, tie: _Tie, all_: Sequence[Told]) -> bool:
    """Whether these are years of which each article may mean its own: "elected in 2016", "elected in 2020".

    Years are of one thing only in aligned statements with more than one word in common, and if neither article has
    the other's year, of whatever it has it.
    """
    if not (is_year(a.fact) or is_year(b.fact)):
        return False
    if not tie.linked or tie.score < MANY:
        return True
    return any(
        one.article is not other.article and relate(one.fact.value, other.fact.value) is Relation.EQUAL
        for one in (a, b)
        for other in all_
    )


def _bound(a: Told, b: Told) -> bool:
    """Whether one word governs both days, or one phrase follows both figures."""
    return (one_act if a.fact.kind is FactKind.DATE else one_phrase)(a.nearby, b.nearby)


def _apart(a: Told, b: Told) -> bool:
    """Whether the two cannot both be right if they are of one thing."""
    if isinstance(a.fact.value, Quantity) and isinstance(b.fact.value, Quantity):
        bound = one_phrase(a.nearby, b.nearby)
        counted = bound or numbers.relate(_pair(a, b, None), a.fact, b.fact) is Relation.DISJOINT
        return counted and figures_apart(a.fact.value, b.fact.value) and not years_apart(_pair(a, b, None))
    if isinstance(a.fact.value, DateValue) and isinstance(b.fact.value, DateValue):
        return one_act(a.nearby, b.nearby) and not _speaks(a) and days_apart(_pair(a, b, None), a.fact, b.fact)
    return False


def _speaks(told: Told) -> bool:
    """Whether what happened on a day is only that somebody spoke."""
    speech = load(told.statement.document.language).speech
    return told.nearby.governor in {*speech.verbs, *speech.weak_verbs}


def _pair(a: Told, b: Told, link: Alignment | None) -> Pair:
    """Two statements as a pair; without a link with the cosine of their vectors and without any margin."""
    if link is None:
        cosine = float(np.clip(a.article.vectors[a.row] @ b.article.vectors[b.row], 0.0, 1.0))
        link = Alignment(a.statement, b.statement, cosine, 0.0)
    return Pair(link, a.article.facts[a.row], b.article.facts[b.row])


def _verdict(
    a: Told,
    b: Told,
    kind: DisputeKind,
    linked: dict[tuple[Statement, Statement], Alignment],
    settings: Settings,
) -> Verdict:
    pair = _pair(a, b, linked.get((a.statement, b.statement)))
    rule = dates.RULE if kind is DisputeKind.DATE else numbers.RULE
    facts = [_named(told) if _bound(a, b) else told.fact for told in (a, b)]
    values = [plain_with_referent(fact, wording()) for fact in facts]
    text = f"{values[0]} against {values[1]}: the words around them tell of one thing."
    found = conflict(pair, kind, rule, text, *facts)
    softer = as_growth(found, pair, settings) or as_outcome(found, pair, settings)
    return found if softer is None else softer


def _named(told: Told) -> Fact:
    """The fact; a figure counts what the phrase that follows it begins with, where the grammar took another word."""
    value = told.fact.value
    if not isinstance(value, Quantity) or value.of in concepts() or value.of in told.nearby.next[:1]:
        return told.fact
    return replace(told.fact, value=replace(value, of=told.nearby.next[0]))
