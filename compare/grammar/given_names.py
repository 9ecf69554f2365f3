"""Whether two full names of one surname have given names that no one person can have."""

from __future__ import annotations

from functools import cache

from compare.grammar.names import SAME, match_names, name_key
from compare.grammar.skeletons import skeleton
from compare.grammar.spelling_distance import likeness
from compare.languages import load
from compare.languages.shared import given_names, nicknames

APART = 0.45
"""Likeness of two given names up to which they are two names: none of the 1,909 pairs of spellings of one person in
`tests/fixtures/names/persons.tsv` is that far apart (the least is .50)."""


def other_given_name(a: str, b: str) -> bool:
    """Whether two keys share the surname and no word of one's given names can be one of the other's.

    Spellings of one name, diminutives ("Bill", "William") and middle names make no other person. A bare surname
    agrees with any given name. Symmetric.
    """
    *given_a, last_a = a.split()
    *given_b, last_b = b.split()
    if not given_a or not given_b or likeness(last_a.lower(), last_b.lower()) < SAME:
        return False
    match = match_names(a, b)
    if not match.same_surname or match.score >= SAME:
        return False
    return all(_apart(x, y) for x in given_a for y in given_b)


@cache
def _apart(a: str, b: str) -> bool:
    """Whether two parts of keys are two names that nobody takes for each other."""
    short = given_names().short
    if a == b or short.get(a, a) == short.get(b, b):
        return False
    both_known = a[0].isupper() and b[0].isupper()
    if not both_known and (likeness(_sound(a), _sound(b)) > APART or _shortens(_sound(a), _sound(b))):
        return False
    return not any(_in(a, group) and _in(b, group) for group in _groups())


def _shortens(a: str, b: str) -> bool:
    """Whether one is the beginning of the other: "Zack", "Zachary"."""
    short, long = sorted((a, b), key=len)
    return len(short) > 1 and long.startswith(short)


def _sound(part: str) -> str:
    """The part as it sounds; a known given name is spelt in English."""
    return _skeleton(part) if part[0].isupper() else part


def _in(part: str, group: tuple[str, ...]) -> bool:
    """Whether the part is one of the names: by identity where both are known, else by sound."""
    return any(_is(part, name) for name in group)


def _is(part: str, name: str) -> bool:
    if part[0].isupper() and name[0].isupper():
        return part == name
    return likeness(_sound(part), _sound(name)) >= SAME


@cache
def _skeleton(name: str) -> str:
    return skeleton(name, load("en"))


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    """The groups of `nicknames.toml` as parts of keys."""
    english = load("en")
    return tuple(tuple(name_key(name, english) for name in group) for group in nicknames().values())
