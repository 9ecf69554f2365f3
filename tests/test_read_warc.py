"""Web archives: what a capture becomes, written by another implementation (warcio) and by hand."""

import gzip
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from compare.errors import ReadError
from compare.read import read_bytes, read_paths
from compare.types import Document

WORDS = "The ferry Amal left the harbour of Ras Hamra at dawn on day {n} with {n} people on board and came back safely."
URL = "https://gazette.example/news/ferry-fire.html"


def page(title: str = "Ferry catches fire off Ras Hamra", first: int = 1, charset: str = "utf-8") -> bytes:
    paragraphs = "".join(f"<p>{WORDS.format(n=n)}</p>" for n in range(first, first + 8))
    head = f'<meta charset="{charset}"><title>{title}</title><meta property="og:site_name" content="The Gazette">'
    return f'<html lang="en"><head>{head}</head><body><h1>{title}</h1>{paragraphs}</body></html>'.encode(charset)


def written(*captures: dict[str, object], packed: bool = True) -> bytes:
    """An archive as warcio writes it: a warcinfo record, then for each capture a request and its record."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "warcio"}))
    for one in captures:
        url = str(one.get("url", URL))
        headers = [("Content-Type", str(one.get("media", "text/html; charset=utf-8"))), *one.get("headers", ())]  # type: ignore[misc]
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "gazette.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
        kind = str(one.get("kind", "response"))
        http = StatusAndHeaders(str(one.get("status", "200 OK")), headers, protocol="HTTP/1.1")
        body = one.get("body", page())
        assert isinstance(body, bytes)
        plain = (
            {"warc_content_type": str(one.get("media", "text/html"))} if kind == "resource" else {"http_headers": http}
        )
        named = {"WARC-Date": str(one.get("date", "2024-03-04T10:00:00Z")), **one.get("fields", {})}  # type: ignore[dict-item]
        record = writer.create_warc_record(url, kind, payload=BytesIO(body), warc_headers_dict=named, **plain)
        writer.write_record(record)
    return stream.getvalue()


def read(data: bytes, name: str = "crawl.warc.gz") -> list[Document]:
    found, problems = read_bytes(name, data)
    assert problems == []
    return found


@pytest.mark.parametrize("packed", [True, False])
def test_a_captured_page_is_an_article(packed: bool) -> None:
    (made,) = read(written({}, packed=packed))
    assert made.url == URL
    assert (made.source, made.language) == ("The Gazette", "en")
    assert made.title == "Ferry catches fire off Ras Hamra"
    assert made.text.count("came back safely") == 8
    assert made.published is None
    assert made.id.startswith("ferry-fire-")


def chunked(body: bytes, size: int = 300) -> bytes:
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(page()), {"Transfer-Encoding": "chunked"}),
        (gzip.compress(page()), {"Content-Encoding": "gzip"}),
        (chunked(gzip.compress(page())), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (zlib.compress(page()), {"Content-Encoding": "deflate"}),
        (deflated(page()), {"Content-Encoding": "deflate"}),
        (gzip.compress(gzip.compress(page())), {"Content-Encoding": "gzip, gzip"}),
        (page(), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (page(), {"Content-Encoding": "br"}),
    ],
    ids=["chunked", "gzip", "both", "zlib", "deflate", "twice", "unpacked already", "unpacked already, br"],
)
def test_bodies_are_unpacked(body: bytes, headers: dict[str, str]) -> None:
    (made,) = read(written({"body": body, "headers": headers.items()}))
    assert made.text.count("came back safely") == 8
    assert made.notes == ()


def test_an_unknown_packing_is_a_problem() -> None:
    found, problems = read_bytes("a.warc", written({"body": b"\x8b\x02\x80", "headers": [("Content-Encoding", "br")]}))
    assert found == []
    assert problems == [f"a.warc, {URL}: its body is compressed with br, which is not read"]


def test_the_charset_is_the_server_s_then_the_page_s() -> None:
    text = page("Пожар на пароме у мыса Хамра", charset="cp1251")
    for media in ("text/html; charset=windows-1251", "text/html"):
        (made,) = read(written({"body": text, "media": media}))
        assert made.title == "Пожар на пароме у мыса Хамра"


def test_only_pages_that_were_there_are_read() -> None:
    others = (
        {"url": "https://gazette.example/a.jpg", "media": "image/jpeg", "body": b"\xff\xd8\xff"},
        {"url": "https://gazette.example/old", "status": "301 Moved Permanently", "body": b"moved"},
        {"url": "https://gazette.example/none", "status": "404 Not Found"},
        {"url": "urn:browser:text", "kind": "resource", "media": "text/html"},
    )
    assert len(read(written(*others, {}))) == 1
    with pytest.raises(ReadError, match="without pages"):
        read_bytes("a.warc", written(*others))


def test_a_resource_is_a_page_without_an_answer() -> None:
    (made,) = read(written({"kind": "resource", "media": "text/html"}))
    assert made.url == URL


def test_revisits_are_counted_and_not_read() -> None:
    found, problems = read_bytes("a.warc", written({}, {"kind": "revisit", "url": URL + "?a", "body": b""}))
    assert len(found) == 1
    assert len(problems) == 1
    assert problems[0].startswith("a.warc: 1 revisit record, which hold")


def test_of_several_captures_the_last_is_read_whatever_their_order() -> None:
    new = {"body": page("Ferry fire: all are safe"), "date": "2024-03-05T10:00:00Z"}
    for captures in (({}, new), (new, {})):
        (made,) = read(written(*captures))
        assert made.title == "Ferry fire: all are safe"
        assert made.notes == ("the archive has it 2 times; the capture of 2024-03-05T10:00:00Z is used",)


def test_ids_last_when_other_pages_join() -> None:
    other = {"url": "https://sada.example/ferry-fire.html"}
    (alone,) = read(written({}))
    second, first = read(written(other, {}))
    assert first.id == alone.id != second.id


def test_pages_without_an_article_are_counted() -> None:
    menus = [{"url": f"https://gazette.example/menu/{n}", "body": b"<html><body></body></html>"} for n in range(8)]
    found, problems = read_bytes("a.warc", written(*menus, {}))
    assert len(found) == 1
    assert len(problems) == 1
    assert "no article found on 8 pages: https://gazette.example/menu/0," in problems[0]
    assert problems[0].endswith("menu/4 ...")


def test_a_capture_that_was_cut_off_says_so() -> None:
    marked = {"fields": {"WARC-Truncated": "length"}}
    short = {"headers": [("Content-Length", "99999")]}
    packed = {"body": gzip.compress(page())[:-40], "headers": [("Content-Encoding", "gzip")]}
    for one in (marked, short, packed, {"body": chunked(page())[:-300], "headers": [("Transfer-Encoding", "chunked")]}):
        (made,) = read(written(one))
        assert made.notes == ("its capture in the archive was cut off, so that its end is missing",), one


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_gives_its_whole_records(packed: bool) -> None:
    first = written({}, packed=packed)
    whole = first + written({"url": URL + "?2", "body": page(first=20)}, packed=packed)
    found, problems = read_bytes("a.warc", whole[: len(whole) - 100])
    assert [one.url for one in found] == [URL]
    assert problems == ["a.warc, record 6: the archive ends within it; what stands before it is read"]
    found, problems = read_bytes("a.warc", whole[: len(first) + 9])
    assert ([one.url for one in found], len(problems)) == ([URL], 1)


def test_an_archive_in_one_piece_of_gzip_is_read_too() -> None:
    plain = written({}, {"url": URL + "?2"}, packed=False)
    assert len(read(gzip.compress(plain))) == 2


def test_a_damaged_archive_gives_what_stands_before() -> None:
    first = written({})
    whole = first + written({"url": URL + "?2", "body": page(first=20)})
    for at in range(len(first) + 20, len(whole) - 20, 97):
        found, problems = read_bytes("a.warc.gz", whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        assert [one.url for one in found] == [URL], at
        assert len(problems) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "without pages"),
        (b"no archive at all\r\n", "no WARC record begins here"),
        (b"WARC/1.0\r\nContent-Length: many\r\n\r\n", "its length is 'many'"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "ends within it"),
        (b"\x1f\x8b\x08\x00", "ends within it"),
    ],
)
def test_what_is_no_archive_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    with pytest.raises(ReadError, match=said):
        read_paths([tmp_path / "a.warc"])


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"<html>" + b" " * 30_000_000)
    found, problems = read_bytes(
        "a.warc", written({"body": bomb, "headers": [("Content-Encoding", "gzip")]}, {"url": URL + "?2"})
    )
    assert len(found) == 1
    assert problems == [f"a.warc, {URL}: larger than 10,000,000 bytes, the most that is read of a page"]


def test_a_film_in_the_archive_is_passed_over(tmp_path: Path) -> None:
    film = {"url": "https://gazette.example/film.mp4", "media": "video/mp4", "body": b"\x00" * 12_000_000}
    (tmp_path / "a.warc.gz").write_bytes(written(film, {}))
    reading = read_paths([tmp_path])
    assert len(reading.documents) == 1
    assert reading.problems == ()
    assert read_paths([tmp_path / "a.warc.gz"]).stories[0].id == "story"
    (tmp_path / "crawl.warc.gz").write_bytes(written({}))
    assert read_paths([tmp_path / "crawl.warc.gz"]).stories[0].id == "crawl"


def test_archives_stand_in_folders_and_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(written({}))
    (tmp_path / "b.WARC").write_bytes(written({"url": URL + "?2"}, packed=False))
    (tmp_path / "c.tar.gz").write_bytes(b"\x1f\x8b")
    assert [one.url for one in read_paths([tmp_path]).documents] == [URL, URL + "?2"]
    with pytest.raises(ReadError, match="no such file"):
        read_paths([tmp_path / "none.warc"])


def test_addresses_may_be_in_any_script_and_between_brackets() -> None:
    fields = {"WARC-Type": "resource", "WARC-Target-URI": "<https://sada.example/حريق>", "Content-Type": "text/html"}
    fields["Content-Length"] = str(len(page()))
    head = "\r\n".join(["WARC/1.0", *(f"{key}: {value}" for key, value in fields.items()), "", ""])
    (made,) = read(head.encode() + page() + b"\r\n\r\n", "a.warc")
    assert made.url == "https://sada.example/حريق"
    assert made.id.startswith("حريق-")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000))
def test_no_damage_is_more_than_an_error(noise: bytes, at: int) -> None:
    data = written({"body": b"<p>x</p>"}, packed=False)
    found: list[Document] = []
    try:
        found, problems = read_bytes("a.warc", data[:at] + noise + data[at + len(noise) :])
    except ReadError as error:
        problems = [str(error)]
    assert found or any("a.warc" in problem for problem in problems)
    assert all(one.text.strip() for one in found)
