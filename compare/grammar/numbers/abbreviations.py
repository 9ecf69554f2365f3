"""Scales that are abbreviated after digits: "15 bn", "20 тыс.", "$5m"."""

from __future__ import annotations

from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Reading

_BILLION = 1e9
_FEWEST_MILLIONS = 200  # "375m" is millions unless "from" or the like follows; "9m" and "100m" are metres


def abbreviated(reading: Reading, at: int, money: bool) -> float | None:
    """The scale that the token after digits abbreviates ("bn", "тыс.", "K"), None if it does not."""
    if not reading.is_word(at):
        return None
    scale = reading.lexicon.abbreviations.get(reading.printed(at))
    if scale is not None and scale >= _BILLION and len(reading.tokens[at].raw) == 1:
        digits = reading.tokens[at - 1].digits
        return scale if money or (digits and digits.value != int(digits.value)) else None  # "5G" is no number
    if scale is None or money or reading.match(Role.MEASURE, at) is None or reading.printed(at).isupper():
        return scale
    if reading.match_any(at + 1, Role.CURRENCY, Role.COUNTED):
        return scale
    digits = reading.tokens[at - 1].digits
    many = digits is not None and digits.value >= _FEWEST_MILLIONS and reading.tokens[at].glued
    return scale if many and not reading.hyphen(at + 1) and not reading.match(Role.STOP, at + 1) else None


def point_after(reading: Reading, at: int) -> bool:
    """Whether the point at token `at` belongs to an abbreviation and does not end a sentence."""
    if reading.tokens[at].raw != "." or not reading.tokens[at].glued or not reading.is_word(at + 1):
        return False
    return reading.printed(at + 1)[0].islower() or reading.match_any(at + 1, Role.CURRENCY, Role.COUNTED) is not None
