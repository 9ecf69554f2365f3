"""Web Annotations: what the model asks of them, and whether they point at the words they are about."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from factories import article, evidence, finding, report, story
from jsonschema import Draft202012Validator

from compare.export.formats import Options
from compare.export.selectors import Quote, find
from compare.export.web_annotations import FORMAT
from compare.types import FindingType, Report, Span

SCHEMA = json.loads((Path(__file__).parent / "fixtures/export/annotations.schema.json").read_text(encoding="utf-8"))


def collection(*reports: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FORMAT.render(reports, Options()))
    Draft202012Validator(SCHEMA).validate(made)
    return made


def items(*reports: Report) -> list[dict[str, Any]]:
    made = collection(*reports)
    found: list[dict[str, Any]] = made["first"]["items"]
    assert made["total"] == len(found)
    assert made["last"] == made["first"]["id"]
    return found


def sources(made: Report) -> dict[str, str]:
    """The text of each article by what annotations call it."""
    named = (one.document for one in made.articles)
    return {document.url or f"urn:newscompare:document:{document.id}": document.text for document in named}


def places(value: Any) -> list[dict[str, Any]]:
    """All targets and linked sentences in a JSON value."""
    if isinstance(value, dict):
        own = [value] if value.get("type") == "SpecificResource" else []
        return own + [one for inner in value.values() for one in places(inner)]
    return [one for inner in value for one in places(inner)] if isinstance(value, list) else []


def test_every_evidence_is_annotated_at_its_words() -> None:
    made = story()
    found = items(made)
    wanted = [item for one in made.findings for item in one.evidence]
    assert [one["target"]["selector"][0]["exact"] for one in found] == [item.statement.text for item in wanted]
    texts = sources(made)
    for place in places(found):
        words, position = place["selector"]
        text = texts[place["source"]]
        span = Span(position["start"], position["end"])
        assert text[span.start : span.end] == words["exact"]
        assert find(text, Quote(words["exact"], words["prefix"], words["suffix"])) == span


def test_positions_count_code_points() -> None:
    one = article("💥💥 Boom.\nThe dam broke.", "a")
    (made,) = items(report([one], [finding(FindingType.OMISSION, evidence(one, 1), missing_from=("a",))]))
    assert made["target"]["selector"][1] == {"type": "TextPositionSelector", "start": 9, "end": 23}


def test_an_annotation_says_what_was_found() -> None:
    made = story()
    first = items(made)[0]
    described, *tags = (one for one in first["body"] if one["type"] == "TextualBody")
    assert "dated to two different days" in described["value"]
    assert "“مساء الأحد 3 مارس 2024”" in described["value"]
    assert [one["value"] for one in tags] == ["discrepancy", "date", "date.disjoint"]
    assert first["motivation"] == "questioning"


def test_a_dispute_links_the_other_sides_and_an_agreement_the_others() -> None:
    made = story()
    at = iter(items(made))
    for one in made.findings:
        for item in one.evidence:
            linked = {place["selector"][0]["exact"] for place in places(next(at)["body"])}
            others = {other.statement.text for other in one.evidence if other is not item}
            if one.kind:
                others = {other.statement.text for other in one.evidence if other.side != item.side}
            assert linked == (set() if one.type is FindingType.OMISSION else others)


def test_an_omission_says_who_leaves_it_out() -> None:
    made = story()
    told = [one for one in items(made) if one["body"][1]["value"] == "omission"]
    assert len(told) == sum(len(one.evidence) for one in made.of_type(FindingType.OMISSION))
    assert all("Not found in: " in one["body"][0]["value"] for one in told)


def test_an_article_is_named_by_its_address_or_by_its_id() -> None:
    one, two = article("It fell.", "a b/ج", url="https://quill.example/1"), article("It fell.", "a b/ج:2")
    made = finding(FindingType.AGREEMENT, evidence(one, 0), evidence(two, 0))
    assert [found["target"]["source"] for found in items(report([one, two], [made]))] == [
        "https://quill.example/1",
        "urn:newscompare:document:a%20b%2F%D8%AC%3A2",
    ]


def test_names_stay_when_findings_and_articles_change_places() -> None:
    made = story()
    turned = replace(
        made,
        articles=made.articles[::-1],
        findings=tuple(replace(one, evidence=one.evidence[::-1], rank=999 - one.rank) for one in made.findings),
    )
    names = [one["id"] for one in items(made)]
    assert len(set(names)) == len(names)
    assert {one["id"] for one in items(turned)} == set(names)
    assert not {one["id"] for one in items(replace(made, story_id="other"))} & set(names)


def test_a_report_without_findings_is_an_empty_collection() -> None:
    made = collection(report([article("Calm.", "a")]))
    assert made["total"] == 0
    assert "first" not in made


def test_several_reports_are_one_collection() -> None:
    other = replace(story(), story_id="other", story_title="Another")
    assert len(items(story(), other)) == 2 * len(items(story()))
    assert collection(story(), other)["label"] == "Wheat carrier aground off Ras Hamra; Another"
