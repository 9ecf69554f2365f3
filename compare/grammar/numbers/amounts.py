"""A number with its unit: money, percent, durations, measures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.grammar.numbers.hedges import hedged
from compare.grammar.numbers.lesser import lesser_alone, lesser_below, read_tail
from compare.grammar.numbers.numerals import read_number
from compare.grammar.numbers.parts import Number, tidy
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Reading
from compare.grammar.numbers.units import Unit, currency, ratio, unit_after, unit_at, unit_before
from compare.types import FactKind

_DUALS = {
    Role.TWO_DURATIONS: FactKind.DURATION,
    Role.TWO_CURRENCIES: FactKind.MONEY,
    Role.TWO_MEASURES: FactKind.NUMBER,
    Role.TWO_COUNTED: FactKind.NUMBER,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, what kind of fact it makes, its unit, and the tokens it takes, `start` to before `end`.

    `of` is set where the unit already says what is counted: a dual noun, an age.
    """

    number: Number
    start: int
    end: int
    kind: FactKind = FactKind.NUMBER
    unit: str | None = None
    of: str | None = None

    @property
    def weak(self) -> Role | None:
        """Whether the number is but a word with other uses."""
        return self.number.weak


def read_amount(reading: Reading, at: int, *, bare: bool = False) -> Amount | None:
    """The amount that begins at token `at`, None if there is none.

    Args:
        reading: the text.
        at: its first token.
        bare: whether a unit without a number counts as one of it ("a kilogram" without "a").
    """
    if dual := _dual(reading, at):
        return _signed(reading, _extend(reading, dual, bare), False)
    lead = unit_before(reading, at, bare)
    after = lead.end if lead else at
    negative, first = _sign(reading, after)
    number = read_number(reading, first, money=lead is not None and lead.kind is FactKind.MONEY, bare=bare)
    if number is None:
        return None if lead and lead.kind is not FactKind.MONEY else _unit_alone(reading, at, bare)
    number = _past_hedge(reading, number)
    unit = unit_after(reading, number) or lesser_alone(reading, number.end, bare)
    if lead:
        amount = _led(reading, at, number, lead, unit)
    elif unit:
        amount = Amount(number.times(unit.factor), at, unit.end, unit.kind, unit.name)
    else:
        amount = Amount(number, at, number.end)
    amount = _extend(reading, _grouped(amount), bare)
    return _signed(reading, amount, negative)


def _grouped(amount: Amount) -> Amount:
    """A sum whose mark groups thousands, although not by the custom of the language: "$10,000" in a Russian text.

    Prices and rates may have three decimals, but nobody writes zeros at their end.
    """
    number = amount.number
    if amount.kind is not FactKind.MONEY or number.other is None or number.other <= number.low or number.other % 100:
        return amount
    return replace(amount, number=replace(number, low=number.other, high=number.other, other=None))


def same_unit(a: Amount, b: Amount) -> bool:
    """Whether two amounts are of one kind and unit."""
    return (a.kind, a.unit) == (b.kind, b.unit)


def _past_hedge(reading: Reading, number: Number) -> Number:
    """The number with a hedge that stands between it and its scale or unit ("10多万", "3年多" is no such case)."""
    after = reading.match(Role.AFTER, number.end)
    if after is None:
        return number
    end = number.end + after.size
    if scale := reading.match(Role.SCALE, end):
        return replace(hedged(number.times(scale.low), (after.name,)), end=end + scale.size)
    unit = unit_at(reading, reading.skip(end, Role.FILLER), number, bound=False)
    return replace(hedged(number, (after.name,)), end=end) if unit else number


def _dual(reading: Reading, at: int) -> Amount | None:
    """Two of something, in one word ("ساعتين"); with the article only durations, since "the two" is no count."""
    for role, kind in _DUALS.items():
        phrase = reading.match(role, at)
        if phrase is None:
            continue
        if kind is not FactKind.DURATION and reading.is_definite(at):
            return None
        number = Number(2.0, 2.0, at + phrase.size)
        if role is Role.TWO_COUNTED:
            return Amount(number, at, number.end, kind, of=phrase.name)
        code, factor = currency(phrase.name)
        return Amount(number.times(factor), at, number.end, kind, code)
    return None


def _sign(reading: Reading, at: int) -> tuple[bool, int]:
    """Whether a minus stands at token `at`, and the token after it."""
    if phrase := reading.match_any(at, Role.MINUS, Role.BELOW_ZERO):
        return True, at + phrase.size
    token = reading.tokens[at]
    if token.raw in {"-", "+"} and not token.glued and reading.tokens[at + 1].kind is Kind.NUMBER:
        return token.raw == "-", at + 1
    return False, at


def _signed(reading: Reading, amount: Amount, negative: bool) -> Amount:
    """The amount with its sign, which may follow in words ("below zero")."""
    below = reading.match(Role.BELOW_ZERO, amount.end)
    if below:
        amount = replace(amount, end=amount.end + below.size)
    if not (negative or below):
        return amount
    number = amount.number
    unit = amount.unit or ("degree" if below else None)
    return replace(amount, unit=unit, number=replace(number, low=-(number.high or number.low), high=-number.low))


def _led(reading: Reading, at: int, number: Number, lead: Unit, unit: Unit | None) -> Amount:
    """A number with a unit before it; the same unit may be repeated after it ("$5 million dollars")."""
    end = number.end
    if unit and (unit.kind is lead.kind or (lead.kind is FactKind.NUMBER and unit.name == "degree")):
        end = unit.end
    return Amount(number.times(lead.factor), at, end, lead.kind, lead.name)


def _unit_alone(reading: Reading, at: int, bare: bool) -> Amount | None:
    """One of a unit, named without a number: "ساعة ونصف"; alone only where the caller says so (`bare`)."""
    if not reading.is_word(at) or (len(reading.tokens[at].text) == 1 and not bare):
        return None
    one = Number(1.0, 1.0, at)
    unit = unit_at(reading, at, one, bound=False)
    if unit is None or unit.kind is FactKind.PERCENT:
        return None
    amount = Amount(one.times(unit.factor), at, unit.end, unit.kind, unit.name)
    if reading.match(Role.PLUS, unit.end):
        return _extend(reading, amount, bare)
    several = unit.kind is not FactKind.NUMBER and reading.tokens[at].raw not in reading.lexicon.singulars
    return amount if bare and not several else None


def _extend(reading: Reading, amount: Amount, bare: bool) -> Amount:
    """The amount with what may follow its unit: "and a half", a smaller unit, what makes an age of it."""
    if amount.unit and (plus := reading.match(Role.PLUS, amount.end)) and amount.number.high is not None:
        number = amount.number
        more = plus.low * min(number.scale, 1.0)  # half a cent is no half dollar
        part = replace(number, low=tidy(number.low + more), high=tidy((number.high or 0) + more), weak=None)
        end = reading.skip(amount.end + plus.size, Role.DEFINITE)
        repeated = reading.match(Role.DURATION, end)
        same = repeated is not None and repeated.name == amount.unit
        end = end + repeated.size if repeated and same else amount.end + plus.size
        amount = replace(amount, number=part, end=end)
    while smaller := _smaller(reading, amount):
        amount = smaller
    amount = _with_tail(reading, amount, bare)
    if amount.kind is FactKind.DURATION or amount.unit is None:
        hyphen = int(reading.hyphen(amount.end))
        if age := reading.match(Role.AGE_AFTER, amount.end + hyphen):
            end = amount.end + hyphen + age.size
            return replace(amount, kind=FactKind.DURATION, unit=amount.unit or "year", end=end, of="age")
    return amount


def _smaller(reading: Reading, amount: Amount) -> Amount | None:
    """The amount with a part in a smaller unit after it ("2 hours 30 minutes", "20 dollars and 43 cents")."""
    at = amount.end + int(reading.tokens[amount.end].raw == ",")
    at = reading.skip(at, Role.JOINER, Role.BETWEEN_AND)
    if amount.unit is None or amount.kind is FactKind.PERCENT or amount.weak is Role.SEVERAL or amount.number.hedge:
        return None
    number = read_number(reading, at)
    if number is None or number.high != number.low:
        return None
    unit = unit_at(reading, number.end, number, bound=False)
    unit = lesser_below(reading, number.end, amount.kind, amount.unit) or unit
    if unit is None or unit.kind is not amount.kind or unit.name is None or amount.unit is None:
        return None
    factor = ratio(unit, amount.unit)
    if factor is None or factor >= 1:
        return None
    more = number.low * factor
    low, high = amount.number.low + more, (amount.number.high or 0) + more
    return replace(amount, number=replace(amount.number, low=low, high=high, weak=None), end=unit.end)


def _with_tail(reading: Reading, amount: Amount, bare: bool) -> Amount:
    """The amount with a number after it that leaves its smaller unit unsaid ("two hours ten")."""
    number = amount.number
    if amount.unit is None or number.high is None or number.low != number.high or number.hedge:
        return amount
    tail = read_tail(reading, amount.end, amount.start, amount.unit, bare)
    if tail is None or (number.low != int(number.low) and not reading.lexicon.data.words.positional):
        return amount
    value = tidy(number.low + tail.value)
    return replace(amount, number=replace(number, low=value, high=value, other=None, weak=None), end=tail.end)
