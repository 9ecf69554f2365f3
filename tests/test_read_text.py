import datetime as dt

import pytest

from compare.read import read_bytes
from compare.types import PublishedBy

BODY = "Talks end without result\n\nThe talks in Geneva ended on Monday without a result, both delegations said."


def read(text, name="a.txt"):
    documents, problems = read_bytes(name, text.encode())
    assert problems == []
    return documents[0]


def test_a_head_of_keys_and_values():
    head = "TITLE: No result in Geneva\nsource:  The Marsh Herald \nURL: https://m.example/1\nPublished: 2022-01-10"
    text = f"{head}\nLanguage: en\n\n{BODY}"
    found = read(text)
    assert found.text == f"No result in Geneva\n\n{BODY}"
    assert found.title == "No result in Geneva"
    assert found.text[found.headline.start : found.headline.end] == found.title
    assert (found.source, found.url, found.language) == ("The Marsh Herald", "https://m.example/1", "en")
    assert (found.published, found.published_by) == (dt.date(2022, 1, 10), PublishedBy.METADATA)


def test_a_title_that_the_body_repeats_stands_once():
    found = read(f"Title: Talks end  without result\n\n{BODY}")
    assert found.text == BODY
    assert (found.headline.start, found.headline.end) == (0, len("Talks end without result"))


@pytest.mark.parametrize("day", ["10 January 2022", "January 10, 2022", "2022-01-10T08:00:00+03:00"])
def test_dates_of_the_head_in_words(day):
    assert read(f"Published: {day}\n\n{BODY}").published == dt.date(2022, 1, 10)


def test_a_date_that_is_not_understood_is_noted():
    found = read(f"Published: last week\n\n{BODY}")
    assert found.published is None
    assert any("'last week'" in note for note in found.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow: no talks before spring\nSource: unknown\n\nThe ministry said on Monday that there would be no talks.",
        "Title: this is the first line of a text without any blank line, so it is no head at all.",
        "Source of the Nile found\n\nExplorers said on Monday that they had found the source of the river.",
        BODY,
    ],
)
def test_articles_without_head_keep_every_line(text):
    assert read(text).text == text


def test_an_empty_value_says_nothing():
    assert read(f"Source:\nTitle:\n\n{BODY}").source is None


def test_newlines_and_mark_go_and_nothing_else():
    assert read(f"\ufeff{BODY}\u200f ".replace("\n", "\r\n")).text == f"{BODY}\u200f "


def test_the_headline_is_the_first_real_line():
    found = read(BODY)
    assert (found.title, found.headline.start) == ("Talks end without result", 0)
    assert read(BODY.split("\n\n")[1]).headline is None


def test_the_id_is_the_files_stem_made_safe():
    assert read(BODY, "/tmp/some dir/tal ks?.v2.txt").id == "tal-ks-.v2"
    assert read(BODY, "???.txt").id == "article"
