"""Small hand-made pairs for the tests of the judge and of the findings."""

import datetime as dt

from compare.facts import extract, find_quotes
from compare.judge import Pair
from compare.languages import load
from compare.types import Alignment, Document, Fact, Quote, Statement


def statement(text: str, language: str = "en", published: str | None = None, name: str = "a") -> Statement:
    """A document of one sentence, as the statement that it is."""
    day = dt.date.fromisoformat(published) if published else None
    return Statement(Document(id=name, text=text, language=language, published=day), 0, len(text))


def pair(a: Statement, b: Statement, similarity: float = 0.95) -> Pair:
    """Two statements as an aligned pair, with the facts and quotes that the product itself finds in them."""
    (facts_a, quotes_a), (facts_b, quotes_b) = (_read(one) for one in (a, b))
    return Pair(Alignment(a, b, similarity, 1.1), facts_a, facts_b, quotes_a, quotes_b)


def _read(one: Statement) -> tuple[tuple[Fact, ...], tuple[Quote, ...]]:
    language = load(one.document.language)
    facts = extract([one], language)
    return facts[0], find_quotes([one], language, facts)
