"""What the verbs share: options, reading what the user names, progress on standard error."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare import config as configured
from compare.cli.progress import Progress
from compare.config import Configuration
from compare.errors import OptionError, ReadError
from compare.models import Encoder, NliModel
from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.read import Hints, Reading, Story, read_paths
from compare.settings import Settings
from compare.types import Report

if TYPE_CHECKING:
    from compare.corpus import Corpus

LEAST = 2
"""Articles that a comparison needs."""

WIDTH, HEIGHT = 100, 24
"""Columns and lines where standard output is no terminal."""

DEFAULT_PAGER = "less -R"

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Articles (.txt .html .json .jsonl), feeds, .warc archives, folders or URLs."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON to standard output.")]
EncoderName = Annotated[
    str | None,
    typer.Option(
        "--encoder", metavar="NAME|PATH", help="A plug-in or sentence-transformers model instead of the bundled one."
    ),
]
NliName = Annotated[
    str | None,
    typer.Option(
        "--nli",
        metavar="NAME|PATH",
        help="A plug-in, or a cross-encoder with NLI labels, instead of the bundled one.",
    ),
]
ConfigFile = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="What holds for every call, instead of newscompare.toml."),
]
CorpusFile = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="FILE", help="A kept collection: what is in it is not taken apart again."),
]
Published = Annotated[
    list[str] | None, typer.Option("--published", metavar="FILE=DATE", help="Publication date of a file (YYYY-MM-DD).")
]
Source = Annotated[list[str] | None, typer.Option("--source", metavar="FILE=NAME", help="Outlet of a file.")]
Lang = Annotated[list[str] | None, typer.Option("--lang", metavar="FILE=CODE", help="Language of a file (ISO 639-1).")]


def in_force(
    config: str | None,
    *,
    encoder: str | None = None,
    nli: str | None = None,
    ui_language: str | None = None,
    corpus: Path | None = None,
) -> Configuration:
    """What holds for this call: the configuration file, the environment, and these options before them.

    Raises:
        ConfigError: if the file cannot be read, or holds what makes no sense.
    """
    found = configured.configuration(config)
    return found.with_options(encoder=encoder, nli=nli, ui_language=ui_language, corpus=corpus)


def hints(
    published: Sequence[str] | None, source: Sequence[str] | None, lang: Sequence[str] | None, chosen: Configuration
) -> Hints:
    """What the options say about single files, and the configuration about all.

    Raises:
        OptionError: if an option is not of the form FILE=VALUE, or a date is none.
    """
    dates = {name: _date(name, value) for name, value in _pairs("--published", published).items()}
    return Hints(
        published=dates,
        source=_pairs("--source", source),
        lang=_pairs("--lang", lang),
        patterns=chosen.patterns,
        expected=chosen.expected,
        outlets=chosen.settings.outlets,
    )


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


def corpus_for(given: Path | None, paths: Sequence[str], chosen: Configuration) -> Path | None:
    """The corpus that the option names; where no articles are named either, the one that is configured."""
    return given if given or paths else chosen.corpus


@contextmanager
def kept(file: Path | None, *, create: bool) -> Iterator[Corpus | None]:
    """The corpus that an option names, open; made if it is not there and `create` says so.

    Raises:
        CorpusError: if it cannot be used.
    """
    if file is None:
        yield None
        return
    from compare.corpus import Corpus

    with Corpus.open(file, create=create) as found:
        yield found


def read_or_kept(paths: Sequence[str], given: Hints, corpus: Corpus | None) -> Reading:
    """What the paths hold; without any, all that the corpus holds, as one story.

    Raises:
        ReadError: if there is nothing.
        OptionError: if something is said about files that are not given.
    """
    if corpus is None or paths:
        return read(paths, given)
    given.check(())
    return Reading((Story(corpus.path.stem, corpus.documents()),))


def keep(reading: Reading, encoder: Encoder, corpus: Corpus | None) -> None:
    """See to it that the corpus, if there is one, holds all that was read, taken apart."""
    if corpus is not None:
        with Progress("corpus") as progress:
            corpus.keep(reading.documents, encoder, progress.step)


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


def compare_story(
    story: Story,
    reading: Reading,
    models: Models,
    settings: Settings,
    notes: Sequence[str] = (),
    corpus: Corpus | None = None,
) -> Report:
    """The report of one story, with a progress display on standard error if it takes longer than a second.

    `notes` are repeated among the report's limits, after what could not be read. What the corpus holds is reused.
    """
    problems = [*unread(reading), *notes]
    with Progress(story.id) as progress:
        return _comparison(corpus)(
            story.documents,
            models.encoder,
            settings,
            nli=models.nli,
            story_id=story.id,
            problems=problems,
            progress=progress.step,
        )


def _comparison(corpus: Corpus | None) -> Callable[..., Report]:
    if corpus is None:
        return compare
    from compare.corpus.reports import compare as compare_kept

    return partial(compare_kept, corpus=corpus)


def unread(reading: Reading) -> list[str]:
    """What could not be read, as limits."""
    return [f"{problem.path}: not read: {problem.message}" for problem in reading.problems]


@dataclass(frozen=True, slots=True)
class Models:
    """The models of one call."""

    encoder: Encoder
    nli: NliModel


def models(chosen: Configuration) -> Models:
    """The models that the user named, or the bundled ones."""
    return Models(load_encoder(chosen.encoder), load_nli(chosen.nli))


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
