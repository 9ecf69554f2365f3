"""Small hand-made pairs for the tests of the judge and of the findings."""

import datetime as dt

from compare.facts import extract
from compare.judge import Pair
from compare.languages import load
from compare.types import Alignment, Document, Statement


def statement(text: str, language: str = "en", published: str | None = None, name: str = "a") -> Statement:
    """A document of one sentence, as the statement that it is."""
    day = dt.date.fromisoformat(published) if published else None
    return Statement(Document(id=name, text=text, language=language, published=day), 0, len(text))


def pair(a: Statement, b: Statement, similarity: float = 0.95) -> Pair:
    """Two statements as an aligned pair, with the facts that the product itself finds in them."""
    link = Alignment(a, b, similarity, 1.1)
    (facts_a,), (facts_b,) = (extract([one], load(one.document.language)) for one in (a, b))
    return Pair(link, facts_a, facts_b)
