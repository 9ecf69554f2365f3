"""What the verbs share: reading what the user names, comparing it, warnings on standard error."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

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
