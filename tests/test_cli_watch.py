"""`watch`: what it prints when files arrive, change, grow, break and go; once as the process that its user starts."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from news import BRIDGE, load_once, written

from compare import pipeline
from compare.cli import watch as watching
from compare.cli.app import run
from compare.cli.settled import PATIENCE, Folder

PATIENT = 120.0
"""Seconds to wait for a line, on the slowest machine."""


class Process:
    """`newscompare watch`, its lines as they come."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-m", "compare", "watch", *map(str, arguments)]
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True, encoding="utf-8"
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, words: str) -> list[str]:
        """The lines up to the first one with these words."""
        found = []
        while True:
            found.append(self._lines.get(timeout=PATIENT))
            if words in found[-1]:
                return found

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENT)

    def rest(self) -> list[str]:
        """What it said after that."""
        self._reader.join(timeout=PATIENT)
        return list(self._lines.queue)


@pytest.fixture
def started() -> Iterator[Callable[..., Process]]:
    made: list[Process] = []

    def start(*arguments: object) -> Process:
        made.append(Process(*arguments))
        return made[-1]

    yield start
    for one in made:
        one.process.kill()
        one.process.wait()


def test_a_day_of_watching(tmp_path: Path, started: Callable[..., Process]) -> None:
    folder, out = tmp_path / "in" / "bridge", tmp_path / "out"
    folder.mkdir(parents=True)
    written(folder, ["gazette"])
    process = started(tmp_path / "in", "--out", out, "--interval", "0.1")
    process.until("waiting for more")

    written(folder, ["courrier"])
    assert any("2 discrepancies" in line for line in process.until("bridge.html"))
    assert json.loads((out / "bridge.json").read_text(encoding="utf-8"))["story"]["id"] == "bridge"

    written(folder, ["courrier"], lambda text: text.replace("10 mai 2023", "9 mai 2023"))
    lines = process.until("bridge.html")
    assert any("1 article with other words than before: Le Courrier du Lac" in line for line in lines)
    assert any(line.lstrip("\u200e ").startswith("changed ≠ Date") for line in lines)
    assert 'data-state="changed"' in (out / "bridge.html").read_text(encoding="utf-8")

    (folder / "bad.json").write_text("{", encoding="utf-8")
    assert "not valid JSON" in process.until("bad.json")[-1]

    # a download: it grows for a while, and is read in one piece
    text = (Path(__file__).parent / "fixtures" / "changes" / "nahr.txt").read_text(encoding="utf-8")
    with (folder / "nahr.txt").open("w", encoding="utf-8") as file:
        for start in range(0, len(text), 80):
            file.write(text[start : start + 80])
            file.flush()
            time.sleep(0.05)
    lines = process.until("bridge.html")
    assert any("1 new article" in line for line in lines)
    assert not any("not valid JSON" in line for line in lines)
    documents = json.loads((out / "bridge.json").read_text(encoding="utf-8"))["documents"]
    assert [one["text"].endswith("1874.\n") for one in documents if one["id"] == "nahr"] == [True]
    assert process.interrupt() == 130
    assert [line for line in process.rest() if line] == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    load_once(monkeypatch)
    (tmp_path / "in" / "bridge").mkdir(parents=True)
    written(tmp_path / "in" / "bridge", ["gazette", "courrier"])
    return tmp_path / "in"


class Steps:
    """Stands in for the waiting between two looks: each time the next thing happens, in the end Ctrl-C."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)

    def __call__(self, seconds: float) -> None:
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()


def call(capsys: pytest.CaptureFixture[str], folder: Path, *more: object) -> tuple[int, str, str]:
    out = folder.parent / "out"
    code = run(["watch", str(folder), "--out", str(out), "--interval", "0.05", *map(str, more)])
    return code, *capsys.readouterr()


def test_what_did_not_change_is_not_taken_apart_again(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    real = pipeline.take_apart
    monkeypatch.setattr(
        pipeline, "take_apart", lambda document, encoder: (taken.append(document.id), real(document, encoder))[1]
    )
    (folder / "chess").mkdir()
    written(folder / "chess", ["unrelated"])
    (folder / "chess" / "again.txt").write_text("The young player won the spring cup. She beat two masters.")
    steps = Steps(lambda: written(folder / "bridge", ["nahr"]), lambda: (folder / "bridge" / "nahr.txt").touch())
    monkeypatch.setattr(watching.time, "sleep", steps)
    code, out, _ = call(capsys, folder)
    assert code == 130
    assert sorted(taken) == sorted(["courrier", "gazette", "again", "unrelated", "nahr"])
    assert out.count("bridge.html") == 2
    assert out.count("chess.html") == 1


class Ends:
    """Hears Ctrl-C while it comes to its end: Python drops that exception."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_that_python_drops_is_heard_in_the_next_round(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[str] = []

    def lost() -> None:
        rounds.append("lost")
        Ends()

    def too_late() -> None:
        rounds.append("too late")

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(watching.time, "sleep", Steps(lost, too_late))
    code, _, _ = call(capsys, folder)
    assert (code, rounds) == (130, ["lost"])
    assert signal.getsignal(signal.SIGINT) is before


def test_a_story_that_loses_its_articles_and_files_that_break_do_not_end_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = folder / "bridge" / "courrier.txt"

    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("something that nobody thought of")

    def breaks() -> None:
        written(folder / "bridge", ["nahr"])
        monkeypatch.setattr(pipeline, "compare", fails)

    steps = Steps(lambda: one.write_bytes(b"\x89PNG\r\n\x1a\n"), lambda: one.write_bytes(b""), one.unlink, breaks)
    monkeypatch.setattr(watching.time, "sleep", steps)
    code, out, err = call(capsys, folder)
    assert code == 130
    assert out.count("bridge.html") == 1
    assert "PNG picture" in err
    assert "courrier.txt is empty" in err.replace("txt: ", "txt ")
    assert "fewer than 2 of its articles are left" in err
    assert "internal error, ZeroDivisionError" in err


def test_the_same_warning_is_not_repeated(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bridge" / "bad.json").write_text("{", encoding="utf-8")
    steps = Steps(lambda: written(folder / "bridge", ["unrelated"]))
    monkeypatch.setattr(watching.time, "sleep", steps)
    _, _, err = call(capsys, folder)
    assert err.count("not valid JSON") == 1


def test_once_continues_where_the_last_time_ended(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, folder, "--once")
    assert (code, "2 discrepancies" in out) == (0, True)
    assert call(capsys, folder, "--once")[:2] == (0, "")
    written(folder / "bridge", ["nahr"])
    code, out, _ = call(capsys, folder, "--once", "--json")
    (line,) = out.splitlines()
    assert json.loads(line)["since"]["documents"]["new"] == ["nahr"]


def test_a_corpus_keeps_the_analyses(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = folder.parent / "corpus.db"
    assert call(capsys, folder, "--once", "--corpus", corpus)[0] == 0
    monkeypatch.setattr(pipeline, "take_apart", None)
    (folder.parent / "out" / "bridge.json").unlink()
    code, out, _ = call(capsys, folder, "--once", "--corpus", corpus)
    assert (code, "2 discrepancies" in out) == (0, True)


def test_once_with_too_few_articles_is_trouble(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bridge" / "gazette.txt").unlink()
    code, out, err = call(capsys, folder, "--once")
    assert (code, out) == (2, "")
    assert "at least 2 readable articles" in err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--interval", "0"), "--interval 0"),
        (("--interval", "nan"), "--interval nan"),
        (("--out", "in/bridge/out"), "lies in the folder that is watched"),
    ],
)
def test_options_that_make_no_sense(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, more: tuple[str, str], said: str
) -> None:
    monkeypatch.chdir(folder.parent)
    code, _, err = call(capsys, folder, *more)
    assert code == 2
    assert said in err


def test_a_folder_that_is_none_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, tmp_path / "none")
    assert code == 2
    assert "is no folder" in err


def test_a_file_is_waited_for_until_it_stops_growing(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    other.write_text("whole")
    file.write_text("x")
    grown = [0]

    def grow(seconds: float) -> None:
        grown[0] += 1
        if grown[0] <= 3:
            file.write_text("x" * (grown[0] + 1))

    looked = Folder(tmp_path, 0.1, grow)
    assert looked.moved()
    assert (grown[0], looked.growing) == (4, frozenset())
    assert not looked.moved()


def test_a_file_that_never_stops_is_left_out_until_it_does(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    other.write_text("whole")
    size = [1]
    stopped = [False]

    def grow(seconds: float) -> None:
        if not stopped[0]:
            size[0] += 1
            file.write_text("x" * size[0])

    grow(0)
    looked = Folder(tmp_path, 0.1, grow)
    assert looked.moved()
    assert (size[0], looked.growing) == (PATIENCE + 2, frozenset({str(file)}))
    assert not looked.moved()
    stopped[0] = True
    assert looked.moved()
    assert looked.growing == frozenset()


@pytest.mark.parametrize("name", [".hidden.txt", "picture.png", "~lock"])
def test_other_files_are_not_looked_at(tmp_path: Path, name: str) -> None:
    looked = Folder(tmp_path, 0.1, lambda seconds: None)
    looked.moved()
    (tmp_path / name).write_text("x")
    assert not looked.moved()


def test_files_that_go_and_come_back_are_seen(tmp_path: Path) -> None:
    (file,) = written(tmp_path, BRIDGE[:1])
    looked = Folder(tmp_path, 0.1, lambda seconds: None)
    assert looked.moved()
    file.unlink()
    assert looked.moved()
    written(tmp_path, BRIDGE[:1])
    assert looked.moved()
