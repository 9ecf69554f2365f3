"""Could an article know what others report? Only as far as the texts can tell.

An article with a publication date is simply earlier or later. One without shows itself to be older if every
day that it names lies before the matter in question: then it is not blamed either. All else is unknown, and
the finding says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from compare.types import Article, DateValue, Fact, MonthDay, Statement


class Order(StrEnum):
    """An article against the moment at which a matter could be reported."""

    LATER = "later"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


class Timeline:
    """The dates of one story: when its articles appeared, or which days they show to know."""

    def __init__(self, articles: Sequence[Article]) -> None:
        published = [a.document.published for a in articles if a.document.published is not None]
        self._anchor = min(published, default=None)
        self._latest = {article.document.id: self._latest_day(article) for article in articles}

    def order(self, article: Article, carriers: Sequence[Statement], facts: Iterable[Fact]) -> Order:
        """Whether `article` appeared late enough to report what `carriers` report, whose facts are `facts`."""
        moment = self._known_since(carriers, facts)
        if moment is None:
            return Order.UNKNOWN
        if article.document.published is not None:
            return Order.LATER if article.document.published >= moment else Order.EARLIER
        latest = self._latest[article.document.id]
        if latest is None:
            return Order.UNKNOWN
        return Order.LATER if latest >= moment else Order.EARLIER

    def _known_since(self, carriers: Sequence[Statement], facts: Iterable[Fact]) -> dt.date | None:
        """The matter's own day if it names one that is past for its carriers, else when it first appeared."""
        appeared = min((s.document.published for s in carriers if s.document.published is not None), default=None)
        days = (self._first_day(fact) for fact in facts)
        past = [day for day in days if day is not None and (appeared is None or day <= appeared)]
        return max(past, default=appeared)

    def _latest_day(self, article: Article) -> dt.date | None:
        days = (self._first_day(fact) for facts in article.facts for fact in facts)
        return max((day for day in days if day is not None), default=None)

    def _first_day(self, fact: Fact) -> dt.date | None:
        """The first day of a date fact; an open year becomes the one that lies nearest to the story."""
        if not isinstance(fact.value, DateValue):
            return None
        first = fact.value.first
        if not isinstance(first, MonthDay):
            return first
        if self._anchor is None:
            return None
        anchor = self._anchor
        # 29 February has no date in most years: the day before stands for it
        day = min(first.day, 28) if first.month == 2 else first.day
        years = (dt.date(anchor.year + step, first.month, day) for step in (-1, 0, 1))
        return min(years, key=lambda date: abs((date - anchor).days))
