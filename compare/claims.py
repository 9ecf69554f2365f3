"""One claim against articles: what each of them says about it, and what that comes to.

    claim -> Document of one statement    `stated`, with the facts and the vector that a report would give it
    claim, article -> links               `align_claim`
    links -> verdicts                     `judge`: the gate and the rules of a report
    verdicts -> evidence                  `_told_by`: what bears the claim out holds its words (`bearing`); what the
                                          rules leave open a model is asked
    evidence -> one verdict               `_sum`

Silence is no verdict: where no article has a statement that can be compared, that is the answer. A claim is supported
only if every date, quantity and name in it is found in what supports it; what is left over is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from compare.align import align_claim
from compare.bearing import Held, asked, held, weighed
from compare.facts import one_person_each, quotes_within
from compare.grammar.intervals import Relation, relate, unresolved
from compare.grammar.name_relations import relate_names
from compare.judge import Pair, judge_all
from compare.limits import limits
from compare.models import Encoder, NliModel
from compare.pairs import whole
from compare.pipeline import Prepare, Progress, describe, encode, take_apart
from compare.settings import Settings
from compare.types import (
    Alignment,
    Answer,
    Article,
    Checked,
    DateValue,
    Document,
    Fact,
    FactKind,
    Label,
    NameValue,
    Quantity,
    Statement,
    Verdict,
)

CLAIM = "claim"
"""The document id of a claim."""
SUPPORTING = (Label.AGREES, Label.COMPATIBLE)
COUNTED = (FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION)
NAMED = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
SMALL = 2
"""Numbers up to two that count nothing are mostly grammar ("the two sides"), and need no support."""


def check(
    claim: Document,
    documents: Sequence[Document],
    encoder: Encoder,
    settings: Settings,
    *,
    nli: NliModel | None = None,
    problems: Sequence[str] = (),
    prepare: Prepare = take_apart,
    progress: Progress = lambda stage, done, total: None,
) -> Checked:
    """What the documents say of a claim; `problems` are repeated among the limits, `prepare` takes articles apart.

    Raises:
        ValueError: if the claim has no words.
    """
    articles = []
    for done, document in enumerate(documents, start=1):
        articles.append(prepare(document, encoder))
        progress("reading statements", done, len(documents))
    return weigh(stated(claim, encoder), articles, settings, nli=nli, problems=problems)


def weigh(
    claim: Article,
    articles: Sequence[Article],
    settings: Settings,
    *,
    nli: NliModel | None = None,
    problems: Sequence[str] = (),
) -> Checked:
    """What articles that are taken apart already say of a claim, an article of one statement."""
    first, *others = one_person_each([claim, *articles], settings.aliases)
    evidence = tuple(verdict for article in others for verdict in _told_by(article, first, settings, nli))
    missing = _unsupported(first, others, evidence)
    documents = tuple(article.document for article in articles)
    return Checked(
        claim=first.statements[0],
        answer=_sum(evidence, missing),
        evidence=evidence,
        unsupported=missing,
        documents=documents,
        limits=(*problems, *limits(documents)),
    )


def claim_document(text: str, language: str, published: dt.date | None) -> Document:
    """A claim as a document; `published` is the day from which its relative dates count."""
    return Document(CLAIM, text, language=language, published=published)


def stated(claim: Document, encoder: Encoder) -> Article:
    """The claim as an article of one statement, however many sentences it has.

    Raises:
        ValueError: if it has no words.
    """
    statement = whole(claim)
    vectors, pieces = encode([statement.text], claim.language, encoder)
    return describe(claim, [statement], vectors, pieces)


def _told_by(article: Article, claim: Article, settings: Settings, nli: NliModel | None) -> Iterator[Verdict]:
    """What the statements of one article say of the claim.

    Statements that tell another event, or too little to know, are none that can be compared. A value that the article
    confirms in one statement is not disputed by another.
    """
    facts = dict(zip(article.statements, article.facts, strict=True))
    holds = {statement: held(claim, article, at) for at, statement in enumerate(article.statements)}
    links = _links(claim, article, holds, settings)
    quotes = dict(zip(article.statements, quotes_within(article), strict=True))
    pairs = [Pair(link, claim.facts[0], facts[link.b], claim.quotes, quotes[link.b]) for link in links]
    judged = zip(pairs, judge_all(pairs, settings, None), strict=True)
    ruled = [(pair, weighed(v, pair, holds[v.alignment.b])) for pair, verdicts in judged for v in verdicts]
    found = [v for _, v in ruled] if nli is None else asked(ruled, holds, nli, settings)
    found = [v for v in found if v.label is not Label.DIFFERENT_EVENT and v.rule != "event-gate"]
    confirmed = {fact for verdict in found if verdict.label in SUPPORTING for fact in verdict.facts_a}
    return (v for v in found if v.label is not Label.CONFLICTS or not confirmed.intersection(v.facts_a))


def _links(
    claim: Article, article: Article, holds: Mapping[Statement, Held], settings: Settings
) -> tuple[Alignment, ...]:
    """The links of a report, and the statements that hold every word of the claim or negate it, in reading order."""
    links = {link.b: link for link in align_claim(claim, article, settings)}
    for statement, vector in zip(article.statements, article.vectors, strict=True):
        if statement not in links and (holds[statement].whole or holds[statement].denied):
            likeness = min(1.0, max(0.0, float(claim.vectors[0] @ vector)))
            links[statement] = Alignment(claim.statements[0], statement, likeness, 0.0)
    return tuple(links[statement] for statement in article.statements if statement in links)


def _sum(evidence: Sequence[Verdict], unsupported: Sequence[Fact]) -> Answer:
    """What all evidence comes to. Support that leaves a fact of the claim open, or meets a doubt, decides nothing."""
    if not evidence:
        return Answer.NO_COMPARABLE_STATEMENT
    against = any(verdict.label is Label.CONFLICTS for verdict in evidence)
    backed = any(verdict.label in SUPPORTING for verdict in evidence) and not unsupported
    if against:
        return Answer.MIXED if backed else Answer.CONTRADICTED
    return Answer.SUPPORTED if backed and not _doubts(evidence) else Answer.UNDECIDED


def _doubts(evidence: Sequence[Verdict]) -> bool:
    """Whether what is too unlike the claim to contradict it would do so, and nothing confirms the value."""
    confirmed = {fact for verdict in evidence if verdict.label in SUPPORTING for fact in verdict.facts_a}
    doubtful = (v for v in evidence if v.label is Label.UNDECIDED and v.kind is not None)
    return any(not confirmed.intersection(v.facts_a) for v in doubtful)


def _unsupported(claim: Article, articles: Sequence[Article], evidence: Sequence[Verdict]) -> tuple[Fact, ...]:
    """The dates, quantities and names of the claim that nothing which supports it holds; none if nothing does.

    What a statement is about may be named around it, so names also count in the headline and the neighbouring
    statements.
    """
    backing = {verdict.alignment.b for verdict in evidence if verdict.label in SUPPORTING}
    if not backing:
        return ()
    held = [fact for article in articles for fact in _held(article, backing)]
    return tuple(f for f in claim.facts[0] if _needs_support(f) and not any(_supports(f, other) for other in held))


def _held(article: Article, backing: Collection[Statement]) -> Iterator[Fact]:
    """The facts of the supporting statements of one article, and the names around them."""
    places = [n for n, statement in enumerate(article.statements) if statement in backing]
    around = {m for n in places for m in (n - 1, n, n + 1)}
    for number, (statement, facts) in enumerate(zip(article.statements, article.facts, strict=True)):
        if number in places:
            yield from facts
        elif number in around or (places and statement.headline):
            yield from (fact for fact in facts if fact.kind in NAMED)


def _needs_support(fact: Fact) -> bool:
    value = fact.value
    if isinstance(value, DateValue):
        return not unresolved(value)
    if isinstance(value, Quantity):
        bare = value.unit is None and value.of is None
        return fact.kind in COUNTED and not (bare and value.high is not None and value.high <= SMALL)
    return fact.kind in NAMED


def _supports(fact: Fact, other: Fact) -> bool:
    """Whether a fact of an article bears out the claim's: the same, or more precise, or about the same number."""
    mine, told = fact.value, other.value
    if isinstance(mine, NameValue) and isinstance(told, NameValue):
        same_kind = fact.kind is other.kind
        return same_kind and relate_names(fact.kind, mine, told) in (Relation.EQUAL, Relation.COMPATIBLE)
    relation = relate(mine, told)
    if relation is Relation.COMPATIBLE and isinstance(mine, DateValue) and isinstance(told, DateValue):
        return _within(told, mine)
    if relation is Relation.COMPATIBLE and isinstance(mine, Quantity) and isinstance(told, Quantity):
        # "more than 2,000" bears out no single toll above it
        return (told.low is not None or mine.low is None) and (told.high is not None or mine.high is None)
    return relation is Relation.EQUAL


def _within(told: DateValue, mine: DateValue) -> bool:
    """Whether what is told is as precise as the claim; days without a year are, wherever they fit."""
    a, b, first, last = told.first, told.last, mine.first, mine.last
    if isinstance(a, dt.date) and isinstance(b, dt.date) and isinstance(first, dt.date) and isinstance(last, dt.date):
        return first <= a and b <= last
    return (a is not None or first is None) and (b is not None or last is None)
