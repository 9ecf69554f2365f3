"""Reports read back from JSON: one in a file, or several, one after the other, as `report --json` prints stories."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from compare.errors import InputError
from compare.report.from_json import from_json
from compare.types import Finding, FindingType, Report

_DISPUTES = (FindingType.DISCREPANCY, FindingType.UPDATE)


def load(text: str, where: str) -> tuple[Report, ...]:
    """The reports in a text; `where` is what messages call it.

    Raises:
        InputError: if there is none, if something in it is not JSON, or if a report breaks the rules of
            `report.schema.json` that an export rests on; the message names the place.
    """
    found = tuple(_report(value, where) for value in _values(text, where))
    if not found:
        raise InputError(f"{where} is empty; a JSON report is needed, as `newscompare report PATH... --json` prints it")
    return found


def _values(text: str, where: str) -> Iterator[Any]:
    """The JSON values in a text, with nothing but white space between them."""
    decoder, at = json.JSONDecoder(), _blank(text, 0)
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"{where} is not JSON: {error}; a file that `newscompare report` wrote beside the page is needed"
            ) from error
        yield value
        at = _blank(text, at)


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n\ufeff":
        at += 1
    return at


def _report(value: Any, where: str) -> Report:
    try:
        report = from_json(value)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    seen: set[str] = set()
    for number, finding in enumerate(report.findings):
        if lacking := _lacking(finding) or ("an id of its own" if finding.id in seen else ""):
            raise InputError(
                f"{where}: report.findings[{number}] ({finding.type} {finding.id!r:.60}) has not {lacking}, "
                "which report.schema.json asks for; write the report anew with `newscompare report`"
            )
        seen.add(finding.id)
    return report


def _lacking(finding: Finding) -> str:
    """What a finding of this type must have and this one has not."""
    least = 1 if finding.type is FindingType.OMISSION else 2
    if len(finding.evidence) < least:
        return "enough evidence" if finding.evidence else "any evidence"
    if any(not item.statement.text for item in finding.evidence):
        return "evidence with words"
    if finding.type in _DISPUTES and finding.kind is None:
        return "a kind"
    if finding.type is FindingType.AGREEMENT and finding.relation not in ("equal", "compatible"):
        return "a relation (equal, compatible)"
    if finding.type is FindingType.OMISSION and not finding.missing_from:
        return "an article that it is missing from"
    return ""
