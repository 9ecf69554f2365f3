"""From two aligned statements and their facts to verdicts: one file a rule.

The order is fixed: the same-event gate, then the typed rules, then what both sides share. A rule is a
function of a `Pair` and the `Settings`; a new one gets a file of its own and a place in `CONFLICT_RULES`, or comes from
another distribution (`added`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from compare.judge import growth, nli
from compare.judge.added import AGREED, OPPOSED, added
from compare.judge.agreement import agree_on_acts, agree_on_facts, agree_on_figures, agree_on_text
from compare.judge.anchors import anchors
from compare.judge.clock import compare_clocks
from compare.judge.dates import compare_dates
from compare.judge.digits import compare_digits
from compare.judge.entities import judge_persons, names_of
from compare.judge.figures import judge_figures
from compare.judge.forecasts import as_outcome
from compare.judge.gate import Event, same_event
from compare.judge.names import given_name, rank, role_holder
from compare.judge.numbers import compare_numbers
from compare.judge.offices import office_rank
from compare.judge.pair import Pair
from compare.judge.pending import judge_pending
from compare.judge.places import other_place
from compare.judge.polarity import not_yet_done, polarity_flip
from compare.judge.quotes import RULE as QUOTE_DRIFT
from compare.judge.quotes import quote_drift
from compare.judge.roles import told_whom
from compare.judge.speakers import speaker_differs
from compare.judge.titles import superiors
from compare.models import NliModel
from compare.settings import Settings
from compare.types import DisputeKind, Label, Verdict

CONFLICT_RULES = (
    compare_dates,
    compare_clocks,
    compare_numbers,
    compare_digits,
    not_yet_done,
    polarity_flip,
    speaker_differs,
    told_whom,
    quote_drift,
    other_place,
    given_name,
    role_holder,
    rank,
    office_rank,
    superiors,
)
UPDATE_RULES = (growth.as_growth, as_outcome)
AGREEMENT_RULES = (agree_on_facts, agree_on_text, agree_on_acts)
NOMINAL = (DisputeKind.NAME, DisputeKind.PLACE)

__all__ = ["Pair", "anchors", "judge", "judge_all", "judge_figures", "judge_pending", "judge_persons", "names_of"]


def judge_all(
    pairs: Sequence[Pair],
    settings: Settings,
    model: NliModel | None,
    given: Sequence[Verdict | None] | None = None,
) -> list[tuple[Verdict, ...]]:
    """What the rules, and where they are silent a model, say of each pair, in the pairs' order.

    `given` holds verdicts that were found before the rules were asked.
    """
    known = given or [None] * len(pairs)
    found = [judge(pair, settings) if v is None else (v,) for pair, v in zip(pairs, known, strict=True)]
    asked = [number for number, verdicts in enumerate(found) if nli.asks(verdicts)]
    if model is not None and asked:
        opinions = nli.opinions([pairs[number] for number in asked], model)
        for number, opinion in zip(asked, opinions, strict=True):
            found[number] = (nli.settled(pairs[number], found[number][0], opinion, settings),)
    return found


def judge(pair: Pair, settings: Settings) -> tuple[Verdict, ...]:
    """What the rules say of one aligned pair: one verdict, or one for each kind of conflict. Never empty.

    Two reports that differ only in a name or a place also agree in their figures.
    """
    event = same_event(pair, settings)
    if event is Event.DIFFERENT:
        return (_verdict(pair, Label.DIFFERENT_EVENT, "event-gate", "Names, places or dates tell two events apart."),)
    others = added(pair, settings)
    conflicts = [found for rule in CONFLICT_RULES if (found := rule(pair, settings)) is not None]
    conflicts.extend(found for found in others if found.label in OPPOSED)
    near = pair.lone or pair.link.margin >= settings.gate_margin
    quoted = tuple(found for found in conflicts if found.rule == QUOTE_DRIFT)
    if quoted and (event is Event.UNSURE or not near):
        return quoted  # one utterance is known by its words
    if event is Event.UNSURE:
        doubt = "Too little shows that both report one event."
        return tuple(replace(found, label=Label.UNDECIDED) for found in conflicts) or (
            _verdict(pair, Label.UNDECIDED, "event-gate", doubt),
        )
    if conflicts and not near:
        return tuple(replace(found, label=Label.UNDECIDED) for found in conflicts)
    if conflicts:
        kept = _without_count_days(tuple(_softened(found, pair, settings) for found in conflicts))
        figures = agree_on_figures(pair) if all(found.kind in NOMINAL for found in kept) else None
        return kept if figures is None else (*kept, figures)
    own = (rule(pair, settings) for rule in AGREEMENT_RULES)
    agreed = chain((found for found in others if found.label in AGREED), own)
    undecided = _verdict(pair, Label.UNDECIDED, "no-rule", "No rule can compare these two.")
    return (next((found for found in agreed if found is not None), undecided),)


def _softened(conflict: Verdict, pair: Pair, settings: Settings) -> Verdict:
    """The conflict, or the update that it really is; what rests on no facts stays what its rule says."""
    if not conflict.facts_a or not conflict.facts_b:
        return conflict
    updates = (rule(conflict, pair, settings) for rule in UPDATE_RULES)
    return next((found for found in updates if found is not None), conflict)


def _without_count_days(found: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Where a count has grown, the two dates are the days of the counts, and no conflict."""
    if not any(verdict.rule == growth.RULE for verdict in found):
        return found
    return tuple(verdict for verdict in found if verdict.kind is not DisputeKind.DATE)


def _verdict(pair: Pair, label: Label, rule: str, explanation: str) -> Verdict:
    return Verdict(alignment=pair.link, label=label, rule=rule, explanation=explanation)
