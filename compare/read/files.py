"""From a file's bytes to documents, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from pathlib import Path

from compare.errors import ReadError
from compare.read.draft import Draft, Told, document
from compare.read.encodings import decode
from compare.read.fetch import Fetched, host_of, is_url, last_part
from compare.read.structured import json_drafts, parse_json
from compare.read.text import text_draft
from compare.types import Document

# Pages with their pictures inside reach a few MB, articles stay below one; what is larger is no article. JSON lines
# are a collection, so there each line is measured.
MOST_BYTES = 10_000_000

TEXT, HTML, JSON, JSON_LINES = "text", "html", "json", "json lines"
_KINDS = {
    ".txt": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".json": JSON,
    ".jsonld": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}
_MEDIA = {"application/json": JSON, "application/ld+json": JSON, "text/plain": TEXT}
_UNSAFE = re.compile(r"[^\w.-]+")
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|\?xml|!--)", re.I)
# Longer names are no use to anybody, and some file systems refuse them.
_MOST_NAME = 80


def read_bytes(
    name: str, data: bytes, told: Told | None = None, *, page: Fetched | None = None
) -> tuple[list[Document], list[str]]:
    """The articles in a file's content, and what is wrong with the rest of it.

    Args:
        name: the file's name or address; its ending tells the format, its stem becomes the id.
        data: the content.
        told: what the user says of it.
        page: the answer that brought it, if it was fetched.

    Raises:
        ReadError: if there is no article in it. Of JSON lines the bad ones are listed, the others are read.
    """
    told = told or Told()
    kind = _kind(name, data, page)
    if kind == JSON_LINES:
        return _json_lines(name, data, told)
    if len(data) > MOST_BYTES:
        raise too_large(name, len(data))
    drafts = _drafts(name, data, kind, page)
    return [document(draft, told, name) for draft in drafts], []


def too_large(name: str, size: int) -> ReadError:
    """The error for a file past `MOST_BYTES`."""
    return ReadError(f"{name} has {size:,} bytes; at most {MOST_BYTES:,} are read, and articles are far smaller")


def has_limit(path: Path) -> bool:
    """Whether the size of a whole file is limited; JSON lines are measured line by line."""
    return _KINDS.get(path.suffix.lower()) != JSON_LINES


def stem(name: str) -> str:
    """A file's or address's name without its ending, usable as a file name."""
    if not is_url(name):
        return safe(Path(name).stem)
    return safe(last_part(name).rsplit(".", 1)[0] or host_of(name) or "page")


def safe(name: str, default: str = "article") -> str:
    """`name` with letters, digits, dots, dashes and underscores only; never empty or hidden."""
    return _UNSAFE.sub("-", name).strip("-.")[:_MOST_NAME] or default


def unique(name: str, taken: Container[str]) -> str:
    """`name`, with a number after it if it is taken already."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _kind(name: str, data: bytes, page: Fetched | None) -> str:
    """The format: as the server says, else by the ending, else by the first characters."""
    if page:
        return _MEDIA.get(page.media_type, HTML)
    if known := _KINDS.get(Path(name).suffix.lower()):
        return known
    head = data[:1000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if _MARKUP.match(head):
        return HTML
    return JSON if head.startswith(("{", '["', "[{")) else TEXT


def _drafts(name: str, data: bytes, kind: str, page: Fetched | None) -> list[Draft]:
    charset, url = (page.charset, page.url) if page else (None, None)
    if kind == HTML:
        # lxml and trafilatura take time to import, which text files need not pay
        from compare.read.html import declared_charset, html_draft

        return [html_draft(decode(data, name, charset or declared_charset(data)), stem(name), name, url)]
    decoded = decode(data, name, charset)
    if kind == TEXT:
        drafts = [text_draft(decoded, stem(name))]
    else:
        drafts = json_drafts(parse_json(decoded.text, name), stem(name), name)
        if len(drafts) == 1:  # a file with one article names it
            drafts = [replace(drafts[0], id=stem(name))]
    return [replace(draft, url=draft.url or url, notes=draft.notes or decoded.notes) for draft in drafts]


def _json_lines(name: str, data: bytes, told: Told) -> tuple[list[Document], list[str]]:
    """One article a line."""
    documents: list[Document] = []
    problems: list[str] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            if len(line) > MOST_BYTES:
                raise too_large(where, len(line))
            value = parse_json(decode(line, where).text, where)
            documents.extend(document(draft, told, where) for draft in json_drafts(value, stem(name), where))
        except ReadError as error:
            problems.append(str(error))
    if not documents and not problems:
        raise ReadError(f"{name} is empty")
    return documents, problems
