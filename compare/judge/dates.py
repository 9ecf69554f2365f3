"""Rule `date-interval`: two statements about one event name days that cannot be the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from compare.grammar.dates import find_dates
from compare.grammar.intervals import Relation, relate, unresolved
from compare.judge.forecasts import foreseen_and_done
from compare.judge.matters import known_predicates
from compare.judge.pair import Confrontation, Pair, also_written, conflict, confront, retold
from compare.languages import load
from compare.settings import Settings
from compare.types import (
    Alignment,
    DateValue,
    DisputeKind,
    Document,
    Fact,
    FactKind,
    FactValue,
    Granularity,
    MonthDay,
    NameValue,
    StanceValue,
    Verdict,
)
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "date-interval"
COARSENESS = {unit: rank for rank, unit in enumerate(Granularity)}
"""Rank of each granularity, finest first, as `Granularity` lists them."""

LONGEST = {
    Granularity.DAY: 1,
    Granularity.WEEK: 7,
    Granularity.MONTH: 31,
    Granularity.QUARTER: 92,
    Granularity.YEAR: 366,
    Granularity.DECADE: 3653,
    Granularity.CENTURY: 36525,
}
"""Days of the longest stretch of each granularity; what is shorter than a day is none."""


def compare_dates(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if one date is left over on each side and the two are disjoint; None if nothing can be said."""
    again = retold(pair, settings)
    related = _relate_named if again else relate_stated
    left = meet(pair, related)
    if len(left.left_a) != 1 or len(left.left_b) != 1:
        return None
    a, b = left.left_a[0], left.left_b[0]
    if related(a.value, b.value) is not Relation.DISJOINT or _news_pegs(pair.link, a, b):
        return None
    words = _words(pair.link.a.document, a), _words(pair.link.b.document, b)
    if not _disjoint_as_stated(*words, related):
        return None
    deictic = words == (None, None)
    told = [also_written(pair, fact) for fact in (a, b)] if _year(a) and _year(b) else []
    if any(told) and (all(told) or not again):
        return None
    needed = _needed(pair, a, b, settings, deictic=deictic, half=None in words)
    if (deictic or not again) and (not _same_precision(a, b) or pair.link.similarity < needed):
        return None
    values = [plain_with_referent(fact, wording()) for fact in (a, b)]
    apart = relate(a.value, b.value) is Relation.DISJOINT
    explanation = f"{values[0]} against {values[1]}: {'no day belongs to both' if apart else 'one end differs'}."
    return conflict(pair, DisputeKind.DATE, RULE, explanation, a, b)


def relate_stated(a: FactValue, b: FactValue) -> Relation:
    """How two dates relate as they are stated: two stretches that share one end, and not the other, are disjoint.

    "From 13 to 15 December" tells as well when something ended as "from 13 to 16 December" does.
    """
    found = relate(a, b)
    if found is not Relation.COMPATIBLE or not isinstance(a, DateValue) or not isinstance(b, DateValue):
        return found
    stretches = a.granularity is b.granularity and _stretch(a) and _stretch(b)
    return Relation.DISJOINT if stretches and (a.first == b.first) is not (a.last == b.last) else found


def _stretch(value: DateValue) -> bool:
    """Whether the date runs from one day (week, month ...) to another."""
    if isinstance(value.first, dt.date) and isinstance(value.last, dt.date):
        return (value.last - value.first).days >= LONGEST.get(value.granularity, 1)
    if isinstance(value.first, MonthDay) and isinstance(value.last, MonthDay):
        return value.granularity is Granularity.DAY and value.first != value.last
    return False


def meet(pair: Pair, related: Callable[[FactValue, FactValue], Relation] = relate_stated) -> Confrontation:
    """The resolved dates of both statements, paired off by how `related` says that they relate."""
    dates_a, dates_b = (_distinct(side) for side in pair.facts(FactKind.DATE))
    return confront(dates_a, dates_b, lambda a, b: related(a.value, b.value))


def _relate_named(a: FactValue, b: FactValue) -> Relation:
    """How two dates relate if a limit is taken for the day, month or year that it names.

    "Since 1997" is disjoint from "since 2004" and from "in 2004" here. Whether a limit's own day, month or year belongs
    to it is often left open, so that what lies next to it is compatible.
    """
    found = relate(a, b)
    if found not in (Relation.COMPATIBLE, Relation.DISJOINT) or not _limited(a, b):
        return found
    return Relation.DISJOINT if _limit_apart(a, b) else Relation.COMPATIBLE


def _limited(a: FactValue, b: FactValue) -> bool:
    """Whether one of two dates is open at one end."""
    return any(isinstance(one, DateValue) and None in (one.first, one.last) for one in (a, b))


def _limit_apart(a: FactValue, b: FactValue) -> bool:
    """Whether the known end of the one is more than a day, month or year from what the other names."""
    if not isinstance(a, DateValue) or not isinstance(b, DateValue):
        return False
    ends_a, ends_b = ([end for end in (one.first, one.last) if isinstance(end, dt.date)] for one in (a, b))
    coarser = max(a.granularity, b.granularity, key=COARSENESS.__getitem__)
    gaps = [abs((end - other).days) for end in ends_a for other in ends_b]
    return bool(gaps) and min(gaps) > LONGEST.get(coarser, 0)


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


def _disjoint_as_stated(
    a: DateValue | None, b: DateValue | None, related: Callable[[FactValue, FactValue], Relation]
) -> bool:
    """Whether the dates differ by their own words too: a year, or a week, that was only inferred proves nothing."""
    return a is None or b is None or related(a, b) not in (Relation.EQUAL, Relation.COMPATIBLE)


def _needed(pair: Pair, a: Fact, b: Fact, settings: Settings, *, deictic: bool, half: bool) -> float:
    """The least cosine for a conflict of these two dates.

    More is needed where both (`deictic`) only count from their article's own day (every story has its "on Friday"),
    and where they are far apart or of different precision: then two events are likelier than an error, more so if
    one (`half`) only counts from its article's day, or both are years ("the 2016 election", "the 2020 candidates").
    What one statement foresees and the other reports is no dispute, but one thing told twice: nothing more is needed.
    """
    if foreseen_and_done(pair):
        return 0.0
    if deictic:
        return settings.gate_bare if _from_one_day(pair) else settings.gate_deictic
    one_language = pair.link.a.document.language == pair.link.b.document.language
    if one_language and (_year(a) or _year(b)):
        return settings.gate_deictic
    if not _far_apart(a, b, settings.far_days) and _granularity(a) is _granularity(b):
        return 0.0
    return settings.gate_deictic if one_language and half else settings.gate_far


def _from_one_day(pair: Pair) -> bool:
    """Whether two articles in two languages that appeared on one day name two things alike beside such days: "arrived
    in Astana yesterday" and "on Monday", on a Wednesday."""
    days = {one.document.published for one in (pair.link.a, pair.link.b)}
    languages = {one.document.language for one in (pair.link.a, pair.link.b)}
    if len(days) > 1 or None in days or len(languages) < 2:
        return False
    acts = [
        {v.predicate for f in side if isinstance(v := f.value, StanceValue)} for side in (pair.facts_a, pair.facts_b)
    ]
    keys = [{v.key for f in side if isinstance(v := f.value, NameValue)} for side in (pair.facts_a, pair.facts_b)]
    return bool(acts[0] & acts[1] & known_predicates()) and bool(keys[0] & keys[1])


def _year(fact: Fact) -> bool:
    """Whether the date is no finer than a year."""
    return isinstance(fact.value, DateValue) and COARSENESS[fact.value.granularity] >= COARSENESS[Granularity.YEAR]


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
    if _stretch(value):
        return False
    return abs((document.published - value.last).days) <= 1
