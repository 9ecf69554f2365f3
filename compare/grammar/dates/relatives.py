"""Dates that count from now: "yesterday", "last week", "the next three days", "two years ago"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from compare.grammar.dates.lattice import Lattice, remembered
from compare.grammar.dates.nodes import Distance, Node, Period, Pick, Unit

OFFSETS = {Pick.BEFORE_LAST: -2, Pick.LAST: -1, Pick.THIS: 0, Pick.NEXT: 1, Pick.AFTER_NEXT: 2}
# More of anything is no date: "2001 years ago" is about age.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Parse:
    """What a stretch of tokens says, up to `end` (exclusive). `weak`: only where the text holds nothing else."""

    node: Node
    end: int
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A small number and the token after it. `marked`: a word says that it is a day ("日", "числа")."""

    value: int
    end: int
    ordinal: bool = False
    digits: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units, and the token after them. `stated`: whether the number is written out; `plural`: whether a number
    should be.
    """

    count: int
    unit: Unit
    end: int
    stated: bool
    plural: bool = False


def links(lattice: Lattice, index: int, *, comma: bool = False) -> int:
    """The token after "of", "the" and the like, and after a comma if one may stand here."""
    if comma and lattice.is_text(index, ","):
        index += 1
    return steps(lattice, index)[-1]


def steps(lattice: Lattice, index: int) -> list[int]:
    """This token and those after each of at most three such words."""
    found = [index]
    while len(found) <= 3 and (entry := lattice.take("links", found[-1])):
        found.append(entry.next)
    return found


@remembered
def counts(lattice: Lattice, index: int) -> Iterator[Count]:
    """Cardinal and ordinal numbers, in digits or words."""
    for kind in ("number", "ordinal"):
        entry = lattice.take(kind, index)
        # "10th" is no plain 10.
        if entry is not None and not (kind == "number" and _is_ordinal(lattice, index)):
            digits = lattice.tokens[index].text.isdigit()
            yield Count(cast(int, entry.value), entry.next, kind == "ordinal", digits)


def _is_ordinal(lattice: Lattice, index: int) -> bool:
    return lattice.tokens[index].text.isdigit() and lattice.take("ordinal", index) is not None


@remembered
def amounts(lattice: Lattice, index: int) -> Iterator[Amount]:
    """Amounts of time: "three days", "week" (one), and words that hold their number ("fortnight")."""
    if counted := lattice.take("counted", index):
        number, unit = cast(tuple[int, Unit], counted.value)
        yield Amount(number, unit, counted.next, True)
    for count in counts(lattice, index):
        entry = lattice.take("unit", count.end)
        if entry is not None and not count.ordinal and 0 < count.value <= _MOST:
            yield Amount(count.value, cast(Unit, entry.value), entry.next, True)
    article = lattice.take("articles", index)
    start = article.next if article else index
    if entry := lattice.take("unit", start):
        plural = lattice.take("plurals", start) is not None
        yield Amount(1, cast(Unit, entry.value), entry.next, article is not None, plural)


@remembered
def relatives(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Periods that count from the current one."""
    if entry := lattice.take("relative", index):
        unit, offset, anaphoric = cast(tuple[Unit, int, bool], entry.value)
        yield Parse(Period(unit, offset, offset, anaphoric), entry.next)
    yield from _modifier_first(lattice, index)
    yield from _modifier_last(lattice, index)
    # The number in front of the modifier: "deux derniers jours", "2 прошлых месяца".
    for count in counts(lattice, index):
        if count.ordinal or not 0 < count.value <= _MOST:
            continue
        modifier = lattice.take("before", count.end) or lattice.take("after", count.end)
        unit_entry = lattice.take("unit", modifier.next) if modifier else None
        if modifier is not None and unit_entry is not None and not lattice.take("period_bars", unit_entry.next):
            amount = Amount(count.value, cast(Unit, unit_entry.value), unit_entry.next, True)
            yield from _picked(amount, cast(Pick, modifier.value), amount.end)


def _modifier_first(lattice: Lattice, index: int) -> Iterator[Parse]:
    modifier = lattice.take("before", index)
    if modifier is not None:
        plural = lattice.take("plurals", index) is not None
        for amount in amounts(lattice, modifier.next):
            amount = replace(amount, plural=amount.plural or plural)
            # "The last day" is no yesterday, and "the last week of the campaign" is not last week.
            vague = amount.unit is Unit.DAY and not amount.stated
            if lattice.take("period_bars", amount.end) is None and not vague:
                yield from _picked(amount, cast(Pick, modifier.value), amount.end)


def _modifier_last(lattice: Lattice, index: int) -> Iterator[Parse]:
    for amount in amounts(lattice, index):
        # The number between unit and modifier: "الأسابيع الثلاثة القادمة".
        for count in [Count(amount.count, amount.end), *counts(lattice, amount.end)]:
            modifier = lattice.take("after", count.end)
            if modifier is not None and 0 < count.value <= _MOST:
                stated = amount.stated or count.end > amount.end
                plural = amount.plural or lattice.take("plurals", count.end) is not None
                picked = replace(amount, count=count.value, stated=stated, plural=plural)
                yield from _picked(picked, cast(Pick, modifier.value), modifier.next)


def _picked(amount: Amount, pick: Pick, end: int) -> Iterator[Parse]:
    offset = OFFSETS.get(pick)
    if offset is None or (amount.plural and not amount.stated and amount.unit is not Unit.WEEKEND):
        return
    if not amount.stated:
        yield Parse(Period(amount.unit, offset, offset), end)
    elif offset < 0:
        yield Parse(Period(amount.unit, -amount.count, -1), end)
    elif offset > 0:
        yield Parse(Period(amount.unit, 1, amount.count), end)


@remembered
def distances(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Points so many units away, unless they count from something that follows ("two days after the attack")."""
    for kind, sign in (("ago", -1), ("hence", 1)):
        before = lattice.take(f"{kind}_before", index)
        if before is not None and not (kind == "hence" and lattice.is_barred(index)):
            hedge, start = _hedge(lattice, before.next)
            for amount in amounts(lattice, start):
                yield from _away(lattice, amount, sign, amount.end, hedge)
        hedge, start = _hedge(lattice, index)
        for amount in amounts(lattice, start):
            if after := lattice.take(f"{kind}_after", amount.end):
                yield from _away(lattice, amount, sign, after.next, hedge)


def _hedge(lattice: Lattice, index: int) -> tuple[str, int]:
    """The rule of the hedge at a token ("more than"), "" without one, and the token after it."""
    entry = lattice.take("hedge", index)
    return (cast(str, entry.value), entry.next) if entry else ("", index)


def _away(lattice: Lattice, amount: Amount, sign: int, end: int, hedge: str) -> Iterator[Parse]:
    stated = amount.stated or (lattice.data.implied_one and not amount.plural)
    if stated and lattice.take("distance_bars", end) is None:
        beyond, within = hedge in ("more_than", "at_least"), hedge in ("less_than", "at_most")
        yield Parse(Distance(amount.unit, sign * amount.count, sign > 0, beyond, within), end)
