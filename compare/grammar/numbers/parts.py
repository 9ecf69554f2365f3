"""A number, and the parts that it is put together from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.grammar.numbers.roles import Role

THOUSAND = 1000
_HUNDRED = 100
_DOZENS = (12.0, 20.0)  # "two hundred dozen": these multiply whatever stands before them


@dataclass(frozen=True, slots=True)
class Number:
    """An interval of numbers and where its words end.

    Args:
        low, high, low_open, high_open, hedge: as in `Quantity`.
        end: the token after its last.
        scale: the scale that multiplies all of it ("15 thousand": 1000), else 1.
        digits: whether it is (partly) in digits.
        weak: `Role.ONE`, `Role.ARTICLE` or `Role.DOUBTFUL` if it is nothing but such a word, `Role.SEVERAL` for
            "several".
        fraction: whether it is nothing but a fraction ("half").
        other: the second reading of `1.500`.
    """

    low: float
    high: float | None
    end: int
    low_open: bool = False
    high_open: bool = False
    hedge: str | None = None
    scale: float = 1.0
    digits: bool = False
    weak: Role | None = None
    fraction: bool = False
    other: float | None = None

    def times(self, factor: float) -> Number:
        """The number multiplied."""
        high = None if self.high is None else tidy(self.high * factor)
        return replace(self, low=tidy(self.low * factor), high=high, scale=self.scale * factor)


class Parts:
    """The parts of a number that is being read: they add up, a scale multiplies those smaller than it."""

    def __init__(self, units_first: bool, joiner_needed: bool, positional: bool) -> None:
        self.values: list[float] = []
        self.ends: list[int] = []  # the token after each part, to go back to where a part turns out to be another's
        self.room = 0.0  # the next part must be smaller than this
        self.scale = 1.0
        self.units_first = units_first
        self.positional = positional
        self.last_digit = 0.0  # what the last part adds where it is a digit of the next place: "三万五" is 35,000
        self.joiner_needed = joiner_needed  # a part after thousands only with an "and" ("ألف وستة", not "ألف ستة")

    def add(self, value: float, joined: bool) -> bool:
        """Take a word that adds up; False if it does not fit."""
        if self.values and not value < self.room:
            ones = self.units_first and joined and 1 <= self.values[-1] <= 9
            if not (ones and 20 <= value <= 90 and value % 10 == 0):
                return False
            self.room = 0
        elif self.values and self.joiner_needed and not joined and self.room >= THOUSAND:
            return False
        else:
            below, self.room = self.room, _room(value)
            self.note_digit(value, below, joined)
            self.values.append(value)
            self.scale = 1.0
            return True
        self.values.append(value)
        self.scale = 1.0
        return True

    def note_digit(self, value: float, below: float, joined: bool) -> None:
        """Note a digit right after a scale that is to count in the place below it, unless a scale follows it."""
        next_place = self.positional and self.values and not joined and below >= _HUNDRED and 0 < value < 10
        self.last_digit = value * (below / 10 - 1) if next_place else 0.0

    def multiply(self, scale: float, joined: bool) -> bool:
        """Take a word that multiplies; False if it does not fit."""
        coefficient, at = 0.0, len(self.values)
        while at and (self.values[at - 1] < scale or scale in _DOZENS) and not joined:
            at -= 1
            coefficient += self.values[at]
        if at < len(self.values) - 1:
            coefficient += self.last_digit  # "一百二万"
        self.last_digit = 0.0
        if at == len(self.values):
            if self.values and not scale < self.room:
                return False
            coefficient = 1.0
        elif at and coefficient * scale >= self.values[at - 1]:
            del self.values[at:], self.ends[at:]  # "three million and five million" are two numbers
            return False
        self.values[at:] = [tidy(coefficient * scale)]
        self.room = scale if coefficient == int(coefficient) else 0.0
        self.scale = scale if len(self.values) == 1 else 1.0
        return True

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return tidy(sum(self.values) + self.last_digit)


def tidy(value: float) -> float:
    """A float without the noise of decimal multiplication (375.1 million, not 375100000.00000006)."""
    return float(f"{value:.15g}")


def _room(value: float) -> float:
    """What may still be added to a word of this value: below ten after twenty, nothing after twelve."""
    if value == 0:
        return 10.0  # "zero one"
    if value != int(value) or value < 20:
        return 0.0
    whole, room = int(value), 1
    while whole % (room * 10) == 0:
        room *= 10
    return float(room)


def place(value: float) -> float:
    """The worth of the last significant digit: 10 for 130, 100,000 for 100,000, 0.1 for 7.5."""
    digits = f"{abs(value):.12e}"
    mantissa, _, exponent = digits.partition("e")
    decimals = len(mantissa.rstrip("0").partition(".")[2])
    return float(10.0 ** (int(exponent) - decimals))
