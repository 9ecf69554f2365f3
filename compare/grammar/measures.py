"""Units of one dimension brought to one base unit, and how far a converted figure may be off by rounding.

    "100 miles" -> 160,934 metres;  "161 kilometres" -> 161,000 metres: one length, as far as its writer rounded

Nobody writes "160.934 kilometres" for "100 miles", so two figures in different units are one if either, converted,
lies within what the other may have been rounded from.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.grammar.numbers.symbols import GRAMS, METRES

_AREA = {
    "square_metre": 1.0,
    "square_kilometre": 1e6,
    "square_mile": 2_589_988.110336,
    "square_foot": 0.09290304,
    "hectare": 1e4,
    "acre": 4046.8564224,
}
_VOLUME = {"litre": 1.0, "cubic_metre": 1000.0, "gallon": 3.785411784, "barrel": 158.987294928}
_SPEED = {"kilometre_per_hour": 1.0, "mile_per_hour": 1.609344, "metre_per_second": 3.6, "knot": 1.852}
_POWER = {"kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9}
_DATA = {"megabyte": 1.0, "gigabyte": 1e3, "terabyte": 1e6}

_SINGLE, _ROUND, _EXACT = 0.25, 0.10, 0.05
"""Most that a figure may be off, as a share of itself: of one digit ("2 km" for a mile and a quarter), of one digit and
zeros ("300 feet"), of any other. Within these, half the worth of the last significant digit."""
_DEGREE = 1.0
"""Degrees that a temperature may be off."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a unit measures, and how it is brought to the base unit: `value * factor + offset`."""

    dimension: str
    factor: float
    offset: float = 0.0

    def base(self, value: float) -> float:
        """A value of this unit in the base unit."""
        return value * self.factor + self.offset


_SCALES = {
    **{
        unit: Scale(dimension, factor)
        for dimension, table in (
            ("length", {**METRES, "nautical_mile": 1852.0}),
            # tons of 2,000 and of 2,240 pounds are both within what a writer rounds of a metric one
            ("weight", {**GRAMS, "ton": 1e6, "kiloton": 1e9}),
            ("area", _AREA),
            ("volume", _VOLUME),
            ("speed", _SPEED),
            ("power", _POWER),
            ("data", _DATA),
        )
        for unit, factor in table.items()
    },
    "celsius": Scale("temperature", 1.0),
    "fahrenheit": Scale("temperature", 5 / 9, -160 / 9),
}


def scale_of(unit: str | None) -> Scale | None:
    """How a unit is converted; None for what cannot be (persons, money, bare degrees)."""
    return None if unit is None else _SCALES.get(unit)


def rounding(value: float, unit: str) -> float:
    """How far the true value may lie from one that was written in `unit`, in that unit."""
    if (scale := scale_of(unit)) is not None and scale.dimension == "temperature":
        return _DEGREE
    digits = f"{abs(value):.10g}".replace(".", "").strip("0")
    if len(digits) == 1:
        return min(_last_place(value) / 2, abs(value) * (_SINGLE if abs(value) < 10 else _ROUND))
    return min(_last_place(value) / 2, abs(value) * _EXACT)


def _last_place(value: float) -> float:
    """What one of the last significant digit is worth: 100 for 1,300, 0.1 for 2.5."""
    written = f"{abs(value):.10g}"
    if "." in written:
        return float(10.0 ** -len(written.partition(".")[2]))
    return float(10.0 ** (len(written) - len(written.rstrip("0")))) if value else 0.0
