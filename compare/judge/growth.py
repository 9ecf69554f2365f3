"""Rule `toll-grows`: a count that only grows differs between articles because time passed between them."""

from __future__ import annotations

from dataclasses import replace

from compare.describe import describe
from compare.judge.pair import Pair
from compare.types import DisputeKind, Label, Quantity, Verdict

RULE = "toll-grows"
GROWING = frozenset({"death", "injured", "missing", "displaced", "case", "arrest", "rescued", "refugee"})
"""Concepts whose count is reported "so far": it rises from article to article while the event lasts."""


def as_growth(conflict: Verdict, pair: Pair) -> Verdict | None:
    """UPDATES if the later article's count is the higher one; None where the dates are unknown or equal."""
    if conflict.kind is not DisputeKind.NUMBER:
        return None
    a, b = conflict.facts_a[0].value, conflict.facts_b[0].value
    published_a, published_b = pair.link.a.document.published, pair.link.b.document.published
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or published_a is None or published_b is None:
        return None
    if a.of not in GROWING or b.of not in GROWING or published_a == published_b:
        return None
    earlier, later = (a, b) if published_a < published_b else (b, a)
    if (later.low or 0) < (earlier.high or 0):
        return None
    return replace(
        conflict,
        label=Label.UPDATES,
        rule=RULE,
        explanation=f"From {describe(earlier)} to {describe(later)}: the later article has the higher count.",
    )
