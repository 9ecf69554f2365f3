"""How much a reader would miss a matter: who else has it, how central it is, what it lets one check."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    FactKind.DURATION: 1.2,
}
"""What a fact adds to the weight of its statement: values that can be checked count more than names."""

FRESH = 7
"""Days from its article's own within which a day says no more than that it is news."""

PAST = 300
"""Days before its article's own beyond which a date is background."""

SMALL = 2
"""Numbers up to this one ("one of them", "both") tell nothing."""

QUOTED = 0.5
"""What words between quotation marks add: somebody stands by them."""

ENOUGH = 1.5
"""Weight at which a statement is full of facts; more adds nothing."""

LEAD = 3
"""Statements of an article, headline included, that say what its story is."""


@dataclass(frozen=True, slots=True)
class Story:
    """What salience is measured against: the articles, their origins, who is named how often, what all is about."""

    articles: Mapping[str, Article]
    origins: Mapping[str, str]
    naming: Counter[str]
    centre: NDArray[Any]
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
            centre / length if length else centre,
            {statement: row for article in articles for row, statement in enumerate(article.statements)},
        )

    def spread(self, carriers: Sequence[Statement]) -> int:
        """How many independent origins carry it."""
        return len({self.origins[statement.document.id] for statement in carriers})

    def salience(self, carriers: Sequence[Statement]) -> float:
        """How much a reader would miss it, 0..1: independent origins that carry it, facts, position, centrality.

        Narration without any fact is background that no article need carry: only its spread counts.
        """
        total = len(set(self.origins.values()))
        spread = (self.spread(carriers) - 1) / (total - 1) if total > 1 else 0.0
        weight = max(self._weight(statement) for statement in carriers)
        if weight == 0.0 and all(statement.role is Role.NARRATION for statement in carriers):
            return 0.3 * spread
        position = max(self._position(statement) for statement in carriers)
        central = max(self._centrality(statement) for statement in carriers)
        return 0.3 * spread + 0.5 * weight + 0.1 * position + 0.1 * central

    def checkable(self, carriers: Sequence[Statement]) -> bool:
        """Whether a carrier states what can be looked up elsewhere: a figure, or a day that is not the news's own."""
        return any(
            not isinstance(fact.value, NameValue) and fact.kind in WEIGHTS and self._rarity(fact, s)
            for s in carriers
            for fact in self._article(s).facts[self.rows[s]]
        )

    def quoted(self, carriers: Sequence[Statement]) -> bool:
        """Whether a carrier gives the very words of somebody whom other articles name too."""
        return any(self._known(key) for s in carriers for key in self._quoted(s))

    def _known(self, key: str) -> bool:
        """Whether several articles name this person, or one of this surname: a first name may be a slip."""
        surname = key.split()[-1]
        return sum(count for other, count in self.naming.items() if other.split()[-1:] == [surname]) > 1

    def _article(self, statement: Statement) -> Article:
        return self.articles[statement.document.id]

    def _weight(self, statement: Statement) -> float:
        """What the statement's distinct values weigh together, 0..1; a name that most articles have tells little."""
        facts = self._article(statement).facts[self.rows[statement]]
        distinct = {(fact.kind, _name(fact) or fact.value): fact for fact in facts}
        weight = sum(WEIGHTS.get(fact.kind, 0.0) * self._rarity(fact, statement) for fact in distinct.values())
        return min(1.0, (weight + (QUOTED if self._quoted(statement) else 0.0)) / ENOUGH)

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

    def _centrality(self, statement: Statement) -> float:
        """How near the statement is to what the articles open with, 0..1."""
        vector = self._article(statement).vectors[self.rows[statement]]
        return float(np.clip(vector @ self.centre, 0.0, 1.0)) if vector.shape == self.centre.shape else 0.0


def _fresh(fact: Fact, value: DateValue, document: Document) -> bool:
    """Whether a date tells little: it is unknown, counts from its article's own day ("on Friday") and lies near to it,
    or lies so far back that it belongs to somebody's career or to an older event."""
    published = document.published
    if published is not None and isinstance(value.last, dt.date) and (published - value.last).days > PAST:
        return True
    if any(map(str.isdecimal, document.text[fact.start : fact.end])):
        return False
    if value.first is None or isinstance(value.first, MonthDay) or document.published is None:
        return unresolved(value)
    return abs((value.first - document.published).days) <= FRESH


def _name(fact: Fact) -> str | None:
    return fact.value.key if isinstance(fact.value, NameValue) else None
