"""The same-event gate: do two aligned statements report one event at all?

Nothing is called a conflict before this says SAME. Similarity alone cannot tell (two Geneva meetings read
alike), so names and places that both statements share, or cannot share, count as anchors. A differing value
of one kind never closes the gate, or no conflict could exist; two independent ones do, if they outnumber what is
shared.
"""

from __future__ import annotations

from enum import StrEnum

from compare.judge.anchors import Anchors, anchors, twice_anchored
from compare.judge.pair import Pair, retold
from compare.settings import Settings


class Event(StrEnum):
    """What the gate says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def same_event(pair: Pair, settings: Settings) -> Event:
    """SAME if retold; DIFFERENT with two kinds of differing anchors, and more than are shared, or elsewhere.

    Else the similarity decides: the rarer what is shared, the less is needed.
    """
    if retold(pair, settings):
        return Event.SAME
    found = anchors(pair)
    if found.elsewhere or (found.differing >= 2 and found.differing > found.shared):
        return Event.DIFFERENT
    rare = settings.gate_rare if found.strong else settings.gate_bare
    needed = settings.gate_anchored if found.weak and not found.strong else rare
    if twice_anchored(pair, found):
        needed = settings.gate_twice
    elif _stands_out(pair, found, settings):
        needed = min(needed, settings.gate_likely)
    return Event.SAME if pair.link.similarity >= needed else Event.UNSURE


def _stands_out(pair: Pair, found: Anchors, settings: Settings) -> bool:
    """Whether two statements in two languages are much nearer to each other than to their neighbours."""
    if pair.lone or found.differing > 1 or not pair.link.translated:
        return False
    return pair.link.margin >= settings.gate_apart
