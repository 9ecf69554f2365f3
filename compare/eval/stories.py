"""Whether a heap of articles is sorted into its events (BASIL: 100 events, three English reports of each).

B-cubed (Bagga and Baldwin 1998): an article's precision is the share of its group that tells its event, its recall
the share of its event's articles that are in its group; the figures are the means over all articles.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from compare.clusters import cluster, opening
from compare.eval.rows import Row, rows
from compare.facts import one_person_each
from compare.models.loading import load_encoder
from compare.read import read_bytes
from compare.settings import Settings
from compare.types import Article, Document

CALIBRATED = 50
"""The first so many events set the thresholds; the others were not looked at for it."""


@dataclass(frozen=True, slots=True)
class Heap:
    """Articles, each by its opening, and which event each tells."""

    openings: tuple[Article, ...]
    events: tuple[str, ...]

    def only(self, events: Iterable[str]) -> Heap:
        """The articles of these events."""
        wanted = frozenset(events)
        kept = [n for n, event in enumerate(self.events) if event in wanted]
        return Heap(tuple(self.openings[n] for n in kept), tuple(self.events[n] for n in kept))


def stories_found(folder: Path) -> dict[str, float]:
    """B-cubed precision, recall and F1 of all events in one heap, and F1 of the two halves, each a heap of its own."""
    heap = basil_heap(folder / "articles.jsonl.gz")
    names = list(dict.fromkeys(heap.events))
    whole = b_cubed(groups(heap.openings), heap.events)
    figures = {"all precision": whole.precision, "all recall": whole.recall, "all F1": whole.f1}
    for name, half in (("calibrated", names[:CALIBRATED]), ("other", names[CALIBRATED:])):
        part = heap.only(half)
        if not part.events:
            continue
        figures[f"{name} F1"] = b_cubed(groups(part.openings), part.events).f1
    return figures


def basil_heap(path: Path) -> Heap:
    """All articles of the data set, read as the product reads its own JSON form."""
    encoder, settings = load_encoder(), Settings()
    table = list(rows(path))
    documents = [replace(document(row), id=str(number)) for number, row in enumerate(table)]
    openings = tuple(opening(document, encoder, settings) for document in documents)
    return Heap(openings, tuple(str(row["event_id"]) for row in table))


def groups(openings: Sequence[Article]) -> list[int]:
    """The number of the group that each opening is sorted into."""
    numbers = [0] * len(openings)
    for number, group in enumerate(cluster(one_person_each(openings), Settings())):
        for index in group:
            numbers[index] = number
    return numbers


def document(row: Row) -> Document:
    """One article, read as the product reads its own JSON form."""
    fields = {
        "source": row["source"],
        "title": row["title"],
        "language": "en",
        "published": row["date"],
        "text": "\n".join(" ".join(sentences) for sentences in row["paragraphs"]),
    }
    documents, _ = read_bytes(f"{row['source']}.json", json.dumps(fields).encode())
    return documents[0]


@dataclass(frozen=True, slots=True)
class Cubed:
    """B-cubed precision and recall, in 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> Cubed:
    """How well two labellings of the same items agree."""
    by_found, by_wanted = _members(found), _members(wanted)
    pairs = [(by_found[a], by_wanted[b]) for a, b in zip(found, wanted, strict=True)]
    return Cubed(fmean(len(a & b) / len(a) for a, b in pairs), fmean(len(a & b) / len(b) for a, b in pairs))


def _members(labels: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for index, label in enumerate(labels):
        members[label].add(index)
    return members
