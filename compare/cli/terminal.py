"""Standard output: its width and colours, and the pager for what would scroll away."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

import typer

WIDTH, HEIGHT = 100, 24
"""Columns and lines where standard output is no terminal."""

DEFAULT_PAGER = "less -R"


def console() -> tuple[int, bool]:
    """How wide standard output is, and whether it shows colours (NO_COLOR and pipes say no)."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return shutil.get_terminal_size((WIDTH, HEIGHT)).columns, colour


def show(text: str, *, color: bool, pager: bool) -> None:
    """Print a text, through the pager if standard output is a terminal on which it would scroll away.

    PAGER names the pager (`less -R` unless it is set; empty or `cat`: none). It is no error if it cannot be started.
    """
    named = os.environ.get("PAGER", DEFAULT_PAGER).strip()
    high = shutil.get_terminal_size((WIDTH, HEIGHT)).lines
    if (
        not pager
        or not sys.stdout.isatty()
        or text.count("\n") < high
        or named in ("", "cat")
        or not _paged(named, text)
    ):
        typer.echo(text, nl=False, color=color)


def _paged(named: str, text: str) -> bool:
    """Whether the pager took the text; it may be left before its end."""
    # LESS: a pager that is set without options shows colours too. The marks of right-to-left text need UTF-8.
    environment = {"LESS": "R", "LESSCHARSET": "utf-8"} | os.environ
    try:
        process = subprocess.Popen(shlex.split(named), stdin=subprocess.PIPE, env=environment)
    except (OSError, ValueError):
        return False
    try:
        process.communicate(text.encode("utf-8", errors="replace"))
    except KeyboardInterrupt:
        # less handles it itself, and ends when its reader wants
        process.wait()
    return True
