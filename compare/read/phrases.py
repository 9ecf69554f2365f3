"""The phrases by which a page's furniture is known, folded into words, for one language together with `und`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from compare.languages import load
from compare.read.lines import words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Folded phrases of one kind, ready to be looked for in a line's words."""

    all: frozenset[Words]
    longest: int

    def equal(self, line: Words) -> bool:
        """Whether the line is one of the phrases and nothing else."""
        return line in self.all

    def head(self, line: Words) -> int:
        """How many words at the line's beginning are a phrase, the longest that fits; 0 if none does."""
        return next((n for n in range(min(self.longest, len(line)), 0, -1) if line[:n] in self.all), 0)

    def inside(self, line: Words, least: int = 1) -> bool:
        """Whether a phrase of at least `least` words stands anywhere in the line."""
        return any(
            line[at : at + n] in self.all
            for at in range(len(line))
            for n in range(least, min(self.longest, len(line) - at) + 1)
        )

    def make(self, line: Words, fillers: frozenset[Words] = frozenset()) -> bool:
        """Whether the line consists of phrases, with fillers and numbers between them, and has one phrase at least."""
        reached = {0: False}
        for at in range(len(line)):
            if at not in reached:
                continue
            if line[at].isdigit():
                reached[at + 1] = reached.get(at + 1, False) or reached[at]
            for n in range(1, min(max(self.longest, 1), len(line) - at) + 1):
                piece = line[at : at + n]
                if piece in self.all or piece in fillers:
                    reached[at + n] = reached.get(at + n, False) or reached[at] or piece in self.all
        return reached.get(len(line), False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases of a language's `[page]`, folded, with those of `und`."""

    masthead: Phrases
    sections: Phrases
    share: Phrases
    fillers: Phrases
    prompts: Phrases
    ads: Phrases
    related: Phrases
    captions: Phrases
    credits: Phrases
    bylines: Phrases
    stamps: Phrases
    tags: Phrases
    footers: Phrases
    comments: Phrases
    sources: Phrases
    wires: Phrases
    outlet_words: Phrases
    agency_words: Phrases
    credit_before: Phrases
    credit_after: Phrases


def fold_all(phrases: Iterable[str]) -> Phrases:
    """Phrases folded into words; one that folds to nothing is left out."""
    folded = frozenset(found for phrase in phrases if (found := words(phrase)))
    return Phrases(folded, max(map(len, folded), default=0))


@cache
def vocabulary(code: str) -> Vocabulary:
    """The phrases of the language with this code; those of `und` alone where it has no data."""
    shared, own = load("und").page, load(code).page
    return Vocabulary(
        **{name: fold_all((*getattr(shared, name), *getattr(own, name))) for name in Vocabulary.__dataclass_fields__}
    )
