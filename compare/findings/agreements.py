"""Agreements: statements of several documents that say the same, as one finding each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.findings.groups import Groups
from compare.grammar.intervals import Relation, relate
from compare.types import Evidence, Fact, Label, Span, Statement, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent


@dataclass(frozen=True, slots=True)
class Consensus:
    """Statements that say the same; `relation` is "equal", or "compatible" if some are less precise."""

    rule: str
    relation: str
    explanation: str
    evidence: tuple[Evidence, ...]
    similarity: float


def agreements(verdicts: Sequence[Verdict]) -> list[Consensus]:
    """Groups of statements that agree, the strongest links first.

    A pair that conflicts is in no group, unless it conflicts in one thing (the place) and agrees in another (a sum).
    """
    agreed = sorted(
        (v for v in verdicts if v.label in (Label.AGREES, Label.COMPATIBLE)),
        key=lambda v: v.alignment.similarity,
        reverse=True,
    )
    linked = {_ends(v) for v in agreed}
    contrary = (Label.CONFLICTS, Label.UPDATES, Label.DIFFERENT_EVENT)
    opposed = {_ends(v) for v in verdicts if v.label in contrary} - linked
    groups: Groups[Statement] = Groups()
    for verdict in agreed:
        a, b = verdict.alignment.a, verdict.alignment.b
        groups.add(a)
        groups.add(b)
        if a not in groups.of(b) and _may_join(groups.of(a), groups.of(b), linked, opposed):
            groups.join(a, b)
    return [_consensus(group, agreed) for group in groups if len({s.document.id for s in group}) > 1]


def _ends(verdict: Verdict) -> frozenset[Statement]:
    return frozenset((verdict.alignment.a, verdict.alignment.b))


def _may_join(
    left: Sequence[Statement],
    right: Sequence[Statement],
    linked: set[frozenset[Statement]],
    opposed: set[frozenset[Statement]],
) -> bool:
    """Whether two groups say one thing: an agreement is transitive only as far as the sentences themselves say so.

    For any two documents, one statement of each has to agree with one of the other, and none may be opposed.
    """
    pairs = [(a, b) for a in left for b in right if a.document != b.document]
    if not pairs or any(frozenset(pair) in opposed for pair in pairs):
        return False
    needed = {frozenset((a.document.id, b.document.id)) for a, b in pairs}
    met = {frozenset((a.document.id, b.document.id)) for a, b in pairs if frozenset((a, b)) in linked}
    return needed == met


def _consensus(group: Sequence[Statement], agreed: Sequence[Verdict]) -> Consensus:
    inside = [v for v in agreed if v.alignment.a in group and v.alignment.b in group]
    facts: dict[Statement, dict[Fact, None]] = {statement: {} for statement in group}
    for verdict in inside:
        facts[verdict.alignment.a].update(dict.fromkeys(verdict.facts_a))
        facts[verdict.alignment.b].update(dict.fromkeys(verdict.facts_b))
    evidence = tuple(
        Evidence(statement, 0, tuple(sorted(Span(f.start, f.end) for f in facts[statement])), tuple(facts[statement]))
        for statement in sorted(group, key=lambda s: (s.document.id, s.start))
    )
    equal = all(v.label is Label.AGREES for v in inside)
    values = _values(inside)
    said = f": {'; '.join(values)}" if values else ""
    return Consensus(
        rule=inside[0].rule,
        relation="equal" if equal else "compatible",
        explanation=f"{'The same' if equal else 'Nothing that excludes the other'}{said}.",
        evidence=evidence,
        similarity=max(v.alignment.similarity for v in inside),
    )


def _values(verdicts: Sequence[Verdict]) -> list[str]:
    """What the statements share, as all of its members have it: where two differ in precision, both."""
    found: dict[str, None] = {}
    documents = {s.document.id for v in verdicts for s in (v.alignment.a, v.alignment.b)}
    for verdict in verdicts:
        for a, b in zip(verdict.facts_a, verdict.facts_b, strict=True):
            holders = {
                statement.document.id
                for other in verdicts
                for statement, facts in ((other.alignment.a, other.facts_a), (other.alignment.b, other.facts_b))
                if any(relate(a.value, fact.value) in (Relation.EQUAL, Relation.COMPATIBLE) for fact in facts)
            }
            if holders == documents:
                found[" / ".join(dict.fromkeys(plain_with_referent(fact, wording()) for fact in (a, b)))] = None
    return list(found)
