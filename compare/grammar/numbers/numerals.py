"""The number itself: digits, words, scales and fractions, from token to value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.grammar.numbers.lexicon import Phrase, Role
from compare.grammar.numbers.symbols import VULGAR
from compare.grammar.numbers.tokens import Kind, Reading

_THOUSAND = 1000
_BILLION = 1e9
_DOZENS = (12.0, 20.0)  # "two hundred dozen": these multiply whatever stands before them
_PLACE_VALUES = 10  # positional numerals are read from words below this value


@dataclass(frozen=True, slots=True)
class Number:
    """An interval of numbers and where its words end.

    Args:
        low, high, low_open, high_open, hedge: as in `Quantity`.
        end: the token after its last.
        scale: the scale that multiplies all of it ("15 thousand": 1000), else 1.
        digits: whether it is (partly) in digits.
        weak: `Role.ONE`, `Role.ARTICLE` or `Role.DOUBTFUL` if it is nothing but such a word, `Role.SEVERAL` for
            "several".
        fraction: whether it is nothing but a fraction ("half").
        other: the second reading of `1.500`.
    """

    low: float
    high: float | None
    end: int
    low_open: bool = False
    high_open: bool = False
    hedge: str | None = None
    scale: float = 1.0
    digits: bool = False
    weak: Role | None = None
    fraction: bool = False
    other: float | None = None

    def times(self, factor: float) -> Number:
        """The number multiplied."""
        high = None if self.high is None else tidy(self.high * factor)
        return replace(self, low=tidy(self.low * factor), high=high, scale=self.scale * factor)


class _Parts:
    """The parts of a number that is being read: they add up, a scale multiplies those smaller than it."""

    def __init__(self, units_first: bool, joiner_needed: bool) -> None:
        self.values: list[float] = []
        self.ends: list[int] = []  # the token after each part, to go back to where a part turns out to be another's
        self.room = 0.0  # the next part must be smaller than this
        self.scale = 1.0
        self.units_first = units_first
        self.joiner_needed = joiner_needed  # a part after thousands only with an "and" ("ألف وستة", not "ألف ستة")

    def add(self, value: float, joined: bool) -> bool:
        """Take a word that adds up; False if it does not fit."""
        if self.values and not value < self.room:
            ones = self.units_first and joined and 1 <= self.values[-1] <= 9
            if not (ones and 20 <= value <= 90 and value % 10 == 0):
                return False
            self.room = 0
        elif self.values and self.joiner_needed and not joined and self.room >= _THOUSAND:
            return False
        else:
            self.room = _room(value)
        self.values.append(value)
        self.scale = 1.0
        return True

    def multiply(self, scale: float, joined: bool) -> bool:
        """Take a word that multiplies; False if it does not fit."""
        coefficient, at = 0.0, len(self.values)
        while at and (self.values[at - 1] < scale or scale in _DOZENS) and not joined:
            at -= 1
            coefficient += self.values[at]
        if at == len(self.values):
            if self.values and not scale < self.room:
                return False
            coefficient = 1.0
        elif at and coefficient * scale >= self.values[at - 1]:
            del self.values[at:], self.ends[at:]  # "three million and five million" are two numbers
            return False
        self.values[at:] = [tidy(coefficient * scale)]
        self.room = scale if coefficient == int(coefficient) else 0.0
        self.scale = scale if len(self.values) == 1 else 1.0
        return True

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return tidy(sum(self.values))


def tidy(value: float) -> float:
    """A float without the noise of decimal multiplication (375.1 million, not 375100000.00000006)."""
    return float(f"{value:.15g}")


def read_number(reading: Reading, at: int, *, money: bool = False) -> Number | None:
    """The number that begins at token `at`, None if there is none. `money`: a currency sign stands before it."""
    hedged = reading.match(Role.HEDGED, at)
    if hedged and at and any(reading.ends(Role.BEFORE, at)):
        return Number(hedged.low, hedged.low, at + hedged.size, scale=hedged.low)
    if (phrase := reading.match(Role.VAGUE, at)) or (phrase := reading.match(Role.SEVERAL, at)):
        few = reading.match(Role.VAGUE, at) is None
        return _vague(reading, at + phrase.size, phrase.low, phrase.high, few)
    if (phrase := reading.match(Role.CONSTRUCT, at)) and _noun_follows(reading, at + phrase.size):
        return Number(phrase.low, phrase.low, at + phrase.size)
    phrase = reading.match(Role.FRACTION, at)
    if phrase and not _is_ordinal(reading, at, phrase):
        number = _of_scale(reading, at + phrase.size, phrase.low)
        doubtful = number.fraction and reading.match(Role.DOUBTFUL, at)
        return replace(number, weak=Role.DOUBTFUL) if doubtful else number
    return _plain(reading, at, money)


def _plain(reading: Reading, at: int, money: bool) -> Number | None:
    """A number made of digits, words that add up, and scales."""
    units_first = reading.lexicon.data.words.units_first
    parts = _Parts(units_first, joiner_needed=units_first and bool(reading.lexicon.joined))
    first, end, digits, weak, other = at, at, False, None, None
    while True:
        at, joined = _joiner(reading, end, parts) if parts.values else (end, False)
        token = reading.tokens[at]
        if token.kind is Kind.NUMBER:
            after = _take_digits(reading, at, parts, joined, money)
            other = token.digits.other if token.digits and not parts.values[1:] else None
            digits = True
        else:
            after = _take_word(reading, at, parts, joined)
            if at == first and after:
                weak = _weakness(reading, at, after)
        if after is None:
            break
        end = after
        parts.ends[len(parts.values) - 1 :] = [end]
        weak = weak if at == first else None
    if not parts.values:
        return None
    end = parts.ends[-1]
    number = Number(parts.total, parts.total, end, scale=parts.scale, digits=digits, weak=weak)
    number = replace(number, other=other if parts.scale == 1.0 else None)
    number = _pointed(reading, number, parts)
    return _finish(reading, number, parts, first)


def _weakness(reading: Reading, at: int, after: int) -> Role | None:
    """Whether the word at `at` is one that may mean something else than 1."""
    for role in (Role.ARTICLE, Role.ONE, Role.DOUBTFUL):
        phrase = reading.match(role, at)
        if phrase and at + phrase.size == after:
            return role
    return None


def _joiner(reading: Reading, at: int, parts: _Parts) -> tuple[int, bool]:
    """The token after an "and" between two parts (or after a hyphen), and whether there is an "and"."""
    at += int(reading.hyphen(at) and reading.is_word(at + 1) and not reading.tokens[at - 1].digits)
    phrase = reading.match(Role.JOINER, at)
    last = parts.values[-1]
    if phrase and last == int(last) and last >= reading.lexicon.data.words.join_from:
        hyphen = int(reading.hyphen(at + phrase.size))  # "vingt-et-un"
        return at + phrase.size + hyphen, True
    return at, False


def _take_digits(reading: Reading, at: int, parts: _Parts, joined: bool, money: bool) -> int | None:
    """Take the digits at token `at` (and an abbreviated scale) as a part; the token after them."""
    token = reading.tokens[at]
    if token.digits is None:
        return None
    value, end = token.digits.value, at + 1
    scale = _abbreviation(reading, end, money)
    if parts.values:
        if token.text in VULGAR and token.glued and len(parts.values) == 1:
            parts.values[0] += value
            return end
        linked = joined and reading.lexicon.data.words.join_digits  # "۲۱ هزار و ۴۱۱"
        close = token.glued or linked or (not joined and (scale or reading.match(Role.SCALE, end)))
        if not (close and parts.room >= _THOUSAND and value < parts.room):
            return None
    parts.values.append(value)
    parts.room = 0.0
    parts.scale = 1.0
    if scale:
        parts.values[-1] = tidy(value * scale)
        parts.room, parts.scale = scale if value == int(value) else 0.0, scale
        end += 1
        end += reading.tokens[end].raw == "." and reading.tokens[end].glued
    return end


def _abbreviation(reading: Reading, at: int, money: bool) -> float | None:
    """The scale that the token after digits abbreviates ("bn", "тыс.", "K"), None if it does not."""
    if not reading.is_word(at):
        return None
    scale = reading.lexicon.abbreviations.get(reading.printed(at))
    if scale is not None and scale >= _BILLION and len(reading.tokens[at].raw) == 1:
        digits = reading.tokens[at - 1].digits
        return scale if money or (digits and digits.value != int(digits.value)) else None  # "5G" is no number
    if scale is None or money or reading.match(Role.MEASURE, at) is None or reading.printed(at).isupper():
        return scale
    return scale if reading.match_any(at + 1, Role.CURRENCY, Role.COUNTED) else None


def _take_word(reading: Reading, at: int, parts: _Parts, joined: bool) -> int | None:
    """Take the number word at token `at` as a part; the token after it, None if there is none that fits."""
    if reading.lexicon.data.words.positional and (end := _places(reading, at)) > at + 1:
        text = "".join(str(int(reading.match(Role.CARDINAL, i).low)) for i in range(at, end))  # type: ignore[union-attr]
        return end if parts.add(float(text), joined) else None
    cardinal, scale = reading.match(Role.CARDINAL, at), reading.match(Role.SCALE, at)
    if cardinal and (scale is None or cardinal.size >= scale.size) and parts.add(cardinal.low, joined):
        return at + cardinal.size
    if scale and reading.tokens[at - 1].kind is Kind.NUMBER and reading.match(Role.CURRENCY, at):
        return None  # "20 cents" in French are no 2,000
    if reading.tokens[at].stemmed and not parts.values:
        return None  # "yüzü" is a face more often than a hundred
    if scale and parts.multiply(scale.low, joined):
        return at + scale.size
    one = reading.match_any(at, Role.ONE) or (None if parts.values else reading.match(Role.ARTICLE, at))
    if one and parts.add(1.0, joined):
        return at + one.size
    return None


def _places(reading: Reading, at: int) -> int:
    """The token after a run of words below ten, which positional numerals are read from."""
    while (phrase := reading.match(Role.CARDINAL, at)) and phrase.size == 1 and phrase.low < _PLACE_VALUES:
        at += 1
    return at


def _pointed(reading: Reading, number: Number, parts: _Parts) -> Number:
    """The number with decimals after a word for the point ("two point five"), and the scale after them."""
    point = reading.match(Role.POINT, number.end)
    if point is None or parts.scale != 1.0:
        return number
    at, decimals = number.end + point.size, ""
    while True:
        token = reading.tokens[at]
        if token.kind is Kind.NUMBER and token.text.isdigit():
            decimals += token.text
            at += 1
            continue
        phrase = reading.match_any(at, Role.CARDINAL, Role.ONE, Role.ARTICLE)
        if phrase is None:
            break
        value = 1 if phrase.low != phrase.low else int(phrase.low)
        tens = len(decimals) and decimals.endswith("0") and value < _PLACE_VALUES
        decimals = decimals[:-1] + str(value) if tens else decimals + str(value)
        at += phrase.size
    if not decimals:
        return number
    parts.values[:] = [float(f"{int(number.low)}.{decimals}")]
    while (scale := reading.match(Role.SCALE, at)) and parts.multiply(scale.low, False):
        at += scale.size
    return replace(number, low=parts.total, high=parts.total, end=at, scale=parts.scale)


def _finish(reading: Reading, number: Number, parts: _Parts, first: int) -> Number:
    """The number with what may follow it: "and a half", or a fraction that it counts ("three quarters")."""
    number = replace(number, end=_repeated(reading, number))
    at = number.end
    hyphen = int(reading.hyphen(at))
    if plus := reading.match(Role.PLUS, at + hyphen):
        return _plus(reading, number, at + hyphen + plus.size, plus.low)
    if part := reading.match(Role.PART, at):
        over = _plain(reading, at + part.size, False)
        if over and over.low < number.low:
            return Number(over.low / number.low, over.low / number.low, over.end, fraction=True)
    fraction = reading.match(Role.FRACTION, at + hyphen)
    if fraction and _is_ordinal(reading, at + hyphen, fraction):
        fraction = None
    if fraction and number.low == int(number.low) and number.low * fraction.low <= 1 and number.scale == 1.0:
        return _of_scale(reading, at + hyphen + fraction.size, number.low * fraction.low)
    return number


def _repeated(reading: Reading, number: Number) -> int:
    """The token after the same number in brackets ("forty-five (45)"), or after the number alone."""
    at = number.end
    if reading.tokens[at].raw == "(" and (again := _plain(reading, at + 1, False)):
        if again.low == number.low and reading.tokens[again.end].raw == ")":
            return again.end + 1
    return at


def _plus(reading: Reading, number: Number, at: int, part: float) -> Number:
    """The number with a part of its scale, of a scale that is named, or of one added."""
    named = reading.skip(at, Role.OF, Role.DEFINITE)
    scale = reading.match(Role.SCALE, named)
    if scale and number.scale == 1.0:
        value = tidy((number.low + part) * scale.low)
        return replace(number, low=value, high=value, end=named + scale.size, scale=scale.low, weak=None)
    if scale and number.scale >= scale.low:
        value = tidy(number.low + part * scale.low)
        return replace(number, low=value, high=value, end=named + scale.size, weak=None)
    value = tidy(number.low + part * (number.scale if number.scale >= _THOUSAND else 1.0))
    return replace(number, low=value, high=value, end=at, weak=None)


def _of_scale(reading: Reading, at: int, value: float) -> Number:
    """A fraction, alone or of a scale ("half a million", "نصف المليون")."""
    inner = reading.skip(at + int(reading.hyphen(at)), Role.OF, Role.ARTICLE, Role.ONE, Role.DEFINITE)
    if scale := reading.match(Role.SCALE, inner):
        return Number(tidy(value * scale.low), tidy(value * scale.low), inner + scale.size)
    return Number(value, value, at, fraction=True)


def _vague(reading: Reading, at: int, low: float, high: float, few: bool) -> Number:
    """A plural of scales ("tens of thousands") or "several" with or without a scale."""
    weak: Role | None = Role.SEVERAL if few else None
    while True:
        inner = reading.skip(at, Role.OF, Role.DEFINITE)
        scale = reading.match_any(inner, Role.SCALE, Role.VAGUE)
        if scale is None:
            break
        low, high, at, weak = low * scale.low, high * scale.low, inner + scale.size, None
    return Number(low, high, at, high_open=True, hedge="plural", weak=weak)


def _is_ordinal(reading: Reading, at: int, phrase: Phrase) -> bool:
    """Whether what may be a fraction or an ordinal is an ordinal here: "a third party", but "a third of them"."""
    same = reading.match(Role.ORDINAL, at)
    after = at + phrase.size
    return same is not None and same.size == phrase.size and _noun_follows(reading, after + reading.hyphen(after))


def _noun_follows(reading: Reading, at: int) -> bool:
    """Whether the next token can be a noun: a word that is no number, no conjunction and no function word."""
    roles = (Role.JOINER, Role.STOP, Role.SCALE, Role.CARDINAL, Role.OF, Role.PLUS)
    return reading.is_word(at) and reading.match_any(at, *roles) is None


def _room(value: float) -> float:
    """What may still be added to a word of this value: below ten after twenty, nothing after twelve."""
    if value == 0:
        return 10.0  # "zero one"
    if value != int(value) or value < 20:
        return 0.0
    whole, room = int(value), 1
    while whole % (room * 10) == 0:
        room *= 10
    return float(room)


def place(value: float) -> float:
    """The worth of the last significant digit: 10 for 130, 100,000 for 100,000, 0.1 for 7.5."""
    digits = f"{abs(value):.12e}"
    mantissa, _, exponent = digits.partition("e")
    decimals = len(mantissa.rstrip("0").partition(".")[2])
    return float(10.0 ** (int(exponent) - decimals))
