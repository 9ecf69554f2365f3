"""How two names of one kind relate: the same, compatible (less precise), another, or not to be told."""

from __future__ import annotations

from collections.abc import Iterator

from compare.grammar.intervals import Relation
from compare.grammar.names import SAME, match_names
from compare.grammar.skeletons import script_of
from compare.languages.shared import within
from compare.types import FactKind, NameValue

# Continents and regions of the world by UN M.49 code, and areas without a country: what lies in them is not kept.
_WIDE = ("Middle-East", "Balkans", "Sahel")


def relate_names(kind: FactKind, a: NameValue, b: NameValue) -> Relation:
    """How two names of this kind (person, organisation or place) relate."""
    if kind is FactKind.PERSON:
        return relate_persons(a, b)
    if kind is FactKind.PLACE:
        return relate_places(a.key, b.key)
    return Relation.EQUAL if a.key == b.key else Relation.DISJOINT


def relate_persons(a: NameValue, b: NameValue) -> Relation:
    """Equal if both names agree; compatible if one is only a surname (or given name) of the other; else disjoint.

    Chinese names are incomparable with names in other scripts: their keys do not meet. John and Jake Sullivan are
    disjoint; `compare.grammar.names.match_names` tells that they share a surname.
    """
    if (script_of(a.key) == "Hani") is not (script_of(b.key) == "Hani"):
        return Relation.INCOMPARABLE
    if match_names(a.key, b.key).score < SAME:
        return Relation.DISJOINT
    both_full = " " in a.key and " " in b.key
    return Relation.EQUAL if both_full or a.key == b.key else Relation.COMPATIBLE


def relate_places(a: str, b: str) -> Relation:
    """Two places' keys: compatible where one lies in the other, incomparable for continents and the like."""
    if a == b:
        return Relation.EQUAL
    if _wide(a) or _wide(b):
        return Relation.INCOMPARABLE
    return Relation.COMPATIBLE if a in place_and_around(b) or b in place_and_around(a) else Relation.DISJOINT


def place_and_around(place: str) -> Iterator[str]:
    """A place's key and those of everything that it lies in, from the smallest on."""
    yield place
    while place in within():
        place = within()[place]
        yield place


def _wide(key: str) -> bool:
    """Whether a place is so wide that what lies in it is not known."""
    return key.isdigit() or key in _WIDE
