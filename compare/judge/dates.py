"""Rule `date-interval`: two statements about one event name days that cannot be the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from compare.grammar.dates import find_dates
from compare.grammar.intervals import Relation, relate, unresolved
from compare.judge.ends import COARSENESS, nearly_one, relate_named, shifted, stretch
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


def compare_dates(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if one date is left over on each side and the two are disjoint; None if nothing can be said."""
    again = retold(pair, settings)
    related = relate_named if again else relate_stated
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
    """How two dates relate as they are stated: of two stretches that share one end, or most of their days, both ends
    must be the same.

    "From 13 to 15 December" tells as well when something ended as "from 13 to 16 December" does, and somebody who held
    a seat from 1967 to 1979 did not hold it from 1966 to 1978. A stretch within another one may be a part of it.
    """
    found = relate(a, b)
    if found is not Relation.COMPATIBLE or not isinstance(a, DateValue) or not isinstance(b, DateValue):
        return found
    if a.granularity is not b.granularity or not (stretch(a) and stretch(b)):
        return found
    return Relation.DISJOINT if (a.first == b.first) is not (a.last == b.last) or shifted(a, b) else found


def meet(pair: Pair, related: Callable[[FactValue, FactValue], Relation] = relate_stated) -> Confrontation:
    """The resolved dates of both statements, paired off by how `related` says that they relate."""
    dates_a, dates_b = (_distinct(side) for side in pair.facts(FactKind.DATE))
    return confront(dates_a, dates_b, lambda a, b: related(a.value, b.value))


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


def apart_as_stated(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether two days are disjoint by what their words say, each as precise as the other, and no news pegs.

    A year that was only inferred counts for nothing: "12 December" is within "next month", whichever year it was
    given.
    """
    if not isinstance(a.value, DateValue) or not isinstance(b.value, DateValue):
        return False
    if unresolved(a.value) or unresolved(b.value) or not _same_precision(a, b) or _news_pegs(pair.link, a, b):
        return False
    stated = [_words(one.document, fact) or fact.value for one, fact in ((pair.link.a, a), (pair.link.b, b))]
    return Relation.DISJOINT is relate_stated(*stated) is relate_stated(a.value, b.value)


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
    What one statement foresees and the other reports is no dispute, but one thing told twice: nothing more is needed,
    nor is it for two stretches that are nearly one.
    """
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue) and nearly_one(a.value, b.value):
        return 0.0
    if foreseen_and_done(pair):
        return 0.0
    if deictic:
        return settings.gate_bare if _from_one_day(pair) else settings.gate_deictic
    one_language = not pair.link.translated
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
    if stretch(value):
        return False
    return abs((document.published - value.last).days) <= 1
