"""The report in the terminal: two articles side by side for `diff`, a few lines and a table for `report`."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from compare.report.lines import Lines, apart, flat
from compare.report.overview import Entry
from compare.report.reading_order import SIGNS, Cell, Row, rows, sign, unlisted
from compare.report.view import Card, Side, Source, Story, story
from compare.types import FindingType, Report
from compare.wording import Wording, wording

# Below this, a column would hold fewer than about seven words of a sentence.
SIDE_BY_SIDE = 100
_COLOURS = {"discrepancy": "red", "update": "yellow", "agreement": "green", "omission": "blue"}
_ONLY = {"-": "red", "+": "green"}
# Rank, sign and the spaces around them, before every row.
_GUTTER = 6
_PAD = " " * _GUTTER


def render_diff(report: Report, *, width: int = 80, color: bool = False, everything: bool = False) -> str:
    """What `diff` prints of a report over two articles: its statements in reading order.

    Args:
        report: the report; of more than two articles all are shown, their statements one below the other.
        width: columns of the terminal; from 100 on the articles stand next to each other. At least 40 are used.
        color: whether escape sequences for colours may be used (a terminal, and no NO_COLOR).
        everything: whether the statements that no finding is about are shown too, dimmed.
    """
    return _Printer(report, width, color).diff(everything)


def render_brief(report: Report, *, width: int = 80, color: bool = False) -> str:
    """What `diff --summary` prints of two articles: five lines, each cut where the terminal ends."""
    return _Printer(report, width, color).brief()


def render_summary(report: Report, *, width: int = 80, color: bool = False) -> str:
    """What `report` prints of a story: its title, the counts, its sources, and the three foremost discrepancies."""
    return _Printer(report, width, color).summary()


def render_overview(entries: Sequence[Entry], *, width: int = 80, color: bool = False) -> str:
    """What `report` prints at the end of several stories: a table of them, in the order of the index."""
    say, lines = wording(), Lines(width, color)
    head = [say("terminal.story"), say("terminal.articles"), *(say(f"types.{kind}") for kind in _COLOURS)]
    lines.table(head, [[one.title, str(one.articles), *map(str, one.counts.values())] for one in entries])
    return lines.text()


class _Printer(Lines):
    """The lines of a report."""

    def __init__(self, report: Report, width: int, color: bool) -> None:
        super().__init__(width, color)
        self.say: Wording = wording()
        self.story: Story = story(report, self.say)
        self.wide = self.width >= SIDE_BY_SIDE and len(self.story.sources) == 2

    def diff(self, everything: bool) -> str:
        """Sources, counts, the discrepancies by importance, all rows in reading order, limits."""
        self.wrapped(Text(self._title(), style="bold"), quoted=True)
        self.line()
        for source in self.story.sources:
            self._source(source)
        self.line()
        self.wrapped(self._counts(signs=True))
        self._omission_signs()
        self._foremost(self.story.of_type(FindingType.DISCREPANCY))
        for row in rows(self.story, self.say, everything=everything):
            self._row(row)
        if not everything:
            self._rest()
        self._limits()
        return self.text()

    def brief(self) -> str:
        """Title, the two sources, the counts, and the discrepancy that matters most."""
        story = self.story
        self._cut(Text(self._title(), style="bold"))
        for source in story.sources:
            self._cut(Text(f"{source.letter}  {apart(source.name)} · {source.language} · {source.published}"))
        self._cut(self._counts())
        top = story.foremost
        self._cut(self._top_line(top[0]) if top else Text(self.say("none.discrepancy"), style="dim"))
        return self.text()

    def summary(self) -> str:
        """Title, counts, a table of the sources, and the disputes that matter most."""
        self.wrapped(Text(self._title(), style="bold"), quoted=True)
        story, say = self.story, self.say
        parts = (
            say("counts.articles", n=len(story.sources)),
            say("counts.languages", n=story.languages),
            say("page.from_origins", n=story.origins),
        )
        self.wrapped(Text(" · ".join(parts)))
        self.wrapped(self._counts())
        self._sources_table()
        for card in story.foremost:
            self.wrapped(self._top_line(card), label=f"{card.finding.rank:>3} ≠ ")
        if story.report.limits:
            self.wrapped(Text(say("counts.limits", n=len(story.report.limits)), style="dim"))
        return self.text()

    def _title(self) -> str:
        return flat(self.story.report.story_title) or self.say("page.untitled")

    def _cut(self, text: Text) -> None:
        text.truncate(self.width, overflow="ellipsis")
        self.line(text)

    def _source(self, source: Source) -> None:
        document, say = source.article.document, self.say
        published = f"{source.published} ({source.published_by})" if source.published_by else source.published
        parts = [apart(source.name), source.language, published]
        if document.origin:
            parts.append(f"{say('sources.origin')}: {apart(document.origin)}")
        parts.append(say("counts.statements", n=len(source.article.statements)))
        text = Text(" · ".join(parts))
        text.stylize("bold", 0, len(parts[0]))
        self.wrapped(text, label=f"{source.letter}  ")
        if document.title and document.title != source.name:
            self.wrapped(Text(flat(document.title), style="dim"), label="   ", quoted=True)

    def _sources_table(self) -> None:
        say, story = self.say, self.story
        disputes = story.of_type(FindingType.DISCREPANCY)
        columns = (*(f"sources.{key}" for key in ("outlet", "language", "published", "length")),)
        head = ["", *map(say, columns), say("terminal.in_dispute"), say("terminal.leaves_out")]
        found = [
            [
                source.letter,
                source.name,
                source.language,
                source.published,
                say("counts.statements", n=len(source.article.statements)),
                str(sum(source in card.sources for card in disputes)),
                str(sum(source in card.missing for card in story.cards)),
            ]
            for source in story.sources
        ]
        self.table(head, found)

    def _counts(self, *, signs: bool = False) -> Text:
        line = Text()
        for kind in _COLOURS:
            number = len(self.story.of_type(kind))
            line.append(" · " if line else "")
            mark = f"{SIGNS[FindingType(kind)]} " if signs and FindingType(kind) in SIGNS else ""
            line.append(mark + self.say(f"counts.{kind}", n=number), style=_COLOURS[kind] if number else "dim")
        return line

    def _omission_signs(self) -> None:
        sources = self.story.sources
        if len(sources) == 2 and self.story.of_type(FindingType.OMISSION):
            first, second = (apart(source.name) for source in sources)
            self.wrapped(Text(self.say("terminal.left_out", minus="-", plus="+", first=first, second=second), "dim"))

    def _foremost(self, cards: Sequence[Card]) -> None:
        self.line()
        if not cards:
            self.wrapped(Text(self.say("none.discrepancy"), style="dim"))
        for card in cards:
            self._cut(Text(f"{card.finding.rank:>3} ≠ ").append_text(self._top_line(card)))

    def _row(self, row: Row) -> None:
        """The findings of a row, one a line if anything is disputed, and the statements under them."""
        self.line()
        label = Text(_PAD)
        for card in row.cards:
            label = self._label(card)
            if row.disputes:
                self._head(card, label)
                label = Text(_PAD)
        lines = self._columns(row) if self.wide else self._stack(row)
        for number, line in enumerate(lines):
            self.line((Text(_PAD) if number else label.copy()).append_text(line))

    def _label(self, card: Card) -> Text:
        mark = sign(card, self.story.sources[0])
        colour = _ONLY.get(mark, _COLOURS[card.finding.type])
        return Text(f"{card.finding.rank:>3} ").append(f"{mark} ", style=f"bold {colour}")

    def _head(self, card: Card, label: Text) -> None:
        text = Text()
        if card.finding.type is FindingType.AGREEMENT:
            text.append(self.say(f"finding.relation_{card.finding.relation}"), style="dim")
        else:
            text.append(card.kind, style=f"bold {_COLOURS[card.finding.type]}")
        if card.valued and card.finding.type is not FindingType.AGREEMENT:
            text.append("  " + self._joined(card), style="bold")
        for number, line in enumerate(text.wrap(self.console, self.width - _GUTTER)):
            self.line((Text(_PAD) if number else label).append_text(line))
        if card.finding.type is not FindingType.AGREEMENT:
            explanation = Text(flat(card.finding.explanation))
            self.wrapped(explanation.append(f"  [{flat(card.finding.rule)}]", style="dim"), label=_PAD)

    def _joined(self, card: Card) -> str:
        """The values of the sides: in the order of time if it is known, else that of the articles."""
        if card.finding.type is FindingType.UPDATE and card.sides[0].when:
            return " → ".join(_values(side) for side in card.sides)
        place = {source: number for number, source in enumerate(self.story.sources)}
        sides = sorted(card.sides, key=lambda side: min(place[source] for source in side.sources))
        return " ≠ ".join(_values(side) for side in sides)

    def _columns(self, row: Row) -> list[Text]:
        room = (self.width - _GUTTER - 3) // 2
        cells = [
            [line for cell in row.of(source) for line in self._cell(row, cell, room)] for source in self.story.sources
        ]
        return self.columns(cells, (room, room))

    def _stack(self, row: Row) -> list[Text]:
        return [line for cell in row.cells for line in self._cell(row, cell, self.width - _GUTTER)]

    def _cell(self, row: Row, cell: Cell, room: int) -> list[Text]:
        """One quotation as lines of at most `room` cells."""
        quotation = cell.quotation
        label = f"{quotation.source.letter}  "
        notes = [self.say(f"finding.{cell.when}").lower()] if cell.when else []
        notes += [apart(quotation.note)] if quotation.note else []
        text = self.words(quotation.pieces)
        if not row.cards:
            text.stylize("dim")
        elif row.cards[0].finding.type is FindingType.OMISSION:
            text.stylize(_ONLY[sign(row.cards[0], self.story.sources[0])])
        lines = self.hanging(text, label, room, quoted=True)
        if notes:
            lines.extend(self.hanging(Text(", ".join(notes), style="dim"), " " * cell_len(label), room))
        return lines

    def _rest(self) -> None:
        counts = ", ".join(f"{source.letter} {n}" for source, n in unlisted(self.story) if n)
        if counts:
            self.line()
            self.wrapped(Text(self.say("terminal.rest", counts=counts), style="dim"))

    def _limits(self) -> None:
        limits = self.story.report.limits
        self.line()
        self.line(Text(self.say("limits.heading").upper(), style="bold"))
        for limit in limits or (self.say("none.limits"),):
            self.wrapped(Text(flat(limit)), label="  •  ")

    def _top_line(self, card: Card) -> Text:
        text = Text().append(f"{card.kind}  ", style=_COLOURS[card.finding.type])
        if not card.valued:
            return text.append(flat(card.finding.explanation))
        held = (f"{_values(side)} ({', '.join(apart(s.name) for s in side.sources)})" for side in card.sides)
        return text.append(" ≠ ".join(held))


def _values(side: Side) -> str:
    return ", ".join(apart(value) for value in side.values)
