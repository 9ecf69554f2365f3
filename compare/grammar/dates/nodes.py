"""What a date expression says, before anybody knows when it was written: one small value a kind of expression."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Calendar(StrEnum):
    """The calendar in which a day, month or year is counted."""

    GREGORIAN = "gregorian"
    ISLAMIC = "islamic"
    PERSIAN = "persian"


class Pick(StrEnum):
    """Which of the recurring days or periods is meant, seen from the day of writing."""

    BEFORE_LAST = "before_last"
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    AFTER_NEXT = "after_next"
    IN_EIGHT_DAYS = "in_eight_days"
    IN_FIFTEEN_DAYS = "in_fifteen_days"


class Edge(StrEnum):
    """On which side a stretch of time is open."""

    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    UNTIL = "until"


class Part(StrEnum):
    """Which third of a week, month, year, decade or century is meant."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


class Unit(StrEnum):
    """What periods are counted in."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole periods counted from the current one: week -1..-1 is last week, day 1..3 the next three days.

    `anaphoric`: counted from a moment that the text tells ("the following day"), not from the day of writing.
    """

    unit: Unit
    first: int
    last: int
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class Distance:
    """A point so many units away: week -2 is "two weeks ago".

    `floating`: whether it may as well be counted from a moment in the story ("in two weeks"). `beyond`: "more than
    two years ago"; `within`: "less than two years ago".
    """

    unit: Unit
    amount: int
    floating: bool = False
    beyond: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year."""

    year: int
    calendar: Calendar = Calendar.GREGORIAN


YearOf = Year | Period | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month, of a year that may be left out."""

    month: int
    year: YearOf = None
    calendar: Calendar = Calendar.GREGORIAN
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; what was left out is `None`. `weekday` is 1 (Monday) to 7.

    `ordinal`: whether an ordinal number gives the day, so that "الثلاثاء الثالث من سبتمبر" may be the third Tuesday.
    """

    day: int
    month: int | None = None
    year: YearOf = None
    calendar: Calendar = Calendar.GREGORIAN
    weekday: int | None = None
    pick: Pick | None = None
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 (Monday) to 7; `week` counts ISO weeks from the current one, where one is named.

    `anaphoric`: whether that week counts from a moment that the text tells.
    """

    weekday: int
    pick: Pick | None = None
    week: int | None = None
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class NamedToday:
    """A day counted from today that is also called by its weekday: "yesterday, Wednesday"."""

    offset: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season from `(month, day)` to `(month, day)`, both included."""

    first: tuple[int, int]
    last: tuple[int, int]
    year: YearOf = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """The ten years from `start`; below 100 the century is left open ("the nineties")."""

    start: int


@dataclass(frozen=True, slots=True)
class Century:
    """The `number`th century: 19 is 1801..1900."""

    number: int


@dataclass(frozen=True, slots=True)
class Nth:
    """The `n`th unit (or weekday, if given) within a period; negative counts from the end."""

    n: int
    unit: Unit
    within: Node | None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Third:
    """The beginning, middle or end of a period."""

    part: Part
    of: Node


@dataclass(frozen=True, slots=True)
class Containing:
    """The unit in which a day lies: "the week of 6 October"."""

    unit: Unit
    day: Node


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many days or weeks from another date: "two days after 5 March", "the day before 5 March"."""

    unit: Unit
    amount: int
    of: Node


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """The `n`th such weekday (1 to 7) before or after another date, or by its distance from it (`side` is None)."""

    weekday: int
    n: int
    side: Edge | None
    of: Node


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both included."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Open:
    """A stretch of time with an open end."""

    edge: Edge
    of: Node


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, ISO 8601, with its zone if stated, on a day that may be left out."""

    time: str
    zone: str | None
    day: Node | None


Node = (
    Period
    | Distance
    | Year
    | Month
    | Day
    | Weekday
    | NamedToday
    | Season
    | Decade
    | Century
    | Nth
    | Third
    | Containing
    | Shifted
    | WeekdayBeside
    | Range
    | Open
    | Clock
)
