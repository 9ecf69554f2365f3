"""Whether a number in running text is a count at all, and not a pronoun, an article, "both" or a year."""

from __future__ import annotations

from compare.grammar.numbers.amounts import Amount
from compare.grammar.numbers.counted import looks_counted, noun_after, noun_before
from compare.grammar.numbers.names import is_labelled, is_year
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Reading
from compare.types import FactKind, Quantity

_SMALL = 13  # number words below this value that count nothing are pronouns ("the three met again")

_TOLLS = frozenset({"death", "injured", "missing", "arrested"})


def is_count(reading: Reading, amount: Amount, value: Quantity) -> bool:
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
        named = value.unit is not None or value.of in _TOLLS or noun_after(reading, amount.end)[0] is not None
        return not is_year(reading, amount) and (named or not is_labelled(reading, amount))
    if amount.number.fraction:
        return sure or looks_counted(reading, value.of) or amount.number.end - amount.start > 1
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
    if reading.is_definite(at):
        return True
    return at > 0 and reading.match(Role.DEFINITE, at - 1) is not None
