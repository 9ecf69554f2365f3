"""From a text to its number facts: one walk over the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.grammar.numbers.ages import is_age, read_age, read_single
from compare.grammar.numbers.amounts import Amount
from compare.grammar.numbers.counted import counted, noun_after
from compare.grammar.numbers.doubts import is_count
from compare.grammar.numbers.hedges import UPPER
from compare.grammar.numbers.lexicon import lexicon
from compare.grammar.numbers.names import is_name
from compare.grammar.numbers.numerals import read_number
from compare.grammar.numbers.ordinals import Ordinal, read_numbered, read_ordinal
from compare.grammar.numbers.parts import tidy
from compare.grammar.numbers.ranges import read_range
from compare.grammar.numbers.reader import read_tokens
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.symbols import METRES, SECONDS
from compare.grammar.numbers.tokens import Kind, Reading
from compare.languages import Language
from compare.types import Fact, FactKind, Quantity, Span


def find_numbers(text: str, language: Language, taken: Sequence[Span] = ()) -> list[Fact]:
    """The numbers, amounts of money, percentages, durations and ordinals in a text.

    Args:
        text: any text, usually one statement.
        language: its language, which chooses the grammar.
        taken: stretches of the text that mean something else, such as dates; nothing in them is reported.

    Returns:
        Facts with `Quantity` values in the order of the text, not overlapping, offsets into `text`. A range
        is one fact. A word that may mean something else than a number ("one", "واحد") is reported where the
        text counts something with it, or where it is all of the text.
    """
    reading = read_tokens(text, lexicon(language), taken)
    if whole := _whole(reading):
        return [whole]
    facts: list[Fact] = []
    at = 0
    while at < len(reading.tokens) - 3:
        if skipped := _exception(reading, at):
            at += skipped
            continue
        if not (reading.tokens[at].kind is Kind.NUMBER or _may_start(reading, at)):
            at += 1
            continue
        found, after = _read(reading, at)
        facts.extend(found)
        at = max(after, at + 1)
    return facts


def _exception(reading: Reading, at: int) -> int:
    """How many tokens a phrase takes that looks like a number and is none; 0 if a longer number begins here."""
    phrase = reading.match(Role.EXCEPTION, at)
    if phrase is None:
        return 0
    number = reading.match(Role.CARDINAL, at)
    ratio = reading.match(Role.RATIO, at + 1)  # "واحد من" is "one of", "واحد من كل" is not
    longer = (number and number.size > phrase.size) or (ratio and ratio.size >= phrase.size)
    return 0 if longer else phrase.size


def _may_start(reading: Reading, at: int) -> bool:
    """Whether a fact can begin with this word or sign."""
    token = reading.tokens[at]
    starters = reading.lexicon.starters
    return token.text in starters or token.raw in starters or reading.currency_code(at) is not None


def _whole(reading: Reading) -> Fact | None:
    """The one fact that the whole text is, read without doubts; None if the text is more than a number."""
    last = len(reading.tokens) - 3
    if last > 16:
        return None
    ordinal = read_ordinal(reading, 0, bare=True)
    if ordinal and ordinal.end == last:
        return _ordinal_fact(reading, ordinal)
    amount, end = read_range(reading, 0, bare=True)
    end = reading.skip(end, Role.FILLER, Role.OF)
    if amount is None or end != last:
        return None
    return _fact(reading, amount[0], 0, end) if len(amount) == 1 else None


def _read(reading: Reading, at: int) -> tuple[list[Fact], int]:
    """The facts that begin at token `at` and the token to go on from."""
    if numbered := read_numbered(reading, at):
        return [_ordinal_fact(reading, numbered)], numbered.end
    ordinal = read_ordinal(reading, at)
    if ordinal is None and (named := is_name(reading, at)):
        return [], named
    if ordinal:
        return [_ordinal_fact(reading, ordinal)], ordinal.end
    if after := reading.match(Role.ORDINAL_PREFIX, at):
        number = read_number(reading, at + after.size)
        return [], number.end if number else at + 1
    if single := read_single(reading, at):
        return [_fact(reading, single, single.start, single.end)], single.end
    if aged := read_age(reading, at):
        return [_fact(reading, aged, aged.start, aged.end)], aged.end
    amounts, end = read_range(reading, at)
    if not amounts:
        return [], end
    facts = []
    for amount in amounts:
        fact = _fact(reading, amount, amount.start, end if amount is amounts[-1] else amount.end)
        if isinstance(fact.value, Quantity) and is_count(reading, amount, fact.value):
            facts.append(fact)
    return facts, end


def _fact(reading: Reading, amount: Amount, start: int, end: int) -> Fact:
    """The fact that an amount is."""
    number = amount.number
    of = amount.of
    if of is None and amount.unit == "year" and is_age(reading, amount):
        of = "age"
    if of is None and amount.kind in (FactKind.NUMBER, FactKind.PERCENT):
        of = counted(reading, start, end) if amount.unit is None else _share_of(reading, end, amount.unit)
    if number.other is not None and amount.unit is None and of is not None and number.other > number.low:
        number = replace(number, low=number.other, high=number.other)  # nobody counts 1.5 persons
    low = None if number.hedge in UPPER else number.low
    ends = [end for end in (low, number.high) if end is not None]
    length = SECONDS[str(amount.unit)] if amount.kind is FactKind.DURATION else None
    value = Quantity(
        low=low,
        high=number.high,
        low_open=number.low_open and number.hedge not in UPPER,
        high_open=number.high_open,
        unit=amount.unit,
        of=of,
        hedge=number.hedge,
        seconds=None if length is None else tidy(sum(ends) / len(ends) * length),
    )
    return Fact(amount.kind, *_offsets(reading, start, end), value)


def _share_of(reading: Reading, end: int, unit: str) -> str | None:
    """What a percentage or a measure is part of, if the text says "of" it; nothing is part of a distance."""
    if unit in METRES or not reading.match(Role.OF, end):
        return None
    concept, noun = noun_after(reading, end)
    return concept or noun


def _ordinal_fact(reading: Reading, ordinal: Ordinal) -> Fact:
    """The fact that an ordinal is."""
    if age := reading.match(Role.AGE_AFTER, ordinal.end):
        end, length = ordinal.end + age.size, tidy(ordinal.value * SECONDS["year"])
        value = Quantity(low=ordinal.value, high=ordinal.value, unit="year", of="age", seconds=length)
        return Fact(FactKind.DURATION, *_offsets(reading, ordinal.start, end), value)
    value = Quantity(low=ordinal.value, high=ordinal.value, of=ordinal.of)
    return Fact(FactKind.ORDINAL, *_offsets(reading, ordinal.start, ordinal.end), value)


def _offsets(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The source offsets of tokens `start` to before `end`."""
    folded = reading.folded
    return folded.start(reading.tokens[start].start), folded.end(reading.tokens[end - 1].end)
