"""`newscompare check "claim" PATH...`: one claim against the articles."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from compare.claims import check as check_claim
from compare.claims import claim_document
from compare.cli import common
from compare.cli.progress import Progress
from compare.errors import OptionError
from compare.languages import codes
from compare.read import guess_language
from compare.settings import Settings
from compare.types import Answer

CODES = {Answer.SUPPORTED: 0, Answer.CONTRADICTED: 1, Answer.MIXED: 1}
OPEN = 3
"""The exit code where nothing decides, or nothing can be compared."""


def check(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="One sentence, in any language.")],
    paths: common.Paths,
    as_json: common.Json = False,
    claim_date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day from which the claim's dates count (YYYY-MM-DD).")
    ] = None,
    claim_lang: Annotated[str | None, typer.Option(metavar="CODE", help="The claim's language (ISO 639-1).")] = None,
    encoder: common.EncoderName = None,
    nli: common.NliName = None,
    published: common.Published = None,
    source: common.Source = None,
    lang: common.Lang = None,
) -> None:
    """Compare a claim with what articles report; one article is enough.

    Exit code 0: supported, 1: contradicted or mixed, 3: undecided or no comparable statement, 2: trouble.
    """
    language, notes = _language(claim, claim_lang)
    document = claim_document(claim, language, _day(claim_date))
    reading = common.read(paths, common.hints(published, source, lang))
    models = common.models(encoder, nli)
    with Progress("check") as progress:
        problems = [*common.unread(reading), *notes]
        found = check_claim(
            document,
            reading.documents,
            models.encoder,
            Settings(),
            nli=models.nli,
            problems=problems,
            progress=progress.step,
        )
    if as_json:
        from compare.report.claim import dumps

        typer.echo(dumps(found))
    else:
        from compare.report.claim import render_claim

        width, colour = common.console()
        typer.echo(render_claim(found, width=width, color=colour), nl=False, color=colour)
    raise typer.Exit(CODES.get(found.answer, OPEN))


def _language(claim: str, given: str | None) -> tuple[str, list[str]]:
    """The claim's language, and what is to be said about it.

    Raises:
        OptionError: if the claim has no words.
    """
    if not any(letter.isalnum() for letter in claim):
        raise OptionError(f"the claim {claim!r} has no words; write one sentence")
    code = given.strip().lower() if given else guess_language(claim)
    if code in codes():
        return code, []
    name = f"{code!r}" if given else "not known (--claim-lang says it)"
    return code, [f"The claim's language is {name}: its dates and numbers in words, and negations, are not read."]


def _day(given: str | None) -> dt.date | None:
    """The day of the claim.

    Raises:
        OptionError: if it is none.
    """
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError as error:
        raise OptionError(f"--claim-date {given}: {error}; write the date as 2022-01-31") from error
