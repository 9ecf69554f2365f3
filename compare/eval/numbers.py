"""Numbers: the rule corpora of duckling, and whether translations of a sentence hold the same numbers.

An expression of duckling is right if its text is read as one number with the right value and unit; of a hedged value
the middle counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.eval.rows import Row, graded, rows
from compare.eval.translations import Translation, compared, kept
from compare.grammar.dates import find_dates
from compare.grammar.intervals import relate
from compare.grammar.numbers import find_numbers
from compare.grammar.numbers.symbols import GRAMS, METRES
from compare.languages import load
from compare.types import Fact, FactKind, Quantity, Span

DIMENSIONS = ("numeral", "ordinal", "amountofmoney", "duration", "quantity", "distance", "temperature")

_MONEY: Mapping[str, set[str | None]] = {
    "Dollar": {"USD", "CNY", "HKD"},
    "Pound": {"GBP", "EGP"},
    "Cent": {"USD", "EUR", "CNY", "TRY", "GBP", "HKD"},
    "Unnamed": {"USD", None},
    "PTS": {"ESP"},
    "Dinar": {"dinar"},
    "Riyal": {"riyal", "SAR"},
    "Rial": {"rial", "IRR"},
}
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_SECONDS |= {"month": 2628000, "quarter": 7884000, "year": 31536000}

# Duckling is asked for one dimension at a time; we are not, and for us the very same sign in another row of the same
# data is a length: 5' and 2m there, 2' and 2m here. The number must be right all the same.
_SIGNS: Mapping[str, frozenset[str]] = {"minute": frozenset({"foot", "metre"}), "second": frozenset({"inch"})}

_SIZES: tuple[Mapping[str, float], ...] = (METRES, GRAMS)


@dataclass(frozen=True, slots=True)
class Target:
    """What a row asks for: an interval, `None` for an open end, and duckling's name of the unit."""

    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of duckling and what we read in it. In a `negative` row, without a number, right is to find nothing."""

    row: Row
    facts: tuple[Fact, ...]
    right: bool
    negative: bool


def duckling(folder: Path) -> dict[str, float]:
    """The share of expressions that are right, by language; and of the rows without a number, the share left alone."""
    return graded(folder, answers, "number")


def parallel(folder: Path) -> dict[str, float]:
    """The share of numbers, from English and back, that are equal or compatible in the translation, by language."""
    return kept(folder, translations)


def answers(folder: Path, code: str) -> Iterator[Answer]:
    """What we read in duckling's rows of one language; nothing if there is no file for it."""
    path, language = folder / f"duckling.{code}.jsonl.gz", load(code)
    given = [row for row in rows(path) if row["dim"] in DIMENSIONS] if path.exists() else []
    # "ten grand" are pounds in Britain and dollars in America. We are told the language and not the country: the
    # answer for any country is right.
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in given:
        alike.setdefault((row["dim"], row["text"]), []).append(row)
    for row in given:
        facts, negative = tuple(find_numbers(row["text"], language)), row["expected_raw"] == "NEGATIVE"
        abroad = [rival for rival in alike[row["dim"], row["text"]] if rival.get("locale") != row.get("locale")]
        right = (
            not facts if negative else len(facts) == 1 and any(is_right(rival, facts[0]) for rival in (row, *abroad))
        )
        yield Answer(row, facts, right, negative)


def target(row: Row) -> Target | None:
    """What a row asks for; `None` where it is not of a form that is compared."""
    expected = row["expected"]
    if expected is None or "value" not in expected:
        raw = row["expected_raw"]
        if plain := re.fullmatch(r"\(NumeralValue \(?(-?[\d_.]+)\)?\)", raw):
            return Target(float(plain[1]), float(plain[1]), None)
        found = re.match(r"\((between|under|above) (\w+) \(?([\d.e]+)(?:, ?([\d.e]+))?", raw)
        if found is None:
            return None
        low, high = float(found[3]), float(found[4] or found[3])
        if "lakh" in row["text"]:
            low *= 1e5
        return Target(None if found[1] == "under" else low, None if found[1] == "above" else high, found[2])
    value = float(expected["value"])
    if str(expected.get("extra", "")).startswith("e"):
        value *= 10 ** int(expected["extra"][1:])
    return Target(value, value, expected.get("unit") or expected.get("grain"))


def is_right(row: Row, fact: Fact) -> bool:
    """Whether a fact has the value and the unit that a row asks for."""
    wanted, value, dimension = target(row), fact.value, row["dim"]
    if wanted is None or not isinstance(value, Quantity):
        return False
    if dimension == "numeral":
        return _is_numeral(fact, value, wanted.low or 0)
    if dimension == "ordinal":
        return fact.kind is FactKind.ORDINAL and _middle(value) == wanted.low
    if dimension == "duration":
        if value.unit in _SIGNS.get(str(wanted.unit), frozenset()):
            return _same(value, wanted, 1.0)
        seconds = (wanted.low or 0) * _SECONDS[str(wanted.unit)]
        return value.seconds is not None and math.isclose(value.seconds, seconds, rel_tol=0.02)
    if dimension == "amountofmoney":
        factor = 0.01 if wanted.unit == "Cent" else 1.0
        return value.unit in _MONEY.get(str(wanted.unit), {wanted.unit}) and _same(value, wanted, factor)
    return _is_measure(value, wanted)


def _is_numeral(fact: Fact, value: Quantity, wanted: float) -> bool:
    """A number without a unit."""
    if value.hedge == "plural":  # "a few" is no single number; duckling says 3
        ends = _ends(value)
        return ends[0] <= wanted <= ends[-1]
    return fact.kind is FactKind.NUMBER and value.unit is None and math.isclose(_middle(value), wanted, rel_tol=1e-6)


def _is_measure(value: Quantity, wanted: Target) -> bool:
    """A length, weight, temperature or so; units of one kind are converted."""
    unit = {"M": "metre", "Pound": "pound_weight", "Unnamed": "None"}.get(str(wanted.unit), str(wanted.unit).lower())
    if unit == "pound_weight" and value.unit == "GBP":
        return _same(value, wanted, 1.0)
    own = str(value.unit)
    sizes = next((table for table in _SIZES if own in table and unit in table), {})
    return (bool(sizes) or own == unit) and _same(value, wanted, sizes.get(unit, 1.0) / sizes.get(own, 1.0))


def _same(value: Quantity, wanted: Target, factor: float) -> bool:
    """Whether the interval is the one wanted, which is times `factor`; of a hedged one the middle counts."""
    if wanted.low == wanted.high and value.low is not None and value.high is not None:
        return math.isclose(_middle(value), (wanted.low or 0) * factor, rel_tol=1e-3)
    pairs = ((value.low, wanted.low), (value.high, wanted.high))
    return all(a is b if a is None or b is None else math.isclose(a, b * factor, rel_tol=1e-3) for a, b in pairs)


def _ends(value: Quantity) -> list[float]:
    return [end for end in (value.low, value.high) if end is not None]


def _middle(value: Quantity) -> float:
    return sum(_ends(value)) / len(_ends(value))


def translations(sentences: Sequence[Row], code: str) -> Iterator[Translation]:
    """The numbers of every sentence in English and in another language."""
    for row in sentences:
        yield compared(row, numbers_of(row["en"], "en"), numbers_of(row[code], code), relate)


def numbers_of(text: str, code: str) -> tuple[Fact, ...]:
    """The number facts of a sentence, without dates and ordinals."""
    language = load(code)
    taken = [Span(fact.start, fact.end) for fact in find_dates(text, language)]
    return tuple(fact for fact in find_numbers(text, language, taken) if fact.kind is not FactKind.ORDINAL)
