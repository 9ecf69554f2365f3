"""Rule `forecast-outcome`: what was expected, and what came of it, are no contradiction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from compare.grammar.polarity import foresees
from compare.judge.matters import known_predicates
from compare.judge.pair import Pair, figures_of, retold
from compare.languages import load
from compare.settings import Settings
from compare.types import DateValue, DisputeKind, Fact, Label, StanceValue, Statement, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "forecast-outcome"
OPEN = ("planned", "possible", "conditional")
"""Certainties of what has not happened yet."""


def as_outcome(conflict: Verdict, pair: Pair, settings: Settings) -> Verdict | None:
    """UPDATES if one statement foresees a figure or a day, and the other reports it; None if the forecast came later.

    Where the articles' days are unknown, or the same, the wording alone gives the order; but an article that retells
    the other sentence by sentence tells of one moment, unless its own day shows that it does not.
    """
    if conflict.kind not in (DisputeKind.NUMBER, DisputeKind.DATE):
        return None
    ahead_a, ahead_b = _ahead(pair)
    if ahead_a is ahead_b:
        return None
    forecast, outcome = (pair.link.a, pair.link.b) if ahead_a else (pair.link.b, pair.link.a)
    before, after = forecast.document.published, outcome.document.published
    days_later = (after - before).days if before is not None and after is not None else 0
    if days_later < 0 or (days_later == 0 and retold(pair, settings)):
        return None
    if conflict.kind is DisputeKind.DATE and _plans(pair.facts_b if ahead_a else pair.facts_a):
        return None
    sides = (conflict.facts_a[0], conflict.facts_b[0])
    sides = sides if ahead_a else sides[::-1]
    if _over(forecast, sides[0]):
        return None
    foreseen, came = (plain_with_referent(fact, wording()) for fact in sides)
    explanation = f"Expected: {foreseen}; reported: {came}."
    return replace(conflict, label=Label.UPDATES, rule=RULE, explanation=explanation)


def _plans(facts: tuple[Fact, ...]) -> bool:
    """Whether a statement only tells of what is to come: "the hearing will be held"."""
    certainties = {value.certainty for value in _stances(facts)}
    return "planned" in certainties and "fact" not in certainties


def foreseen_and_done(pair: Pair) -> bool:
    """Whether one statement foresees, or plans, an act that the other reports as done."""
    a, b = ({(v.predicate, v.certainty == "fact") for v in _stances(side)} for side in (pair.facts_a, pair.facts_b))
    acts = {predicate for predicate, done in a if (predicate, not done) in b} & known_predicates()
    return bool(acts) and _ahead(pair) in ((True, False), (False, True))


def _ahead(pair: Pair) -> tuple[bool, bool]:
    """Whether either statement looks ahead."""
    return (
        _foresees(pair.link.a, pair.facts_a, pair.facts_b),
        _foresees(pair.link.b, pair.facts_b, pair.facts_a),
    )


def _over(forecast: Statement, fact: Fact) -> bool:
    """Whether a day that is written in figures had passed when the article appeared: then it was not foreseen."""
    document = forecast.document
    last = fact.value.last if isinstance(fact.value, DateValue) else None
    if document.published is None or not isinstance(last, dt.date) or last >= document.published:
        return False
    return bool(figures_of(document.text[fact.start : fact.end]))


def _foresees(statement: Statement, facts: tuple[Fact, ...], others: tuple[Fact, ...]) -> bool:
    """Whether a statement says that it foresees something, or plans what the other reports as done."""
    if foresees(statement.text, load(statement.document.language)):
        return True
    done = {value.predicate for value in _stances(others) if value.certainty == "fact" and not value.negative}
    return any(value.certainty in OPEN and value.predicate in done for value in _stances(facts))


def _stances(facts: tuple[Fact, ...]) -> Iterator[StanceValue]:
    return (fact.value for fact in facts if isinstance(fact.value, StanceValue))
