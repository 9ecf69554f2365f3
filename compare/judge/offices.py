"""Rule `office-rank`: the minister in one article, the minister's deputy in the other, and nobody says who that is.

Offices without names also keep two statements from agreeing: other offices, or the same ones in each other's place.
"""

from __future__ import annotations

from itertools import product

from compare.grammar.dealings import Dealing, find_dealings
from compare.grammar.intervals import Relation
from compare.grammar.offices import Office, find_offices
from compare.grammar.roles import ranks_apart, relate_roles
from compare.judge.names import meet as meet_persons
from compare.judge.pair import Pair, alike
from compare.languages import load
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, Label, NameValue, Span, Statement, Verdict

RULE = "office-rank"


def office_rank(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if nearly the same words give one act to an official here and to the deputy there; else None.

    What both are only reported to have said, both may have said.
    """
    left_a, left_b = _left(pair)
    if len(left_a) != 1 or len(left_b) != 1 or (pair.quotes_a and pair.quotes_b):
        return None
    a, b = left_a[0], left_b[0]
    if not ranks_apart(a.role, b.role) or pair.link.similarity < alike(pair, settings):
        return None
    words = [one.document.text[office.start : office.end] for one, office in ((pair.link.a, a), (pair.link.b, b))]
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=DisputeKind.NAME,
        rule=RULE,
        explanation=f"“{words[0]}” against “{words[1]}”: one is the deputy of the other.",
        marks_a=(Span(a.start, a.end),),
        marks_b=(Span(b.start, b.end),),
    )


def offices_differ(pair: Pair) -> bool:
    """Whether each statement has an office without a name that is none of the other's, or the two change places."""
    left_a, left_b = _left(pair)
    apart = [relate_roles(a.role, b.role) is Relation.DISJOINT for a, b in product(left_a, left_b)]
    return (bool(apart) and all(apart)) or _change_places(pair)


def _left(pair: Pair) -> tuple[list[Office], list[Office]]:
    """The offices of either statement that the other has not; none where they name persons of their own."""
    persons = meet_persons(pair)
    if persons.left_a or persons.left_b:
        return [], []
    a, b = _offices(pair.link.a, pair.facts_a), _offices(pair.link.b, pair.facts_b)
    roles_a, roles_b = ({office.role for office in side} for side in (a, b))
    return [one for one in a if one.role not in roles_b], [one for one in b if one.role not in roles_a]


def _offices(statement: Statement, facts: tuple[Fact, ...]) -> list[Office]:
    """The offices without a name, with offsets into the document; each role once."""
    at = statement.start
    named = [Span(fact.start - at, fact.end - at) for fact in facts if fact.kind is FactKind.PERSON]
    found: dict[str, Office] = {}
    for one in find_offices(statement.text, load(statement.document.language), named):
        found.setdefault(one.role, Office(one.role, one.start + at, one.end + at))
    return list(found.values())


def _change_places(pair: Pair) -> bool:
    """Whether one office does to another here what that one does to it there: "the director warned the minister"."""
    sides: list[list[Dealing]] = []
    for statement, facts in ((pair.link.a, pair.facts_a), (pair.link.b, pair.facts_b)):
        holders = [_holder(statement, office) for office in _offices(statement, facts)]
        sides.append(find_dealings(statement.text, load(statement.document.language), holders))
    return any(a.concept == b.concept and _exchanged(a, b) for a, b in product(*sides))


def _exchanged(a: Dealing, b: Dealing) -> bool:
    return _role(a.actor) == _role(b.receiver) != _role(a.receiver) == _role(b.actor)


def _role(holder: Fact) -> str:
    return holder.value.key if isinstance(holder.value, NameValue) else ""


def _holder(statement: Statement, office: Office) -> Fact:
    """Whoever holds an office, as a person called by it, with offsets into the statement."""
    start, end = office.start - statement.start, office.end - statement.start
    return Fact(FactKind.PERSON, start, end, NameValue(office.role, statement.text[start:end]))
