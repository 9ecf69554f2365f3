"""How much a reader would miss a matter: who else has it, how central it is, what it lets one check."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.findings.mentions import FRESH, SMALL, Mentions, digits, exact, exact_day
from compare.grammar.intervals import unresolved
from compare.types import (
    Article,
    DateValue,
    Document,
    Fact,
    FactKind,
    MonthDay,
    NameValue,
    Quantity,
    Role,
    Span,
    Statement,
)

WEIGHTS = {
    FactKind.PERSON: 0.5,
    FactKind.ORGANISATION: 0.3,
    FactKind.PLACE: 0.3,
    FactKind.DATE: 1.0,
    FactKind.NUMBER: 1.2,
    FactKind.MONEY: 1.2,
    FactKind.PERCENT: 1.2,
    FactKind.DURATION: 0.3,
}
"""What a fact adds to the weight of its statement: values that can be checked count more than names."""

VAGUE = 0.3
"""What a date weighs that is no exact day ("last year", "in May")."""

PAST = 300
"""Days before its article's own beyond which a date is background."""

QUOTED = 0.5
"""What words between quotation marks add: somebody stands by them."""

ENOUGH = 1.5
"""Weight at which a statement is full of facts; more adds nothing."""

HEAVY = 1.0
"""What the values weigh that a reader misses even in what is only a side of the story: a figure, or three names."""

HALF = 0.5
"""Share of its article's statements that are no nearer to what the story is about than a side of it is."""

LEAD = 3
"""Statements of an article, headline included, that say what its story is."""


@dataclass(frozen=True, slots=True)
class Story:
    """What salience is measured against: the articles, their origins, who is named how often, what all is about."""

    articles: Mapping[str, Article]
    origins: Mapping[str, str]
    naming: Counter[str]
    mentions: Mapping[str, Mentions]
    central: Mapping[str, NDArray[Any]]
    rows: Mapping[Statement, int]

    @classmethod
    def of(cls, articles: Sequence[Article], origins: Mapping[str, str]) -> Story:
        """The story that these articles tell."""
        named = ({key for facts in a.facts for fact in facts if (key := _name(fact)) is not None} for a in articles)
        leads = [article.vectors[:LEAD].mean(axis=0) for article in articles if len(article.vectors)]
        centre = np.mean(leads, axis=0) if leads else np.zeros(1)
        length = float(np.linalg.norm(centre))
        return cls(
            {article.document.id: article for article in articles},
            origins,
            Counter(key for keys in named for key in keys),
            {article.document.id: Mentions.of(article) for article in articles},
            {a.document.id: _nearness(a, centre / length if length else centre) for a in articles},
            {statement: row for article in articles for row, statement in enumerate(article.statements)},
        )

    def spread(self, carriers: Sequence[Statement]) -> int:
        """How many independent origins carry it."""
        return len({self.origins[statement.document.id] for statement in carriers})

    def salience(self, carriers: Sequence[Statement], lacking: Mentions) -> float:
        """How much a reader of the article that lacks it would miss it, 0..1: independent origins that carry it, facts
        that are nowhere in that article, position, centrality.

        Narration without any fact is background that no article need carry: only its spread counts.
        """
        total = len(set(self.origins.values()))
        spread = (self.spread(carriers) - 1) / (total - 1) if total > 1 else 0.0
        weight = max(self._weight(statement, lacking) for statement in carriers)
        if not any(self._has_facts(s) for s in carriers) and all(s.role is Role.NARRATION for s in carriers):
            return 0.3 * spread
        position = max(self._position(statement) for statement in carriers)
        return 0.3 * spread + 0.5 * weight + 0.1 * position + 0.1 * self.centrality(carriers)

    def centrality(self, carriers: Sequence[Statement]) -> float:
        """How near the matter is to what the articles open with, 0..1."""
        return max(self._centrality(statement) for statement in carriers)

    def likeness(self, carriers: Sequence[Statement], article: Article) -> float:
        """How near an article comes to the matter, 0..1: the highest cosine of any two of their statements."""
        if not len(article.vectors):
            return 0.0
        own = np.stack([self._article(s).vectors[self.rows[s]] for s in carriers])
        return float(np.clip((own @ article.vectors.T).max(), 0.0, 1.0))

    def matters(self, carriers: Sequence[Statement], lacking: Mentions) -> bool:
        """Whether it is more than a side of the story.

        Three origins carry it, or it holds a figure or several names that the article lacks, or it is nearer to what
        the story opens with than half of its own article is. Words alone that somebody said do not do: of one speech
        each outlet picks lines of its own, unless outlets of two languages pick the same.
        """
        if self.spread(carriers) > 2:
            return True
        one_language = len({statement.document.language for statement in carriers}) == 1
        if one_language and all(statement.role is not Role.NARRATION for statement in carriers):
            return False
        return any(self._values(s, lacking) >= HEAVY or self._rank(s) >= HALF for s in carriers)

    def figure_shared(self, carriers: Sequence[Statement], lacking: Mentions) -> bool:
        """Whether an article has one of the figures or exact days of the matter: then it tells it, in other words."""
        facts = (fact for s in carriers for fact in self.facts(s) if exact(fact, s.document))
        return any(lacking.has(fact) for fact in facts)

    def _article(self, statement: Statement) -> Article:
        return self.articles[statement.document.id]

    def facts(self, statement: Statement) -> tuple[Fact, ...]:
        """The facts of one statement."""
        return self._article(statement).facts[self.rows[statement]]

    def _has_facts(self, statement: Statement) -> bool:
        """Whether anything in the statement tells more than every article does."""
        return bool(self._quoted(statement)) or any(
            WEIGHTS.get(fact.kind, 0.0) * self._rarity(fact, statement) for fact in self.facts(statement)
        )

    def _weight(self, statement: Statement, lacking: Mentions) -> float:
        """What a statement's values that an article lacks, and words that somebody stands by, weigh together, 0..1."""
        quoted = QUOTED if self._quoted(statement) else 0.0
        return min(1.0, (self._values(statement, lacking) + quoted) / ENOUGH)

    def _values(self, statement: Statement, lacking: Mentions) -> float:
        """What its distinct values that an article lacks weigh; a name that most articles have tells little."""
        facts = (fact for fact in self.facts(statement) if not lacking.has(fact))
        distinct = {(fact.kind, _name(fact) or fact.value): fact for fact in facts}
        return sum(_worth(fact) * self._rarity(fact, statement) for fact in distinct.values())

    def _quoted(self, statement: Statement) -> set[str]:
        """The keys of those whose very words the statement gives."""
        here = Span(statement.start, statement.end)
        quotes = [quote for quote in self._article(statement).quotes if quote.speaker]
        return {q.speaker.key for q in quotes if q.speaker and any(span.overlaps(here) for span in q.verbatim)}

    def _rarity(self, fact: Fact, statement: Statement) -> float:
        """How much a value tells, 0..1: nothing if every article names it, if it is small, or if it is today's date."""
        name = _name(fact)
        if name is not None:
            return 1.0 - (self.naming[name] - 1) / max(1, len(self.articles) - 1)
        if isinstance(fact.value, Quantity):
            return float(fact.kind is not FactKind.NUMBER or max(fact.value.low or 0, fact.value.high or 0) > SMALL)
        return float(isinstance(fact.value, DateValue) and not _fresh(fact, fact.value, statement.document))

    def _position(self, statement: Statement) -> float:
        """1 for the first statement of its article, falling to 0 for the last: news puts first what matters."""
        return 1.0 - self.rows[statement] / max(1, len(self._article(statement).statements) - 1)

    def _rank(self, statement: Statement) -> float:
        """The share of its article's statements, itself included, that are no nearer to what the story opens with.

        A cosine would mean less: between languages it is lower.
        """
        return float(np.mean(self.central[statement.document.id] <= self._centrality(statement)))

    def _centrality(self, statement: Statement) -> float:
        """How near the statement is to what the articles open with, 0..1."""
        return float(self.central[statement.document.id][self.rows[statement]])


def _nearness(article: Article, centre: NDArray[Any]) -> NDArray[Any]:
    """How near each statement of an article is to a vector, 0..1."""
    if article.vectors.shape[1:] != centre.shape:
        return np.zeros(len(article.statements))
    return np.asarray(np.clip(article.vectors @ centre, 0.0, 1.0))


def _worth(fact: Fact) -> float:
    if isinstance(fact.value, DateValue) and not exact_day(fact.value):
        return VAGUE
    return WEIGHTS.get(fact.kind, 0.0)


def _fresh(fact: Fact, value: DateValue, document: Document) -> bool:
    """Whether a date tells little: it is unknown, counts from its article's own day ("on Friday") and lies near to it,
    or lies so far back that it belongs to somebody's career or to an older event."""
    published = document.published
    if published is not None and isinstance(value.last, dt.date) and (published - value.last).days > PAST:
        return True
    if digits(fact, document):
        return False
    if value.first is None or isinstance(value.first, MonthDay) or document.published is None:
        return unresolved(value)
    return abs((value.first - document.published).days) <= FRESH


def _name(fact: Fact) -> str | None:
    return fact.value.key if isinstance(fact.value, NameValue) else None
