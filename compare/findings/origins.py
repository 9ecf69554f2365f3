"""Who is an independent witness: five outlets that carry one wire text are one origin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from compare.outlets import outlet_of
from compare.settings import Outlet, Settings
from compare.types import Document

RUN = 5
"""Words in a run; five in a row seldom coincide in independently written texts (shingling, Broder 1997)."""


def origins(documents: Sequence[Document], settings: Settings) -> dict[str, str]:
    """The origin of each document, by document id: the wire service credited, else the outlet, else the id.

    Of an outlet that the settings know, the origin that they give it stands in for the outlet. Documents that share
    most of their text get the origin of the first one that names a wire, or whose outlet has an origin, or of the
    first.
    """
    runs = {document.id: _runs(document) for document in documents}
    group = {document.id: document.id for document in documents}
    for a, b in combinations(documents, 2):
        if _overlap(runs[a.id], runs[b.id]) >= settings.near_duplicate:
            old, new = group[b.id], group[a.id]
            group = {key: new if value == old else value for key, value in group.items()}
    names: dict[str, str] = {}
    for document in documents:
        family = [other for other in documents if group[other.id] == group[document.id]]
        names[document.id] = next(
            (other.origin for other in family if other.origin), _own_name(family, settings.outlets)
        )
    return names


def _own_name(family: Sequence[Document], outlets: Sequence[Outlet]) -> str:
    """The origin of the first known outlet of the family that has one, else what the first outlet is called."""
    known = [outlet_of(document, outlets) for document in family]
    owned = next((outlet.origin for outlet in known if outlet and outlet.origin), None)
    return owned or (known[0].name if known[0] else family[0].source or family[0].id)


def _runs(document: Document) -> frozenset[tuple[str, ...]]:
    words = document.text.split()
    return frozenset(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _overlap(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Share of the shorter text's runs that the longer one has too, 0..1 (containment)."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter else 0.0
