"""Drafts of ClaimReview: the fields that schema.org knows, no rating, and what is to be filled in is plain to see."""

import datetime as dt
import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import article, evidence, finding, report, spoken, story
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from compare.export.claimreview import FORMAT, LONGEST, cut, summary
from compare.export.formats import Options
from compare.types import DisputeKind, Evidence, FindingType, Report, Role, Span

SCHEMA = json.loads((Path(__file__).parent / "fixtures/export/claimreview.schema.json").read_text(encoding="utf-8"))


def drafts(*reports: Report) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(FORMAT.render(reports, Options()))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(made)
    return made


def test_each_side_of_each_discrepancy_has_a_draft_and_nothing_else_has() -> None:
    made = story()
    found = drafts(made)
    sides = [(one, sorted({item.side for item in one.evidence})) for one in made.of_type(FindingType.DISCREPANCY)]
    wanted = [[item for item in one.evidence if item.side == side] for one, all_ in sides for side in all_]
    assert len(found) == len(wanted) == 14
    for draft, held in zip(found, wanted, strict=True):
        claim = draft["itemReviewed"]
        assert claim["text"] == held[0].statement.text
        assert [one["hasPart"]["text"] for one in claim["appearance"]] == [item.statement.text for item in held]
        against = {one["hasPart"]["text"] for one in draft["citation"]}
        assert not against & {item.statement.text for item in held}
    assert len({draft["identifier"] for draft in found}) == len(found)


def test_no_draft_is_rated_and_every_one_shows_what_is_missing() -> None:
    written = FORMAT.render([story()], Options())
    assert "ratingValue" not in written
    for draft in json.loads(written):
        assert draft["reviewRating"] == {"@type": "Rating", "alternateName": "Draft, not rated"}
        assert draft["creativeWorkStatus"] == "Draft"
        assert all("[FILL IN: " in words for words in (draft["author"]["name"], draft["reviewBody"]))
        assert draft["url"].startswith("https://fill-in.invalid/")


def test_the_earliest_article_is_the_first_appearance() -> None:
    one, two = (article("It fell on Monday.", name, source=name, language="en") for name in "ab")
    other = article("It fell on Sunday.", "c", source="c", language="en")
    two = replace(two, document=replace(two.document, published=dt.date(2024, 3, 5)))
    early = replace(two.document, id="d", published=dt.date(2024, 3, 4), source="d")
    items = [evidence(one, 0), evidence(two, 0), evidence(other, 0, 1)]
    items[1] = replace(items[1], statement=replace(items[1].statement, document=two.document))
    items.append(replace(items[1], statement=replace(items[1].statement, document=early)))
    articles = [one, two, other, replace(two, document=early)]
    made = report(articles, [finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.DATE)])
    held, against = (draft["itemReviewed"] for draft in drafts(made))
    assert (held["datePublished"], held["firstAppearance"]["publisher"]["name"]) == ("2024-03-04", "d")
    assert len(held["appearance"]) == 3
    assert not {"datePublished", "firstAppearance"} & against.keys()


@pytest.mark.parametrize(
    ("role", "speaker", "source", "author"),
    [
        (Role.QUOTATION, "Lina Haddad", "Quill", {"@type": "Person", "name": "Lina Haddad"}),
        (Role.REPORTED, "Lina Haddad", "Quill", {"@type": "Organization", "name": "Quill"}),
        (Role.QUOTATION, None, "Quill", {"@type": "Organization", "name": "Quill"}),
        (Role.NARRATION, None, None, {"@type": "Organization", "name": "[FILL IN: who makes this claim]"}),
    ],
)
def test_who_makes_the_claim(role: Role, speaker: str | None, source: str | None, author: dict[str, str]) -> None:
    one = spoken(article("Nobody was hurt.", "a", source=source, language="en"), 0, speaker, role)
    two = article("Two were hurt.", "b", source="Tide", language="en")
    made = finding(FindingType.DISCREPANCY, evidence(one, 0), evidence(two, 0, 1), kind=DisputeKind.NUMBER)
    first, second = drafts(report([one, two], [made]))
    assert first["itemReviewed"]["author"] == author
    assert second["itemReviewed"]["author"]["name"] == "Tide"


def test_identities_stay_when_articles_and_evidence_change_places() -> None:
    made = story()
    turned = replace(
        made,
        articles=made.articles[::-1],
        findings=tuple(replace(one, evidence=one.evidence[::-1]) for one in made.findings),
    )
    assert {one["identifier"] for one in drafts(made)} == {one["identifier"] for one in drafts(turned)}


@pytest.mark.parametrize(
    ("url", "shown"),
    [("https://quill.example/1", "https://quill.example/1"), ("javascript:alert(1)", None), (None, None)],
)
def test_only_a_real_address_is_given(url: str | None, shown: str | None) -> None:
    one, two = article("Nobody was hurt.", "a", url=url, language="en"), article("Two were hurt.", "b", language="en")
    made = finding(FindingType.DISCREPANCY, evidence(one, 0), evidence(two, 0, 1), kind=DisputeKind.NUMBER)
    first, second = drafts(report([one, two], [made]))
    for place in (first["itemReviewed"]["appearance"][0], second["citation"][0]):
        assert place.get("url") == shown


def test_nothing_disputed_is_an_empty_list() -> None:
    assert drafts(report([article("Calm.", "a")])) == []


def marked(text: str, words: str) -> Evidence:
    return evidence(article(text, "a"), 0, marks=[words])


LONG = (
    "After a week of talks in the old harbour office, and much against the advice of the pilots, the port reopened "
    "on 9 March for small vessels, the ministry said in a short note that evening."
)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("After a week", "After a week of talks in the old harbour office, and much against the…"),
        ("9 March", "…pilots, the port reopened on 9 March for small vessels, the ministry…"),
        ("that evening", "…March for small vessels, the ministry said in a short note that evening."),
    ],
)
def test_the_claim_is_cut_around_the_words_that_differ(words: str, shown: str) -> None:
    assert summary(marked(LONG, words)) == shown


def test_marks_of_other_statements_do_not_move_it() -> None:
    one = article(f"First.\n{LONG}", "a")
    item = replace(evidence(one, 0), marks=(Span(2, 120),))
    assert summary(item) == "First."


def test_a_short_claim_is_whole() -> None:
    assert summary(marked("Five\u00a0men  were hurt.", "Five")) == "Five men were hurt."


LETTERS = st.sampled_from(["word", "كَلِمَة", "слово", "一二三四五", "e\u0301e\u0301", "👩\u200d🔬", "a", "1,000"])


@given(st.lists(LETTERS, min_size=1, max_size=40), st.sampled_from([" ", ""]), st.data())
def test_a_claim_is_never_too_long_and_never_cut_through_a_letter(
    words: list[str], blank: str, data: st.DataObject
) -> None:
    text = blank.join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    item = evidence(article(text, "a"), 0)
    item = replace(item, marks=(Span(start, data.draw(st.integers(start + 1, len(text)))),))
    for shown in (summary(item), cut(text, LONGEST)):
        assert 0 < len(shown) <= LONGEST
        inner = shown.removeprefix("…").removesuffix("…").strip()
        assert inner in text
        assert not unicodedata.combining(inner[0])
        if blank and len(shown) < len(text):
            assert all(word in words for word in inner.split(" "))
    kept = cut(text, LONGEST).removesuffix("…")
    assert text.startswith(kept)
    assert not unicodedata.combining(text[len(kept) : len(kept) + 1] or " ")


def test_a_letter_keeps_its_marks_where_words_are_not_set_apart() -> None:
    assert cut("e\u0301" * 9, 8) == "e\u0301" * 3 + "…"
    for room in (8, 9):
        assert cut("👩\u200d🔬" * 5, room) == "👩\u200d🔬" * 2 + "…"
    text = "e\u0301" * 90
    item = replace(evidence(article(text, "a"), 0), marks=(Span(100, 104),))
    assert summary(item).startswith("…e\u0301")
