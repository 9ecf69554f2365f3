"""What an article mentions, by value: whether a name, a day or a figure of another article stands anywhere in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from compare.grammar.intervals import Relation, relate
from compare.grammar.referents import concepts
from compare.types import Article, DateValue, Document, Fact, FactKind, Granularity, MonthDay, NameValue, Quantity

FINE = (Granularity.DAY, Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)
"""Granularities of an exact day."""


SMALL = 2
"""Numbers up to this one ("one of them", "both") tell nothing."""

FRESH = 7
"""Days from its article's own within which a day says no more than that it is news."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names, dates and quantities of a whole article."""

    names: frozenset[str]
    surnames: frozenset[str]
    dates: tuple[DateValue, ...]
    quantities: tuple[Quantity, ...]

    @classmethod
    def of(cls, article: Article) -> Mentions:
        """What this article mentions."""
        facts = [fact for facts in article.facts for fact in facts]
        persons = (f.value.key for f in facts if f.kind is FactKind.PERSON and isinstance(f.value, NameValue))
        return cls(
            frozenset(fact.value.key for fact in facts if isinstance(fact.value, NameValue)),
            frozenset(surname(key) for key in persons),
            tuple(fact.value for fact in facts if isinstance(fact.value, DateValue)),
            tuple(fact.value for fact in facts if isinstance(fact.value, Quantity)),
        )

    def has(self, fact: Fact) -> bool:
        """Whether the article mentions this name, day or figure: a person also by surname, a figure also rounded."""
        value = fact.value
        if isinstance(value, NameValue):
            return value.key in self.names or (fact.kind is FactKind.PERSON and surname(value.key) in self.surnames)
        if isinstance(value, DateValue):
            return any(_same_day(value, other) for other in self.dates)
        return isinstance(value, Quantity) and any(_same_figure(value, other) for other in self.quantities)


def surname(key: str) -> str:
    """The last word of a person's key: a first name may be missing, or a slip."""
    return key.split()[-1]


def exact_day(value: object) -> bool:
    """Whether a value is one day, or a few: "17 December", "9 and 10 January"."""
    return isinstance(value, DateValue) and value.granularity in FINE and value.first is not None


def exact(fact: Fact, document: Document) -> bool:
    """Whether a fact is a figure that can be looked up, or an exact day that is not the news's own."""
    value = fact.value
    if isinstance(value, Quantity):
        telling = max(value.low or 0, value.high or 0) > SMALL
        return fact.kind is not FactKind.DURATION and telling and (digits(fact, document) or value.of in concepts())
    if not isinstance(value, DateValue) or not exact_day(value) or not digits(fact, document):
        return False
    published, day = document.published, value.first
    return published is None or not isinstance(day, dt.date) or abs((published - day).days) > FRESH


def digits(fact: Fact, document: Document) -> bool:
    """Whether a fact is written with digits."""
    return any(map(str.isdecimal, document.text[fact.start : fact.end]))


def _same_day(a: DateValue, b: DateValue) -> bool:
    """Whether two dates are one, or one is an exact day that the other holds as one end of a few days."""
    found = relate(a, b)
    return found is Relation.EQUAL or (found is Relation.COMPATIBLE and exact_day(a) and exact_day(b) and _short(b))


def _short(value: DateValue) -> bool:
    if isinstance(value.first, MonthDay) or isinstance(value.last, MonthDay):
        return True
    first, last = value.first, value.last
    return isinstance(first, dt.date) and isinstance(last, dt.date) and (last - first).days <= 7


def _same_figure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities name one figure: equal, within one another's rounding, or limits at the same number.

    "More than 250,000" names no other figure than that one.
    """
    found = relate(a, b)
    if found is Relation.EQUAL:
        return True
    if found is not Relation.COMPATIBLE:
        return False
    return None not in (a.low, a.high, b.low, b.high) or bool({a.low, a.high} & {b.low, b.high} - {None})
