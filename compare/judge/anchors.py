"""What tells that two statements report one event, or two: names, days, figures, and what is said to have happened.

An anchor is strong if hardly any other statement has it: a person, an organisation, a town, a day, an odd figure, what
is counted, a predicate. A country, a month or a round figure stands in every second report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import place_and_around, relate_names
from compare.grammar.referents import concepts
from compare.grammar.roles import same_office
from compare.judge import dates, numbers
from compare.judge.pair import Confrontation, Pair
from compare.judge.stances import one_matter
from compare.types import DateValue, Fact, FactKind, FactValue, Granularity, NameValue, Quantity

NAMES = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
ODD = 20
"""Figures up to this one, and hundreds and thousands without an odd digit behind them, are in every second report."""
SAME = (Relation.EQUAL, Relation.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What two statements share, and where each has its own.

    Args:
        shared, differing: how many kinds of names, dates and figures are shared; for how many each has its own.
            Figures count only where they are shared: they are what differs most between two reports of one event.
        strong, weak: how many shared anchors are rare, and how many are not.
        elsewhere: whether the two speak of two countries, or of two parties ("with the US", "with NATO") and figures.
    """

    shared: int
    differing: int
    strong: int
    weak: int
    elsewhere: bool


def anchors(pair: Pair) -> Anchors:
    """The anchors of two statements."""
    kinds = [_names(pair, kind) for kind in NAMES]
    days = dates.meet(pair)
    kinds.append(_outcome(days))
    figures = [meeting.a for kind in numbers.KINDS for meeting in numbers.meet(pair, kind).shared]
    exact = sum(meeting.relation is Relation.EQUAL and _is_day(meeting.a.value) for meeting in days.shared)
    odd = sum(_odd(fact.value) for fact in figures)
    names = sum(kind is True for kind in kinds[:2])
    town, country = _town_shared(pair), kinds[2] is True
    strong = names + town + exact + odd + one_matter(pair) + _counted_alike(pair) + _office_shared(pair)
    weak = (country and not town) + len(days.shared) - exact + len(figures) - odd
    return Anchors(
        shared=sum(kind is True for kind in kinds) + sum(bool(numbers.meet(pair, k).shared) for k in numbers.KINDS),
        differing=sum(kind is False for kind in kinds),
        strong=strong,
        weak=weak,
        elsewhere=not (names or country or exact or odd) and (_two_countries(pair) or _two_parties(pair, days)),
    )


def twice_anchored(pair: Pair, found: Anchors) -> bool:
    """Whether two statements in two languages share two rare anchors, and no kind of anchor differs.

    In one language two reports of one event share as much in sentences on different matters.
    """
    return pair.link.translated and found.strong > 1 and not found.differing


def _names(pair: Pair, kind: FactKind) -> bool | None:
    """Whether a name of this kind is shared; False if each side has others; None if that cannot be told."""
    found = {relate_names(kind, a, b) for a, b in product(*(_values(side) for side in pair.facts(kind)))}
    if found & {*SAME}:
        return True
    return False if found == {Relation.DISJOINT} else None


def _outcome(met: Confrontation) -> bool | None:
    """Whether values of this kind are shared, or disjoint where both sides have one."""
    if met.shared:
        return True
    return False if met.left_a and met.left_b else None


def _town_shared(pair: Pair) -> bool:
    """Whether both name one place smaller than a country."""
    a, b = (_values(side) for side in pair.facts(FactKind.PLACE))
    return any(
        not _is_country(x.key) and not _is_country(y.key) and relate_names(FactKind.PLACE, x, y) in SAME
        for x, y in product(a, b)
    )


def _office_shared(pair: Pair) -> bool:
    """Whether both name the holder of one office, be it two persons."""
    a, b = (_values(side) for side in pair.facts(FactKind.PERSON))
    return any(same_office(x.role, y.role) for x, y in product(a, b))


def _counted_alike(pair: Pair) -> bool:
    """Whether both count the same thing, by a concept of all languages ("deaths")."""
    a, b = (
        {value.of for fact in side if isinstance(value := fact.value, Quantity) and value.of is not None}
        for side in (pair.facts_a, pair.facts_b)
    )
    return bool(a & b & concepts())


def _two_countries(pair: Pair) -> bool:
    """Whether each statement names countries, or what lies in them, none of which the other names.

    Two towns are two countries' only where a statement names its country itself: talks "in Geneva" and "in Vienna" are
    one round of talks, told wrongly, if anything else ties them.
    """
    a, b = (set(_countries(side)) for side in (pair.facts_a, pair.facts_b))
    if not a or not b or a & b or None in a | b:
        return False
    towns = all(not _is_country(value.key) for side in pair.facts(FactKind.PLACE) for value in _values(side))
    tied = any(numbers.meet(pair, kind).shared for kind in numbers.KINDS) or bool(dates.meet(pair).shared)
    return not (towns and tied)


def _countries(facts: Sequence[Fact]) -> Iterator[str | None]:
    """The countries of all names; None for a place whose country is not known, and for regions of the world."""
    for fact in facts:
        if not isinstance(fact.value, NameValue):
            continue
        if fact.kind is FactKind.PLACE:
            yield next((place for place in place_and_around(fact.value.key) if _is_country(place)), None)
        else:
            owned = fact.value.key if fact.kind is FactKind.ORGANISATION else fact.value.role or ""
            owner = owned.rpartition("/")[2]
            if owner != owned and _is_country(owner):
                yield owner


def _two_parties(pair: Pair, days: Confrontation) -> bool:
    """Whether one statement names only countries, the other only an organisation of none, and their figures differ."""
    (places_a, places_b), (bodies_a, bodies_b) = pair.facts(FactKind.PLACE), pair.facts(FactKind.ORGANISATION)
    places, bodies = (places_a, bodies_b) if places_a else (places_b, bodies_a)
    if not places or not bodies or (places_a and places_b) or (bodies_a and bodies_b):
        return False
    if any("/" in value.key for value in _values(bodies)):
        return False
    figures = [numbers.meet(pair, kind) for kind in numbers.KINDS]
    shared = days.shared or any(met.shared for met in figures)
    return not shared and any(met.left_a and met.left_b for met in (days, *figures))


def _values(facts: Sequence[Fact]) -> list[NameValue]:
    return [fact.value for fact in facts if isinstance(fact.value, NameValue)]


def _is_country(key: str) -> bool:
    """Whether a place's key is a country's: an ISO 3166 code."""
    return len(key) == 2 and key.isupper()


def _is_day(value: FactValue) -> bool:
    fine = (Granularity.DAY, Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)
    return isinstance(value, DateValue) and value.granularity in fine


def _odd(value: FactValue) -> bool:
    """Whether a figure is one that two reports hardly share by chance."""
    if not isinstance(value, Quantity) or (value.hedge is not None):
        return False
    size = value.high if value.high is not None else value.low
    if size is None or abs(size) <= ODD:
        return size is not None and not float(size).is_integer()
    return len(f"{size:g}".replace(".", "").rstrip("0")) > 1
