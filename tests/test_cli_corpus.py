"""`newscompare corpus`, and `report` and `check` with --corpus."""

import json
from functools import cache
from pathlib import Path

import pytest

import compare.models.bundled as bundled
import compare.models.loading as loading
from compare.cli import common
from compare.cli.app import run

HARBOUR = "The council of Bergen voted on 3 May 2021 to close the harbour. Some 40 fishermen were not paid.\n"
HARBOUR_2 = "Bergen's council voted on 5 May 2021 to close the harbour. About 40 fishermen were not paid, it said.\n"
OPERA = "The opera house of Lyon has postponed its premiere to the autumn. The tenor fell ill.\n"


ONCE = cache(loading.load_encoder), cache(loading.load_nli)


@pytest.fixture(autouse=True)
def models_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder, nli = ONCE
    for module in (loading, common):
        monkeypatch.setattr(module, "load_encoder", encoder)
        monkeypatch.setattr(module, "load_nli", nli)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name, text in {"post": HARBOUR, "herald": HARBOUR_2, "stage": OPERA}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def call(capsys, *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_what_was_added_is_listed_shown_counted_and_removed(folder, capsys) -> None:
    code, out, _ = call(capsys, "corpus", "add", "post.txt", "stage.txt", "--source", "post.txt=Harbour Post")
    assert code == 0
    assert "2 added, 0 known already, 0 not read" in out
    assert (folder / "data" / "newscompare" / "corpus.db").exists()
    listed = call(capsys, "corpus", "list")[1].splitlines()
    assert [line.split("-")[0] for line in listed] == ["post", "stage"]
    assert "Harbour Post" in listed[0]
    (first, _) = lines(call(capsys, "corpus", "list", "--json")[1])
    assert (first["source"], first["language"], first["characters"]) == ("Harbour Post", "en", len(HARBOUR))
    shown = call(capsys, "corpus", "show", "post")[1]
    assert "source: Harbour Post" in shown
    assert HARBOUR.strip() in shown
    assert lines(call(capsys, "corpus", "stats", "--json")[1])[0]["documents"] == 2
    assert "documents: 2" in call(capsys, "corpus", "stats")[1]
    assert call(capsys, "corpus", "remove", "post")[0] == 0
    assert lines(call(capsys, "corpus", "stats", "--json")[1])[0]["documents"] == 1


def test_adding_again_adds_nothing(folder, capsys) -> None:
    first = lines(call(capsys, "corpus", "add", "post.txt", "--corpus", "c.db", "--json")[1])
    (folder / "copy.txt").write_text(HARBOUR, encoding="utf-8")
    second = lines(call(capsys, "corpus", "add", "copy.txt", "post.txt", "--corpus", "c.db", "--json")[1])
    assert [row["new"] for row in first + second] == [True, False, False]
    assert {row["id"] for row in second} == {first[0]["id"]}
    assert "1 known already" in call(capsys, "corpus", "add", "post.txt", "--corpus", "c.db")[1]


def test_what_is_kept_otherwise_than_given_is_said(folder, capsys) -> None:
    call(capsys, "corpus", "add", "post.txt", "--source", "post.txt=Harbour Post")
    _, out, err = call(capsys, "corpus", "add", "post.txt", "--source", "post.txt=Dune Herald", "--json")
    assert lines(out)[0]["differing"] == ["source"]
    assert "another source" in err


def test_a_bad_file_among_good_ones_is_a_warning(folder, capsys) -> None:
    (folder / "bad.json").write_text("{", encoding="utf-8")
    code, out, err = call(capsys, "corpus", "add", "bad.json", "post.txt", "none.txt", "--json")
    assert code == 0
    assert [row.get("new", row.get("path")) for row in lines(out)] == [True, "none.txt", "bad.json"]
    assert "bad.json" in err
    assert "none.txt" in err
    assert call(capsys, "corpus", "add", "bad.json", "none.txt")[0] == 2


def test_an_export_is_read_again_without_loss(folder, capsys) -> None:
    call(capsys, "corpus", "add", "post.txt", "stage.txt", "--published", "post.txt=2021-05-09", "--corpus", "a.db")
    exported = call(capsys, "corpus", "export", "--corpus", "a.db")[1]
    assert call(capsys, "corpus", "export", "--corpus", "a.db", "--out", "kept.jsonl")[0] == 0
    assert (folder / "kept.jsonl").read_text(encoding="utf-8") == exported
    assert call(capsys, "corpus", "add", "kept.jsonl", "--corpus", "b.db")[0] == 0
    assert call(capsys, "corpus", "export", "--corpus", "b.db")[1] == exported
    assert call(capsys, "corpus", "show", "post", "--corpus", "b.db", "--json")[1] == exported.splitlines(True)[0]
    code, _, err = call(capsys, "corpus", "export", "--corpus", "a.db", "--out", "kept.jsonl")
    assert code == 2
    assert "another file" in err


@pytest.mark.parametrize("verb", [["list"], ["show", "a"], ["remove", "a"], ["stats"], ["export"]])
def test_a_corpus_that_is_not_there_is_trouble_and_is_not_made(folder, capsys, verb) -> None:
    code, _, err = call(capsys, "corpus", *verb, "--corpus", "none.db")
    assert code == 2
    assert "newscompare corpus add" in err
    assert not (folder / "none.db").exists()


def test_a_file_that_is_no_corpus_is_trouble(folder, capsys) -> None:
    for verb in (["corpus", "list"], ["corpus", "add", "stage.txt"], ["report", "post.txt", "stage.txt"]):
        code, _, err = call(capsys, *verb, "--corpus", "post.txt")
        assert code == 2
        assert "post.txt" in err
    assert (folder / "post.txt").read_text(encoding="utf-8") == HARBOUR


def test_removing_is_all_or_nothing(folder, capsys) -> None:
    call(capsys, "corpus", "add", "post.txt", "stage.txt")
    code, out, err = call(capsys, "corpus", "remove", "post", "nobody")
    assert (code, out) == (2, "")
    assert "nobody" in err
    assert lines(call(capsys, "corpus", "stats", "--json")[1])[0]["documents"] == 2


def test_other_peoples_text_does_not_reach_the_terminal_as_control(folder, capsys) -> None:
    row = {"id": "a\x1b[31m", "title": "T\x1b[31m", "source": "S\x1b]0;x\x07", "text": "Boats \x1b[2J sank."}
    (folder / "odd.json").write_text(json.dumps(row), encoding="utf-8")
    call(capsys, "corpus", "add", "odd.json")
    for verb in (["list"], ["show", "odd"]):
        assert "\x1b" not in call(capsys, "corpus", *verb)[1]


def reported(capsys, *arguments: object) -> str:
    code, out, err = call(capsys, "report", *arguments, "--json")
    assert code == 0, err
    return out


@pytest.fixture
def no_encoding(monkeypatch: pytest.MonkeyPatch):
    """After this is called, the bundled encoder refuses to work."""

    def refuse(*_: object) -> None:
        raise AssertionError("something is encoded again")

    return lambda: monkeypatch.setattr(bundled.BundledEncoder, "_run", refuse)


def test_a_report_with_a_corpus_is_the_report_without(folder, capsys, no_encoding) -> None:
    files = ["post.txt", "herald.txt"]
    wanted = reported(capsys, *files)
    assert json.loads(wanted)["findings"]
    assert reported(capsys, *files, "--corpus", "c.db") == wanted
    no_encoding()
    assert reported(capsys, *files, "--corpus", "c.db") == wanted


def test_a_report_without_paths_is_of_all_that_is_kept(folder, capsys, no_encoding) -> None:
    call(capsys, "corpus", "add", "post.txt", "herald.txt", "stage.txt", "--corpus", "c.db")
    first = reported(capsys, "--corpus", "c.db")
    (story,) = lines(first)
    assert {one["id"].split("-")[0] for one in story["documents"]} == {"post", "herald"}
    assert any("stage-" in limit for limit in story["limits"])
    no_encoding()
    assert reported(capsys, "--corpus", "c.db") == first


def test_a_report_without_paths_needs_a_corpus_with_articles(folder, capsys) -> None:
    assert call(capsys, "report")[0] == 2
    code, _, err = call(capsys, "report", "--corpus", "none.db")
    assert code == 2
    assert "corpus add" in err
    call(capsys, "corpus", "add", "post.txt", "--corpus", "c.db")
    code, _, err = call(capsys, "report", "--corpus", "c.db")
    assert code == 2
    assert "at least 2" in err
    code, _, err = call(capsys, "report", "--corpus", "c.db", "--source", "post.txt=Somebody")
    assert code == 2
    assert "post.txt" in err


def test_check_keeps_and_reuses_the_articles(folder, capsys, monkeypatch) -> None:
    asked = "check", "The council of Bergen voted on 3 May 2021 to close the harbour.", "post.txt", "--json"
    encode, encoded = bundled.BundledEncoder._run, []
    wanted = json.loads(call(capsys, *asked)[1])

    def counted(self, tokens, take):
        encoded.append(len(tokens))
        return encode(self, tokens, take)

    monkeypatch.setattr(bundled.BundledEncoder, "_run", counted)
    for texts in (3, 1):  # the claim and the article's two statements; the claim
        code, out, _ = call(capsys, *asked, "--corpus", "c.db")
        found = json.loads(out)
        assert (code, found["verdict"], found["evidence"]) == (0, wanted["verdict"], wanted["evidence"])
        assert sum(encoded) == texts
        encoded.clear()
    assert lines(call(capsys, "corpus", "stats", "--corpus", "c.db", "--json")[1])[0]["documents"] == 1
