"""What two statements say to have happened, denied or planned: which predicates they share, and how."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from compare.grammar.intervals import Relation
from compare.grammar.polarity.opposites import OPPOSITES
from compare.judge.matters import known_predicates
from compare.judge.pair import Meeting, Pair
from compare.types import DisputeKind, Fact, FactKind, StanceValue

KINDS = (FactKind.POLARITY, FactKind.MODALITY)


def one_matter(pair: Pair) -> bool:
    """Whether both speak of one known predicate, or of two opposites: "opened", "has not opened", "closed"."""
    a, b = ({value.predicate for _, value in _known(side)} for side in pair.facts(*KINDS))
    return bool(a & b) or any(frozenset(both) in OPPOSITES for both in product(a, b))


def shared_stances(pair: Pair) -> tuple[Meeting, ...]:
    """Predicates that both affirm, or both deny, with the same certainty."""
    a, b = (dict(_by_value(side)) for side in pair.facts(*KINDS))
    return tuple(Meeting(a[value], b[value], Relation.EQUAL) for value in a if value in b)


def stances_differ(pair: Pair) -> DisputeKind | None:
    """POLARITY if one affirms, denies or only plans what the other does not, CONTENT if the two name opposites."""
    a, b = ({value for _, value in _known(side)} for side in pair.facts(*KINDS))
    apart = [(x.predicate, y.predicate) for x, y in product(a - b, b - a)]
    if any(x == y for x, y in apart):
        return DisputeKind.POLARITY
    return DisputeKind.CONTENT if any(frozenset(both) in OPPOSITES for both in apart) else None


def _known(facts: Sequence[Fact]) -> list[tuple[Fact, StanceValue]]:
    """The stances whose predicate all languages share."""
    known = known_predicates()
    return [(f, f.value) for f in facts if isinstance(f.value, StanceValue) and f.value.predicate in known]


def _by_value(facts: Sequence[Fact]) -> list[tuple[StanceValue, Fact]]:
    return [(value, fact) for fact, value in _known(facts)]
