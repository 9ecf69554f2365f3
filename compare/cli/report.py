"""`newscompare report PATH...`: HTML and JSON for each story."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from compare.cli import common
from compare.types import FindingType, Report

DEFAULT_FOLDER = Path("reports")


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
    encoder: common.EncoderName = None,
    published: common.Published = None,
    source: common.Source = None,
    lang: common.Lang = None,
) -> None:
    """Compare the articles of each story; write <story>.html and <story>.json and print a summary.

    The files of one call, or of one folder, are one story; each subfolder is a story of its own. With --json
    the reports go to standard output, one a line, and files are written only if --out says where.
    """
    reading = common.read(paths, common.hints(published, source, lang))
    stories = common.comparable(reading)
    model = common.encoder(encoder)
    folder = out or (None if as_json else DEFAULT_FOLDER)
    disputed = False
    for story in stories:
        result = common.compare_story(story, reading, model)
        disputed = disputed or bool(result.of_type(FindingType.DISCREPANCY))
        page = _write(result, folder) if folder else None
        _tell(result, page, as_json=as_json)
    raise typer.Exit(1 if fail_on is FailOn.DISCREPANCY and disputed else 0)


def _write(result: Report, folder: Path) -> Path:
    """Write both files; the path of the page."""
    from compare.report.as_json import dumps
    from compare.report.html import page

    path = common.file_in(folder, f"{result.story_id}.html")
    path.write_text(page(result, command=common.command()), encoding="utf-8")
    path.with_suffix(".json").write_text(dumps(result) + "\n", encoding="utf-8")
    return path


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
