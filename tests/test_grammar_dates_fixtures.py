"""The text fixtures in `fixtures/dates`, one a language, that a linguist can read and edit."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from compare.grammar.dates import find_dates
from compare.grammar.dates.calendars import month_end
from compare.languages import codes, load
from compare.types import DateValue, FactKind, Granularity, MonthDay, Relative

FOLDER = Path(__file__).parent / "fixtures" / "dates"


@dataclass(frozen=True)
class Case:
    where: str
    reference: dt.date | None
    prefer: str
    text: str
    spans: tuple[tuple[int, int], ...]
    values: tuple[DateValue, ...]


def an_end(text: str) -> dt.date | MonthDay | None:
    if not text:
        return None
    if match := re.fullmatch(r"--(\d\d)-(\d\d)", text):
        return MonthDay(int(match[1]), int(match[2]))
    return dt.date.fromisoformat(text)


def a_value(text: str) -> DateValue:
    """What the third column says; see README.md beside the fixtures."""
    text, _, clock = text.partition(" at ")
    time, zone = (clock.split(" ")[0], clock.partition(" ")[2] or None) if clock else (None, None)
    if match := re.fullmatch(r"\? (\w+)(?: (-?\d+))?", text):
        unit = Granularity(match[1])
        return DateValue(None, None, unit, Relative(unit, int(match[2])) if match[2] else None, time, zone)
    if match := re.fullmatch(r"(\d{4})", text):
        return DateValue(dt.date(int(text), 1, 1), dt.date(int(text), 12, 31), Granularity.YEAR, None, time, zone)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, month = int(match[1]), int(match[2])
        return DateValue(dt.date(year, month, 1), month_end(year, month), Granularity.MONTH, None, time, zone)
    ends, _, unit_name = text.partition(" ")
    granularity = Granularity(unit_name or "day")
    first, dots, last = ends.partition("..")
    if not dots:
        return DateValue(an_end(first), an_end(first), granularity, None, time, zone)
    return DateValue(an_end(first), an_end(last), granularity, None, time, zone)


def a_case(line: str, where: str) -> Case:
    """One line of a fixture.

    Raises:
        ValueError: if it breaks the rules of README.md.
    """
    columns = [column.strip() for column in line.rstrip("\n").split(" |")]
    if len(columns) != 3:
        raise ValueError(f"{where}: a case has three columns, not {len(columns)}")
    when, marked, meanings = columns
    prefer = "future" if when.startswith("future ") else "past"
    reference = None if when == "-" else dt.date.fromisoformat(when.removeprefix("future "))
    spans, text = [], ""
    for piece in re.split(r"(\[[^\[\]]*\])", marked):
        inner = piece[1:-1] if piece.startswith("[") else piece
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(inner)))
        text += inner
    values = tuple(a_value(meaning.strip()) for meaning in meanings.split(" ; ")) if meanings else ()
    if "[" in text or "]" in text or len(values) != len(spans):
        raise ValueError(f"{where}: {len(spans)} brackets, but {len(values)} meanings")
    return Case(where, reference, prefer, text, tuple(spans), values)


def cases(code: str) -> list[Case]:
    lines = (FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines()
    return [a_case(x, f"{code}.txt:{n}") for n, x in enumerate(lines, 1) if x.strip() and not x.startswith("#")]


def test_every_language_has_a_fixture():
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*codes(), "und"}


@pytest.mark.parametrize("code", [*codes(), "und"])
def test_dates_of_the_fixture(code):
    wrong = []
    for case in cases(code):
        facts = find_dates(case.text, load(code), case.reference, case.prefer)
        assert all(fact.kind is FactKind.DATE for fact in facts)
        found = [(fact.start, fact.end, _stated(fact.value)) for fact in facts]
        expected = [(*span, value) for span, value in zip(case.spans, case.values, strict=True)]
        if found != expected:
            shown = "\n    ".join(f"{case.text[a:b]!r} {v}" for a, b, v in found) or "nothing"
            wrong.append(f"{case.where}: {case.text}\n    {shown}")
    assert not wrong, "\n" + "\n".join(wrong)


def _stated(value: DateValue) -> DateValue:
    """The value without the `relative` that resolved distances keep, which has tests of its own."""
    if value.first is None and value.last is None:
        return value
    return DateValue(value.first, value.last, value.granularity, None, value.time, value.zone)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("2022-01-11 | no third column", "three columns"),
        ("2022-01-11 | one [date] | 2021-12-17 ; 2021-12-18", "1 brackets, but 2 meanings"),
        ("2022-01-11 | an [open bracket | 2021-12-17", "0 brackets, but 1 meanings"),
        ("yesterday | a [date] | 2021-12-17", "Invalid isoformat"),
        ("2022-01-11 | a [date] | the day before", "not a valid Granularity"),
        ("2022-01-11 | a [date] | 2021-12-17 fortnight", "not a valid Granularity"),
    ],
)
def test_a_malformed_case_is_an_error(line, complaint):
    with pytest.raises(ValueError, match=complaint):
        a_case(line, "here")
