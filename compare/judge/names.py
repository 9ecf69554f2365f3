"""Rules `name-given` and `name-role`: one event, one slot in it, and another name or another rank.

All are silent where either article names both persons anywhere: then there are two, and the statements may just be
about one of them each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.grammar.given_names import other_given_name
from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_persons
from compare.grammar.offices import speaks_of_relatives
from compare.grammar.roles import other_rank, same_office, states_owner
from compare.judge import dates, numbers
from compare.judge.pair import Confrontation, Pair, conflict, confront
from compare.judge.sayings import two_persons
from compare.judge.sides import claims
from compare.languages import load
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, NameValue, Role, StanceValue, Statement, Verdict

GIVEN = "name-given"
ROLE = "name-role"
LEAD = "lead"
"""The predicate of what one person does in one event: to lead or to chair it."""
MAYOR = "mayor"
"""The one office that is of a town, which roles do not keep: two mayors without a town may still be one."""


def given_name(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if both statements name somebody in full, with one surname and two given names; else None.

    As families share a surname, the two must have the same office, or the statements a date or a quantity, or nothing
    else in their articles may come near to them.
    """
    left = meet(pair)
    found = [(a, b) for a in left.left_a for b in left.left_b if other_given_name(_key(a), _key(b))]
    if len(found) != 1:
        return None
    a, b = found[0]
    if not _strangers(pair, a, b) or not _in_full(pair, a, b) or relatives(pair, a, b):
        return None
    retold = pair.link.margin >= settings.gate_surname
    if not (retold or _same_figures(pair) or same_office(_role(a), _role(b))):
        return None
    text = f"{_display(a)} against {_display(b)}: one surname, two given names."
    return conflict(pair, DisputeKind.NAME, GIVEN, text, a, b)


def role_holder(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if two persons hold the one office, or the one place beside the others, that the event has."""
    left = meet(pair)
    if len(left.left_a) != 1 or len(left.left_b) != 1:
        return None
    a, b = left.left_a[0], left.left_b[0]
    if not _strangers(pair, a, b) or not _in_full(pair, a, b) or not _same_figures(pair):
        return None
    if pair.link.translated and not two_persons(a, b):
        return None
    if other_given_name(_key(a), _key(b)) or not (_one_office(a, b) or _one_place(pair, left) or _one_chair(pair)):
        return None
    text = f"{_display(a)} against {_display(b)}: two persons for one part in the event."
    return conflict(pair, DisputeKind.NAME, ROLE, text, a, b)


def rank(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if one person is a minister here and the minister's deputy there; else None."""
    for meeting in meet(pair).shared:
        a, b = meeting.a, meeting.b
        if other_rank(_role(a), _role(b)) and _in_full(pair, a, b):
            text = f"{_display(a)} has two ranks: {_plain(_role(a))} against {_plain(_role(b))}."
            return conflict(pair, DisputeKind.NAME, ROLE, text, a, b)
    return None


def meet(pair: Pair) -> Confrontation:
    """The persons of both statements, each counted once, paired off."""
    a, b = (_distinct(side) for side in pair.facts(FactKind.PERSON))
    return confront(a, b, _relate)


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Each person once, by the longest mention."""
    found: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.start - fact.end):
        found.setdefault(_key(fact), fact)
    return sorted(found.values(), key=lambda fact: fact.start)


def _relate(a: Fact, b: Fact) -> Relation:
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return Relation.INCOMPARABLE
    return relate_persons(a.value, b.value)


def _strangers(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether neither article names the other's person."""
    return _key(a) not in pair.named_b and _key(b) not in pair.named_a


def relatives(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether the two can be of one family: a statement speaks of a wife, a son ..., or also holds the other's given
    name ("Malia and Sasha Obama" are two)."""
    if any(speaks_of_relatives(one.text, load(one.document.language)) for one in (pair.link.a, pair.link.b)):
        return True
    return _holds(pair.link.a, b) or _holds(pair.link.b, a)


def _holds(statement: Statement, fact: Fact) -> bool:
    given = fact.value.given if isinstance(fact.value, NameValue) else None
    return given is not None and re.search(rf"\b{re.escape(given)}\b", statement.text, re.IGNORECASE) is not None


def _in_full(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether both statements give given name and surname: what a surname alone means is only inferred."""
    texts = pair.link.a.document.text[a.start : a.end], pair.link.b.document.text[b.start : b.end]
    return all(len(text.split()) > 1 for text in texts)


def _same_figures(pair: Pair) -> bool:
    """Whether both statements share a date or a quantity, and no date of one is against one of the other."""
    days = dates.meet(pair)
    if days.left_a and days.left_b:
        return False
    return bool(days.shared) or any(numbers.meet(pair, kind).shared for kind in numbers.KINDS)


def _one_office(a: Fact, b: Fact) -> bool:
    """Whether both hold the same office of the same country, or of the one town in question."""
    role_a, role_b = _role(a), _role(b)
    if not same_office(role_a, role_b):
        return False
    return role_a == MAYOR or (states_owner(role_a) and states_owner(role_b))


def _one_place(pair: Pair, left: Confrontation) -> bool:
    """Whether both do the same beside somebody whom both statements name, in the articles' own words."""
    narrated = all(statement.role is Role.NARRATION for statement in (pair.link.a, pair.link.b))
    return narrated and len(left.shared) == 1


def _one_chair(pair: Pair) -> bool:
    """Whether both statements tell who led or chaired something: one person does."""
    led = [any(_leads(fact) for fact in facts) for facts in (pair.facts_a, pair.facts_b)]
    return all(led) and all(statement.role is Role.NARRATION for statement in (pair.link.a, pair.link.b))


def _leads(fact: Fact) -> bool:
    return isinstance(fact.value, StanceValue) and fact.value.predicate == LEAD and claims(fact.value)


def _key(fact: Fact) -> str:
    return fact.value.key if isinstance(fact.value, NameValue) else ""


def _role(fact: Fact) -> str | None:
    return fact.value.role if isinstance(fact.value, NameValue) else None


def _display(fact: Fact) -> str:
    return fact.value.display if isinstance(fact.value, NameValue) else ""


def _plain(role: str | None) -> str:
    """A role in words: "deputy foreign minister"."""
    return (role or "").partition("/")[0].replace("_", " ")
