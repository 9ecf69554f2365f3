"""What the rules look at: two aligned statements with their facts, and how those facts confront each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.grammar.intervals import Relation
from compare.types import Alignment, DisputeKind, Fact, FactKind, Label, Span, Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """An alignment and the facts of its two statements."""

    link: Alignment
    facts_a: tuple[Fact, ...]
    facts_b: tuple[Fact, ...]

    def facts(self, *kinds: FactKind) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """The facts of these kinds, side by side."""
        return (
            tuple(fact for fact in self.facts_a if fact.kind in kinds),
            tuple(fact for fact in self.facts_b if fact.kind in kinds),
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One fact of each side and how the two relate."""

    a: Fact
    b: Fact
    relation: Relation


@dataclass(frozen=True, slots=True)
class Confrontation:
    """The facts of one kind on both sides: which ones meet, and which are left over on either side."""

    shared: tuple[Meeting, ...]
    left_a: tuple[Fact, ...]
    left_b: tuple[Fact, ...]


def confront(
    facts_a: Sequence[Fact], facts_b: Sequence[Fact], relate: Callable[[Fact, Fact], Relation]
) -> Confrontation:
    """Pair the facts off: equal ones first, then compatible ones, each used once, the rest left over."""
    left_a, left_b, shared = list(facts_a), list(facts_b), []
    for wanted in (Relation.EQUAL, Relation.COMPATIBLE):
        for fact in tuple(left_a):
            partner = next((other for other in left_b if relate(fact, other) is wanted), None)
            if partner is not None:
                shared.append(Meeting(fact, partner, wanted))
                left_a.remove(fact)
                left_b.remove(partner)
    return Confrontation(tuple(shared), tuple(left_a), tuple(left_b))


def conflict(pair: Pair, kind: DisputeKind, rule: str, explanation: str, a: Fact, b: Fact) -> Verdict:
    """CONFLICTS over one fact of each side, whose words are marked."""
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=kind,
        rule=rule,
        explanation=explanation,
        facts_a=(a,),
        facts_b=(b,),
        marks_a=(Span(a.start, a.end),),
        marks_b=(Span(b.start, b.end),),
    )
