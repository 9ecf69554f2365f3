"""Hedges as intervals. The rules are named after what is said: "about", "almost", "more_than" and so on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from compare.grammar.numbers.parts import Number, place, tidy

_SHARE = 0.10  # "about" is a tenth either way, or half of the last significant digit where that is more


def tolerance(value: float) -> float:
    """How far "about `value`" reaches to either side: half the worth of the last significant digit or 10 %.

    "about 8" reaches from 7.2 to 8.8; "about 100,000", which has one significant digit, from 50,000 to 150,000.
    """
    return max(abs(value) * _SHARE, place(value) / 2) if value else 0.0


def _about(number: Number) -> Number:
    """Both sides of an exact number; what is an interval already stays."""
    if number.low != number.high:
        return number
    reach = tolerance(number.low)
    return replace(number, low=tidy(number.low - reach), high=tidy(number.low + reach))


def _almost(number: Number) -> Number:
    """From somewhat below up to the number, which is not reached."""
    if number.low != number.high:
        return number
    return replace(number, low=tidy(number.low - tolerance(number.low)), high_open=True)


def _more_than(number: Number) -> Number:
    return replace(number, low_open=number.low == number.high, high=None, high_open=False)


def _at_least(number: Number) -> Number:
    return replace(number, high=None, high_open=False)


RULES: dict[str, Callable[[Number], Number]] = {
    "about": _about,
    "almost": _almost,
    "more_than": _more_than,
    "at_least": _at_least,
    "less_than": lambda number: replace(number, high_open=True),
    "at_most": lambda number: number,
    "exactly": lambda number: number,
}
"""Rule to what it does with the interval. The two upper bounds also open the lower end: see `hedged`."""

UPPER = frozenset({"less_than", "at_most"})
"""The rules that leave the interval without a lower end."""


def hedged(number: Number, rules: Sequence[str]) -> Number:
    """The number under these rules, the last one nearest to it; the outermost gives the hedge its name."""
    for rule in reversed(rules):
        if rule == "exactly" or (rule in UPPER and number.high is None):
            continue  # "<" before ">" leaves no end at all
        changed = RULES[rule](number)
        same = changed == number and number.hedge is not None and rule not in UPPER
        number = number if same else replace(changed, hedge=rule)
    return number
