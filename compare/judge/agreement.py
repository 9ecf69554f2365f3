"""Rules `agree-facts`, `agree-text` and `agree-acts`: two statements about one event that say the same.

No agreement passes over a difference: another person, place, body, day, figure or stance on either side leaves the
pair undecided, also where no rule may call it a conflict. Where one statement is less precise, or says more, the two
are compatible.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.grammar.intervals import Relation
from compare.grammar.polarity import content_words
from compare.judge import clock, numbers
from compare.judge.anchors import anchors, twice_anchored
from compare.judge.differences import NAMES, figures_met, names_met, open_differences
from compare.judge.pair import Meeting, Pair, alike, retold
from compare.judge.sources import two_sources
from compare.judge.stances import shared_stances
from compare.languages import load
from compare.settings import Settings
from compare.types import (
    DateValue,
    Fact,
    FactKind,
    Granularity,
    Label,
    Quantity,
    Span,
    StanceValue,
    Verdict,
)
from compare.wording import wording
from compare.wording.values import plain_value, plain_with_referent

FACTS = "agree-facts"
TEXT = "agree-text"
ACTS = "agree-acts"
LONGER = 1.7
"""Ratio of the words that carry matter in two statements from which on one says more: 97% of translated sentences in
eight pairs of languages have less (PUD)."""
FINE = (Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.DAY, Granularity.WEEK)
"""Granularities of dates that few statements share by chance."""


def agree_on_facts(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if dates or quantities are shared and equal, and nothing else differs.

    COMPATIBLE if one is only less precise, or one statement says more.
    """
    if open_differences(pair) or not (pair.link.similarity >= alike(pair, settings) or _of_one_thing(pair, settings)):
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
    if pair.link.similarity < alike(pair, settings) or open_differences(pair) or _own_figures(pair):
        return None
    more = says_more(pair) or _much_longer(pair)
    return Verdict(
        alignment=pair.link,
        label=Label.COMPATIBLE if more else Label.AGREES,
        rule=TEXT,
        explanation="Both report this; one is more exact." if more else "Both report this in nearly the same words.",
    )


def agree_on_acts(pair: Pair, settings: Settings) -> Verdict | None:
    """AGREES if both affirm one act of somebody or something that both name, or both deny one thing."""
    acts = shared_stances(pair)
    if not any(met.relation is Relation.EQUAL for kind in NAMES for met in names_met(pair, kind).shared):
        acts = tuple(met for met in acts if _denies(met.a))
    needed = settings.gate_twice if twice_anchored(pair, anchors(pair)) else settings.agree_acts
    if not acts or pair.link.similarity < needed or open_differences(pair) or _own_figures(pair):
        return None
    more = says_more(pair) or _much_longer(pair)
    return Verdict(
        alignment=pair.link,
        label=Label.COMPATIBLE if more else Label.AGREES,
        rule=ACTS,
        explanation=f"Both say: {'; '.join(plain_value(met.a, wording()) for met in acts)}.",
        marks_a=tuple(Span(met.a.start, met.a.end) for met in acts),
        marks_b=tuple(Span(met.b.start, met.b.end) for met in acts),
    )


def _of_one_thing(pair: Pair, settings: Settings) -> bool:
    """Whether the figures that two statements in different words share can be those of one thing.

    A day without a figure says nothing, and "one", a month or a year are said of much: two statements that share no
    more have to stand out from their neighbours.
    """
    if _only_pegs(pair):
        return False
    shared = [met for met in shared_figures(pair) if met.a.kind is FactKind.DATE or _telling([met.a])]
    coarse = all(met.a.kind is FactKind.DATE and not _fine(met.a) for met in shared)
    needed = settings.agree_coarse if coarse else settings.agree_margin
    return pair.lone or pair.link.margin >= needed or retold(pair, settings)


def _fine(fact: Fact) -> bool:
    """Whether a date is finer than a month."""
    return isinstance(fact.value, DateValue) and fact.value.granularity in FINE


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
    """The dates, times of day and quantities that both statements state, equal or compatible."""
    met = (meeting for one in figures_met(pair) for meeting in one.shared)
    said = (meeting for meeting in met if meeting.relation is Relation.EQUAL or not _wide(meeting))
    return (*said, *clock.meet(pair).shared)


def _wide(meeting: Meeting) -> bool:
    """Whether one of two values is so wide that the other hardly says the same: "since 2002", "more than 30"."""
    a, b = meeting.a.value, meeting.b.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return numbers.far_off(a, b)
    days = [value for value in (a, b) if isinstance(value, DateValue)]
    return any(day.granularity not in (*FINE, Granularity.MONTH) or None in (day.first, day.last) for day in days)


def says_more(pair: Pair) -> bool:
    """Whether one statement gives a day or figure, or one place more, where the other has none, or a wider place.

    Persons and bodies do not count: a name that is found in one language only is mostly missed in the other.
    """
    places = names_met(pair, FactKind.PLACE)
    if any(meeting.relation is Relation.COMPATIBLE for meeting in places.shared) or two_sources(pair):
        return True
    days, *amounts = figures_met(pair)
    left = [(days.left_a, days.left_b), *((_telling(met.left_a), _telling(met.left_b)) for met in amounts)]
    if places.shared:
        left.append((places.left_a, places.left_b))
    return any(bool(one) is not bool(other) for one, other in left)


def _much_longer(pair: Pair) -> bool:
    """Whether one statement has far more words that carry matter than a translation of the other would have."""
    languages = [load(one.document.language) for one in (pair.link.a, pair.link.b)]
    if not all(language.sentences.spaces for language in languages):
        return False
    texts = (pair.link.a.text, pair.link.b.text)
    short, long = sorted(len(content_words(text, known)) + 1 for text, known in zip(texts, languages, strict=True))
    return long >= LONGER * short


def _denies(fact: Fact) -> bool:
    return isinstance(fact.value, StanceValue) and fact.value.negative


def _telling(facts: Sequence[Fact]) -> list[Fact]:
    """Quantities that are more than grammar ("one of them", "for a day")."""
    return [
        f for f in facts if isinstance(f.value, Quantity) and max(f.value.low or 0, f.value.high or 0) > numbers.SMALL
    ]


def _own_figures(pair: Pair) -> bool:
    """Whether each side has a figure of one kind that the other lacks, whatever it counts."""
    return any(_telling(met.left_a) and _telling(met.left_b) for met in figures_met(pair)[1:])
