import datetime as dt
import json

import pytest

from compare.errors import ReadError
from compare.read import read_bytes
from compare.types import PublishedBy

BODY = "The telescope fired its thrusters on Monday and slipped into orbit.\nThe first pictures are due in the summer."
TITLE = "Telescope reaches its post"


def read(value, name="a.json"):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    documents, problems = read_bytes(name, text.encode())
    assert problems == []
    return documents


OWN = {
    "id": "n-1", "source": "The Marsh Herald", "origin": "AFP", "title": TITLE, "url": "https://m.example/1",
    "language": "en", "published": "2022-01-24", "published_by": "dateline", "text": f"{TITLE}\n\n{BODY}",
    "statements": [], "dropped": [],
}  # fmt: skip


def test_our_own_form_comes_back_as_it_was():
    (found,) = read(OWN)
    assert found.text == OWN["text"]
    assert (found.source, found.origin, found.title, found.url) == (
        "The Marsh Herald",
        "AFP",
        TITLE,
        "https://m.example/1",
    )
    assert (found.published, found.published_by) == (dt.date(2022, 1, 24), PublishedBy.DATELINE)
    assert found.text[found.headline.start : found.headline.end] == TITLE


def test_a_title_apart_from_the_text_is_put_before_it():
    (found,) = read({"title": TITLE, "text": BODY})
    assert found.text == f"{TITLE}\n\n{BODY}"


def test_the_only_article_is_named_after_the_file_several_keep_their_ids():
    assert [d.id for d in read(OWN, "x/story.json")] == ["story"]
    assert [d.id for d in read([OWN, {"text": BODY}], "story.json")] == ["n-1", "story"]
    assert [d.id for d in read({"documents": [OWN, {**OWN, "id": "n-2"}]})] == ["n-1", "n-2"]


ARTICLE = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle"],
    "headline": TITLE,
    "articleBody": BODY,
    "datePublished": "2022-01-24T19:40:00Z",
    "inLanguage": "en-GB",
    "publisher": {"@type": "Organization", "name": "The Marsh Herald"},
    "author": [{"@type": "Organization", "name": "Reuters"}],
    "mainEntityOfPage": {"@id": "https://m.example/1"},
}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Marsh Herald"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": "ReportageNewsArticle"},
    ],
)
def test_schema_org_articles(value):
    (found,) = read(value)
    assert found.text == f"{TITLE}\n\n{BODY}"
    assert (found.source, found.origin, found.language) == ("The Marsh Herald", "Reuters", "en")
    assert (found.published, found.published_by) == (dt.date(2022, 1, 24), PublishedBy.METADATA)
    assert found.url == "https://m.example/1"


NINJS_3 = {
    "uri": "http://m.example/items/1",
    "type": "text",
    "language": "en",
    "versionCreated": "2022-01-24T19:40:00Z",
    "copyrightHolder": "Marsh News",
    "by": "Jane Pike",
    "headlines": [{"role": "short", "value": "In orbit"}, {"role": "main", "value": TITLE}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": BODY.replace("\n", " ")},
        {
            "role": "richtext",
            "contentType": "application/xhtml+xml",
            "value": "".join(f"<p>{p}</p>" for p in BODY.split("\n")),
        },
    ],
}
NINJS_1 = {
    "uri": "http://m.example/items/1",
    "language": "en",
    "versioncreated": "2022-01-24T19:40:00Z",
    "copyrightholder": "Marsh News",
    "headline": TITLE,
}


@pytest.mark.parametrize(
    "value",
    [
        NINJS_3,
        {**NINJS_1, "body_text": BODY},
        {**NINJS_1, "body_html": "<h2></h2>" + "".join(f"<p>{p}</p>\n" for p in BODY.split("\n"))},
        {**NINJS_1, "body_xhtml": f"<div><p>{BODY.split(chr(10))[0]}</p><p>{BODY.split(chr(10))[1]}</p></div>"},
    ],
)
def test_ninjs_of_all_versions(value):
    (found,) = read(value)
    assert found.text == f"{TITLE}\n\n{BODY}"
    assert (found.source, found.language, found.url) == ("Marsh News", "en", "http://m.example/items/1")
    assert (found.published, found.published_by) == (dt.date(2022, 1, 24), PublishedBy.METADATA)


def test_markup_in_a_body_becomes_paragraphs_and_signs():
    body = (
        "<p>Losses &amp; gains: 3 &lt; 4 on <b>Monday</b>, officials<br>said.</p>"
        "<ul><li>one</li></ul><script>x()</script>"
    )
    (found,) = read({**NINJS_1, "body_html": body})
    assert found.text == f"{TITLE}\n\nLosses & gains: 3 < 4 on Monday, officials\nsaid.\n- one"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"text": "one",\n "title": }', r"a\.json: not valid JSON, line 2, column 11"),
        ("[1, 2", r"line 1, column 6"),
        ('{"a": 1}', r"no article in this JSON.*articleBody"),
        ("[]", "no article"),
        ("7", "no article"),
        ('{"text": "  "}', "no text"),
        ('{"text": "words here", "title": 7}', "'title' has to be a text, not 7"),
        ("[" * 100_000, "cannot be read|not valid"),
    ],
)
def test_bad_json_is_refused_with_place_and_reason(text, message):
    with pytest.raises(ReadError, match=message):
        read(text)


def test_json_lines_go_on_after_a_bad_line():
    lines = [json.dumps(OWN), "", '{"text": ', json.dumps({**OWN, "id": "n-2"}), "{}"]
    documents, problems = read_bytes("a.jsonl", "\n".join(lines).encode())
    assert [d.id for d in documents] == ["n-1", "n-2"]
    assert [p.split(":")[0] for p in problems] == ["a.jsonl, line 3", "a.jsonl, line 5"]
    assert "column" in problems[0]


def test_a_date_that_is_not_understood_is_noted():
    (found,) = read({**OWN, "published": "some day"})
    assert found.published is None
    assert any("'some day'" in note for note in found.notes)
