"""Roles of persons, as facts carry them ("foreign_minister/RU"): which are one office, which differ in rank only."""

from __future__ import annotations

from compare.grammar.intervals import Relation

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
_WIDE = frozenset({"head", "leader", "director", "chair", "commander", "representative", "spokesperson", "chancellor"})
"""Titles that one writer gives to somebody whom another one calls by any other title."""
_MINISTER = "minister"


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


def relate_roles(a: str, b: str) -> Relation:
    """How two roles relate as titles of one person: disjoint if one is the deputy of the other, or of another office.

    "The minister" may be any minister: compatible. A head, leader or director may hold any office: incomparable.
    """
    (office_a, deputy_a), (office_b, deputy_b) = _office_and_rank(a), _office_and_rank(b)
    if office_a == office_b or _holds_all(office_a, office_b) or _holds_all(office_b, office_a):
        if deputy_a is not deputy_b:
            return Relation.DISJOINT
        return Relation.EQUAL if office_a == office_b else Relation.COMPATIBLE
    return Relation.INCOMPARABLE if office_a in _WIDE or office_b in _WIDE else Relation.DISJOINT


def ranks_apart(a: str, b: str) -> bool:
    """Whether one of two roles is the deputy of the other."""
    (office_a, deputy_a), (office_b, deputy_b) = _office_and_rank(a), _office_and_rank(b)
    one = office_a == office_b or _holds_all(office_a, office_b) or _holds_all(office_b, office_a)
    return one and deputy_a is not deputy_b


def _office_and_rank(role: str) -> tuple[str, bool]:
    """The office without its owner, and whether the role is that of a deputy."""
    office = role.partition("/")[0]
    rank = next((rank for rank in _DEPUTIES if office.startswith(rank)), "")
    return office.removeprefix(rank), bool(rank)


def _holds_all(wide: str, narrow: str) -> bool:
    """Whether "minister" stands for a minister of something; a prime minister is hardly called so."""
    return wide == _MINISTER and narrow.endswith(f"_{_MINISTER}") and narrow != f"prime_{_MINISTER}"
