"""`newscompare`: its verbs, and what happens to every error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer
from threadpoolctl import threadpool_limits
from typer.exceptions import TyperException

from compare import __version__
from compare.cli.check import check
from compare.cli.config import config
from compare.cli.corpus import corpus
from compare.cli.diff import diff
from compare.cli.eval import evaluate
from compare.cli.export import export
from compare.cli.facts import facts
from compare.cli.judge import judge
from compare.cli.report import report
from compare.cli.show import show
from compare.cli.watch import watch
from compare.errors import NewscompareError

TROUBLE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="newscompare",
    help="Compare what several outlets, in several languages, report about the same events.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(diff)
app.command()(report)
app.command()(watch)
app.command()(check)
app.add_typer(corpus)
app.command()(export)
app.command()(show)
app.command()(facts)
app.command()(judge)
app.command()(config)
app.command(name="eval")(evaluate)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"newscompare {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that stand before the verb."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 or 1 as the verb says, 2 for trouble of any kind, 130 when interrupted."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one call; every error becomes a message on standard error."""
    # our matrix products take a millisecond on one core; where other programs run, threads wait longer for each other
    threadpool_limits(1, user_api="blas")
    try:
        code = app(args=None if arguments is None else list(arguments), standalone_mode=False)
        sys.stdout.flush()
    except NewscompareError as error:
        return _trouble(str(error))
    except TyperException as error:
        return _usage(error)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our output went away ("| head"): no message, and no second one at interpreter exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except Exception as error:
        if os.environ.get("NEWSCOMPARE_DEBUG"):
            raise
        return _trouble(
            f"internal error, {type(error).__name__}: {error}. "
            "Please report it; NEWSCOMPARE_DEBUG=1 shows where it happened."
        )
    return code if isinstance(code, int) else 0


def _trouble(message: str) -> int:
    typer.echo(f"newscompare: {message}", err=True)
    return TROUBLE


def _usage(error: TyperException) -> int:
    """A wrong call: the usage line of the verb and what is wrong, as typer words it."""
    show = getattr(error, "show", None)
    if show is None:
        return _trouble(str(error))
    show()
    return TROUBLE
