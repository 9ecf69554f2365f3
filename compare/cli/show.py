"""`newscompare show statements|facts|alignments FILE...`: any intermediate value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from compare.align import align
from compare.cli import common, options
from compare.facts import with_aliases
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.report.as_json import fact_to_json
from compare.settings import Settings
from compare.types import Article, Statement
from compare.wording import wording
from compare.wording.values import plain_with_referent

Row = dict[str, Any]


class What(StrEnum):
    """The values that can be shown."""

    STATEMENTS = "statements"
    FACTS = "facts"
    ALIGNMENTS = "alignments"


def show(
    what: Annotated[What, typer.Argument(help="Which values to show.")],
    files: options.Paths,
    as_json: options.Json = False,
    encoder: options.EncoderName = None,
    published: options.Published = None,
    source: options.Source = None,
    lang: options.Lang = None,
    config: options.ConfigFile = None,
) -> None:
    """Show what the stages see, one line a value (JSON lines with --json), for people and for debugging."""
    chosen = options.in_force(config, encoder=encoder)
    reading = common.read(files, options.hints(published, source, lang, chosen))
    model = load_encoder(chosen.encoder)
    for story in reading.stories:
        taken = [take_apart(document, model) for document in story.documents]
        articles = with_aliases(taken, chosen.settings.aliases)
        for row, line in VIEWS[what](articles, chosen.settings):
            typer.echo(json.dumps(row, ensure_ascii=False) if as_json else line)


def _statements(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[Row, str]]:
    for article in articles:
        for one in article.statements:
            mark = "headline" if one.headline else one.role.value
            row = {**_place(one), "role": one.role, "speaker": one.speaker, "headline": one.headline}
            yield row, f"{one.document.id}:{one.start}-{one.end}\t{mark}\t{_line(one.text)}"


def _facts(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[Row, str]]:
    for article in articles:
        for found in article.facts:
            for fact in found:
                words = article.document.text[fact.start : fact.end]
                where = f"{article.document.id}:{fact.start}-{fact.end}"
                row = {"document": article.document.id, **fact_to_json(fact, article.document.text)}
                yield row, f"{where}\t{fact.kind}\t{_line(words)}\t{plain_with_referent(fact, wording())}"


def _alignments(articles: Sequence[Article], settings: Settings) -> Iterator[tuple[Row, str]]:
    for matching in align(articles, settings):
        for link in matching.links:
            scores = {"similarity": round(link.similarity, 4), "margin": round(link.margin, 4)}
            line = f"{link.similarity:.3f}\t{link.margin:.3f}\t{_label(link.a)}\n\t\t{_label(link.b)}"
            yield {"a": _place(link.a), "b": _place(link.b), **scores}, line
        for null in matching.nulls:
            row = {"a": _place(null.statement), "b": None, "other": null.other.id}
            line = f"{null.similarity:.3f}\t-\t{_label(null.statement)}\n\t\tnothing in {null.other.id}"
            yield {**row, "similarity": round(null.similarity, 4)}, line


VIEWS: dict[What, Callable[[Sequence[Article], Settings], Iterator[tuple[Row, str]]]] = {
    What.STATEMENTS: _statements,
    What.FACTS: _facts,
    What.ALIGNMENTS: _alignments,
}


def _place(statement: Statement) -> Row:
    where = {"document": statement.document.id, "start": statement.start, "end": statement.end}
    return {**where, "text": statement.text}


def _label(statement: Statement) -> str:
    return f"{statement.document.id}: {_line(statement.text)}"


def _line(text: str) -> str:
    return " ".join(text.split())
