"""Whether two values, if they are of one thing, can both be right: figures that are near each other, days, years."""

from __future__ import annotations

import datetime as dt
from itertools import product

from compare.grammar.intervals import Relation, relate, relate_quantities
from compare.judge import dates, numbers
from compare.judge.ends import COARSENESS
from compare.judge.pair import Pair
from compare.types import DateValue, Fact, FactKind, Granularity, Quantity

NEAR = 1.6
"""Ratio of two figures above which, in sentences on different matters, they are hardly one figure told otherwise."""
CLOSE = 1.1
"""Ratio of two figures up to which their closeness shows as much as one word does that they are of one thing."""
LARGE = 100
"""The least figure for which that holds: 11 and 12 are close to each other in any two reports."""
FEW = 20
"""Figures up to this one that differ by one may count the others only: a deal with 11 countries, one of 12."""


def close(a: Fact, b: Fact) -> bool:
    """Whether two large figures of one unit are all but the same."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or a.value.unit != b.value.unit:
        return False
    low, high = sorted((a.value.high or 0.0, b.value.high or 0.0))
    return low >= LARGE and high <= CLOSE * low


def agree(a: Fact, b: Fact) -> bool:
    """Whether two values can be one, and neither is a mere limit or magnitude, which nearly all can be."""
    if any(isinstance(fact.value, Quantity) and numbers.magnitude(fact.value) for fact in (a, b)):
        return False
    if any(isinstance(fact.value, DateValue) and None in (fact.value.first, fact.value.last) for fact in (a, b)):
        return False
    return relate(a.value, b.value) in (Relation.EQUAL, Relation.COMPATIBLE)


def figures_apart(a: Quantity, b: Quantity) -> bool:
    """Whether two exact figures of one unit are near each other, and none is the other rounded."""
    if a.hedge or b.hedge or numbers.AGE in (a.of, b.of) or a.unit != b.unit:
        return False
    if relate_quantities(a, b) is not Relation.DISJOINT:
        return False
    low, high = sorted((a.low or 0.0, b.low or 0.0))
    if low <= numbers.SMALL or high > NEAR * low or (high <= FEW and high - low <= 1):
        return False
    return not numbers.rounded(low, high)


def years_apart(pair: Pair) -> bool:
    """Whether both statements name years, or longer, and none of one is one of the other."""
    sides = [[fact for fact in side if is_year(fact)] for side in pair.facts(FactKind.DATE)]
    return all(sides) and all(relate(a.value, b.value) is Relation.DISJOINT for a, b in product(*sides))


def is_year(fact: Fact) -> bool:
    """Whether it is a year, or longer."""
    return isinstance(fact.value, DateValue) and COARSENESS[fact.value.granularity] >= COARSENESS[Granularity.YEAR]


def days_apart(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether two days are disjoint as stated, and also if a day of the week is that of another week."""
    return dates.apart_as_stated(pair, a, b) and not _one_weekday(a, b)


def _one_weekday(a: Fact, b: Fact) -> bool:
    ends = [fact.value.first for fact in (a, b) if isinstance(fact.value, DateValue)]
    days = [end for end in ends if isinstance(end, dt.date)]
    return len(days) == 2 and (days[0] - days[1]).days % 7 == 0
