"""Lines for a terminal: wrapped, with hanging labels, safe for other people's text in either direction.

Article text never reaches the console as markup, and control characters (escape sequences among them) are
replaced before. Without colour the words that differ stand between asterisks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from compare.report.text import Piece, has_right_to_left, runs_right_to_left, visible

_NARROWEST = 40
# Columns of a table: spaces between them, and what must be left of a name to know it by.
_GAP, _LEAST_CELL = 2, 10
# Invisible marks for terminals that show right-to-left text. Without the first, two columns of Arabic swap places
# around their separator, and a number after an Arabic name jumps before it; without the second, the full stop of
# an Arabic sentence stands at its beginning.
LRM, _RLM = "\u200e", "\u200f"


class Lines:
    """Collects the lines of one rendering, each at most `width` cells wide, at least 40."""

    def __init__(self, width: int, color: bool) -> None:
        self.width = max(width, _NARROWEST)
        self.color = color
        self.output = io.StringIO()
        self.console = Console(
            file=self.output,
            width=self.width,
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            legacy_windows=False,
        )

    def words(self, pieces: Iterable[Piece]) -> Text:
        """A quotation on one line, its marked words emphasised."""
        text = Text()
        for piece in pieces:
            words = re.sub(r"\s+", " ", visible(piece.text))
            if piece.marked and not self.color:
                words = f"*{words}*"
            text.append(words, style="bold underline" if piece.marked else "")
        return text

    def wrapped(self, text: Text, label: str = "", *, quoted: bool = False) -> None:
        """Add `text`, wrapped to the width; `quoted` for other people's words."""
        for line in self.hanging(text, label, self.width, quoted=quoted):
            self.line(line)

    def hanging(self, text: Text, label: str, room: int, *, quoted: bool = False) -> list[Text]:
        """`text` wrapped to `room` cells, `label` before its first line and as much space before the others."""
        lines: Iterable[Text] = text.wrap(self.console, room - cell_len(label))
        if quoted and runs_right_to_left(text.plain):
            lines = [guarded(line, right_to_left=True) for line in lines]
        return [Text(" " * len(label) if number else label).append_text(line) for number, line in enumerate(lines)]

    def columns(self, columns: Sequence[Sequence[Text]], rooms: Sequence[int]) -> list[Text]:
        """Lines next to each other, each column padded to its room, a bar between them."""
        lines = []
        for cells in zip_longest(*columns, fillvalue=Text()):
            guard = LRM if any(has_right_to_left(cell.plain) for cell in cells) else ""
            line = Text()
            for number, (cell, room) in enumerate(zip(cells, rooms, strict=True)):
                line.append(f" {guard}│{guard} " if number else "", style="dim").append_text(cell)
                if number < len(rooms) - 1:
                    line.append(" " * (room - cell_len(cell.plain)))
            lines.append(line)
        return lines

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table, numbers to the right, its widest column cut where it must be; a list where nothing else fits."""
        cells = [[flat(cell) for cell in row] for row in (head, *rows)]
        widths = [max(cell_len(cell) for cell in column) for column in zip(*cells, strict=True)]
        spare = self.width - sum(widths) - _GAP * (len(widths) - 1)
        widest = max(range(len(widths)), key=lambda column: widths[column])
        if widths[widest] + min(spare, 0) < _LEAST_CELL:
            for row in cells[1:]:
                named = [
                    f"{name}: {apart(cell)}" if name else apart(cell) for name, cell in zip(cells[0], row, strict=True)
                ]
                self.wrapped(Text(" · ".join(named)), label="  ")
            return
        widths[widest] += min(spare, 0)
        for number, row in enumerate(cells):
            line = Text(style="" if number else "dim")
            for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
                shown = Text(cell)
                shown.truncate(width, overflow="ellipsis")
                space = Text(" " * (width - cell_len(shown.plain)))
                shown = Text(apart(shown.plain))
                right = all(other[column].isdecimal() for other in cells[1:])
                line.append_text(space + shown if right else shown + space).append(" " * _GAP)
            self.line(line)

    def line(self, text: Text | None = None) -> None:
        """Add one line as it is, an empty one by default."""
        line = Text("") if text is None else text
        line.rstrip()
        if has_right_to_left(line.plain):
            line = Text(LRM).append_text(line)
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False, highlight=False, markup=False)

    def text(self) -> str:
        """Everything that was added."""
        return self.output.getvalue()


def guarded(line: Text, *, right_to_left: bool | None = None) -> Text:
    """A line of somebody's words, its punctuation kept on the side where its letters end."""
    line.rstrip()
    if runs_right_to_left(line.plain) if right_to_left is None else right_to_left:
        return Text(_RLM).append_text(line).append(_RLM)
    return line


def flat(text: str) -> str:
    """Cleaned, on one line."""
    return " ".join(visible(text).split())


def apart(text: str) -> str:
    """A name or value, cleaned, so that its direction does not reach what follows."""
    cleaned = flat(text)
    return cleaned + LRM if has_right_to_left(cleaned) else cleaned
