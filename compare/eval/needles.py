"""Needles in a haystack: a few changed digits, a few dropped sentences, everything else a faithful translation.

A story is made of parallel sentences: `NUMBERED` whose digits are the same in both languages and `PLAIN` without
digits. In `CHANGED` of the former one number, year or day is changed in one of the two articles; `DROPPED` sentences
are missing from one article; `MOVED` stand elsewhere in one of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from compare.errors import InputError
from compare.eval.digits import changed, has_digits, same_digits
from compare.eval.rows import rows, share
from compare.models import Encoder, NliModel
from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.settings import Settings
from compare.types import DisputeKind, Document, Finding, FindingType, Report

PAIRS = ("ar-en", "ar-ru", "ar-fr", "en-ru", "ar-tr", "ar-zh")
STORIES = 24
"""Stories for each pair of languages: 72 changed numbers, 216 clean pairs; with a third of them the standard error was
.03."""
NUMBERED, PLAIN, CHANGED, DROPPED, MOVED = 6, 8, 3, 2, 3
SEED = 20261

Sentences = Sequence[tuple[str, str]]
"""Parallel sentences: each in the one language and in the other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article: its number in the collection, and its text."""

    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """Two articles, and what was done to them: sentences with a changed digit, and those that one of them lacks."""

    documents: tuple[Document, Document]
    lines: tuple[tuple[Line, ...], tuple[Line, ...]]
    changed: frozenset[int]
    dropped: frozenset[int]

    @property
    def clean(self) -> frozenset[int]:
        """The sentences that both articles have, unchanged."""
        kept = {line.sentence for line in self.lines[0]} & {line.sentence for line in self.lines[1]}
        return frozenset(kept - self.changed)


@dataclass(frozen=True, slots=True)
class Counts:
    """Sentences that were changed, kept and dropped, and what was said of each."""

    changed: int = 0
    found: int = 0
    clean: int = 0
    disputes: int = 0
    dropped: int = 0
    reported: int = 0
    blamed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def figures(self) -> dict[str, float]:
        """Shares in 0..1, all of them better where higher."""
        return {
            "changed found": share(self.found, self.changed),
            "clean undisputed": 1 - share(self.disputes, self.clean),
            "dropped reported": share(self.reported, self.dropped),
            "clean not missed": 1 - share(self.blamed, self.clean),
        }


def needles(folder: Path) -> dict[str, float]:
    """The figures of each of `PAIRS`, with the bundled models."""
    sentences, encoder, nli = list(rows(folder / "pud_parallel.jsonl.gz")), load_encoder(), load_nli()
    figures: dict[str, float] = {}
    for pair in PAIRS:
        first, second = pair.split("-")
        if first in sentences[0] and second in sentences[0]:
            parallel = [(row[first], row[second]) for row in sentences]
            counts = pair_counts(parallel, (first, second), encoder, nli, stories=STORIES)
            figures |= {f"{pair} {name}": value for name, value in counts.figures().items()}
    return figures


def pair_counts(
    sentences: Sentences, codes: tuple[str, str], encoder: Encoder, nli: NliModel | None, *, stories: int
) -> Counts:
    """What is right and wrong in `stories` stories of these sentences."""
    told = made(sentences, codes, stories=stories)
    return sum((counted(story, compare(story.documents, encoder, Settings(), nli=nli)) for story in told), Counts())


def made(sentences: Sentences, codes: tuple[str, str], *, stories: int, seed: int = SEED) -> Iterator[Story]:
    """Stories of parallel sentences, the same in each run.

    Raises:
        InputError: if there are too few sentences with the same digits, or without digits.
    """
    numbered = [number for number, texts in enumerate(sentences) if same_digits(*texts)]
    plain = [number for number, texts in enumerate(sentences) if not any(map(has_digits, texts))]
    if len(numbered) < NUMBERED or len(plain) < PLAIN:
        raise InputError(
            f"{len(numbered)} parallel sentences have the same digits and {len(plain)} have none; "
            f"a story needs {NUMBERED} and {PLAIN} of them: give more sentences"
        )
    dice = random.Random(f"{seed} {codes}")
    for _ in range(stories):
        yield _story(sentences, codes, dice.sample(numbered, NUMBERED), dice.sample(plain, PLAIN), dice)


def _story(
    sentences: Sentences, codes: tuple[str, str], numbered: Sequence[int], plain: Sequence[int], dice: random.Random
) -> Story:
    texts = [{number: sentences[number][side] for number in (*numbered, *plain)} for side in (0, 1)]
    planted = _plant(texts, numbered, codes, dice)
    order = dice.sample(list(texts[0]), len(texts[0]))
    dropped = dice.sample([number for number in order if number not in planted], DROPPED)
    runs = [list(order), [number for number in order if number not in dropped]]
    dice.shuffle(runs)
    for number in dice.sample([number for number in order if number not in dropped], MOVED):
        runs[1].remove(number)
        runs[1].insert(dice.randrange(len(runs[1]) + 1), number)
    a, b = (tuple(Line(number, side[number]) for number in run) for side, run in zip(texts, runs, strict=True))
    documents = _document("a", codes[0], a), _document("b", codes[1], b)
    return Story(documents, (a, b), frozenset(planted), frozenset(dropped))


def _plant(
    texts: Sequence[dict[int, str]], numbered: Sequence[int], codes: Sequence[str], dice: random.Random
) -> list[int]:
    """Change a number in up to `CHANGED` sentences, each in one language by chance; which ones."""
    planted: list[int] = []
    for number in numbered:
        side = texts[dice.randrange(2)]
        text = changed(side[number], codes, dice)
        if text is not None and len(planted) < CHANGED:
            side[number] = text
            planted.append(number)
    return planted


def _document(name: str, code: str, lines: Sequence[Line]) -> Document:
    text = "\n".join(line.text for line in lines)
    return Document(name, text, source=f"Outlet {name}", language=code)


def counted(story: Story, report: Report) -> Counts:
    """What the report says of what was done to a story.

    A changed number is found if a discrepancy of date or number puts the sentence against its translation; every
    other discrepancy, and every omission of a sentence that both articles have, counts against us.
    """
    found, disputes, reported, blamed = set(), 0, set(), set()
    for finding in report.findings:
        a, b = (_sentences(story, side, finding) for side in (0, 1))
        if finding.type is FindingType.DISCREPANCY:
            right = a & b & story.changed
            found |= right if finding.kind in (DisputeKind.DATE, DisputeKind.NUMBER) else set()
            disputes += not right
        elif finding.type is FindingType.OMISSION:
            reported |= (a | b) & story.dropped
            blamed |= (a | b) & story.clean
    return Counts(
        len(story.changed),
        len(found),
        len(story.clean),
        disputes,
        len(story.dropped),
        len(reported),
        len(blamed),
    )


def _sentences(story: Story, side: int, finding: Finding) -> set[int]:
    """The sentences of one article that a finding rests on."""
    touched, start = set(), 0
    for line in story.lines[side]:
        end = start + len(line.text)
        for one in finding.evidence:
            if one.statement.document.id == story.documents[side].id and start <= one.statement.start < end:
                touched.add(line.sentence)
        start = end + 1
    return touched
