"""What a report cannot vouch for: said openly, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from compare.languages import codes
from compare.types import Document


def limits(documents: Sequence[Document]) -> tuple[str, ...]:
    """The limits of comparing these documents, the general ones last."""
    found: list[str] = []
    for document in documents:
        name = document.source or document.id
        found.extend(f"{name}: {note}" for note in document.notes)
        if document.published is None:
            found.append(f"{name}: publication date unknown, so relative dates (yesterday, last week) stay open.")
        if document.language not in codes():
            found.append(f"{name}: no data for language '{document.language}'; its dates and numbers are not compared.")
    found.append(
        "Only dates and quantities are compared by rule; a finding points at words and never says who is right."
    )
    return tuple(found)
