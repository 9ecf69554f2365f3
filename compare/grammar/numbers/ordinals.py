"""Ordinals and numbered things: "the third round", "двадцать первый", "article 5", "المادة الخامسة"."""

from __future__ import annotations

from dataclasses import dataclass

from compare.grammar.numbers.counted import noun_after, noun_before
from compare.grammar.numbers.numerals import read_number
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Reading

_SURE = 3  # "first" and "second" are too often adverbs to count a noun that no list knows


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal: its value, the tokens it takes, and what is numbered."""

    value: float
    start: int
    end: int
    of: str | None


def read_ordinal(reading: Reading, at: int, *, bare: bool = False) -> Ordinal | None:
    """The ordinal that begins at token `at`; `bare`: also one of which nothing says what it numbers."""
    in_digits = reading.tokens[at].kind is Kind.NUMBER
    found = _in_digits(reading, at) if in_digits else _in_words(reading, at)
    if found is None:
        return None
    value, end = found
    concept, noun = noun_after(reading, end, of=False)
    if reading.lexicon.data.noun_first:
        concept, noun = noun_before(reading, at) or concept, _word_before(reading, at)
    of = concept
    if of is None and (value >= _SURE or in_digits):
        of = noun
    aged = reading.match(Role.AGE_AFTER, end) is not None
    pointed = reading.tokens[end - 1].raw == "."  # "4." may end a sentence
    sure = concept is not None or bare or aged or (not pointed and (in_digits or of is not None))
    return Ordinal(value, at, end, of) if sure else None


def _word_before(reading: Reading, at: int) -> str | None:
    """The word before an ordinal that follows its noun, as written, unless it is a function word."""
    if at == 0 or not reading.is_word(at - 1) or reading.match_any(at - 1, Role.STOP, Role.JOINER, Role.OF):
        return None
    return reading.printed(at - 1).lower()


def read_numbered(reading: Reading, at: int) -> Ordinal | None:
    """A thing with its number: "article 5", "المادة الخامسة"."""
    phrase = reading.match(Role.NUMBERED, at)
    if phrase is None:
        return None
    after = at + phrase.size
    if ordinal := _in_words(reading, after):
        return Ordinal(ordinal[0], at, ordinal[1], phrase.name)
    number = read_number(reading, after)
    if number is None or number.low != number.high or number.weak:
        return None
    return Ordinal(number.low, at, number.end, phrase.name)


def _in_digits(reading: Reading, at: int) -> tuple[float, int] | None:
    """Value and end of an ordinal in digits."""
    end, digits = ended(reading, at), reading.tokens[at].digits
    return (digits.value, end) if end and digits else None


def _in_words(reading: Reading, at: int) -> tuple[float, int] | None:
    """Value and end of an ordinal in words, its tens before or after ("twenty-first", "الحادي والعشرون")."""
    if prefix := reading.match(Role.ORDINAL_PREFIX, at):
        number = read_number(reading, at + prefix.size)
        return (number.low, number.end) if number and number.low == number.high else None
    if one := _definite_one(reading, at):
        return one
    if phrase := reading.match(Role.ORDINAL, at):
        end = at + phrase.size
        joiner = reading.match(Role.JOINER, end)
        if joiner and reading.lexicon.data.words.units_first and phrase.low < 10:
            tens = reading.match(Role.CARDINAL, end + joiner.size)
            if tens and 20 <= tens.low <= 90:
                return phrase.low + tens.low, end + joiner.size + tens.size
        return phrase.low, end
    total = 0.0
    end = at
    while cardinal := reading.match_any(end, Role.CARDINAL):
        if cardinal.low < 20 or (total and cardinal.low >= total):
            return None
        total += cardinal.low
        end += cardinal.size
        end += int(reading.hyphen(end) or reading.tokens[end].raw == "—")
        end = reading.skip(end, Role.JOINER)
        last = reading.match(Role.ORDINAL, end)
        if last and last.low < cardinal.low:
            return total + last.low, end + last.size
    return None


def _definite_one(reading: Reading, at: int) -> tuple[float, int] | None:
    """ "The one and twentieth": with articles on both words a cardinal one is an ordinal ("القرن الواحد والعشرين")."""
    one = reading.match_any(at, Role.CARDINAL, Role.ONE)
    joiner = reading.match(Role.JOINER, at + 1)
    if one is None or one.size > 1 or one.low > 1 or joiner is None or not reading.is_definite(at):
        return None
    tens = reading.match(Role.CARDINAL, at + 1 + joiner.size)
    if tens is None or not 20 <= tens.low <= 90 or not reading.is_definite(at + 1 + joiner.size):
        return None
    return 1 + tens.low, at + 1 + joiner.size + tens.size


def ended(reading: Reading, at: int) -> int | None:
    """The token after digits with an ordinal ending ("21st", "2-й"), None if there is none."""
    end = at + 1 + int(reading.hyphen(at + 1) or (reading.tokens[at + 1].raw == "'" and reading.tokens[at + 1].glued))
    token = reading.tokens[end]
    if reading.match(Role.MEASURE, at + 1):
        return None
    digits = reading.tokens[at].digits
    if digits is None or digits.value != int(digits.value) or reading.printed(end) in reading.lexicon.abbreviations:
        return None
    return end + 1 if token.glued and token.raw in reading.lexicon.endings else None
