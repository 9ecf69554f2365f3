"""`newscompare diff A B`: two articles in the terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from compare.cli import common, options, terminal
from compare.errors import OptionError
from compare.types import FindingType, Report

CONFLICTING = 1


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    MARKDOWN = "markdown"


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="An article: file or URL.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    as_json: options.Json = False,
    form: Annotated[Format, typer.Option("--format", help="Text for a terminal, or Markdown.")] = Format.TEXT,
    brief: Annotated[bool, typer.Option("--summary", help="Five lines only.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Show statements too that no finding is about.")] = False,
    pager: Annotated[
        bool, typer.Option("--pager/--no-pager", help="On a terminal, show what is longer than it in $PAGER.")
    ] = True,
    encoder: options.EncoderName = None,
    nli: options.NliName = None,
    published: options.Published = None,
    source: options.Source = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
) -> None:
    """Compare two articles in reading order. Exit code 0: nothing conflicts, 1: discrepancies, 2: trouble.

    Each row has its number, by importance, and a sign: ≠ discrepancy, → update, = the same, ≈ compatible, - only in
    A, + only in B. The words that differ are marked. From 100 columns on the articles stand side by side.
    """
    if brief and (as_json or form is not Format.TEXT):
        raise OptionError("--summary is five lines of text; leave out --json and --format markdown, or --summary")
    if as_json and form is not Format.TEXT:
        raise OptionError("--json and --format markdown exclude each other; choose one")
    chosen = options.in_force(config, encoder=encoder, nli=nli)
    reading = common.read([a, b], options.hints(published, source, lang, chosen))
    story = common.comparable(reading)[0]
    report = common.compare_story(story, reading, common.models(chosen), chosen.settings)
    if as_json:
        from compare.report.as_json import dumps

        typer.echo(dumps(report))
    elif form is Format.MARKDOWN:
        from compare.report.markdown import render_markdown_diff

        typer.echo(render_markdown_diff(report, everything=everything), nl=False)
    else:
        _print(report, brief=brief, everything=everything, pager=pager)
    raise typer.Exit(CONFLICTING if report.of_type(FindingType.DISCREPANCY) else 0)


def _print(report: Report, *, brief: bool, everything: bool, pager: bool) -> None:
    from compare.report.terminal import render_brief, render_diff

    width, colour = terminal.console()
    if brief:
        shown = render_brief(report, width=width, color=colour)
    else:
        shown = render_diff(report, width=width, color=colour, everything=everything)
    terminal.show(shown, color=colour, pager=pager)
