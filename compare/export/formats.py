"""What exports share: what one is, what may be asked of it, and how articles and evidence are called in it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from compare.report.links import safe_url
from compare.report.pairing import fingerprints
from compare.report.text import visible
from compare.types import Document, Evidence, Finding, Report

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:newscompare:report:1")
"""Names made from one report and another version of it are alike where what they name is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be asked of an export: `since` is an earlier report, `since_name` what its reader calls it."""

    since: Report | None = None
    since_name: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One export: what `--to` calls it, what it is, how reports are drawn, and whether it can tell what is new."""

    name: str
    about: str
    render: Callable[[Sequence[Report], Options], str]
    takes_since: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """One piece of evidence of a finding; `name` stays the same over runs, whatever the order of files and findings."""

    finding: Finding
    fingerprint: str
    item: Evidence
    name: str


def anchors(report: Report) -> Iterator[Anchor]:
    """All evidence of a report, by the ranks of its findings."""
    prints = fingerprints(report)
    seen: Counter[str] = Counter()
    for finding in sorted(report.findings, key=lambda one: one.rank):
        for item in finding.evidence:
            words = (item.statement.document.id, item.statement.text)
            name = urn("evidence", report.story_id, prints[finding.id], *words)
            seen[name] += 1
            # one sentence may stand twice in an article: the second one has a name of its own
            yield Anchor(finding, prints[finding.id], item, name if seen[name] == 1 else urn(name, str(seen[name])))


def urn(*parts: str) -> str:
    """A name that no other thing has and that stays: the same for the same parts (RFC 9562, version 5)."""
    return uuid.uuid5(_NAMES, json.dumps(parts)).urn


def address(document: Document) -> str | None:
    """The article's own address, if it may become a link."""
    return safe_url(document.url)


def encoded(document: Document) -> str:
    """The article's id, fit to be one part of an address."""
    return quote(document.id, safe="", errors="replace")


def outlet(document: Document) -> str:
    """What a reader calls the article's source."""
    return one_line(document.source or document.title or document.id)


def one_line(text: str) -> str:
    """Other people's words for display: one line, nothing invisible that reorders what stands around it."""
    return " ".join(visible(text).split())
