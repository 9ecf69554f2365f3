"""What a statement says that can be checked: the facts that the grammar finds, placed in the document."""

from __future__ import annotations

import datetime as dt

from compare.grammar.dates import find_dates
from compare.grammar.numbers import find_numbers
from compare.languages import Language
from compare.types import Fact, Span, Statement


def extract(statement: Statement, language: Language) -> tuple[Fact, ...]:
    """The facts of a statement in reading order, with offsets into its document's text.

    Dates resolve against the document's publication date.
    """
    found = find_facts(statement.text, language, statement.document.published)
    return tuple(fact.shifted(statement.start) for fact in found)


def find_facts(text: str, language: Language, reference: dt.date | None, prefer: str = "past") -> list[Fact]:
    """The facts of a text in reading order. A number inside a date is part of the date.

    `prefer` ("past" or "future") says where a bare weekday or day and month lies, seen from `reference`.
    """
    dates = find_dates(text, language, reference, prefer)
    numbers = find_numbers(text, language, [Span(date.start, date.end) for date in dates])
    return sorted((*dates, *numbers), key=lambda fact: (fact.start, fact.end))
