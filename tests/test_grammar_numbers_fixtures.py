"""Each language's fixture: sentences and the numbers to be found in them, in a form that a linguist can edit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from compare.grammar.numbers import find_numbers
from compare.languages import codes, load
from compare.types import Fact, FactKind, Quantity

FOLDER = Path(__file__).parent / "fixtures" / "numbers"
FACT = re.compile(r'  "(?P<surface>.+)" (?P<kind>[a-z]+) (?P<value>\S+)(?P<fields>(?: [a-z]+=\S+)*)')
END = r"-?\d+(?:\.\d+)?"
VALUE = re.compile(rf"(?P<open>\()?(?P<low>{END})?(?:(?P<range>\.\.)(?P<high>{END})?)?(?P<close>\))?")
FIELDS = {"unit", "of", "hedge"}
KINDS = {FactKind.NUMBER, FactKind.ORDINAL, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION}


@dataclass(frozen=True)
class Expected:
    """One fact as a fixture states it; ends are compared at nine digits."""

    surface: str
    kind: str
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    unit: str | None
    of: str | None
    hedge: str | None


def parse(text: str, where: str) -> list[tuple[str, list[Expected]]]:
    """The sentences of a fixture with their facts.

    Raises:
        ValueError: for a line that is none of the forms, a sentence without facts or "-", or facts without one.
    """
    cases: list[tuple[str, list[Expected]]] = []
    answered = True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            if not answered:
                raise ValueError(f"{where}:{number}: the sentence before this one has no facts and no '-'")
            cases.append((line, []))
            answered = False
            continue
        if not cases:
            raise ValueError(f"{where}:{number}: a fact before the first sentence")
        answered = True
        if line != "  -":
            cases[-1][1].append(parse_fact(line, f"{where}:{number}"))
    if not answered or not cases:
        raise ValueError(f"{where}: no facts at the end")
    return cases


def parse_fact(line: str, where: str) -> Expected:
    """One fact of a fixture."""
    match = FACT.fullmatch(line)
    value = VALUE.fullmatch(match["value"]) if match else None
    if not match or not value or (value["range"] is None and value["low"] is None):
        raise ValueError(f"{where}: not of the form '  \"words\" kind value unit=... of=... hedge=...': {line!r}")
    fields = dict(pair.split("=") for pair in match["fields"].split())
    if unknown := fields.keys() - FIELDS:
        raise ValueError(f"{where}: unknown {', '.join(unknown)}")
    if match["kind"] not in KINDS:
        raise ValueError(f"{where}: {match['kind']} is no kind of number")
    low = float(value["low"]) if value["low"] else None
    high = low if value["range"] is None else float(value["high"]) if value["high"] else None
    ends = (low, high, bool(value["open"]), bool(value["close"]))
    return Expected(match["surface"], match["kind"], *ends, fields.get("unit"), fields.get("of"), fields.get("hedge"))


def found(text: str, fact: Fact) -> Expected:
    """A fact in the form of a fixture."""
    value = fact.value
    assert isinstance(value, Quantity)
    low, high = (None if end is None else float(f"{end:.10g}") for end in (value.low, value.high))
    ends = (low, high, value.low_open, value.high_open)
    return Expected(text[fact.start : fact.end], fact.kind.value, *ends, value.unit, value.of, value.hedge)


def cases() -> list[tuple[str, str, list[Expected]]]:
    """All sentences of all fixtures with their language."""
    return [
        (path.stem, sentence, facts)
        for path in sorted(FOLDER.glob("*.txt"))
        for sentence, facts in parse(path.read_text(encoding="utf-8"), path.name)
    ]


@pytest.mark.parametrize(("code", "sentence", "facts"), cases())
def test_sentence(code: str, sentence: str, facts: list[Expected]) -> None:
    assert [found(sentence, fact) for fact in find_numbers(sentence, load(code))] == facts


def test_every_language_has_a_fixture() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(codes())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Twelve people came.\n",
        "One sentence.\nAnother one.\n  -\n",
        '  "12" number 12\n',
        'A sentence.\n  "12" number\n',
        'A sentence.\n  "12" number twelve\n',
        'A sentence.\n  "12" weight 12\n',
        'A sentence.\n  "12" number 12 color=red\n',
        "A sentence.\n  12 number 12\n",
        'A sentence.\n "12" number 12\n',
    ],
)
def test_malformed_fixture_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="fixture"):
        parse(text, "fixture")
