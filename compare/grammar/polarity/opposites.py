"""Which concepts exclude each other, and when."""

from __future__ import annotations


def _pairs(*pairs: tuple[str, str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


OF_ONE_NAME = _pairs(("win", "lose"), ("strengthen", "weaken"))
"""True of two sides at once ("Rovers won", "United lost"): they contradict each other only where both are said of the
one name that both statements have."""

IN_TURN = _pairs(
    ("arrest", "release"),
    ("impose", "lift"),
    ("arrive", "leave"),
    ("leave", "return"),
    ("evacuate", "return"),
    ("join", "withdraw"),
    ("appoint", "dismiss"),
    ("appoint", "resign"),
    ("suspend", "resume"),
    ("end", "resume"),
)
"""True one after the other: they contradict each other only where both are said of one day that both name."""

OUTRIGHT = _pairs(
    ("accept", "reject"),
    ("approve", "reject"),
    ("convict", "acquit"),
    ("open", "close"),
    ("allow", "ban"),
    ("support", "oppose"),
    ("rise", "fall"),
    ("raise", "cut"),
    ("rise", "cut"),
    ("raise", "fall"),
    ("lift", "uphold"),
    ("cancel", "uphold"),
    ("lift", "extend"),
    ("end", "extend"),
    ("survive", "kill"),
    ("release", "hold"),
    ("postpone", "go_ahead"),
    ("cancel", "go_ahead"),
    ("succeed", "fail"),
    ("agree", "fail"),
    ("truce_holds", "truce_breaks"),
    ("legal", "illegal"),
)
"""Two outcomes of one matter, of which only one can be so."""

OPPOSITES = OF_ONE_NAME | IN_TURN | OUTRIGHT
"""All of them."""

CONFIRMING = frozenset({"confirm", "admit"})
"""Concepts that affirm what a denial says no to, where neither names it."""
