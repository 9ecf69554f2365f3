"""Several claims at once: what identifies each, one JSON object a line, and a table in the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.text import Text

from compare.report.claim import COLOURS, GROUPS, to_json
from compare.report.lines import Lines, apart, flat, guarded
from compare.report.text import excerpt, pieces
from compare.types import Answer, Checked, Document, Label, Span, Verdict
from compare.wording import Wording, wording

_GAP = 3
_VERDICT, _SOURCE = 15, 16
_LEAST = 18
"""Cells of the columns of the verdict and of the source, and the fewest of the two others; a narrower terminal gets a
list."""
_ROOM = 160
"""Characters of the evidence that a table shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim that was checked among others.

    Args:
        checked: what was found.
        file: what holds it: a list of claims, or a document; `None` for one that was given by itself.
        line: where it begins in a list, counted from 1.
        span: where it stands in a document, in code points.
    """

    checked: Checked
    file: str | None = None
    line: int | None = None
    span: Span | None = None

    @property
    def best(self) -> Verdict | None:
        """The evidence that its answer rests on: of the first group that has any, the statement nearest to it."""
        for label in _order(self.checked.answer):
            found = [verdict for verdict in self.checked.evidence if verdict.label is label]
            if found:
                return max(found, key=lambda verdict: verdict.alignment.similarity)
        return None


def _order(answer: Answer) -> tuple[Label, ...]:
    """The groups of evidence, those first that the answer is about."""
    if answer is Answer.UNDECIDED:
        return (Label.UPDATES, Label.AGREES, Label.COMPATIBLE, Label.UNDECIDED)
    return tuple(GROUPS)


def line(asked: Asked) -> str:
    """One claim as one line of JSON: the object of a single one, with `file`, and `line` or `start` and `end`."""
    return json.dumps(asked_to_json(asked), ensure_ascii=False)


def asked_to_json(asked: Asked) -> dict[str, Any]:
    """The same as JSON values."""
    place: dict[str, Any] = {} if asked.file is None else {"file": asked.file}
    if asked.line is not None:
        place["line"] = asked.line
    if asked.span is not None:
        place |= {"start": asked.span.start, "end": asked.span.end}
    return place | to_json(asked.checked)


def tally(asked: Sequence[Asked]) -> dict[Answer, int]:
    """How many claims have each answer, in the order in which they are shown."""
    counts = Counter(one.checked.answer for one in asked)
    return {answer: counts[answer] for answer in COLOURS if counts[answer]}


def limits(asked: Sequence[Asked]) -> tuple[str, ...]:
    """What could not be checked, of all claims, each once."""
    return tuple(dict.fromkeys(limit for one in asked for limit in one.checked.limits))


def short(answer: Answer, say: Wording) -> str:
    """The answer without what explains it."""
    return say(f"check.{answer}").partition(":")[0].strip()


def render_claims(
    asked: Sequence[Asked], *, passed_over: int | None = None, width: int = 80, color: bool = False
) -> str:
    """A table: claim, verdict, best evidence and its source; how many of each; and the limits.

    `passed_over` counts the statements of a document that were not checkable, if the claims are of one.
    """
    return _Table(asked, passed_over, width, color).whole()


class _Table(Lines):
    """The lines of the table."""

    def __init__(self, asked: Sequence[Asked], passed_over: int | None, width: int, color: bool) -> None:
        super().__init__(width, color)
        self.asked, self.passed_over = asked, passed_over
        self.say = wording()
        rest = self.width - _VERDICT - _SOURCE - 3 * _GAP
        self.rooms = (rest * 2 // 5, _VERDICT, rest - rest * 2 // 5, _SOURCE)

    def whole(self) -> str:
        """Everything, from top to bottom."""
        say = self.say
        if min(self.rooms) < _LEAST - _GAP:
            for one in self.asked:
                self._listed(one)
        else:
            head = [say("check.claim"), say("check.verdict"), say("check.evidence"), say("check.source")]
            self._row([[Text(cell, style="bold")] for cell in head])
            self.line(Text("─" * self.width, style="dim"))
            for one in self.asked:
                self._row([self._claim(one, self.rooms[0]), *self._found(one)])
                self.line()
        counts = [f"{short(answer, say)}: {n}" for answer, n in tally(self.asked).items()]
        self.wrapped(Text(f"{say('check.claims', n=len(self.asked))} · {' · '.join(counts)}", style="bold"))
        if self.passed_over is not None:
            self.wrapped(Text(say("check.passed_over", n=self.passed_over)))
        self.line()
        self.line(Text(say("limits.heading").upper(), style="bold"))
        for limit in limits(self.asked):
            self.wrapped(Text(flat(limit)), label="  •  ")
        return self.text()

    def _row(self, cells: Sequence[Sequence[Text]]) -> None:
        for line in self.columns(cells, self.rooms):
            self.line(line)

    def _claim(self, one: Asked, room: int) -> list[Text]:
        lines = self._wrapped(self._words(one.checked.claim.text), room)
        return [*lines, Text(self.say("check.line", n=one.line), style="dim")] if one.line else lines

    def _found(self, one: Asked) -> list[list[Text]]:
        answer, best = one.checked.answer, one.best
        verdict = self._wrapped(Text(short(answer, self.say), style=f"bold {COLOURS[answer]}"), self.rooms[1])
        if best is None:
            return [verdict, [Text("–", style="dim")], [Text()]]
        return [verdict, self._wrapped(self._quoted(best), self.rooms[2]), self._wrapped(self._source(best), _SOURCE)]

    def _listed(self, one: Asked) -> None:
        answer, best = one.checked.answer, one.best
        self.wrapped(self._words(one.checked.claim.text), quoted=True)
        self.wrapped(Text(short(answer, self.say), style=f"bold {COLOURS[answer]}"), label="  ")
        if best is not None:
            self.wrapped(self._source(best), label="  ")
            self.wrapped(self._quoted(best), label="     ", quoted=True)
        self.line()

    def _wrapped(self, text: Text, room: int) -> list[Text]:
        return [guarded(line) for line in self.hanging(text, "", room)]

    def _quoted(self, verdict: Verdict) -> Text:
        told = verdict.alignment.b
        shown = excerpt(pieces(told.document.text, told.start, told.end, verdict.marks_b), _ROOM)
        return self.words(shown)

    def _words(self, text: str) -> Text:
        return Text(flat(text))

    def _source(self, verdict: Verdict) -> Text:
        document: Document = verdict.alignment.b.document
        return Text(apart(document.source or document.id))
