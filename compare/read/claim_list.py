"""Lists of claims: a CSV file with a header that names a column `claim`, or plain text with one claim a line."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.errors import ReadError
from compare.read.encodings import decode

COLUMN, DATE, LANGUAGE = "claim", "date", "lang"
DELIMITERS = (",", ";", "\t")
"""What separates cells: spreadsheets of countries with a decimal comma write semicolons."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One claim of a list.

    Args:
        line: where it begins, counted from 1.
        text: the claim.
        date: the day from which its relative dates count, if the list gives one.
        language: its ISO 639-1 code, if the list gives one.
    """

    line: int
    text: str
    date: dt.date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that holds no claim, and why."""

    line: int
    message: str


def read_claims(path: Path) -> tuple[tuple[Listed, ...], tuple[BadRow, ...]]:
    """The claims of a file in their order, and its rows that are none; empty lines are neither.

    Raises:
        ReadError: if the file cannot be read, is no text, or has a table's ending and no column `claim`.
    """
    try:
        text = decode(path.read_bytes(), str(path)).text
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}; name a list of claims") from error
    head, _, _ = text.lstrip("\n").partition("\n")
    delimiter = next((mark for mark in DELIMITERS if COLUMN in _names(head, mark)), None)
    if delimiter is None and path.suffix.casefold() in (".csv", ".tsv"):
        raise ReadError(f"{path}: its first line names no column {COLUMN!r}: {head[:80]!r}; name one, or call it .txt")
    rows = list(_lines(text) if delimiter is None else _cells(text, delimiter))
    claims = tuple(row for row in rows if isinstance(row, Listed))
    if not claims:
        raise ReadError(f"{path}: there is no claim in it")
    return claims, tuple(row for row in rows if isinstance(row, BadRow))


def _names(head: str, delimiter: str) -> list[str]:
    return [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=delimiter), [])]


def _lines(text: str) -> Iterator[Listed | BadRow]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _claim(number, line.strip())


def _cells(text: str, delimiter: str) -> Iterator[Listed | BadRow]:
    """The rows of a table below its header; a cell may have several lines."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    names: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(line, str(error))
            continue
        if not any(cell.strip() for cell in row):
            continue
        if names is None:
            names = [cell.strip().casefold() for cell in row]
        else:
            yield _row(line, names, row)


def _row(line: int, names: Sequence[str], row: Sequence[str]) -> Listed | BadRow:
    if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        return BadRow(line, f"it has {len(row)} cells, and the header {len(names)}; a cell with a comma needs quotes")
    cells = {name: cell.strip() for name, cell in zip(names, row, strict=False)}
    date = cells.get(DATE, "")
    try:
        day = dt.date.fromisoformat(date) if date else None
    except ValueError:
        return BadRow(line, f"{date!r} is no date; write it as 2022-01-31")
    return _claim(line, cells.get(COLUMN, ""), day, cells.get(LANGUAGE, "").lower() or None)


def _claim(line: int, text: str, date: dt.date | None = None, language: str | None = None) -> Listed | BadRow:
    if not any(map(str.isalnum, text)):
        return BadRow(line, f"the claim {text!r} has no words")
    if language is not None and not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        return BadRow(line, f"{language!r} is no language; write an ISO 639-1 code (ar)")
    return Listed(line, text, date, language)
