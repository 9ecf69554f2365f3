"""What the filters share: lines of standard input in, one JSON object a line out, and what is wrong with a line."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import typer

Object = dict[str, Any]

REFUSAL = {"error", "line"}
"""The fields of an answer to a line that is not valid; other answers have more, whatever was in their line."""


def input_lines() -> Iterator[str]:
    """The lines of standard input, without their ends; bytes that are no UTF-8 become lone surrogates."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    for number, line in enumerate(sys.stdin):
        yield (line.removeprefix("\ufeff") if number == 0 else line).rstrip("\r\n")


def answer(answers: Iterable[Object]) -> typer.Exit:
    """Print one answer a line; the exit to raise has code 2 if any of them is an error."""
    bad = False
    for found in answers:
        bad = bad or found.keys() == REFUSAL
        typer.echo(json.dumps(found, ensure_ascii=False))
    return typer.Exit(2 if bad else 0)


def refusal(line: str, error: Exception) -> Object:
    """The answer to a line that is not valid; what cannot be printed of it is escaped."""
    return {"error": _printable(str(error)), "line": _printable(line)}


def fields_of(line: str) -> Object:
    """The JSON object of a line.

    Raises:
        ValueError: if the line is no JSON object, or has characters that no text has (halves of a surrogate pair).
    """
    try:
        line.encode("utf-8")
        given = json.loads(line)
        json.dumps(given, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"not UTF-8 text: {error.reason} at character {error.start}") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(given, dict):
        raise ValueError(f"a JSON object is needed, not {line.strip()[:40]!r}")
    return given


def text_field(given: Mapping[str, Any], name: str) -> str:
    """A field that must be there.

    Raises:
        ValueError: if it is missing, no string, or has nothing but white space.
    """
    value = given.get(name)
    if not isinstance(value, str):
        raise ValueError(f'the object needs "{name}" that is a string')
    if not value.strip():
        raise ValueError(f'"{name}" has no words')
    return value


def optional_field(given: Mapping[str, Any], name: str) -> str | None:
    """A field that may be missing, null or empty.

    Raises:
        ValueError: if it is there and no string.
    """
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{name}" must be a string, not {value!r}')
    return value or None


def date_field(given: Mapping[str, Any], name: str) -> dt.date | None:
    """A field that may be missing, null or empty, as a day.

    Raises:
        ValueError: if it is there and no date as 2022-01-31.
    """
    value = optional_field(given, name)
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ValueError(f'"{name}" is {value!r}: {error}; write the date as 2022-01-31') from error


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
