"""Rule `quote-drift`: two articles quote one utterance in words that do not mean the same."""

from __future__ import annotations

from compare.grammar.rewording import Wording
from compare.judge.pair import Pair
from compare.judge.sayings import Saying, common_wording, sayings, two_persons
from compare.settings import Settings
from compare.types import DisputeKind, Label, Span, Verdict

RULE = "quote-drift"
LEAST_WORDS, LEAST_CONTENTS = 5, 2
"""Words, and words that carry matter, that two quotations of one utterance share at least."""
AGREEMENT = 0.74
"""Share of the common stretch that both word alike: below, a speaker may have said a thing twice."""
CONTAINMENT = 0.5
"""Share of the shorter quotation that the other holds."""
MOST_CHANGES = 2
"""More changes are another utterance, or another translation of it."""


def quote_drift(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if two direct quotations share nearly all words and differ in some that carry meaning; else None.

    Both must be in one language and nothing may say that two persons speak. A paraphrase is no quotation, and a
    translation has words of its own: what it says otherwise of days, figures, names, yes and no, other rules see.
    """
    best: tuple[float, Saying, Saying, Wording] | None = None
    for a, b in sayings(pair):
        if not (a.direct and b.direct) or two_persons(a.speaker, b.speaker):
            continue
        wording = common_wording(a, b)
        if wording is None or not _one_utterance(wording):
            continue
        if not wording.changes and wording.containment >= CONTAINMENT:
            return None  # the very words stand in both
        if _here(a, b, wording) and (best is None or wording.agreement > best[0]):
            best = (wording.agreement, a, b, wording)
    return None if best is None else _verdict(pair, *best[1:])


def _one_utterance(wording: Wording) -> bool:
    enough = wording.shared >= LEAST_WORDS and wording.contents >= LEAST_CONTENTS
    near = wording.agreement >= AGREEMENT and wording.containment >= CONTAINMENT
    return enough and near and len(wording.changes) <= MOST_CHANGES


def _here(a: Saying, b: Saying, wording: Wording) -> bool:
    """Whether a change stands in these two statements: a quotation may go on over several."""
    here, there = (Span(one.statement.start, one.statement.end) for one in (a, b))
    return any(_placed(a, c.a).overlaps(here) and _placed(b, c.b).overlaps(there) for c in wording.changes)


def _verdict(pair: Pair, a: Saying, b: Saying, wording: Wording) -> Verdict:
    marks_a = tuple(_placed(a, change.a) for change in wording.changes)
    marks_b = tuple(_placed(b, change.b) for change in wording.changes)
    first = wording.changes[0]
    words = [
        f"“{said[span.start : span.end]}”" if span.end > span.start else "nothing"
        for said, span in ((a.words, first.a), (b.words, first.b))
    ]
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=DisputeKind.QUOTE,
        rule=RULE,
        explanation=f"One utterance, quoted with {words[0]} in one article, with {words[1]} in its place in the other.",
        marks_a=marks_a,
        marks_b=marks_b,
    )


def _placed(saying: Saying, span: Span) -> Span:
    """A span of a saying's words as a span of the document; where words are missing, the word before the gap."""
    start, end = saying.span.start + span.start, saying.span.start + span.end
    if start < end:
        return Span(start, end)
    before = saying.words[: span.start].split()
    return Span(start - len(before[-1]), start) if before else Span(start, start + len(saying.words.split()[0]))
