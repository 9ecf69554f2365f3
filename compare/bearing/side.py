"""One side of a comparison: the words of a statement, with its facts and where it begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.grammar.polarity.lexicon import Lexicon, lexicon_of
from compare.grammar.polarity.words import Word, words_of
from compare.languages import Language, load
from compare.types import Article, Fact, FactKind, NameValue

ACTORS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
TIES = (Relation.EQUAL, Relation.COMPATIBLE)
_KEPT = 4096
"""Statements whose words are remembered: each is looked at for itself and for its neighbours, by every claim."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of a statement, its facts, and where it begins in its document."""

    words: tuple[Word, ...]
    facts: tuple[Fact, ...]
    start: int
    lexicon: Lexicon
    language: Language

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `first` to `last` stand in the document."""
        return self.start + self.words[first].start, self.start + self.words[last].end

    def within(self, fact: Fact) -> list[int]:
        """The words of a fact."""
        spans = ((i, self.stretch(i, i)) for i in range(len(self.words)))
        return [i for i, (start, end) in spans if start < fact.end and fact.start < end]


def side_of(article: Article, at: int) -> Side:
    """Statement `at` of an article as a side."""
    language, statement = load(article.document.language), article.statements[at]
    return Side(
        _words(statement.text, language.code), article.facts[at], statement.start, lexicon_of(language), language
    )


@lru_cache(_KEPT)
def _words(text: str, code: str) -> tuple[Word, ...]:
    return words_of(text, load(code))


def same_name(a: Fact, b: Fact) -> bool:
    """Whether two facts are names of one kind that can be of one bearer."""
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return False
    return a.kind is b.kind and relate_names(a.kind, a.value, b.value) in TIES
