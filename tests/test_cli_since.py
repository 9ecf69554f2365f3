"""`report --since`: from files to files, and what it says of an earlier report that is none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from news import load_once, told, written

from compare.cli.app import run
from compare.report.as_json import dumps


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on the articles as they were."""
    return dumps(replace(told(written(tmp_path_factory.mktemp("bridge"))), story_id="bridge"))


@pytest.fixture
def story(tmp_path: Path, first: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `bridge` whose report lies in `out`; since then one article was edited and one came."""
    load_once(monkeypatch)
    for name in ("bridge", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "out" / "bridge.json").write_text(first, encoding="utf-8")
    written(tmp_path / "bridge", ["gazette", "nahr", "unrelated"])
    written(tmp_path / "bridge", ["courrier"], lambda text: text.replace("10 mai 2023", "9 mai 2023"))
    return tmp_path


def test_the_same_file_is_read_before_it_is_written_over(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = story / "out" / "bridge.json"
    code, out, _ = call(capsys, "report", story / "bridge", "--out", story / "out", "--since", kept)
    assert code == 0
    assert "Since the earlier report (bridge.json):" in out
    assert "1 new article: Board and Pieces" in out
    value = json.loads(kept.read_text(encoding="utf-8"))
    assert value["since"]["documents"] == {"new": ["unrelated"], "edited": ["courrier"], "gone": []}
    assert 'data-state="changed"' in (story / "out" / "bridge.html").read_text(encoding="utf-8")
    code, out, _ = call(capsys, "report", story / "bridge", "--out", story / "out", "--since", story / "out")
    assert "Nothing has changed" in out


def test_json_lines_of_an_earlier_call_will_do(story: Path, first: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = json.loads(first)
    other = one | {"story": {"id": "other", "title": "Other"}, "documents": [], "findings": []}
    kept = story / "kept.jsonl"
    kept.write_text(f"{json.dumps(other)}\n{json.dumps(one)}\n", encoding="utf-8")
    value = json.loads(call(capsys, "report", story / "bridge", "--json", "--since", kept)[1])
    assert {entry["state"] for entry in value["since"]["findings"]} == {"new", "changed", "unchanged"}


def test_markdown_is_marked_too(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = story / "out"
    call(capsys, "report", story / "bridge", "--out", folder, "--since", folder, "--format", "markdown")
    assert "## Since the earlier report" in (folder / "bridge.md").read_text(encoding="utf-8")


def test_a_ci_can_fail_on_new_discrepancies_alone(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("report", story / "bridge", "--out", story / "out", "--fail-on", "new-discrepancy")
    assert call(capsys, *arguments, "--since", story / "out")[0] == 1
    assert call(capsys, *arguments, "--since", story / "out")[0] == 0
    code, _, err = call(capsys, *arguments)
    assert code == 2
    assert "--since" in err


def test_a_story_that_the_earlier_reports_do_not_tell_has_no_changes(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heap = story / "heap"
    for name in ("bridge", "other"):
        (heap / name).mkdir(parents=True)
    written(heap / "bridge")
    written(heap / "other", ["unrelated"])
    again = (heap / "other" / "unrelated.txt").read_text(encoding="utf-8").replace("Board and Pieces", "The Rook")
    (heap / "other" / "again.txt").write_text(again.replace("example/cup", "example/again"), encoding="utf-8")
    lines = call(capsys, "report", heap, "--json", "--since", story / "out")[1].splitlines()
    assert {json.loads(line)["story"]["id"]: "since" in json.loads(line) for line in lines} == {
        "bridge": True,
        "other": False,
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("{", "is not JSON"),
        ("{}\n[", "line 1: the report's schema is None"),
        ("[]", "an object is needed"),
        ('{"schema": "newscompare/verdicts/1"}', "the report's schema is 'newscompare/verdicts/1'"),
        ('{"schema": "newscompare/report/1"}', "documents is missing"),
    ],
)
def test_what_is_no_report_is_said_before_anything_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "old.json").write_text(content, encoding="utf-8")
    code, out, err = call(capsys, "report", tmp_path / "nothing", "--since", tmp_path / "old.json")
    assert (code, out) == (2, "")
    assert said in err
    assert "old.json" in err


def test_a_folder_without_reports_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text('{"text": "An article."}', encoding="utf-8")
    code, _, err = call(capsys, "report", tmp_path, "--since", tmp_path)
    assert code == 2
    assert "no report in this folder" in err
