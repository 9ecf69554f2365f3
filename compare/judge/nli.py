"""What an NLI model says of pairs that no typed rule decided: rules `nli-contradiction` and `nli-entailment`.

It is asked last, in both directions, and only inside the gate: a model that has not seen a date calls any two
unrelated sentences what it likes. Between the thresholds it abstains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.judge.agreement import ACTS, FACTS, TEXT
from compare.judge.differences import differing, open_differences
from compare.judge.pair import Pair
from compare.models import NliModel
from compare.settings import Settings
from compare.types import DisputeKind, Fact, Label, Scores, StanceValue, Verdict

CONTRADICTION = "nli-contradiction"
ENTAILMENT = "nli-entailment"
DOUBT = "nli-doubt"
SILENT = "no-rule"
"""The rule of a pair inside the gate that no typed rule can compare."""
UNSURE = ("event-gate", "not-linked")
"""Rules of pairs that may report one event; the label says whether they do not."""
BY_WORDING = (TEXT, ACTS)
"""Agreements that rest on likeness, and that a model may doubt."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A model's scores of a pair in both directions."""

    forth: Scores
    back: Scores

    @property
    def contradiction(self) -> float:
        """How likely the two cannot both be true, 0..1: a contradiction has no direction, so the mean of both."""
        return (self.forth.contradiction + self.back.contradiction) / 2

    @property
    def entailment(self) -> float:
        """How likely each says what the other says, 0..1: the lesser of both directions."""
        return min(self.forth.entailment, self.back.entailment)

    @property
    def inclusion(self) -> float:
        """How likely one says all that the other says, 0..1: the greater of both directions."""
        return max(self.forth.entailment, self.back.entailment)


def asks(verdicts: Sequence[Verdict]) -> bool:
    """Whether the typed rules left a pair to a model: nothing could be compared, or it only seems to agree."""
    if len(verdicts) > 1 or verdicts[0].label is Label.DIFFERENT_EVENT:
        return False
    return verdicts[0].rule in (SILENT, FACTS, *UNSURE, *BY_WORDING)


def opinions(pairs: Sequence[Pair], model: NliModel) -> list[Opinion]:
    """What a model says of pairs, both directions in one call."""
    forth = [(pair.link.a.text, pair.link.b.text) for pair in pairs]
    rows = [Scores(*row) for row in model.score([*forth, *((b, a) for a, b in forth)]).tolist()]
    return [Opinion(*both) for both in zip(rows[: len(pairs)], rows[len(pairs) :], strict=True)]


def settled(pair: Pair, verdict: Verdict, opinion: Opinion, settings: Settings) -> Verdict:
    """A pair's verdict with a model's opinion taken into account; contradiction is looked at first."""
    verdict = replace(verdict, scores=opinion.forth)
    if verdict.rule == FACTS:
        # units and calendars of two languages are the rules' business
        most = settings.nli_contradiction if pair.link.translated else settings.nli_sure
        return verdict if opinion.contradiction < most else _doubted(verdict)
    if _contradicts(pair, verdict, opinion, settings):
        return replace(
            verdict,
            label=Label.CONFLICTS,
            kind=_kind(pair),
            rule=CONTRADICTION,
            explanation="The two can hardly both be true, by the words as a whole: read them.",
        )
    if verdict.rule in BY_WORDING:
        return verdict if opinion.contradiction < settings.nli_doubt else _doubted(verdict)
    return _entailed(pair, verdict, opinion, settings)


def _contradicts(pair: Pair, verdict: Verdict, opinion: Opinion, settings: Settings) -> bool:
    """Whether a contradiction is sure enough; of a pair outside the gate only somebody who brings it can ask that."""
    if verdict.rule in UNSURE and not pair.lone:
        return False
    return opinion.contradiction >= (settings.nli_brought if pair.lone else settings.nli_contradiction)


def _entailed(pair: Pair, verdict: Verdict, opinion: Opinion, settings: Settings) -> Verdict:
    """The verdict, or an agreement, if one says what the other says and nothing that the rules see differs."""
    least = settings.nli_included if pair.lone else settings.nli_entailment
    found = opinion.entailment if verdict.rule in UNSURE else opinion.inclusion
    if opinion.contradiction >= settings.nli_doubt or found < least:
        return verdict
    if open_differences(pair) or _possible(pair.facts_a) is not _possible(pair.facts_b):
        return verdict
    same = opinion.entailment >= least
    return replace(
        verdict,
        label=Label.AGREES if same else Label.COMPATIBLE,
        rule=ENTAILMENT,
        explanation="Each says what the other says." if same else "One says all that the other says.",
    )


def _possible(facts: Sequence[Fact]) -> bool:
    """Whether something is only said to be possible: "may" is neither "will" nor "will not"."""
    return any(isinstance(fact.value, StanceValue) and fact.value.certainty == "possible" for fact in facts)


def _kind(pair: Pair) -> DisputeKind:
    """In what the two contradict each other: in the one thing in which the rules see them differ, if it is one."""
    found = tuple(differing(pair))
    if len(found) == 1:
        return found[0]
    return DisputeKind.QUOTE if _both_quote(pair) else DisputeKind.CONTENT


def _both_quote(pair: Pair) -> bool:
    return all(any(quote.direct for quote in quotes) for quotes in (pair.quotes_a, pair.quotes_b))


def _doubted(verdict: Verdict) -> Verdict:
    doubt = "The words are nearly the same, but what differs may matter."
    return replace(verdict, label=Label.UNDECIDED, rule=DOUBT, explanation=doubt, facts_a=(), facts_b=())
