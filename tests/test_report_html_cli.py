"""`newscompare report`: the page's language, and the verdicts that lie beside the page."""

import json
from pathlib import Path

import pytest
from lxml import html

from compare.cli.app import run
from compare.report.verdicts import SCHEMA

ONE = "The ministry published both drafts on 17 December 2021 and handed them to the other side.\nIt was cold.\n"
TWO = "The ministry published both drafts on 15 December 2021 and handed them to the other side.\nThe talks went on.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "talks" / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


def drawn(folder: Path, *options: str) -> html.HtmlElement:
    assert run(["report", str(folder / "talks"), "--out", str(folder / "out"), *options]) == 0
    return html.document_fromstring((folder / "out" / "talks.html").read_text(encoding="utf-8"))


def test_the_page_speaks_the_language_that_is_asked_for(folder: Path) -> None:
    tree = drawn(folder, "--ui-language", "ar")
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert "17 ديسمبر 2021" in tree.text_content()
    found = json.loads((folder / "out" / "talks.json").read_text(encoding="utf-8"))["findings"]
    assert any("17 December 2021" in one["explanation"] for one in found)


def test_an_unknown_language_is_refused(folder: Path) -> None:
    assert run(["report", str(folder / "talks"), "--out", str(folder / "out"), "--ui-language", "xx"]) == 2


def test_what_was_rejected_stays_folded_though_the_article_was_edited(folder: Path) -> None:
    (card,) = drawn(folder).xpath('//article[@data-kind="date"]')
    assert card.xpath("./details[@open]")
    names = {"finding": "finding", "type": "type", "kind": "kind", "rule": "rule"}
    entry = {key: card.get(f"data-{name}") for key, name in names.items()}
    texts = [quote.text_content() for quote in card.xpath(".//blockquote")]
    entry |= {"values": json.loads(card.get("data-values")), "texts": texts, "verdict": "rejected", "note": "Typo."}
    file = {"schema": SCHEMA, "story": "talks", "verdicts": [entry]}
    (folder / "out" / "talks.verdicts.json").write_text(json.dumps(file), encoding="utf-8")
    edited = "Updated.\n" + ONE.replace("handed them to", "gave them, late, to")
    (folder / "talks" / "one.txt").write_text(edited, encoding="utf-8")
    (card,) = drawn(folder).xpath('//article[@data-kind="date"]')
    assert not card.xpath("./details[@open]")
    assert (card.get("data-verdict"), card.get("data-note")) == ("rejected", "Typo.")


def test_damaged_verdicts_are_told_of_and_the_page_is_drawn(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "out").mkdir()
    for content in (b"{", b"\xff", b"{}"):
        (folder / "out" / "talks.verdicts.json").write_bytes(content)
        assert drawn(folder).xpath('//article[@data-kind="date"]')
        assert "talks.verdicts.json" in capsys.readouterr().err
