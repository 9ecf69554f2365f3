"""Rule `date-interval`: two statements about one event name days that cannot be the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from compare.grammar.dates import find_dates
from compare.grammar.intervals import Relation, relate, unresolved
from compare.judge.pair import Confrontation, Pair, conflict, confront
from compare.languages import load
from compare.settings import Settings
from compare.types import (
    Alignment,
    DateValue,
    DisputeKind,
    Document,
    Fact,
    FactKind,
    Granularity,
    MonthDay,
    Verdict,
)
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "date-interval"
COARSENESS = {unit: rank for rank, unit in enumerate(Granularity)}
"""Rank of each granularity, finest first, as `Granularity` lists them."""


def compare_dates(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if one date is left over on each side and the two are disjoint; None if nothing can be said."""
    left = meet(pair)
    if len(left.left_a) != 1 or len(left.left_b) != 1:
        return None
    a, b = left.left_a[0], left.left_b[0]
    if relate(a.value, b.value) is not Relation.DISJOINT or not _same_precision(a, b) or _news_pegs(pair.link, a, b):
        return None
    words = _words(pair.link.a.document, a), _words(pair.link.b.document, b)
    if not _disjoint_as_stated(*words) or pair.link.similarity < _needed(a, b, *words, settings):
        return None
    values = [plain_with_referent(fact, wording()) for fact in (a, b)]
    explanation = f"{values[0]} against {values[1]}: no day belongs to both."
    return conflict(pair, DisputeKind.DATE, RULE, explanation, a, b)


def meet(pair: Pair) -> Confrontation:
    """The resolved dates of both statements, paired off."""
    dates_a, dates_b = (_distinct(side) for side in pair.facts(FactKind.DATE))
    return confront(dates_a, dates_b, lambda a, b: relate(a.value, b.value))


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The resolved dates, each day once: "yesterday, Thursday 13 January" is one date in three words."""
    found: dict[object, Fact] = {}
    for fact in facts:
        if isinstance(fact.value, DateValue) and not unresolved(fact.value):
            found.setdefault((fact.value.first, fact.value.last), fact)
    return list(found.values())


def _same_precision(a: Fact, b: Fact) -> bool:
    """Whether both dates are stated alike: day against month may conflict, day against year says too little."""
    if not isinstance(a.value, DateValue) or not isinstance(b.value, DateValue):
        return False
    if None in (a.value.first, a.value.last, b.value.first, b.value.last):
        return False
    fine, coarse = sorted((COARSENESS[a.value.granularity], COARSENESS[b.value.granularity]))
    return fine == coarse or coarse <= COARSENESS[Granularity.MONTH]


def _words(document: Document, fact: Fact) -> DateValue | None:
    """What the date's own words say, without the article's date: None if they only count from it ("Friday")."""
    surface = document.text[fact.start : fact.end]
    values = [found.value for found in find_dates(surface, load(document.language), None)]
    known = [value for value in values if isinstance(value, DateValue) and not unresolved(value)]
    return known[0] if known else None


def _disjoint_as_stated(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether the dates differ by their own words too: a year, or a week, that was only inferred proves nothing."""
    return a is None or b is None or relate(a, b) not in (Relation.EQUAL, Relation.COMPATIBLE)


def _needed(a: Fact, b: Fact, words_a: DateValue | None, words_b: DateValue | None, settings: Settings) -> float:
    """The least cosine for a conflict of these two dates.

    More is needed where both only count from their article's own day (every story has its "on Friday"), and where
    they are far apart or of different precision: then two events are likelier than an error.
    """
    if words_a is None and words_b is None:
        return settings.gate_deictic
    if _far_apart(a, b, settings.far_days) or _granularity(a) is not _granularity(b):
        return settings.gate_far
    return 0.0


def _granularity(fact: Fact) -> Granularity | None:
    return fact.value.granularity if isinstance(fact.value, DateValue) else None


def _far_apart(a: Fact, b: Fact, days: int) -> bool:
    """Whether the dates are so far apart that no slip of one day or one month explains it.

    Dates that share the day of the month, or month and day, differ by such a slip however far they are apart.
    """
    first_a, first_b = _first(a), _first(b)
    if first_a is None or first_b is None or first_a.day == first_b.day:
        return False
    if isinstance(first_a, dt.date) and isinstance(first_b, dt.date):
        return abs((first_a - first_b).days) > days
    day_a, day_b = (dt.date(2000, one.month, one.day).timetuple().tm_yday for one in (first_a, first_b))
    return min(abs(day_a - day_b), 366 - abs(day_a - day_b)) > days


def _first(fact: Fact) -> dt.date | MonthDay | None:
    return fact.value.first if isinstance(fact.value, DateValue) else None


def _news_pegs(link: Alignment, a: Fact, b: Fact) -> bool:
    """Whether each date is only its own article's "today" or "yesterday", in articles of different days.

    Every story opens with its own day ("said on Thursday"), so two such days are two reports and no dispute.
    """
    published = link.a.document.published, link.b.document.published
    return published[0] != published[1] and _is_peg(link.a.document, a) and _is_peg(link.b.document, b)


def _is_peg(document: Document, fact: Fact) -> bool:
    value = fact.value
    if document.published is None or not isinstance(value, DateValue) or not isinstance(value.last, dt.date):
        return False
    return abs((document.published - value.last).days) <= 1
