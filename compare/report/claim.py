"""What `check` answers: as JSON, and in the terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from compare.report.as_json import fact_to_json
from compare.report.lines import Lines, apart, flat
from compare.report.text import pieces
from compare.types import Answer, Checked, Document, Fact, Label, Span, Statement, Verdict
from compare.wording import wording
from compare.wording.values import plain_day, plain_with_referent

GROUPS: Mapping[Label, str] = {
    Label.CONFLICTS: "red",
    Label.AGREES: "green",
    Label.COMPATIBLE: "green",
    Label.UPDATES: "yellow",
    Label.UNDECIDED: "dim",
}
"""What evidence may say, in the order in which it is shown, and in which colour."""
COLOURS: Mapping[Answer, str] = {
    Answer.SUPPORTED: "green",
    Answer.CONTRADICTED: "red",
    Answer.MIXED: "magenta",
    Answer.UNDECIDED: "yellow",
    Answer.NO_COMPARABLE_STATEMENT: "yellow",
}


def dumps(checked: Checked, *, indent: int | None = 2) -> str:
    """The answer as JSON text."""
    return json.dumps(to_json(checked), ensure_ascii=False, indent=indent)


def to_json(checked: Checked) -> dict[str, Any]:
    """The answer as JSON values. Offsets are code points of the article's text, or of the text that holds the claim."""
    claim = checked.claim.document.text
    return {
        "claim": checked.claim.text,
        "verdict": checked.answer.value,
        "evidence": [_evidence(verdict) for verdict in checked.evidence],
        "unsupported": [fact_to_json(fact, claim) for fact in checked.unsupported],
        "silent": [document.id for document in checked.silent],
        "limits": list(checked.limits),
    }


def _evidence(verdict: Verdict) -> dict[str, Any]:
    statement = verdict.alignment.b
    return {
        "document": statement.document.id,
        "source": statement.document.source,
        "label": verdict.label.value,
        "kind": None if verdict.kind is None else verdict.kind.value,
        "rule": verdict.rule,
        "explanation": verdict.explanation,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "marks": _spans(verdict.marks_b),
        "claim_marks": _spans(verdict.marks_a),
        "facts": [fact_to_json(fact) for fact in verdict.facts_b],
        "claim_facts": [fact_to_json(fact) for fact in verdict.facts_a],
    }


def _spans(marks: Sequence[Span]) -> list[dict[str, int]]:
    return [{"start": mark.start, "end": mark.end} for mark in marks]


def render_claim(checked: Checked, *, width: int = 80, color: bool = False) -> str:
    """What `check` prints: the answer, then who says what, then who is silent, then the limits."""
    return _Printer(checked, width, color).whole()


class _Printer(Lines):
    """The lines of one answer."""

    def __init__(self, checked: Checked, width: int, color: bool) -> None:
        super().__init__(width, color)
        self.checked = checked
        self.say = wording()

    def whole(self) -> str:
        """Everything, from top to bottom."""
        checked, say = self.checked, self.say
        marks = [mark for verdict in checked.evidence for mark in verdict.marks_a]
        self.wrapped(self._quoted(checked.claim, marks), label=f"{say('check.claim')}  ", quoted=True)
        self.wrapped(Text(say(f"check.{checked.answer}"), style=f"bold {COLOURS[checked.answer]}"))
        if checked.unsupported and checked.answer is Answer.UNDECIDED:
            values = ", ".join(self._named(fact) for fact in checked.unsupported)
            self.wrapped(Text(say("check.open", values=values)))
        if checked.answer is Answer.NO_COMPARABLE_STATEMENT:
            self.wrapped(Text(say("check.not_a_verdict")))
        for label in GROUPS:
            self._group(label)
        self._silent()
        self._heading(say("limits.heading"), "bold")
        for limit in checked.limits:
            self.wrapped(Text(flat(limit)), label="  •  ")
        return self.text()

    def _group(self, label: Label) -> None:
        found = [verdict for verdict in self.checked.evidence if verdict.label is label]
        if label is Label.UNDECIDED:
            found = _nearest(found, self.checked.evidence)
        if not found:
            return
        key = "undecided_group" if label is Label.UNDECIDED else label.value
        self._heading(self.say(f"check.{key}"), f"bold {GROUPS[label]}")
        for verdict in found:
            self.wrapped(self._source(verdict.alignment.b.document), label="  ")
            self.wrapped(self._quoted(verdict.alignment.b, verdict.marks_b), label="     ", quoted=True)
            explanation = Text(flat(verdict.explanation)).append(f"  [{flat(verdict.rule)}]", style="dim")
            self.wrapped(explanation, label="     ")

    def _silent(self) -> None:
        silent = self.checked.silent
        if silent:
            self._heading(self.say("check.silent"), "bold")
            for document in silent:
                self.wrapped(self._source(document), label="  ")

    def _source(self, document: Document) -> Text:
        name = apart(document.source or document.id)
        day = document.published
        parts = [name, self.say.language(document.language)]
        parts.append(self.say("sources.unknown_date") if day is None else plain_day(day, self.say))
        text = Text(" · ".join(parts))
        text.stylize("bold", 0, len(name))
        return text

    def _quoted(self, statement: Statement, marks: Sequence[Span]) -> Text:
        return self.words(pieces(statement.document.text, statement.start, statement.end, marks))

    def _named(self, fact: Fact) -> str:
        words = self.checked.claim.document.text[fact.start : fact.end]
        value = plain_with_referent(fact, self.say)
        return apart(words if value == words else f"{words} ({value})")

    def _heading(self, text: str, style: str) -> None:
        self.line()
        self.line(Text(text.upper(), style=style))


def _nearest(undecided: Sequence[Verdict], evidence: Sequence[Verdict]) -> list[Verdict]:
    """Of each article that says nothing decisive, the statement nearest to the claim."""
    decisive = {_article(verdict) for verdict in evidence if verdict.label is not Label.UNDECIDED}
    best: dict[str, Verdict] = {}
    for verdict in sorted(undecided, key=lambda verdict: verdict.alignment.similarity):
        best[_article(verdict)] = verdict
    return [verdict for verdict in undecided if verdict in best.values() and _article(verdict) not in decisive]


def _article(verdict: Verdict) -> str:
    return verdict.alignment.b.document.id
