"""`report --stories auto`: stories found in a heap, and what is said of articles that are alone."""

import json
import shutil
from pathlib import Path

import pytest

from compare.cli.app import run

SEEDS = Path(__file__).parent.parent / "seeds"
LAUNCH = ("copper-hill-gazette.txt", "tilal-alfajr.txt")


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    """Two articles on a launch and one on a flood, in one folder."""
    for name in LAUNCH:
        shutil.copy(SEEDS / "webb-launch" / name, tmp_path)
    shutil.copy(SEEDS / "derna-flood" / "stepnoy-kuryer.txt", tmp_path)
    return tmp_path


def test_a_folder_is_a_story_unless_stories_are_to_be_found(heap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(heap), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 3
    assert run(["report", str(heap), "--stories", "auto", "--json"]) == 0
    out, err = capsys.readouterr()
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert {document["id"] for document in found["documents"]} == {Path(name).stem for name in LAUNCH}
    assert found["story"]["id"] == "After-years-of-waiting-the-Webb-telescope-leaves-Earth"
    assert "stepnoy-kuryer" in err
    assert any("stepnoy-kuryer" in limit for limit in found["limits"])


def test_stories_across_folders_are_found_and_written(
    heap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (heap / "more").mkdir()
    shutil.copy(SEEDS / "derna-flood" / "eco-del-valle.txt", heap / "more")
    assert run(["report", str(heap), "--stories", "auto", "--out", str(tmp_path / "out")]) == 0
    written = sorted(path.stem for path in (tmp_path / "out").glob("*.html"))
    assert written == [
        "After-years-of-waiting-the-Webb-telescope-leaves-Earth",
        "index",
        "Дерна-после-потопа-помощь-идёт-надежда-тает",
    ]
    assert "no other article" not in capsys.readouterr().err


def test_articles_that_have_nothing_in_common_are_trouble(heap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(heap / name) for name in (LAUNCH[0], "stepnoy-kuryer.txt")]
    assert run(["report", *files, "--stories", "auto"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "none of the 2 articles" in err


def test_one_article_is_too_few_for_any_sorting(heap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(heap / LAUNCH[0]), "--stories", "auto"]) == 2
    assert "at least 2" in capsys.readouterr().err


def test_another_word_than_auto_or_folders_is_refused(heap: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(heap), "--stories", "magic"]) == 2
    assert "magic" in capsys.readouterr().err
