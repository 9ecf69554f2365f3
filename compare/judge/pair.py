"""What the rules look at: two aligned statements with their facts, and how those facts confront each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.grammar.intervals import Relation
from compare.settings import Settings
from compare.types import Alignment, DisputeKind, Fact, FactKind, Label, Quote, Span, Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """An alignment with the facts of its two statements, and with the quotes that reach into them.

    `named_a` and `named_b` are the keys of all names in each one's whole article; empty where that is not known.
    `lone` says that there is nothing else that either statement could be nearer to: its margin only repeats the cosine.
    """

    link: Alignment
    facts_a: tuple[Fact, ...]
    facts_b: tuple[Fact, ...]
    quotes_a: tuple[Quote, ...] = ()
    quotes_b: tuple[Quote, ...] = ()
    named_a: frozenset[str] = frozenset()
    named_b: frozenset[str] = frozenset()
    lone: bool = False

    def facts(self, *kinds: FactKind) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """The facts of these kinds, side by side."""
        return (
            tuple(fact for fact in self.facts_a if fact.kind in kinds),
            tuple(fact for fact in self.facts_b if fact.kind in kinds),
        )


@dataclass(frozen=True, slots=True)
class Meeting:
    """One fact of each side and how the two relate."""

    a: Fact
    b: Fact
    relation: Relation


@dataclass(frozen=True, slots=True)
class Confrontation:
    """The facts of one kind on both sides: which ones meet, and which are left over on either side."""

    shared: tuple[Meeting, ...]
    left_a: tuple[Fact, ...]
    left_b: tuple[Fact, ...]


def confront(
    facts_a: Sequence[Fact], facts_b: Sequence[Fact], relate: Callable[[Fact, Fact], Relation]
) -> Confrontation:
    """Pair the facts off: equal ones first, then compatible ones, each used once, the rest left over."""
    left_a, left_b, shared = list(facts_a), list(facts_b), []
    for wanted in (Relation.EQUAL, Relation.COMPATIBLE):
        for fact in tuple(left_a):
            partner = next((other for other in left_b if relate(fact, other) is wanted), None)
            if partner is not None:
                shared.append(Meeting(fact, partner, wanted))
                left_a.remove(fact)
                left_b.remove(partner)
    return Confrontation(tuple(shared), tuple(left_a), tuple(left_b))


def figures_of(text: str) -> set[str]:
    """The runs of digits in a text, in Western digits, without their separators."""
    folded = "".join(str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in text)
    return {re.sub(r"[.,٫٬]", "", run) for run in re.findall(r"\d+(?:[.,٫٬]\d+)*", folded)}


def also_written(pair: Pair, fact: Fact, against: Fact | None = None) -> bool:
    """Whether the figures of a fact stand in the other statement too, whatever they count or date there.

    Then it does not leave out what it is said to dispute: "six arrests, after 47 the night before" is no other count
    than "47 arrests overnight". The words of the fact that it is held `against` do not count: "300 million euros" and
    "300 million dollars" have the same figures.
    """
    own, other = (pair.link.a, pair.link.b) if fact in pair.facts_a else (pair.link.b, pair.link.a)
    figures = figures_of(own.document.text[fact.start : fact.end])
    text, start = other.text, other.start
    if against is not None:
        text = f"{text[: against.start - start]} {text[against.end - start :]}"
    return bool(figures) and figures <= figures_of(text)


def within_quotes(pair: Pair, fact: Fact) -> bool:
    """Whether a fact stands inside a direct quotation."""
    quotes = pair.quotes_a if fact in pair.facts_a else pair.quotes_b
    own = Span(fact.start, fact.end)
    return any(quote.direct and any(own.overlaps(part) for part in quote.content) for quote in quotes)


def alike(pair: Pair, settings: Settings) -> float:
    """The least cosine at which two statements say the same by their words alone."""
    return settings.agree_translated if pair.link.translated else settings.agree_text


def retold(pair: Pair, settings: Settings) -> bool:
    """Whether one statement is the other one retold, in an article that retells (or translates) the whole of the other.

    What differs in such a pair was said of one thing, also where elsewhere it would tell two events apart: figures of
    different magnitude, days that lie far apart, limits ("since 1997", "up to 24%").
    """
    return pair.link.coverage >= settings.retold and pair.link.margin >= settings.gate_retold


def conflict(pair: Pair, kind: DisputeKind, rule: str, explanation: str, a: Fact, b: Fact) -> Verdict:
    """CONFLICTS over one fact of each side, whose words are marked."""
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=kind,
        rule=rule,
        explanation=explanation,
        facts_a=(a,),
        facts_b=(b,),
        marks_a=(Span(a.start, a.end),),
        marks_b=(Span(b.start, b.end),),
    )
