"""Which document is which: by its text; and what two readings of one text come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from compare import codec
from compare.read.files import safe
from compare.types import Document, PublishedBy

FILLED = ("source", "origin", "title", "headline", "url")
"""What a later reading of the same text fills in where it was not known."""
UNKNOWN = "und"
"""The language of a document whose language nobody knows."""
MOST_NAME = 40
"""Characters of a document's first name that its id begins with."""
DIGITS = 10
"""Hexadecimal digits of its text's SHA-256 sum that the id ends with."""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document came to.

    Args:
        id: under which it is kept.
        new: whether it was not there before.
        differing: what is kept otherwise than given (names of `Document` fields), if it was there before.
    """

    id: str
    new: bool
    differing: tuple[str, ...] = ()


def digest(document: Document) -> str:
    """The SHA-256 sum of a document's text, which tells it from all others."""
    # JSON can bring halves of surrogate pairs into a text
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def input_of(document: Document) -> str:
    """A sum of all else that an analysis may depend on: another one needs another analysis."""
    rest = replace(document, id="", text="", notes=())
    return sha256(codec.dumps(rest).encode()).hexdigest()[:16]


def new_id(document: Document) -> str:
    """The id under which a new document is kept: the name that it came with, and its text's sum."""
    end = digest(document)[:DIGITS]
    return f"{safe(document.id).removesuffix(f'-{end}')[:MOST_NAME]}-{end}"


def merged(stored: Document, given: Document) -> Document:
    """What is known of one text by two readings, under the id that it has."""
    found = replace(stored, **{name: getattr(given, name) for name in FILLED if getattr(stored, name) is None})
    if stored.language == UNKNOWN:
        found = replace(found, language=given.language)
    if given.published and (stored.published is None or given.published_by is PublishedBy.OPTION):
        found = replace(found, published=given.published, published_by=given.published_by)
    return found


def differing(kept: Document, given: Document) -> tuple[str, ...]:
    """The fields that were given and are kept otherwise."""
    names = (*FILLED, "language", "published")
    return tuple(name for name in names if getattr(given, name) not in (None, UNKNOWN, getattr(kept, name)))
