"""The noisy articles of `tests/fixtures/read/noisy`, whose README documents the form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from compare.read.reasons import Reason

FOLDER = Path(__file__).parent / "fixtures" / "read" / "noisy"
KEYS = {"language", "source", "origin", "published", "by"}
KEPT, HEADLINE, ANY, PART = "", "H", "any", "dateline+"
LABELS = {KEPT, HEADLINE, ANY, PART, *Reason}


@dataclass(frozen=True)
class Row:
    """One line of the page: where it stands, its label, and the part to drop, if only a part is."""

    label: str
    start: int
    end: int
    part: tuple[int, int] | None = None


@dataclass(frozen=True)
class Noisy:
    """A page with the right answers."""

    name: str
    head: dict[str, str]
    text: str
    rows: tuple[Row, ...]


def load(path: Path) -> Noisy:
    """One fixture; anything that the README does not allow raises."""
    head: dict[str, str] = {}
    rows: list[Row] = []
    lines: list[str] = []
    at = 0
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}: {raw!r}"
        if raw.startswith("#"):
            continue
        label, bar, text = raw.partition("|")
        if not bar:
            key, colon, value = raw.partition(":")
            if rows or not colon or key not in KEYS or not value.strip():
                raise ValueError(where)
            head[key] = value.strip()
            continue
        label = label.strip()
        text = text.removeprefix(" ")
        marked = re.match(r"\[\[(.+?)\]\]", text)
        if label not in LABELS or (label == PART) != bool(marked) or (label and not text.strip()):
            raise ValueError(where)
        plain = text.replace("[[", "").replace("]]", "")
        part = (at, at + len(marked[1].rstrip())) if marked else None
        rows.append(Row(label, at, at + len(plain.rstrip()), part))
        lines.append(plain)
        at += len(plain) + 1
    if {"language", "source", "origin"} - head.keys() or not rows:
        raise ValueError(f"{path.name}: language, source and origin are needed, and a page")
    return Noisy(path.stem, head, "\n".join(lines), tuple(rows))


def all_pages() -> list[Noisy]:
    """Every fixture, by name."""
    return [load(path) for path in sorted(FOLDER.glob("*.txt"))]
