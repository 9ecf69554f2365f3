"""What two quantities count: the same thing, different things, or nobody knows."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import JaroWinkler

from compare.languages import codes, load

SAME_NOUN = 0.88
"""Jaro-Winkler similarity above which two nouns of one language are forms of one word (village, villages)."""

PERSON = "person"
PEOPLE = frozenset(
    (
        "citizen",
        "civilian",
        "employee",
        "fighter",
        "member",
        "migrant",
        "passenger",
        "patient",
        "protester",
        "refugee",
        "resident",
        "student",
        "tourist",
        "voter",
        "worker",
    )
)
"""Concepts for which another writer may say "people": as many people as protesters, but not as many as victims."""


def same_referent(a: str | None, b: str | None, *, same_language: bool) -> bool | None:
    """Whether two referents (`Quantity.of`) are the same.

    Returns:
        True or False where it can be told: concepts are shared by all languages, and nouns of one language
        are compared as words. None where one is missing, where the two are nouns of different languages, or where
        one counts people and the other says of which kind.
    """
    if a is None or b is None:
        return None
    if a == b:
        return True
    if PERSON in (a, b) and not PEOPLE.isdisjoint((a, b)):
        return None
    if a in concepts() or b in concepts():
        # a noun that no concept of its language lists is none of them
        return False
    if not same_language:
        return None
    return JaroWinkler.similarity(a, b) >= SAME_NOUN


@cache
def concepts() -> frozenset[str]:
    """The names of all concepts that the language files list under `[numbers]`."""
    numbers = (load(code).numbers for code in codes())
    return frozenset(concept for one in numbers for concept in (*one.counted, *one.happened, *one.numbered))
