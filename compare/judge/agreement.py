"""Rules `agree-facts`, `agree-text` and `agree-acts`: two statements about one event that say the same.

No agreement passes over a difference: another person, place, body, day, figure or stance on either side leaves the
pair undecided, also where no rule may call it a conflict. Where one statement is less precise, or says more, the two
are compatible.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.judge import dates, numbers
from compare.judge.pair import Confrontation, Meeting, Pair, confront
from compare.judge.sayings import sayings, two_persons
from compare.judge.stances import shared_stances, stances_differ
from compare.settings import Settings
from compare.types import Fact, FactKind, Label, NameValue, Quantity, Span, StanceValue, Verdict
from compare.wording import wording
from compare.wording.values import plain_value, plain_with_referent

FACTS = "agree-facts"
TEXT = "agree-text"
ACTS = "agree-acts"
NAMES = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)


def agree_on_facts(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if dates or quantities are shared and equal, and nothing else differs.

    COMPATIBLE if one is only less precise, or one statement says more.
    """
    if open_differences(pair) or (_only_pegs(pair) and pair.link.similarity < _alike(pair, settings)):
        return None
    return agree_on_figures(pair)


def agree_on_figures(pair: Pair) -> Verdict | None:
    """The same, whatever else differs; None if no date or quantity is shared."""
    shared = shared_figures(pair)
    if not shared:
        return None
    equal, more = all(meeting.relation is Relation.EQUAL for meeting in shared), says_more(pair)
    values = "; ".join(plain_with_referent(meeting.a, wording()) for meeting in shared)
    text = f"Both say {values}{'; one is more exact' if more else ''}."
    return Verdict(
        alignment=pair.link,
        label=Label.AGREES if equal and not more else Label.COMPATIBLE,
        rule=FACTS,
        explanation=text if equal else f"Both fit {values}, with different precision.",
        facts_a=tuple(meeting.a for meeting in shared),
        facts_b=tuple(meeting.b for meeting in shared),
        marks_a=tuple(Span(meeting.a.start, meeting.a.end) for meeting in shared),
        marks_b=tuple(Span(meeting.b.start, meeting.b.end) for meeting in shared),
    )


def agree_on_text(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if the statements are so similar that no more than wording can differ; COMPATIBLE if one says more."""
    if pair.link.similarity < _alike(pair, settings) or open_differences(pair) or _own_figures(pair):
        return None
    more = says_more(pair)
    return Verdict(
        alignment=pair.link,
        label=Label.COMPATIBLE if more else Label.AGREES,
        rule=TEXT,
        explanation="Both report this; one is more exact." if more else "Both report this in nearly the same words.",
    )


def agree_on_acts(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if both affirm one act of somebody or something that both name, or both deny one thing."""
    acts = shared_stances(pair)
    if not any(met.relation is Relation.EQUAL for kind in NAMES for met in _names(pair, kind).shared):
        acts = tuple(met for met in acts if _denies(met.a))
    if not acts or pair.link.similarity < settings.agree_acts or open_differences(pair) or _own_figures(pair):
        return None
    more = says_more(pair)
    return Verdict(
        alignment=pair.link,
        label=Label.COMPATIBLE if more else Label.AGREES,
        rule=ACTS,
        explanation=f"Both say: {'; '.join(plain_value(met.a, wording()) for met in acts)}.",
        marks_a=tuple(Span(met.a.start, met.a.end) for met in acts),
        marks_b=tuple(Span(met.b.start, met.b.end) for met in acts),
    )


def _alike(pair: Pair, settings: Settings) -> float:
    """The least cosine at which two statements say the same by their words alone."""
    translated = pair.link.a.document.language != pair.link.b.document.language
    return settings.agree_translated if translated else settings.agree_text


def _only_pegs(pair: Pair) -> bool:
    """Whether all that is shared are days without a figure ("on Friday", "this week"): every sentence of a news day
    has one."""
    shared = shared_figures(pair)
    return all(met.a.kind is FactKind.DATE and not _figure(pair, met.a) and not _figure(pair, met.b) for met in shared)


def _figure(pair: Pair, fact: Fact) -> bool:
    """Whether a fact is written with digits."""
    document = (pair.link.a if fact in pair.facts_a else pair.link.b).document
    return any(map(str.isdecimal, document.text[fact.start : fact.end]))


def shared_figures(pair: Pair) -> tuple[Meeting, ...]:
    """The dates and quantities that both statements state, equal or compatible."""
    return tuple(meeting for one in _figures(pair) for meeting in one.shared)


def open_differences(pair: Pair) -> bool:
    """Whether something is left over on both sides that cannot both hold, though no rule may call it a conflict."""
    days, *amounts = _figures(pair)
    if any(dates.relate_stated(a.value, b.value) is Relation.DISJOINT for a, b in product(days.left_a, days.left_b)):
        return True
    if any(_other_amount(pair, a, b) for met in amounts for a, b in product(met.left_a, met.left_b)):
        return True
    return stances_differ(pair) or _other_speaker(pair) or any(_other_name(pair, kind) for kind in NAMES)


def says_more(pair: Pair) -> bool:
    """Whether one statement gives a day or figure, or one place more, where the other has none, or a wider place.

    Persons and bodies do not count: a name that is found in one language only is mostly missed in the other.
    """
    places = _names(pair, FactKind.PLACE)
    if any(meeting.relation is Relation.COMPATIBLE for meeting in places.shared):
        return True
    days, *amounts = _figures(pair)
    left = [(days.left_a, days.left_b), *((_telling(met.left_a), _telling(met.left_b)) for met in amounts)]
    if places.shared:
        left.append((places.left_a, places.left_b))
    return any(bool(one) is not bool(other) for one, other in left)


def _denies(fact: Fact) -> bool:
    return isinstance(fact.value, StanceValue) and fact.value.negative


def _telling(facts: Sequence[Fact]) -> list[Fact]:
    """Quantities that are more than grammar ("one of them", "for a day")."""
    return [
        f for f in facts if isinstance(f.value, Quantity) and max(f.value.low or 0, f.value.high or 0) > numbers.SMALL
    ]


def _figures(pair: Pair) -> list[Confrontation]:
    """The dates, then each kind of quantity."""
    return [dates.meet(pair), *(numbers.meet(pair, kind) for kind in numbers.KINDS)]


def _names(pair: Pair, kind: FactKind) -> Confrontation:
    """The names of one kind, each once, paired off."""
    a, b = (tuple({_name(fact).key: fact for fact in side}.values()) for side in pair.facts(kind))
    return confront(a, b, lambda x, y: relate_names(kind, _name(x), _name(y)))


def _other_speaker(pair: Pair) -> bool:
    """Whether both pass on somebody's words, and nobody speaks in both."""
    speakers = [(a.speaker, b.speaker) for a, b in sayings(pair)]
    return bool(speakers) and all(two_persons(a, b) for a, b in speakers)


def _other_name(pair: Pair, kind: FactKind) -> bool:
    """Whether each side has names of this kind left over, and none can be one of the other's."""
    met = _names(pair, kind)
    found = [relate_names(kind, _name(a), _name(b)) for a, b in product(met.left_a, met.left_b)]
    return bool(found) and all(relation is Relation.DISJOINT for relation in found)


def _own_figures(pair: Pair) -> bool:
    """Whether each side has a figure of one kind that the other lacks, whatever it counts."""
    return any(_telling(met.left_a) and _telling(met.left_b) for met in _figures(pair)[1:])


def _other_amount(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether two quantities are disjoint, or of two units of which one could be the other's slip (euros, dollars)."""
    if numbers.relate(pair, a, b) is Relation.DISJOINT:
        return True
    units = [fact.value.unit for fact in (a, b) if isinstance(fact.value, Quantity)]
    return a.kind is b.kind and None not in units and units[0] != units[1]


def _name(fact: Fact) -> NameValue:
    """The value of a fact that names somebody or something."""
    if not isinstance(fact.value, NameValue):
        raise TypeError(f"a fact of kind {fact.kind} names nobody")
    return fact.value
