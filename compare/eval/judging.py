"""Verdicts on pairs of statements: right answers by example, and the stance of Arabic news titles.

A pair is right if it has the label that a fact-checker gives; a conflict or an update is wholly right if the kind is
right too. Precision and recall of conflicts are what a reader feels: false alarms, and errors passed over.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import InputError
from compare.eval.rows import f1, rows, share
from compare.languages import codes
from compare.models import Encoder, NliModel
from compare.models.loading import load_encoder, load_nli
from compare.pairs import Judgement, Text, judge_texts
from compare.read import guess_language
from compare.settings import Settings
from compare.types import DisputeKind, Label

STANCES: Mapping[Label, str] = {
    Label.AGREES: "agree",
    Label.COMPATIBLE: "agree",
    Label.CONFLICTS: "disagree",
    Label.UPDATES: "disagree",
}
"""What our labels are called among the titles; the rest is `"other"`."""

CHUNK = 256
"""Pairs judged together: the states of all their words are kept in memory, 20 MB."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, the label and the kind that are right (None where nothing differs), and the reason."""

    a: Text
    b: Text
    label: Label
    kind: DisputeKind | None
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A case and what we say of it."""

    case: Case
    given: Judgement

    @property
    def right(self) -> bool:
        """Whether the label is right."""
        return self.given.label is self.case.label

    @property
    def wholly_right(self) -> bool:
        """Whether the kind is right too; where several kinds differ, the first one counts."""
        kinds = self.given.kinds
        return self.right and (kinds[0] if kinds else None) == self.case.kind


def judged_cases(folder: Path) -> dict[str, float]:
    """The share of right cases of `*.jsonl` in a folder, and how far a conflict can be relied on."""
    found = answers(folder, load_encoder(), load_nli())
    wanted = [answer.case.label is Label.CONFLICTS for answer in found]
    called = [answer.given.label is Label.CONFLICTS for answer in found]
    both = sum(w and c for w, c in zip(wanted, called, strict=True))
    return {
        "right": share(sum(answer.right for answer in found), len(found)),
        "right with kind": share(sum(answer.wholly_right for answer in found), len(found)),
        "conflict precision": share(both, sum(called)),
        "conflict recall": share(both, sum(wanted)),
    }


def stance(folder: Path) -> dict[str, float]:
    """F1 of agree, disagree and other on the titles of the dev part, and their mean."""
    table = list(rows(folder / "dev.jsonl.gz"))
    pairs = [(Text(row["premise"], row["lang"]), Text(row["hypothesis"], row["lang"])) for row in table]
    found = [STANCES.get(judgement.label, "other") for judgement in judged(pairs, load_encoder(), load_nli())]
    wanted = [row["label"] for row in table]
    figures = {}
    for name in ("agree", "disagree", "other"):
        right = sum(f == w == name for f, w in zip(found, wanted, strict=True))
        figures[f"{name} F1"] = f1(found.count(name), wanted.count(name), right)
    return figures | {"mean F1": sum(figures.values()) / len(figures)}


def answers(folder: Path, encoder: Encoder, nli: NliModel | None = None) -> list[Answer]:
    """Every case in a folder, in the order of the files, with our judgement.

    Raises:
        InputError: if there is no file of cases, or one cannot be read.
    """
    known = [case for path in sorted(folder.glob("*.jsonl")) for case in cases(path)]
    if not known:
        raise InputError(f"{folder}: no cases; a file of JSON lines (*.jsonl) with a, b, label and kind is needed")
    given = judged([(case.a, case.b) for case in known], encoder, nli)
    return [Answer(case, judgement) for case, judgement in zip(known, given, strict=True)]


def judged(pairs: Sequence[tuple[Text, Text]], encoder: Encoder, nli: NliModel | None = None) -> list[Judgement]:
    """The judgements on many pairs, some at a time."""
    chunks = (pairs[at : at + CHUNK] for at in range(0, len(pairs), CHUNK))
    return [judgement for chunk in chunks for judgement in judge_texts(chunk, encoder, Settings(), nli)]


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file.

    Raises:
        InputError: if a line is no case: it names the file, the line and what is wrong.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            kind = None if row["kind"] is None else DisputeKind(row["kind"])
            case = Case(_text(row, "a"), _text(row, "b"), Label(row["label"]), kind, row["why"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}:{number}: no case ({type(error).__name__}: {error})") from error
        if (case.kind is not None) != (case.label in (Label.CONFLICTS, Label.UPDATES)):
            raise InputError(f"{path}:{number}: a kind belongs to conflicts and updates, and only to them")
        yield case


def misses(found: Sequence[Answer]) -> str:
    """The cases that are not wholly right, as text, grouped by the rule that decided."""
    by_rule = defaultdict(list)
    for answer in found:
        if not answer.wholly_right:
            by_rule[answer.given.leading.rule].append(answer)
    lines = []
    for rule, wrong in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        lines.append(f"{rule}: {len(wrong)}")
        lines += [f"  {_verdict(one)}: {one.case.a.text} | {one.case.b.text} ({one.case.why})" for one in wrong]
    return "\n".join(lines)


def _verdict(answer: Answer) -> str:
    """What was wanted and what was given: `conflicts/date, not undecided (cosine .52)`."""
    wanted = "/".join(filter(None, (answer.case.label, answer.case.kind)))
    given = "/".join((answer.given.label, *answer.given.kinds))
    return f"{wanted}, not {given} (cosine {answer.given.leading.alignment.similarity:.2f})"


def _text(row: Mapping[str, Any], side: str) -> Text:
    """One side of a case; its language is told as the filter `judge` tells it."""
    words, published, language = row[side], row.get(f"published_{side}"), row.get(f"lang_{side}")
    if language is not None and language not in codes():
        raise ValueError(f"there is no language {language!r}")
    return Text(words, language or guess_language(words), dt.date.fromisoformat(published) if published else None)
