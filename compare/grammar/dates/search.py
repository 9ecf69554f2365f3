"""Finding the dates of a text: at each token the longest that makes sense."""

from __future__ import annotations

import datetime as dt

from compare.grammar.dates import meanings, ranges, shifts, spans, stretches
from compare.grammar.dates.clock import clocks, with_clock
from compare.grammar.dates.compounds import opens, simple
from compare.grammar.dates.lattice import Lattice
from compare.grammar.dates.nodes import Day, Edge, Open, Period, Year
from compare.grammar.dates.relatives import Parse, links
from compare.grammar.dates.view import NoSuchDateError, View, resolve, unresolved
from compare.types import Fact, FactKind

# Each registers what it resolves.
_RESOLVERS = (meanings, ranges, shifts, stretches)
# So many characters after "1 September 1939" a "3 September" is likely of the same year.
_BESIDE = 200


class Search:
    """One pass over a text."""

    def __init__(self, lattice: Lattice, reference: dt.date | None, prefer: str) -> None:
        self._lattice = lattice
        self._reference = reference
        self._prefer = prefer
        self._named: tuple[dt.date, int] | None = None

    def facts(self) -> list[Fact]:
        """The dates in order, without overlap."""
        facts: list[Fact] = []
        for begin, end in self._lattice.runs():
            index = begin
            while index < end:
                fact, index = self._longest(index)
                if fact is not None:
                    facts.append(fact)
        return facts

    def _longest(self, index: int) -> tuple[Fact | None, int]:
        """The fact that begins at a token and reaches farthest, if any, and the token to go on with."""
        lattice = self._lattice
        if not lattice.may_begin(index) or lattice.take("recurring", index - 1):
            return None, index + 1
        dates = (*opens(lattice, index), *spans.ranges(lattice, index), *simple(lattice, index))
        parses = [*(with_clock(lattice, date) for date in dates), *clocks(lattice, index)]
        for parse in sorted(parses, key=_farthest):
            alone = lattice.covers(index, parse.end)
            if (parse.weak and not alone) or lattice.is_torn(index, parse.end) or _misread(lattice, index, parse):
                continue
            try:
                if era := _before_christ(lattice, index, parse.end):
                    return self._ancient(index, parse, era), era
                return self._fact(index, parse, alone=alone), parse.end
            except NoSuchDateError:
                if isinstance(parse.node, Day) and not parse.weak:
                    # "31 February" is not February.
                    return None, parse.end
        return None, index + 1

    def _fact(self, index: int, parse: Parse, *, alone: bool) -> Fact:
        """The parse as a fact.

        Raises:
            NoSuchDateError: if it means no day.
        """
        lattice = self._lattice
        start = max((entry.start for entry in lattice.at[index].values()), default=lattice.tokens[index].start)
        stop = lattice.tokens[parse.end - 1].end
        view = self._view(start, stop, parse, alone=alone)
        value = resolve(parse.node, view)
        node, day = parse.node, value.first
        if isinstance(node, Day) and isinstance(day, dt.date) and (isinstance(node.year, Year) or view.beside):
            self._named = day, stop
        return Fact(FactKind.DATE, start, stop, value)

    def _ancient(self, index: int, parse: Parse, end: int) -> Fact:
        """A date before our era, which no value can hold: the words are marked, without ends.

        Raises:
            NoSuchDateError: if it means no day.
        """
        start, stop = self._lattice.tokens[index].start, self._lattice.tokens[end - 1].end
        view = self._view(start, stop, parse, alone=False)
        return Fact(FactKind.DATE, start, stop, unresolved(resolve(parse.node, view).granularity))

    def _view(self, start: int, stop: int, parse: Parse, *, alone: bool) -> View:
        data = self._lattice.data
        tense = self._lattice.lexicon.clauses.tense(self._lattice.text, start, stop)
        # A deadline is still to come unless the clause tells of the past.
        deadline = isinstance(parse.node, Open) and parse.node.edge in (Edge.BEFORE, Edge.UNTIL)
        beside = self._named[0] if self._named and start - self._named[1] <= _BESIDE else None
        return View(
            reference=self._reference,
            future=self._prefer == "future" or tense == "future" or (deadline and tense != "past"),
            past=tense == "past",
            strict=self._prefer == "future",
            alone=alone,
            next_week=data.next_weekday == "next_week",
            weekend=data.weekend,
            beside=beside,
        )


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


def _before_christ(lattice: Lattice, index: int, end: int) -> int | None:
    """The token after a date and its "BC", which may stand in front or behind, also behind a year that follows."""
    if lattice.is_before_christ(index):
        return end
    after = links(lattice, end)
    mark = lattice.take("mark_before_year", after)
    start = mark.next if mark else after
    number = lattice.take("number", start) or lattice.take("year", start)
    after = number.next if number else end
    mark = lattice.take("mark_after_year", after)
    era = lattice.take("era_bc", mark.next if mark else after)
    return era.next if era else None
