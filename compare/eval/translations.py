"""Whether a sentence and its translation hold the same facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.eval.rows import Row, apart_and_mean, rows, share
from compare.grammar.intervals import Relation
from compare.types import Fact, FactValue

Relate = Callable[[FactValue, FactValue], Relation]


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


def kept(folder: Path, translations: Callable[[Sequence[Row], str], Iterable[Translation]]) -> dict[str, float]:
    """The share of facts, from English and back, that are equal or compatible in the translation, by language."""
    sentences = list(rows(folder / "pud_parallel.jsonl.gz"))
    values = {}
    for code in translated(sentences):
        found = [relation for pair in translations(sentences, code) for relation in (*pair.relations, *pair.back)]
        values[code] = share(sum(relation != "missing" for relation in found), len(found))
    return apart_and_mean(values, "kept")


def compared(row: Row, english: Sequence[Fact], other: Sequence[Fact], relate: Relate) -> Translation:
    """A sentence in two languages, by the facts of each."""
    relations = tuple(_counterpart(fact, other, relate) for fact in english)
    back = tuple(_counterpart(fact, english, relate) for fact in other)
    return Translation(row, tuple(english), tuple(other), relations, back)


def _counterpart(fact: Fact, others: Sequence[Fact], relate: Relate) -> str:
    """How the best counterpart of a fact relates to it."""
    relations = {relate(fact.value, other.value) for other in others}
    best = next((one for one in (Relation.EQUAL, Relation.COMPATIBLE) if one in relations), None)
    return best.value if best else "missing"
