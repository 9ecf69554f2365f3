"""News feeds: what becomes of an entry, whose it is, and what a broken or hostile file does."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import ReadError
from compare.read import Hints, read_bytes, read_paths
from compare.types import Document, PublishedBy

BODY = (
    "<p>The ferry Amal left the harbour of Ras Hamra at dawn on Sunday with 212 people on board.</p>"
    "<p>Two hours later the engine room caught fire, the coast guard said.</p>"
    '<figure><img src="a.jpg"><figcaption>The ferry in March</figcaption></figure>'
    "<p>All passengers &amp; the crew were brought ashore; nobody was hurt.</p>"
)
AR_BODY = "<p>غادرت العبارة أمل ميناء رأس حمرا فجر الأحد وعلى متنها 212 شخصا.</p>"
AR_BODY += "<p>وقال خفر السواحل إن النار اندلعت بعد ساعتين.</p>"


def rss(*items: str, head: str = "", spaces: str = "") -> bytes:
    channel = f"<title>The Harbour Gazette</title><link>https://gazette.example/</link>{head}{''.join(items)}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:media="http://search.yahoo.com/mrss/"{spaces}><channel>{channel}</channel></rss>'
    ).encode()


def item(number: int = 1, body: str = BODY, **more: str) -> str:
    fields = {
        "title": f"Ferry catches fire off Ras Hamra ({number})",
        "link": f"https://gazette.example/news/ferry-fire-{number}.html",
        "guid": f"gazette-{number}",
        "pubDate": "Mon, 04 Mar 2024 23:30:00 +0300",
        "content:encoded": f"<![CDATA[{body}]]>",
    } | more
    return "<item>" + "".join(f"<{key}>{value}</{key}>" for key, value in fields.items() if value) + "</item>"


def read(data: bytes, name: str = "feed.rss") -> list[Document]:
    found, problems = read_bytes(name, data)
    assert problems == []
    return found


def test_an_rss_item_is_an_article() -> None:
    (made,) = read(rss(item(), head="<language>en-gb</language>"))
    assert made.title == "Ferry catches fire off Ras Hamra (1)"
    assert made.source == "The Harbour Gazette"
    assert made.url == "https://gazette.example/news/ferry-fire-1.html"
    assert (made.published, made.published_by) == (dt.date(2024, 3, 4), PublishedBy.METADATA)
    assert made.language == "en"
    assert "caught fire, the coast guard said.\nAll passengers & the crew" in made.text
    assert "ferry in March" not in made.text
    assert made.notes == ()


def test_the_day_is_counted_in_the_zone_that_is_named() -> None:
    days = ["Mon, 04 Mar 2024 23:30:00 +0300", "4 Mar 24 01:00 GMT", "2024-03-04T23:59:00-08:00", "2024-03-04"]
    for stated in days:
        assert read(rss(item(pubDate=stated)))[0].published == dt.date(2024, 3, 4), stated
    assert read(rss(item(pubDate="", **{"dc:date": "2024-03-05T01:00:00Z"})))[0].published == dt.date(2024, 3, 5)
    assert read(rss(item(pubDate="soon")))[0].published is None


def test_the_entry_s_own_source_is_the_publisher() -> None:
    source = '<source url="https://sada.example/rss">Sada al-Mina</source>'
    marked = item().replace("</item>", f"{source}</item>")
    titled = marked.replace("Hamra (1)", "Hamra - Sada al-Mina")
    nameless = item().replace("</item>", '<source url="https://www.sada.example/rss"/></item>')
    assert read(rss(marked))[0].source == "Sada al-Mina"
    assert read(rss(titled))[0].title == "Ferry catches fire off Ras Hamra"
    assert read(rss(nameless))[0].source == "sada.example"


def test_an_agency_that_signs_is_the_origin() -> None:
    assert read(rss(item(**{"dc:creator": "Reuters"})))[0].origin == "Reuters"
    assert read(rss(item(author="desk@gazette.example (AFP)")))[0].origin == "AFP"


def test_a_summary_alone_is_a_short_document_with_a_note() -> None:
    short = item(**{"content:encoded": "", "description": "A ferry caught fire; &lt;b&gt;nobody&lt;/b&gt; was hurt."})
    (made,) = read(rss(short))
    assert made.text.endswith("A ferry caught fire; nobody was hurt.")
    assert any("only a summary" in note for note in made.notes)
    whole = item(**{"content:encoded": "", "description": f"<![CDATA[{BODY * 4}]]>"})
    assert read(rss(whole))[0].notes == ()


def test_an_aggregator_s_summary_is_only_a_headline() -> None:
    link = '<a href="https://news.example/rss/1?x=5">Ferry catches fire</a>&nbsp;<font>Sada al-Mina</font>'
    others = f"<ol><li>{link}</li><li>{link.replace('Ferry', 'Ship')}</li></ol>"
    source = '<source url="https://sada.example">Sada al-Mina</source></item>'
    for markup in (link, others):
        entry = item(title="Ferry catches fire", **{"content:encoded": "", "description": f"<![CDATA[{markup}]]>"})
        (made,) = read(rss(entry.replace("</item>", source)))
        assert made.text == "Ferry catches fire"
        assert any("only the headline" in note for note in made.notes)


def test_a_summary_is_not_preferred_to_the_article() -> None:
    (made,) = read(rss(item(description="A ferry caught fire.")))
    assert "coast guard" in made.text


def test_links_that_stand_alone_and_the_last_line_that_leads_home_are_no_reporting() -> None:
    home = "https://gazette.example/news/ferry-fire-1.html"
    more = (
        '<p><a href="https://gazette.example/x">Read also: storm warning</a></p>'
        f'<p>The post <a href="{home}">Ferry</a> appeared first on <a href="https://gazette.example">Gazette</a>.</p>'
    )
    (made,) = read(rss(item(body=BODY + more)))
    assert "Read also" not in made.text
    assert "appeared first" not in made.text
    assert made.text.endswith("nobody was hurt.")


def test_elements_of_other_namespaces_are_passed_over() -> None:
    media = "<media:content url='a.mp4'><media:title>Watch</media:title></media:content><media:title>No</media:title>"
    (made,) = read(rss(item().replace("<title>", f"{media}<title>", 1)))
    assert made.title == "Ferry catches fire off Ras Hamra (1)"
    assert "Watch" not in made.text


def test_ids_last_when_entries_join_and_are_readable() -> None:
    first, second = read(rss(item(1), item(2)))
    assert first.id.startswith("ferry-fire-1-")
    assert [one.id for one in read(rss(item(3), item(1), item(2)))][1:] == [first.id, second.id]
    (edited,) = read(rss(item(1, title="Ferry fire: all safe")))
    assert edited.id == first.id
    (numbered,) = read(rss(item(link="https://gazette.example/?p=17")))
    assert numbered.id.startswith("ferry-catches-fire-off-ras-hamra-1-")


def test_a_second_version_of_an_entry_is_not_a_second_witness() -> None:
    found, problems = read_bytes("feed.rss", rss(item(1), item(1, title="Ferry fire: all safe"), item(2)))
    assert [one.title for one in found] == [f"Ferry catches fire off Ras Hamra ({n})" for n in (1, 2)]
    assert problems == ["feed.rss, entry 2: another version of entry 1, which is read instead"]


def test_rss_1_is_read() -> None:
    data = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel rdf:about="https://sada.example/"><title>صدى الميناء</title><dc:language>ar</dc:language></channel>
    <item rdf:about="https://sada.example/1"><title>حريق في عبارة</title><link>https://sada.example/1</link>
    <dc:date>2024-03-04T08:00:00+03:00</dc:date><content:encoded><![CDATA[{AR_BODY}]]></content:encoded></item>
    </rdf:RDF>""".encode()
    (made,) = read(data, "feed.rdf")
    assert (made.source, made.language, made.published) == ("صدى الميناء", "ar", dt.date(2024, 3, 4))
    assert made.text.startswith("حريق في عبارة\n\nغادرت العبارة")


def atom(*entries: str, language: str = "en") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}" xml:base="https://gazette.example/a/">'
        f"<title type='html'>Gazette &amp;amp; Post</title><link rel='self' href='feed.atom'/>{''.join(entries)}</feed>"
    ).encode()


def test_atom_is_read() -> None:
    entry = f"""<entry><id>tag:gazette.example,2024:1</id><title type="html">Ferry &lt;i&gt;Amal&lt;/i&gt; burns</title>
    <link rel="replies" href="https://gazette.example/replies"/><link href="../news/ferry"/>
    <published>2024-03-04T10:00:00Z</published><updated>2024-03-06T10:00:00Z</updated>
    <author><name>Reuters</name><uri>https://reuters.example</uri></author>
    <summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>
    </entry>""".replace('<img src="a.jpg">', "")
    (made,) = read(atom(entry), "feed.atom")
    assert made.title == "Ferry Amal burns"
    assert made.source == "Gazette & Post"
    assert made.url == "https://gazette.example/news/ferry"
    assert made.published == dt.date(2024, 3, 4)
    assert made.origin == "Reuters"
    assert "dawn on Sunday with 212 people on board.\nTwo hours later" in made.text
    assert made.id.startswith("ferry-")


def test_atom_entries_of_another_feed_keep_their_publisher_and_language() -> None:
    entry = f"""<entry xml:lang="ar"><id>x</id><title>حريق في عبارة</title><updated>2024-03-06T10:00:00Z</updated>
    <source><id>y</id><title>صدى الميناء</title><link href="https://sada.example"/></source>
    <content type="html">{AR_BODY.replace("<", "&lt;")}</content></entry>"""
    (made,) = read(atom(entry), "feed.atom")
    assert (made.source, made.language, made.published) == ("صدى الميناء", "ar", dt.date(2024, 3, 6))
    assert made.url is None


def test_atom_content_elsewhere_leaves_the_summary() -> None:
    content = '<content src="https://x.example/v.mp4"/><summary>It burnt.</summary>'
    entry = f"<entry><id>x</id><title>Ferry</title>{content}</entry>"
    (made,) = read(atom(entry), "feed.atom")
    assert made.text == "Ferry\n\nIt burnt."


def json_feed(*items: object) -> bytes:
    top = {"version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "language": "en-GB", "items": items}
    return json.dumps(top).encode()


def test_json_feed_is_read() -> None:
    entry = {
        "id": "7",
        "url": "https://quay.example/ferry-fire",
        "title": "Ferry burns",
        "content_html": BODY,
        "date_published": "2024-03-04T08:00:00+03:00",
        "authors": [{"name": "Reuters"}],
    }
    (made,) = read(json_feed(entry), "feed.json")
    assert (made.source, made.language, made.published) == ("The Quay", "en", dt.date(2024, 3, 4))
    assert (made.title, made.url, made.origin) == ("Ferry burns", "https://quay.example/ferry-fire", "Reuters")
    assert made.id.startswith("ferry-fire-")
    found, problems = read_bytes(
        "feed.json", json_feed(entry, {"id": 8}, "odd", {"id": "9", "content_text": "It burnt."})
    )
    assert [one.text for one in found[1:]] == ["It burnt."]
    assert problems == ["feed.json, entry 2 holds no text"]


@pytest.mark.parametrize("value", [{"items": None}, {"items": []}, {"items": "x"}], ids=["none", "empty", "text"])
def test_a_json_feed_without_entries_is_an_error(value: dict[str, object]) -> None:
    with pytest.raises(ReadError, match="without entries"):
        read_bytes("feed.json", json.dumps({"version": "https://jsonfeed.org/version/1", **value}).encode())


def test_the_format_is_told_by_ending_or_by_the_root() -> None:
    data = rss(item())
    for name in ("feed.rss", "feed.xml", "feed", "index.php"):
        assert read(data, name)[0].source == "The Harbour Gazette"
    assert read(b"<!-- made by hand --><?pi?>" + data.partition(b"?>\n")[2], "feed")[0].source == "The Harbour Gazette"


def test_a_web_page_in_xml_is_still_a_page() -> None:
    paragraphs = "".join(f"<p>Sentence number {n} of the page says what happened on that day.</p>" for n in range(12))
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>A page here now</h1>{paragraphs}</body></html>'
    assert "Sentence number 3" in read(f'<?xml version="1.0"?>{page}'.encode(), "page.xml")[0].text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<urlset><url>a</url></urlset>", "its root is <urlset>"),
        (b"<rss><channel><title>Empty</title></channel></rss>", "without entries"),
        (b"plain words, no XML at all", "not XML"),
        (b"<rss", "ends within its first element"),
        (b"<rss><channel><title>x</title>", "without entries"),
        (b"", "empty"),
    ],
)
def test_what_is_no_feed_is_said(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_bytes("feed.rss", data)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY l8 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://example.invalid/x.dtd"> %x;]>',
    ],
    ids=["bomb", "file", "address"],
)
def test_entities_are_neither_expanded_nor_fetched(doctype: str) -> None:
    data = rss(item(title="&l8;")).replace(b"<rss ", doctype.encode() + b"<rss ", 1)
    with pytest.raises(ReadError, match="entities of its own"):
        read_bytes("feed.rss", data)


def test_an_outside_document_type_is_not_fetched() -> None:
    doctype = b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://example.invalid/rss-0.91.dtd">'
    data = rss(item(title="Caf&eacute; burns &mdash; nobody hurt")).replace(b"<rss ", doctype + b"<rss ", 1)
    (made,) = read(data)
    assert made.title == "Café burns — nobody hurt"


def test_bare_ampersands_and_names_of_characters_lose_no_letters() -> None:
    data = rss(item(title="Smith & Sons: caf&eacute; burns\x0b"), item(2))
    one, two = read(data)
    assert one.title == "Smith & Sons: café burns"
    assert two.title == "Ferry catches fire off Ras Hamra (2)"


def test_an_unclosed_element_does_not_swallow_the_other_entries() -> None:
    data = rss(item(1), item(2).replace("</title>", "", 1), item(3))
    found, problems = read_bytes("feed.rss", data)
    assert [one.title[-3:] for one in found if one.title] == ["(1)", "(3)"]
    assert not any(one.notes for one in found)
    assert problems[0].startswith("feed.rss, entry 2: not well-formed XML (Opening and ending tag mismatch: title")


def test_unclosed_tags_inside_a_text_cost_only_a_note() -> None:
    broken = item(1, description="The ferry <br> burnt off <b>Ras Hamra", **{"content:encoded": ""})
    (made, _) = read(rss(broken, item(2)))
    assert "burnt off Ras Hamra" in made.text
    assert any("not well-formed" in note for note in made.notes)


def test_a_feed_that_breaks_off_gives_its_whole_entries() -> None:
    data = rss(item(1), item(2), item(3))
    found, problems = read_bytes("feed.rss", data[: data.rindex(b"coast guard")])
    assert [one.title[-3:] for one in found if one.title] == ["(1)", "(2)"]
    assert problems == ["feed.rss, entry 3: the file ends within it; fetch the feed anew"]


def test_an_entry_without_words_is_a_problem_and_the_others_are_read() -> None:
    found, problems = read_bytes("feed.rss", rss("<item><guid>x</guid></item>", item(2)))
    assert len(found) == 1
    assert problems == ["feed.rss, entry 1 holds no text"]


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8"])
def test_the_encoding_is_what_the_bytes_are(declared: str) -> None:
    text = rss(item(title="حريق في عبارة", body=AR_BODY)).decode().replace('"utf-8"', f'"{declared}"', 1)
    (made,) = read(text.encode("cp1256"))
    assert made.title == "حريق في عبارة"
    assert any("not UTF-8" in note for note in made.notes) is (declared == "utf-8")


def test_utf_16_and_byte_order_marks_are_read() -> None:
    text = rss(item()).decode().replace('"utf-8"', '"utf-16"', 1)
    assert read(text.encode("utf-16"))[0].source == "The Harbour Gazette"
    assert read(b"\xef\xbb\xbf" + rss(item()))[0].source == "The Harbour Gazette"


def test_feeds_stand_in_folders_and_hints_hold_for_all_entries(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(rss(item(1), item(2)))
    (tmp_path / "b.xml").write_bytes(atom("<entry><id>1</id><title>Ferry</title><summary>It burnt.</summary></entry>"))
    (tmp_path / "broken.atom").write_bytes(b"<feed")
    reading = read_paths([tmp_path], Hints(source={str(tmp_path / "a.rss"): "The Quay"}))
    assert [one.source for one in reading.documents] == ["The Quay", "The Quay", "Gazette & Post"]
    assert [Path(one.path).name for one in reading.problems] == ["broken.atom"]


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_damage_is_more_than_an_error(noise: bytes, at: int) -> None:
    data = rss(item(1, body="<p>It burnt.</p>"))
    found: list[Document] = []
    try:
        found, problems = read_bytes("feed.rss", data[:at] + noise + data[at:])
    except ReadError as error:
        problems = [str(error)]
    assert found or any("feed.rss" in problem for problem in problems)
    assert all(one.text.strip() for one in found)
