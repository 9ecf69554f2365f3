"""Addresses: which ones may become links, and the anchors inside a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from compare.types import Finding, Statement

# Long enough to be unique in an article, short enough to survive small differences in a page's spacing.
_FRAGMENT_WORDS = 4
_NOT_IN_URL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>\"\\]")
_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_.-]+")


def safe_url(url: str | None) -> str | None:
    """`url` if it may become a link: absolute, http or https, nothing in it that a browser reads differently."""
    if url is None or _NOT_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def quotation_url(statement: Statement) -> str | None:
    """The article's own address, scrolled to the statement by a text fragment (WICG URL Fragment Text Directives)."""
    url = safe_url(statement.document.url)
    if url is None or "#" in url:
        return url
    words = [_fragment(word) for word in statement.text.split() if word.isprintable()]
    if len(words) <= 2 * _FRAGMENT_WORDS:
        directive = "%20".join(words)
    else:
        directive = "%20".join(words[:_FRAGMENT_WORDS]) + "," + "%20".join(words[-_FRAGMENT_WORDS:])
    return f"{url}#:~:text={directive}"


def _fragment(word: str) -> str:
    """Percent-encoded; "-" has a meaning in a text directive and `quote` leaves it alone."""
    return quote(word, safe="", errors="replace").replace("-", "%2D")


def finding_anchors(findings: Sequence[Finding]) -> dict[str, str]:
    """Finding id to the id of its element, `f-` and the finding's id, unique within the page."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for finding in findings:
        anchor = "f-" + _NOT_IN_ANCHOR.sub("-", finding.id)
        while anchor in taken:
            anchor += "_"
        taken.add(anchor)
        anchors[finding.id] = anchor
    return anchors


def statement_anchor(document_index: int, start: int) -> str:
    """The id of a statement's element in the full text: it depends on where the statement starts, nothing else."""
    return f"d{document_index + 1}-{start}"


def letter(index: int) -> str:
    """A short name for the source at `index`: A to Z, then AA, AB and so on."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
