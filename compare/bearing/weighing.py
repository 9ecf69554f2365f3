"""What a verdict of the rules comes to where one side is a claim, by what the statement holds of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.bearing.held import Held
from compare.judge import Pair
from compare.judge.differences import open_differences
from compare.judge.sayings import sayings, two_persons
from compare.types import DisputeKind, Fact, Label, Quantity, Span, StanceValue, Verdict

HELD, OPEN, DENIED = "claim-held", "claim-open", "claim-denied"
"""Rules: the statement says all that the claim says; what the rules call an agreement leaves too much of it open; the
statement says the same and negates it, or the claim does."""
LEAST_SHARE = {"agree-facts": 0.5, "agree-text": 0.6, "agree-acts": 0.6, "nli-entailment": 0.5}
"""Least share of the claim's words with which an agreement of each rule bears it out. Read on claims of our own about
ten events (benchmarks/claims.py)."""
ROUNDED = 2
"""Digits of the rounder of two figures from which on it can be the other one, rounded: 43,000 for 43,350."""


def weighed(verdict: Verdict, pair: Pair, held: Held) -> Verdict:
    """A verdict on a claim (side `a` of the pair), with what the statement holds of it taken into account.

    Likeness bears a claim out only where enough of its words are there; where all of them are, no likeness is needed.
    """
    if verdict.label in (Label.AGREES, Label.COMPATIBLE):
        known = held.share is None or held.share >= LEAST_SHARE.get(verdict.rule, 1.0)
        return verdict if known and held.sound else _left_open(verdict, held)
    if verdict.label is Label.UNDECIDED and verdict.kind is None:
        if held.denied and not (held.turned or held.crossed) and not _two_voices(pair):
            return _contradicted(verdict, held.denied, pair)
        return _borne_out(verdict) if held.whole and not open_differences(pair) else verdict
    if verdict.kind is DisputeKind.NUMBER and _rounded(*verdict.facts_a, *verdict.facts_b):
        return replace(verdict, label=Label.UNDECIDED, kind=None, explanation="One may be the other, rounded.")
    if verdict.label is Label.UNDECIDED and _only_lacks(held, verdict.facts_a):
        return replace(verdict, label=Label.CONFLICTS)
    return verdict


def _left_open(verdict: Verdict, held: Held) -> Verdict:
    """The verdict as one that decides nothing, and why."""
    if held.turned:
        why = "Names stand in another order, or the one that the claim is about is not there."
    elif held.opposed:
        why = "What happened is denied, expected or only possible here, and not in the claim, or it is not said at all."
    else:
        why = "Much that the claim says is not said here."
    return replace(verdict, label=Label.UNDECIDED, rule=OPEN, explanation=why, facts_a=(), facts_b=())


def _borne_out(verdict: Verdict) -> Verdict:
    return replace(verdict, label=Label.AGREES, rule=HELD, explanation="All that the claim says is said here.")


def _contradicted(verdict: Verdict, denial: tuple[Fact, ...], pair: Pair) -> Verdict:
    own = denial[0] in pair.facts_a
    marks = tuple(Span(fact.start, fact.end) for fact in denial)
    return replace(
        verdict,
        label=Label.CONFLICTS,
        rule=DENIED,
        kind=DisputeKind.POLARITY,
        explanation="The same words, and one of the two negates them.",
        facts_a=denial if own else (),
        facts_b=() if own else denial,
        marks_a=marks if own else (),
        marks_b=() if own else marks,
    )


def _only_lacks(held: Held, facts: Sequence[Fact]) -> bool:
    """Whether a statement says all that the claim says but these facts."""
    polar = any(isinstance(fact.value, StanceValue) for fact in facts)
    if held.share is None or held.turned or held.crossed or (held.opposed and not polar):
        return False
    return all(any(f.start <= span.start and span.end <= f.end for f in facts) for span in held.missing)


def _rounded(*facts: Fact) -> bool:
    """Whether of two exact figures one is the other, rounded to two digits or more."""
    values = [f.value for f in facts if isinstance(f.value, Quantity)]
    exact = sorted(v.low for v in values if v.low is not None and v.low == v.high)
    if len(exact) != 2 or exact[0] <= 0:
        return False
    digits = [f"{value:.15g}".replace(".", "").strip("0") for value in exact]
    short = min(map(len, digits))
    return short >= ROUNDED and f"{exact[0]:.{short - 1}e}" == f"{exact[1]:.{short - 1}e}"


def _two_voices(pair: Pair) -> bool:
    """Whether claim and statement are words of two people, who may contradict each other."""
    return any(two_persons(a.speaker, b.speaker) for a, b in sayings(pair))
