"""Dates and times in running text, as intervals of days with the precision that was stated.

    text -reading-> tokens with all their readings -grammar-> nodes -view-> DateValue

The words come from `[dates]` of the language (`lexicon`), the grammar is the same for all languages. Its rules, each
built on those before: `relatives`, `names`, `points`, `periods`, `compounds`, `spans`, `clock`. What the nodes mean
stands in `meanings`, `stretches` and `ranges`.

Conventions: weeks run from Monday to Sunday (ISO 8601). The beginning, middle and end of a period are its thirds:
days 1-10, 11-20 and the rest of a month; January-April, May-August and September-December of a year; Monday to
Wednesday, Wednesday and Thursday, Friday to Sunday of a week. "Since" and "until" include the date that they name,
"after" and "before" do not: "after 1997" is 1998-01-01 with an open end. The 19th century is 1801..1900.
A date range, or several days of one month, is one fact.
"""

from __future__ import annotations

import datetime as dt

from compare.errors import OptionError
from compare.grammar.dates import meanings, ranges, spans, stretches
from compare.grammar.dates.clock import clocks, with_clock
from compare.grammar.dates.compounds import opens, simple
from compare.grammar.dates.lattice import Lattice
from compare.grammar.dates.lexicon import lexicon_of
from compare.grammar.dates.nodes import Day, Edge, NamedToday, Open, Period
from compare.grammar.dates.points import weekdays
from compare.grammar.dates.relatives import Parse, links
from compare.grammar.dates.view import NoSuchDateError, View, resolve
from compare.languages import Language
from compare.types import Fact, FactKind

# Each registers what it resolves.
_RESOLVERS = (meanings, ranges, stretches)

__all__ = ["find_dates", "weekday_named"]


def find_dates(text: str, language: Language, reference: dt.date | None = None, prefer: str = "past") -> list[Fact]:
    """The dates and times in a text, in order, without overlap.

    Args:
        text: any text; offsets of the facts point into it, in code points.
        language: whose words are looked for.
        reference: the day of writing. Without one, what counts from it has no ends and `relative` instead; a day and
            month without a year have `MonthDay` ends, a bare weekday has no ends at all.
        prefer: "past" or "future": what a bare weekday or a day and month mean. The most recent one, the day of
            writing included, or the next one; a weekday strictly after it if "future" is asked for. A verb in the
            future beside the date goes before "past".

    Raises:
        OptionError: if `prefer` is neither.
        LanguageDataError: if the language's `[dates]` cannot be used.
    """
    if prefer not in ("past", "future"):
        raise OptionError(f'prefer is "past" or "future", not {prefer!r}')
    lexicon = lexicon_of(language)
    lattice = Lattice(text, lexicon)
    facts: list[Fact] = []
    for begin, end in lattice.runs():
        index = begin
        while index < end:
            found = _longest(lattice, index, reference, prefer)
            fact, index = found or (None, index + 1)
            if fact is not None:
                facts.append(fact)
    return facts


def _longest(lattice: Lattice, index: int, reference: dt.date | None, prefer: str) -> tuple[Fact | None, int] | None:
    """The fact that begins at a token and reaches farthest, with the token after it."""
    if not lattice.may_begin(index) or lattice.take("recurring", index - 1):
        return None
    dates = (*opens(lattice, index), *spans.ranges(lattice, index), *simple(lattice, index))
    parses = [*(with_clock(lattice, date) for date in dates), *clocks(lattice, index)]
    for parse in sorted(parses, key=_farthest):
        alone = lattice.covers(index, parse.end)
        if (parse.weak and not alone) or lattice.is_torn(index, parse.end) or _misread(lattice, index, parse):
            continue
        if _before_christ(lattice, index, parse.end):
            return None, parse.end
        start = max((entry.start for entry in lattice.at[index].values()), default=lattice.tokens[index].start)
        stop = lattice.tokens[parse.end - 1].end
        try:
            value = resolve(parse.node, _view(lattice, start, stop, parse, reference, prefer, alone=alone))
        except NoSuchDateError:
            if isinstance(parse.node, Day) and not parse.weak:
                # "31 February" is not February.
                return None, parse.end
            continue
        return Fact(FactKind.DATE, start, stop, value), parse.end
    return None


def _farthest(parse: Parse) -> tuple[int, bool, bool]:
    """Sorts by reach; "after tomorrow" as one word goes before "after" and "tomorrow"."""
    return -parse.end, isinstance(parse.node, Open), parse.weak


def _misread(lattice: Lattice, index: int, parse: Parse) -> bool:
    """Whether what stands beside it makes something else of it.

    In "fifty years" no period begins with "years", and "اليوم الثالث" is the third day, not today.
    """
    if lattice.take("unit", index) is None:
        return False
    if isinstance(parse.node, Period) and lattice.take("ordinal", parse.end) and lattice.take("relative", index):
        return True
    return lattice.counted(index)


def _before_christ(lattice: Lattice, index: int, end: int) -> bool:
    """Whether "BC" stands in front or behind, also behind a year that follows: such dates are not read."""
    if lattice.is_before_christ(index):
        return True
    after = links(lattice, end)
    mark = lattice.take("mark_before_year", after)
    start = mark.next if mark else after
    number = lattice.take("number", start) or lattice.take("year", start)
    after = number.next if number else end
    mark = lattice.take("mark_after_year", after)
    return lattice.take("era_bc", mark.next if mark else after) is not None


def _view(
    lattice: Lattice, start: int, stop: int, parse: Parse, reference: dt.date | None, prefer: str, *, alone: bool
) -> View:
    data = lattice.data
    tense = lattice.lexicon.clauses.tense(lattice.text, start, stop)
    # A deadline is still to come unless the clause tells of the past.
    deadline = isinstance(parse.node, Open) and parse.node.edge in (Edge.BEFORE, Edge.UNTIL)
    future = prefer == "future" or tense == "future" or (deadline and tense != "past")
    return View(
        reference=reference,
        future=future,
        past=tense == "past",
        strict=prefer == "future",
        alone=alone,
        next_week=data.next_weekday == "next_week",
        weekend=data.weekend,
    )


def weekday_named(text: str, language: Language) -> int | None:
    """The weekday on which the text says that it appeared, 0 (Monday) to 6 as `datetime.date.weekday`, or `None`.

    "Today, Thursday" and "ce jeudi" say so directly, "yesterday, Wednesday" by counting; "on Thursday" does not.
    """
    lattice = Lattice(text, lexicon_of(language))
    for index in range(len(lattice.tokens)):
        if publication := lattice.take("publication", index):
            entry = lattice.take("weekday", publication.next)
            if entry is not None and isinstance(entry.value, int):
                return entry.value - 1
        for parse in weekdays(lattice, index):
            if isinstance(parse.node, NamedToday):
                return (parse.node.weekday - 1 - parse.node.offset) % 7
    return None
