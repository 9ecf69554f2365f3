"""What two statements leave over on both sides that cannot both hold: a day, a figure, a name, a stance, a speaker.

It is less than a conflict, since nothing shows that both are of one thing; but no agreement passes over it, and where a
model hears a contradiction it says in what.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.judge import clock, dates, numbers
from compare.judge.offices import offices_differ
from compare.judge.pair import Confrontation, Meeting, Pair, confront
from compare.judge.sources import other_speaker
from compare.judge.stances import stances_differ
from compare.types import DateValue, DisputeKind, Fact, FactKind, NameValue, Quantity

ACTORS = (FactKind.PERSON, FactKind.ORGANISATION)
NAMES = (*ACTORS, FactKind.PLACE)


def open_differences(pair: Pair) -> bool:
    """Whether something is left over on both sides that cannot both hold, though no rule may call it a conflict."""
    return next(differing(pair), None) is not None


def differing(pair: Pair) -> Iterator[DisputeKind]:
    """In what each side has something left over that cannot hold together with what the other has."""
    days, *amounts = figures_met(pair)
    times = clock.meet(pair)
    if (
        any(dates.relate_stated(a.value, b.value) is Relation.DISJOINT for a, b in product(days.left_a, days.left_b))
        or any(_other_limit(met) for met in days.shared)
        or any(clock.relate_times(a, b) is Relation.DISJOINT for a, b in product(times.left_a, times.left_b))
    ):
        yield DisputeKind.DATE
    if any(_other_amount(pair, a, b) for met in amounts for a, b in product(met.left_a, met.left_b)):
        yield DisputeKind.NUMBER
    if (stance := stances_differ(pair)) is not None:
        yield stance
    if other_speaker(pair):
        yield DisputeKind.ATTRIBUTION
    if offices_differ(pair) or any(_other_name(pair, kind) for kind in ACTORS):
        yield DisputeKind.NAME
    if _other_name(pair, FactKind.PLACE):
        yield DisputeKind.PLACE


def _other_limit(meeting: Meeting) -> bool:
    """Whether two dates are open at the same end, and name two limits: "since 2002", "since 2003"."""
    a, b = meeting.a.value, meeting.b.value
    if not isinstance(a, DateValue) or not isinstance(b, DateValue) or (a.first, a.last) == (b.first, b.last):
        return False
    return (a.last is None and b.last is None) or (a.first is None and b.first is None)


def figures_met(pair: Pair) -> list[Confrontation]:
    """The dates, then each kind of quantity."""
    return [dates.meet(pair), *(numbers.meet(pair, kind) for kind in numbers.KINDS)]


def names_met(pair: Pair, kind: FactKind) -> Confrontation:
    """The names of one kind, each once, paired off."""
    a, b = (tuple({_name(fact).key: fact for fact in side}.values()) for side in pair.facts(kind))
    return confront(a, b, lambda x, y: relate_names(kind, _name(x), _name(y)))


def _other_name(pair: Pair, kind: FactKind) -> bool:
    """Whether each side has names of this kind left over, and none can be one of the other's."""
    met = names_met(pair, kind)
    found = [relate_names(kind, _name(a), _name(b)) for a, b in product(met.left_a, met.left_b)]
    return bool(found) and all(relation is Relation.DISJOINT for relation in found)


def _other_amount(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether two quantities are disjoint, or of two units of which one could be the other's slip (euros, dollars)."""
    if numbers.relate(pair, a, b) is Relation.DISJOINT:
        return True
    units = [fact.value.unit for fact in (a, b) if isinstance(fact.value, Quantity)]
    return a.kind is b.kind and None not in units and units[0] != units[1]


def _name(fact: Fact) -> NameValue:
    """The value of a fact that names somebody or something."""
    if not isinstance(fact.value, NameValue):
        raise TypeError(f"a fact of kind {fact.kind} names nobody")
    return fact.value
