"""A rule that no grammar of newscompare knows: two reports of one landing with two flight numbers.

[project.entry-points."newscompare.rules"]
flight-number = "flight_rule:flight_number"
"""

import re

from compare.types import DisputeKind, Label, Span, Verdict

FLIGHT = re.compile(r"\b[A-Z]{2} ?\d{3,4}\b")


def flight_number(pair, settings):
    """CONFLICTS if both statements name one flight, and not the same; else None."""
    a, b = (FLIGHT.findall(statement.text) for statement in (pair.link.a, pair.link.b))
    if len(a) != 1 or len(b) != 1 or a[0].replace(" ", "") == b[0].replace(" ", ""):
        return None
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=DisputeKind.NUMBER,
        rule="flight-number",
        explanation=f"Flight {a[0]} against flight {b[0]}.",
        marks_a=(mark(pair.link.a),),
        marks_b=(mark(pair.link.b),),
    )


def mark(statement):
    """Where the flight stands in the document: marks count from its beginning."""
    found = FLIGHT.search(statement.text)
    return Span(statement.start + found.start(), statement.start + found.end())
