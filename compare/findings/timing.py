"""Could an article know what others report? Only as far as the texts can tell.

An article with a publication date is simply earlier or later. One without appeared no earlier than the last day that it
names, and hardly long after; if it calls its own day a Friday, on the next one. It shows itself to be older if that
day lies before the matter in question. All else is unknown, and the finding says so.

A story of weeks asks for more: an article that names no day at all is taken for one of the days of the article that
most of it is linked to, and is blamed only if its words show that it came late ("has answered", where another says
"not yet").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum

from compare.grammar.dates import weekday_named
from compare.languages import load
from compare.types import (
    Article,
    DateValue,
    Fact,
    Label,
    Matching,
    MonthDay,
    Role,
    StanceValue,
    Statement,
    Verdict,
)

LONG = 7
"""Days from which on a story is no single day's news: an article that shows no day may belong anywhere in it."""


class Order(StrEnum):
    """An article against the moment at which a matter could be reported."""

    LATER = "later"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


class Timeline:
    """The dates of one story: when its articles appeared, or which days they show to know."""

    def __init__(
        self, articles: Sequence[Article], matchings: Sequence[Matching] = (), verdicts: Sequence[Verdict] = ()
    ) -> None:
        published = [a.document.published for a in articles if a.document.published is not None]
        self._anchor = min(published, default=None)
        self._facts = {s: facts for a in articles for s, facts in zip(a.statements, a.facts, strict=True)}
        self._latest = {a.document.id: a.document.published or self._latest_day(a) for a in articles}
        self._about = {**self._latest, **_borrowed(articles, matchings, self._latest)}
        self._late = {name for v in verdicts if (name := _later_side(v)) is not None}

    @property
    def long(self) -> bool:
        """Whether the articles that show when they appeared lie further apart than one piece of news keeps fresh."""
        shown = [day for day in self._latest.values() if day is not None]
        return bool(shown) and (max(shown) - min(shown)).days > LONG

    def order(self, article: Article, carriers: Sequence[Statement]) -> Order:
        """Whether `article` appeared late enough to report what `carriers` report."""
        moment, latest = self._known_since(carriers), self._latest[article.document.id]
        if moment is None or latest is None:
            return Order.UNKNOWN
        dated = article.document.published is not None or any(s.document.published == moment for s in carriers)
        if latest == moment and not (dated or self._own_days(carriers)):
            return Order.UNKNOWN  # two articles of which only the last day named is known
        return Order.LATER if latest >= moment else Order.EARLIER

    def current(self, article: Article, carriers: Sequence[Statement]) -> bool:
        """Whether, in a story of weeks, the matter was still told in the days before the article, or after it."""
        own = article.document.id
        if not self.long:
            return True
        if self._latest[own] is None and own not in self._late:
            return False
        here = self._about[own]
        return here is None or any(self._told_before(s.document.id, own, here) for s in carriers)

    def _told_before(self, carrier: str, other: str, here: dt.date) -> bool:
        """Whether a carrier's day is not long before `here`; nor after it where one of the two days is borrowed.

        Where both articles show their day, `order` tells what is after.
        """
        day = self._about.get(carrier)
        if day is None:
            return True
        borrowed = self._latest[carrier] is None or self._latest[other] is None
        return (here - day).days <= LONG and not (borrowed and here < day)

    def over(self, article: Article, carriers: Sequence[Statement]) -> bool:
        """Whether, in a story of weeks, the days that the matter itself names were long past for the article."""
        here = self._about[article.document.id]
        if not self.long or here is None:
            return False
        named = [day for s in carriers for fact in self._facts.get(s, ()) if (day := self._first_day(fact)) is not None]
        return bool(named) and (here - max(named)).days > LONG

    def apart(self, a: Statement, b: Statement) -> bool:
        """Whether two statements stand in articles of two stages of a long story, as far as one of them is undated.

        A dated article says of what is older when it happened; in one without a date it may be another occasion.
        """
        if a.document.published is not None and b.document.published is not None:
            return False
        first, second = self._about.get(a.document.id), self._about.get(b.document.id)
        return first is not None and second is not None and abs((first - second).days) > LONG

    def _known_since(self, carriers: Sequence[Statement]) -> dt.date | None:
        """The matter's own day if it names one that is past for its carriers, else when it first appeared."""
        shown = [day for s in carriers if (day := self._latest.get(s.document.id) or s.document.published) is not None]
        appeared = min(shown, default=None)
        past = [day for day in self._own_days(carriers) if appeared is None or day <= appeared]
        return max(past, default=appeared)

    def _own_days(self, carriers: Sequence[Statement]) -> list[dt.date]:
        """The days that the matter names. What somebody says is news of the day on which it is said."""
        told = [fact for s in carriers if s.role is Role.NARRATION for fact in self._facts.get(s, ())]
        return [day for fact in told if (day := self._first_day(fact)) is not None]

    def _latest_day(self, article: Article) -> dt.date | None:
        """The last day that the article names; if it calls its own day a Friday, the Friday after that."""
        days = (self._first_day(fact) for facts in article.facts for fact in facts)
        latest = max((day for day in days if day is not None), default=None)
        language = load(article.document.language)
        weekdays = (weekday_named(statement.text, language) for statement in article.statements)
        own = next((weekday for weekday in weekdays if weekday is not None), None)
        if latest is None or own is None:
            return latest
        # nobody gives the date of the day that he calls today
        return latest + dt.timedelta(days=(own - latest.weekday() - 1) % 7 + 1)

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


def _borrowed(
    articles: Sequence[Article], matchings: Sequence[Matching], known: Mapping[str, dt.date | None]
) -> dict[str, dt.date]:
    """For each article that shows no day that of the one with which it shares the greatest part of its statements."""
    found: dict[str, dt.date] = {}
    for article in articles:
        own = article.document.id
        shares = [
            (len(m.links) / max(1, len(article.statements)), day)
            for m in matchings
            if own in (m.a.id, m.b.id) and (day := known[m.b.id if own == m.a.id else m.a.id]) is not None
        ]
        if known[own] is None and shares:
            found[own] = max(shares)[1]
    return found


def _later_side(verdict: Verdict) -> str | None:
    """The id of the document that tells as done what the other one tells as "not yet"."""
    if verdict.label is not Label.UPDATES:
        return None
    pending = [
        any(isinstance(fact.value, StanceValue) and fact.value.not_yet for fact in facts)
        for facts in (verdict.facts_a, verdict.facts_b)
    ]
    if pending[0] is pending[1]:
        return None
    return (verdict.alignment.b if pending[0] else verdict.alignment.a).document.id
