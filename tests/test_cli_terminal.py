"""What the command line does on a terminal and must not do in a pipe: pager, colours, progress."""

import contextlib
import io
import os
import pty
import stat
import sys
from pathlib import Path

import pytest

from compare.cli.progress import Progress
from compare.cli.terminal import show

LONG = "".join(f"line {number}\n" for number in range(100))


class Screen(io.StringIO):
    """Standard output or standard error that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that keeps what it gets, with the options that it would use; the file it writes."""
    script, kept = tmp_path / "pager", tmp_path / "kept"
    script.write_text(f'#!/bin/sh\n{{ echo "$LESS $*"; cat; }} > "{kept}"\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PAGER", f"{script} -x")
    monkeypatch.delenv("LESS", raising=False)
    monkeypatch.setenv("LINES", "24")
    return kept


def shown(monkeypatch: pytest.MonkeyPatch, text: str, *, terminal: bool = True, pager: bool = True) -> str:
    screen = Screen() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    show(text, color=False, pager=pager)
    return screen.getvalue()


def test_what_is_longer_than_the_terminal_goes_to_the_pager(pager: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, LONG + "وصلت\n") == ""
    assert pager.read_text(encoding="utf-8") == "R -x\n" + LONG + "وصلت\n"


@pytest.mark.parametrize(
    ("text", "terminal", "wanted"), [("short\n", True, True), (LONG, False, True), (LONG, True, False)]
)
def test_short_texts_pipes_and_those_who_want_none_get_no_pager(
    pager: Path, monkeypatch: pytest.MonkeyPatch, text: str, terminal: bool, wanted: bool
) -> None:
    assert shown(monkeypatch, text, terminal=terminal, pager=wanted) == text
    assert not pager.exists()


@pytest.mark.parametrize("named", ["", "cat", "no-such-program-anywhere", '"unclosed'])
def test_without_a_pager_that_starts_the_text_is_printed(
    pager: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("PAGER", named)
    assert shown(monkeypatch, LONG) == LONG
    assert not pager.exists()


def test_a_pager_that_is_left_early_is_no_error(pager: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "head -n 0")
    assert shown(monkeypatch, LONG * 10000) == ""


def test_progress_in_a_pipe_is_a_line_a_stage(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(Progress, "PATIENCE", 0.0)
    with Progress("wreck\x1b[31m") as progress:
        for done in (1, 2, 3):
            progress.step("reading statements", done, 3)
        progress.step("judging pairs", 0, 40)
    assert capsys.readouterr().err.splitlines() == [
        "wreck\ufffd[31m: reading statements (3)",
        "wreck\ufffd[31m: judging pairs (40)",
    ]


def test_quick_work_shows_no_progress(capsys) -> None:
    with Progress("wreck") as progress:
        progress.step("reading statements", 3, 3)
    assert capsys.readouterr().err == ""


def written_to(terminal: int) -> bytes:
    """All that was written to a pseudo-terminal whose other end is closed; one read may give a part of it."""
    drawn = b""
    with contextlib.suppress(OSError):  # what Linux says at the end
        while part := os.read(terminal, 1 << 16):
            drawn += part
    os.close(terminal)
    return drawn


def test_progress_on_a_terminal_is_a_bar_with_its_stage_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Progress, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    mine, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as screen:
        monkeypatch.setattr(sys, "stderr", screen)
        with Progress("[red]wreck[/red]") as progress:
            progress.step("reading statements", 2, 3)
            progress.step("judging pairs", 0, 40)
    drawn = written_to(mine).decode("utf-8")
    assert "[red]wreck[/red]" in drawn
    assert "judging pairs (40)" in drawn
    assert drawn.rstrip("\r\n").endswith("\x1b[2K"), "the bar is erased at the end"
