"""`newscompare report PATH...`: HTML and JSON for each story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli import common
from compare.cli.stories import Sorting, sort
from compare.errors import InputError
from compare.types import FindingType, Report

if TYPE_CHECKING:
    from compare.report.overview import Entry
    from compare.report.verdicts import Review

DEFAULT_FOLDER = Path("reports")


class UiLanguage(StrEnum):
    """What `--ui-language` takes; a test compares it with the languages that the page speaks."""

    EN = "en"
    AR = "ar"
    FR = "fr"
    RU = "ru"


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


def report(
    paths: common.Paths,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where to write (default: reports/).")
    ] = None,
    as_json: common.Json = False,
    form: Annotated[
        Format, typer.Option("--format", help="A page for browsers, or Markdown for trackers and wikis.")
    ] = Format.HTML,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="Exit with 1 if there is one.")] = None,
    stories: Annotated[
        Sorting, typer.Option("--stories", help="A story is a folder, or what headlines and leads show.")
    ] = Sorting.FOLDERS,
    ui_language: Annotated[
        UiLanguage, typer.Option("--ui-language", help="The language of the page; the articles keep theirs.")
    ] = UiLanguage.EN,
    encoder: common.EncoderName = None,
    nli: common.NliName = None,
    published: common.Published = None,
    source: common.Source = None,
    lang: common.Lang = None,
) -> None:
    """Compare the articles of each story; write <story>.html (or .md) and <story>.json and print a summary.

    The files of one call, or of one folder, are one story; each subfolder is a story of its own. With --stories auto
    all articles are one heap, in which the stories are found. With --json the reports go to standard output, one a
    line, and files are written only if --out says where. What a reviewer saved from an earlier page as
    <story>.verdicts.json is read from beside the page: what was rejected stays folded, what was accepted is marked.
    Several pages of one call get an index.html beside them, the most disputed story first.
    """
    reading = common.read(paths, common.hints(published, source, lang))
    models = common.models(encoder, nli)
    notes: tuple[str, ...] = ()
    if stories is Sorting.AUTO:
        found = sort(reading, models.encoder)
        reading, notes = found.reading, found.notes
    folder = out or (None if as_json else DEFAULT_FOLDER)
    disputed = False
    entries: list[Entry] = []
    for story in common.comparable(reading):
        result = common.compare_story(story, reading, models, notes)
        disputed = disputed or bool(result.of_type(FindingType.DISCREPANCY))
        if folder:
            entries.append(_write(result, folder, form, ui_language))
        _tell(result, folder / f"{result.story_id}{form.suffix}" if folder else None, as_json=as_json)
    if folder and len(entries) > 1:
        index = _write_index(entries, folder, ui_language) if form is Format.HTML else None
        if not as_json:
            _tell_all(entries, index)
    raise typer.Exit(1 if fail_on is FailOn.DISCREPANCY and disputed else 0)


def _write(result: Report, folder: Path, form: Format, language: UiLanguage) -> Entry:
    """Write both files; what the index says of the story."""
    from compare.report.as_json import dumps
    from compare.report.overview import entry

    path = common.file_in(folder, f"{result.story_id}{form.suffix}")
    reviews = _reviews(path)
    if form is Format.HTML:
        from compare.report.html import page as draw
    else:
        from compare.report.markdown import render_markdown as draw
    drawn = draw(result, command=common.command(), language=language, reviews=reviews)
    path.write_text(drawn, encoding="utf-8")
    path.with_suffix(".json").write_text(dumps(result) + "\n", encoding="utf-8")
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


def _tell(result: Report, page: Path | None, *, as_json: bool) -> None:
    """The JSON on one line, or a summary and where the page lies."""
    if as_json:
        from compare.report.as_json import dumps

        typer.echo(dumps(result, indent=None))
        return
    from compare.report.terminal import render_summary

    width, colour = common.console()
    typer.echo(render_summary(result, width=width, color=colour), nl=False, color=colour)
    typer.echo(f"{page}\n")


def _tell_all(entries: Sequence[Entry], index: Path | None) -> None:
    """All stories in one table, in the order of the index."""
    from compare.report.overview import most_disputed_first
    from compare.report.terminal import render_overview

    width, colour = common.console()
    shown = render_overview(most_disputed_first(entries), width=width, color=colour)
    typer.echo(shown, nl=False, color=colour)
    if index:
        typer.echo(index)
