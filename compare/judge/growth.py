"""Rule `toll-grows`: a count that only grows differs between articles because time passed between them."""

from __future__ import annotations

from dataclasses import replace

from compare.judge.pair import Pair
from compare.settings import Settings
from compare.types import DisputeKind, FactValue, Label, Quantity, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "toll-grows"
GROWING = frozenset({"death", "injured", "missing", "displaced", "case", "arrest", "rescued", "refugee"})
"""Concepts whose count is reported "so far": it rises from article to article while the event lasts."""


def as_growth(conflict: Verdict, pair: Pair, settings: Settings) -> Verdict | None:
    """UPDATES if the later article's count is the higher one; None where the dates are unknown or equal."""
    if conflict.kind is not DisputeKind.NUMBER:
        return None
    fact_a, fact_b = conflict.facts_a[0], conflict.facts_b[0]
    published_a, published_b = pair.link.a.document.published, pair.link.b.document.published
    if published_a is None or published_b is None or published_a == published_b:
        return None
    earlier, later = (fact_a, fact_b) if published_a < published_b else (fact_b, fact_a)
    if not _grew(earlier.value, later.value):
        return None
    before, after = (plain_with_referent(fact, wording()) for fact in (earlier, later))
    explanation = f"From {before} to {after}: the later article has the higher count."
    return replace(conflict, label=Label.UPDATES, rule=RULE, explanation=explanation)


def _grew(earlier: FactValue, later: FactValue) -> bool:
    """Whether both are counts that only grow (one may leave open what it counts), and the later one is the higher."""
    if not isinstance(earlier, Quantity) or not isinstance(later, Quantity):
        return False
    counted = {earlier.of, later.of} - {None}
    if not counted or not counted <= GROWING:
        return False
    return (later.low or 0) >= (earlier.high or 0)
