"""`newscompare report PATH...`: HTML and JSON for each story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli import common, options, terminal
from compare.cli.options import DEFAULT_FOLDER, UiLanguage
from compare.cli.since import Earlier
from compare.cli.stories import Sorting, Stories, sort
from compare.errors import InputError, OptionError
from compare.types import FindingType, Report

if TYPE_CHECKING:
    from compare.report.changes import Changes
    from compare.report.overview import Entry
    from compare.report.verdicts import Review


class Format(StrEnum):
    """What `--format` takes."""

    HTML = "html"
    MARKDOWN = "markdown"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return ".html" if self is Format.HTML else ".md"


class FailOn(StrEnum):
    """What `--fail-on` takes."""

    DISCREPANCY = "discrepancy"
    NEW_DISCREPANCY = "new-discrepancy"


def report(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Articles, folders or URLs; without any, all of --corpus."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where to write (default: reports/).")
    ] = None,
    as_json: options.Json = False,
    form: Annotated[
        Format, typer.Option("--format", help="A page for browsers, or Markdown for trackers and wikis.")
    ] = Format.HTML,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit with 1 if there is one; a new one needs --since.")
    ] = None,
    stories: Stories = Sorting.FOLDERS,
    corpus: options.CorpusFile = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="FILE|FOLDER", help="An earlier JSON report, to mark what is new since then."),
    ] = None,
    ui_language: options.PageLanguage = None,
    encoder: options.EncoderName = None,
    nli: options.NliName = None,
    published: options.Published = None,
    source: options.Source = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
) -> None:
    """Compare the articles of each story; write <story>.html (or .md) and <story>.json and print a summary.

    The files of one call, or of one folder, are one story; each subfolder is a story of its own. With --stories auto
    all articles are one heap, in which the stories are found. With --json the reports go to standard output, one a
    line, and files are written only if --out says where. What a reviewer saved from an earlier page as
    <story>.verdicts.json is read from beside the page: what was rejected stays folded, what was accepted is marked.
    Several pages of one call get an index.html beside them, the most disputed story first.

    With --since the findings that are new or changed since an earlier report are marked, and those that are gone are
    listed; a finding is known again by its words and values, not by its place.

    With --corpus the articles are kept, and what is known of them and of unchanged stories is reused. Without PATH
    all that is kept is the heap.
    """
    chosen = options.in_force(config, encoder=encoder, nli=nli, ui_language=ui_language)
    language = UiLanguage(chosen.ui_language)
    if fail_on is FailOn.NEW_DISCREPANCY and since is None:
        raise OptionError("--fail-on new-discrepancy: new since when? Give an earlier report with --since FILE")
    earlier = Earlier.read(since)
    with common.kept(common.corpus_for(corpus, paths or (), chosen), create=bool(paths)) as kept:
        reading = common.read_or_kept(paths or (), options.hints(published, source, lang, chosen), kept)
        models = common.models(chosen)
        common.keep(reading, models.encoder, kept)
        notes: tuple[str, ...] = ()
        if stories is Sorting.AUTO or not paths:
            found = sort(reading, models.encoder, chosen.settings, kept)
            reading, notes = found.reading, found.notes
        folder = out or (None if as_json else DEFAULT_FOLDER)
        failed = False
        entries: list[Entry] = []
        compared = common.comparable(reading)
        for story in compared:
            result = common.compare_story(story, reading, models, chosen.settings, notes, kept)
            changes = earlier.changes(result, only=len(compared) == 1)
            failed = failed or _fails(result, changes, fail_on)
            if folder:
                entries.append(write(result, folder, form, language, changes))
            _tell(result, folder / f"{result.story_id}{form.suffix}" if folder else None, changes, as_json=as_json)
        if folder and len(entries) > 1:
            index = _write_index(entries, folder, language) if form is Format.HTML else None
            if not as_json:
                _tell_all(entries, index)
        raise typer.Exit(1 if failed else 0)


def _fails(result: Report, changes: Changes | None, fail_on: FailOn | None) -> bool:
    """Whether there is what `--fail-on` names; in a story without an earlier report every discrepancy is new."""
    disputes = {finding.id for finding in result.of_type(FindingType.DISCREPANCY)}
    if changes is not None and fail_on is FailOn.NEW_DISCREPANCY:
        from compare.report.changes import State

        disputes &= {one.finding.id for one in changes.findings if one.state in (State.NEW, State.CHANGED)}
    return fail_on is not None and bool(disputes)


def write(result: Report, folder: Path, form: Format, language: UiLanguage, changes: Changes | None = None) -> Entry:
    """Write both files; what the index says of the story."""
    from compare.report.overview import entry

    path = common.file_in(folder, f"{result.story_id}{form.suffix}")
    reviews = _reviews(path)
    if form is Format.HTML:
        from compare.report.html import page as draw
    else:
        from compare.report.markdown import render_markdown as draw
    drawn = draw(result, command=common.command(), language=language, reviews=reviews, changes=changes)
    path.write_text(drawn, encoding="utf-8")
    path.with_suffix(".json").write_text(in_json(result, changes, indent=2) + "\n", encoding="utf-8")
    return entry(result, language=language, reviews=reviews)


def _write_index(entries: Sequence[Entry], folder: Path, language: UiLanguage) -> Path:
    """Write the index; the path of it. A story may be called "index" itself: its page stays."""
    from compare import __version__
    from compare.report.index import index_page

    taken = {one.address.casefold() for one in entries}
    name = next(name for name in _index_names() if name not in taken)
    path = common.file_in(folder, name)
    path.write_text(index_page(entries, version=__version__, language=language), encoding="utf-8")
    return path


def _index_names() -> Iterator[str]:
    yield "index.html"
    for number in count(1):
        yield f"index-{number}.html"


def _reviews(path: Path) -> tuple[Review, ...]:
    """What a reviewer saved beside the page; a file that cannot be read is told of, and the page is drawn without."""
    from compare.report.verdicts import read

    file = path.with_suffix(".verdicts.json")
    try:
        return read(file.read_text(encoding="utf-8"), str(file)) if file.exists() else ()
    except UnicodeDecodeError as error:
        common.warn(f"{file} is not UTF-8: {error}; save it again from the page")
    except (InputError, OSError) as error:
        common.warn(str(error))
    return ()


def in_json(result: Report, changes: Changes | None, *, indent: int | None) -> str:
    """The JSON report, with what changed if there is an earlier one."""
    from compare.report.as_json import dumps
    from compare.report.changes_json import since

    return dumps(result, indent=indent, since=None if changes is None else since(changes))


def _tell(result: Report, page: Path | None, changes: Changes | None, *, as_json: bool) -> None:
    """The JSON on one line, or a summary, what changed, and where the page lies."""
    if as_json:
        typer.echo(in_json(result, changes, indent=None))
        return
    from compare.report.terminal import render_summary

    width, colour = terminal.console()
    typer.echo(render_summary(result, width=width, color=colour), nl=False, color=colour)
    if changes is not None:
        from compare.report.terminal_changes import render_changes

        typer.echo(render_changes(result, changes, width=width, color=colour), nl=False, color=colour)
    typer.echo(f"{page}\n")


def _tell_all(entries: Sequence[Entry], index: Path | None) -> None:
    """All stories in one table, in the order of the index."""
    from compare.report.overview import most_disputed_first
    from compare.report.terminal import render_overview

    width, colour = terminal.console()
    shown = render_overview(most_disputed_first(entries), width=width, color=colour)
    typer.echo(shown, nl=False, color=colour)
    if index:
        typer.echo(index)
