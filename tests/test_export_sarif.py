"""SARIF: what the standard asks of each field, places true in every unit, fingerprints that stay, what is new."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import article, count, evidence, finding, report, story
from jsonschema import Draft202012Validator, FormatChecker

from compare.export.formats import Options
from compare.export.sarif import FINGERPRINT, FORMAT
from compare.export.sarif_rules import message
from compare.types import DisputeKind, FindingType, Report

SCHEMA = json.loads((Path(__file__).parent / "fixtures/export/sarif.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def log(*reports: Report, since: Report | None = None) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FORMAT.render(reports, Options(since, "earlier.json")))
    VALIDATOR.validate(made)
    return made


def results(made: Report, since: Report | None = None) -> list[dict[str, Any]]:
    (run,) = log(made, since=since)["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def locations(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [*result["locations"], *result.get("relatedLocations", [])]


def test_every_finding_is_a_result_of_its_level() -> None:
    made = story()
    levels = {"discrepancy": ("fail", "warning"), "update": ("fail", "note")}
    levels |= {"agreement": ("pass", "none"), "omission": ("fail", "note")}
    for one, result in zip(made.findings, results(made), strict=True):
        assert (result["kind"], result["level"]) == levels[one.type]
        assert one.explanation in result["message"]["text"]
        assert (result["ruleId"], result["properties"]["findingId"]) == (one.rule, one.id)


def test_places_are_the_same_by_offset_by_line_and_by_words() -> None:
    made = story()
    (run,) = log(made)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = 0
    for result in run["results"]:
        for place in locations(result):
            physical = place["physicalLocation"]
            artifact = run["artifacts"][physical["artifactLocation"]["index"]]
            assert artifact["location"]["uri"] == physical["artifactLocation"]["uri"]
            text = artifact["contents"]["text"]
            for region in [physical["region"], *place.get("annotations", [])] if "region" in physical else []:
                regions += 1
                words = region["snippet"]["text"]
                assert text[region["charOffset"] :][: region["charLength"]] == words
                lines = re.split(r"\r\n|\n", text)
                assert region["startLine"] == region["endLine"]
                line = lines[region["startLine"] - 1]
                assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == words
    evidence_and_marks = sum(1 + len(item.marks) for one in made.findings for item in one.evidence)
    assert regions == evidence_and_marks


def test_a_place_may_reach_over_lines() -> None:
    one = article("💥 Boom.\nIt broke\nat night.", "a")
    item = evidence(one, 1)
    item = replace(item, statement=replace(item.statement, end=len(one.document.text)))
    (result,) = results(report([one], [finding(FindingType.OMISSION, item, missing_from=("a",))]))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [2, 1, 3, 10]
    assert (region["charOffset"], region["charLength"]) == (8, 18)


def test_articles_carry_their_text_and_its_hash() -> None:
    made = story()
    (run,) = log(made)["runs"]
    for one, artifact in zip(made.articles, run["artifacts"], strict=True):
        held = one.document.text.encode()
        assert artifact["contents"]["text"] == one.document.text
        assert artifact["hashes"] == {"sha-256": hashlib.sha256(held).hexdigest()}
        assert artifact["length"] == len(held)
    assert [one["location"]["uri"] for one in run["artifacts"]] == [
        "d-1.txt",
        "https://harbour-gazette.example/2024/03/06/amal-star?from=front&lang=en",
        "d-3.txt",
        "d-4.txt",
    ]


def test_the_other_sides_and_who_leaves_it_out_are_related_places() -> None:
    made = story()
    for one, result in zip(made.findings, results(made), strict=True):
        related = result.get("relatedLocations", [])
        assert [place["id"] for place in related] == list(range(1, len(related) + 1))
        assert len(related) == len(one.evidence) - 1 + len(one.missing_from)
        whole = [place for place in related if "region" not in place["physicalLocation"]]
        assert len(whole) == len(one.missing_from)
        if one.kind:
            said = [place["message"]["text"].rpartition(", position ")[2] for place in locations(result)]
            assert said == [str(item.side + 1) for item in one.evidence]


def test_rules_say_what_they_mean_and_what_would_settle_the_matter() -> None:
    one, two = article("Three men were hurt.", "a"), article("Five men were hurt.", "b")
    items = evidence(one, 0, facts={"Three": count(3)}), evidence(two, 0, 1, facts={"Five": count(5)})
    about = {"kind": DisputeKind.NUMBER, "rule": "number-interval"}
    (run,) = log(report([one, two], [finding(FindingType.DISCREPANCY, *items, **about)]))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("number-interval", "NumberInterval")
    assert "the two ranges do not meet" in rule["help"]["text"]
    assert "What would settle it (number): The figure of the body that counted" in rule["help"]["text"]


def test_every_result_names_its_rule_by_id_and_index() -> None:
    (run,) = log(story())["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)


def test_limits_are_notifications() -> None:
    made = story()
    (run,) = log(made)["runs"]
    (invocation,) = run["invocations"]
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == list(made.limits)
    (described,) = run["tool"]["driver"]["notifications"]
    assert {one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]} == {described["id"]}
    assert invocation["properties"]["settings"]["languages"] == ["ar", "en", "ru"]


def flood(number: str, *, before: str = "", source: str = "Quill") -> Report:
    """A report with one discrepancy: how many dams broke."""
    one = article(f"{before}The night was long.\nTwo dams broke.", "a", source=source)
    two = article(f"{before}\n{number} dams broke.", "b", source="Tide")
    at = len(one.statements) - 1
    items = (
        evidence(one, at, facts={"Two": count(2)}),
        evidence(two, len(two.statements) - 1, 1, facts={number: count(len(number))}),
    )
    return report([one, two], [finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.NUMBER)])


def prints(made: Report) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in results(made)]


def test_fingerprints_stay_over_runs_and_change_with_the_values() -> None:
    made = flood("Five")
    moved = flood("Five", before="An editor added this.\n")
    turned = replace(made, articles=made.articles[::-1])
    assert prints(made) == prints(moved) == prints(turned)
    assert prints(made) != prints(flood("Sixty"))
    assert len(set(prints(story()))) == len(story().findings)


def test_correlation_guids_tell_findings_apart_and_stay() -> None:
    guids = [result["correlationGuid"] for result in results(story())]
    assert len(set(guids)) == len(guids)
    assert guids == [result["correlationGuid"] for result in results(story())]


def test_since_an_earlier_report() -> None:
    now, then = story(), story()
    first, second, third, *rest = now.findings
    kept = replace(then, findings=tuple(replace(one, rank=n) for n, one in enumerate([first, third, *rest], start=1)))
    states = {result["properties"]["findingId"]: result["baselineState"] for result in results(now, since=kept)}
    assert states.pop(second.id) == "new"
    assert set(states.values()) == {"unchanged"}
    told = {result["properties"]["findingId"]: result for result in results(kept, since=now)}
    assert told.pop(second.id)["baselineState"] == "absent"
    assert {result["baselineState"] for result in told.values()} == {"unchanged"}


def test_what_is_gone_points_at_the_earlier_articles() -> None:
    then, now = flood("Five", source="Herald"), report([article("Calm.", "z", source="Z")])
    (result,) = results(now, since=then)
    assert result["baselineState"] == "absent"
    assert [place["physicalLocation"]["artifactLocation"] for place in locations(result)] == [
        {"uri": "a.txt"},
        {"uri": "b.txt"},
    ]


def test_a_changed_finding_is_updated() -> None:
    (result,) = results(flood("Sixty"), since=flood("Five"))
    assert result["baselineState"] == "updated"


def test_of_several_stories_the_one_of_the_earlier_report_is_compared() -> None:
    other = replace(story(), story_id="other")
    first, second = log(story(), other, since=other)["runs"]
    assert not any("baselineState" in result for result in first["results"])
    assert {result["baselineState"] for result in second["results"]} == {"unchanged"}
    assert [run["automationDetails"]["id"] for run in (first, second)] == [
        "newscompare/ras-hamra/",
        "newscompare/other/",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("10 {0} of {it}", "10 {{0}} of {{it}}"),
        ("see [this](1) and [that]", r"see \[this](1) and [that]"),
        ("[a[b](c)", r"[a\[b](c)"),
        ("plain", "plain"),
    ],
)
def test_messages_say_just_what_they_say(text: str, shown: str) -> None:
    assert message(text) == {"text": shown}


def test_what_other_people_write_does_no_harm() -> None:
    nasty = "[x](javascript:alert(1)) {0}\u202e\x00"
    one = article("x\ud800", "../..:a\ud800", source=nasty, title=nasty, url="javascript:alert(1)")
    two = article("y", "b", url="https://a.example/ b")
    items = [evidence(of, 0) for of in (one, two)]
    made = report([one, two], [finding(FindingType.AGREEMENT, *items, rule=nasty, explanation=nasty)])
    (run,) = log(replace(made, story_title=nasty, limits=(nasty,)))["runs"]
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert run["artifacts"][0]["length"] == 4
    assert run["artifacts"][0]["contents"]["text"] == "x\ud800"
    assert uris == ["..%2F..%3Aa%3F.txt", "b.txt"]
    assert run["results"][0]["message"]["text"] == r"Agreement: \[x](javascript:alert(1)) {{0}}�."
