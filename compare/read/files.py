"""From a file's bytes to documents, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from compare.errors import ReadError
from compare.plugins import Plugin
from compare.read.added import added_drafts, reader_of
from compare.read.draft import Draft, Told, document
from compare.read.encodings import decode
from compare.read.feed_xml import is_feed
from compare.read.feeds import feed_parts, is_json_feed, json_feed_parts
from compare.read.fetch import Fetched, host_of, is_url, last_part
from compare.read.html import declared_charset, html_draft
from compare.read.kept import is_kept, kept_document
from compare.read.parts import documents
from compare.read.structured import json_drafts, parse_json
from compare.read.text import text_draft
from compare.read.warc import archive_parts, is_archive
from compare.types import Document

# Pages with their pictures inside reach a few MB, articles stay below one; what is larger is no article. JSON lines
# are a collection, so there each line is measured.
MOST_BYTES = 10_000_000

TEXT, HTML, JSON, JSON_LINES, FEED = "text", "html", "json", "json lines", "feed"
_KINDS = {
    ".txt": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".json": JSON,
    ".jsonld": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".rss": FEED,
    ".atom": FEED,
    ".rdf": FEED,
}
_MEDIA = {
    "application/json": JSON,
    "application/ld+json": JSON,
    "application/feed+json": JSON,
    "text/plain": TEXT,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
}
# XML may be a feed or a page; its root tells.
_XML = frozenset({".xml", "application/xml", "text/xml"})
_UNSAFE = re.compile(r"[^\w.-]+")
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|\?xml|!--)", re.I)
# A root element stands in the first lines, after comments at most.
_HEAD = 4000
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
        ReadError: if it is empty, or not what its name says. Of JSON lines, feeds and archives the bad entries are
            listed, be it all of them, and the others are read.
        PluginError: if a reader that another distribution adds for this ending is none.
    """
    told = told or Told()
    if is_archive(name):
        return read_archive(name, BytesIO(data), told)
    kind = _kind(name, data, page)
    if kind == JSON_LINES:
        return _json_lines(name, data, told)
    if len(data) > MOST_BYTES:
        raise too_large(name, len(data))
    reader = _added_reader(name, page)
    if kind == JSON and not reader:
        return _json(name, data, told, page)
    if kind == FEED and not reader:
        return _feed(name, data, told, page)
    drafts = added_drafts(reader, name, data) if reader else _drafts(name, data, kind, page)
    return [document(draft, told, name) for draft in drafts], []


def read_archive(name: str, stream: BinaryIO, told: Told) -> tuple[list[Document], list[str]]:
    """The articles in a web archive, and what is wrong with the rest of it; like `read_bytes`, one record at a time."""
    return documents(archive_parts(stream, stem(name), name, MOST_BYTES), told)


def too_large(name: str, size: int) -> ReadError:
    """The error for a file past `MOST_BYTES`."""
    return ReadError(f"{name} has {size:,} bytes; at most {MOST_BYTES:,} are read, and articles are far smaller")


def has_limit(path: Path) -> bool:
    """Whether the size of a whole file is limited; JSON lines are measured line by line."""
    return _KINDS.get(path.suffix.lower()) != JSON_LINES


def stem(name: str) -> str:
    """A file's or address's name without its ending, usable as a file name."""
    if not is_url(name):
        return safe(Path(name).stem.removesuffix(".warc"))
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
    ending = page.media_type if page else Path(name).suffix.lower()
    if known := (_MEDIA if page else _KINDS).get(ending):
        return known
    head = data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if is_feed(head) or (ending in _XML and "<html" not in head.lower()):
        return FEED
    if page or _MARKUP.match(head):
        return HTML
    return JSON if head.startswith(("{", '["', "[{")) else TEXT


def _added_reader(name: str, page: Fetched | None) -> Plugin | None:
    """The reader that another distribution adds for this file; none for a page whose server says what it is.

    Raises:
        PluginError: if it is for an ending of our own.
    """
    reader = reader_of(name)
    if reader and Path(name).suffix.lower() in _KINDS:
        reader.fail("is for files that newscompare reads itself", None)
    return None if page and page.media_type in (*_MEDIA, "text/html") else reader


def _drafts(name: str, data: bytes, kind: str, page: Fetched | None) -> list[Draft]:
    charset, url = (page.charset, page.url) if page else (None, None)
    if kind == HTML:
        return [html_draft(decode(data, name, charset or declared_charset(data)), stem(name), name, url)]
    decoded = decode(data, name, charset)
    draft = text_draft(decoded, stem(name))
    return [replace(draft, url=draft.url or url, notes=draft.notes or decoded.notes)]


def _feed(name: str, data: bytes, told: Told, page: Fetched | None) -> tuple[list[Document], list[str]]:
    """The entries of a feed."""
    decoded = decode(data, name, (page.charset if page else None) or declared_charset(data))
    return documents(feed_parts(decoded, stem(name), name), told)


def _json(name: str, data: bytes, told: Told, page: Fetched | None) -> tuple[list[Document], list[str]]:
    """The articles of a JSON file, the entries of a JSON Feed, or the document that a file was written from."""
    decoded = decode(data, name, page.charset if page else None)
    value = parse_json(decoded.text, name)
    if is_kept(value):
        return [kept_document(value, told, name)], []
    if is_json_feed(value):
        return documents(json_feed_parts(value, decoded, stem(name), name), told)
    drafts = json_drafts(value, stem(name), name)
    if len(drafts) == 1:  # a file with one article names it
        drafts = [replace(drafts[0], id=stem(name))]
    url = page.url if page else None
    drafts = [replace(draft, url=draft.url or url, notes=draft.notes or decoded.notes) for draft in drafts]
    return [document(draft, told, name) for draft in drafts], []


def _json_lines(name: str, data: bytes, told: Told) -> tuple[list[Document], list[str]]:
    """One article a line."""
    found: list[Document] = []
    problems: list[str] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            if len(line) > MOST_BYTES:
                raise too_large(where, len(line))
            value = parse_json(decode(line, where).text, where)
            if is_kept(value):
                found.append(kept_document(value, told, where))
            else:
                found.extend(document(draft, told, where) for draft in json_drafts(value, stem(name), where))
        except ReadError as error:
            problems.append(str(error))
    if not found and not problems:
        raise ReadError(f"{name} is empty")
    return found, problems
