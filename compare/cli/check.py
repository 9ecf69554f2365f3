"""`newscompare check "claim" PATH...`: claims against articles."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare import __version__
from compare.cli import common, options, terminal
from compare.cli.options import DEFAULT_FOLDER, UiLanguage
from compare.cli.progress import Progress
from compare.errors import OptionError
from compare.types import Answer

if TYPE_CHECKING:
    from compare.cli.checking import Claims, Given
    from compare.config import Configuration
    from compare.models import Encoder
    from compare.report.claims import Asked

CODES = {Answer.SUPPORTED: 0, Answer.CONTRADICTED: 1, Answer.MIXED: 1}
OPEN = 3
"""The exit code where nothing decides, or nothing can be compared."""
TROUBLE = 2
"""The exit code where a row of a list is no claim."""
AGAINST = 1
"""The exit code where any claim is contradicted, or mixed."""


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    HTML = "html"


def check(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIM] [PATH...]",
            help="One sentence, in any language, and the articles; only these with --claims and --document.",
        ),
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A list: CSV with a column `claim` (and `date`, `lang`), or one a line."),
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="FILE", help="A text, a speech for example: its checkable sentences.")
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A kept collection: its articles nearest to a claim are looked at too."),
    ] = None,
    as_json: options.Json = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write a page here (reports/ with --format html).")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="A table here, or a page for browsers.")] = Format.TABLE,
    ui_language: options.PageLanguage = None,
    claim_date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day from which the claim's dates count (YYYY-MM-DD).")
    ] = None,
    claim_lang: Annotated[str | None, typer.Option(metavar="CODE", help="The claim's language (ISO 639-1).")] = None,
    encoder: options.EncoderName = None,
    nli: options.NliName = None,
    published: options.Published = None,
    source: options.Source = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
) -> None:
    """Compare claims with what articles report; one article is enough.

    Exit code 0: supported, 1: contradicted or mixed, 3: undecided or no comparable statement, 2: trouble. Of several
    claims, 1 if any is contradicted or mixed, else 3 if any is open, else 0; 2 if a row of the list is no claim.
    """
    from compare.cli import checking

    chosen = options.in_force(config, encoder=encoder, nli=nli, ui_language=ui_language)
    claim, paths = _split(words or [], claims, document, corpus or chosen.corpus)
    said = checking.given(claim_date, claim_lang, chosen)
    with common.kept(common.corpus_for(corpus, paths, chosen), create=bool(paths)) as kept:
        reading = common.read(paths, options.hints(published, source, lang, chosen)) if paths else None
        models = common.models(chosen)
        asked = _claims(claim, claims, document, said, models.encoder, chosen)
        for problem in asked.problems:
            common.warn(problem)
        problems = common.unread(reading) if reading else []
        found: list[Asked] = []
        with Progress("check") as progress:
            looked_at = checking.sources(reading.documents if reading else (), models.encoder, kept, progress)
            for answer in checking.answered(asked, looked_at, models, chosen, problems):
                found.append(answer)
                progress.step("checking claims", len(found), len(asked.claims))
    _show(found, asked.passed_over, single=claim is not None, as_json=as_json)
    if out or form is Format.HTML:
        named = str(claims or document or "claim")
        path = _write(found, out or DEFAULT_FOLDER, named, asked.passed_over, UiLanguage(chosen.ui_language))
        typer.echo(path, err=as_json)
    raise typer.Exit(TROUBLE if asked.problems else code(found))


def code(found: Sequence[Asked]) -> int:
    """The exit code of several answers: any against, else any open, else 0."""
    codes = {CODES.get(one.checked.answer, OPEN) for one in found}
    return AGAINST if AGAINST in codes else OPEN if OPEN in codes else 0


def _split(
    words: Sequence[str], claims: Path | None, document: str | None, corpus: Path | None
) -> tuple[str | None, list[str]]:
    """The claim that is given by itself, if one is, and the paths.

    Raises:
        OptionError: if it is not clear what is to be compared with what.
    """
    if claims and document:
        raise OptionError("--claims and --document are two calls; name one of them")
    alone = not (claims or document)
    if alone and not words:
        raise OptionError("name a claim, or a list of them with --claims, or a text with --document")
    paths = list(words[1:] if alone else words)
    if not paths and corpus is None:
        raise OptionError("there is nothing to compare with: name articles (PATH...) or a --corpus")
    return (words[0] if alone else None), paths


def _claims(
    claim: str | None,
    claims: Path | None,
    document: str | None,
    said: Given,
    encoder: Encoder,
    chosen: Configuration,
) -> Claims:
    from compare.cli import checking

    if claims is not None:
        return checking.listed(claims, said, encoder)
    if document is not None:
        return checking.spoken(document, said, encoder, chosen)
    return checking.one(claim or "", said, encoder)


def _show(found: Sequence[Asked], passed_over: int | None, *, single: bool, as_json: bool) -> None:
    """The answer of one claim as it stands, of several as lines or a table."""
    width, colour = terminal.console()
    if single and as_json:
        from compare.report.claim import dumps

        typer.echo(dumps(found[0].checked))
    elif single:
        from compare.report.claim import render_claim

        typer.echo(render_claim(found[0].checked, width=width, color=colour), nl=False, color=colour)
    elif as_json:
        from compare.report.claims import line

        for one in found:
            typer.echo(line(one))
    else:
        from compare.report.claims import render_claims

        shown = render_claims(found, passed_over=passed_over, width=width, color=colour)
        typer.echo(shown, nl=False, color=colour)


def _write(found: Sequence[Asked], folder: Path, named: str, passed_over: int | None, language: UiLanguage) -> Path:
    """Write the page, and say where it lies."""
    from compare.report.claims_page import claims_page

    path = common.file_in(folder, f"{Path(named).stem}.html")
    title = None if named == "claim" else Path(named).name
    drawn = claims_page(
        found,
        version=__version__,
        title=title,
        passed_over=passed_over,
        command=common.command(),
        language=language,
    )
    path.write_text(drawn, encoding="utf-8")
    return path
