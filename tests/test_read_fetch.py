import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from compare.errors import ReadError
from compare.read import fetch, read_paths

ARTICLE = "Ministers agree on the bridge\n\n" + "The ministers met on Monday and agreed on the bridge. " * 20
PAGE = (
    f"<!DOCTYPE html><html><head><title>{ARTICLE[:29]}</title></head>"
    f"<body><article><h1>{ARTICLE[:29]}</h1><p>{ARTICLE[31:]}</p></article></body></html>"
)
ARABIC = "اتفق الوزيران يوم الاثنين على ترميم الجسر الذي يربط المدينتين قبل الصيف المقبل."


class Handler(BaseHTTPRequestHandler):
    """A small site; paths say what it does."""

    def do_GET(self):
        kinds = {
            "/news/bridge.html": ("text/html; charset=utf-8", PAGE.encode()),
            "/text": ("text/plain; charset=windows-1256", ARABIC.encode("cp1256")),
            "/story.json": (
                "application/json",
                b'{"title": "Bridge", "text": "The ministers met on Monday in the hall."}',
            ),
            "/%D8%AC%D8%B3%D8%B1": ("text/plain; charset=utf-8", ARABIC.encode()),
            "/large": ("text/plain", b"x" * 2_000),
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/news/bridge.html")
            self.end_headers()
        elif self.path in kinds:
            kind, data = kinds[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(data)
        else:
            self.send_error(404)

    def log_message(self, *args):
        pass


@contextmanager
def running():
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def site():
    with running() as address:
        yield address


def only(address):
    (document,) = read_paths([address]).documents
    return document


def test_a_page(site):
    found = only(f"{site}/news/bridge.html")
    assert (found.id, found.title) == ("bridge", ARTICLE[:29])
    assert found.url == f"{site}/news/bridge.html"
    assert found.source == "127.0.0.1"


def test_a_redirect_gives_the_final_address(site):
    assert only(f"{site}/moved").url == f"{site}/news/bridge.html"


def test_text_in_the_encoding_that_the_server_names(site):
    assert only(f"{site}/text").text == ARABIC


def test_json(site):
    assert only(f"{site}/story.json").text == "Bridge\n\nThe ministers met on Monday in the hall."


def test_an_address_in_another_script(site):
    assert only(f"{site}/جسر").id == "جسر"


def test_a_missing_page(site):
    with pytest.raises(ReadError, match="the server answers 404"):
        read_paths([f"{site}/nothing"])


def test_a_page_that_is_too_large(site):
    with pytest.raises(ReadError, match="larger than 1,000 bytes"):
        fetch.fetch(f"{site}/large", 1_000)


def test_no_network():
    with running() as address:
        pass
    with pytest.raises(ReadError, match=r"cannot be fetched.*save the page and give the file"):
        read_paths([f"{address}/news/bridge.html"])


@pytest.mark.parametrize("address", ["http://", "https://[", "http://127.0.0.1:99999/", "http://a b/"])
def test_a_bad_address(address):
    with pytest.raises(ReadError, match="cannot be fetched"):
        read_paths([address])


def test_a_page_that_fails_among_files_is_a_problem(site, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE)
    reading = read_paths([file, f"{site}/nothing"])
    assert [d.id for d in reading.documents] == ["a"]
    assert reading.problems[0].path == f"{site}/nothing"
    assert "404" in reading.problems[0].message
