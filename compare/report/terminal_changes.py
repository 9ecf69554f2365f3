"""What changed since an earlier report, in the terminal: what `report --since` adds, and all that `watch` prints."""

from __future__ import annotations

from rich.text import Text

from compare.report.changes import Changes, State
from compare.report.lines import Lines, apart, flat
from compare.report.overview import ORDER
from compare.report.reading_order import SIGNS
from compare.report.since import Since, since
from compare.report.view import Card, story
from compare.types import FindingType, Report
from compare.wording import wording

COLOURS = {State.NEW: "green", State.CHANGED: "yellow", State.GONE: "dim"}
DISPUTES = (FindingType.DISCREPANCY, FindingType.UPDATE)
MOST = 5
"""Agreements and omissions of one state that are listed; the others are counted. Disputes are all listed."""
_WIDEST = 160
"""Characters of a quotation that stands for its finding."""


def render_changes(report: Report, changes: Changes, *, width: int = 80, color: bool = False) -> str:
    """The changes in a few lines: counts, articles that came or went, and each finding that is not what it was."""
    return _Printer(report, changes, width, color).whole()


class _Printer(Lines):
    def __init__(self, report: Report, changes: Changes, width: int, color: bool) -> None:
        super().__init__(width, color)
        self.say = wording()
        self.changes = changes
        self.since: Since = since(changes, self.say)
        self.cards = {card.finding.id: card for card in story(report, self.say).cards}
        self.room = max(len(self.say(f"since.is_{state}")) for state in COLOURS) + 1

    def whole(self) -> str:
        """The heading with the counts, then articles, then findings by state and type."""
        heading = self.say("since.heading") + (f" ({flat(self.changes.name)})" if self.changes.name else "")
        self.wrapped(Text(f"{heading}: ", style="bold").append(" · ".join(self.since.tally), style="not bold"))
        if self.changes.nothing:
            self.wrapped(Text(self.say("since.nothing"), style="dim"))
        for moved in self.since.articles:
            names = ", ".join(map(apart, moved.names))
            self.wrapped(Text(self.say(f"since.articles_{moved.key}", n=moved.count, names=names)), label="  ")
        for state in (State.NEW, State.CHANGED):
            for kind in ORDER:
                cards = [self.cards[change.finding.id] for change in self.changes.of(state)]
                self._some(state, kind, [(card, self.since.marks[card.finding.id].why) for card in cards])
        for kind in ORDER:
            self._some(State.GONE, kind, [(gone.card, gone.why) for gone in self.since.gone])
        return self.text()

    def _some(self, state: State, kind: FindingType, told: list[tuple[Card, str]]) -> None:
        """The findings of one type in one state, one a line; of agreements and omissions the first ones."""
        those = [(card, why) for card, why in told if card.finding.type == kind]
        shown = those if kind in DISPUTES else those[:MOST]
        for card, why in shown:
            self._finding(state, card, why)
        if len(those) > len(shown):
            self.line(Text(" " * (self.room + 2) + self.say("since.more", n=len(those) - len(shown)), style="dim"))

    def _finding(self, state: State, card: Card, why: str) -> None:
        sign = SIGNS.get(card.finding.type, "○")
        text = Text(f"{sign} ")
        if card.finding.type in DISPUTES:
            text.append(f"{card.kind}  ", style="bold").append(
                _sides(card) or flat(card.explained.sentence.striptags())
            )
        else:
            words = flat(card.quotations[0].statement.text)
            text.append(words if len(words) <= _WIDEST else words[:_WIDEST].rsplit(maxsplit=1)[0] + " …")
        text.append(f"  ({why})", style="dim")
        if state is State.CHANGED and (before := self.since.marks[card.finding.id].before):
            text.append(f" {self.say('since.before')}: {flat(before.striptags())}", style="dim")
        label = self.say(f"since.is_{state}").ljust(self.room)
        lines = self.hanging(text, f"  {label}", self.width)
        for number, line in enumerate(lines):
            if not number:
                line.stylize(COLOURS[state], 2, 2 + len(label))
            self.line(line)


def _sides(card: Card) -> str:
    """The values that stand against each other, with who holds them; empty where there are none."""
    if not card.valued:
        return ""
    sides = ((side.values, side.sources) for side in card.sides)
    return " ≠ ".join(
        f"{', '.join(map(apart, values))} ({', '.join(apart(source.name) for source in sources)})"
        for values, sources in sides
    )
