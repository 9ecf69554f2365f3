"""The number itself: digits, words, scales and fractions, from token to value."""

from __future__ import annotations

from dataclasses import replace

from compare.grammar.numbers.abbreviations import abbreviated, point_after
from compare.grammar.numbers.fractions import is_numerator, is_ordinal, mixed, noun_follows, of_scale, with_plus
from compare.grammar.numbers.parts import THOUSAND, Number, Parts, tidy
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.symbols import VULGAR
from compare.grammar.numbers.tokens import Kind, Reading

_PLACE_VALUES = 10  # positional numerals are read from words below this value


def read_number(reading: Reading, at: int, *, money: bool = False, bare: bool = False) -> Number | None:
    """The number that begins at token `at`, None if there is none.

    `money`: a currency sign stands before it. `bare`: it is (almost) all of a text, so that forms of speech are read
    that would mean something else in a sentence ("point seven", "one twenty-two").
    """
    if bare and (number := _dictated(reading, at)):
        return number
    hedged = reading.match(Role.HEDGED, at)
    if hedged and at and any(reading.ends(Role.BEFORE, at)):
        return Number(hedged.low, hedged.low, at + hedged.size, scale=hedged.low)
    if (phrase := reading.match(Role.VAGUE, at)) or (phrase := reading.match(Role.SEVERAL, at)):
        few = reading.match(Role.VAGUE, at) is None
        return _vague(reading, at + phrase.size, phrase.low, phrase.high, few)
    if (phrase := reading.match(Role.CONSTRUCT, at)) and noun_follows(reading, at + phrase.size):
        return Number(phrase.low, phrase.low, at + phrase.size)
    phrase = reading.match(Role.FRACTION, at)
    if phrase and not is_ordinal(reading, at, phrase):
        number = of_scale(reading, at + phrase.size, phrase.low)
        doubtful = number.fraction and reading.match(Role.DOUBTFUL, at)
        return replace(number, weak=Role.DOUBTFUL) if doubtful else number
    return _plain(reading, at, money)


def _plain(reading: Reading, at: int, money: bool) -> Number | None:
    """A number made of digits, words that add up, and scales."""
    words = reading.lexicon.data.words
    parts = Parts(words.units_first, bool(words.units_first and reading.lexicon.joined), words.positional)
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
    if reading.match_any(end, Role.FILLER, Role.CURRENCY, Role.DURATION):
        parts.last_digit = 0.0  # "一百五人" is careless for 105, but nobody says "一百二个" for 120
    number = Number(parts.total, parts.total, end, scale=parts.scale, digits=digits, weak=weak)
    number = replace(number, other=other if parts.scale == 1.0 else None)
    number = _pointed(reading, number, parts)
    return _finish(reading, number, parts, first)


def _dictated(reading: Reading, at: int) -> Number | None:
    """A number without its zero before the point, or without the word for hundred."""
    if reading.match(Role.POINT, at):
        parts = Parts(units_first=False, joiner_needed=False, positional=False)
        number = _pointed(reading, Number(0.0, 0.0, at), parts)
        return number if number.end > at else None
    first = reading.match_any(at, Role.ONE, Role.CARDINAL)
    if first is None or not reading.lexicon.data.words.hundred_unsaid:
        return None
    hundreds, rest = _plain(reading, at, False), _plain(reading, at + first.size, False)
    if hundreds is None or rest is None or hundreds.end > at + first.size or rest.digits:
        return None
    tens = 20 < rest.low < 100 and rest.low % 10 and 1 <= hundreds.low <= 9
    return Number(v := hundreds.low * 100 + rest.low, v, rest.end) if tens else None


def _weakness(reading: Reading, at: int, after: int) -> Role | None:
    """Whether the word at `at` is one that may mean something else than 1."""
    for role in (Role.ARTICLE, Role.ONE, Role.DOUBTFUL):
        phrase = reading.match(role, at)
        if phrase and at + phrase.size == after:
            return role
    return None


def _joiner(reading: Reading, at: int, parts: Parts) -> tuple[int, bool]:
    """The token after an "and" between two parts (or after a hyphen), and whether there is an "and"."""
    if reading.hyphen(at) and reading.is_word(at + 1):
        at += int(reading.tokens[at - 1].digits is None or reading.match(Role.SCALE, at + 1) is not None)
    phrase = reading.match(Role.JOINER, at)
    last = parts.values[-1]
    if phrase and last == int(last) and last >= reading.lexicon.data.words.join_from:
        hyphen = int(reading.hyphen(at + phrase.size))  # "vingt-et-un"
        return at + phrase.size + hyphen, True
    return at, False


def _take_digits(reading: Reading, at: int, parts: Parts, joined: bool, money: bool) -> int | None:
    """Take the digits at token `at` (and an abbreviated scale) as a part; the token after them."""
    token = reading.tokens[at]
    if token.digits is None:
        return None
    value, end = token.digits.value, at + 1
    scale = abbreviated(reading, end, money)
    if parts.values:
        if token.text in VULGAR and token.glued and len(parts.values) == 1:
            parts.values[0] += value
            return end
        linked = joined and reading.lexicon.data.words.join_digits  # "۲۱ هزار و ۴۱۱"
        close = token.glued or linked or (not joined and (scale or reading.match(Role.SCALE, end)))
        if not (close and parts.room >= THOUSAND and value < parts.room):
            return None
        if len(token.raw) == 1 and token.glued and scale is None:
            parts.note_digit(value, parts.room, joined)
    parts.values.append(value)
    parts.room = 0.0
    parts.scale = 1.0
    if scale:
        parts.values[-1] = tidy(value * scale)
        parts.room, parts.scale = scale if value == int(value) else 0.0, scale
        end += 1 + int(point_after(reading, end + 1))
    return end


def _take_word(reading: Reading, at: int, parts: Parts, joined: bool) -> int | None:
    """Take the number word at token `at` as a part; the token after it, None if there is none that fits."""
    if reading.lexicon.data.words.positional and not parts.values and (end := _places(reading, at)) > at + 1:
        text = "".join(str(int(reading.match(Role.CARDINAL, i).low)) for i in range(at, end))  # type: ignore[union-attr]
        return end if parts.add(float(text), joined) else None
    joined = joined or reading.tokens[at].raw[:1] in reading.lexicon.joined  # "وأحد عشر", which folds to "واحد عشر"
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
    first = at
    while (phrase := reading.match(Role.CARDINAL, at)) and phrase.size == 1 and phrase.low < _PLACE_VALUES:
        if at > first and reading.match(Role.LESSER, at):
            break  # "八两" are eight taels, and no 82
        at += 1
    return at


def _pointed(reading: Reading, number: Number, parts: Parts) -> Number:
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
    return replace(number, low=parts.total, high=parts.total, end=at, scale=parts.scale, weak=None)


def _finish(reading: Reading, number: Number, parts: Parts, first: int) -> Number:
    """The number with what may follow it: "and a half", or a fraction that it counts ("three quarters")."""
    number = replace(number, end=_repeated(reading, number))
    at = number.end
    hyphen = int(reading.hyphen(at))
    if plus := reading.match(Role.PLUS, at + hyphen):
        return with_plus(reading, number, at + hyphen + plus.size, plus.low)
    if whole_and_part := mixed(reading, number):
        return whole_and_part
    if part := reading.match(Role.PART, at):
        over = _plain(reading, at + part.size, False)
        if over and over.low < number.low:
            return Number(over.low / number.low, over.low / number.low, over.end, fraction=True)
    fraction = reading.match(Role.FRACTION, at + hyphen)
    if fraction and is_ordinal(reading, at + hyphen, fraction):
        fraction = None
    if fraction and number.scale == 1.0 and is_numerator(number.low, fraction.low):
        return of_scale(reading, at + hyphen + fraction.size, number.low * fraction.low)
    return number


def _repeated(reading: Reading, number: Number) -> int:
    """The token after the same number in brackets ("forty-five (45)"), or after the number alone."""
    again = _plain(reading, number.end + 1, False) if reading.tokens[number.end].raw == "(" else None
    if again and again.low == number.low and reading.tokens[again.end].raw == ")":
        return again.end + 1
    return number.end


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
