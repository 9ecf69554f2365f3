"""Plain text files, with or without a head of `Key: value` lines.

    Title: Talks end without result
    Source: The Example Gazette
    Published: 2022-01-11

    The talks in Geneva ...

The head ends at the first blank line. It counts as one only if every line of it has a known key, so that an article
which begins with "Moscow: no talks" keeps its first line.
"""

from __future__ import annotations

import re

from compare.read.draft import Draft
from compare.read.encodings import Decoded
from compare.read.language import detect
from compare.read.published import parse_day

KEYS = ("title", "source", "url", "published", "language")

_HEAD_LINE = re.compile(r"\s*([A-Za-z]+)\s*:[ \t]*(.*?)\s*$")


def text_draft(page: Decoded, name: str) -> Draft:
    """The article in a text file; `name` is its id."""
    head, body = _split(page.text)
    stated = head.get("published")
    day = parse_day(stated, head.get("language") or detect(body)) if stated else None
    unread = (f"its date {stated!r} is not understood; write it as YYYY-MM-DD",) if stated and day is None else ()
    return Draft(
        id=name,
        body=body,
        title=head.get("title"),
        source=head.get("source"),
        url=head.get("url"),
        language=head.get("language"),
        published=day,
        notes=(*page.notes, *unread),
    )


def _split(text: str) -> tuple[dict[str, str], str]:
    """The head, its keys in lower case, and the rest; no keys and the whole text if there is no head."""
    head: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not line.strip():
            return (head, "\n".join(lines[number + 1 :])) if head else ({}, text)
        match = _HEAD_LINE.match(line)
        if match is None or match.group(1).lower() not in KEYS:
            return {}, text
        head[match.group(1).lower()] = match.group(2)
    return {}, text
