"""`newscompare export`: what it reads, what it refuses and where it writes."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import article, evidence, finding, report, story

from compare.cli.app import run
from compare.cli.export import To
from compare.errors import InputError
from compare.export import FORMATS
from compare.export.formats import Options
from compare.export.loading import load
from compare.report.as_json import dumps, to_json
from compare.report.from_json import loads
from compare.report.markdown import render_markdown
from compare.types import FindingType, Report

OTHER = replace(story(), story_id="other", story_title="Another")


@pytest.fixture
def kept(tmp_path: Path) -> str:
    path = tmp_path / "ras-hamra.json"
    path.write_text(dumps(story()), encoding="utf-8")
    return str(path)


def export(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, bytes, str]:
    code = run(["export", *arguments])
    out, err = capfdbinary.readouterr()
    return code, out, err.decode()


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_the_command_line_knows_every_format() -> None:
    assert set(FORMATS) == {str(one) for one in To}


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_every_format_is_printed_byte_for_byte(kept: str, capfdbinary: pytest.CaptureFixture[bytes], to: str) -> None:
    code, out, err = export(capfdbinary, kept, "--to", to)
    assert (code, err) == (0, "")
    assert out == FORMATS[to].render([load(Path(kept).read_text(encoding="utf-8"), kept)[0]], Options()).encode()


@pytest.mark.parametrize("to", sorted(FORMATS))
@pytest.mark.parametrize("made", [report([]), report([article("Calm.", "a")])], ids=["nothing", "no findings"])
def test_an_empty_report_has_an_export(to: str, made: Report) -> None:
    shown = FORMATS[to].render([made], Options())
    assert shown.endswith("\n")
    if to not in ("csv", "markdown"):
        json.loads(shown)


def test_a_file_is_written_with_its_folder(
    kept: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "new" / "table.csv"
    assert export(capfdbinary, kept, "--to", "csv", "--out", str(out)) == (0, b"", "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfrank,")
    assert b"\r\n" in out.read_bytes()


@pytest.mark.parametrize("joint", ["\n", "", "\n\n"], ids=["lines", "nothing between", "blank lines"])
@pytest.mark.parametrize("indent", [None, 2])
def test_standard_input_may_hold_several_reports(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], joint: str, indent: int | None
) -> None:
    feed(monkeypatch, "\ufeff" + joint.join(dumps(one, indent=indent) for one in (story(), OTHER)) + "\n")
    code, out, _ = export(capfdbinary, "-", "--to", "sarif")
    assert code == 0
    assert [one["automationDetails"]["id"] for one in json.loads(out)["runs"]] == [
        "newscompare/ras-hamra/",
        "newscompare/other/",
    ]


def test_files_and_standard_input_together(
    kept: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    feed(monkeypatch, dumps(OTHER))
    code, out, _ = export(capfdbinary, kept, "-", "--to", "markdown")
    first, second = (render_markdown(loads(dumps(one))) for one in (story(), OTHER))
    assert (code, out.decode()) == (0, f"{first}\n---\n\n{second}")


def test_since_tells_what_is_new(kept: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    made = story()
    earlier = tmp_path / "earlier.json"
    earlier.write_text(dumps(replace(made, findings=made.findings[:-1])), encoding="utf-8")
    code, out, _ = export(capfdbinary, kept, "--to", "sarif", "--since", str(earlier))
    states = [one["baselineState"] for one in json.loads(out)["runs"][0]["results"]]
    assert (code, states.count("new"), states.count("unchanged")) == (0, 1, len(made.findings) - 1)


Break = Callable[[dict[str, Any]], object]


def finding_of(kind: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda value: next(one for one in value["findings"] if one["type"] == kind)


@pytest.mark.parametrize(
    ("breaks", "message"),
    [
        (lambda v: v.update(schema="newscompare/report/9"), "newscompare/report/9"),
        (lambda v: v.pop("findings"), "report.findings is missing"),
        (
            lambda v: finding_of("discrepancy")(v).update(kind=None),
            "findings[0] (discrepancy 'discrepancy-001') has not a kind",
        ),
        (lambda v: finding_of("agreement")(v).update(relation=None), "has not a relation"),
        (lambda v: finding_of("omission")(v).update(missing_from=[]), "has not an article that it is missing from"),
        (lambda v: finding_of("omission")(v).update(evidence=[]), "has not any evidence"),
        (lambda v: finding_of("update")(v)["evidence"].__delitem__(slice(1, None)), "has not enough evidence"),
        (lambda v: v["findings"][1].update(id="discrepancy-001"), "has not an id of its own"),
        (lambda v: v["findings"][0]["evidence"][0].update(text="made up"), "evidence[0].text is not what stands at"),
        (lambda v: v["findings"][0]["evidence"][0].update(end=10**6), "is not within the"),
        (lambda v: v["findings"][0]["evidence"][0].update(document="d-9"), "there is no document 'd-9'"),
        (lambda v: v["findings"][0].update(rank=7), "ranks do not count"),
    ],
)
def test_a_report_that_breaks_its_schema_is_refused(
    kept: str, capfdbinary: pytest.CaptureFixture[bytes], breaks: Break, message: str
) -> None:
    value = to_json(story())
    breaks(value)
    Path(kept).write_text(json.dumps(value), encoding="utf-8")
    code, out, err = export(capfdbinary, kept, "--to", "csv")
    assert (code, out) == (2, b"")
    assert kept in err
    assert message in err


def test_evidence_without_words_is_refused() -> None:
    one = article("Calm.", "a")
    item = evidence(one, 0)
    item = replace(item, statement=replace(item.statement, end=item.statement.start))
    made = report([one], [finding(FindingType.OMISSION, item, missing_from=("a",))])
    with pytest.raises(InputError, match="has not evidence with words"):
        load(dumps(made), "x.json")


@pytest.mark.parametrize(
    ("held", "message"),
    [
        (b"", "is empty; a JSON report is needed"),
        (b"<html>", "is not JSON: Expecting value"),
        (b"[" * 100_000, "is not JSON"),
        (b"\xff\xfe{\x00", "is not UTF-8"),
        (b"[]", "report: an object is needed here"),
        (b'{"schema": "newscompare/verdicts/1"}', "newscompare/verdicts/1"),
    ],
)
def test_a_file_that_is_no_report_is_refused(
    kept: str, capfdbinary: pytest.CaptureFixture[bytes], held: bytes, message: str
) -> None:
    Path(kept).write_bytes(held)
    code, out, err = export(capfdbinary, kept, "--to", "sarif")
    assert (code, out) == (2, b"")
    assert err.startswith(f"newscompare: {kept}")
    assert message in err


def test_places_that_cannot_be_used_are_refused(
    kept: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for arguments, message in [
        ([str(tmp_path / "none.json"), "--to", "csv"], "none.json cannot be read: No such file"),
        ([str(tmp_path), "--to", "csv"], "is a folder; name the .json files in it"),
        ([kept, "--to", "csv", "--out", kept], "is a report that is read; name another file"),
        ([kept, "--to", "csv", "--out", str(tmp_path)], "Is a directory; name a file"),
        ([kept, "--to", "csv", "--out", f"{kept}/x.csv"], "name a file that can be written"),
        ([kept, "--to", "csv", "--since", kept], "--since works with --to sarif only"),
        (["-", "-", "--to", "csv"], "standard input can be read once"),
        ([kept, "--to", "pdf"], "pdf"),
        ([kept], "--to"),
    ]:
        code, out, err = export(capfdbinary, *arguments)
        assert (code, out) == (2, b""), arguments
        assert message in err
    assert Path(kept).read_text(encoding="utf-8") == dumps(story())


def test_since_is_one_report(kept: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    two = tmp_path / "two.json"
    two.write_text(dumps(story()) + dumps(OTHER), encoding="utf-8")
    code, _, err = export(capfdbinary, kept, "--to", "sarif", "--since", str(two))
    assert code == 2
    assert "holds 2 reports; name a file with one" in err
