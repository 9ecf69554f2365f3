"""Reads `fixtures/quotes/<language>.txt`: cases of quotations that a person can edit.

A case is a block of lines, parted from the next by an empty one. Lines that begin with `> ` are the text, a line
each. Then follows a group of lines for each quotation, in the order of the text, beginning with `cue:`; in a group
`said:` is the content (pieces parted by ` ## `), `who:` the words that name the speaker (with ` = NAME` what these
mean, if they do not say it), `to:` the addressee and `via:` who passed it on. A block without a group quotes nobody.
`#` begins a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compare.types import Span

FIXTURES = Path(__file__).parent / "fixtures" / "quotes"
_KEYS = ("cue", "said", "who", "to", "via")


@dataclass(frozen=True)
class Said:
    """One quotation as it should be found; `means` is who speaks where the words themselves do not say it."""

    content: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    means: str | None
    addressee: Span | None
    credit: Span | None


@dataclass(frozen=True)
class Case:
    """A text and what is said in it; `line` is where it stands in the fixture."""

    text: str
    said: tuple[Said, ...]
    line: int


def read_cases(path: Path) -> list[Case]:
    """The cases of a fixture.

    Raises:
        ValueError: for a line that has no key, or words that the text does not hold, with file and line.
    """
    cases: list[Case] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        if line.startswith("#"):
            continue
        if line.strip():
            block.append((number, line))
        elif block:
            cases.append(_case(path, block))
            block = []
    return cases


def _case(path: Path, block: list[tuple[int, str]]) -> Case:
    text = "\n".join(line[2:] for _, line in block if line.startswith("> "))
    groups: list[dict[str, str]] = []
    for number, line in block:
        if line.startswith("> "):
            continue
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS or not value.strip() or (key != "cue" and not groups):
            raise ValueError(f"{path}:{number}: {line!r} is no line of a case; keys are {', '.join(_KEYS)}")
        if key == "cue":
            groups.append({})
        groups[-1][key] = value.strip()
    try:
        return Case(text, tuple(_said(text, group) for group in groups), block[0][0])
    except ValueError as error:
        raise ValueError(f"{path}:{block[0][0]}: {error}") from error


def _said(text: str, group: dict[str, str]) -> Said:
    content = tuple(_find(text, piece) for piece in group["said"].split(" ## "))
    who, _, means = group.get("who", "").partition(" = ")
    cue = None if group["cue"] == "-" else _nearest(text, group["cue"], content[0])
    return Said(
        content,
        cue,
        _nearest(text, who, cue or content[0]) if who else None,
        means or None,
        _nearest(text, group["to"], cue or content[0]) if "to" in group else None,
        _nearest(text, group["via"], cue or content[0]) if "via" in group else None,
    )


def _find(text: str, words: str) -> Span:
    return _nearest(text, words, Span(0, 0))


def _nearest(text: str, words: str, to: Span) -> Span:
    """Where `words` stand in the text, nearest to a place."""
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    if not starts:
        raise ValueError(f"{words!r} does not stand in {text!r}")
    start = min(starts, key=lambda i: min(abs(i - to.end), abs(i + len(words) - to.start)))
    return Span(start, start + len(words))
