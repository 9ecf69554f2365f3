"""Numbers in digits: which mark groups, which one is the decimal mark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.grammar.numbers.fold import TIGHT

_GROUPS = re.compile(r"\d{1,3}(\D)\d{3}(?:\1\d{3})*")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_LARGEST_DENOMINATOR = 10  # "24/7" or "9/11" are no fractions; "3/4" is one, and so are hundredths and thousandths


@dataclass(frozen=True, slots=True)
class Digits:
    """What digits say. `other` is the second reading of `1.500` or `1,500`, None where there is only one."""

    value: float
    fraction: bool = False
    other: float | None = None


def read_digits(raw: str, decimal: str, group: str) -> Digits | None:
    """The value of folded digits with their marks; None for times, dates, scores, versions and the like.

    Args:
        raw: such as `"1,500.25"`, `"1 500"`, `"3/4"`.
        decimal: the language's decimal mark.
        group: the marks that may group thousands in that language.
    """
    if raw.isdigit():
        return Digits(float(raw))
    if "/" in raw:
        return _fraction(raw)
    if ":" in raw:
        return None
    plain = raw.replace("٬", "'").replace(" ", "'").replace(TIGHT, "'")
    marks = set(re.findall(r"\D", plain))
    if len(marks) == 1:
        return _one_mark(plain, marks.pop(), decimal, group)
    last = re.findall(r"\D", plain)[-1]
    whole, _, rest = plain.rpartition(last)
    if last not in ".,٫" or len(marks) > 2 or not _GROUPS.fullmatch(whole):
        return None
    return Digits(float(f"{re.sub(r'[^0-9]', '', whole)}.{rest}"))


def _one_mark(plain: str, mark: str, decimal: str, group: str) -> Digits | None:
    """The value of digits with one kind of mark."""
    grouped = float(re.sub(r"\D", "", plain)) if _GROUPS.fullmatch(plain) or _INDIAN.fullmatch(plain) else None
    if plain.count(mark) > 1 or mark == "'":
        return None if grouped is None else Digits(grouped)
    pointed = float(plain.replace(mark, "."))
    if grouped is None or plain.startswith("0") or mark == "٫":
        return Digits(pointed)
    if mark in group and mark != decimal:
        return Digits(grouped, other=pointed)
    return Digits(pointed, other=grouped)


def _fraction(raw: str) -> Digits | None:
    """`3/4` as a fraction; a numerator above the denominator only over ten or a power of it."""
    over, _, under = raw.partition("/")
    if not (over.isdigit() and under.isdigit()) or int(under) == 0:
        return None
    small = int(over) < int(under) <= _LARGEST_DENOMINATOR
    return Digits(int(over) / int(under), fraction=True) if small or under in ("10", "100", "1000") else None
