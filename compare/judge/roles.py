"""Rule `told-whom`: one article lets X tell (accuse, call, thank ...) Y, the other lets Y do so to X."""

from __future__ import annotations

from collections.abc import Sequence

from compare.grammar.dealings import Dealing, find_dealings
from compare.grammar.intervals import Relation, relate
from compare.grammar.name_relations import relate_names
from compare.grammar.polarity import content_words, same_word
from compare.judge.pair import Pair
from compare.languages import load
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, Label, NameValue, Span, Statement, Verdict

RULE = "told-whom"
SHARED = 0.6
"""Share of the longer content's words that the other has too: two who talk of one matter tell each other much alike."""
_TIES = (Relation.EQUAL, Relation.COMPATIBLE)


def told_whom(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if both report one dealing between two persons with actor and receiver exchanged; else None.

    Two people in one telephone call tell each other things: the statements must be much alike, and what was told the
    same.
    """
    if pair.link.similarity < settings.gate_far:
        return None
    mine, theirs = _dealings(pair.link.a, pair.facts_a), _dealings(pair.link.b, pair.facts_b)
    for a in mine:
        for b in theirs:
            if a.concept != b.concept or not _exchanged(a, b) or _mutual(a, mine) or _mutual(b, theirs):
                continue
            if _one_matter(pair, a, b):
                return _verdict(pair, a, b)
    return None


def _dealings(statement: Statement, facts: Sequence[Fact]) -> list[Dealing]:
    """The dealings of a statement, with offsets into its document."""
    persons = [fact.shifted(-statement.start) for fact in facts if fact.kind is FactKind.PERSON]
    found = find_dealings(statement.text, load(statement.document.language), persons)
    at = statement.start
    return [
        Dealing(d.concept, d.actor.shifted(at), d.receiver.shifted(at), Span(d.verb.start + at, d.verb.end + at))
        for d in found
    ]


def _exchanged(a: Dealing, b: Dealing) -> bool:
    return _one_person(a.actor, b.receiver) and _one_person(a.receiver, b.actor) and not _one_person(a.actor, b.actor)


def _mutual(one: Dealing, all_: Sequence[Dealing]) -> bool:
    """Whether the statement itself reports both directions."""
    return any(_exchanged(one, other) for other in all_)


def _one_person(a: Fact, b: Fact) -> bool:
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return False
    return relate_names(FactKind.PERSON, a.value, b.value) in _TIES


def _one_matter(pair: Pair, a: Dealing, b: Dealing) -> bool:
    """Whether the same is said or done: "Moscow is ready", told by X, and "Washington is ready", told by Y, is not.

    Behind the two persons, the same places and organisations must be named and no other day, and in one language most
    words be shared.
    """
    rest_a, rest_b = _rest(pair.link.a, a), _rest(pair.link.b, b)
    if _named(pair.facts_a, rest_a) != _named(pair.facts_b, rest_b):
        return False
    days_a, days_b = pair.facts(FactKind.DATE)
    if any(relate(x.value, y.value) is Relation.DISJOINT for x in days_a for y in days_b):
        return False
    code = pair.link.a.document.language
    if code != pair.link.b.document.language:
        return True
    words = [
        content_words(one.document.text[rest.start : rest.end], load(code))
        for one, rest in ((pair.link.a, rest_a), (pair.link.b, rest_b))
    ]
    short, long = sorted(words, key=len)
    return sum(any(same_word(word, other) for other in long) for word in short) >= SHARED * len(long)


def _rest(statement: Statement, dealing: Dealing) -> Span:
    """What stands behind the verb and both persons."""
    last = max(dealing.verb.end, dealing.actor.end, dealing.receiver.end)
    return Span(last, max(last, statement.end))


def _named(facts: Sequence[Fact], within: Span) -> frozenset[str]:
    """The places and organisations of a stretch."""
    return frozenset(
        fact.value.key
        for fact in facts
        if fact.kind in (FactKind.PLACE, FactKind.ORGANISATION)
        and isinstance(fact.value, NameValue)
        and within.overlaps(Span(fact.start, fact.end))
    )


def _verdict(pair: Pair, a: Dealing, b: Dealing) -> Verdict:
    text = f"{_way(pair.link.a, a)} in one article, {_way(pair.link.b, b)} in the other: who did it to whom differs."
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=DisputeKind.ATTRIBUTION,
        rule=RULE,
        explanation=text,
        facts_a=(a.actor,),
        facts_b=(b.actor,),
        marks_a=_marks(a),
        marks_b=_marks(b),
    )


def _way(statement: Statement, dealing: Dealing) -> str:
    """`X → “told” → Y`, which reads alike in all languages."""
    names = [f.value.display for f in (dealing.actor, dealing.receiver) if isinstance(f.value, NameValue)]
    verb = statement.document.text[dealing.verb.start : dealing.verb.end]
    return f"{names[0]} → “{verb}” → {names[1]}"


def _marks(dealing: Dealing) -> tuple[Span, ...]:
    spans = (dealing.verb, *(Span(f.start, f.end) for f in (dealing.actor, dealing.receiver)))
    return tuple(sorted(spans))
