"""Rules `agree-facts` and `agree-text`: two statements about one event that say the same."""

from __future__ import annotations

from compare.grammar.intervals import Relation, relate
from compare.judge import dates, numbers
from compare.judge.pair import Meeting, Pair
from compare.settings import Settings
from compare.types import Label, Span, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

FACTS = "agree-facts"
TEXT = "agree-text"


def agree_on_facts(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if dates or quantities are shared and equal, COMPATIBLE if one is only less precise."""
    shared = shared_facts(pair)
    if not shared:
        return None
    equal = all(meeting.relation is Relation.EQUAL for meeting in shared)
    values = "; ".join(plain_with_referent(meeting.a, wording()) for meeting in shared)
    return Verdict(
        alignment=pair.link,
        label=Label.AGREES if equal else Label.COMPATIBLE,
        rule=FACTS,
        explanation=f"Both say {values}." if equal else f"Both fit {values}, with different precision.",
        facts_a=tuple(meeting.a for meeting in shared),
        facts_b=tuple(meeting.b for meeting in shared),
        marks_a=tuple(Span(meeting.a.start, meeting.a.end) for meeting in shared),
        marks_b=tuple(Span(meeting.b.start, meeting.b.end) for meeting in shared),
    )


def agree_on_text(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if the statements are so similar that no more than wording can differ."""
    translated = pair.link.a.document.language != pair.link.b.document.language
    needed = settings.agree_translated if translated else settings.agree_text
    if pair.link.similarity < needed or open_differences(pair):
        return None
    return Verdict(
        alignment=pair.link,
        label=Label.AGREES,
        rule=TEXT,
        explanation="Both report this in nearly the same words.",
    )


def open_differences(pair: Pair) -> bool:
    """Whether values of one kind are left over that cannot both hold, though no rule may call them a conflict."""
    days = dates.meet(pair)
    if any(relate(a.value, b.value) is Relation.DISJOINT for a in days.left_a for b in days.left_b):
        return True
    amounts = [numbers.meet(pair, kind) for kind in numbers.KINDS]
    return any(numbers.relate(pair, a, b) is Relation.DISJOINT for m in amounts for a in m.left_a for b in m.left_b)


def shared_facts(pair: Pair) -> tuple[Meeting, ...]:
    """The dates and quantities that both statements state, equal or compatible."""
    met = [dates.meet(pair), *(numbers.meet(pair, kind) for kind in numbers.KINDS)]
    return tuple(meeting for one in met for meeting in one.shared)
