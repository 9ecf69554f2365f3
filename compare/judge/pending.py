"""Rule `not-yet-done` across whole articles: one says "has not answered yet", another tells of the answer.

Such statements are seldom aligned: one speaks of silence, the other of what ended it. What they share is the act, who
does it and what it is about. So the act must be one that all languages know, the same person or body must be named
close to it on both sides, and both must share another word (of one language) or another name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from compare.grammar.polarity import content_words, same_word
from compare.judge.matters import known_predicates
from compare.judge.polarity import NOT_YET_DONE
from compare.languages import load
from compare.types import (
    Alignment,
    Article,
    DisputeKind,
    Fact,
    FactKind,
    Label,
    NameValue,
    Span,
    StanceValue,
    Statement,
    Verdict,
)

CLOSE = 40
"""Characters between a stance and the name of whoever acts, at most: further off another clause has begun."""

STEM = 5
"""Letters of a word that stands in a longer one, at least, for both to be one."""

ACTORS = (FactKind.PERSON, FactKind.ORGANISATION)
NAMES = (*ACTORS, FactKind.PLACE)


@dataclass(frozen=True, slots=True)
class Act:
    """A stance on an act, where it stands, and the facts of its statement."""

    article: Article
    row: int
    fact: Fact
    value: StanceValue

    @property
    def statement(self) -> Statement:
        """The statement that holds the stance."""
        return self.article.statements[self.row]

    @property
    def words(self) -> str:
        """The words of the stance."""
        return self.article.document.text[self.fact.start : self.fact.end]

    def names(self, *kinds: FactKind) -> dict[str, Fact]:
        """The names of these kinds in the statement, by key."""
        facts = self.article.facts[self.row]
        return {f.value.key: f for f in facts if f.kind in kinds and isinstance(f.value, NameValue)}

    def near(self, fact: Fact) -> bool:
        """Whether the fact stands in the stance or close to it."""
        return max(fact.start - self.fact.end, self.fact.start - fact.end) <= CLOSE


def judge_pending(articles: Sequence[Article], judged: Sequence[Verdict]) -> list[Verdict]:
    """UPDATES between any two of a story's articles, one for each act; what `judged` has already is left to it."""
    told = {frozenset((v.alignment.a.document, v.alignment.b.document)) for v in judged if v.rule == NOT_YET_DONE}
    acts = {article.document: list(_acts(article)) for article in articles}
    found: list[Verdict] = []
    for first, then in permutations(articles, 2):
        if frozenset((first.document, then.document)) not in told and not _earlier(then, first):
            found.extend(_updates(acts[first.document], acts[then.document]))
    return found


def _acts(article: Article) -> Iterator[Act]:
    """The acts of an article that all languages know, as done or as not done yet."""
    for row, facts in enumerate(article.facts):
        for fact in facts:
            value = fact.value
            if isinstance(value, StanceValue) and value.certainty == "fact" and value.predicate in known_predicates():
                yield Act(article, row, fact, value)


def _earlier(one: Article, other: Article) -> bool:
    a, b = one.document.published, other.document.published
    return a is not None and b is not None and a < b


def _updates(before: Sequence[Act], after: Sequence[Act]) -> Iterator[Verdict]:
    """For each act that is not done yet, the most similar statement that tells of it as done."""
    best: dict[str, Verdict] = {}
    for pending in (act for act in before if act.value.not_yet):
        for done in (act for act in after if not act.value.negative):
            if pending.value.predicate == done.value.predicate and _one_matter(pending, done):
                verdict = _verdict(pending, done)
                known = best.get(pending.value.predicate)
                if known is None or known.alignment.similarity < verdict.alignment.similarity:
                    best[pending.value.predicate] = verdict
    yield from best.values()


def _one_matter(pending: Act, done: Act) -> bool:
    """Whether one person or body acts in both, and something else shows that the act is the same."""
    mine, theirs = pending.names(*ACTORS), done.names(*ACTORS)
    actors = [key for key in mine.keys() & theirs.keys() if pending.near(mine[key]) and done.near(theirs[key])]
    if not actors:
        return False
    if pending.statement.document.language == done.statement.document.language:
        return _share_word(pending, done)
    return len(pending.names(*NAMES).keys() & done.names(*NAMES).keys()) > 1


def _share_word(pending: Act, done: Act) -> bool:
    """Whether both statements share a word that is neither part of a name nor of either stance."""
    return any(same_word(a, b) or _within(a, b) or _within(b, a) for a in _words(pending) for b in _words(done))


def _within(short: str, long: str) -> bool:
    """Whether one word holds the other: Arabic writes articles and prepositions onto it."""
    return len(short) >= STEM and short in long


def _words(act: Act) -> tuple[str, ...]:
    start, text = act.statement.start, list(act.statement.text)
    for fact in (act.fact, *act.names(*NAMES).values()):
        text[fact.start - start : fact.end - start] = " " * (fact.end - fact.start)
    return content_words("".join(text), load(act.statement.document.language))


def _verdict(pending: Act, done: Act) -> Verdict:
    cosine = float(np.clip(pending.article.vectors[pending.row] @ done.article.vectors[done.row], 0.0, 1.0))
    a, b = pending.statement.document.published, done.statement.document.published
    known = a is not None and b is not None and a < b
    text = f"First not yet (“{pending.words}”), then done (“{done.words}”)"
    return Verdict(
        alignment=Alignment(pending.statement, done.statement, cosine, 0.0),
        label=Label.UPDATES,
        rule=NOT_YET_DONE,
        explanation=f"{text}{'.' if known else '; order inferred from wording.'}",
        kind=DisputeKind.POLARITY,
        facts_a=(pending.fact,),
        facts_b=(done.fact,),
        marks_a=(Span(pending.fact.start, pending.fact.end),),
        marks_b=(Span(done.fact.start, done.fact.end),),
    )
