"""`newscompare watch FOLDER`: the reports of a folder, made anew when files arrive or change; prints what changed."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare import pipeline
from compare.cli import common, options, terminal
from compare.cli.interrupts import interrupts
from compare.cli.options import DEFAULT_FOLDER, UiLanguage
from compare.cli.progress import Progress
from compare.cli.report import Format, in_json, write
from compare.cli.settled import Folder
from compare.cli.since import Earlier
from compare.cli.stories import Sorting, Stories, sort
from compare.errors import NewscompareError, OptionError
from compare.models import Encoder
from compare.read import Hints, Story, read_paths
from compare.settings import Settings
from compare.types import Article, Document, Report

if TYPE_CHECKING:
    from compare.corpus import Corpus
    from compare.report.changes import Changes

INTERVAL = 2.0
LEAST_INTERVAL = 0.05


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder, with a subfolder for each story.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where pages and JSON reports are written.")
    ] = DEFAULT_FOLDER,
    interval: Annotated[
        float, typer.Option("--interval", metavar="S", help="Seconds between two looks at the folder.")
    ] = INTERVAL,
    once: Annotated[bool, typer.Option("--once", help="Look once, report, and end.")] = False,
    as_json: options.Json = False,
    stories: Stories = Sorting.FOLDERS,
    corpus: options.CorpusFile = None,
    ui_language: options.PageLanguage = None,
    encoder: options.EncoderName = None,
    nli: options.NliName = None,
    config: options.ConfigFile = None,
) -> None:
    """Report on a folder again whenever files arrive, change or go, and print only what changed.

    A file is read when it has stopped growing. What is known of articles that did not change is kept, in memory or in
    --corpus. The pages mark what is new since the reports that lay in --out when watching began (or since the first
    ones), the terminal says what is new since the last time. With --json each report that changed is printed, one a
    line. Ctrl-C ends it.
    """
    if not interval >= LEAST_INTERVAL:
        raise OptionError(f"--interval {interval}: at least {LEAST_INTERVAL} seconds are needed")
    if not folder.is_dir():
        raise OptionError(f"{folder} is no folder; name the one that articles are put into")
    if out.resolve().is_relative_to(folder.resolve()):
        raise OptionError(f"--out {out} lies in the folder that is watched, and would be read; name one outside of it")
    chosen = options.in_force(config, encoder=encoder, nli=nli, ui_language=ui_language)
    looked = Folder(folder, interval)
    with interrupts() as check_interrupt, common.kept(corpus, create=True) as kept:
        watcher = _Watcher(
            folder=looked,
            out=out,
            language=UiLanguage(chosen.ui_language),
            sorting=stories,
            hints=options.hints(None, None, None, chosen),
            settings=chosen.settings,
            models=common.models(chosen),
            corpus=kept,
            as_json=as_json,
            last=_earlier(out),
        )
        while True:
            if looked.moved() or once:
                watcher.run(strict=once)
            if once:
                return
            check_interrupt()
            time.sleep(interval)


def _earlier(out: Path) -> list[tuple[str, Report]]:
    """The reports of an earlier run in the folder to write to, if there are any."""
    try:
        return Earlier.read(out).reports if any(out.glob("*.json")) else []
    except NewscompareError as error:
        common.warn(f"{error}. Everything counts as new")
        return []


@dataclass(slots=True)
class _Watcher:
    """What one run leaves for the next: analyses, reports, and what was said already.

    `first` are the reports that the pages are compared with, `last` those of the last run, both with their names.
    `_said` are the warnings of the last run, `_saying` those of this one.
    """

    folder: Folder
    out: Path
    language: UiLanguage
    sorting: Sorting
    hints: Hints
    settings: Settings
    models: common.Models
    corpus: Corpus | None
    as_json: bool
    last: list[tuple[str, Report]]
    first: list[tuple[str, Report]] = field(default_factory=list)
    _articles: dict[Document, Article] = field(default_factory=dict)
    _reports: dict[tuple[Document, ...], Report] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)
    _saying: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.first = list(self.last)

    def run(self, *, strict: bool) -> None:
        """Read the folder, compare what changed, tell it.

        Args:
            strict: whether trouble ends it; otherwise it is told, and the next change is waited for.
        """
        self._said, self._saying = self._saying, set()
        try:
            self._run(strict)
        except NewscompareError as error:
            if strict:
                raise
            self._once(str(error))
        except Exception as error:  # whatever a file does to us, the next one is to be read
            if strict or os.environ.get("NEWSCOMPARE_DEBUG"):
                raise
            self._once(f"internal error, {type(error).__name__}: {error}; NEWSCOMPARE_DEBUG=1 shows where it happened")

    def _run(self, strict: bool) -> None:
        growing = self.folder.growing
        reading = read_paths([self.folder.path], self.hints, without=growing)
        self._once(*(f"{problem.path}: {problem.message}" for problem in reading.problems))
        self._once(*(f"{file}: it still grows, and is read when it has stopped" for file in sorted(growing)))
        notes: tuple[str, ...] = ()
        if self.sorting is Sorting.AUTO:
            found = sort(reading, self.models.encoder, self.settings, self.corpus)
            reading, notes = found.reading, found.notes
        stories = [story for story in reading.stories if len(story.documents) >= common.LEAST]
        if strict:
            stories = common.comparable(reading)
        elif not stories:
            self._once(f"fewer than {common.LEAST} readable articles of one story so far; waiting for more")
        results = [self._result(story, (*common.unread(reading), *notes)) for story in stories]
        self._forget(stories)
        self._tell_all(results)

    def _result(self, story: Story, problems: Sequence[str]) -> Report:
        """The report of a story; one whose articles did not change is not compared again."""
        known = self._reports.get(story.documents)
        if known is None:
            if self.corpus is None:
                compare = partial(pipeline.compare, prepare=self._article)
            else:
                from compare.corpus.reports import compare as compare_kept

                compare = partial(compare_kept, corpus=self.corpus)
            models = self.models
            with Progress(story.id) as progress:
                known = compare(story.documents, models.encoder, self.settings, nli=models.nli, progress=progress.step)
            self._reports[story.documents] = known
        return replace(known, story_id=story.id, limits=(*problems, *known.limits))

    def _article(self, document: Document, encoder: Encoder) -> Article:
        if document not in self._articles:
            self._articles[document] = pipeline.take_apart(document, encoder)
        return self._articles[document]

    def _forget(self, stories: Sequence[Story]) -> None:
        """Keep nothing of articles that are no longer there."""
        kept = {story.documents for story in stories}
        self._reports = {documents: report for documents, report in self._reports.items() if documents in kept}
        there = {document for documents in kept for document in documents}
        self._articles = {document: article for document, article in self._articles.items() if document in there}

    def _tell_all(self, results: Sequence[Report]) -> None:
        """Write and print the stories that are not what they were at the last run, or that are gone."""
        before, limits = Earlier(list(self.last)), {report.story_id: report.limits for _, report in self.last}
        now = time.strftime("%Y-%m-%d %H:%M:%S")
        for result in results:
            changes = before.changes(result, only=False)
            moved = changes is None or not changes.nothing
            if moved or limits.get(result.story_id) != result.limits:
                since = Earlier(list(self.first)).changes(result, only=False)
                if since is None:
                    self.first.append((now, result))
                write(result, self.out, Format.HTML, self.language, since)
            if moved:
                self._tell(result, changes, now)
        for _, report in before.reports:
            self._once(f"story {report.story_id}: fewer than {common.LEAST} of its articles are left; its page stays")
        self.last = [(now, result) for result in results]

    def _tell(self, result: Report, changes: Changes | None, now: str) -> None:
        """What changed in a story, or its summary if it is new."""
        if self.as_json:
            typer.echo(in_json(result, changes, indent=None))
            return
        width, colour = terminal.console()
        if changes is None:
            from compare.report.terminal import render_summary

            shown = render_summary(result, width=width, color=colour)
        else:
            from compare.report.terminal_changes import render_changes

            shown = render_changes(result, changes, width=width, color=colour)
        typer.echo(f"{now}  {result.story_id}\n{shown}{self.out / result.story_id}.html\n", color=colour)

    def _once(self, *messages: str) -> None:
        """Say on standard error what the last run did not say already."""
        for message in messages:
            if message not in self._said:
                common.warn(message)
        self._saying.update(messages)
