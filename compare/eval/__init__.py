"""Accuracy, reproducible: what the README states, measured on data sets that the user has.

A measure is a function from a data set's folder to named figures. `floors.toml` holds, for each measure, the
hash of the data that it was calibrated on and the least value of each figure; `check` is the gate of CI.
Lowering a floor is an edit of that file and of nothing else.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from compare.errors import InputError

Figures = Mapping[str, float]

DATA_FILES = ("gz", "jsonl", "tsv", "txt")
"""Endings of the files that are measured on; whatever else lies in a folder says where they come from."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that can be measured: its name, the data set's folder, seen from that of the data sets, and how."""

    name: str
    folder: str
    run: Callable[[Path], Figures]


@dataclass(frozen=True, slots=True)
class Floor:
    """What a measure must reach, and on which data."""

    sha256: str
    least: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one measure gave. `figures` is empty if the data set is missing; `misses` says what fell short."""

    name: str
    figures: Figures
    misses: tuple[str, ...] = ()
    missing: bool = False


def run(measures: Sequence[Measure], data: Path) -> list[Outcome]:
    """Run the measures whose data set lies in `data`; the others come back as missing.

    Raises:
        InputError: if `data` is no folder.
    """
    if not data.is_dir():
        raise InputError(f"{data}: no such folder; name the one that holds the data sets")
    return [_outcome(measure, data) for measure in measures]


def _outcome(measure: Measure, data: Path) -> Outcome:
    folder = data / measure.folder
    if not folder.is_dir():
        return Outcome(measure.name, {}, missing=True)
    figures = measure.run(folder)
    return Outcome(measure.name, figures, tuple(_misses(measure, folder, figures)))


def _misses(measure: Measure, folder: Path, figures: Figures) -> list[str]:
    """What is below its floor, not measured any more, or measured on other data."""
    floor = floors().get(measure.name)
    if floor is None:
        return ["no floor in floors.toml"]
    found = []
    if (actual := digest(folder)) != floor.sha256:
        found.append(f"the data changed: sha256 {actual}, floors.toml has {floor.sha256}")
    for name, least in floor.least.items():
        value = figures.get(name)
        if value is None:
            found.append(f"{name}: not measured any more, floor {least}")
        elif value < least:
            found.append(f"{name}: {value:.4f} is below its floor {least}")
    return found


@cache
def floors() -> Mapping[str, Floor]:
    """The floors by measure."""
    table = tomllib.loads((files(__package__) / "floors.toml").read_text(encoding="utf-8"))
    return {name: Floor(entry["sha256"], entry["least"]) for name, entry in table.items()}


def digest(folder: Path) -> str:
    """SHA-256 over names and contents of the folder's data files, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(path for ending in DATA_FILES for path in folder.glob(f"*.{ending}")):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
