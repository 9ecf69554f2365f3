"""What a report cannot vouch for: said openly, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from compare.types import Document


def limits(documents: Sequence[Document]) -> tuple[str, ...]:
    """The limits of comparing these documents, the general ones last."""
    found: list[str] = []
    for document in documents:
        name = document.source or document.id
        found.extend(f"{name}: {note}" for note in document.notes)
        if document.published is None:
            found.append(f"{name}: publication date unknown, so relative dates (yesterday, last week) stay open.")
    found.append("Dates, quantities and negations are compared by rule; names, speakers and quotations are not, yet.")
    found.append("A finding points at words; it never says who is right.")
    return tuple(found)
