"""The cues of one text: negations, modals, marks of "not yet", and the traps that only look like them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.grammar.polarity.lexicon import Lexicon, Phrases
from compare.grammar.polarity.words import Word
from compare.languages import Language

# Words between the halves of a split negation, or between a negation and what undoes it.
_SPLIT = 6
# Words that may stand behind a comma before "until" is more likely than "not yet".
_OPENING = 5


@dataclass(frozen=True, slots=True)
class Negator:
    """A negation, words[first:last + 1], and how it reaches what it negates: see `Polarity` for the kinds."""

    first: int
    last: int
    kind: str


class Cues:
    """The cues of one text, `negators` in order."""

    def __init__(self, words: tuple[Word, ...], lexicon: Lexicon, language: Language) -> None:
        self.words = words
        self._lexicon = lexicon
        self._language = language
        self._that = set(self._covered(lexicon.that))
        self._trapped = set(self._covered(lexicon.traps)) | set(self._until(language.polarity.until))
        self.negators = list(self._negators())
        self._not_yet = set(self._covered(lexicon.not_yet))
        self._not_yet |= {i for i, (length, _) in self._hits(lexicon.not_yet_weak) if self._ends_clause(i + length)}
        self._modals = dict(self._find_modals())

    def _hits(self, phrases: Phrases) -> Iterator[tuple[int, tuple[int, str]]]:
        """The phrases in order, none within another."""
        index = 0
        while index < len(self.words):
            hit = phrases.at(self.words, index)
            if hit is not None:
                yield index, hit
            index += hit[0] if hit is not None else 1

    def _covered(self, phrases: Phrases) -> Iterator[int]:
        for index, (length, _) in self._hits(phrases):
            yield from range(index, index + length)

    def _until(self, phrases: tuple[str, ...]) -> Iterator[int]:
        """The words of "until not" (Russian "пока не") where they open a clause behind a longer one."""
        table = Phrases.listed(phrases, self._language, ())
        for index, (length, _) in self._hits(table):
            if self.words[index].comma and index > _OPENING:
                yield from range(index, index + length)

    def _ends_clause(self, index: int) -> bool:
        """Whether a weak mark of "not yet" before `index` is the adverb: "after" would have a noun behind it."""
        if index >= len(self.words) or self.words[index].cut:
            return True
        return self._lexicon.after_weak.at(self.words, index) is not None

    def _negators(self) -> Iterator[Negator]:
        covered = -1
        for index, (length, kind) in self._hits(self._lexicon.negators):
            last = index + length - 1
            if index in self._trapped or index <= covered:
                continue
            if kind == "split":
                partner = self._partner(index)
                if partner is None:
                    continue
                covered = partner
            elif self._excepted_later(last):
                continue
            yield Negator(index, last, "before" if kind == "split" else kind)
        for index, word in enumerate(self.words):
            if any(pattern.search(word.folded) for pattern in self._lexicon.affixes):
                yield Negator(index, index, "affix")

    def _partner(self, index: int) -> int | None:
        """Where the second half of a split negation ("ne … pas") stands; None for "ne … que" and "ne" alone."""
        for at in range(index + 1, min(len(self.words), index + 1 + _SPLIT)):
            if self._lexicon.partners.at(self.words, at):
                undone = at + 1 < len(self.words) and self._lexicon.exceptives.at(self.words, at + 1)
                return None if undone or at in self._trapped else at
            if self.words[at].cut:
                return None
        return None

    def _excepted_later(self, last: int) -> bool:
        """Whether an exception stands in the clause behind a negation, and so undoes it ("nobody … but")."""
        if self._language.polarity.split_negators:
            return False
        for at in range(last + 1, min(len(self.words), last + 1 + _SPLIT)):
            if self.words[at].cut:
                return False
            if at not in self._trapped and self._lexicon.exceptives.at(self.words, at):
                return True
        return False

    def _find_modals(self) -> Iterator[tuple[int, tuple[int, str]]]:
        """The modal cues by place, with length and kind; none within a negation, a trap or a mark of "not yet"."""
        phrases = {index: n for n in self.negators for index in range(n.first, n.last + 1)}
        for index, (length, kind) in self._hits(self._lexicon.modals):
            inside = phrases.get(index)
            if index in self._trapped or index in self._not_yet or self._of_date(index):
                continue
            if inside is None or inside.last - inside.first < length:
                yield index, (length, kind)

    def _of_date(self, index: int) -> bool:
        """Whether a word with a capital stands beside figures: "6 May", and not "may"."""
        beside = (self.words[at].folded for at in (index - 1, index + 1) if 0 <= at < len(self.words))
        return self.words[index].capital and any(word.isdecimal() for word in beside)
