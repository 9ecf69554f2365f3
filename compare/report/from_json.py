"""From a kept JSON report back to a `Report`, for exports and for drawing a page again.

Nothing is believed: a field that is missing or of the wrong type, an offset outside its text, evidence whose
words are not the document's, an unknown document or a gap in the ranks is an `InputError` that names the place.
Not part of the JSON and therefore not restored: vectors, facts outside the evidence, which statement is the
headline, and the rule that made an interval of a number.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from compare.errors import InputError
from compare.report.as_json import SCHEMA
from compare.report.tables import Table
from compare.types import (
    Article,
    DateValue,
    DisputeKind,
    Document,
    Dropped,
    Evidence,
    Fact,
    FactKind,
    FactValue,
    Finding,
    FindingType,
    Granularity,
    MonthDay,
    NameValue,
    PublishedBy,
    Quantity,
    Relative,
    Report,
    Role,
    StanceValue,
    Statement,
)


def loads(text: str) -> Report:
    """The report that `dumps` wrote; `to_json` of it gives the same JSON again.

    Raises:
        InputError: if the text is not JSON, of another schema, or breaks a rule named in this module's docstring.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"the report is not JSON: {error}; a file that `newscompare report` wrote is needed"
        ) from error
    return from_json(value)


def from_json(value: Any) -> Report:
    """Like `loads`, for JSON that is parsed already."""
    top = Table(value, "report")
    if (found := top.value.get("schema")) != SCHEMA:
        raise InputError(f"the report's schema is {found!r}; this version of newscompare reads {SCHEMA!r}")
    articles = tuple(_article(table) for table in top.tables("documents"))
    known = {article.document.id: article for article in articles}
    if len(known) < len(articles):
        raise InputError("report.documents: two documents have the same id")
    findings = tuple(_finding(table, known) for table in top.tables("findings"))
    if [finding.rank for finding in findings] != list(range(1, len(findings) + 1)):
        raise InputError("report.findings: the ranks do not count from 1 without gaps, in the order of the list")
    story = top.table("story")
    return Report(
        story_id=story.get("id", str),
        story_title=story.get("title", str),
        articles=articles,
        findings=findings,
        limits=top.texts("limits"),
        settings=top.table("settings").value,
        version=top.get("version", str),
    )


def _article(table: Table) -> Article:
    text, published = table.get("text", str), table.optional("published", str)
    document = Document(
        id=table.get("id", str),
        text=text,
        source=table.optional("source", str),
        origin=table.optional("origin", str),
        title=table.optional("title", str),
        url=table.optional("url", str),
        language=table.get("language", str),
        published=None if published is None else _day(published, f"{table.where}.published"),
        published_by=table.choice("published_by", PublishedBy) if table.optional("published_by", str) else None,
        dropped=tuple(_dropped(item, text) for item in table.tables("dropped")),
    )
    statements = tuple(_statement(item, document) for item in table.tables("statements"))
    vectors = np.zeros((len(statements), 0), dtype=np.float32)
    return Article(document, statements, ((),) * len(statements), vectors)


def _dropped(table: Table, text: str) -> Dropped:
    span = table.span(text)
    return Dropped(span.start, span.end, table.get("reason", str))


def _statement(table: Table, document: Document) -> Statement:
    span = table.span(document.text)
    return Statement(document, span.start, span.end, table.choice("role", Role), table.optional("speaker", str))


def _finding(table: Table, known: Mapping[str, Article]) -> Finding:
    missing = table.texts("missing_from")
    if unknown := [name for name in missing if name not in known]:
        raise InputError(f"{table.where}.missing_from: there is no document {unknown[0]!r}")
    return Finding(
        id=table.get("id", str),
        type=table.choice("type", FindingType),
        kind=table.choice("kind", DisputeKind) if table.optional("kind", str) else None,
        relation=table.optional("relation", str),
        rule=table.get("rule", str),
        explanation=table.get("explanation", str),
        origins=table.texts("origins"),
        rank=table.get("rank", int),
        evidence=tuple(_evidence(item, known) for item in table.tables("evidence")),
        missing_from=missing,
    )


def _evidence(table: Table, known: Mapping[str, Article]) -> Evidence:
    name = table.get("document", str)
    if name not in known:
        raise InputError(f"{table.where}.document: there is no document {name!r}")
    article = known[name]
    text = article.document.text
    span = table.span(text)
    if text[span.start : span.end] != table.get("text", str):
        raise InputError(f"{table.where}.text is not what stands at {span.start} to {span.end} of document {name!r}")
    plain = Statement(article.document, span.start, span.end)
    same = (s for s in article.statements if (s.start, s.end) == (span.start, span.end))
    return Evidence(
        statement=next(same, plain),
        side=table.get("side", int),
        marks=tuple(mark.span(text) for mark in table.tables("marks")),
        facts=tuple(_fact(item, text) for item in table.tables("facts")),
    )


def _fact(table: Table, text: str) -> Fact:
    span, kind, value = table.span(text), table.choice("kind", FactKind), table.table("value")
    return Fact(kind, span.start, span.end, _value(value, kind, text[span.start : span.end]))


def _value(table: Table, kind: FactKind, words: str) -> FactValue:
    if kind == FactKind.DATE:
        return _date(table)
    if kind in (FactKind.NUMBER, FactKind.ORDINAL, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION):
        return _quantity(table)
    if kind in (FactKind.POLARITY, FactKind.MODALITY):
        return StanceValue(
            negative=table.get("negative", bool),
            not_yet=table.get("not_yet", bool),
            certainty=table.get("certainty", str),
            predicate=table.get("predicate", str),
        )
    return NameValue(table.get("key", str), words, role=table.optional("role", str) if "role" in table.value else None)


def _date(table: Table) -> DateValue:
    first, last = table.optional("from", str), table.optional("to", str)
    return DateValue(
        first=None if first is None else _end(first, f"{table.where}.from"),
        last=None if last is None else _end(last, f"{table.where}.to"),
        granularity=table.choice("granularity", Granularity),
        relative=_relative(table.table("relative")) if "relative" in table.value else None,
        time=table.get("time", str) if "time" in table.value else None,
        zone=table.get("zone", str) if "zone" in table.value else None,
    )


def _relative(table: Table) -> Relative:
    return Relative(table.choice("unit", Granularity), table.get("offset", int))


def _quantity(table: Table) -> Quantity:
    return Quantity(
        low=table.optional("low", float),
        high=table.optional("high", float),
        low_open=table.get("low_open", bool),
        high_open=table.get("high_open", bool),
        unit=table.optional("unit", str),
        of=table.optional("of", str),
        seconds=table.get("seconds", float) if "seconds" in table.value else None,
    )


def _end(text: str, where: str) -> dt.date | MonthDay:
    if not text.startswith("--"):
        return _day(text, where)
    try:
        # 2000 is a leap year: every day of every year is one of its days.
        day = dt.date.fromisoformat(f"2000-{text[2:]}")
    except ValueError as error:
        raise InputError(f"{where}: {text!r} is not a day without a year (--12-17)") from error
    return MonthDay(day.month, day.day)


def _day(text: str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{where}: {text!r} is not a date (2021-12-17)") from error
