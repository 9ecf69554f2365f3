"""What is new, changed and gone between two reports: on made-up findings, and through the whole pipeline."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from factories import article, count, day, evidence, finding, report, story
from jsonschema import Draft202012Validator
from news import BRIDGE, told, written

from compare.report.as_json import dumps, schema
from compare.report.changes import Cause, Change, Changes, Difference, State, changes
from compare.report.changes_json import since
from compare.report.from_json import loads
from compare.types import Article, DisputeKind, Finding, FindingType, Report

QUAY = "The strike began on 3 May.\nTen ships wait outside the harbour.\nThe mayor has left."
PORT = "The strike began on 4 May.\nSeveral ships are waiting outside."


def quay(text: str = QUAY, **about: object) -> Article:
    return article(text, "quay", **({"source": "The Quay", "title": "Strike", "language": "en"} | about))


def port(text: str = PORT, **about: object) -> Article:
    return article(text, "port", **({"source": "Port News", "title": "Harbour", "language": "en"} | about))


def dispute(one: Article, other: Article, first: int = 3, second: int = 4, **about: object) -> Finding:
    return finding(
        FindingType.DISCREPANCY,
        evidence(one, 0, 0, facts={f"{first} May": day(2024, 5, first)}),
        evidence(other, 0, 1, facts={f"{second} May": day(2024, 5, second)}),
        **({"kind": DisputeKind.DATE} | about),
    )


def gap(one: Article, number: int, *missing: str, rank: int = 2) -> Finding:
    return finding(FindingType.OMISSION, evidence(one, number), rank=rank, missing_from=missing)


def before() -> Report:
    return report([quay(), port()], [dispute(quay(), port()), gap(quay(), 1, "port")])


def the_only(found: Changes) -> Change:
    (change,) = found.findings
    return change


def test_nothing_changes_between_a_report_and_itself() -> None:
    for made in (before(), story()):
        again = changes(made, loads(dumps(made)))
        assert again.nothing
        assert again.counts[State.UNCHANGED] == len(made.findings)


def test_another_value_is_the_same_matter_changed() -> None:
    edited = port(PORT.replace("4 May", "5 May"))
    found = changes(
        report([quay(), edited], [dispute(quay(), edited, 3, 5)]), report([quay(), port()], [dispute(quay(), port())])
    )
    change = the_only(found)
    assert change.state is State.CHANGED
    assert change.was == dispute(quay(), port())
    assert set(change.differs) == {Difference.VALUES, Difference.WORDS}
    assert [one.document.id for one in found.articles_edited] == ["port"]


def test_a_word_that_an_editor_changed_is_no_other_value() -> None:
    edited = port(PORT.replace("The strike began", "The big strike began"))
    change = the_only(
        changes(
            report([quay(), edited], [dispute(quay(), edited)]), report([quay(), port()], [dispute(quay(), port())])
        )
    )
    assert (change.state, change.differs) == (State.CHANGED, (Difference.WORDS,))


def test_an_article_that_joins_changes_the_sources() -> None:
    third = article("The strike began on 3 May.", "third", source="Third", language="en")
    joined = replace(
        dispute(quay(), port()),
        evidence=(*dispute(quay(), port()).evidence, evidence(third, 0, 0, facts={"3 May": day(2024, 5, 3)})),
    )
    found = changes(report([quay(), port(), third], [joined]), report([quay(), port()], [dispute(quay(), port())]))
    assert the_only(found).differs == (Difference.SOURCES,)
    assert [one.document.id for one in found.articles_new] == ["third"]


def test_a_dispute_may_become_an_update_and_no_other_type() -> None:
    update = replace(dispute(quay(), port()), type=FindingType.UPDATE)
    earlier = report([quay(), port()], [dispute(quay(), port())])
    assert the_only(changes(report([quay(), port()], [update]), earlier)).differs == (Difference.TYPE,)
    agreed = finding(FindingType.AGREEMENT, *dispute(quay(), port()).evidence)
    found = changes(report([quay(), port()], [agreed]), earlier)
    assert [change.state for change in found.findings] == [State.NEW, State.GONE]


def test_another_kind_is_another_matter() -> None:
    other = dispute(quay(), port(), kind=DisputeKind.NUMBER)
    found = changes(report([quay(), port()], [other]), report([quay(), port()], [dispute(quay(), port())]))
    assert [change.state for change in found.findings] == [State.NEW, State.GONE]


def test_of_two_matters_in_the_same_sentences_each_is_found_again() -> None:
    one = article("3 injured and 10 arrested on 5 May.", "one", source="One")
    two = article("4 injured and 12 arrested on 5 May.", "two", source="Two")

    def counted(a: str, b: str, rank: int, second: Article = two) -> Finding:
        return finding(
            FindingType.DISCREPANCY,
            evidence(one, 0, 0, facts={a: count(float(a))}),
            evidence(second, 0, 1, facts={b: count(float(b))}),
            kind=DisputeKind.NUMBER,
            rank=rank,
        )

    edited = article("4 injured and 13 arrested on 5 May.", "two", source="Two")
    now = report([one, edited], [counted("10", "13", 1, edited), counted("3", "4", 2, edited)])
    then = report([one, two], [counted("3", "4", 1), counted("10", "12", 2)])
    found = changes(now, then)
    assert [change.was and change.was.evidence[0].facts[0].value for change in found.findings] == [
        one_fact.facts[0].value for one_fact in (counted("10", "12", 1).evidence[0], counted("3", "4", 2).evidence[0])
    ]
    assert [Difference.VALUES in change.differs for change in found.findings] == [True, False]


def test_an_omission_changes_when_an_article_catches_up_but_not_when_a_new_one_is_silent() -> None:
    third, fourth = (article("Nothing of it.", name, source=name) for name in ("third", "fourth"))
    then = report([quay(), port(), third], [gap(quay(), 1, "port", "third", rank=1)])
    silent = report([quay(), port(), third, fourth], [gap(quay(), 1, "port", "third", "fourth", rank=1)])
    assert the_only(changes(silent, then)).state is State.UNCHANGED
    told_now = report([quay(), port(), third], [gap(quay(), 1, "port", rank=1)])
    assert the_only(changes(told_now, then)).differs == (Difference.MISSING,)


def test_why_a_finding_is_new_or_gone() -> None:
    both, alone = [quay(), port()], [quay()]
    found = dispute(quay(), port())
    cases = [
        (report(both, [found]), report(alone), Cause.ARTICLES),
        (report(both, [found]), report([quay(), port("Several ships are waiting.")]), Cause.WORDS),
        (report(both, [found]), report(both), Cause.JUDGED),
        (report(both, [gap(quay(), 1, "port", rank=1)]), report(alone), Cause.ARTICLES),
        (report(both, [gap(quay(), 1, "port", rank=1)]), report([quay(), port(PORT + "\nTen ships.")]), Cause.WORDS),
        (report(both, [gap(quay(), 1, "port", rank=1)]), report(both), Cause.JUDGED),
    ]
    for having, lacking, cause in cases:
        assert the_only(changes(having, lacking)).cause is cause
        gone = the_only(changes(lacking, having))
        assert (gone.state, gone.cause) == (State.GONE, cause)


@pytest.mark.parametrize(
    "edit",
    [
        lambda one: replace(one, url="https://port.example/a", title="Now dearer"),
        lambda one: replace(one, source="Port Daily"),
        lambda one: replace(one, id="elsewhere"),
    ],
    ids=["address added", "outlet renamed", "file renamed"],
)
def test_an_article_is_known_again_by_what_stays(edit: Callable[..., object]) -> None:
    renamed = port()
    renamed = replace(renamed, document=edit(renamed.document))
    renamed = replace(renamed, statements=tuple(replace(s, document=renamed.document) for s in renamed.statements))
    found = changes(
        report([quay(), renamed], [dispute(quay(), renamed)]), report([quay(), port()], [dispute(quay(), port())])
    )
    assert (found.articles_new, found.articles_gone, found.articles_edited) == ((), (), ())
    assert the_only(found).state is State.UNCHANGED


def test_a_file_that_holds_another_article_is_not_the_old_one_edited() -> None:
    other = article("A young player won the spring cup in Varna with seven points.", "port")
    found = changes(report([quay(), other]), report([quay(), article(PORT, "port")]))
    assert [one.document.id for one in found.articles_new] == ["port"]
    assert [one.document.id for one in found.articles_gone] == ["port"]


def errors(text: str) -> list[str]:
    return [error.message for error in Draft202012Validator(schema()).iter_errors(json.loads(text))]


def test_the_json_fits_the_schema_and_an_older_reader_can_read_it() -> None:
    now = report([quay(), port()], [gap(quay(), 2, "port", rank=1)])
    told_of = changes(now, before(), "old.json")
    text = dumps(now, since=since(told_of))
    assert errors(text) == []
    value = json.loads(text)["since"]
    assert value["report"]["name"] == "old.json"
    assert [entry["state"] for entry in value["findings"]] == ["new"]
    assert [(entry["type"], len(entry["evidence"])) for entry in value["gone"]] == [("discrepancy", 2), ("omission", 1)]
    assert value["gone"][0]["evidence"][0]["source"] == "The Quay"
    assert loads(text) == loads(dumps(now))


@pytest.mark.parametrize("field", ["report", "documents", "findings", "gone"])
def test_the_schema_refuses_a_since_without_or_with_other_fields(field: str) -> None:
    value = json.loads(dumps(before(), since=since(changes(before(), before()))))
    del value["since"][field]
    assert errors(json.dumps(value))
    value["since"] |= {field: [], "surprise": 1}
    assert errors(json.dumps(value))


def test_through_the_pipeline_only_what_was_touched_moves(tmp_path: Path) -> None:
    first = told(written(tmp_path))
    assert changes(told(written(tmp_path, list(reversed(BRIDGE)))), first).nothing
    second = told(written(tmp_path, edit=lambda text: text.replace("10 mai 2023", "9 mai 2023")))
    found = changes(second, first)
    moved = [change for change in found.findings if change.state is not State.UNCHANGED]
    assert moved
    assert all(any("mai 2023" in item.statement.text for item in change.finding.evidence) for change in moved)
    (date,) = (change for change in moved if change.finding.kind is DisputeKind.DATE)
    assert Difference.VALUES in date.differs
    third = told(written(tmp_path, [*BRIDGE, "unrelated"]))
    added = changes(third, first)
    assert {change.cause for change in added.of(State.NEW)} <= {Cause.ARTICLES}
    assert added.of(State.CHANGED) == added.of(State.GONE) == ()
