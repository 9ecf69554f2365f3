"""`newscompare report PATH...`: HTML and JSON for each story."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli import common
from compare.cli.stories import Sorting, sort
from compare.errors import InputError
from compare.types import FindingType, Report

if TYPE_CHECKING:
    from compare.report.verdicts import Review

DEFAULT_FOLDER = Path("reports")


class UiLanguage(StrEnum):
    """What `--ui-language` takes; a test compares it with the languages that the page speaks."""

    EN = "en"
    AR = "ar"
    FR = "fr"
    RU = "ru"


class FailOn(StrEnum):
    """What `--fail-on` takes."""

    DISCREPANCY = "discrepancy"


def report(
    paths: common.Paths,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Where to write (default: reports/).")
    ] = None,
    as_json: common.Json = False,
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
    """Compare the articles of each story; write <story>.html and <story>.json and print a summary.

    The files of one call, or of one folder, are one story; each subfolder is a story of its own. With --stories auto
    all articles are one heap, in which the stories are found. With --json the reports go to standard output, one a
    line, and files are written only if --out says where. What a reviewer saved from an earlier page as
    <story>.verdicts.json is read from beside the page: what was rejected stays folded, what was accepted is marked.
    """
    reading = common.read(paths, common.hints(published, source, lang))
    models = common.models(encoder, nli)
    notes: tuple[str, ...] = ()
    if stories is Sorting.AUTO:
        found = sort(reading, models.encoder)
        reading, notes = found.reading, found.notes
    folder = out or (None if as_json else DEFAULT_FOLDER)
    disputed = False
    for story in common.comparable(reading):
        result = common.compare_story(story, reading, models, notes)
        disputed = disputed or bool(result.of_type(FindingType.DISCREPANCY))
        page = _write(result, folder, ui_language) if folder else None
        _tell(result, page, as_json=as_json)
    raise typer.Exit(1 if fail_on is FailOn.DISCREPANCY and disputed else 0)


def _write(result: Report, folder: Path, language: UiLanguage) -> Path:
    """Write both files; the path of the page."""
    from compare.report.as_json import dumps
    from compare.report.html import page

    path = common.file_in(folder, f"{result.story_id}.html")
    drawn = page(result, command=common.command(), language=language, reviews=_reviews(path))
    path.write_text(drawn, encoding="utf-8")
    path.with_suffix(".json").write_text(dumps(result) + "\n", encoding="utf-8")
    return path


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
