"""What is denied, in doubt or only foreseen on one side and not on the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from compare.bearing.side import Side
from compare.grammar.polarity.cues import Cues
from compare.grammar.polarity.opposites import OPPOSITES
from compare.types import Fact, Span, StanceValue

BEFORE = 3
"""Words before the first shared one in which a denial or a doubt reaches it ("declined to say whether")."""


def one_act(a: Fact, b: Fact) -> bool:
    """Whether two stances are of one predicate, whatever its word."""
    both = isinstance(a.value, StanceValue) and isinstance(b.value, StanceValue)
    return both and _predicates([a]) == _predicates([b])


def act_missing(mine: Side, missing: Sequence[int]) -> bool:
    """Whether a word that says what is claimed to have happened is not there."""
    acts = {i for fact in mine.facts if isinstance(fact.value, StanceValue) for i in mine.within(fact)}
    return not acts.isdisjoint(missing)


def doubted(mine: Side, theirs: Side, places: Mapping[int, int]) -> bool:
    """Whether cues or stances of the shared stretch differ from the claim's."""
    first, last = max(0, min(places.values()) - BEFORE), max(places.values())
    shared = range(first, last + 1)
    said, told = (Cues(side.words, side.lexicon, side.language) for side in (mine, theirs))
    if sum(n.first in shared for n in told.negators) != len(said.negators):
        return True
    if any(i in shared for i in _foreseen(theirs)) and not _foreseen(mine):
        return True
    stretch = Span(*theirs.stretch(first, last))
    reached = [fact for fact in theirs.facts if stretch.overlaps(Span(fact.start, fact.end))]
    return {_kind(value) for value in _marked(reached)} != {_kind(value) for value in _marked(mine.facts)}


def opposed(mine: Side, theirs: Side, places: Mapping[int, int]) -> bool:
    """Whether a shared word is denied or open on one side only, or one side says the opposite of the other."""
    touched = set(places.values())
    reached = [fact for fact in theirs.facts if not touched.isdisjoint(theirs.within(fact))]
    own = [fact for fact in mine.facts if not places.keys().isdisjoint(mine.within(fact))]
    if {_kind(value) for value in _marked(reached)} != {_kind(value) for value in _marked(own)}:
        return True
    return any(frozenset(both) in OPPOSITES for both in product(_predicates(own), _predicates(reached)))


def denied(mine: Side, theirs: Side, places: Mapping[int, int]) -> tuple[Fact, ...]:
    """The one negation of either side if the other side says the same word plainly, and both are alike otherwise."""
    low, high = theirs.stretch(max(0, min(places.values()) - BEFORE), max(places.values()))
    reached = [fact for fact in theirs.facts if fact.start < high and low < fact.end]
    marked = [[f for f in side if _marked([f])] for side in (mine.facts, reached)]
    if sorted(map(len, marked)) != [0, 1]:
        return ()
    own = bool(marked[0])
    (no,) = marked[0] or marked[1]
    value = no.value
    plain = isinstance(value, StanceValue) and value.negative and value.certainty == "fact" and not value.not_yet
    words = mine.within(no) if own else theirs.within(no)
    told = words[-1] in (places if own else places.values())
    return (no,) if plain and told else ()


def _marked(facts: Sequence[Fact]) -> list[StanceValue]:
    """The stances of what is not simply said to be so: denied, not yet, only possible, only planned."""
    values = (fact.value for fact in facts if isinstance(fact.value, StanceValue))
    return [value for value in values if value.negative or value.certainty != "fact"]


def _kind(value: StanceValue) -> tuple[bool, bool, str]:
    """What is not simply said; "he would" is "he will" as another passes it on."""
    return value.negative, value.not_yet, "planned" if value.certainty == "conditional" else value.certainty


def _predicates(facts: Sequence[Fact]) -> set[str]:
    return {fact.value.predicate for fact in facts if isinstance(fact.value, StanceValue)}


def _foreseen(side: Side) -> list[int]:
    return [i for i in range(len(side.words)) if side.lexicon.foreseen.at(side.words, i) is not None]
