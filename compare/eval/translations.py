"""Whether a sentence and its translation hold the same facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.eval.rows import Row
from compare.grammar.intervals import Relation
from compare.types import Fact, FactValue


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence in English and in another language: the facts of each, and how each relates to its counterpart.

    `relations` and `back` hold "equal", "compatible" or "missing" for each of `english` and of `other`.
    """

    row: Row
    english: tuple[Fact, ...]
    other: tuple[Fact, ...]
    relations: tuple[str, ...]
    back: tuple[str, ...]


def translated(sentences: Sequence[Row]) -> list[str]:
    """The languages that the sentences are translated to, English left out."""
    return [code for code in ("ar", "ru", "fr", "es", "de", "tr", "zh") if code in sentences[0]]


def counterpart(fact: Fact, others: Sequence[Fact], relate: Callable[[FactValue, FactValue], Relation]) -> str:
    """How the best counterpart of a fact relates to it."""
    relations = {relate(fact.value, other.value) for other in others}
    best = next((one for one in (Relation.EQUAL, Relation.COMPATIBLE) if one in relations), None)
    return best.value if best else "missing"
