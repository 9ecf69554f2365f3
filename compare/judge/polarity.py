"""Rules `not-yet-done` and `polarity-flip`: one statement negates, denies or reverses what the other claims.

Both need a predicate that corresponds: a concept that all languages share, or one word of one language. Names,
dates and, within one language, the other words must leave it possible that both speak of one matter.
"""

from __future__ import annotations

from dataclasses import replace

from compare.judge.matters import alike_enough, days_apart, same_matter, two_voices
from compare.judge.pair import Pair
from compare.judge.sides import Side, claims, moment, opposed, opposite, wording_of_quotes, words_of
from compare.settings import Settings
from compare.types import DisputeKind, Label, Span, StanceValue, Verdict

NOT_YET_DONE = "not-yet-done"
POLARITY_FLIP = "polarity-flip"


def not_yet_done(pair: Pair, settings: Settings) -> Verdict | None:
    """UPDATES if one says "not yet" of what the other reports as done; CONFLICTS if "not yet" is the later word.

    Where the dates do not tell the order, the wording does, and the explanation says so.
    """
    for pending, done in opposed(pair):
        if wording_of_quotes(pair, pending, done):
            continue
        if not (pending.value.not_yet and claims(done.value)) or not same_matter(pair, pending, done):
            continue
        before, after = moment(pair, pending), moment(pair, done)
        first, last = words_of(pending), words_of(done)
        if before is not None and after is not None and before > after:
            text = f"Not yet (“{first}”), says the later article; already done (“{last}”), says the earlier one."
            return _verdict(pair, pending, done, Label.CONFLICTS, NOT_YET_DONE, text)
        known = before is not None and after is not None and before < after
        text = f"First not yet (“{first}”), then done (“{last}”){'.' if known else '; order inferred from wording.'}"
        return _verdict(pair, pending, done, Label.UPDATES, NOT_YET_DONE, text)
    return None


def polarity_flip(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if one affirms what the other negates, denies or contradicts with an opposite; else None."""
    for no, yes in opposed(pair):
        if wording_of_quotes(pair, no, yes):
            continue
        if no.value.not_yet or not (_negates(no.value, yes.value) or opposite(no.value, yes.value)):
            continue
        if same_matter(pair, no, yes) and not days_apart(pair) and not two_voices(no, yes):
            if opposite(no.value, yes.value) and not alike_enough(pair, settings):
                continue
            text = f"“{words_of(no)}” against “{words_of(yes)}”: one says no, the other yes."
            if not opposite(no.value, yes.value):
                return _verdict(pair, no, yes, Label.CONFLICTS, POLARITY_FLIP, text)
            text = f"“{words_of(no)}” against “{words_of(yes)}”: not both can be so."
            return replace(_verdict(pair, no, yes, Label.CONFLICTS, POLARITY_FLIP, text), kind=DisputeKind.CONTENT)
    return None


def _negates(no: StanceValue, yes: StanceValue) -> bool:
    """Whether one negates or denies what the other claims, or plans; or rules out what the other leaves open."""
    if not no.negative or yes.negative:
        return False
    if no.certainty == "denied":
        return yes.certainty == "fact" or (yes.predicate == "possibility" and yes.certainty == "possible")
    return no.certainty == yes.certainty and no.certainty in ("fact", "planned")


def _verdict(pair: Pair, one: Side, other: Side, label: Label, rule: str, explanation: str) -> Verdict:
    a, b = (one, other) if one.statement is pair.link.a else (other, one)
    return Verdict(
        alignment=pair.link,
        label=label,
        kind=DisputeKind.POLARITY,
        rule=rule,
        explanation=explanation,
        facts_a=(a.fact,),
        facts_b=(b.fact,),
        marks_a=(Span(a.fact.start, a.fact.end),),
        marks_b=(Span(b.fact.start, b.fact.end),),
    )
