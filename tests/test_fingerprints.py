"""Fingerprints: what a finding keeps when the files around it change, and what it must not keep."""

import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from factories import story
from hypothesis import given
from hypothesis import strategies as st
from news import BRIDGE, told, written

from compare.fingerprints import DIGITS, fingerprint, plain
from compare.report.as_json import to_json

Json = dict[str, Any]


def prints(report: Json) -> dict[str, str]:
    return {finding["id"]: fingerprint(finding, report) for finding in report["findings"]}


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Json:
    return to_json(told(written(tmp_path_factory.mktemp("bridge"))))


def test_every_finding_of_a_report_has_its_own(bridge: Json) -> None:
    for report in (bridge, to_json(story())):
        found = prints(report)
        assert len(set(found.values())) == len(report["findings"]) > 10
        assert all(len(one) == DIGITS and set(one) <= set("0123456789abcdef") for one in found.values())


def test_an_unrelated_article_and_another_order_of_files_change_none(bridge: Json, tmp_path: Path) -> None:
    more = to_json(told(written(tmp_path, ["unrelated", *reversed(BRIDGE)])))
    assert set(prints(bridge).values()) <= set(prints(more).values())
    assert [f["rank"] for f in more["findings"]] != [f["rank"] for f in bridge["findings"]]


def reflowed(text: str) -> str:
    """Every paragraph on one line, whatever lines it had."""
    head, *body = text.strip().split("\n\n")
    return "\n\n".join([head, *(" ".join(paragraph.split()) for paragraph in body)]) + "\n"


def split_up(text: str) -> str:
    """Every sentence a paragraph of its own."""
    head, *body = text.strip().split("\n\n")
    return "\n\n".join([head, *(line for paragraph in body for line in paragraph.split("\n"))]) + "\n"


@pytest.mark.parametrize("edit", [reflowed, split_up])
def test_reflowed_paragraphs_change_none(bridge: Json, tmp_path: Path, edit: Callable[[str], str]) -> None:
    again = to_json(told(written(tmp_path, edit=edit)))
    assert again["documents"][0]["text"] != bridge["documents"][0]["text"]
    assert set(prints(again).values()) == set(prints(bridge).values())


def test_a_new_value_changes_the_findings_that_hold_it_and_no_other(bridge: Json, tmp_path: Path) -> None:
    again = to_json(told(written(tmp_path, edit=lambda text: text.replace("10 mai 2023", "9 mai 2023"))))
    kept = set(prints(again).values()) & set(prints(bridge).values())
    held = {f["id"] for f in bridge["findings"] if any("10 mai" in item["text"] for item in f["evidence"])}
    assert held
    assert kept == {digits for name, digits in prints(bridge).items() if name not in held}


def shuffled(report: Json) -> Json:
    """The same findings in another order, with other ids, ranks, rules, explanations, sides and offsets."""
    value = deepcopy(report)
    mixed = random.Random(7)
    mixed.shuffle(value["documents"])
    for document in value["documents"]:
        document["text"] = "Added. " + document["text"]
    for finding in value["findings"]:
        finding.update(id="x" + finding["id"], rank=999, rule="other", explanation="Other.", missing_from=[])
        most = max(item["side"] for item in finding["evidence"])
        mixed.shuffle(finding["evidence"])
        for item in finding["evidence"]:
            item.update(side=most - item["side"], start=item["start"] + 7, end=item["end"] + 7)
            for fact in item["facts"]:
                fact.update(start=fact["start"] + 7, end=fact["end"] + 7)
    return value


def test_offsets_ranks_ids_rules_and_the_order_of_everything_are_no_part_of_it(bridge: Json) -> None:
    for report in (bridge, to_json(story())):
        assert list(prints(shuffled(report)).values()) == list(prints(report).values())


def changed(finding: Json, report: Json, path: tuple[Any, ...], value: Any) -> bool:
    """Whether another value at `path` of a finding gives another fingerprint."""
    copy = deepcopy(finding)
    place = copy
    for step in path[:-1]:
        place = place[step]
    assert place[path[-1]] != value
    place[path[-1]] = value
    return fingerprint(copy, report) != fingerprint(finding, report)


def test_type_kind_words_values_sides_and_articles_are_part_of_it(bridge: Json) -> None:
    dispute = bridge["findings"][0]
    assert (dispute["type"], dispute["kind"]) == ("discrepancy", "date")
    other = next(d["id"] for d in bridge["documents"] if d["id"] != dispute["evidence"][0]["document"])
    assert changed(dispute, bridge, ("type",), "update")
    assert changed(dispute, bridge, ("kind",), "number")
    assert changed(dispute, bridge, ("evidence", 0, "text"), "The bridge was closed.")
    assert changed(dispute, bridge, ("evidence", 0, "facts", 0, "value", "from"), "2023-05-08")
    assert changed(dispute, bridge, ("evidence", 0, "side"), 1)
    assert changed(dispute, bridge, ("evidence", 0, "document"), other)


def test_two_findings_on_the_same_words_of_two_outlets_differ(bridge: Json) -> None:
    copy = deepcopy(bridge)
    for document in copy["documents"]:
        document["url"] = None
    before = prints(copy)
    copy["documents"][0]["source"] = "Another Paper"
    after = prints(copy)
    name = copy["documents"][0]["id"]
    for finding in copy["findings"]:
        rests = any(item["document"] == name for item in finding["evidence"])
        assert (before[finding["id"]] != after[finding["id"]]) is rests


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://www.paper.example/a/", "http://paper.example/a", True),
        ("https://paper.example/a#comments", "https://paper.example/a", True),
        ("https://paper.example/a?id=1", "https://paper.example/a?id=2", False),
        ("https://paper.example/A", "https://paper.example/a", False),
        ("http://[broken", "http://[broken2", False),
    ],
)
def test_an_article_is_known_by_its_address(bridge: Json, url: str, other: str, same: bool) -> None:
    one, two = deepcopy(bridge), deepcopy(bridge)
    one["documents"][0]["url"], two["documents"][0]["url"] = url, other
    two["documents"][0]["title"] = "A headline that was changed at noon"
    assert (prints(one) == prints(two)) is same


def test_an_article_that_is_not_there_is_an_error(bridge: Json) -> None:
    with pytest.raises(KeyError):
        fingerprint(bridge["findings"][0], {**bridge, "documents": []})


@given(st.text())
def test_plain_text_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1), min_size=1))
def test_spaces_capitals_and_marks_make_no_difference(words: list[str]) -> None:
    text = " ".join(words)
    assert plain(f"  «{text}»\n") == plain(f'"{"  ".join(words)}"') == plain(f"\u200f“{text.casefold()}”")


def test_lone_surrogates_do_no_harm(bridge: Json) -> None:
    copy = deepcopy(bridge)
    copy["findings"][0]["evidence"][0]["text"] = "a\ud800b"
    assert prints(copy)[copy["findings"][0]["id"]] != prints(bridge)[bridge["findings"][0]["id"]]
