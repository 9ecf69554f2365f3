"""What all measures need: rows of a data set, and figures from counts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from compare.errors import InputError

Row = dict[str, Any]

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
