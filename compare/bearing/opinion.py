"""What an NLI model says of a claim and the statements that the rules leave open.

A report asks whether two sentences say the same; of a claim only one direction counts: whether the statement says what
the claim says, not whether the claim says what the statement does. A contradiction has no direction. The model is not
believed that something is said where names stand otherwise, or where a negation or a doubt differs: there it errs most.
That two contradict each other it is believed sooner where the rules see such a difference too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.bearing.held import Held
from compare.bearing.weighing import OPEN
from compare.judge import Pair
from compare.judge.agreement import ACTS, FACTS, TEXT
from compare.judge.differences import open_differences
from compare.judge.nli import CONTRADICTION, DOUBT, ENTAILMENT, SILENT, Opinion, opinions
from compare.models import NliModel
from compare.settings import Settings
from compare.types import DisputeKind, Label, Statement, Verdict

ASKED = (SILENT, OPEN, FACTS, TEXT, ACTS)
"""Rules of verdicts that a model is asked about."""
LEAST_SHARE = 0.5
"""Least share of the claim's words for a model to be believed that a statement says the same in other words."""


def asked(
    ruled: Sequence[tuple[Pair, Verdict]], holds: Mapping[Statement, Held], model: NliModel, settings: Settings
) -> list[Verdict]:
    """The verdicts, those that the rules leave open with the model's opinion taken into account."""
    found = [verdict for _, verdict in ruled]
    open_ones = [n for n, verdict in enumerate(found) if verdict.rule in ASKED and verdict.kind is None]
    if not open_ones:
        return found
    told = opinions([ruled[n][0] for n in open_ones], model)
    for n, opinion in zip(open_ones, told, strict=True):
        pair, verdict = ruled[n]
        found[n] = _settled(pair, verdict, opinion, holds[verdict.alignment.b], settings)
    return found


def _settled(pair: Pair, verdict: Verdict, opinion: Opinion, held: Held, settings: Settings) -> Verdict:
    verdict = replace(verdict, scores=opinion.back)
    if verdict.label in (Label.AGREES, Label.COMPATIBLE):
        most = settings.nli_sure if verdict.rule == FACTS else settings.nli_doubt
        return verdict if opinion.contradiction < most else _doubted(verdict)
    needed = settings.nli_sure if held.opposed else settings.nli_contradiction
    if opinion.contradiction >= needed and not held.turned:
        return replace(
            verdict,
            label=Label.CONFLICTS,
            kind=DisputeKind.CONTENT,
            rule=CONTRADICTION,
            explanation="The two can hardly both be true, by the words as a whole: read them.",
        )
    if opinion.contradiction < settings.nli_doubt and opinion.back.entailment >= _needed(held, settings):
        return _entailed(verdict) if _believed(pair, held) else verdict
    return verdict


def _needed(held: Held, settings: Settings) -> float:
    """The least probability: less where none of the claim's words is missing, since what is altered is one word."""
    return settings.nli_supports if held.share == 1 else settings.nli_sure


def _believed(pair: Pair, held: Held) -> bool:
    """Whether nothing that the rules see speaks against the statement saying all that the claim says."""
    enough = held.share is None or held.share >= LEAST_SHARE
    return enough and not held.unnamed and held.sound and not open_differences(pair)


def _entailed(verdict: Verdict) -> Verdict:
    return replace(verdict, label=Label.AGREES, rule=ENTAILMENT, explanation="It says all that the claim says.")


def _doubted(verdict: Verdict) -> Verdict:
    doubt = "The words are nearly the same, but what differs may matter."
    return replace(verdict, label=Label.UNDECIDED, rule=DOUBT, explanation=doubt, facts_a=(), facts_b=())
