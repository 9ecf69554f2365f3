"""`newscompare corpus add|list|show|remove|stats|export`: a kept collection of articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from compare.cli import common, options
from compare.cli.progress import Progress
from compare.errors import OptionError

if TYPE_CHECKING:
    from compare.corpus import Added, Corpus
    from compare.read import Reading
    from compare.types import Document

corpus = typer.Typer(
    name="corpus",
    help="Keep articles and what was found in them, for `report --corpus` and `check --corpus`.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[
    Path | None,
    typer.Option(
        "--corpus", metavar="FILE", help="The corpus (default: as configured, else corpus.db in the data folder)."
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it; its beginning or its last part does too.")]


@corpus.command()
def add(
    paths: options.Paths,
    file: File = None,
    as_json: options.Json = False,
    encoder: options.EncoderName = None,
    published: options.Published = None,
    source: options.Source = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
) -> None:
    """Add articles, with their statements, facts and vectors.

    The same text is the same article: adding it again changes nothing, but fills in what was not known of it. It can
    be stopped at any moment, and goes on where it was when it is called again. What cannot be read is told, and the
    rest is added; nothing readable is exit code 2.
    """
    from compare.models.loading import load_encoder

    chosen = options.in_force(config, encoder=encoder)
    reading = common.read(paths, options.hints(published, source, lang, chosen))
    with opened(file, create=True, config=config) as kept:
        model = load_encoder(chosen.encoder)
        new = 0
        with Progress("corpus") as progress:
            for done, document in enumerate(reading.documents, start=1):
                added = kept.add(document, model)
                new += added.new
                _tell(added, document, as_json=as_json)
                progress.step("adding", done, len(reading.documents))
        if not as_json:
            known = len(reading.documents) - new
            typer.echo(f"{new} added, {known} known already, {len(reading.problems)} not read: {kept.path}")
    if as_json:
        _tell_problems(reading)


@corpus.command(name="list")
def show_all(file: File = None, as_json: options.Json = False) -> None:
    """List the articles, in the order in which they were added; with --json one object a line, without the text."""
    from compare.report.lines import apart

    with opened(file) as kept:
        for document in kept.documents():
            if as_json:
                typer.echo(_line({**_row(document), "characters": len(document.text)}))
                continue
            day = str(document.published or "no day")
            names = f"{apart(document.source or 'no outlet')}  {apart(document.title or 'no title')}"
            typer.echo(f"{document.id}  {day:10}  {document.language:3}  {names}")


@corpus.command()
def show(name: Id, file: File = None, as_json: options.Json = False) -> None:
    """Show an article: what is known of it, and its text; with --json as `export` writes it."""
    from compare.read.kept import dumps
    from compare.report.text import visible

    with opened(file) as kept:
        document = kept.document(name)
    if as_json:
        typer.echo(dumps(document))
        return
    for key, value in _row(document).items():
        if value is not None:
            typer.echo(f"{key}: {visible(str(value))}")
    typer.echo(f"\n{visible(document.text.strip())}")


@corpus.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="ID...", help="As `list` shows them.")],
    file: File = None,
    as_json: options.Json = False,
) -> None:
    """Remove articles and all that was found in them; none of them if one is not there."""
    with opened(file) as kept:
        for name in dict.fromkeys(kept.document(name).id for name in names):
            kept.remove(name)
            typer.echo(_line({"removed": name}) if as_json else f"removed {name}")


@corpus.command()
def stats(file: File = None, as_json: options.Json = False) -> None:
    """Count what is kept."""
    with opened(file) as kept:
        counted = asdict(kept.stats())
        counted["file"] = str(kept.path)
    if as_json:
        typer.echo(_line(counted))
        return
    for key, value in counted.items():
        shown = ", ".join(f"{name} {count}" for name, count in value.items()) if isinstance(value, dict) else value
        typer.echo(f"{key}: {shown}")


@corpus.command()
def export(
    file: File = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write, not over a file.")] = None,
    as_json: options.Json = False,
) -> None:
    """Write all articles as JSON lines, which every verb reads again, without loss.

    What was found in them is not written: it is found again. The lines are the JSON, so --json changes nothing.
    """
    with opened(file) as kept:
        lines = list(_exported(kept))
    if out is None:
        for line in lines:
            typer.echo(line)
        return
    try:
        with out.open("x", encoding="utf-8", newline="\n") as written:
            written.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise OptionError(f"--out {out}: {(error.strerror or str(error)).lower()}; name another file") from error


def opened(file: Path | None, *, create: bool = False, config: str | None = None) -> Corpus:
    """The corpus that the user named, else the configured one, else the one in the user's data folder.

    Raises:
        CorpusError: if it cannot be used, or is not there and is not to be made.
    """
    from compare.corpus import Corpus, default_path

    return Corpus.open(options.in_force(config, corpus=file).corpus or default_path(), create=create)


def _exported(kept: Corpus) -> Iterator[str]:
    from compare.read.kept import dumps

    return map(dumps, kept.documents())


def _tell(added: Added, document: Document, *, as_json: bool) -> None:
    if as_json:
        typer.echo(_line({"new": added.new, **_row(document), "id": added.id, "differing": list(added.differing)}))
    if added.differing:
        what = ", ".join(added.differing)
        common.warn(
            f"{document.id} is kept as {added.id} already, with another {what}; `corpus remove` it to change that"
        )


def _tell_problems(reading: Reading) -> None:
    for problem in reading.problems:
        typer.echo(_line({"error": problem.message, "path": problem.path}))


def _row(document: Document) -> dict[str, Any]:
    """What is known of a document, as JSON values."""
    return {
        "id": document.id,
        "source": document.source,
        "origin": document.origin,
        "title": document.title,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
    }


def _line(row: dict[str, Any]) -> str:
    from compare.codec import dumps

    return dumps(row)
