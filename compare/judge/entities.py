"""Persons compared across whole articles, where no two sentences need to align.

`name-given`: two articles give one office and one surname to two given names ("President John Biden"). `name-role`: one
official's title speaks of a woman here and of a man there. What a pair of aligned statements already disputes is
left to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from compare.grammar.given_names import other_given_name
from compare.grammar.roles import same_office
from compare.judge.names import GIVEN, relatives
from compare.judge.pair import Pair, conflict
from compare.judge.titles import superiors
from compare.settings import Settings
from compare.types import Alignment, Article, DisputeKind, Document, Fact, FactKind, NameValue, Statement, Verdict


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a statement, which is number `row` of its article."""

    article: Article
    row: int
    fact: Fact
    value: NameValue

    @property
    def statement(self) -> Statement:
        """The statement that names the person."""
        return self.article.statements[self.row]

    @property
    def in_full(self) -> bool:
        """Whether the mention itself has more than one word."""
        return len(self.article.document.text[self.fact.start : self.fact.end].split()) > 1


def names_of(articles: Sequence[Article]) -> dict[Statement, frozenset[str]]:
    """For each statement the keys of all persons, organisations and places that its whole article names."""
    return {statement: keys for article in articles for keys in (_keys(article),) for statement in article.statements}


def _keys(article: Article) -> frozenset[str]:
    return frozenset(fact.value.key for facts in article.facts for fact in facts if isinstance(fact.value, NameValue))


def judge_persons(articles: Sequence[Article], judged: Sequence[Verdict], settings: Settings) -> list[Verdict]:
    """Conflicts over persons between any two of a story's articles; `judged` are those of aligned statements."""
    named = [_keys(article) for article in articles]
    people = {article.document: _people(article) for article in articles}
    known = {_matter(verdict) for verdict in judged if verdict.kind is DisputeKind.NAME}
    found = []
    for a, b in combinations(articles, 2):
        for verdict in (*_given(people[a.document], people[b.document], named), *_titled(people, a, b, settings)):
            if _matter(verdict) not in known:
                known.add(_matter(verdict))
                found.append(verdict)
    return found


def _people(article: Article) -> dict[str, list[Mention]]:
    """The persons of an article with all their mentions, in reading order."""
    people: dict[str, list[Mention]] = {}
    for row, facts in enumerate(article.facts):
        for fact in facts:
            if fact.kind is FactKind.PERSON and isinstance(fact.value, NameValue):
                people.setdefault(fact.value.key, []).append(Mention(article, row, fact, fact.value))
    return people


def _given(
    people_a: Mapping[str, list[Mention]],
    people_b: Mapping[str, list[Mention]],
    named: Sequence[frozenset[str]],
) -> Iterator[Verdict]:
    """One office, one surname, two given names; no article of the story knows both."""
    for key_a, mentions_a in people_a.items():
        for key_b, mentions_b in people_b.items():
            if not other_given_name(key_a, key_b) or any({key_a, key_b} <= keys for keys in named):
                continue
            pairs = [(a, b) for a in mentions_a if a.in_full for b in mentions_b if b.in_full]
            shared = [pair for pair in pairs if same_office(pair[0].value.role, pair[1].value.role)]
            if shared and not any(relatives(_pair(a, b), a.fact, b.fact) for a, b in pairs):
                a, b = shared[0]
                text = f"{a.value.display} against {b.value.display}: one office and surname, two given names."
                yield conflict(_pair(a, b), DisputeKind.NAME, GIVEN, text, a.fact, b.fact)


def _titled(
    people: Mapping[Document, Mapping[str, list[Mention]]], one: Article, other: Article, settings: Settings
) -> Iterator[Verdict]:
    """Titles of one person that differ."""
    people_a, people_b = people[one.document], people[other.document]
    for key in people_a.keys() & people_b.keys():
        for a in people_a[key]:
            for b in people_b[key]:
                found = superiors(_pair(a, b), settings)
                if found is not None:
                    yield found


def _pair(a: Mention, b: Mention) -> Pair:
    """Two statements as a pair, with the cosine of their vectors and without any margin."""
    cosine = float(np.clip(a.article.vectors[a.row] @ b.article.vectors[b.row], 0.0, 1.0))
    link = Alignment(a.statement, b.statement, cosine, 0.0)
    return Pair(link, a.article.facts[a.row], b.article.facts[b.row])


def _matter(verdict: Verdict) -> tuple[object, ...]:
    """What a verdict is about: rule, articles and persons, or the words where no fact is compared."""
    a, b = verdict.alignment.a, verdict.alignment.b
    keys = [fact.value.key for fact in (*verdict.facts_a, *verdict.facts_b) if isinstance(fact.value, NameValue)]
    return (verdict.rule, a.document, b.document, *(keys or (verdict.marks_a, verdict.marks_b)))
