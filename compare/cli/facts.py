"""`newscompare facts`: a filter, lines in, the facts of each line out as JSON lines."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Mapping
from typing import Any

import typer

from compare.facts import find_facts
from compare.languages import load
from compare.read import guess_language
from compare.report.as_json import fact_to_json

PREFERENCES = ("past", "future")


def facts() -> None:
    """Read text lines (or JSON lines with text, lang, reference, prefer); print the facts of each, in order."""
    bad = 0
    for line in sys.stdin:
        answer = _answer(line.rstrip("\r\n"))
        bad += "error" in answer
        typer.echo(json.dumps(answer, ensure_ascii=False))
    raise typer.Exit(2 if bad else 0)


def _answer(line: str) -> dict[str, Any]:
    """What to print for one line: its fields and the facts, or what is wrong with it."""
    if not line.strip():
        return {"facts": []}
    try:
        given = _fields(line)
        text = given["text"]
        language = load(given.get("lang") or guess_language(text))
        reference = dt.date.fromisoformat(given["reference"]) if given.get("reference") else None
    except ValueError as error:
        return {"error": str(error), "line": line}
    found = find_facts(text, language, reference, given.get("prefer", "past"))
    return {**given, "facts": [fact_to_json(fact, text) for fact in found]}


def _fields(line: str) -> Mapping[str, Any]:
    """The fields of one input line; a line that is no JSON object is text.

    Raises:
        ValueError: if a field has the wrong type or an unknown value.
    """
    if not line.lstrip().startswith("{"):
        return {"text": line}
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(given.get("text"), str):
        raise ValueError('the object needs a "text" that is a string')
    for name in ("lang", "reference", "prefer"):
        if given.get(name) is not None and not isinstance(given[name], str):
            raise ValueError(f'"{name}" must be a string, not {given[name]!r}')
    if given.get("prefer", "past") not in PREFERENCES:
        raise ValueError(f'"prefer" is one of {", ".join(PREFERENCES)}, not {given["prefer"]!r}')
    return dict(given)
