"""Discrepancies and updates: all pairs of statements that dispute one matter become one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.findings.groups import Groups
from compare.grammar.intervals import Relation, relate
from compare.types import (
    DisputeKind,
    Evidence,
    Fact,
    FactKind,
    FindingType,
    Label,
    NameValue,
    Span,
    StanceValue,
    Statement,
    Verdict,
)
from compare.wording import wording
from compare.wording.values import plain_with_referent

Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement and the one fact of it that is disputed; `fact` is None where no typed fact decides."""

    statement: Statement
    fact: Fact | None
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One dispute: its holdings by side, the rule and kind, and the verdicts that it comes from."""

    type: FindingType
    kind: DisputeKind | None
    rule: str
    explanation: str
    sides: tuple[tuple[Holding, ...], ...]
    similarity: float

    def evidence(self) -> tuple[Evidence, ...]:
        """The holdings as evidence, side by side, in the order of the sides."""
        return tuple(
            Evidence(one.statement, number, one.marks, () if one.fact is None else (one.fact,))
            for number, side in enumerate(self.sides)
            for one in side
        )


def disputes(verdicts: Sequence[Verdict]) -> list[Matter]:
    """One matter for each group of conflicts (or updates) that share a holding and a rule."""
    agreed = [v for v in verdicts if v.label in (Label.AGREES, Label.COMPATIBLE)]
    matters = []
    for label, kind in ((Label.CONFLICTS, FindingType.DISCREPANCY), (Label.UPDATES, FindingType.UPDATE)):
        found = _strongest(v for v in verdicts if v.label is label and not _confirmed_elsewhere(v, agreed))
        for rule in sorted({v.rule for v in found}):
            matters.extend(_merge([v for v in found if v.rule == rule], agreed, kind))
    return matters


def _strongest(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """For each disputed fact, the most similar opponent in each other document: one fact, one dispute."""
    best: dict[tuple[object, ...], Verdict] = {}
    ordered = sorted(verdicts, key=lambda v: v.alignment.similarity, reverse=True)
    for verdict in ordered:
        a, b = _holdings(verdict)
        forth = (a.statement, a.fact, b.statement.document.id, verdict.rule)
        back = (b.statement, b.fact, a.statement.document.id, verdict.rule)
        if forth not in best and back not in best:
            best[forth] = best[back] = verdict
    return [verdict for verdict in ordered if any(verdict is kept for kept in best.values())]


def _confirmed_elsewhere(verdict: Verdict, agreed: Sequence[Verdict]) -> bool:
    """Whether the other article also states the same value, in another sentence that matches this one.

    "Published on 17 December" is no conflict with "arrived on 15 December" of an article that says elsewhere
    that they were published on 17 December.
    """
    a, b = _holdings(verdict)
    return any(
        _confirms(other, mine, theirs.statement.document.id) for other in agreed for mine, theirs in ((a, b), (b, a))
    )


def _confirms(agreement: Verdict, holding: Holding, document: str) -> bool:
    return any(
        mine == holding.statement and holding.fact in facts and theirs.document.id == document
        for mine, facts, theirs, _ in _both_ways(agreement)
    )


def _both_ways(verdict: Verdict) -> tuple[tuple[Statement, Facts, Statement, Facts], ...]:
    """The verdict seen from either statement: it and its facts, the other and its facts."""
    a, b = verdict.alignment.a, verdict.alignment.b
    return (a, verdict.facts_a, b, verdict.facts_b), (b, verdict.facts_b, a, verdict.facts_a)


def _holdings(verdict: Verdict) -> tuple[Holding, Holding]:
    fact_a = verdict.facts_a[0] if verdict.facts_a else None
    fact_b = verdict.facts_b[0] if verdict.facts_b else None
    return (
        Holding(verdict.alignment.a, fact_a, verdict.marks_a),
        Holding(verdict.alignment.b, fact_b, verdict.marks_b),
    )


def _merge(verdicts: Sequence[Verdict], agreed: Sequence[Verdict], kind: FindingType) -> list[Matter]:
    groups: Groups[Holding] = Groups()
    named: dict[str, Holding] = {}
    for verdict in verdicts:
        holdings = _holdings(verdict)
        groups.join(*holdings)
        for holding in holdings:
            if verdict.kind is DisputeKind.NAME and (key := _person(holding)) is not None:
                groups.join(named.setdefault(key, holding), holding)
    return [_matter(group, verdicts, agreed, kind) for group in groups]


def _person(holding: Holding) -> str | None:
    """The person whose name is disputed: one matter, whichever of an article's sentences name him."""
    fact = holding.fact
    return fact.value.key if fact and fact.kind is FactKind.PERSON and isinstance(fact.value, NameValue) else None


def _matter(
    group: Sequence[Holding], verdicts: Sequence[Verdict], agreed: Sequence[Verdict], kind: FindingType
) -> Matter:
    """The finding of one group: its sides, filled up with statements that agree with a holding."""
    own = [v for v in verdicts if _holdings(v)[0] in group]
    sides = _sides(group, own)
    filled = tuple((*side, *_supporters(side, agreed, group)) for side in sides)
    filled = tuple(sorted(filled, key=lambda side: -len({one.statement.document.id for one in side})))
    return Matter(
        type=kind,
        kind=own[0].kind,
        rule=own[0].rule,
        explanation=(own[0].kind is not DisputeKind.ATTRIBUTION and _explain(filled)) or own[0].explanation,
        sides=filled,
        similarity=max(v.alignment.similarity for v in own),
    )


def _sides(group: Sequence[Holding], verdicts: Sequence[Verdict]) -> list[list[Holding]]:
    """Holdings whose values can stand together share a side; without values, conflicting ones part."""
    opposed = {frozenset(_holdings(v)) for v in verdicts}
    sides: list[list[Holding]] = []
    for holding in group:
        home = next((side for side in sides if all(_together(holding, other, opposed) for other in side)), None)
        if home is None:
            sides.append([holding])
        else:
            home.append(holding)
    return sides


def _together(a: Holding, b: Holding, opposed: set[frozenset[Holding]]) -> bool:
    if frozenset((a, b)) in opposed:
        return False
    return a.fact is None or b.fact is None or relate(a.fact.value, b.fact.value) is not Relation.DISJOINT


def _supporters(side: Sequence[Holding], agreed: Sequence[Verdict], group: Sequence[Holding]) -> list[Holding]:
    """Statements that agree with a holding of this side on the disputed fact itself."""
    found: list[Holding] = []
    known = {one.statement for one in group}
    for holding in side:
        for verdict in agreed:
            for mine, facts, theirs, other_facts in _both_ways(verdict):
                if mine == holding.statement and holding.fact in facts and theirs not in known:
                    fact = other_facts[facts.index(holding.fact)]
                    if _takes_side(fact, side, group):
                        found.append(Holding(theirs, fact, (Span(fact.start, fact.end),)))
                        known.add(theirs)
    return found


def _takes_side(fact: Fact, side: Sequence[Holding], group: Sequence[Holding]) -> bool:
    """Whether the fact excludes all that the other sides hold: "more than 2,000" supports neither of two tolls."""
    rivals = [one.fact for one in group if one not in side and one.fact is not None]
    return all(relate(fact.value, rival.value) is Relation.DISJOINT for rival in rivals)


def _explain(sides: Sequence[Sequence[Holding]]) -> str | None:
    """The values of all sides in one sentence, or None where the values alone say too little."""
    parts = []
    for side in sides:
        fact = next((one.fact for one in side if one.fact is not None), None)
        if fact is None or isinstance(fact.value, StanceValue):
            return None
        count = len({one.statement.document.id for one in side})
        parts.append(f"{plain_with_referent(fact, wording())} ({count} article{'s' if count > 1 else ''})")
    return " against ".join(parts) + "."
