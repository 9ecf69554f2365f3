"""How old somebody is, and how long something lasts where no number says so."""

from __future__ import annotations

from dataclasses import replace

from compare.grammar.numbers.amounts import Amount, read_amount
from compare.grammar.numbers.counted import noun_after, noun_before
from compare.grammar.numbers.numerals import read_number
from compare.grammar.numbers.parts import Number
from compare.grammar.numbers.ranges import read_range
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Reading
from compare.types import FactKind

_PEOPLE = frozenset({"person", "man", "woman", "child", "suspect", "resident", "citizen", "student", "soldier"})


def read_single(reading: Reading, at: int) -> Amount | None:
    """One of a time unit, named without a number after a word like "lasted" at token `at`."""
    lasting = reading.match(Role.LASTING, at)
    if lasting is None or not reading.match(Role.SINGLE, at + lasting.size):
        return None
    start = at + lasting.size
    single = reading.match(Role.SINGLE, start)
    more = read_amount(reading, start)
    if single is None or (more and more.kind is FactKind.DURATION):
        return more
    end = start + single.size
    return Amount(Number(1.0, 1.0, end), start, end, FactKind.DURATION, single.name)


def read_age(reading: Reading, at: int) -> Amount | None:
    """An age after a word like "aged" at token `at`."""
    if _apposed(reading, at):
        number = read_number(reading, at)
        return Amount(number, at, at + 1, FactKind.DURATION, "year", "age") if number else None
    phrase = reading.match(Role.AGE_BEFORE, at)
    if phrase is None:
        return None
    amounts, end = read_range(reading, at + phrase.size)
    if len(amounts) != 1 or amounts[0].unit not in (None, "year", "month") or _is_one(amounts[0]):
        return None
    unit = amounts[0].unit or "year"
    return replace(amounts[0], start=at + phrase.size, end=end, kind=FactKind.DURATION, unit=unit, of="age")


def _is_one(amount: Amount) -> bool:
    """Whether the number is but an article or a pronoun."""
    return amount.weak in (Role.ONE, Role.ARTICLE, Role.SEVERAL)


def is_age(reading: Reading, amount: Amount) -> bool:
    """Whether years say how old somebody is: "75-летний мужчина", "un homme de 45 ans"."""
    last = amount.end - 1
    if reading.match(Role.ADJECTIVE, last) and noun_after(reading, amount.end, of=False)[0] in _PEOPLE:
        return True
    start = amount.start - 1
    start -= int(start > 0 and reading.match(Role.OF, start) is not None)
    return start >= 0 and noun_before(reading, start + 1) in _PEOPLE and not amount.number.hedge


def _apposed(reading: Reading, at: int) -> bool:
    """Whether two digits stand between commas after a name: "Maria Nowak, 58, said"."""
    token, before, after = reading.tokens[at], reading.tokens[at - 1], reading.tokens[at + 1]
    if at < 2 or token.kind is not Kind.NUMBER or not token.text.isdigit() or len(token.text) != 2:
        return False
    return before.raw == "," and after.raw in {",", ";"} and reading.printed(at - 2)[:1].isupper()
