"""`newscompare export REPORT.json --to FORMAT`: a kept report in other tools' formats."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.errors import InputError, OptionError, ReadError

if TYPE_CHECKING:
    from compare.types import Report

STANDARD_INPUT = "-"


class To(StrEnum):
    """What `--to` takes."""

    CSV = "csv"
    CLAIMREVIEW = "claimreview"
    SARIF = "sarif"
    ANNOTATIONS = "annotations"
    MARKDOWN = "markdown"


def export(
    files: Annotated[
        list[str],
        typer.Argument(metavar="REPORT...", help="JSON reports that newscompare wrote; - reads standard input."),
    ],
    to: Annotated[To, typer.Option("--to", help="The format.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write, instead of standard output.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="PREVIOUS", help="With --to sarif: an earlier report; results say whether they are new."),
    ] = None,
) -> None:
    """Write reports in the format of another tool: a table, ClaimReview drafts, SARIF, Web Annotations or Markdown.

    A file may hold several reports, one after the other, as `report --json` prints them. Exit code 0, or 2: trouble.
    """
    from compare.export import FORMATS
    from compare.export.formats import Options

    chosen = FORMATS[to]
    if since is not None and not chosen.takes_since:
        can = ", ".join(name for name, one in FORMATS.items() if one.takes_since)
        raise OptionError(f"--since works with --to {can} only; leave it out, or use `newscompare report --since`")
    if files.count(STANDARD_INPUT) + (since == STANDARD_INPUT) > 1:
        raise OptionError("standard input can be read once; name - once, and files for the rest")
    reports = [report for name in files for report in _reports(name)]
    options = Options() if since is None else Options(_one(since), since)
    _write(chosen.render(reports, options), out, files)


def _reports(name: str) -> Sequence[Report]:
    """The reports in a file, or in standard input.

    Raises:
        ReadError: if it cannot be read, or is not UTF-8.
        InputError: if it holds no reports.
    """
    from compare.export.loading import load

    where = "standard input" if name == STANDARD_INPUT else name
    try:
        held = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
        return load(held.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{where} is not UTF-8 ({error}); name the .json file that `newscompare report` wrote"
        ) from error
    except IsADirectoryError as error:
        raise ReadError(f"{where} is a folder; name the .json files in it") from error
    except OSError as error:
        raise ReadError(
            f"{where} cannot be read: {error.strerror}; name a .json file of `newscompare report`"
        ) from error


def _one(name: str) -> Report:
    """The earlier report.

    Raises:
        InputError: if there are several, or it cannot be read.
    """
    found = _reports(name)
    if len(found) != 1:
        raise InputError(f"--since {name} holds {len(found)} reports; name a file with one")
    return found[0]


def _write(text: str, out: Path | None, files: Sequence[str]) -> None:
    """Write bytes, so that the ends of lines stay what the format asks for.

    Raises:
        OptionError: if `out` is one of the reports, or cannot be written.
    """
    held = text.encode("utf-8", "replace")
    if out is None:
        typer.echo(held, nl=False)
        return
    if any(name != STANDARD_INPUT and out.exists() and out.samefile(name) for name in files):
        raise OptionError(f"--out {out} is a report that is read; name another file")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(held)
    except OSError as error:
        raise OptionError(f"--out {out}: {error.strerror}; name a file that can be written") from error
