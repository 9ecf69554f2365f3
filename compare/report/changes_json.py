"""What `--since` adds to the JSON report: the object `since`, as `report.schema.json` documents it."""

from __future__ import annotations

from typing import Any

from compare.report.changes import Change, Changes, State
from compare.types import Document, Evidence


def since(changes: Changes) -> dict[str, Any]:
    """The changes as JSON values; findings that are gone are told in full, for the report no longer has them."""
    return {
        "report": {
            "name": changes.name,
            "version": changes.previous.version,
            "story": {"id": changes.previous.story_id, "title": changes.previous.story_title},
        },
        "documents": {
            "new": [article.document.id for article in changes.articles_new],
            "edited": [article.document.id for article in changes.articles_edited],
            "gone": [_source(article.document) for article in changes.articles_gone],
        },
        "findings": [_here(change) for change in changes.findings if change.state is not State.GONE],
        "gone": [_gone(change) for change in changes.of(State.GONE)],
    }


def _here(change: Change) -> dict[str, Any]:
    return {
        "finding": change.finding.id,
        "fingerprint": change.fingerprint,
        "state": change.state.value,
        "was": None if change.was is None else change.was.id,
        "differs": [difference.value for difference in change.differs],
        "cause": None if change.cause is None else change.cause.value,
    }


def _gone(change: Change) -> dict[str, Any]:
    finding = change.finding
    return {
        "finding": finding.id,
        "fingerprint": change.fingerprint,
        "cause": None if change.cause is None else change.cause.value,
        "type": finding.type.value,
        "kind": None if finding.kind is None else finding.kind.value,
        "rule": finding.rule,
        "explanation": finding.explanation,
        "evidence": [_evidence(item) for item in finding.evidence],
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {**_source(item.statement.document), "side": item.side, "text": item.statement.text}


def _source(document: Document) -> dict[str, Any]:
    return {"id": document.id, "source": document.source, "title": document.title, "url": document.url}
