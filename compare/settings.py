"""Every threshold, in one place, with its reason and where it was calibrated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The thresholds of one run; the report records them."""

    # Alignment. Calibrated with benchmarks/alignment.py on translated sentences (PUD), with what is planted in the
    # stories under seeds/, and by reading what is linked, and what just is not, in 300 English reports of 100 events
    # (BASIL). align.py explains contrast and margin.

    align_neighbours: int = 4
    """Nearest neighbours that the margin compares with: Artetxe and Schwenk's k. With 2, one more link in a hundred is
    lost; with 6, more is linked that should not be."""

    align_background: float = 0.15
    """Cosine of unrelated statements, assumed where two articles have too few of them to show it: .1 between
    languages, .2 to .4 between English reports of one event."""

    align_crowd: float = 0.15
    """Contrast assumed for the neighbours that a short article lacks: about what the nearest unrelated statement has.
    Without it 7% of the links between articles of two or three statements are wrong, with it 4%."""

    align_contrast: float = 0.25
    """Least contrast of a link: 199 of 200 translations have more, and among reports of one event hardly any pair below
    says the same."""

    align_margin: float = 0.12
    """Least margin of a link. Translated stories are linked equally well from .10 to .18; what the seed stories tell
    in words of their own needs the lower end: 84% of it is linked, with .15 81%."""

    align_anchor: float = 0.06
    """Contrast that a name, date or quantity adds which two statements share and no other statement has. Of the
    pairs planted in the seed stories 84% are linked with it, 78% without."""

    align_anchors: float = 0.12
    """Most contrast that anchors add: with more, two meetings of the same people are taken for one."""

    align_near: float = 0.06
    """How far a link's contrast may be below the best contrast of either of its statements."""

    align_part: float = 0.25
    """Least contrast at which a statement counts as part of what its neighbour is linked to."""

    align_certain: float = 0.50
    """Contrast from which on no margin is asked for: where an article says one thing several times, none stands out."""

    null_contrast: float = 0.45
    """Contrast with any statement of the other article from which on an unlinked statement is not called missing:
    among reports of one event, half of those above are told in other words."""

    gate_anchored: float = 0.46
    """Least cosine of two statements that share an anchor (name, place, date, quantity) to report one event: 94% of
    translated sentences reach it, 5% of the best other sentences of a story do (PUD, eight pairs of languages)."""

    gate_bare: float = 0.55
    """The same for two statements that share no anchor: reached by 80% and by 1%."""

    gate_margin: float = 0.17
    """Least margin for a conflict: two statements that are no nearer to each other than to their neighbours may
    report two steps of one event."""

    gate_far: float = 0.72
    """The same for a conflict of dates that lie far apart (`far_days`), or of ages, which every person has: then two
    events, or two persons, are likelier than an error."""

    gate_deictic: float = 0.80
    """The same where both dates only count from their article's own day ("on Friday"): every story has its own."""

    gate_vague: float = 0.55
    """The same for bare numbers that do not both say what they count."""

    far_days: int = 10
    """Days between two dates from which on they are far apart, unless they share day or month and day."""

    agree_text: float = 0.80
    """Least cosine at which two statements of one language, without comparable facts, count as saying the same: 61%
    of agreeing Arabic headlines reach it and no unrelated pair, but also a quarter of the contradicting ones (ANS)."""

    agree_translated: float = 0.70
    """The same across languages: 37% of translated sentences reach it, and one in 2,000 of the best
    other sentences (PUD)."""

    least_salience: float = 0.40
    """Omissions below this salience (0..1) are not reported."""

    least_length: int = 5
    """Statements that an article needs before it can be blamed for leaving something out."""

    near_duplicate: float = 0.5
    """Share of one article's five-word runs that stand in another, above which both are one origin."""
