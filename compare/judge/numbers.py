"""Rule `number-interval`: two statements about one event count the same thing and cannot both be right."""

from __future__ import annotations

import math
from functools import partial

from compare.grammar.intervals import Relation, relate_quantities
from compare.grammar.referents import same_referent
from compare.judge.pair import Confrontation, Pair, conflict, confront
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, Quantity, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "number-interval"
KINDS = (FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION)
MAGNITUDE = 5
"""Ratio of two quantities above which, nothing else known, they hardly measure the same thing."""

AGE = "age"
"""The referent of ages: nearly every person in the news has one."""

SMALL = 2
"""Numbers up to two, without anything counted, are mostly grammar ("the two sides", "one of them")."""


def compare_numbers(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS for the first kind with one comparable, disjoint quantity left over on each side."""
    for kind in KINDS:
        left = meet(pair, kind)
        for a in left.left_a:
            for b in left.left_b:
                if _disputed(pair, left, a, b, settings):
                    return _conflict(pair, a, b)
    return None


def _conflict(pair: Pair, a: Fact, b: Fact) -> Verdict:
    values = [plain_with_referent(fact, wording()) for fact in (a, b)]
    explanation = f"{values[0]} against {values[1]}: the two ranges do not meet."
    return conflict(pair, DisputeKind.NUMBER, RULE, explanation, a, b)


def meet(pair: Pair, kind: FactKind) -> Confrontation:
    """The quantities of one kind on both sides, paired off; different referents never meet."""
    return confront(*pair.facts(kind), partial(relate, pair))


def relate(pair: Pair, a: Fact, b: Fact) -> Relation:
    """How two quantities of this pair relate; incomparable where they count different things."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or _referent(pair, a, b) is False:
        return Relation.INCOMPARABLE
    return relate_quantities(a.value, b.value)


def _disputed(pair: Pair, left: Confrontation, a: Fact, b: Fact, settings: Settings) -> bool:
    """Whether these two leftovers must count the same thing, and cannot.

    A shared referent says so; without one, both must be the only candidates of their kind and of one magnitude, and
    bare numbers must stand in statements that are very much alike.
    """
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    if relate_quantities(a.value, b.value) is not Relation.DISJOINT:
        return False
    referent = _referent(pair, a, b)
    if referent is None:
        alone = len(left.left_a) == len(left.left_b) == 1 and not left.shared
        alike = a.value.unit is not None or pair.link.similarity >= settings.gate_vague
        return alone and alike and _comparable(a.value, b.value) and not (_small(a.value) or _small(b.value))
    if AGE in (a.value.of, b.value.of) and pair.link.similarity < settings.gate_far:
        return False
    return referent and sum(_referent(pair, a, other) is True for other in left.left_b) == 1


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Whether the two are of one magnitude, or differ by a scale alone (375 billion, 375 million)."""
    size_a, size_b = (abs(value.seconds or value.high or value.low or 0) for value in (a, b))
    if not size_a or not size_b:
        return False
    ratio = max(size_a, size_b) / min(size_a, size_b)
    return ratio <= MAGNITUDE or math.isclose(math.log10(ratio) % 1, 0, abs_tol=1e-6)


def _referent(pair: Pair, a: Fact, b: Fact) -> bool | None:
    """Whether both count the same thing; None where one of them does not say."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return None
    same_language = pair.link.a.document.language == pair.link.b.document.language
    return same_referent(a.value.of, b.value.of, same_language=same_language)


def _small(value: Quantity) -> bool:
    return value.of is None and value.unit is None and value.high is not None and value.high <= SMALL
