import json
from dataclasses import replace
from typing import Any

import pytest
from factories import article, evidence, finding, report, story

from compare.errors import InputError
from compare.report.as_json import dumps, to_json
from compare.report.from_json import from_json, loads
from compare.report.html import page
from compare.types import DateValue, Fact, FactKind, FindingType, Granularity, MonthDay, Quantity, Relative, Report

VALUES = {
    "year": (FactKind.DATE, DateValue(MonthDay(2, 29), MonthDay(3, 1), Granularity.DAY)),
    "moment": (FactKind.DATE, DateValue(None, None, Granularity.HOUR, Relative(Granularity.HOUR, -2), "18:30", "UTC")),
    "amount": (FactKind.MONEY, Quantity(None, 0.1, high_open=True, unit="EUR")),
    "length": (FactKind.DURATION, Quantity(1, 2, unit="hour", seconds=5400.0)),
}


def every_value() -> Report:
    one = article("year moment amount length", "a")
    item = evidence(one, 0, facts=VALUES)
    return report([one], [finding(FindingType.OMISSION, item, missing_from=("a",))])


@pytest.mark.parametrize("made", [story(), every_value(), report([])], ids=["story", "values", "empty"])
def test_what_is_written_can_be_read_again(made: Report) -> None:
    assert to_json(loads(dumps(made))) == to_json(made)
    assert dumps(loads(dumps(made, indent=None))) == dumps(made)


def test_the_values_are_the_same_values() -> None:
    (found,) = loads(dumps(every_value())).findings
    assert [fact.value for fact in found.evidence[0].facts] == [value for _, value in VALUES.values()]


def test_evidence_refers_to_the_statements_of_the_articles() -> None:
    read = loads(dumps(story()))
    statements = {id(statement) for one in read.articles for statement in one.statements}
    assert all(id(item.statement) in statements for found in read.findings for item in found.evidence)


def test_a_page_can_be_drawn_from_a_kept_report() -> None:
    made = story()
    drawn = page(loads(dumps(made)))
    assert all(f'id="f-{found.id}"' in drawn for found in made.findings)


@pytest.mark.parametrize(
    ("path", "wrong", "message"),
    [
        (("schema",), "newscompare/report/9", "newscompare/report/9"),
        (("documents", 1, "id"), "d-1", "same id"),
        (("documents", 0, "text"), 7, r"documents\[0\].text: 7 is not of type str"),
        (("documents", 0, "published"), "yesterday", "documents\\[0\\].published: 'yesterday' is not a date"),
        (("documents", 0, "statements", 3, "end"), 10**6, r"statements\[3\]: .* not within the 1057 characters"),
        (("documents", 0, "statements", 3, "start"), -1, r"statements\[3\]"),
        (("documents", 0, "statements", 3, "start"), True, "True is not of type int"),
        (("documents", 0, "dropped"), [1], r"dropped\[0\]: an object is needed here, not 1"),
        (("findings", 0, "type"), "rumour", "'rumour' is none of agreement, discrepancy"),
        (("findings", 0, "rank"), 2, "ranks"),
        (("findings", 0, "rule"), None, "rule: a value is needed here, not null"),
        (("findings", 0, "evidence", 0, "document"), "d-9", "no document 'd-9'"),
        (("findings", 0, "evidence", 0, "text"), "other words", "is not what stands at"),
        (("findings", 0, "evidence", 0, "facts", 0, "value", "from"), "2024-02-30", "'2024-02-30' is not a date"),
        (("findings", 0, "evidence", 0, "facts", 0, "value", "from"), "--02-30", "not a day without a year"),
        (("findings", 1, "evidence", 0, "facts", 0, "value", "low"), "3", "low: '3' is not of type float"),
        (("findings", 34, "missing_from"), ["d-9"], "no document 'd-9'"),
        (("findings", 34, "missing_from"), [1], "only strings"),
        (("settings",), [], "settings: an object is needed"),
    ],
)
def test_what_breaks_the_rules_is_named(path: tuple[Any, ...], wrong: Any, message: str) -> None:
    whole = to_json(story())
    place: Any = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    with pytest.raises(InputError, match=message):
        from_json(whole)


def test_a_missing_field_is_named() -> None:
    whole = to_json(story())
    del whole["findings"][4]["origins"]
    with pytest.raises(InputError, match=r"report\.findings\[4\]\.origins is missing"):
        from_json(whole)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "9" * 5000, "[]", "null", '"report"'])
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        loads(text)


def test_a_number_that_no_float_holds_is_refused() -> None:
    whole = to_json(story())
    whole["findings"][1]["evidence"][0]["facts"][0]["value"]["low"] = 10**400
    with pytest.raises(InputError, match="not of type float"):
        from_json(whole)


def test_merged_statements_are_kept_as_evidence() -> None:
    one = article("Ten ships wait. Nobody unloads them.", "a")
    (whole,) = one.statements
    parts = (replace(whole, end=15), replace(whole, start=16))
    made = report(
        [replace(one, statements=parts, facts=((), ()))],
        [finding(FindingType.OMISSION, evidence(one, 0), missing_from=("a",))],
    )
    (found,) = loads(dumps(made)).findings
    assert found.evidence[0].statement.text == one.document.text
    assert json.loads(dumps(made)) == to_json(loads(dumps(made)))


def test_facts_have_their_kinds() -> None:
    (found,) = loads(dumps(every_value())).findings
    assert all(isinstance(fact, Fact) for fact in found.evidence[0].facts)
    assert [fact.kind for fact in found.evidence[0].facts] == [kind for kind, _ in VALUES.values()]
