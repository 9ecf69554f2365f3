"""Rule `digits-differ`: a sentence and its retelling have the same digits but for one number.

"In 743" and "1916 Rus Devrimi" are years that no grammar dares to call years, and "48 wounded" and "14 passengers" may
count one thing. Where an article retells the other sentence by sentence, the digits themselves are compared, as those
who check translations do, unless the rules of dates and quantities have spoken or what was read can stand together.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from compare.grammar.intervals import Relation, relate, unresolved
from compare.judge.dates import compare_dates
from compare.judge.numbers import compare_numbers
from compare.judge.pair import Pair, conflict, retold
from compare.settings import Settings
from compare.types import DateValue, DisputeKind, Fact, FactKind, Quantity, Statement, Verdict

RULE = "digits-differ"
_RUN = re.compile(r"\d{1,15}")


@dataclass(frozen=True, slots=True)
class _Number:
    """A run of digits as a number, and the fact that it is part of, if any."""

    written: Fact
    value: int
    read: Fact | None


def compare_digits(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if just one run of digits of either statement is not in the other, and nothing read explains it."""
    if not retold(pair, settings) or compare_dates(pair, settings) or compare_numbers(pair, settings):
        return None
    sides = _numbers(pair.link.a, pair.facts_a), _numbers(pair.link.b, pair.facts_b)
    a, b = _alone(sides[0], sides[1]), _alone(sides[1], sides[0])
    if a is None or b is None or _shortened(a.value, b.value) or _explained(a.read, b.read):
        return None
    dated = any(one.read is not None and one.read.kind is FactKind.DATE for one in (a, b))
    kind = DisputeKind.DATE if dated else DisputeKind.NUMBER
    explanation = f"{a.value} against {b.value}: all other digits are the same."
    return conflict(pair, kind, RULE, explanation, a.written, b.written)


def _numbers(statement: Statement, facts: tuple[Fact, ...]) -> list[_Number]:
    found = []
    for run in _RUN.finditer(statement.text):
        start, end, value = statement.start + run.start(), statement.start + run.end(), int(run[0])
        written = Fact(FactKind.NUMBER, start, end, Quantity(low=float(value), high=float(value)))
        read = next((f for f in facts if f.start <= start and end <= f.end and _measures(f)), None)
        found.append(_Number(written, value, read))
    return found


def _measures(fact: Fact) -> bool:
    return isinstance(fact.value, DateValue | Quantity)


def _alone(own: list[_Number], other: list[_Number]) -> _Number | None:
    """The only number of one statement that the other lacks."""
    lacking = Counter(one.value for one in own) - Counter(one.value for one in other)
    return next(one for one in own if one.value in lacking) if lacking.total() == 1 else None


def _shortened(a: int, b: int) -> bool:
    """Whether one is the other without its first digits ('97 for 1997)."""
    return str(a).endswith(str(b)) or str(b).endswith(str(a))


def _explained(a: Fact | None, b: Fact | None) -> bool:
    """Whether both are read as values of one type that can stand together, or that have two units."""
    if a is None or b is None or type(a.value) is not type(b.value):
        return False
    if any(isinstance(fact.value, DateValue) and unresolved(fact.value) for fact in (a, b)):
        return False
    units = [fact.value.unit for fact in (a, b) if isinstance(fact.value, Quantity)]
    if units.count(None) == 1:
        return False  # "livres" may be books or pounds
    return relate(a.value, b.value) is not Relation.DISJOINT
