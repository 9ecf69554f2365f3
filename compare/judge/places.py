"""Rule `place-differs`: two statements put one event in two places."""

from __future__ import annotations

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_places
from compare.judge import dates, numbers
from compare.judge.names import meet as meet_persons
from compare.judge.pair import Confrontation, Pair, conflict, confront
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, NameValue, Verdict

RULE = "place-differs"
LOCATION = "location"
"""The role of a place where something is; a direction, an actor or an adjective tells nothing of where it happens."""


def other_place(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if each statement says of one place that it happened there, and neither lies in the other; else None.

    A headline, which gives one scene of many, says too little, and so does a place that the other statement names
    as anything else. The statements must share more than being alike.
    """
    left = meet(pair)
    if left.shared or len(left.left_a) != 1 or len(left.left_b) != 1:
        return None
    a, b = left.left_a[0], left.left_b[0]
    if _relate(a, b) is not Relation.DISJOINT or pair.link.a.headline or pair.link.b.headline:
        return None
    if pair.link.margin < settings.gate_place or not _anchored(pair, a, b) or _named_otherwise(pair, a, b):
        return None
    text = f"In {_display(a)} against in {_display(b)}: neither lies in the other."
    return conflict(pair, DisputeKind.PLACE, RULE, text, a, b)


def meet(pair: Pair) -> Confrontation:
    """The places where something is, each once, paired off."""
    a, b = (
        tuple({_key(fact): fact for fact in side if _is_location(fact)}.values()) for side in pair.facts(FactKind.PLACE)
    )
    return confront(a, b, _relate)


def _relate(a: Fact, b: Fact) -> Relation:
    return relate_places(_key(a), _key(b))


def _named_otherwise(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether a statement also names the other's place, or what only that one lies in, in another part."""
    places_a, places_b = pair.facts(FactKind.PLACE)
    return any(_near(a, other) and not _near(b, other) for other in places_b) or any(
        _near(b, other) and not _near(a, other) for other in places_a
    )


def _near(place: Fact, other: Fact) -> bool:
    """Whether one is the other or lies in it; an adjective names no place."""
    adjective = isinstance(other.value, NameValue) and other.value.role == "adjective"
    return not adjective and _relate(place, other) in (Relation.EQUAL, Relation.COMPATIBLE)


def _anchored(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether the statements share a date or a quantity, and no date is against another; a name is enough where
    neither article names the other's place."""
    days = dates.meet(pair)
    if any(numbers.meet(pair, kind).shared for kind in numbers.KINDS) or days.shared:
        return True
    if days.left_a and days.left_b:
        return False
    organisations = [{_key(fact) for fact in side} for side in pair.facts(FactKind.ORGANISATION)]
    named = bool(meet_persons(pair).shared) or bool(organisations[0] & organisations[1])
    return named and _key(a) not in pair.named_b and _key(b) not in pair.named_a


def _is_location(fact: Fact) -> bool:
    return isinstance(fact.value, NameValue) and fact.value.role == LOCATION


def _key(fact: Fact) -> str:
    return fact.value.key if isinstance(fact.value, NameValue) else ""


def _display(fact: Fact) -> str:
    return fact.value.display if isinstance(fact.value, NameValue) else ""
