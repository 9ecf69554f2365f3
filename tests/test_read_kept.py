"""Documents that were written as JSON lines are read again without loss, and nothing else is believed."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from compare.errors import ReadError
from compare.read import Hints, Told, read_bytes, read_paths
from compare.read.kept import SCHEMA, dumps
from compare.types import Document, Dropped, PublishedBy, Span

# what no reading of this text would conclude again
DOCUMENT = Document(
    id="nahr-17",
    text="SHARE\r\nSailing resumes\u2028A ferry left Tunis on 5 May.",
    source="Nahr Daily",
    origin="Delta Wire",
    title="Sailing resumes at last",
    headline=Span(7, 22),
    url="https://nahr.example/17",
    language="fr",
    published=dt.date(2021, 5, 6),
    published_by=PublishedBy.WEEKDAY,
    dropped=(Dropped(0, 5, "share"),),
    notes=("its date rests on a weekday",),
)


def value(**changed: object) -> bytes:
    return json.dumps(json.loads(dumps(DOCUMENT)) | changed).encode()


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    other = replace(DOCUMENT, id="nahr-18", text="A ferry\ud800 sank.", headline=None, dropped=())
    path = tmp_path / "kept.jsonl"
    path.write_text(f"{dumps(DOCUMENT)}\n{dumps(other)}\n", encoding="utf-8", newline="\n")
    assert read_paths([path]).documents == (DOCUMENT, other)


def test_one_of_them_can_be_a_file_of_its_own() -> None:
    assert read_bytes("one.json", dumps(DOCUMENT).encode()) == ([DOCUMENT], [])


def test_lines_of_other_forms_may_stand_beside_it() -> None:
    lines = (
        dumps(DOCUMENT) + '\n{"title": "Storm", "text": "A storm closed the port."}\n{"schema": 5, "text": "Rain."}\n'
    )
    found, wrong = read_bytes("mixed.jsonl", lines.encode())
    assert found[0] == DOCUMENT
    assert [one.text for one in found[1:]] == ["Storm\n\nA storm closed the port.", "Rain."]
    assert wrong == []


def test_the_user_is_believed_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text(dumps(DOCUMENT), encoding="utf-8")
    name = str(path)
    hints = Hints(published={name: dt.date(2020, 2, 2)}, source={name: "Dune Herald"}, lang={name: "en"})
    (found,) = read_paths([path], hints).documents
    told = {"published": dt.date(2020, 2, 2), "published_by": PublishedBy.OPTION, "source": "Dune Herald"}
    assert found == replace(DOCUMENT, language="en", **told)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"schema": "newscompare/document/2"}, "update"),
        ({"text": None}, "Document.text"),
        ({"text": " \n"}, "no text"),
        ({"headline": {"start": 5, "end": 900}}, "not inside its text"),
        ({"headline": {"start": 5, "end": 4}}, "0 <= start <= end"),
        ({"dropped": [{"start": 0, "end": 900, "reason": "share"}]}, "not inside its text"),
        ({"published": "yesterday"}, "Document.published"),
        ({"published_by": "guess"}, "Document.published_by"),
        ({"mood": "good"}, "mood"),
        ({"text": "x" * 2_000_001}, "at most"),
    ],
)
def test_what_no_reading_gives_is_refused(changed: dict[str, object], message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes("one.json", value(**changed), Told())
    found, wrong = read_bytes("some.jsonl", value(**changed) + b"\n" + value() + b"\n")
    assert found == [DOCUMENT]
    assert "line 1" in wrong[0]


def test_the_schema_is_named() -> None:
    assert json.loads(dumps(DOCUMENT))["schema"] == SCHEMA
