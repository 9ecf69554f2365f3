"""What one origin alone reports: mostly its own research, and only at times what others left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from compare.findings.mentions import Mentions, digits, exact_day, surname
from compare.findings.salience import Story
from compare.grammar.referents import concepts
from compare.types import DateValue, Document, Fact, FactKind, Granularity, NameValue, Quantity, Statement

FEW = 20
"""Counts up to this one are details of a scene."""

STALE = 60
"""Days of a stretch of time, or before an article's own day, from which on what one article alone tells is history."""

LONG_AGO = (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY)
"""Granularities of dates that are history to a piece of news."""

DAY = 86_400
"""Seconds."""


def stands_alone(story: Story, carriers: Sequence[Statement], lacking: Mentions) -> bool:
    """Whether a reader would miss it though one origin alone reports it, which is mostly that one's own research.

    It is no history, and gives a sum, a count of what all languages count, or an exact day, that the other article
    lacks; or it brings two persons of the story together, of whom that article knows one and lacks the other.
    """
    facts = [(fact, s) for s in carriers for fact in story.facts(s)]
    if any(_historic(fact, s.document) for fact, s in facts):
        return False
    if any(_hard(fact, s.document) and not lacking.has(fact) for fact, s in facts):
        return True
    own = {statement.document.id for statement in carriers}
    others = [mentions for name, mentions in story.mentions.items() if name not in own]
    persons = {
        surname(fact.value.key): fact
        for fact, _ in facts
        if fact.kind is FactKind.PERSON and isinstance(fact.value, NameValue)
    }
    known = [fact for name, fact in persons.items() if any(name in other.surnames for other in others)]
    return len(known) > 1 and len({lacking.has(fact) for fact in known}) == 2


def _hard(fact: Fact, document: Document) -> bool:
    """Whether a fact, written with digits, is a sum, a count of what all languages count, or a day but its own."""
    if not digits(fact, document):
        return False
    if isinstance(fact.value, Quantity):
        counted = fact.kind is FactKind.NUMBER and fact.value.of in concepts()
        return fact.kind is FactKind.MONEY or (counted and max(fact.value.low or 0, fact.value.high or 0) > FEW)
    return isinstance(fact.value, DateValue) and exact_day(fact.value) and fact.value.first != document.published


def _historic(fact: Fact, document: Document) -> bool:
    """Whether a fact tells of months or years: a year, a day long before the article's own, a long stretch of time."""
    value = fact.value
    if isinstance(value, Quantity):
        return fact.kind is FactKind.DURATION and (value.seconds or 0) >= STALE * DAY
    if not isinstance(value, DateValue):
        return False
    if value.granularity in LONG_AGO:
        return True
    published = document.published
    return published is not None and isinstance(value.last, dt.date) and (published - value.last).days > STALE
