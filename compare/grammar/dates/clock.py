"""Times of day beside a date, or alone where a word says that they are times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from compare.grammar.dates.compounds import simple
from compare.grammar.dates.lattice import Lattice
from compare.grammar.dates.lexicon import CLOCK_PARTS
from compare.grammar.dates.nodes import Clock, Day, NamedToday, Nth, Period, Weekday
from compare.grammar.dates.numeric import read_time
from compare.grammar.dates.relatives import Parse, counts, links, steps

_BEFORE = ("half_past", "half_to", "quarter_past", "quarter_to")
_BEHIND = ("half", "quarter", "less_quarter")
# What a time of day can be a time of.
_DAYS = (Day, Weekday, NamedToday, Nth, Period)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day, its zone if stated, and the token after it. `sure`: not a score or a ratio."""

    time: str
    zone: str | None
    end: int
    sure: bool


def clocks(lattice: Lattice, index: int) -> Iterator[Parse]:
    """Times of day with a zone, "at" or "p.m.", and with the date that follows: "at 18:30 on Thursday"."""
    for time in _times(lattice, index):
        if time.sure:
            yield Parse(Clock(time.time, time.zone, None), time.end)
        for day in simple(lattice, links(lattice, time.end, comma=True)):
            if isinstance(day.node, _DAYS) and not day.weak and (time.sure or ":" in time.time):
                yield Parse(Clock(time.time, time.zone, day.node), day.end)


def with_clock(lattice: Lattice, parse: Parse) -> Parse:
    """The same date with the time of day that follows it, if one does."""
    if not isinstance(parse.node, _DAYS) or parse.weak:
        return parse
    iso = lattice.is_text(parse.end, "t") and lattice.tokens[parse.end].glued
    separated = iso or lattice.is_text(parse.end, ",", "-", "|")
    for start in reversed(steps(lattice, parse.end + 1 if separated else parse.end)):
        for time in _times(lattice, start):
            if time.sure or ":" in time.time:
                return Parse(Clock(time.time, time.zone, parse.node), time.end)
    return parse


def _times(lattice: Lattice, index: int) -> Iterator[Time]:
    at = lattice.take("clock_at", index)
    start = at.next if at else index
    # "下午3点": half of the day in front.
    half = lattice.take("clock_pm", start) or lattice.take("clock_am", start)
    start = half.next if half else start
    shift = 12 if half is not None and half.value == "pm" else 0
    yield from _in_words(lattice, start, shift, sure=at is not None or half is not None)
    group = lattice.take("number_group", start)
    if group is not None:
        time = read_time(cast(str, group.value), dotted=at is not None)
        if time is not None:
            mark = lattice.take("clock_oclock", group.next) or lattice.take("clock_hour", group.next)
            yield _finished(lattice, time, mark.next if mark else group.next, sure=at is not None)
        return
    for count in counts(lattice, start):
        if (count.ordinal and not at) or not 0 <= count.value <= 24:
            continue
        hour = (count.value + (shift if count.value < 12 else 0)) % 24
        yield from _hours(lattice, hour, count.end, sure=at is not None or half is not None)


def _in_words(lattice: Lattice, start: int, shift: int, *, sure: bool) -> Iterator[Time]:
    """Hours with a part of the next or last one in words: "half past nine", "neuf heures et demie"."""
    before, minutes = _part(lattice, start, _BEFORE)
    for count in counts(lattice, start if before is None else before):
        if not 0 <= count.value <= 24:
            continue
        mark = lattice.take("clock_oclock", count.end) or lattice.take("clock_hour", count.end)
        end = mark.next if mark else count.end
        if before is None:
            behind, minutes = _part(lattice, end, _BEHIND)
            if behind is None or not sure:
                continue
            end = behind
        whole = (count.value * 60 + (shift * 60 if count.value < 12 else 0) + minutes) % (24 * 60)
        yield _finished(lattice, f"{whole // 60:02d}:{whole % 60:02d}", end, sure=True)


def _part(lattice: Lattice, index: int, kinds: tuple[str, ...]) -> tuple[int | None, int]:
    """The token after a part of an hour that stands here, and its minutes."""
    for kind in kinds:
        found = lattice.take(f"clock_{kind}", index)
        if found is not None:
            return found.next, CLOCK_PARTS[kind]
    return None, 0


def _hours(lattice: Lattice, hour: int, end: int, *, sure: bool) -> Iterator[Time]:
    """Times whose hour is a number by itself: "18 h 30", "8 o'clock", "at 8 p.m."."""
    exact = lattice.take("clock_oclock", end)
    mark = exact or lattice.take("clock_hour", end)
    minutes = lattice.take("number", mark.next) if mark else None
    # "23 h 45" with spaces, but not "à 8 heures 20 personnes".
    if mark is not None and minutes is not None and len(lattice.tokens[minutes.next - 1].text) == 2:
        glued = lattice.tokens[mark.next].glued
        if (sure or exact or glued) and lattice.take("unit", minutes.next) is None:
            yield _finished(lattice, f"{hour:02d}:{cast(int, minutes.value):02d}", minutes.next, sure=True)
    if mark is not None:
        # "Two hours" is a length of time unless a word says "at".
        yield _finished(lattice, f"{hour:02d}", mark.next, sure=sure or exact is not None)
    else:
        yield _finished(lattice, f"{hour:02d}", end, sure=False, timed=False)


def _finished(lattice: Lattice, time: str, end: int, *, sure: bool, timed: bool = True) -> Time:
    """The time with "a.m.", "p.m." and zone read. A bare hour is sure only with one of the first two."""
    for kind, shift in (("clock_am", 0), ("clock_pm", 12)):
        half = lattice.take(kind, end)
        # "3 дня" are three days unless "часа" stands between.
        if half is not None and lattice.take("unit", end) and not timed:
            continue
        if half is not None and 1 <= int(time[:2]) <= 12:
            time = f"{int(time[:2]) % 12 + shift:02d}" + time[2:]
            end, sure = half.next, True
            break
    zone = lattice.take("zone", end)
    if zone is None and lattice.is_text(end, "("):
        inside = lattice.take("zone", end + 1)
        if inside is not None and lattice.is_text(inside.next, ")"):
            return Time(time, cast(str, inside.value), inside.next + 1, sure=sure or ":" in time)
    if zone is not None:
        return Time(time, cast(str, zone.value), zone.next, sure=sure or ":" in time)
    return Time(time, None, end, sure)
