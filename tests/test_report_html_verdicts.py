"""What a reviewer said, read back beside the next report: by what was compared, not by offsets."""

import json
from dataclasses import replace
from typing import Any

import pytest
from factories import article, count, day, evidence, finding, report, story
from lxml import html

from compare.errors import InputError
from compare.report.html import page
from compare.report.values import compared_values
from compare.report.verdicts import SCHEMA, Decision, Review, kind_of, match, read
from compare.types import DisputeKind, Finding, FindingType


def review(of: Finding, decision: Decision | None = Decision.REJECTED, note: str = "") -> Review:
    return Review(
        finding=of.id,
        type=of.type,
        kind=kind_of(of),
        rule=of.rule,
        values=compared_values(of),
        texts=tuple(item.statement.text for item in of.evidence),
        decision=decision,
        note=note,
    )


def dated(
    text: str = "The two drafts were published on", days: tuple[int, int] = (17, 15), name: str = "d-1"
) -> Finding:
    one, two = (article(f"{text} {number} December.", f"{name}{number}") for number in days)
    return finding(
        FindingType.DISCREPANCY,
        evidence(one, 0, 0, facts={f"{days[0]} December": day(2021, 12, days[0])}),
        evidence(two, 0, 1, facts={f"{days[1]} December": day(2021, 12, days[1])}),
        kind=DisputeKind.DATE,
        rule="date-interval",
        id=name,
    )


def test_a_verdict_finds_its_finding_by_its_id() -> None:
    found = match(story().findings, [review(story().findings[4], note="Seen.")])
    assert {key: one.note for key, one in found.of.items()} == {story().findings[4].id: "Seen."}
    assert found.lost == ()


def test_edited_words_and_moved_offsets_change_nothing() -> None:
    old = review(dated())
    edited = dated("Late in the evening the two drafts were published, on", name="d-2")
    assert match([edited], [old]).of == {"d-2": old}


def test_the_order_of_the_sides_does_not_matter() -> None:
    turned = dated(days=(15, 17), name="d-2")
    assert set(match([turned], [review(dated())]).of) == {"d-2"}


def test_another_source_may_join_a_side() -> None:
    new = dated(name="d-2")
    third = article("The two drafts were made public on 17 December.", "c")
    joined = replace(new, evidence=(*new.evidence, evidence(third, 0, 0, facts={"17 December": day(2021, 12, 17)})))
    assert set(match([joined], [review(dated())]).of) == {"d-2"}


@pytest.mark.parametrize(
    "other",
    [
        dated(days=(17, 16), name="d-2"),
        replace(dated(name="d-2"), kind=DisputeKind.PLACE, rule="place-differs"),
        replace(dated(name="d-2"), type=FindingType.UPDATE),
        dated("A storm cut the power in the old harbour, the mayor said", name="d-2"),
    ],
    ids=["another value", "another rule and kind", "another type", "other words"],
)
def test_a_verdict_on_something_else_is_kept_but_not_used(other: Finding) -> None:
    old = review(dated())
    found = match([other], [old])
    assert (found.of, found.lost) == ({}, (old,))


def test_without_values_the_words_must_be_much_the_same() -> None:
    gap = story().of_type(FindingType.OMISSION)[0]
    old = replace(review(gap), finding="o-gone")
    assert set(match(story().findings, [old]).of) == {gap.id}
    assert (
        match(story().findings, [replace(old, texts=("Ten words that nobody in this story has ever said.",))]).of == {}
    )


def test_each_verdict_goes_to_the_nearest_of_two_alike() -> None:
    one, two = article("Five were hurt in the fall.\nFive were hurt in the fire.", "a"), article("Six.\nSix.", "b")
    twins = [
        finding(
            FindingType.DISCREPANCY,
            evidence(one, number, 0, facts={"Five": count(5)}),
            evidence(two, number, 1, facts={"Six": count(6)}),
            kind=DisputeKind.NUMBER,
            rule="number-interval",
            id=f"d-{number}",
        )
        for number in range(2)
    ]
    old = replace(review(twins[1]), finding="d-gone")
    assert set(match(twins, [old]).of) == {"d-1"}


def test_a_file_is_read_as_the_page_writes_it() -> None:
    old = review(dated(), note="See the ministry's own page.")
    text = json.dumps({"schema": SCHEMA, "story": "x", "verdicts": [old.to_json()]})
    assert read(text) == (old,)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "other/1"}, "schema is 'other/1'"),
        ({"verdicts": [1]}, r"verdicts\[0\]"),
        ({"verdicts": [{}]}, "finding is missing"),
        ({"verdicts": {}}, "not of type list"),
    ],
)
def test_a_damaged_file_is_an_error_that_names_the_place(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(json.dumps({"schema": SCHEMA, "verdicts": []} | change))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]"])
def test_what_is_no_such_file_is_an_error(text: str) -> None:
    with pytest.raises(InputError):
        read(text, "x.verdicts.json")


def test_a_wrong_decision_and_wrong_values_are_errors() -> None:
    good = review(dated()).to_json()
    for bad in ({"verdict": "maybe"}, {"values": ["x"]}, {"values": [[1]]}, {"note": None}):
        with pytest.raises(InputError):
            read(json.dumps({"schema": SCHEMA, "verdicts": [good | bad]}))


def test_rejected_findings_are_folded_and_accepted_ones_marked() -> None:
    first, second, third, fourth = story().findings[:4]
    lost = replace(review(first), finding="gone", values=(("1",), ("2",)), note="of an older report")
    given = (review(first), review(second, Decision.ACCEPTED), review(third, None, "Ask the port."), lost)
    tree = html.document_fromstring(page(story(), reviews=given))

    def card(of: Finding) -> Any:
        return tree.xpath(f'//article[@id="f-{of.id}"]')[0]

    assert [card(of).get("data-verdict") for of in (first, second, third, fourth)] == ["rejected", "accepted", "", None]
    assert [len(card(of).xpath("./details[@open]")) for of in (first, second, third, fourth)] == [0, 1, 1, 1]
    assert "Ask the port." in card(third).text_content()
    assert first.id not in " ".join(tree.xpath('//section[@id="top"]//@href'))
    assert json.loads(tree.xpath("//main/@data-kept")[0]) == [lost.to_json()]


def test_every_finding_of_the_page_knows_what_to_save() -> None:
    tree = html.document_fromstring(page(report(list(story().articles), story().findings)))
    for found in story().findings:
        (element,) = tree.xpath(f'//*[@data-finding="{found.id}"]')
        assert json.loads(element.get("data-values")) == [list(side) for side in compared_values(found)]
        assert (element.get("data-type"), element.get("data-rule")) == (found.type, found.rule)
