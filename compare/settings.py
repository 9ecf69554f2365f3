"""Every threshold, in one place, with its reason and where it was calibrated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The thresholds of one run; the report records them."""

    align_neighbours: int = 4
    """Nearest neighbours that the margin compares a cosine with; Artetxe and Schwenk's k."""

    align_background: float = 0.15
    """Cosine of unrelated statements of two reports of one event, assumed where two articles have too few statements
    to show it."""

    align_contrast: float = 0.25
    """Least contrast of a link."""

    align_margin: float = 1.1
    """Least margin of a link."""

    align_near: float = 0.1
    """How far, as a share, a link's margin may be below the best margin of either of its statements."""

    align_part: float = 0.2
    """Least contrast at which a statement counts as part of what its neighbour is linked to."""

    align_certain: float = 0.50
    """Contrast from which on no margin is asked for: where an article says one thing several times, none stands out."""

    null_contrast: float = 0.40
    """Contrast with any statement of the other article from which on an unlinked statement is not called missing."""

    gate_anchored: float = 0.42
    """Least cosine of two statements that share an anchor (name, place, date, quantity) to report one event."""

    gate_bare: float = 0.55
    """The same for two statements that share no anchor."""

    agree_text: float = 0.72
    """Least cosine at which two statements without comparable facts still count as saying the same."""

    least_salience: float = 0.35
    """Omissions below this salience (0..1) are not reported."""

    least_length: int = 5
    """Statements that an article needs before it can be blamed for leaving something out."""

    near_duplicate: float = 0.5
    """Share of one article's five-word runs that stand in another, above which both are one origin."""
