"""What an article's statements say that can be checked: dates, quantities, names, and who says what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from compare.facts.aliases import with_aliases
from compare.facts.names import article_names
from compare.facts.quotes import attribute, find_quotes, quotes_within
from compare.facts.same_person import one_key_each
from compare.facts.tagger import Pieces
from compare.grammar.dates import find_dates
from compare.grammar.numbers import find_numbers
from compare.grammar.polarity import find_polarity
from compare.languages import Language
from compare.settings import Aliases
from compare.types import Article, Fact, FactKind, NameValue, Quote, Span, Statement

__all__ = ["attribute", "extract", "find_facts", "find_quotes", "one_person_each", "quotes_within", "with_aliases"]

Facts = tuple[tuple[Fact, ...], ...]
NO_ALIASES = Aliases()


def extract(statements: Sequence[Statement], language: Language, pieces: Sequence[Pieces] | None = None) -> Facts:
    """The facts of each statement of one document, in reading order, with offsets into the document's text.

    `pieces` are the encoder's states of each statement's text, with which more persons are found. Dates resolve
    against the document's publication date; a person has one key throughout the document.
    """
    texts = [statement.text for statement in statements]
    published = statements[0].document.published if statements else None
    found = (_facts(text, names, language, published, "past") for text, names in _named(texts, language, pieces))
    return tuple(
        tuple(fact.shifted(statement.start) for fact in facts)
        for statement, facts in zip(statements, found, strict=True)
    )


def find_facts(text: str, language: Language, reference: dt.date | None, prefer: str = "past") -> list[Fact]:
    """The facts of a text in reading order, with offsets into it.

    `prefer` ("past" or "future") says where a bare weekday or day and month lies, seen from `reference`.
    """
    ((_, names),) = _named([text], language)
    return _facts(text, names, language, reference, prefer)


def one_person_each(articles: Sequence[Article], aliases: Aliases = NO_ALIASES) -> tuple[Article, ...]:
    """The articles of one story with one key for each person, however the outlets spell the name, and for each group
    of names that the user calls one."""
    articles = with_aliases(articles, aliases)
    keys = one_key_each([[value for fact in _flat(a) if (value := _person(fact)) is not None] for a in articles])
    return tuple(
        replace(
            a,
            facts=tuple(tuple(_rekeyed(fact, keys) for fact in facts) for facts in a.facts),
            quotes=tuple(_respoken(quote, keys) for quote in a.quotes),
        )
        for a in articles
    )


def _named(
    texts: Sequence[str], language: Language, pieces: Sequence[Pieces] | None = None
) -> list[tuple[str, list[Fact]]]:
    return list(zip(texts, article_names(texts, language, pieces), strict=True))


def _facts(text: str, names: Sequence[Fact], language: Language, reference: dt.date | None, prefer: str) -> list[Fact]:
    """All facts of one text. A number inside a date or a name is part of it."""
    dates = find_dates(text, language, reference, prefer)
    taken = [Span(fact.start, fact.end) for fact in (*dates, *names)]
    numbers = find_numbers(text, language, taken)
    stances = find_polarity(text, language)
    return sorted((*dates, *numbers, *names, *stances), key=lambda fact: (fact.start, fact.end))


def _flat(article: Article) -> list[Fact]:
    return [fact for facts in article.facts for fact in facts]


def _person(fact: Fact) -> NameValue | None:
    return fact.value if fact.kind is FactKind.PERSON and isinstance(fact.value, NameValue) else None


def _rekeyed(fact: Fact, keys: dict[str, str]) -> Fact:
    value = _person(fact)
    return fact if value is None else replace(fact, value=replace(value, key=keys.get(value.key, value.key)))


def _respoken(quote: Quote, keys: dict[str, str]) -> Quote:
    value = quote.speaker
    return quote if value is None else replace(quote, speaker=replace(value, key=keys.get(value.key, value.key)))
