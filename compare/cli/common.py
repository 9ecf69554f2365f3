"""What the verbs share: options, reading what the user names, progress on standard error."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from compare.cli.progress import Progress
from compare.errors import OptionError, ReadError
from compare.models import Encoder, NliModel
from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.read import Hints, Reading, Story, read_paths
from compare.settings import Settings
from compare.types import Report

LEAST = 2
"""Articles that a comparison needs."""

WIDTH, HEIGHT = 100, 24
"""Columns and lines where standard output is no terminal."""

DEFAULT_PAGER = "less -R"

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Articles (.txt .html .json .jsonl), folders or URLs.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to standard output.")]
EncoderName = Annotated[
    str | None,
    typer.Option("--encoder", metavar="NAME|PATH", help="A sentence-transformers model instead of the bundled one."),
]
NliName = Annotated[
    str | None,
    typer.Option(
        "--nli", metavar="NAME|PATH", help="A cross-encoder with three NLI labels instead of the bundled one."
    ),
]
Published = Annotated[
    list[str] | None, typer.Option("--published", metavar="FILE=DATE", help="Publication date of a file (YYYY-MM-DD).")
]
Source = Annotated[list[str] | None, typer.Option("--source", metavar="FILE=NAME", help="Outlet of a file.")]
Lang = Annotated[list[str] | None, typer.Option("--lang", metavar="FILE=CODE", help="Language of a file (ISO 639-1).")]


def hints(published: Sequence[str] | None, source: Sequence[str] | None, lang: Sequence[str] | None) -> Hints:
    """What the options say about single files.

    Raises:
        OptionError: if an option is not of the form FILE=VALUE, or a date is none.
    """
    dates = {name: _date(name, value) for name, value in _pairs("--published", published).items()}
    return Hints(published=dates, source=_pairs("--source", source), lang=_pairs("--lang", lang))


def _pairs(option: str, values: Sequence[str] | None) -> dict[str, str]:
    pairs = {}
    for value in values or ():
        name, equals, given = value.rpartition("=")
        if not equals or not name or not given:
            raise OptionError(f"{option} {value!r}: write FILE=VALUE, for example {option} article.txt=...")
        pairs[name] = given
    return pairs


def _date(name: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise OptionError(f"--published {name}={value}: {error}; write the date as 2022-01-31") from error


def read(paths: Sequence[str], given: Hints) -> Reading:
    """Read everything; what cannot be read is told on standard error, and the rest goes on."""
    reading = read_paths(paths, given)
    for problem in reading.problems:
        warn(f"{problem.path}: {problem.message}")
    return reading


def comparable(reading: Reading) -> list[Story]:
    """The stories with at least two articles; the others are told on standard error.

    Raises:
        ReadError: if there is none.
    """
    fit = [story for story in reading.stories if len(story.documents) >= LEAST]
    if not fit:
        count = sum(len(story.documents) for story in reading.stories)
        raise ReadError(
            f"a comparison needs at least {LEAST} readable articles of one story, and there "
            f"{'is' if count == 1 else 'are'} {count} in {len(reading.stories)} "
            f"{'story' if len(reading.stories) == 1 else 'stories'}; name more files, or a folder that holds them"
        )
    for story in reading.stories:
        if story not in fit:
            warn(f"story {story.id}: only {len(story.documents)} readable article, nothing to compare it with")
    return fit


def compare_story(story: Story, reading: Reading, models: Models, notes: Sequence[str] = ()) -> Report:
    """The report of one story, with a progress display on standard error if it takes longer than a second.

    `notes` are repeated among the report's limits, after what could not be read.
    """
    problems = [*unread(reading), *notes]
    with Progress(story.id) as progress:
        return compare(
            story.documents,
            models.encoder,
            Settings(),
            nli=models.nli,
            story_id=story.id,
            problems=problems,
            progress=progress.step,
        )


def unread(reading: Reading) -> list[str]:
    """What could not be read, as limits."""
    return [f"{problem.path}: not read: {problem.message}" for problem in reading.problems]


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one call."""

    encoder: Encoder
    nli: NliModel


def models(encoder: str | None, nli: str | None) -> Models:
    """The models that the user named, or the bundled ones."""
    return Models(load_encoder(encoder), load_nli(nli))


def warn(message: str) -> None:
    """Say something on standard error."""
    typer.echo(f"newscompare: warning: {message}", err=True)


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


def command() -> str:
    """The call itself, as a shell would repeat it."""
    return shlex.join(["newscompare", *sys.argv[1:]])


def file_in(folder: Path, name: str) -> Path:
    """The path of a file to write, its folder made.

    Raises:
        OptionError: if the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OptionError(f"--out {folder}: {error.strerror}; name a folder that can be written to") from error
    return folder / name
