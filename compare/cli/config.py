"""`newscompare config`: what is in force, and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from compare.cli import options
from compare.cli.options import UiLanguage
from compare.config import FILE, Configuration, Entry, Source
from compare.errors import OptionError
from compare.plugins import GROUPS, Plugin, plugins


def config(
    as_json: options.Json = False,
    init: Annotated[bool, typer.Option("--init", help=f"Write a commented {FILE} here, and stop.")] = False,
    encoder: options.EncoderName = None,
    nli: options.NliName = None,
    ui_language: Annotated[UiLanguage | None, typer.Option("--ui-language", help="The language of the page.")] = None,
    corpus: Annotated[Path | None, typer.Option("--corpus", metavar="FILE", help="The kept collection.")] = None,
    config: options.ConfigFile = None,
) -> None:
    """Print what is in force: each value, and whether it is a default or comes from file, environment or option.

    The file is --config, else what NEWSCOMPARE_CONFIG names (nothing: none), else newscompare.toml here or in the
    nearest folder above.
    """
    if init:
        _write(Path(FILE))
        return
    chosen = options.in_force(config, encoder=encoder, nli=nli, ui_language=ui_language, corpus=corpus)
    added = [plugin for group in GROUPS for plugin in plugins(group).values()]
    if as_json:
        typer.echo(json.dumps(_row(chosen, added), ensure_ascii=False, indent=2))
        return
    typer.echo(f"file: {chosen.file or f'none ({FILE} is not here or above)'}")
    entries = list(chosen.entries())
    width = max(len(entry.key) for entry in entries)
    for entry in entries:
        typer.echo(f"{entry.key:{width}}  {entry.source:{len(Source.ENVIRONMENT)}}  {_shown(entry)}")
    for plugin in added:
        typer.echo(f"plug-in: {plugin} [{plugin.group}]")


def _write(path: Path) -> None:
    """The example, to a new file.

    Raises:
        OptionError: if there is one already, or the folder cannot be written to.
    """
    from compare.config.example import example

    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(example())
    except FileExistsError as error:
        raise OptionError(f"--init: {path} is here already; edit it, or move it away first") from error
    except OSError as error:
        raise OptionError(f"--init: {path} cannot be written: {(error.strerror or str(error)).lower()}") from error
    typer.echo(path)


def _row(chosen: Configuration, added: list[Plugin]) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "file": None if chosen.file is None else str(chosen.file),
        "values": [{"key": one.key, "value": one.value, "from": one.source} for one in chosen.entries()],
        "plugins": [{"group": one.group, "name": one.name, "distribution": one.distribution} for one in added],
    }


def _shown(entry: Entry) -> str:
    """A value for people, as the file would hold it; a dash for nothing."""
    return "-" if entry.value in (None, [], ()) else json.dumps(entry.value, ensure_ascii=False)
