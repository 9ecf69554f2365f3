"""`newscompare eval`: the accuracy figures of the README, reproduced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from compare.cli.options import Json


def evaluate(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[MEASURE...]", help="Only these (default: all).")
    ] = None,
    data: Annotated[Path, typer.Option("--data", metavar="FOLDER", help="Where the data sets lie.")] = Path(
        "../shared/data"
    ),
    as_json: Json = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 if a figure is below its floor.")] = False,
) -> None:
    """Measure accuracy on data sets that you have; say which ones are missing."""
    from compare.eval import run
    from compare.eval.measures import chosen

    failed = False
    for outcome in run(chosen(names or ()), data):
        failed = failed or bool(outcome.misses)
        if as_json:
            row = {"measure": outcome.name, "figures": dict(outcome.figures), "misses": list(outcome.misses)}
            typer.echo(json.dumps({**row, "missing": outcome.missing}, ensure_ascii=False))
            continue
        typer.echo(f"{outcome.name}: data set missing, not measured" if outcome.missing else f"{outcome.name}:")
        for name, value in outcome.figures.items():
            typer.echo(f"  {name:40} {value:.4f}")
        for miss in outcome.misses:
            typer.echo(f"  BELOW THE FLOOR  {miss}", err=True)
    raise typer.Exit(1 if check and failed else 0)
