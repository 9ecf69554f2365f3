"""Articles and their sentences as SARIF places: artifacts, regions, and the words that differ as annotations."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from compare.export.formats import address, encoded, one_line, outlet
from compare.export.sarif_rules import message
from compare.types import Article, Document, Evidence, Span


def artifact(document: Document) -> dict[str, Any]:
    """One article: where it is, its text as it was read, and the hash of that text in UTF-8."""
    # a report may hold half a surrogate pair, which has no UTF-8
    held = document.text.encode("utf-8", "surrogatepass")
    about = {
        "outlet": outlet(document),
        "title": document.title and one_line(document.title),
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "wire": document.origin,
    }
    return {
        "location": {"uri": uri(document)},
        "description": message(f"{outlet(document)}: the article's text as newscompare read it"),
        "roles": ["analysisTarget"],
        "mimeType": "text/plain",
        "encoding": "utf-8",
        "length": len(held),
        "hashes": {"sha-256": hashlib.sha256(held).hexdigest()},
        "contents": {"text": document.text},
        "properties": {name: value for name, value in about.items() if value},
    }


def uri(document: Document) -> str:
    """The article's address, or a relative reference made from its id."""
    return address(document) or f"{encoded(document)}.txt"


class Places:
    """The articles of one report; `listed` says whether they are artifacts of the run, in this order."""

    def __init__(self, articles: Sequence[Article], *, listed: bool = True) -> None:
        documents = [article.document for article in articles]
        self.names: Mapping[str, str] = {document.id: outlet(document) for document in documents}
        self._locations: dict[str, dict[str, Any]] = {}
        for index, document in enumerate(documents):
            self._locations[document.id] = {"uri": uri(document)} | ({"index": index} if listed else {})

    def whole(self, name: str) -> dict[str, Any]:
        """The article with this id, as a location."""
        return {"physicalLocation": {"artifactLocation": dict(self._locations[name])}}

    def of(self, item: Evidence) -> dict[str, Any]:
        """A sentence as a location."""
        document = item.statement.document
        place = self.whole(document.id)
        place["physicalLocation"]["region"] = region(document.text, Span(item.statement.start, item.statement.end))
        if item.marks:
            place["annotations"] = [
                region(document.text, mark) | {"message": message("the words compared")} for mark in item.marks
            ]
        return place


def region(text: str, span: Span) -> dict[str, Any]:
    """A stretch of text by offset, by line and column (from 1, the end excluded), and word for word."""
    return {
        "startLine": _line(text, span.start),
        "startColumn": _column(text, span.start),
        "endLine": _line(text, span.end),
        "endColumn": _column(text, span.end),
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": text[span.start : span.end]},
    }


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1) + 1
