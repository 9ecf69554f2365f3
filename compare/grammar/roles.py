"""Roles of persons, as facts carry them ("foreign_minister/RU"): which are one office, which differ in rank only."""

from __future__ import annotations

_SEVERAL = frozenset(
    {
        "actor", "adviser", "ambassador", "analyst", "candidate", "chair", "coach", "commander", "deputy_head",
        "deputy_minister", "director", "emir", "general", "head", "journalist", "justice", "king", "lawyer", "leader",
        "minister", "pope", "prince", "queen", "representative", "secretary_general", "senator", "spokesperson",
    }
)  # fmt: skip
"""Roles that several persons bear at one time in one story, members of one family among them, or that stand for many
offices ("head")."""
_DEPUTIES = ("deputy_", "assistant_", "vice_")


def same_office(a: str | None, b: str | None) -> bool:
    """Whether two roles are one office that one person holds at a time; a country that only one states may be it."""
    if a is None or b is None:
        return False
    (role_a, _, owner_a), (role_b, _, owner_b) = a.partition("/"), b.partition("/")
    return role_a == role_b and role_a not in _SEVERAL and (owner_a == owner_b or not owner_a or not owner_b)


def states_owner(role: str | None) -> bool:
    """Whether the role says whose it is."""
    return role is not None and "/" in role


def other_rank(a: str | None, b: str | None) -> bool:
    """Whether one is the deputy, vice or assistant of the other, of one country where both state it."""
    if a is None or b is None:
        return False
    (role_a, _, owner_a), (role_b, _, owner_b) = a.partition("/"), b.partition("/")
    if role_a in _SEVERAL or role_b in _SEVERAL or (owner_a and owner_b and owner_a != owner_b):
        return False
    return any(role_a == rank + role_b or role_b == rank + role_a for rank in _DEPUTIES)
