"""What a reviewer said of an earlier report, read back: `<story>.verdicts.json`, as the page saves it.

A verdict finds its finding again by what was compared, not by offsets: the same type, the same kind or rule, values
of which each side still holds one, and much the same words. An article may be edited, or another one join the story.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from compare.errors import InputError
from compare.report.tables import Table
from compare.report.text import visible
from compare.report.values import compared_values
from compare.types import Finding

SCHEMA = "newscompare/verdicts/1"
_ALIKE_VALUED, _ALIKE = 0.6, 0.85
"""Least likeness of the words, in 0..1: values that are still opposed say most of it; without any, the words must."""


class Decision(StrEnum):
    """What the reviewer decided; a finding may also have a note alone."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict: the finding it was given to, as it was then, and what the reviewer said."""

    finding: str
    type: str
    kind: str
    rule: str
    values: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    decision: Decision | None
    note: str

    def to_json(self) -> dict[str, object]:
        """The entry as the file has it."""
        return {
            "finding": self.finding,
            "type": self.type,
            "kind": self.kind,
            "rule": self.rule,
            "values": [list(side) for side in self.values],
            "texts": list(self.texts),
            "verdict": self.decision,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Reviews:
    """Verdicts by the id of the finding they belong to now, and those whose finding is gone."""

    of: Mapping[str, Review]
    lost: tuple[Review, ...] = ()


def read(text: str, where: str = "verdicts") -> tuple[Review, ...]:
    """The verdicts in the text of a file; `where` is what messages call it.

    Raises:
        InputError: if it is no such file; the message names the place.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is no JSON: {error}; save it again from the report page, or remove it") from error
    top = Table(value, where)
    if (found := top.value.get("schema")) != SCHEMA:
        raise InputError(f"{where}: the schema is {found!r}; this version of newscompare reads {SCHEMA!r}")
    return tuple(_review(table) for table in top.tables("verdicts"))


def _review(table: Table) -> Review:
    return Review(
        finding=table.get("finding", str),
        type=table.get("type", str),
        kind=table.get("kind", str),
        rule=table.get("rule", str),
        values=tuple(_texts(side, f"{table.where}.values") for side in table.get("values", list)),
        texts=table.texts("texts"),
        decision=None if table.optional("verdict", str) is None else table.choice("verdict", Decision),
        note=table.get("note", str),
    )


def _texts(side: object, where: str) -> tuple[str, ...]:
    if not isinstance(side, list) or not all(isinstance(value, str) for value in side):
        raise InputError(f"{where}: lists of strings are needed here, not {side!r:.60}")
    return tuple(side)


def match(findings: Sequence[Finding], reviews: Sequence[Review]) -> Reviews:
    """Each verdict with the finding it fits best, each of either used once; those that fit none are lost."""
    scored = sorted(
        ((_likeness(finding, review), f, r) for f, finding in enumerate(findings) for r, review in enumerate(reviews)),
        key=lambda entry: -entry[0],
    )
    of: dict[str, Review] = {}
    used: set[int] = set()
    for likeness, f, r in scored:
        if likeness > 0 and findings[f].id not in of and r not in used:
            of[findings[f].id] = reviews[r]
            used.add(r)
    return Reviews(of, tuple(review for r, review in enumerate(reviews) if r not in used))


def kind_of(finding: Finding) -> str:
    """The kind as the file has it, empty for agreements and omissions."""
    return "" if finding.kind is None else finding.kind.value


def _likeness(finding: Finding, review: Review) -> float:
    """How surely the verdict was given to this finding: 0 for not at all, above 1 where the id is still the same."""
    if finding.type != review.type or (kind_of(finding) != review.kind and finding.rule != review.rule):
        return 0.0
    if finding.id == review.finding:
        return 2.0
    values = compared_values(finding)
    valued = any(values) or any(review.values)
    if valued and not _still_opposed(values, review.values):
        return 0.0
    alike = _texts_alike([item.statement.text for item in finding.evidence], review.texts)
    return alike if alike >= (_ALIKE_VALUED if valued else _ALIKE) else 0.0


def _still_opposed(now: Sequence[Sequence[str]], then: Sequence[Sequence[str]]) -> bool:
    """Whether the sides pair off so that each pair shares a value (or neither has one); their order may change."""
    if len(now) != len(then):
        return False
    left = [set(side) for side in now]
    for side in then:
        home = next((other for other in left if other & set(side) or not (other or side)), None)
        if home is None:
            return False
        left.remove(home)
    return True


def _texts_alike(now: Sequence[str], then: Sequence[str]) -> float:
    """How alike the words are, 0..1: each text of the shorter list with its nearest of the other, on average."""
    few, many = sorted(([_plain(text) for text in now], [_plain(text) for text in then]), key=len)
    if not few:
        return 0.0
    return sum(max(fuzz.ratio(text, other) for other in many) for text in few) / len(few) / 100


def _plain(text: str) -> str:
    return " ".join(visible(text).casefold().split())
