"""How well numbers are read: `python benchmarks/quantities.py [DATA] [--misses LANGUAGES]`.

DATA is the folder that holds the data sets (default `../shared/data`).

* datenum_duckling: share of expressions of which the whole text is read with the right value and unit, a language
  and a dimension at a time; of the rows marked NEGATIVE, the share that is reported nevertheless.
* pud_parallel: for a thousand sentences in eight languages, how often the numbers of the English sentence and of
  its translation are the same or compatible, a fact at a time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from compare.grammar.dates import find_dates
from compare.grammar.intervals import Relation, relate_quantities
from compare.grammar.numbers import find_numbers
from compare.grammar.numbers.symbols import GRAMS, METRES
from compare.languages import codes, load
from compare.types import Fact, FactKind, Quantity, Span

DIMENSIONS = ("numeral", "ordinal", "amountofmoney", "duration", "quantity", "distance", "temperature")
MONEY = {
    "Dollar": {"USD", "CNY"},
    "Pound": {"GBP", "EGP"},
    "Cent": {"USD", "EUR", "CNY", "TRY"},
    "Unnamed": {"USD", None},
    "PTS": {"ESP"},
    "Dinar": {"dinar"},
    "Riyal": {"riyal", "SAR"},
    "Rial": {"rial", "IRR"},
}
GRAIN = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
GRAIN |= {"month": 2628000, "quarter": 7884000, "year": 31536000}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def wanted(row: dict[str, Any]) -> tuple[float | None, float | None, str | None] | None:
    """Low, high and unit that a duckling row asks for; None where the row is not of a form that is compared."""
    expected = row["expected"]
    if expected is None or "value" not in expected:
        raw = row["expected_raw"]
        if plain := re.fullmatch(r"\(NumeralValue \(?(-?[\d_.]+)\)?\)", raw):
            return float(plain[1]), float(plain[1]), None
        found = re.match(r"\((between|under|above) (\w+) \(?([\d.e]+)(?:, ?([\d.e]+))?", raw)
        if found is None:
            return None
        low, high = float(found[3]), float(found[4] or found[3])
        if "lakh" in row["text"]:
            low *= 1e5
        return (None if found[1] == "under" else low), (None if found[1] == "above" else high), found[2]
    value = float(expected["value"])
    if str(expected.get("extra", "")).startswith("e"):
        value *= 10 ** int(expected["extra"][1:])
    return value, value, expected.get("unit") or expected.get("grain")


def right(row: dict[str, Any], fact: Fact) -> bool:
    """Whether a fact has the value and the unit that a row asks for. Of a hedged value the middle counts."""
    target = wanted(row)
    if target is None or not isinstance(fact.value, Quantity):
        return False
    low, high, unit = target
    value, dimension = fact.value, row["dim"]
    ends = [end for end in (value.low, value.high) if end is not None]
    middle = sum(ends) / len(ends)
    if dimension == "duration":
        return value.seconds is not None and math.isclose(value.seconds, (low or 0) * GRAIN[str(unit)], rel_tol=0.02)
    if dimension == "numeral":
        if value.hedge == "plural":  # "a few" is no single number; duckling says 3
            return ends[0] <= (low or 0) <= ends[-1]
        return fact.kind is FactKind.NUMBER and value.unit is None and math.isclose(middle, low or 0, rel_tol=1e-6)
    if dimension == "ordinal":
        return fact.kind is FactKind.ORDINAL and middle == low
    if dimension == "amountofmoney":
        factor = 0.01 if unit == "Cent" else 1.0
        return value.unit in MONEY.get(str(unit), {unit}) and _same(value, low, high, factor)
    unit = {"M": "metre", "Pound": "pound_weight", "Unnamed": "None"}.get(str(unit), str(unit).lower())
    if unit == "pound_weight" and value.unit == "GBP":
        return _same(value, low, high, 1.0)
    sizes = next((table for table in (METRES, GRAMS) if value.unit in table and unit in table), {})
    if not sizes and str(value.unit) != unit:
        return False
    return _same(value, low, high, sizes.get(unit, 1.0) / sizes.get(str(value.unit), 1.0))


def _same(value: Quantity, low: float | None, high: float | None, factor: float) -> bool:
    """Whether the interval is the one wanted, which is times `factor`; of a hedged one the middle counts."""
    if low == high and value.low is not None and value.high is not None:
        return math.isclose((value.low + value.high) / 2, (low or 0) * factor, rel_tol=1e-3)
    pairs = ((value.low, low), (value.high, high))
    return all(a is b if a is None or b is None else math.isclose(a, b * factor, rel_tol=1e-3) for a, b in pairs)


def duckling(data: Path, misses: set[str]) -> None:
    """Print the share right, and the share of false alarms, for every language and dimension."""
    print(f"{'':4}" + "".join(f"{name:>16}" for name in DIMENSIONS) + f"{'false alarms':>16}")
    for code in codes():
        path = data / "datenum_duckling" / f"duckling.{code}.jsonl.gz"
        if not path.exists():
            continue
        seen: Counter[str] = Counter()
        good: Counter[str] = Counter()
        for row in rows(path):
            dimension = row["dim"]
            if dimension not in DIMENSIONS:
                continue
            facts = find_numbers(row["text"], load(code))
            if row["expected_raw"] == "NEGATIVE":
                seen["negative"] += 1
                good["negative"] += bool(facts)
                continue
            ok = len(facts) == 1 and right(row, facts[0])
            seen[dimension] += 1
            good[dimension] += ok
            if not ok and code in misses:
                print(code, dimension, repr(row["text"]), row["expected_raw"], [(f.kind.value, f.value) for f in facts])
        cells = (f"{good[d] / seen[d]:.3f} ({seen[d]})" if seen[d] else "" for d in DIMENSIONS)
        alarms = f"{good['negative']} of {seen['negative']}"
        print(f"{code:4}" + "".join(f"{cell:>16}" for cell in cells) + f"{alarms:>16}")


def facts_of(text: str, code: str) -> list[Fact]:
    """The number facts of a sentence, dates left out."""
    dates = find_dates(text, load(code))
    taken = [Span(fact.start, fact.end) for fact in dates]
    return [fact for fact in find_numbers(text, load(code), taken) if fact.kind is not FactKind.ORDINAL]


def parallel(data: Path, misses: set[str]) -> None:
    """Print how often a number in one language has a compatible one in the other."""
    sentences = list(rows(data / "pud_parallel" / "pud_parallel.jsonl.gz"))
    others = [code for code in ("ar", "ru", "fr", "es", "de", "tr", "zh") if code in sentences[0]]
    for code in others:
        tally: Counter[str] = Counter()
        for row in sentences:
            a, b = facts_of(row["en"], "en"), facts_of(row[code], code)
            pairs = [_partner(fact, b) for fact in a]
            back = [_partner(fact, a) for fact in b]
            tally.update(relation for relation in pairs)
            tally["only there"] += back.count("missing")
            if code in misses and ("missing" in pairs or "missing" in back):
                print(row["id"], code, "|", row["en"], "|", row[code])
                for name, text, found in (("en", row["en"], a), (code, row[code], b)):
                    print(
                        "   ", name, [(text[f.start : f.end], f.value.low, f.value.high, f.value.unit) for f in found]
                    )
        total = tally["equal"] + tally["compatible"] + tally["missing"]
        shares = {name: f"{tally[name] / total:.3f}" for name in ("equal", "compatible", "missing")}
        print(f"en-{code}: {total} numbers in English", shares, f"only in {code}: {tally['only there']}")


def _partner(fact: Fact, others: list[Fact]) -> str:
    """How the best counterpart of a fact relates to it."""
    relations = {relate_quantities(fact.value, other.value) for other in others}  # type: ignore[arg-type]
    for relation in (Relation.EQUAL, Relation.COMPATIBLE):
        if relation in relations:
            return relation.value
    return "missing"


def speed(data: Path) -> None:
    """Print the processor time that articles take."""
    articles = [row["paragraphs"] for row in rows(data / "basil_events" / "articles.jsonl.gz")]
    texts = ["\n".join(sentence for paragraph in article for sentence in paragraph) for article in articles]
    english = load("en")
    find_numbers("one", english)
    start = time.process_time()
    for text in texts:
        find_numbers(text, english)
    spent = time.process_time() - start
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words: {1000 * spent / words * 400:.2f} ms for 400 words")


def main() -> None:
    """Run all parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", default="", help="languages whose misses are printed, separated by commas")
    parser.add_argument("--only", choices=("duckling", "parallel", "speed"))
    options = parser.parse_args()
    misses = set(filter(None, options.misses.split(",")))
    parts: dict[str, Callable[[], None]] = {
        "duckling": lambda: duckling(options.data, misses),
        "parallel": lambda: parallel(options.data, misses),
        "speed": lambda: speed(options.data),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()


if __name__ == "__main__":
    main()
