"""`--since`: the reports of an earlier run, and which of them is on the story at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import InputError, OptionError
from compare.types import Report

if TYPE_CHECKING:
    from compare.report.changes import Changes

NEEDED = "give the JSON that an earlier `newscompare report` wrote, or the folder it wrote to"


@dataclass(slots=True)
class Earlier:
    """The reports of an earlier run with their files' names; each is used for one story at most."""

    reports: list[tuple[str, Report]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path | None) -> Earlier:
        """The reports in a file (one, or one a line), or in the `.json` files of a folder.

        Raises:
            InputError: if there is none, or one is damaged; the message names the file.
        """
        if path is None:
            return cls()
        if not path.is_dir():
            return cls([(path.name, report) for report in _reports(path)])
        files = sorted(file for file in path.glob("*.json") if not file.name.endswith(".verdicts.json"))
        found = [(file.name, report) for file in files if _is_report(file) for report in _reports(file)]
        if not found:
            raise OptionError(f"--since {path}: no report in this folder; {NEEDED}")
        return cls(found)

    def changes(self, report: Report, *, only: bool) -> Changes | None:
        """What changed since the earlier report on this story: the one that shares most articles with it.

        Args:
            report: the report at hand.
            only: whether there is no other story, so that a single earlier report is taken whatever it tells.
        """
        from compare.report.changes import changes
        from compare.report.pairing import Articles

        shared = [len(Articles.pair(report.articles, earlier.articles).of) for _, earlier in self.reports]
        named = [earlier.story_id == report.story_id for _, earlier in self.reports]
        best = max(range(len(shared)), key=lambda n: (shared[n], named[n]), default=None)
        if best is None or not (shared[best] or named[best] or (only and len(self.reports) == 1)):
            return None
        name, earlier = self.reports.pop(best)
        return changes(report, earlier, name)


def _reports(file: Path) -> Iterator[Report]:
    """The reports in one file.

    Raises:
        InputError: if it cannot be read, or holds something else.
    """
    from compare.report.from_json import from_json

    for where, value in _values(file):
        try:
            yield from_json(value)
        except InputError as error:
            raise InputError(f"--since {where}: {error}; {NEEDED}") from error


def _values(file: Path) -> Iterator[tuple[str, Any]]:
    """The JSON values of a file, one for all of it or one a line, each with what messages call it."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"--since {file} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    try:
        yield str(file), json.loads(text)
        return
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            raise InputError(f"--since {file} is not JSON: {error}; {NEEDED}") from error
    for number, line in enumerate(lines, start=1):
        try:
            yield f"{file}, line {number}", json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"--since {file}, line {number}, is not JSON: {error}; {NEEDED}") from error


def _is_report(file: Path) -> bool:
    """Whether a file in a folder calls itself a report; others may lie there too."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(value, dict) and str(value.get("schema", "")).startswith("newscompare/report/")
