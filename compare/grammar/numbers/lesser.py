"""What stands below a larger unit: marks and letters that are a unit only there, and numbers without any.

6'2"   6 ft 2 in   两角五分          `[numbers.units.lesser]`: no unit by themselves, since they mean much else
two hours ten   5 dollars 50   一块二   `[numbers.units.tails]`: the next unit is left unsaid
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.grammar.numbers.numerals import read_number
from compare.grammar.numbers.parts import Number
from compare.grammar.numbers.roles import Phrase, Role
from compare.grammar.numbers.symbols import SECONDS
from compare.grammar.numbers.tokens import Kind, Reading
from compare.grammar.numbers.units import Unit, currency, ratio, unit_at
from compare.types import FactKind

_LEAST_TAIL = 10  # in running text "20 dollars 5" says too little to be a price


@dataclass(frozen=True, slots=True)
class Tail:
    """A number after a unit that counts a part of it: its value in that unit, and the token after it."""

    value: float
    end: int


def lesser_below(reading: Reading, at: int, kind: FactKind, base: str) -> Unit | None:
    """The unit at token `at` if it is one below a unit of name `base`."""
    for phrase in reading.matches(Role.LESSER, at):
        unit = _unit(phrase, at)
        factor = ratio(unit, base) if unit.kind is kind and base != "year" else None  # "49年1月" is a date
        if factor is not None and factor < 1 and _ends_phrase(reading, at, unit.end):
            return unit
    return None


def lesser_alone(reading: Reading, at: int, bare: bool) -> Unit | None:
    """The unit at token `at` where nothing larger stands before it.

    `bare`: the text is nothing but this. Else it must be followed, without a space, by what is smaller still
    (`6'2"`), be the only double mark of a text (`a 27" screen`), or a time after a half ("两个半月").
    """
    for phrase in reading.matches(Role.LESSER, at):
        unit = _unit(phrase, at)
        glued, timed = reading.tokens[at].glued, unit.kind is FactKind.DURATION
        half = unit.kind is FactKind.NUMBER and reading.match(Role.PLUS, unit.end) is not None  # "五分半" are minutes
        last = reading.tokens[unit.end].kind is Kind.GAP or half
        if bare and last and not timed:  # "十月" is October, and "5分" points more often than minutes
            return unit
        if not glued:
            continue
        if _is_mark(reading, at, unit.end) or (timed and any(reading.ends(Role.PLUS, at))):
            return unit
        if reading.tokens[unit.end].glued and _opens(reading, unit):
            return unit
    return None


def _unit(phrase: Phrase, at: int) -> Unit:
    """The unit that a phrase at token `at` names; the kind follows from the table that has the name."""
    name, end = phrase.name, at + phrase.size
    if name[:3].isupper():
        code, factor = currency(name)
        return Unit(FactKind.MONEY, code, end, factor)
    return Unit(FactKind.DURATION if name in SECONDS else FactKind.NUMBER, name, end)


def _is_mark(reading: Reading, at: int, end: int) -> bool:
    """Whether a double mark is no quotation mark: the only one of the text, and a word goes on after it."""
    marks = sum(token.raw == '"' for token in reading.tokens)
    return reading.tokens[at].raw == '"' and marks == 1 and reading.is_word(end) and not reading.tokens[end].glued


def _ends_phrase(reading: Reading, at: int, end: int) -> bool:
    """Whether a unit that is also a function word is none here: "6 feet 2 in the air"."""
    if reading.match(Role.STOP, at) is None:
        return True
    blocked = reading.match_any(end, Role.STOP, Role.DEFINITE, Role.ARTICLE, Role.CARDINAL, Role.COUNTED)
    return reading.tokens[end].kind is not Kind.NUMBER and blocked is None


def _opens(reading: Reading, unit: Unit) -> bool:
    """Whether an amount in a smaller unit of the same kind follows."""
    number = read_number(reading, unit.end)
    if number is None or number.low != number.high or unit.name is None:
        return False
    next_unit = lesser_below(reading, number.end, unit.kind, unit.name) or unit_at(
        reading, number.end, number, bound=False
    )
    if next_unit is None or next_unit.kind is not unit.kind:
        return False
    factor = ratio(next_unit, unit.name)
    return factor is not None and factor < unit.factor and number.low * factor < unit.factor


def read_tail(reading: Reading, at: int, start: int, unit: str, bare: bool) -> Tail | None:
    """The number after the unit that ends before token `at`, if it counts a part of that unit left unsaid.

    Args:
        reading: the text.
        at: the token after the unit.
        start: the first token of the amount, where its unit may stand ("$20 43").
        unit: name of the unit of the amount, in which the value is returned.
        bare: whether the expression is all of the text, so that "and" may stand between the two.
    """
    share, own = _share(reading, at, start, unit, bare)
    if share is None:
        return None
    if reading.lexicon.data.words.positional:
        return _digit(reading, at, share * own)
    first = reading.skip(at, Role.JOINER, Role.BETWEEN_AND) if bare else at
    number = read_number(reading, first)
    if number is None or number.low != number.high or not _is_plain(number) or number.low * share >= 1:
        return None
    closed = reading.tokens[number.end].kind is Kind.GAP or reading.tokens[number.end].raw in set(".,;:!?)")
    if not closed or reading.tokens[first].glued or (number.low < _LEAST_TAIL and not bare):
        return None
    return Tail(number.low * share * own, number.end)


def _share(reading: Reading, at: int, start: int, unit: str, bare: bool) -> tuple[float | None, float]:
    """The share that a number after this unit counts, and how much of `unit` one of it is."""
    for phrase in reading.ends(Role.TAIL, at):
        role = reading.match_any(at - phrase.size, Role.CURRENCY, Role.MEASURE)
        if role is reading.match(Role.CURRENCY, at - phrase.size) and role is not None:
            return phrase.low, currency(role.name)[1]
        lesser = unit[:3].isupper() and reading.match(Role.LESSER, at - phrase.size)
        return phrase.low, currency(lesser.name)[1] if lesser else 1.0
    sign = reading.match(Role.TAIL, start) if bare else None
    return (sign.low, 1.0) if sign else (None, 1.0)


def _is_plain(number: Number) -> bool:
    """Whether it is a whole number and neither an article nor "several"."""
    return number.low == int(number.low) and number.weak in (None, Role.ONE) and not number.fraction


def _digit(reading: Reading, at: int, worth: float) -> Tail | None:
    """One digit after the unit, of the next place, or after a zero of the one below ("三块四", "三块零四")."""
    zero = reading.match(Role.JOINER, at)
    first = at + zero.size if zero else at
    token, phrase = reading.tokens[first], reading.match(Role.CARDINAL, first)
    plain = token.kind is Kind.NUMBER and len(token.raw) == 1 and token.digits is not None
    if not token.glued or not (plain or (phrase and phrase.size == 1 and 0 < phrase.low < 10)):
        return None
    counts = (Role.FILLER, Role.CARDINAL, Role.SCALE, Role.CURRENCY, Role.DURATION, Role.MEASURE, Role.LESSER)
    if reading.match_any(first + 1, *counts, Role.COUNTED, Role.PERCENT, Role.PLUS, Role.PART, Role.JOINER, Role.POINT):
        return None
    if reading.match(Role.EXCEPTION, first) or reading.tokens[first + 1].kind is Kind.NUMBER:
        return None
    value = token.digits.value if plain and token.digits else phrase.low if phrase else 0.0
    return Tail(value * worth * (0.1 if zero else 1.0), first + 1)
