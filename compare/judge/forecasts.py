"""Rule `forecast-outcome`: what was expected, and what came of it, are no contradiction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compare.grammar.polarity import foresees
from compare.judge.pair import Pair
from compare.languages import load
from compare.types import DisputeKind, Fact, Label, StanceValue, Statement, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "forecast-outcome"
OPEN = ("planned", "possible", "conditional")
"""Certainties of what has not happened yet."""


def as_outcome(conflict: Verdict, pair: Pair) -> Verdict | None:
    """UPDATES if one statement foresees a figure or a day, and the other reports it; None if the forecast came later.

    Where the articles' days are unknown, or the same, the wording alone gives the order.
    """
    if conflict.kind not in (DisputeKind.NUMBER, DisputeKind.DATE):
        return None
    ahead_a = _foresees(pair.link.a, pair.facts_a, pair.facts_b)
    ahead_b = _foresees(pair.link.b, pair.facts_b, pair.facts_a)
    if ahead_a is ahead_b:
        return None
    forecast, outcome = (pair.link.a, pair.link.b) if ahead_a else (pair.link.b, pair.link.a)
    before, after = forecast.document.published, outcome.document.published
    if before is not None and after is not None and before > after:
        return None
    sides = (conflict.facts_a[0], conflict.facts_b[0])
    foreseen, came = (plain_with_referent(fact, wording()) for fact in (sides if ahead_a else sides[::-1]))
    explanation = f"Expected: {foreseen}; reported: {came}."
    return replace(conflict, label=Label.UPDATES, rule=RULE, explanation=explanation)


def _foresees(statement: Statement, facts: tuple[Fact, ...], others: tuple[Fact, ...]) -> bool:
    """Whether a statement says that it foresees something, or plans what the other reports as done."""
    if foresees(statement.text, load(statement.document.language)):
        return True
    done = {value.predicate for value in _stances(others) if value.certainty == "fact" and not value.negative}
    return any(value.certainty in OPEN and value.predicate in done for value in _stances(facts))


def _stances(facts: tuple[Fact, ...]) -> Iterator[StanceValue]:
    return (fact.value for fact in facts if isinstance(fact.value, StanceValue))
