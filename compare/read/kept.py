"""Documents as they were read, one JSON object each: what `corpus export` writes and every verb reads again.

    {"schema": "newscompare/document/1", "id": ..., "text": ..., "headline": {"start": 0, "end": 37}, ...}

The fields are those of `Document`, those at their default left out. Nothing is concluded anew, so nothing is lost;
what the user says of the file still goes before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from compare import codec
from compare.errors import ReadError
from compare.read.draft import MOST_CHARACTERS, Told
from compare.read.lines import words
from compare.types import Document, PublishedBy

SCHEMA = "newscompare/document/1"


def dumps(document: Document) -> str:
    """A document as one line of JSON."""
    return codec.dumps({"schema": SCHEMA, **codec.plain(document)})


def is_kept(value: Any) -> bool:
    """Whether a JSON value is a document that was kept, or one of a later form."""
    return isinstance(value, dict) and str(value.get("schema", "")).startswith(SCHEMA.rpartition("/")[0] + "/")


def kept_document(value: dict[str, Any], told: Told, where: str) -> Document:
    """The document that `dumps` wrote, with what the user says about it.

    Raises:
        ReadError: if it is none, or of another form.
    """
    if value["schema"] != SCHEMA:
        raise ReadError(f"{where} has the schema {value['schema']!r}; this newscompare reads {SCHEMA!r}: update it")
    try:
        found = codec.restored(Document, {key: held for key, held in value.items() if key != "schema"})
    except ValueError as error:
        raise ReadError(f"{where} is no document of the schema {SCHEMA!r}: {error}") from error
    _check(found, where)
    if told.published:
        found = replace(found, published=told.published, published_by=PublishedBy.OPTION)
    return replace(found, source=told.source or found.source, language=told.language or found.language)


def _check(document: Document, where: str) -> None:
    """What no reading gives is refused.

    Raises:
        ReadError: if there is no text, too much of it, or something points outside it.
    """
    length = len(document.text)
    if not words(document.text):
        raise ReadError(f"{where} holds no text")
    if length > MOST_CHARACTERS:
        raise ReadError(f"{where} has {length:,} characters; an article has at most {MOST_CHARACTERS:,}")
    spans = [*document.dropped, *([document.headline] if document.headline else [])]
    if wrong := [span for span in spans if span.end > length]:
        raise ReadError(f"{where}: {wrong[0].start} to {wrong[0].end} is not inside its text of {length} characters")
