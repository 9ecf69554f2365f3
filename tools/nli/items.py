"""Pairs in our own words: a premise with a statement that follows, one that may be and one that cannot, by hand.

Each file of `items/` has one kind of text, in English, Arabic, Russian and French side by side. Nothing in it is taken
from elsewhere. No published set that may be trained on has natural pairs in Russian or French, or Arabic
ones other than titles, and none has one statement in several languages.

An item is four lines: `P` the premise, `E` what it entails, `N` what it leaves open, `C` what it contradicts.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pairs import CONTRADICTION, ENTAILMENT, NEUTRAL, Example, pair_language

FOLDER = Path(__file__).with_name("items")
CODES = ("en", "ar", "ru", "fr")
LETTERS = {"E": ENTAILMENT, "N": NEUTRAL, "C": CONTRADICTION}
HELD_OUT = 10
"""Every tenth item is kept for the calibration."""

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A premise and its hypotheses by label; each text by language."""

    premise: Texts
    hypotheses: Mapping[int, Texts]

    @property
    def held_out(self) -> bool:
        """Whether no run sees it."""
        return zlib.crc32(self.premise["en"].encode()) % HELD_OUT == 0

    @property
    def texts(self) -> tuple[Texts, ...]:
        """The premise and its hypotheses."""
        return (self.premise, *self.hypotheses.values())

    def pair(self, label: int, couple: tuple[str, str], other: tuple[str, str]) -> Example:
        """Premise and hypothesis in the languages of a couple, and as its twin in those of another."""
        (first, second), told = couple, self.hypotheses[label]
        twin = (self.premise[other[0]], told[other[1]])
        return Example(self.premise[first], told[second], label, pair_language(first, second), "items", twin)


def read_items(folder: Path = FOLDER) -> list[Item]:
    """The items of all files of a folder.

    Raises:
        ValueError: with file and line, if an item is not as the head of this file says.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        texts: dict[str, Texts] = {}
        for number, line in enumerate([*lines, ""], 1):
            if not line.strip():
                if texts:
                    found.append(_item(texts, f"{path.name}:{number}"))
                texts = {}
                continue
            letter, *own = (part.strip() for part in line.split("|"))
            if len(own) != len(CODES) or not all(own) or letter in texts:
                raise ValueError(f"{path.name}:{number}: not a letter and a text in each of {', '.join(CODES)}")
            texts[letter] = dict(zip(CODES, own, strict=True))
    return found


def _item(texts: Mapping[str, Texts], where: str) -> Item:
    if set(texts) != {"P", *LETTERS}:
        raise ValueError(f"{where}: an item has the lines P, E, N and C, and not {', '.join(texts)}")
    return Item(texts["P"], {label: texts[letter] for letter, label in LETTERS.items()})


def drawn(items: Sequence[Item], alone: int, across: int, draw: random.Random) -> Iterator[Example]:
    """Of each hypothesis `alone` pairs within one language and `across` pairs of two, drawn at random.

    Half of what does not entail is read the other way round: a contradiction has no direction, and what merely differs
    differs both ways. Were only contradictions turned, a long second text would come to mean one.
    """
    within = [(code, code) for code in CODES]
    between = [(first, second) for first in CODES for second in CODES if first != second]
    for item in items:
        for label in item.hypotheses:
            for couple in [*draw.sample(within, alone), *draw.sample(between, across)]:
                one = item.pair(label, couple, draw.choice(within + between))
                yield one.turned() if label != ENTAILMENT and draw.random() < 0.5 else one


def renderings(items: Sequence[Item], count: int, draw: random.Random) -> Iterator[Example]:
    """Of each item `count` texts beside their own translations, or now and then beside themselves: entailments.

    Sets made by people hardly have two sentences that say the same, but many in which one word is exchanged: a model
    that saw nothing else called a quarter of English texts beside themselves a contradiction.
    """
    for item in items:
        for text in draw.sample(item.texts, count):
            first, second = draw.choice(CODES), draw.choice(CODES)
            yield Example(text[first], text[second], ENTAILMENT, pair_language(first, second), "items")


def apart(items: Sequence[Item], count: int, draw: random.Random) -> Iterator[Example]:
    """`count` pairs of texts of different items, in the languages as they come: they leave one another open.

    Without them a model takes two sentences of different languages that merely differ for a contradiction more often
    than two of one language.
    """
    for _ in range(count):
        texts = [draw.choice(item.texts) for item in draw.sample(items, 2)]
        first, second = draw.choice(CODES), draw.choice(CODES)
        yield Example(texts[0][first], texts[1][second], NEUTRAL, pair_language(first, second), "items")
