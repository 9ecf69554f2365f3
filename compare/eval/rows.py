"""What all measures need: rows of a data set, and figures from counts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, Protocol

from compare.errors import InputError
from compare.languages import codes

Row = dict[str, Any]


class Graded(Protocol):
    """What we answer to a row: whether it is right, and whether the row asks that nothing be found."""

    @property
    def right(self) -> bool:
        """Whether the answer is right."""

    @property
    def negative(self) -> bool:
        """Whether the row holds nothing to find."""


APART = ("ar", "en", "ru", "fr")
"""Languages with figures of their own; the others are averaged, as their sets are small."""


def rows(path: Path) -> Iterator[Row]:
    """The rows of a gzipped file of JSON lines.

    Raises:
        InputError: if the file is missing or damaged.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{path}: not readable as gzipped JSON lines ({error}); fetch the data set again") from error


def share(part: int, whole: int) -> float:
    """`part` of `whole`, in 0..1; 0 where there is nothing."""
    return part / whole if whole else 0.0


def f1(found: int, wanted: int, right: int) -> float:
    """The harmonic mean of precision (`right` of `found`) and recall (`right` of `wanted`), in 0..1."""
    return share(2 * right, found + wanted)


def apart_and_mean(values: Mapping[str, float], what: str) -> dict[str, float]:
    """Figures by language, named `"<code> <what>"`: those of `APART`, then `"others <what>"`, the mean of the rest."""
    figures = {f"{code} {what}": values[code] for code in APART if code in values}
    others = [value for code, value in values.items() if code not in APART]
    return figures | ({f"others {what}": fmean(others)} if others else {})


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, how many there are, and how many of those found are right."""

    found: int = 0
    wanted: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in 0..1."""
        return f1(self.found, self.wanted, self.right)


def graded(folder: Path, answers: Callable[[Path, str], Iterable[Graded]], what: str) -> dict[str, float]:
    """The share of rows that are right, by language; and of the rows without a `what`, the share left alone."""
    right: dict[str, float] = {}
    quiet: list[bool] = []
    for code in codes():
        given = list(answers(folder, code))
        quiet += [answer.right for answer in given if answer.negative]
        if positive := [answer.right for answer in given if not answer.negative]:
            right[code] = share(sum(positive), len(positive))
    return apart_and_mean(right, "right") | {f"rows without a {what} left alone": share(sum(quiet), len(quiet))}
