"""Any one date, and stretches of time with one end: "since 1997"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from compare.grammar.dates.beside import beside
from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.names import months, years
from compare.grammar.dates.nodes import Day, Edge, Nth, Open, Unit, Year
from compare.grammar.dates.numeric import full_year, read_group
from compare.grammar.dates.periods import ages, nths, seasons, thirds
from compare.grammar.dates.points import days, weekdays
from compare.grammar.dates.relatives import Parse, distances, links, relatives

_MONTHS = 12


@remembered
def simple(lattice: Lattice, index: int) -> Iterator[Parse]:
    """One date, not a range."""
    yield from beside(lattice, index)
    yield from groups(lattice, index)
    yield from quarter_codes(lattice, index)
    yield from weekdays(lattice, index)
    yield from days(lattice, index)
    yield from distances(lattice, index)
    yield from relatives(lattice, index)
    yield from ages(lattice, index)
    yield from months(lattice, index)
    yield from years(lattice, index)
    yield from seasons(lattice, index)
    yield from nths(lattice, index)
    yield from thirds(lattice, index)


def groups(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Digits with separators, with a weekday in front or behind; with spaces only if there is nothing else."""
    yield from _spaced(lattice, index)
    start, weekday = index, lattice.take("weekday", index)
    if weekday is not None:
        start = links(lattice, weekday.next, comma=True)
    entry = lattice.take("number_group", start)
    reading = read_group(cast(str, entry.value), lattice.data) if entry else None
    if entry is None or reading is None:
        return
    node, end = reading.node, entry.next
    mark = lattice.take("mark_after_year", end)
    end = mark.next if mark else end
    if weekday is not None and isinstance(node, Day):
        node = replace(node, weekday=cast(int, weekday.value))
    # "10.12." closes with a full stop, as in "am 10.12."
    if reading.weak and isinstance(node, Day) and lattice.is_text(end, ".") and lattice.tokens[end].glued:
        yield Parse(node, end + 1, weak=weekday is None and not lattice.led(index, "day"))
    yield Parse(node, end, reading.weak and weekday is None and not lattice.led(index, "day"))


def _spaced(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Day, month and year with spaces between them: "17 12 2021", "17 / 12", "17 12"."""
    spaced = [lattice.tokens[k].text for k in range(index, min(index + 3, len(lattice.tokens)))]
    for size in (2, 3):
        parts = spaced[:size]
        if size == 2 and not lattice.data.day_first:
            continue  # "3 30" is no date where the month comes first
        if len(parts) == 3 and parts[1] in "/-.":
            parts = [parts[0], parts[2]]
            # "2 - 1" is a score.
            if spaced[1] == "-" and all(part.isdigit() and int(part) <= _MONTHS for part in parts):
                continue
        if len(spaced) >= size and all(part.isdigit() for part in parts):
            reading = read_group("/".join(parts), lattice.data)
            if reading is not None and isinstance(reading.node, Day):
                yield Parse(reading.node, index + size, weak=True)


def quarter_codes(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Quarters as in tables and business news: "4Q18", "4Q 2018", "18Q4"."""
    unit = lattice.take("unit", index + 1)
    if unit is None or unit.value is not Unit.QUARTER or not lattice.tokens[index + 1].glued:
        return
    first, last = lattice.tokens[index].text, lattice.tokens[unit.next].text if unit.next < len(lattice.tokens) else ""
    if not (first.isdigit() and last.isdigit()) or len(lattice.tokens[index + 1].text) > 1:
        return
    quarter, year = (first, last) if len(last) in (2, 4) else (last, first)
    glued = lattice.tokens[unit.next].glued
    if quarter in "1234" and len(quarter) == 1 and (len(year) == 4 or (len(year) == 2 and glued)):
        number = int(year) if len(year) == 4 else full_year(int(year))
        yield Parse(Nth(int(quarter), Unit.QUARTER, Year(number)), unit.next + 1)


def opens(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Stretches of time with one end: "since 1997", "until Wednesday"."""
    if entry := lattice.take("edge_before", index):
        for parse in simple(lattice, links(lattice, entry.next)):
            edge = cast(Edge, entry.value)
            if not _has_edge(lattice, edge, parse):
                continue
            # "自2015年以来" says it twice, "до 15 января включительно" says it better.
            again, including = lattice.take("edge_after", parse.end), lattice.take("inclusive", parse.end)
            end = again.next if again is not None and again.value == edge else parse.end
            if including is not None and edge is Edge.BEFORE:
                edge, end = Edge.UNTIL, including.next
            yield Parse(Open(edge, parse.node), end, parse.weak and not isinstance(parse.node, Year))
    for parse in simple(lattice, index):
        if entry := lattice.take("edge_after", links(lattice, parse.end)):
            weak = parse.weak and not isinstance(parse.node, Year)
            yield Parse(Open(cast(Edge, entry.value), parse.node), entry.next, weak)


def _has_edge(lattice: Lattice, edge: Edge, parse: Parse) -> bool:
    """ "After Monday's talks" is about the talks: there a date is a date and no edge."""
    owned = parse.end >= 2 and lattice.is_text(parse.end - 2, "'")
    return edge not in (Edge.AFTER, Edge.BEFORE) or not owned
