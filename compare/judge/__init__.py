"""From two aligned statements and their facts to verdicts: one file a rule.

The order is fixed: the same-event gate, then the typed rules, then what both sides share. A rule is a
function of a `Pair` and the `Settings`; a new one gets a file of its own and a place in `CONFLICT_RULES`.
"""

from __future__ import annotations

from dataclasses import replace

from compare.judge import growth
from compare.judge.agreement import agree_on_facts, agree_on_text
from compare.judge.dates import compare_dates
from compare.judge.gate import Event, same_event
from compare.judge.numbers import compare_numbers
from compare.judge.pair import Pair
from compare.judge.polarity import not_yet_done, polarity_flip
from compare.settings import Settings
from compare.types import DisputeKind, Label, Verdict

CONFLICT_RULES = (compare_dates, compare_numbers, not_yet_done, polarity_flip)
UPDATE_RULES = (growth.as_growth,)
AGREEMENT_RULES = (agree_on_facts, agree_on_text)

__all__ = ["Pair", "judge"]


def judge(pair: Pair, settings: Settings) -> tuple[Verdict, ...]:
    """What the rules say of one aligned pair: one verdict, or one for each kind of conflict. Never empty."""
    event = same_event(pair, settings)
    if event is Event.DIFFERENT:
        return (_verdict(pair, Label.DIFFERENT_EVENT, "event-gate", "Names, places or dates tell two events apart."),)
    conflicts = [found for rule in CONFLICT_RULES if (found := rule(pair, settings)) is not None]
    if event is Event.UNSURE:
        doubt = "Too little shows that both report one event."
        return tuple(replace(found, label=Label.UNDECIDED) for found in conflicts) or (
            _verdict(pair, Label.UNDECIDED, "event-gate", doubt),
        )
    if conflicts and pair.link.margin < settings.gate_margin:
        return tuple(replace(found, label=Label.UNDECIDED) for found in conflicts)
    if conflicts:
        return _without_count_days(tuple(_softened(found, pair) for found in conflicts))
    agreed = (rule(pair, settings) for rule in AGREEMENT_RULES)
    undecided = _verdict(pair, Label.UNDECIDED, "no-rule", "No rule can compare these two.")
    return (next((found for found in agreed if found is not None), undecided),)


def _softened(conflict: Verdict, pair: Pair) -> Verdict:
    """The conflict, or the update that it really is."""
    updates = (rule(conflict, pair) for rule in UPDATE_RULES)
    return next((found for found in updates if found is not None), conflict)


def _without_count_days(found: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Where a count has grown, the two dates are the days of the counts, and no conflict."""
    if not any(verdict.rule == growth.RULE for verdict in found):
        return found
    return tuple(verdict for verdict in found if verdict.kind is not DisputeKind.DATE)


def _verdict(pair: Pair, label: Label, rule: str, explanation: str) -> Verdict:
    return Verdict(alignment=pair.link, label=label, rule=rule, explanation=explanation)
