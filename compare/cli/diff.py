"""`newscompare diff A B`: two articles in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from compare.cli import common
from compare.types import FindingType

CONFLICTING = 1


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="An article: file or URL.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    as_json: common.Json = False,
    encoder: common.EncoderName = None,
    nli: common.NliName = None,
    published: common.Published = None,
    source: common.Source = None,
    lang: common.Lang = None,
) -> None:
    """Compare two articles. Exit code 0: nothing conflicts, 1: discrepancies, 2: trouble."""
    reading = common.read([a, b], common.hints(published, source, lang))
    story = common.comparable(reading)[0]
    report = common.compare_story(story, reading, common.models(encoder, nli))
    if as_json:
        from compare.report.as_json import dumps

        typer.echo(dumps(report))
    else:
        from compare.report.terminal import render_diff

        width, colour = common.console()
        typer.echo(render_diff(report, width=width, color=colour), nl=False, color=colour)
    raise typer.Exit(CONFLICTING if report.of_type(FindingType.DISCREPANCY) else 0)
