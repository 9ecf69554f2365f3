"""The work in progress on a page: its lines, and why some of them are no reporting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from compare.read.lines import Line
from compare.read.phrases import Vocabulary
from compare.read.reasons import Reason


@dataclass(slots=True)
class Marks:
    """Lines, the language's phrases, and the reasons found so far by line number; the first reason found stays."""

    lines: tuple[Line, ...]
    phrases: Vocabulary
    reasons: dict[int, Reason] = field(default_factory=dict)

    def open(self, number: int) -> bool:
        """Whether nothing is known against the line."""
        return number not in self.reasons

    def mark(self, numbers: Iterable[int], reason: Reason) -> None:
        """Note the reason for each of these lines that has none."""
        for number in numbers:
            self.reasons.setdefault(number, reason)

    def kept(self, least: int = 0) -> list[int]:
        """The numbers of the lines against which nothing is known, from `least` on."""
        return [number for number in range(least, len(self.lines)) if self.open(number)]

    def groups(self, wanted: Callable[[Line], bool]) -> list[list[int]]:
        """Runs of lines of one block that are as wanted: open or captions, and no items of a list."""
        groups: list[list[int]] = []
        for number, line in enumerate(self.lines):
            known = self.reasons.get(number, Reason.CAPTION) != Reason.CAPTION
            if known or line.bullet or not wanted(line):
                continue
            if groups and groups[-1][-1] == number - 1 and self.lines[number - 1].block == line.block:
                groups[-1].append(number)
            else:
                groups.append([number])
        return groups


def joined(line: Line) -> str:
    """A line's words as one text, to look for them in another line's."""
    return f" {' '.join(line.words)} "
