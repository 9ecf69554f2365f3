import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from factories import article, count, day, evidence, finding, report, story
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from compare.report.as_json import dumps, fact_to_json, schema, to_json
from compare.types import (
    DateValue,
    DisputeKind,
    Dropped,
    Fact,
    FactKind,
    FindingType,
    Granularity,
    MonthDay,
    NameValue,
    Quantity,
    Relative,
    Report,
)


def errors(value: Any) -> list[str]:
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def small(**about: Any) -> Report:
    one = article("The strike began on 3 May.\nTen ships wait.", "a", source="The Quay", language="en")
    two = article("The strike began on 4 May.\nShips wait.", "b", language="en")
    dispute = finding(
        FindingType.DISCREPANCY,
        evidence(one, 0, 0, marks=["3 May"], facts={"3 May": day(2024, 5, 3)}),
        evidence(two, 0, 1, marks=["4 May"], facts={"4 May": day(2024, 5, 4)}),
        kind=DisputeKind.DATE,
    )
    gap = finding(FindingType.OMISSION, evidence(one, 1), rank=2, missing_from=("b",))
    return report([one, two], [dispute, gap], **about)


def test_the_schema_is_itself_valid() -> None:
    assert list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema())) == []


@pytest.mark.parametrize("made", [small(), story(), report([])], ids=["small", "story", "empty"])
def test_a_report_fits_the_schema(made: Report) -> None:
    assert errors(to_json(made)) == []


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


def test_an_unknown_or_missing_field_anywhere_breaks_the_schema() -> None:
    whole = to_json(small())
    found = [part for part in objects(whole) if part is not whole["settings"]]
    assert len(found) > 15
    for part in found:
        part["surprise"] = 1
        assert errors(whole), part
        del part["surprise"]
        for key in list(part):
            kept = dict(part)
            del part[key]
            assert errors(whole), (key, kept)
            part.clear()
            part.update(kept)
    assert errors(whole) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("findings", 0, "kind"), None),
        (("findings", 0, "relation"), "equal"),
        (("findings", 0, "missing_from"), ["b"]),
        (("findings", 0, "rank"), 0),
        (("findings", 0, "evidence", 0, "start"), -1),
        (("findings", 0, "evidence", 0, "facts", 0, "value"), {"key": "x"}),
        (("findings", 0, "evidence", 0, "facts", 0, "value", "from"), "2024-13-03"),
        (("findings", 1, "missing_from"), []),
        (("findings", 1, "kind"), "date"),
        (("documents", 0, "published"), "3 May 2024"),
        (("documents", 0, "published_by"), "guess"),
        (("documents", 0, "statements", 0, "role"), "headline"),
        (("schema",), "newscompare/report/2"),
    ],
)
def test_the_schema_knows_what_each_type_may_hold(path: tuple[Any, ...], wrong: Any) -> None:
    whole = to_json(small())
    place: Any = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    assert errors(whole)


def test_offsets_are_code_points_of_the_document() -> None:
    texts = {document["id"]: document["text"] for document in to_json(story())["documents"]}
    for found in to_json(story())["findings"]:
        for item in found["evidence"]:
            text = texts[item["document"]]
            assert item["text"] == text[item["start"] : item["end"]]
            for inner in (*item["marks"], *item["facts"]):
                assert item["start"] <= inner["start"] < inner["end"] <= item["end"]
    marked = to_json(story())["findings"][0]["evidence"][0]
    (mark,) = marked["marks"]
    assert texts[marked["document"]][mark["start"] : mark["end"]] == "مساء الأحد 3 مارس 2024"


def test_astral_letters_count_as_one() -> None:
    one = article("🚢 sails.\n🚢 waits.", "a")
    found = to_json(report([one], [finding(FindingType.OMISSION, evidence(one, 1), missing_from=("a",))]))
    assert [found["findings"][0]["evidence"][0][key] for key in ("start", "end", "text")] == [9, 17, "🚢 waits."]


def test_documents_that_findings_name_exist() -> None:
    whole = to_json(story())
    known = {document["id"] for document in whole["documents"]}
    named = {item["document"] for found in whole["findings"] for item in found["evidence"]}
    missing = {name for found in whole["findings"] for name in found["missing_from"]}
    assert named | missing <= known


def test_findings_stand_in_the_order_of_their_ranks() -> None:
    made = story()
    shuffled = replace(made, findings=made.findings[::-1])
    assert [found["rank"] for found in to_json(shuffled)["findings"]] == list(range(1, 36))
    assert dumps(shuffled) == dumps(made)


def test_fields_stand_in_the_order_of_the_contract() -> None:
    whole = to_json(small())
    assert list(whole) == ["schema", "version", "settings", "limits", "story", "documents", "findings"]
    assert list(whole["documents"][0]) == [
        *("id", "source", "origin", "title", "url", "language", "published", "published_by", "text"),
        *("statements", "dropped"),
    ]
    assert list(whole["findings"][0]) == [
        *("id", "type", "kind", "relation", "rule", "explanation", "origins", "rank", "evidence", "missing_from"),
    ]
    assert list(whole["findings"][0]["evidence"][0]) == ["document", "side", "start", "end", "text", "marks", "facts"]


SPRING = (dt.date(2024, 3, 3), dt.date(2024, 3, 9))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (DateValue(*SPRING, Granularity.WEEK), {"from": "2024-03-03", "to": "2024-03-09", "granularity": "week"}),
        (DateValue(SPRING[0], None, Granularity.YEAR), {"from": "2024-03-03", "to": None, "granularity": "year"}),
        (
            DateValue(MonthDay(3, 9), MonthDay(3, 9), Granularity.DAY),
            {"from": "--03-09", "to": "--03-09", "granularity": "day"},
        ),
        (
            DateValue(None, None, Granularity.DAY, relative=Relative(Granularity.DAY, -1)),
            {"from": None, "to": None, "granularity": "day", "relative": {"unit": "day", "offset": -1}},
        ),
        (
            DateValue(SPRING[0], SPRING[0], Granularity.MINUTE, time="18:30", zone="Europe/Moscow"),
            {
                **{"from": "2024-03-03", "to": "2024-03-03", "granularity": "minute"},
                **{"time": "18:30", "zone": "Europe/Moscow"},
            },
        ),
    ],
)
def test_dates(value: DateValue, expected: dict[str, Any]) -> None:
    assert fact_to_json(Fact(FactKind.DATE, 0, 1, value))["value"] == expected


def test_a_year_before_1000_has_four_digits() -> None:
    value = DateValue(dt.date(622, 7, 16), dt.date(622, 7, 16), Granularity.DAY)
    assert fact_to_json(Fact(FactKind.DATE, 0, 1, value))["value"]["from"] == "0622-07-16"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (
            FactKind.NUMBER,
            Quantity(100000.0, None, low_open=True, of="soldier", hedge="more_than"),
            {"low": 100000, "high": None, "low_open": True, "high_open": False, "unit": None, "of": "soldier"},
        ),
        (
            FactKind.PERCENT,
            Quantity(5.5, 5.5, unit="percent"),
            {"low": 5.5, "high": 5.5, "low_open": False, "high_open": False, "unit": "percent", "of": None},
        ),
        (
            FactKind.DURATION,
            Quantity(3, 3, unit="day", seconds=259200.0),
            {
                **{"low": 3, "high": 3, "low_open": False, "high_open": False, "unit": "day", "of": None},
                "seconds": 259200,
            },
        ),
        (
            FactKind.MONEY,
            Quantity(float("-inf"), 10, unit="USD"),
            {"low": None, "high": 10, "low_open": False, "high_open": False, "unit": "USD", "of": None},
        ),
    ],
)
def test_numbers(kind: FactKind, value: Quantity, expected: dict[str, Any]) -> None:
    found = fact_to_json(Fact(kind, 0, 1, value))["value"]
    assert found == expected
    assert [type(bound) for bound in found.values()] == [type(bound) for bound in expected.values()]


def test_a_fact_of_the_filter_carries_its_words() -> None:
    text = "Ten ships wait off Ras Hamra."
    fact = Fact(FactKind.PLACE, 19, 28, NameValue("rs hmr", "Ras Hamra"))
    assert fact_to_json(fact, text) == {
        "kind": "place",
        "text": "Ras Hamra",
        "start": 19,
        "end": 28,
        "value": {"key": "rs hmr"},
    }
    assert list(fact_to_json(fact, text)) == ["kind", "text", "start", "end", "value"]
    assert list(fact_to_json(fact)) == ["kind", "start", "end", "value"]


def test_settings_of_any_type_become_json() -> None:
    class Reason(StrEnum):
        SHARE = "share"

    settings = {
        "kind": FactKind.DATE,
        "since": dt.date(2024, 5, 3),
        "path": Path("models") / "small",
        "codes": frozenset({"ru", "ar"}),
        "nested": {Reason.SHARE: (1, 2.5, None, True)},
    }
    assert json.loads(dumps(small(settings=settings)))["settings"] == {
        "kind": "date",
        "since": "2024-05-03",
        "path": "models/small",
        "codes": ["ar", "ru"],
        "nested": {"share": [1, 2.5, None, True]},
    }


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_what_json_has_no_word_for_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        dumps(small(settings={"threshold": bad}))


def test_the_text_is_utf8_readable_and_one_line_if_asked() -> None:
    made = small(story_title="ميناء\u2028порт \ud83d")
    assert "ميناء" in dumps(made)
    line = dumps(made, indent=None)
    assert len(line.splitlines()) == 1
    for text in (line, dumps(made)):
        assert json.loads(text.encode("utf-8").decode("utf-8")) == to_json(made)


@given(st.text(), st.text())
def test_any_text_survives(text: str, reason: str) -> None:
    one = article("x", "a")
    dropped = (Dropped(0, len(text), reason or "share"),)
    made = report([replace(one, document=replace(one.document, text=text, dropped=dropped), statements=())])
    assert json.loads(dumps(made).encode()) == to_json(made)


def test_a_number_fact_in_evidence_keeps_document_offsets() -> None:
    one = article("Calm.\nTen ships wait.", "a")
    item = evidence(one, 1, marks=["Ten"], facts={"Ten": count(10, "ship")})
    found = to_json(report([one], [finding(FindingType.OMISSION, item, missing_from=("a",))]))["findings"][0]
    assert found["evidence"][0]["facts"] == [
        {
            "kind": "number",
            "start": 6,
            "end": 9,
            "value": {"low": 10, "high": 10, "low_open": False, "high_open": False, "unit": None, "of": "ship"},
        }
    ]
