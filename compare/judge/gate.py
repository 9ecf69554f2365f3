"""The same-event gate: do two aligned statements report one event at all?

Nothing is called a conflict before this says SAME. Similarity alone cannot tell (two Geneva meetings read
alike), so names and places that both statements share, or cannot share, count as anchors. A differing value
of one kind never closes the gate, or no conflict could exist; two independent ones do, if they outnumber what is
shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.judge import dates, numbers
from compare.judge.pair import Confrontation, Pair
from compare.settings import Settings
from compare.types import FactKind, NameValue


class Event(StrEnum):
    """What the gate says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Anchors:
    """How many kinds of anchors two statements share, and for how many kinds each has its own."""

    shared: int
    differing: int


def same_event(pair: Pair, settings: Settings) -> Event:
    """DIFFERENT with two kinds of differing anchors, and more than are shared; SAME above a threshold; else UNSURE."""
    found = anchors(pair)
    if found.differing >= 2 and found.differing > found.shared:
        return Event.DIFFERENT
    needed = settings.gate_anchored if found.shared else settings.gate_bare
    return Event.SAME if pair.link.similarity >= needed else Event.UNSURE


def anchors(pair: Pair) -> Anchors:
    """Persons, organisations, places, dates and quantities, each kind counted once.

    Quantities count only where they are shared: what differs most between two reports of one event is its figures.
    """
    kinds = [_names(pair, kind) for kind in (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)]
    kinds.append(_outcome(dates.meet(pair)))
    figures = sum(bool(numbers.meet(pair, kind).shared) for kind in numbers.KINDS)
    return Anchors(sum(kind is True for kind in kinds) + figures, sum(kind is False for kind in kinds))


def _names(pair: Pair, kind: FactKind) -> bool | None:
    """Whether a name of this kind stands on both sides; None unless both sides have one."""
    keys_a, keys_b = (
        {fact.value.key for fact in side if isinstance(fact.value, NameValue)} for side in pair.facts(kind)
    )
    if not keys_a or not keys_b:
        return None
    return bool(keys_a & keys_b)


def _outcome(met: Confrontation) -> bool | None:
    """Whether values of this kind are shared, or disjoint where both sides have one."""
    if met.shared:
        return True
    return False if met.left_a and met.left_b else None
