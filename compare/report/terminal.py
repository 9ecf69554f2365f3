"""The report in the terminal: two articles side by side for `diff`, a few lines for `report`.

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

from compare.report.text import has_right_to_left, runs_right_to_left, visible
from compare.report.view import Card, Quotation, Side, Source, Story, story
from compare.types import FindingType, Report
from compare.wording import Wording, wording

# Below this, a column would hold fewer than about seven words of a sentence.
SIDE_BY_SIDE = 100
_NARROWEST = 40
_TOP = 3
# Invisible marks for terminals that show right-to-left text. Without the first, two columns of Arabic swap places
# around their separator, and a number after an Arabic name jumps before it; without the second, the full stop of
# an Arabic sentence stands at its beginning.
_LRM, _RLM = "\u200e", "\u200f"
_COLOURS = {"discrepancy": "red", "update": "yellow", "agreement": "green", "omission": "blue"}


def render_diff(report: Report, *, width: int = 80, color: bool = False) -> str:
    """What `diff` prints of a report over two articles.

    Args:
        report: the report; of more than two articles all are shown, their sides one below the other.
        width: columns of the terminal; from 100 on the sides stand next to each other. At least 40 are used.
        color: whether escape sequences for colours may be used (a terminal, and no NO_COLOR).
    """
    return _Printer(report, width, color).diff()


def render_summary(report: Report, *, width: int = 80, color: bool = False) -> str:
    """What `report` prints of a story: its title, the counts, and the three most important discrepancies."""
    return _Printer(report, width, color).summary()


class _Printer:
    """Collects the lines of one rendering, each at most `width` cells wide."""

    def __init__(self, report: Report, width: int, color: bool) -> None:
        self.width = max(width, _NARROWEST)
        self.color = color
        self.say: Wording = wording()
        self.story: Story = story(report, self.say)
        self.output = io.StringIO()
        self.console = Console(
            file=self.output,
            width=self.width,
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            legacy_windows=False,
        )

    def diff(self) -> str:
        """Sources, counts, disputes, agreements, omissions and limits, in this order."""
        self._wrapped(Text(self._title(), style="bold"), quoted=True)
        self._line()
        for source in self.story.sources:
            self._source(source)
        self._line()
        self._wrapped(self._counts())
        for kind in (FindingType.DISCREPANCY, FindingType.UPDATE):
            self._heading(kind)
            for card in self.story.of_type(kind):
                self._dispute(card)
        self._heading(FindingType.AGREEMENT)
        for card in self.story.of_type(FindingType.AGREEMENT):
            self._agreement(card)
        self._omissions()
        self._limits()
        return self._text()

    def summary(self) -> str:
        """Title, counts and the disputes that matter most."""
        self._wrapped(Text(self._title(), style="bold"), quoted=True)
        story, say = self.story, self.say
        parts = (
            say("counts.articles", n=len(story.sources)),
            say("counts.languages", n=story.languages),
            say("page.from_origins", n=story.origins),
        )
        self._wrapped(Text(" · ".join(parts)))
        self._wrapped(self._counts())
        for card in story.of_type(FindingType.DISCREPANCY)[:_TOP]:
            self._wrapped(self._top_line(card), label=f"{card.finding.rank:>3}  ")
        if story.report.limits:
            self._wrapped(Text(say("counts.limits", n=len(story.report.limits)), style="dim"))
        return self._text()

    def _title(self) -> str:
        return _flat(self.story.report.story_title) or self.say("page.untitled")

    def _source(self, source: Source) -> None:
        document, say = source.article.document, self.say
        published = f"{source.published} ({source.published_by})" if source.published_by else source.published
        parts = [_apart(source.name), source.language, published]
        if document.origin:
            parts.append(f"{say('sources.origin')}: {_apart(document.origin)}")
        parts.append(say("counts.statements", n=len(source.article.statements)))
        text = Text(" · ".join(parts))
        text.stylize("bold", 0, len(parts[0]))
        self._wrapped(text, label=f"{source.letter}  ")
        if document.title and document.title != source.name:
            self._wrapped(Text(_flat(document.title), style="dim"), label="   ", quoted=True)

    def _counts(self) -> Text:
        line = Text()
        for kind in _COLOURS:
            number = len(self.story.of_type(kind))
            line.append(" · " if line else "")
            line.append(self.say(f"counts.{kind}", n=number), style=_COLOURS[kind] if number else "dim")
        return line

    def _heading(self, kind: FindingType) -> None:
        self._line()
        self._line(Text(self.say(f"types.{kind}").upper(), style=f"bold {_COLOURS[kind]}"))
        if not self.story.of_type(kind):
            self._wrapped(Text(self.say(f"none.{kind}"), style="dim"), label="     ")

    def _dispute(self, card: Card) -> None:
        self._line()
        first = Text().append(card.kind, style=f"bold {_COLOURS[card.finding.type]}")
        if card.valued:
            first.append("  " + _joined(card, self._ordered(card)), style="bold")
        self._wrapped(first, label=f"{card.finding.rank:>3}  ")
        explanation = Text(_flat(card.finding.explanation))
        self._wrapped(explanation.append(f"  [{_flat(card.finding.rule)}]", style="dim"), label="     ")
        self._sides(self._ordered(card))

    def _ordered(self, card: Card) -> list[Side]:
        """The sides, that of the first article first: in `diff` the left column is always the first file."""
        place = {source: index for index, source in enumerate(self.story.sources)}
        return sorted(card.sides, key=lambda side: min(place[source] for source in side.sources))

    def _sides(self, sides: Sequence[Side]) -> None:
        if len(sides) != 2 or self.width < SIDE_BY_SIDE:
            for side in sides:
                for line in self._cell(side, self.width - 5):
                    self._line(Text("     ").append_text(line))
            return
        room = (self.width - 5 - 3) // 2
        columns = [self._cell(side, room) for side in sides]
        for left, right in zip_longest(*columns, fillvalue=Text()):
            padding = " " * (room - cell_len(left.plain))
            guard = _LRM if has_right_to_left(left.plain + right.plain) else ""
            line = Text("     ").append_text(left).append(padding).append(f" {guard}│{guard} ", style="dim")
            self._line(line.append_text(right))

    def _cell(self, side: Side, room: int) -> list[Text]:
        """The quotations of one side as lines of at most `room` cells."""
        lines: list[Text] = []
        for quotation in side.quotations:
            label = f"{quotation.source.letter}  "
            notes = [self.say(f"finding.{side.when}").lower()] if side.when else []
            notes += [_apart(quotation.note)] if quotation.note else []
            text = self._words(quotation)
            lines.extend(self._hanging(text, label, room, quoted=True))
            if notes:
                lines.extend(self._hanging(Text(", ".join(notes), style="dim"), " " * len(label), room))
        return lines

    def _words(self, quotation: Quotation) -> Text:
        text = Text()
        for piece in quotation.pieces:
            words = re.sub(r"\s+", " ", visible(piece.text))
            if piece.marked and not self.color:
                words = f"*{words}*"
            text.append(words, style="bold underline" if piece.marked else "")
        return text

    def _agreement(self, card: Card) -> None:
        sign = "≈" if card.finding.relation == "compatible" else "="
        text = self._words(card.quotations[0])
        letters = "".join(source.letter for source in card.sources)
        label = f"{card.finding.rank:>3} {sign}  {letters}  "
        text.truncate(self.width - len(label), overflow="ellipsis")
        self._line(Text(label).append_text(_guarded(text)))

    def _omissions(self) -> None:
        sources, cards = self.story.sources, self.story.of_type(FindingType.OMISSION)
        self._heading(FindingType.OMISSION)
        if len(sources) == 2 and cards:
            first, second = (_apart(source.name) for source in sources)
            note = self.say("terminal.left_out", minus="-", plus="+", first=first, second=second)
            self._wrapped(Text(note, style="dim"), label="     ")
        for card in cards:
            quotation = card.quotations[0]
            sign = "-" if quotation.source is sources[0] else "+"
            text = self._words(quotation)
            text.stylize("red" if sign == "-" else "green")
            label = f"{card.finding.rank:>3}  {sign} "
            label = label if len(sources) == 2 else f"{label}{quotation.source.letter}  "
            self._wrapped(text, label=label, quoted=True)

    def _limits(self) -> None:
        limits = self.story.report.limits
        self._line()
        self._line(Text(self.say("limits.heading").upper(), style="bold"))
        for limit in limits or (self.say("none.limits"),):
            self._wrapped(Text(_flat(limit)), label="  •  ")

    def _top_line(self, card: Card) -> Text:
        text = Text().append(f"{card.kind}  ", style=_COLOURS[card.finding.type])
        if not card.valued:
            return text.append(_flat(card.finding.explanation))
        held = (f"{_values(side)} ({', '.join(_apart(s.name) for s in side.sources)})" for side in card.sides)
        return text.append(" ≠ ".join(held))

    def _wrapped(self, text: Text, label: str = "", *, quoted: bool = False) -> None:
        for line in self._hanging(text, label, self.width, quoted=quoted):
            self._line(line)

    def _hanging(self, text: Text, label: str, room: int, *, quoted: bool = False) -> list[Text]:
        """`text` wrapped to `room` cells, `label` before its first line and as much space before the others."""
        lines: Iterable[Text] = text.wrap(self.console, room - cell_len(label))
        if quoted and runs_right_to_left(text.plain):
            lines = [_guarded(line, right_to_left=True) for line in lines]
        return [Text(" " * len(label) if number else label).append_text(line) for number, line in enumerate(lines)]

    def _line(self, text: Text | None = None) -> None:
        line = Text("") if text is None else text
        line.rstrip()
        if has_right_to_left(line.plain):
            line = Text(_LRM).append_text(line)
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False, highlight=False, markup=False)

    def _text(self) -> str:
        return self.output.getvalue()


def _guarded(line: Text, *, right_to_left: bool | None = None) -> Text:
    """A line of somebody's words, its punctuation kept on the side where its letters end."""
    line.rstrip()
    if runs_right_to_left(line.plain) if right_to_left is None else right_to_left:
        return Text(_RLM).append_text(line).append(_RLM)
    return line


def _joined(card: Card, sides: Iterable[Side]) -> str:
    sign = " → " if card.finding.type == FindingType.UPDATE and card.sides[0].when else " ≠ "
    return sign.join(_values(side) for side in (card.sides if sign == " → " else sides))


def _values(side: Side) -> str:
    return ", ".join(_apart(value) for value in side.values)


def _flat(text: str) -> str:
    """Cleaned, on one line."""
    return " ".join(visible(text).split())


def _apart(text: str) -> str:
    """A name or value, cleaned, so that its direction does not reach what follows."""
    flat = _flat(text)
    return flat + _LRM if has_right_to_left(flat) else flat
