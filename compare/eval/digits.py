"""Numbers in digits, changed so that the sentence stays grammatical: a needle that only its value gives away.

All is decided by the digits as written, never by what our own grammars read in them, so that a number which we cannot
read counts as missed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

from babel import Locale

LAST_DAY, LAST_CALENDAR_DAY = 28, 31
"""Numbers up to 31 may be days, and become days that every month has."""
FIRST_YEAR, LAST_YEAR, YEARS = 1100, 2099, 12
"""Numbers of four digits in this range may be years, and move by twelve at most."""
APART = 1.5
"""Least ratio of a number that is no year to what it becomes: no rounding explains it."""

_RUN = re.compile(r"\d+")
_LETTERS = "A-Za-zÀ-ɏЀ-ӿ"
_INSIDE = r"[.,٫٬\s]\d"
# where a number begins: no part of a code (F-16, 5G), an ordinal (21st), a time (23.45), a range or another number
_NUMBER = re.compile(rf"(?<![\d_{_LETTERS}:/–-])(?<!\d[.,٫٬\s])\d{{1,6}}(?![\d_{_LETTERS}:/–-]|[.]\d\d\b)")
_APOSTROPHES = ("'", "’")
_ZEROS = ("0", "٠", "۰")


def has_digits(text: str) -> bool:
    """Whether the text has a decimal digit of any script."""
    return _RUN.search(text) is not None


def same_digits(a: str, b: str) -> bool:
    """Whether both texts have the same runs of digits, in any script and order, and one at least."""
    found = [Counter(int(run) for run in _RUN.findall(text)) for text in (a, b)]
    return bool(found[0]) and found[0] == found[1]


def changed(text: str, codes: Sequence[str], dice: random.Random) -> str | None:
    """The text with one number changed, by the grammar of the languages `codes`; None if no number can be."""
    present = {int(run) for run in _RUN.findall(text)}
    places = list(_NUMBER.finditer(text))
    for place in dice.sample(places, len(places)):
        options = [value for value in _others(place[0], text[place.end() :], codes) if value not in present]
        if options:
            return text[: place.start()] + _written(dice.choice(options), place[0]) + text[place.end() :]
    return None


def _others(digits: str, rest: str, codes: Sequence[str]) -> list[int]:
    """What a number can become: as many digits, and a day, a year, or beyond rounding.

    The plural form stays ("3 days", not "1 days"), and before an apostrophe the last digit, whose vowel the Turkish
    suffix repeats (2016'da).
    """
    value, part = int(digits), re.match(_INSIDE, rest) is not None
    if digits.startswith(_ZEROS):
        return []
    lowest, highest = 10 ** (len(digits) - 1), 10 ** len(digits) - 1
    if FIRST_YEAR <= value <= LAST_YEAR and not part:
        options = [*range(value - YEARS, value + YEARS + 1)]
    elif value <= LAST_CALENDAR_DAY and not part:
        options = [day for day in range(lowest, LAST_DAY + 1) if _apart(value, day) and _one_form(value, day, codes)]
    else:
        # what follows the two leading digits stays, so that a round number stays round
        step = 10 ** max(0, len(digits) - 2)
        every = range(lowest + value % step, highest + 1, step)
        options = [other for other in every if _apart(value, other) and (part or _one_form(value, other, codes))]
    if rest.startswith(_APOSTROPHES):
        options = [other for other in options if value % 10 and other % 10 == value % 10]
    return [other for other in options if other != value and lowest <= other <= highest]


def _apart(a: int, b: int) -> bool:
    return max(a, b) >= APART * min(a, b)


def _one_form(a: int, b: int, codes: Sequence[str]) -> bool:
    """Whether nouns take one form after both numbers, in all these languages (CLDR plural rules)."""
    return all(form(a) == form(b) for form in (Locale.parse(code).plural_form for code in codes))


def _written(value: int, like: str) -> str:
    """The number in the digits that `like` is written in."""
    zero = ord(like[0]) - int(like[0])
    return "".join(chr(zero + int(digit)) for digit in str(value))
