"""What stands beside a number and says what it measures."""

from __future__ import annotations

from dataclasses import dataclass

from compare.grammar.numbers.fractions import noun_follows
from compare.grammar.numbers.parts import Number
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.symbols import GRAMS, METRES, SECONDS
from compare.grammar.numbers.tokens import Kind, Reading
from compare.types import FactKind

_LAST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that was read: its kind, name, factor ("cent" is 0.01 dollars) and the token after it."""

    kind: FactKind
    name: str | None
    end: int
    factor: float = 1.0


def unit_before(reading: Reading, at: int, bare: bool) -> Unit | None:
    """A unit before the number: a currency sign or code, a percent word, what is measured."""
    token = reading.tokens[at]
    if code := reading.currency_code(at):
        dot = int(reading.tokens[at + 1].raw == ".")
        return Unit(FactKind.MONEY, code, at + 1 + dot)
    if phrase := reading.match(Role.CURRENCY, at):
        character = phrase.size == 1 and token.raw[0] >= "\u3400"  # "公元833年" names no yuan
        close = reading.tokens[at + phrase.size].kind is Kind.NUMBER and not character
        if token.kind is Kind.SYMBOL or (close and (bare or reading.tokens[at + phrase.size].glued)):
            code, factor = currency(phrase.name)
            return Unit(FactKind.MONEY, code, at + phrase.size, factor)
    if phrase := reading.match(Role.PERCENT_BEFORE, at):
        return Unit(FactKind.PERCENT, "percent", at + phrase.size)
    if phrase := reading.match(Role.LEADING, at):
        return Unit(FactKind.NUMBER, phrase.name, reading.skip(at + phrase.size, Role.OF, Role.BEFORE))
    return None


def unit_after(reading: Reading, number: Number) -> Unit | None:
    """The unit after a number; between the two there may be a hyphen, after a scale an "of"."""
    at = number.end
    whole = number.low == int(number.low)
    loose = number.scale > 1 or not whole or number.hedge is not None or number.weak is Role.SEVERAL
    if reading.hyphen(at):
        return unit_at(reading, at + 1, number, bound=True)
    if unit := unit_at(reading, at, number, bound=reading.tokens[at].glued):
        return unit
    if (filler := reading.skip(at, Role.FILLER)) != at:
        return unit_at(reading, filler, number, bound=False)
    if reading.is_word(at) and reading.printed(at)[0].isupper() and reading.match(Role.CURRENCY, at + 1):
        return unit_at(reading, at + 1, number, bound=False)  # "42 Malaysian ringgit"
    if loose and (after := _past_of(reading, at)) != at:
        unit = unit_at(reading, after, number, bound=False)
        return unit if unit and unit.kind is not FactKind.PERCENT else None
    return None


def unit_at(reading: Reading, at: int, number: Number, *, bound: bool) -> Unit | None:
    """The unit that begins at token `at`; `bound`: no space before it, so adjectives count too."""
    if phrase := reading.match(Role.POINTS, at):
        return Unit(FactKind.PERCENT, "percentage_point", at + phrase.size)
    if phrase := reading.match(Role.PERCENT, at):
        return Unit(FactKind.PERCENT, "percent", at + phrase.size)
    if code := reading.currency_code(at):
        return Unit(FactKind.MONEY, code, at + 1)
    token = reading.tokens[at]
    # "43c" is a price, "43C" and "43 C" a temperature.
    degrees = len(token.raw) == 1 and token.raw.isalpha() and reading.match(Role.MEASURE, at) is not None
    money = (Role.CURRENCY,) if not degrees or (token.glued and reading.printed(at).islower()) else ()
    roles = (*money, Role.DURATION, Role.MEASURE, *((Role.ADJECTIVE,) if bound else ()))
    phrase = reading.match_any(at, *roles)
    longer = reading.match(Role.STOP, at)
    if phrase is None or (longer and longer.size > phrase.size):
        return None
    after = reading.tokens[at + phrase.size]
    leads = after.glued or number.weak is Role.ARTICLE
    if token.kind is Kind.SYMBOL and after.kind is Kind.NUMBER and leads and phrase.name[:3].isupper():
        return None  # the sign belongs to the next number: "$10-$20", "a US$ 5 loan"
    if phrase is reading.match(Role.CURRENCY, at):
        code, factor = currency(phrase.name)
        if factor != 1 and (factor > 1 or number.weak is Role.ARTICLE) and noun_follows(reading, at + phrase.size):
            return None  # "for a grand plan", "a dime novel"
        return Unit(FactKind.MONEY, code, at + phrase.size, factor)
    if phrase.name in SECONDS:
        if phrase.name == "year" and _calendar(reading, number):
            return None
        return Unit(FactKind.DURATION, phrase.name, at + phrase.size)
    letter = reading.is_word(at) and len(phrase.words[0]) == 1 and phrase.words[0] < "\u3400"
    if letter and (not number.digits or reading.printed(at) in "GMT"):
        return None  # a single letter is a unit's symbol only after digits, and only as it is printed
    return Unit(FactKind.NUMBER, phrase.name, at + phrase.size)


def _past_of(reading: Reading, at: int) -> int:
    """The token after "of the", "d'" and the like."""
    roles = (Role.OF, Role.DEFINITE, Role.ARTICLE)
    at = reading.skip(at, *roles)
    while reading.tokens[at].raw == "'":
        at = reading.skip(at + 1, *roles)
    return at


def _calendar(reading: Reading, number: Number) -> bool:
    """Whether four digits before the word for a year name one ("2016年"), and count none."""
    token = reading.tokens[number.end - 1]
    return token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) == 4 and number.low < _LAST_YEAR


def currency(name: str) -> tuple[str, float]:
    """A currency's code and the factor that its key may carry."""
    code, _, factor = name.partition(" ")
    return code, float(factor or 1)


def ratio(unit: Unit, base: str) -> float | None:
    """How much of `base` one of `unit` is; None where the two do not measure the same."""
    if unit.kind is FactKind.MONEY:
        return unit.factor
    for table in (SECONDS, METRES, GRAMS):
        if unit.name in table and base in table:
            return table[str(unit.name)] / table[base]
    return None
