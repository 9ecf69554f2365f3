"""The JSON report, `newscompare/report/1`: fields and their order as `report.schema.json` documents them.

Offsets count code points of a document's `text` and are end-exclusive. `rank` counts over all findings of a
report, whatever their type, from 1 and without gaps; findings stand in the order of their ranks.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from compare.types import (
    Article,
    DateValue,
    Evidence,
    Fact,
    FactValue,
    Finding,
    NameValue,
    Quantity,
    Report,
    StanceValue,
    Statement,
)

SCHEMA = "newscompare/report/1"

# Lone surrogates have no UTF-8, and the three others end a line for many readers of JSON lines.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def dumps(report: Report, *, indent: int | None = 2, since: Mapping[str, Any] | None = None) -> str:
    """The JSON report as text that UTF-8 can encode; `indent=None` puts it on one line, for JSON lines.

    `since` is what changed since an earlier report (`changes_json.since`).

    Raises:
        ValueError: if a setting is a number that JSON does not know (NaN, infinity).
    """
    return json_text(to_json(report) if since is None else {**to_json(report), "since": since}, indent=indent)


def json_text(value: Any, *, indent: int | None = 2) -> str:
    """JSON values as text that UTF-8 can encode and in which only line feeds end a line.

    Raises:
        ValueError: if a number is one that JSON does not know (NaN, infinity).
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _schema_text() -> str:
    return (files(__package__) / "report.schema.json").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` gives, a fresh copy at each call."""
    loaded: dict[str, Any] = json.loads(_schema_text())
    return loaded


def to_json(report: Report) -> dict[str, Any]:
    """The report as JSON values: dicts, lists, strings, numbers, booleans and None."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "settings": _plain(report.settings),
        "limits": list(report.limits),
        "story": {"id": report.story_id, "title": report.story_title},
        "documents": [_document(article) for article in report.articles],
        "findings": [_finding(finding) for finding in sorted(report.findings, key=lambda f: (f.rank, f.id))],
    }


def fact_to_json(fact: Fact, text: str | None = None) -> dict[str, Any]:
    """One fact: kind, offsets and normalised value.

    Args:
        fact: the fact.
        text: what the offsets point into; if given, the words themselves stand after `kind`, as `facts` prints them.
    """
    words = {} if text is None else {"text": text[fact.start : fact.end]}
    return {
        "kind": fact.kind.value,
        **words,
        "start": fact.start,
        "end": fact.end,
        "value": _value(fact.value),
    }


def _document(article: Article) -> dict[str, Any]:
    document = article.document
    return {
        "id": document.id,
        "source": document.source,
        "origin": document.origin,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "published": None if document.published is None else document.published.isoformat(),
        "published_by": None if document.published_by is None else document.published_by.value,
        "text": document.text,
        "statements": [_statement(statement) for statement in article.statements],
        "dropped": [{"start": d.start, "end": d.end, "reason": d.reason} for d in document.dropped],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "start": statement.start,
        "end": statement.end,
        "role": statement.role.value,
        "speaker": statement.speaker,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "type": finding.type.value,
        "kind": None if finding.kind is None else finding.kind.value,
        "relation": finding.relation,
        "rule": finding.rule,
        "explanation": finding.explanation,
        "origins": list(finding.origins),
        "rank": finding.rank,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "missing_from": list(finding.missing_from),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    statement = evidence.statement
    return {
        "document": statement.document.id,
        "side": evidence.side,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "marks": [{"start": mark.start, "end": mark.end} for mark in evidence.marks],
        "facts": [fact_to_json(fact) for fact in evidence.facts],
    }


def _value(value: FactValue) -> dict[str, Any]:
    if isinstance(value, DateValue):
        return _date(value)
    if isinstance(value, NameValue):
        return {"key": value.key} if value.role is None else {"key": value.key, "role": value.role}
    if isinstance(value, StanceValue):
        return {
            "negative": value.negative,
            "not_yet": value.not_yet,
            "certainty": value.certainty,
            "predicate": value.predicate,
        }
    return _quantity(value)


def _date(value: DateValue) -> dict[str, Any]:
    # str() writes both ends alike: ISO 8601 for a date, gMonthDay for a day without a year.
    result: dict[str, Any] = {
        "from": None if value.first is None else str(value.first),
        "to": None if value.last is None else str(value.last),
        "granularity": value.granularity.value,
    }
    if value.time is not None:
        result["time"] = value.time
    if value.zone is not None:
        result["zone"] = value.zone
    if value.relative is not None:
        result["relative"] = {"unit": value.relative.unit.value, "offset": value.relative.offset}
    return result


def _quantity(value: Quantity) -> dict[str, Any]:
    result: dict[str, Any] = {
        "low": _bound(value.low),
        "high": _bound(value.high),
        "low_open": value.low_open,
        "high_open": value.high_open,
        "unit": value.unit,
        "of": value.of,
    }
    if value.seconds is not None:
        result["seconds"] = _bound(value.seconds)
    return result


def _bound(number: float | None) -> float | None:
    """A number as people write it (100000, not 100000.0); an infinite end is no bound."""
    if number is None or math.isinf(number):
        return None
    return int(number) if float(number).is_integer() and abs(number) < 2**53 else float(number)


def _plain(value: Any) -> Any:
    """A setting as a JSON value; what JSON does not know is written as `str` writes it."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted((_plain(item) for item in value), key=str)
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return str(value)
