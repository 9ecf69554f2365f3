"""Fractions, and what adds one to a number: "half a million", "three quarters", "مليار ونصف"."""

from __future__ import annotations

import math
from dataclasses import replace

from compare.grammar.numbers.parts import THOUSAND, Number, tidy
from compare.grammar.numbers.roles import Phrase, Role
from compare.grammar.numbers.tokens import Reading


def of_scale(reading: Reading, at: int, value: float) -> Number:
    """A fraction, alone or of a scale ("half a million", "نصف المليون")."""
    inner = reading.skip(at + int(reading.hyphen(at)), Role.OF, Role.ARTICLE, Role.ONE, Role.DEFINITE)
    if scale := reading.match(Role.SCALE, inner):
        return Number(tidy(value * scale.low), tidy(value * scale.low), inner + scale.size)
    return Number(value, value, at, fraction=True)


def with_plus(reading: Reading, number: Number, at: int, part: float) -> Number:
    """The number with a part of its scale, of a scale that is named, or of one added."""
    named = reading.skip(at, Role.OF, Role.DEFINITE)
    scale = reading.match(Role.SCALE, named)
    if scale and number.scale == 1.0:
        value = tidy((number.low + part) * scale.low)
        return replace(number, low=value, high=value, end=named + scale.size, scale=scale.low, weak=None)
    if scale and number.scale >= scale.low:
        value = tidy(number.low + part * scale.low)
        return replace(number, low=value, high=value, end=named + scale.size, weak=None)
    value = tidy(number.low + part * (number.scale if number.scale >= THOUSAND else 1.0))
    return replace(number, low=value, high=value, end=at, weak=None)


def is_ordinal(reading: Reading, at: int, phrase: Phrase) -> bool:
    """Whether what may be a fraction or an ordinal is an ordinal here: "a third party", but "a third of them"."""
    same = reading.match(Role.ORDINAL, at)
    after = at + phrase.size
    return same is not None and same.size == phrase.size and noun_follows(reading, after + reading.hyphen(after))


def noun_follows(reading: Reading, at: int) -> bool:
    """Whether the next token can be a noun: a word that is no number, no conjunction and no function word."""
    roles = (Role.JOINER, Role.STOP, Role.SCALE, Role.CARDINAL, Role.OF, Role.PLUS)
    return reading.is_word(at) and reading.match_any(at, *roles) is None


def is_numerator(count: float, part: float) -> bool:
    """Whether so many of such parts are a fraction: "three quarters", but "two quarters" are half a year."""
    return count == int(count) and count * part < 1 and math.gcd(int(count), round(1 / part)) == 1


def mixed(reading: Reading, number: Number) -> Number | None:
    """The number with a counted fraction after it ("two and three eighths"), None if there is none."""
    joiner = reading.match(Role.JOINER, number.end)
    count = reading.match(Role.CARDINAL, number.end + joiner.size) if joiner else None
    if joiner is None or count is None or number.low != int(number.low) or number.scale != 1.0:
        return None
    at = number.end + joiner.size + count.size
    at += int(reading.hyphen(at))
    fraction = reading.match(Role.FRACTION, at)
    if fraction is None or count.low * fraction.low >= 1 or is_ordinal(reading, at, fraction):
        return None
    return with_plus(reading, number, at + fraction.size, count.low * fraction.low)
