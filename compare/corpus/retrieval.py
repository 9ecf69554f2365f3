"""Which articles of a corpus may speak of a claim: by likeness, by words and by facts.

    vectors    the statements nearest to the claim, in whatever language
    words      the statements that share its rare words, by BM25
    facts      the articles that name the same persons, bodies, places, days and figures, in whatever script

Each way ranks the articles; an article's score is the sum of 1 / (RANK + rank) over the three (Cormack, Clarke and
Buettcher 2009, "Reciprocal Rank Fusion outperforms Condorcet"). What is found is only looked at: whether it bears the
claim out, the gate and the rules say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from compare.corpus.search import StatementVectors
from compare.corpus.store import Corpus
from compare.grammar.polarity import content_words
from compare.languages import load
from compare.models import Encoder
from compare.types import Article, DateValue, Fact, FactKind, NameValue, Quantity

BEST = 12
"""Articles that a claim is compared with: of 300 articles of 100 events, .96 of those of an English claim's own event
are among the best 12 (benchmarks/retrieval.py)."""
RANK = 60
"""What softens the lead of the first ranks: the constant of the paper."""
NEAREST = 200
"""Statements that each way looks at."""
WAYS = ("vectors", "words", "facts")
NAMED = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """An article that may speak of a claim; `ways` are those of `WAYS` that found it."""

    document: str
    score: float
    ways: tuple[str, ...]


class Retriever:
    """Finds articles of one corpus, whose vectors are read once; what is added later is not found.

    `Corpus.complete` sees to it beforehand that everything kept has been taken apart with this encoder.
    """

    def __init__(self, corpus: Corpus, encoder: Encoder) -> None:
        self._corpus = corpus
        self._vectors: StatementVectors = corpus.statement_vectors(encoder.name)

    def best(self, claim: Article, limit: int = BEST) -> tuple[Retrieved, ...]:
        """The articles that may speak of the claim, an article of one statement; best first, at most `limit`."""
        scores: defaultdict[str, float] = defaultdict(float)
        ways: defaultdict[str, list[str]] = defaultdict(list)
        for way in WAYS:
            for rank, document in enumerate(self.by(way, claim), start=1):
                scores[document] += 1 / (RANK + rank)
                ways[document].append(way)
        order = sorted(scores, key=lambda document: (-scores[document], document))
        return tuple(Retrieved(name, scores[name], tuple(ways[name])) for name in order[:limit])

    def by(self, way: str, claim: Article) -> list[str]:
        """The ids of the articles that one of `WAYS` finds, best first."""
        find = {"vectors": self._by_vectors, "words": self._by_words, "facts": self._by_facts}
        return find[way](claim)

    def _by_vectors(self, claim: Article) -> list[str]:
        if not self._vectors.places:
            return []
        cosines = self._vectors.matrix @ np.asarray(claim.vectors[0], np.float32)
        nearest = np.argsort(-cosines, kind="stable")[:NEAREST]
        return list(dict.fromkeys(self._vectors.places[i].document for i in nearest))

    def _by_words(self, claim: Article) -> list[str]:
        text = claim.statements[0].text
        language = load(claim.document.language)
        # two-letter words of a script without spaces carry matter too: there all of the claim is looked for
        words = " ".join(content_words(text, language)) if language.sentences.spaces else text
        return list(dict.fromkeys(place.document for place in self._corpus.search_text(words or text, NEAREST)))

    def _by_facts(self, claim: Article) -> list[str]:
        """The articles by how many of the claim's facts they share, each counting less the more articles have it."""
        weights: defaultdict[str, float] = defaultdict(float)
        for kind, like in dict.fromkeys(_wanted(claim.facts[0])):
            found = self._corpus.search_fact(kind, dict(like))
            for document in found:
                weights[document] += 1 / len(found)
        return sorted(weights, key=lambda document: (-weights[document], document))


Wanted = tuple[FactKind, tuple[tuple[str, str | float], ...]]


def _wanted(facts: Iterable[Fact]) -> Iterator[Wanted]:
    """What is looked for of each fact: the surname of a person, the ends of a date or figure."""
    for fact in facts:
        value = fact.value
        if isinstance(value, NameValue) and fact.kind in NAMED:
            last = value.key.split()[-1] if value.key.split() else ""
            sought = f"%{last}" if fact.kind is FactKind.PERSON else value.key
            if last:
                yield fact.kind, (("key", sought),)
        elif isinstance(value, DateValue) and value.first is not None and value.last is not None:
            yield fact.kind, (("first", str(value.first)), ("last", str(value.last)))
        elif isinstance(value, Quantity) and value.low is not None and value.low == value.high:
            yield fact.kind, (("low", value.low), ("high", value.high))
