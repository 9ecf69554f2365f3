"""How well statements of one story are linked across languages: stories made of translated sentences.

    .venv/bin/python benchmarks/alignment.py [DATA] [--stories N] [--joined SHARE] [--mistakes N] [--encoder NAME]

DATA holds `pud_parallel/` (default `../shared/data`). A story is a run of sentences of one kind (news or encyclopedia)
that stand together in the collection. One article leaves out some of them, the other leaves out others, each in an
order of its own. A link is right if it joins a sentence and its translation; a null is right if the other article left
the sentence out. With `--joined` each article makes one statement of some pairs of neighbouring sentences, so that
one statement answers to two.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from compare.align import align
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.settings import Settings
from compare.types import Article, Document, Matching, Statement

PAIRS = ("ar-en", "ar-ru", "ar-fr", "en-ru", "ar-tr", "ar-zh", "en-de", "en-es")
SEED = 20260
Row = Mapping[str, str]
Unit = tuple[int, ...]
"""A statement as the numbers of the sentences in it: one, or two neighbours."""


@dataclass
class Counts:
    """What was right and wrong, over all stories of a pair of languages."""

    linked: int = 0
    wrong: int = 0
    missed: int = 0
    nulls: int = 0
    false_nulls: int = 0
    missed_nulls: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in vars(self)))

    def line(self, name: str) -> str:
        """The table's row."""
        precision, recall = share(self.linked, self.wrong), share(self.linked, self.missed)
        null_precision, null_recall = share(self.nulls, self.false_nulls), share(self.nulls, self.missed_nulls)
        return f"{name:8} {precision:9.3f} {recall:7.3f} {null_recall:12.3f} {null_precision:15.3f}"


def share(right: int, wrong: int) -> float:
    """`right` of all, 0 where there is nothing."""
    return right / max(right + wrong, 1)


def runs(rows: Sequence[Row], count: int, size: int, dice: random.Random) -> list[range]:
    """`count` runs of `size` neighbouring rows of one kind."""
    found: list[range] = []
    while len(found) < count:
        start = dice.randrange(len(rows) - size + 1)
        if len({row["source"] for row in rows[start : start + size]}) == 1:
            found.append(range(start, start + size))
    return found


def units(run: range, dropped: set[int], joined: float, dice: random.Random) -> list[Unit]:
    """The statements of one article, in an order of its own."""
    left: list[Unit] = []
    numbers = [number for number in run if number not in dropped]
    while numbers:
        number = numbers.pop(0)
        if numbers and numbers[0] == number + 1 and dice.random() < joined:
            left.append((number, numbers.pop(0)))
        else:
            left.append((number,))
    dice.shuffle(left)
    return left


def article(
    name: str, language: str, chosen: Sequence[Unit], rows: Sequence[Row], vectors: Mapping[Any, Any]
) -> Article:
    """The statements as an article, one a line."""
    texts = [" ".join(rows[number][language] for number in unit) for unit in chosen]
    document = Document(name, "\n".join(texts), language=language)
    starts = np.cumsum([0] + [len(text) + 1 for text in texts])
    statements = tuple(
        Statement(document, int(start), int(start) + len(text)) for start, text in zip(starts, texts, strict=False)
    )
    return Article(document, statements, ((),) * len(texts), np.stack([vectors[language, unit] for unit in chosen]))


def count(matching: Matching, places: Mapping[Statement, Unit], mistakes: list[str]) -> Counts:
    """Compares links and nulls with what is known; describes what is wrong."""
    sides = [[s for s in places if s.document.id == document.id] for document in (matching.a, matching.b)]
    links = {(link.a, link.b): link for link in matching.links}
    nulls = {null.statement for null in matching.nulls}
    found = Counts()
    for a in sides[0]:
        for b in sides[1]:
            belong, link = bool(set(places[a]) & set(places[b])), links.get((a, b))
            found.linked += belong and link is not None
            found.wrong += not belong and link is not None
            found.missed += belong and link is None
            if belong != (link is not None):
                scores = f"cosine {link.similarity:.2f}, margin {link.margin:.2f}" if link else ""
                mistakes.append(f"{'missed' if belong else 'wrong'} {scores}\n    {a.text}\n    {b.text}")
    for own, other in (sides, sides[::-1]):
        told = {number for statement in other for number in places[statement]}
        for statement in own:
            absent, null = not told & set(places[statement]), statement in nulls
            found.nulls += absent and null
            found.false_nulls += null and not absent
            found.missed_nulls += absent and not null
    return found


def encoded(rows: Sequence[Row], languages: Iterable[str], encoder: Encoder, joined: bool) -> dict[Any, Any]:
    """The vector of every sentence, and of every two neighbours, by language and unit."""
    every: list[Unit] = [(number,) for number in range(len(rows))]
    if joined:
        every += [(number, number + 1) for number in range(len(rows) - 1)]
    vectors: dict[Any, Any] = {}
    for language in languages:
        texts = [" ".join(rows[number][language] for number in unit) for unit in every]
        made = encoder.encode(texts, language)
        vectors |= {(language, unit): vector for unit, vector in zip(every, made, strict=True)}
    return vectors


def main() -> None:
    """Builds the stories, aligns them, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--stories", type=int, default=300, help="stories for each pair of languages")
    parser.add_argument("--size", type=int, default=12, help="sentences in a story")
    parser.add_argument("--joined", type=float, default=0.0, help="share of sentences joined with the next one")
    parser.add_argument("--mistakes", type=int, default=0, help="print this many mistakes of each pair of languages")
    parser.add_argument("--encoder", help="a sentence-transformers model instead of the bundled one")
    options = parser.parse_args()
    with gzip.open(options.data / "pud_parallel" / "pud_parallel.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows: list[Row] = [json.loads(line) for line in lines]
    languages = sorted({code for pair in PAIRS for code in pair.split("-")})
    vectors = encoded(rows, languages, load_encoder(options.encoder), options.joined > 0)
    print(f"{'pair':8} {'precision':>9} {'recall':>7} {'nulls found':>12} {'null precision':>15}")
    total = Counts()
    for pair in PAIRS:
        dice, own, mistakes = random.Random(SEED), Counts(), []
        for run in runs(rows, options.stories, options.size, dice):
            dropped = dice.sample(run, 2 + dice.randint(1, 2))
            sides = [units(run, set(part), options.joined, dice) for part in (dropped[:2], dropped[2:])]
            told = [
                article(f"{side}", language, chosen, rows, vectors)
                for side, (language, chosen) in enumerate(zip(pair.split("-"), sides, strict=True))
            ]
            places = {
                statement: unit
                for one, chosen in zip(told, sides, strict=True)
                for statement, unit in zip(one.statements, chosen, strict=True)
            }
            own += count(align(told, Settings())[0], places, mistakes)
        print(own.line(pair), flush=True)
        total += own
        for text in random.Random(SEED).sample(mistakes, min(options.mistakes, len(mistakes))):
            print("  " + text)
    print(total.line("all"))


if __name__ == "__main__":
    main()
