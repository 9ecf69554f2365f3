"""A labelled pair of sentences, and the files that pairs come from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from network import LABELS

ENTAILMENT, NEUTRAL, CONTRADICTION = range(len(LABELS))


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair; `language` is one code, or two joined by a hyphen where the texts differ in it.

    `twin` is the same pair in other languages, if there is one: what a model says of both should be alike.
    """

    premise: str
    hypothesis: str
    label: int
    language: str
    source: str
    twin: tuple[str, str] | None = None

    def turned(self) -> Example:
        """The hypothesis first: for labels that have no direction."""
        twin = self.twin and self.twin[::-1]
        return Example(self.hypothesis, self.premise, self.label, self.language, self.source, twin)


def pair_language(first: str, second: str) -> str:
    """The language of a pair of texts in these two, as `Example` has it."""
    return "-".join(sorted({first, second}))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
