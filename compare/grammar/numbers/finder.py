"""From a text to its number facts: one walk over the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.grammar.numbers.amounts import Amount, read_amount
from compare.grammar.numbers.counted import counted, looks_counted, noun_after, noun_before
from compare.grammar.numbers.hedges import UPPER
from compare.grammar.numbers.lexicon import Role, lexicon
from compare.grammar.numbers.names import is_labelled, is_name, is_year
from compare.grammar.numbers.numerals import read_number, tidy
from compare.grammar.numbers.ordinals import Ordinal, read_numbered, read_ordinal
from compare.grammar.numbers.ranges import read_range
from compare.grammar.numbers.symbols import SECONDS
from compare.grammar.numbers.tokens import Kind, Reading, read_tokens
from compare.languages import Language
from compare.types import Fact, FactKind, Quantity, Span

_SMALL = 13  # number words below this value that count nothing are pronouns ("the three met again")
_TOLLS = frozenset({"death", "injured", "missing", "arrested"})


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
        if phrase := reading.match(Role.EXCEPTION, at):
            at += phrase.size
            continue
        if not (reading.tokens[at].kind is Kind.NUMBER or _may_start(reading, at)):
            at += 1
            continue
        found, after = _read(reading, at)
        facts.extend(found)
        at = max(after, at + 1)
    return facts


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
    if single := _single(reading, at):
        return [_fact(reading, single, single.start, single.end)], single.end
    if aged := _aged(reading, at):
        return [_fact(reading, aged, aged.start, aged.end)], aged.end
    amounts, end = read_range(reading, at)
    if not amounts:
        return [], end
    facts = []
    for amount in amounts:
        fact = _fact(reading, amount, amount.start, end if amount is amounts[-1] else amount.end)
        if isinstance(fact.value, Quantity) and _counts(reading, amount, fact.value):
            facts.append(fact)
    return facts, end


def _single(reading: Reading, at: int) -> Amount | None:
    """One of a time unit, named without a number after a word like "lasted" at token `at`."""
    lasting = reading.match(Role.LASTING, at)
    if lasting is None or not reading.match(Role.SINGLE, at + lasting.size):
        return None
    amount = read_amount(reading, at + lasting.size, bare=True)
    return amount if amount and amount.kind is FactKind.DURATION else None


def _aged(reading: Reading, at: int) -> Amount | None:
    """An age after a word like "aged" at token `at`."""
    if _apposed(reading, at):
        number = read_number(reading, at)
        return Amount(number, at, at + 1, FactKind.DURATION, "year", "age") if number else None
    phrase = reading.match(Role.AGE_BEFORE, at)
    if phrase is None:
        return None
    amounts, end = read_range(reading, at + phrase.size)
    if len(amounts) != 1 or amounts[0].unit not in (None, "year", "month") or amounts[0].number.weak:
        return None
    unit = amounts[0].unit or "year"
    return replace(amounts[0], start=at + phrase.size, end=end, kind=FactKind.DURATION, unit=unit, of="age")


def _apposed(reading: Reading, at: int) -> bool:
    """Whether two digits stand between commas after a name: "Maria Nowak, 58, said"."""
    token, before, after = reading.tokens[at], reading.tokens[at - 1], reading.tokens[at + 1]
    if at < 2 or token.kind is not Kind.NUMBER or not token.text.isdigit() or len(token.text) != 2:
        return False
    return before.raw == "," and after.raw in {",", ";"} and reading.printed(at - 2)[:1].isupper()


def _fact(reading: Reading, amount: Amount, start: int, end: int) -> Fact:
    """The fact that an amount is."""
    number = amount.number
    of = amount.of
    if of is None and amount.kind in (FactKind.NUMBER, FactKind.PERCENT):
        of = counted(reading, start, end) if amount.unit is None else _share_of(reading, end)
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


def _share_of(reading: Reading, end: int) -> str | None:
    """What a percentage or a measure is part of, if the text says "of" it."""
    return counted(reading, end, end) if reading.match(Role.OF, end) else None


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


def _counts(reading: Reading, amount: Amount, value: Quantity) -> bool:
    """Whether an amount in running text is a count at all, and not a pronoun, an article, "both" or a year."""
    sure = value.unit is not None or value.of in reading.lexicon.data.counted or value.of in _TOLLS
    classified = reading.lexicon.data.words.positional and reading.match(Role.FILLER, amount.end) is not None
    if amount.kind is FactKind.PERCENT:
        return True
    match amount.weak:
        case Role.SEVERAL:
            return amount.kind is FactKind.DURATION
        case Role.ARTICLE:
            spent = value.hedge is not None or (amount.start and reading.match(Role.LASTING, amount.start - 1))
            return (value.unit is not None and bool(spent)) or _toll(reading, amount)
        case Role.ONE:
            one = value.unit is not None or value.of in _TOLLS or value.hedge is not None
            return (one or noun_before(reading, amount.start) is not None) and not _definite(reading, amount.start)
        case Role.DOUBTFUL:
            return value.unit is not None or classified or noun_after(reading, amount.end)[0] is not None
    if amount.number.digits:
        return not is_year(reading, amount) and (sure or not is_labelled(reading, amount))
    if value.unit is None and value.of is None and _definite(reading, amount.start):
        return False  # "ذكرى تأسيسها الخمسين" is an anniversary
    if amount.number.hedge or amount.number.low >= _SMALL:
        return True
    return (sure or classified or looks_counted(reading, value.of)) and not (
        amount.number.low == 2 and _definite(reading, amount.start)
    )


def _toll(reading: Reading, amount: Amount) -> bool:
    """Whether an article that is also the word for 1 counts dead or injured ("un mort et trois blessés")."""
    concept, _ = noun_after(reading, amount.end)
    return concept in _TOLLS and reading.match(Role.CARDINAL, amount.end - 1) is not None


def _definite(reading: Reading, at: int) -> bool:
    """Whether the definite article stands before the token: "the two" is "both"."""
    token = reading.tokens[at]
    if token.prefix and any(token.prefix.endswith(word) for word in reading.lexicon.definite):
        return True
    return at > 0 and reading.match(Role.DEFINITE, at - 1) is not None
