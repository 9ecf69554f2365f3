"""SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format): for viewers of results and for gates in a CI.

One run for each report. A result is a finding: a discrepancy is a warning, an update and an omission are notes, an
agreement has passed. It stands at its first evidence; the rest of the evidence, and the articles that leave something
out, are its related locations. Offsets, lines and columns count code points of the article's text as the report has it,
which each artifact carries with its SHA-256. `partialFingerprints` are the same over runs; with an earlier report
(`--since`) each result says in `baselineState` whether it is new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.export.formats import Format, Options, one_line, outlet, urn
from compare.export.sarif_places import Places, artifact
from compare.export.sarif_rules import LEVELS, NOT_CHECKED, descriptors, message, rules
from compare.report.as_json import json_text, to_json
from compare.report.changes import State, changes
from compare.report.pairing import fingerprints
from compare.types import Evidence, Finding, FindingType, Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "newscompareFinding/v1"
_BASELINE = {State.NEW: "new", State.CHANGED: "updated", State.UNCHANGED: "unchanged", State.GONE: "absent"}


def render(reports: Sequence[Report], options: Options) -> str:
    """One log with a run for each report; `since` is held against the report of the same story, or the only one."""
    runs = [_run(report, options if _follows(report, reports, options) else Options()) for report in reports]
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}) + "\n"


FORMAT = Format("sarif", "SARIF 2.1.0, for viewers and for gates in a CI", render, takes_since=True)


def _follows(report: Report, reports: Sequence[Report], options: Options) -> bool:
    since = options.since
    return since is not None and (len(reports) == 1 or since.story_id == report.story_id)


def _run(report: Report, options: Options) -> dict[str, Any]:
    told = _told(report, options)
    known = rules([one.finding for one in told])
    return {
        "tool": {
            "driver": {
                "name": "newscompare",
                "version": report.version,
                "language": "en",
                "rules": list(descriptors([one.finding for one in told])),
                "notifications": [NOT_CHECKED],
            }
        },
        "automationDetails": {
            "id": f"newscompare/{report.story_id}/",
            "description": message(one_line(report.story_title) or report.story_id),
        },
        "language": "en",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [artifact(article.document) for article in report.articles],
        "results": [_result(one, report.story_id) | {"ruleIndex": known.index(one.finding.rule)} for one in told],
    }


def _invocation(report: Report) -> dict[str, Any]:
    """The limits as notifications: what a reader must know before he trusts an empty list."""
    limits = [
        {"descriptor": {"id": NOT_CHECKED["id"], "index": 0}, "level": "note", "message": message(one_line(limit))}
        for limit in report.limits
    ]
    settings = to_json(report)["settings"]
    return {"executionSuccessful": True, "toolExecutionNotifications": limits, "properties": {"settings": settings}}


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding that becomes a result; `state` where there is an earlier report."""

    finding: Finding
    fingerprint: str
    places: Places
    state: State | None = None


def _told(report: Report, options: Options) -> list[_Told]:
    """The findings by rank; with an earlier report also those that are gone."""
    places = Places(report.articles)
    if options.since is None:
        prints = fingerprints(report)
        return [_Told(one, prints[one.id], places) for one in sorted(report.findings, key=lambda one: one.rank)]
    # the articles of the earlier report are no artifacts of this run: their places have no index
    earlier = Places(options.since.articles, listed=False)
    return [
        _Told(one.finding, one.fingerprint, earlier if one.state is State.GONE else places, one.state)
        for one in changes(report, options.since, options.since_name).findings
    ]


def _result(told: _Told, story: str) -> dict[str, Any]:
    finding, places = told.finding, told.places
    first, *others = finding.evidence
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": "pass" if finding.type is FindingType.AGREEMENT else "fail",
        "level": LEVELS[finding.type],
        "message": message(_said(finding)),
        "correlationGuid": urn("result", story, told.fingerprint).removeprefix("urn:uuid:"),
        "locations": [places.of(first) | {"message": message(_holder(first, finding))}],
        "partialFingerprints": {FINGERPRINT: told.fingerprint},
        "properties": _properties(finding),
    }
    related = [places.of(item) | {"message": message(_holder(item, finding))} for item in others]
    for name in finding.missing_from:
        related.append(places.whole(name) | {"message": message(f"{places.names[name]}: nothing like it here")})
    if related:
        found["relatedLocations"] = [{"id": number} | place for number, place in enumerate(related, start=1)]
    if told.state is not None:
        found["baselineState"] = _BASELINE[told.state]
    return found


def _said(finding: Finding) -> str:
    kind = f", {finding.kind}" if finding.kind else ""
    said = f"{finding.type.capitalize()}{kind}: {one_line(finding.explanation)}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _holder(item: Evidence, finding: Finding) -> str:
    """Who says it, and on which side; the words of a result's places."""
    side = f", position {item.side + 1}" if finding.kind else ""
    return f"{outlet(item.statement.document)}{side}"


def _properties(finding: Finding) -> Mapping[str, Any]:
    """What SARIF has no field for. `importance` is the finding's rank among all of the report, 1 first."""
    return {
        "findingId": finding.id,
        "type": str(finding.type),
        "kind": None if finding.kind is None else str(finding.kind),
        "importance": finding.rank,
        "origins": [one_line(name) for name in finding.origins],
        "tags": [str(finding.type), *([str(finding.kind)] if finding.kind else [])],
    }
