"""How well statements of one story are linked across languages: stories made of translated sentences.

A story is a run of sentences of one kind (news or encyclopedia) that stand together in the collection. One article
leaves out some of them, the other leaves out others, each in an order of its own. A link is right if it joins a
sentence and its translation; a null is right if the other article left the sentence out.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.align import align
from compare.eval.rows import Row, rows, share
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.settings import Settings
from compare.types import Article, Document, Matching, Statement

PAIRS = ("ar-en", "ar-ru", "ar-fr", "en-ru", "ar-tr", "ar-zh", "en-de", "en-es")
STORIES = 30
"""Stories for each pair of languages in the gate; `benchmarks/alignment.py` takes more."""
SIZE = 12
"""Sentences in a story."""
SEED = 20260

Unit = tuple[int, ...]
"""A statement as the numbers of the sentences in it: one, or two neighbours."""
Vectors = Mapping[tuple[str, Unit], NDArray[Any]]
"""The vector of each statement, by language and unit."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Links and nulls that are right, wrong (or false) and missed."""

    linked: int = 0
    wrong: int = 0
    missed: int = 0
    nulls: int = 0
    false_nulls: int = 0
    missed_nulls: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def figures(self) -> dict[str, float]:
        """Precision and recall of links and of nulls, in 0..1."""
        return {
            "precision": share(self.linked, self.linked + self.wrong),
            "recall": share(self.linked, self.linked + self.missed),
            "nulls found": share(self.nulls, self.nulls + self.missed_nulls),
            "null precision": share(self.nulls, self.nulls + self.false_nulls),
        }


@dataclass(frozen=True, slots=True)
class Told:
    """A story as two articles, and which sentences each statement holds."""

    a: Article
    b: Article
    units: Mapping[Statement, Unit]


def stories_aligned(folder: Path) -> dict[str, float]:
    """Links and nulls of Arabic-English, then of all `PAIRS` pooled: `STORIES` stories a pair, of a fixed seed."""
    sentences = list(rows(folder / "pud_parallel.jsonl.gz"))
    pairs = [pair for pair in PAIRS if all(code in sentences[0] for code in pair.split("-"))]
    vectors = encoded(sentences, {code for pair in pairs for code in pair.split("-")}, load_encoder())
    by_pair = {pair: pair_counts(pair, sentences, vectors) for pair in pairs}
    parts = {"ar-en": by_pair["ar-en"]} if "ar-en" in by_pair else {}
    parts["all"] = sum(by_pair.values(), Counts())
    return {f"{name} {what}": value for name, counts in parts.items() for what, value in counts.figures().items()}


def pair_counts(pair: str, sentences: Sequence[Row], vectors: Vectors) -> Counts:
    """What is right and wrong in all stories of the gate in two languages, `"ar-en"`."""
    told = stories(pair, sentences, vectors, stories=STORIES)
    return sum((counted(story, matched(story)) for story in told), Counts())


def stories(
    pair: str, sentences: Sequence[Row], vectors: Vectors, *, stories: int, size: int = SIZE, joined: float = 0.0
) -> Iterator[Told]:
    """Stories in two languages, the same in each run.

    `joined` is the share, in 0..1, of sentences that make one statement with the next one, so that one statement
    answers to two; `vectors` must hold those too.
    """
    dice, codes = random.Random(SEED), pair.split("-")
    for run in _runs(sentences, stories, size, dice):
        dropped = dice.sample(run, 2 + dice.randint(1, 2))
        sides = [_units(run, set(part), joined, dice) for part in (dropped[:2], dropped[2:])]
        a, b = (
            _article(f"{side}", code, units, sentences, vectors)
            for side, (code, units) in enumerate(zip(codes, sides, strict=True))
        )
        statements, units = (*a.statements, *b.statements), (*sides[0], *sides[1])
        yield Told(a, b, dict(zip(statements, units, strict=True)))


def matched(story: Told) -> Matching:
    """The links and nulls that we find in a story."""
    return align([story.a, story.b], Settings())[0]


def encoded(
    sentences: Sequence[Row], languages: Iterable[str], encoder: Encoder, *, joined: bool = False
) -> dict[tuple[str, Unit], NDArray[Any]]:
    """The vector of every sentence and, if `joined`, of every two neighbours."""
    every: list[Unit] = [(number,) for number in range(len(sentences))]
    if joined:
        every += [(number, number + 1) for number in range(len(sentences) - 1)]
    vectors = {}
    for code in sorted(languages):
        made = encoder.encode([_text(sentences, code, unit) for unit in every], code)
        vectors.update({(code, unit): vector for unit, vector in zip(every, made, strict=True)})
    return vectors


def counted(story: Told, matching: Matching) -> Counts:
    """Links and nulls of a story against what is known."""
    links, nulls = {(link.a, link.b) for link in matching.links}, {null.statement for null in matching.nulls}
    belong = {(a, b) for a in story.a.statements for b in story.b.statements if belongs(story, a, b)}
    absent = set(story.units) - {statement for pair in belong for statement in pair}
    return Counts(
        len(links & belong),
        len(links - belong),
        len(belong - links),
        len(nulls & absent),
        len(nulls - absent),
        len(absent - nulls),
    )


def belongs(story: Told, a: Statement, b: Statement) -> bool:
    """Whether the two hold the same sentence."""
    return bool(set(story.units[a]) & set(story.units[b]))


def _runs(sentences: Sequence[Row], count: int, size: int, dice: random.Random) -> list[range]:
    """`count` runs of `size` neighbouring sentences of one kind."""
    starts = range(len(sentences) - size + 1)
    whole = [start for start in starts if len({row["source"] for row in sentences[start : start + size]}) == 1]
    return [range(start, start + size) for start in dice.choices(whole, k=count)] if whole else []


def _units(run: range, dropped: set[int], joined: float, dice: random.Random) -> list[Unit]:
    """The statements of one article, in an order of its own."""
    units: list[Unit] = []
    numbers = [number for number in run if number not in dropped]
    while numbers:
        number = numbers.pop(0)
        if numbers and numbers[0] == number + 1 and dice.random() < joined:
            units.append((number, numbers.pop(0)))
        else:
            units.append((number,))
    dice.shuffle(units)
    return units


def _article(name: str, code: str, units: Sequence[Unit], sentences: Sequence[Row], vectors: Vectors) -> Article:
    """The statements as an article, one a line."""
    texts = [_text(sentences, code, unit) for unit in units]
    document = Document(name, "\n".join(texts), language=code)
    starts = np.cumsum([0] + [len(text) + 1 for text in texts])
    statements = tuple(
        Statement(document, int(start), int(start) + len(text)) for start, text in zip(starts, texts, strict=False)
    )
    return Article(document, statements, ((),) * len(texts), np.stack([vectors[code, unit] for unit in units]))


def _text(sentences: Sequence[Row], code: str, unit: Unit) -> str:
    return " ".join(sentences[number][code] for number in unit)
