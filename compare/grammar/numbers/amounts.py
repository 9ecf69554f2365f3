"""A number with its unit: money, percent, durations, measures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.grammar.numbers.hedges import hedged
from compare.grammar.numbers.lexicon import Role
from compare.grammar.numbers.numerals import Number, read_number
from compare.grammar.numbers.symbols import GRAMS, METRES, SECONDS
from compare.grammar.numbers.tokens import Kind, Reading
from compare.types import FactKind

_LAST_YEAR = 2200

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


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit that was read: its kind, name, factor ("cent" is 0.01 dollars) and the token after it."""

    kind: FactKind
    name: str | None
    end: int
    factor: float = 1.0


def read_amount(reading: Reading, at: int, *, bare: bool = False) -> Amount | None:
    """The amount that begins at token `at`, None if there is none.

    Args:
        reading: the text.
        at: its first token.
        bare: whether a unit without a number counts as one of it ("a kilogram" without "a").
    """
    if dual := _dual(reading, at):
        return _signed(reading, _extend(reading, dual), False)
    lead = _lead(reading, at, bare)
    after = lead.end if lead else at
    negative, first = _sign(reading, after)
    number = read_number(reading, first, money=bool(lead) and lead is not None and lead.kind is FactKind.MONEY)
    if number is None:
        return None if lead and lead.kind is not FactKind.MONEY else _unit_alone(reading, at, bare)
    number = _past_hedge(reading, number)
    unit = _unit_after(reading, number)
    if lead:
        amount = _led(reading, at, number, lead, unit)
    elif unit:
        amount = Amount(number.times(unit.factor), at, unit.end, unit.kind, unit.name)
    else:
        amount = Amount(number, at, number.end)
    amount = _extend(reading, amount)
    return _signed(reading, amount, negative)


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
    unit = _unit_at(reading, reading.skip(end, Role.FILLER), number, bound=False)
    return replace(hedged(number, (after.name,)), end=end) if unit else number


def _dual(reading: Reading, at: int) -> Amount | None:
    """Two of something, in one word ("ساعتين"); with the article only durations, since "the two" is no count."""
    for role, kind in _DUALS.items():
        phrase = reading.match(role, at)
        if phrase is None:
            continue
        token = reading.tokens[at]
        if kind is not FactKind.DURATION and any(token.prefix.endswith(word) for word in reading.lexicon.definite):
            return None
        number = Number(2, 2, at + phrase.size)
        if role is Role.TWO_COUNTED:
            return Amount(number, at, number.end, kind, of=phrase.name)
        code, factor = _factor(phrase.name)
        return Amount(number.times(factor), at, number.end, kind, code)
    return None


def _factor(name: str) -> tuple[str, float]:
    """A currency's code and the factor that its key may carry."""
    code, _, factor = name.partition(" ")
    return code, float(factor or 1)


def _lead(reading: Reading, at: int, bare: bool) -> _Unit | None:
    """A unit before the number: a currency sign or code, a percent word, what is measured."""
    token = reading.tokens[at]
    if code := reading.currency_code(at):
        dot = int(reading.tokens[at + 1].raw == ".")
        return _Unit(FactKind.MONEY, code, at + 1 + dot)
    if phrase := reading.match(Role.CURRENCY, at):
        character = phrase.size == 1 and token.raw[0] >= "\u3400"  # "公元833年" names no yuan
        close = reading.tokens[at + phrase.size].kind is Kind.NUMBER and not character
        if token.kind is Kind.SYMBOL or (close and (bare or reading.tokens[at + phrase.size].glued)):
            code, factor = _factor(phrase.name)
            return _Unit(FactKind.MONEY, code, at + phrase.size, factor)
    if phrase := reading.match(Role.PERCENT_BEFORE, at):
        return _Unit(FactKind.PERCENT, "percent", at + phrase.size)
    if phrase := reading.match(Role.LEADING, at):
        return _Unit(FactKind.NUMBER, phrase.name, reading.skip(at + phrase.size, Role.OF, Role.BEFORE))
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


def _led(reading: Reading, at: int, number: Number, lead: _Unit, unit: _Unit | None) -> Amount:
    """A number with a unit before it; the same unit may be repeated after it ("$5 million dollars")."""
    end = number.end
    if unit and (unit.kind is lead.kind or (lead.kind is FactKind.NUMBER and unit.name == "degree")):
        end = unit.end
    return Amount(number.times(lead.factor), at, end, lead.kind, lead.name)


def _unit_after(reading: Reading, number: Number) -> _Unit | None:
    """The unit after a number; between the two there may be a hyphen, after a scale an "of"."""
    at = number.end
    whole = number.low == int(number.low)
    loose = number.scale > 1 or not whole or number.hedge is not None or number.weak is Role.SEVERAL
    if reading.hyphen(at):
        return _unit_at(reading, at + 1, number, bound=True)
    if unit := _unit_at(reading, at, number, bound=reading.tokens[at].glued):
        return unit
    if (filler := reading.skip(at, Role.FILLER)) != at:
        return _unit_at(reading, filler, number, bound=False)
    if reading.is_word(at) and reading.printed(at)[0].isupper() and reading.match(Role.CURRENCY, at + 1):
        return _unit_at(reading, at + 1, number, bound=False)  # "42 Malaysian ringgit"
    if loose and (after := _past_of(reading, at)) != at:
        unit = _unit_at(reading, after, number, bound=False)
        return unit if unit and unit.kind is not FactKind.PERCENT else None
    return None


def _past_of(reading: Reading, at: int) -> int:
    """The token after "of the", "d'" and the like."""
    roles = (Role.OF, Role.DEFINITE, Role.ARTICLE)
    at = reading.skip(at, *roles)
    while reading.tokens[at].raw == "'":
        at = reading.skip(at + 1, *roles)
    return at


def _unit_at(reading: Reading, at: int, number: Number, *, bound: bool) -> _Unit | None:
    """The unit that begins at token `at`; `bound`: no space before it, so adjectives count too."""
    if phrase := reading.match(Role.POINTS, at):
        return _Unit(FactKind.PERCENT, "percentage_point", at + phrase.size)
    if phrase := reading.match(Role.PERCENT, at):
        return _Unit(FactKind.PERCENT, "percent", at + phrase.size)
    if code := reading.currency_code(at):
        return _Unit(FactKind.MONEY, code, at + 1)
    roles = (Role.CURRENCY, Role.DURATION, Role.MEASURE, *((Role.ADJECTIVE,) if bound else ()))
    phrase = reading.match_any(at, *roles)
    longer = reading.match(Role.STOP, at)
    if phrase is None or (longer and longer.size > phrase.size):
        return None
    token, after = reading.tokens[at], reading.tokens[at + phrase.size]
    if token.kind is Kind.SYMBOL and after.kind is Kind.NUMBER and after.glued and phrase.name[:3].isupper():
        return None  # the sign belongs to the next number: "$10-$20"
    if phrase is reading.match(Role.CURRENCY, at):
        code, factor = _factor(phrase.name)
        return _Unit(FactKind.MONEY, code, at + phrase.size, factor)
    if phrase.name in SECONDS:
        if phrase.name == "year" and _calendar(reading, number):
            return None
        return _Unit(FactKind.DURATION, phrase.name, at + phrase.size)
    if len(phrase.words[0]) == 1 and phrase.words[0] < "\u3400" and reading.is_word(at) and not number.digits:
        return None  # a single letter is a unit's symbol only after digits
    return _Unit(FactKind.NUMBER, phrase.name, at + phrase.size)


def _calendar(reading: Reading, number: Number) -> bool:
    """Whether four digits before the word for a year name one ("2016年"), and count none."""
    token = reading.tokens[number.end - 1]
    return token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) == 4 and number.low < _LAST_YEAR


def _unit_alone(reading: Reading, at: int, bare: bool) -> Amount | None:
    """One of a unit, named without a number: "ساعة ونصف"; alone only where the caller says so (`bare`)."""
    if not reading.is_word(at) or (len(reading.tokens[at].text) == 1 and not bare):
        return None
    one = Number(1, 1, at)
    unit = _unit_at(reading, at, one, bound=False)
    if unit is None or unit.kind is FactKind.PERCENT:
        return None
    amount = Amount(one.times(unit.factor), at, unit.end, unit.kind, unit.name)
    if reading.match(Role.PLUS, unit.end):
        return _extend(reading, amount)
    several = unit.kind is FactKind.DURATION and reading.tokens[at].raw not in reading.lexicon.singulars
    return amount if bare and not several else None


def _extend(reading: Reading, amount: Amount) -> Amount:
    """The amount with what may follow its unit: "and a half", a smaller unit, what makes an age of it."""
    if amount.unit and (plus := reading.match(Role.PLUS, amount.end)) and amount.number.high is not None:
        number = amount.number
        part = replace(number, low=number.low + plus.low, high=(number.high or 0) + plus.low, weak=None)
        end = reading.skip(amount.end + plus.size, Role.DEFINITE)
        repeated = reading.match(Role.DURATION, end)
        same = repeated is not None and repeated.name == amount.unit
        end = end + repeated.size if repeated and same else amount.end + plus.size
        amount = replace(amount, number=part, end=end)
    while smaller := _smaller(reading, amount):
        amount = smaller
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
    unit = _unit_at(reading, number.end, number, bound=False)
    if unit is None or unit.kind is not amount.kind or unit.name is None or amount.unit is None:
        return None
    factor = _ratio(unit, amount.unit)
    if factor is None or factor >= 1:
        return None
    more = number.low * factor
    low, high = amount.number.low + more, (amount.number.high or 0) + more
    return replace(amount, number=replace(amount.number, low=low, high=high, weak=None), end=unit.end)


def _ratio(unit: _Unit, base: str) -> float | None:
    """How much of `base` one of `unit` is; None where the two do not measure the same."""
    if unit.kind is FactKind.MONEY:
        return unit.factor
    for table in (SECONDS, METRES, GRAMS):
        if unit.name in table and base in table:
            return table[str(unit.name)] / table[base]
    return None
