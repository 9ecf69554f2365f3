"""What a report cannot vouch for: said openly, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from compare.types import Document
from compare.wording import wording

RATES = {
    "sample": "100 English events, three outlets each",
    "discrepancies": "12 of 16",
    "agreements": "54 of 60",
    "omissions": "26 of 43",
}
"""What was right by our own reading, debatable ones counted as wrong: benchmarks/records/basil_by_eye.tsv holds each
judgement, and benchmarks/basil_by_eye.py draws the sample."""


def limits(documents: Sequence[Document]) -> tuple[str, ...]:
    """The limits of comparing these documents, the general ones last."""
    found: list[str] = []
    for document in documents:
        name = document.source or document.id
        found.extend(f"{name}: {note}" for note in document.notes)
        if document.published is None:
            found.append(wording()("notes.undated", source=name))
    found.append(wording()("notes.compared"))
    found.append(wording()("notes.rates", **RATES))
    found.append(wording()("notes.points"))
    return tuple(found)
