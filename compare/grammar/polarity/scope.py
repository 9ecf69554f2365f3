"""What the cues of one text govern: which predicate a negation reaches, how certain a predicate is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.grammar.polarity.cues import Cues, Negator
from compare.grammar.polarity.lexicon import Lexicon
from compare.grammar.polarity.words import Word
from compare.languages import Language

# Words between a modal and its predicate, a mark of "not yet" and the negation, a verb of support and its noun.
# Longer distances are mostly another clause.
_MODAL, _NOT_YET, _SUPPORT = 6, 8, 5
# Words over which "no", "nobody" and negations behind the verb reach a predicate that the data know.
_WIDE, _BACK, _BACK_FINAL = 5, 6, 3


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate, words[first:last + 1]; `noun` for a form that claims nothing by itself; `known` for a concept."""

    first: int
    last: int
    key: str
    noun: bool
    known: bool


class Scope(Cues):
    """The cues and predicates of one text."""

    def __init__(self, words: tuple[Word, ...], lexicon: Lexicon, language: Language) -> None:
        super().__init__(words, lexicon, language)
        self._excepted = self._trapped | set(self._covered(lexicon.exceptions))
        self.predicates = self._find_predicates()
        self._at = {index: p for p in self.predicates for index in range(p.first, p.last + 1)}

    def _find_predicates(self) -> list[Predicate]:
        found: list[Predicate] = []
        index = 0
        while index < len(self.words):
            hit = None if index in self._excepted else self._predicate_at(index)
            if hit is not None:
                found.append(hit)
            index = index + 1 if hit is None else hit.last + 1
        return [predicate for predicate in found if not self._supports(predicate, found)]

    def _supports(self, predicate: Predicate, others: list[Predicate]) -> bool:
        """Whether a verb only makes a claim of a noun ("received no answer"), and is no predicate of its own."""
        if predicate.noun or not self._lexicon.support.at(self.words, predicate.first):
            return False
        for noun in others:
            first, last = sorted((predicate, noun), key=lambda one: one.first)
            ahead = noun is (first if self._language.polarity.verb_last else last)
            named = noun.noun or self._lexicon.nouns.at(self.words, noun.first) is not None
            if named and noun is not predicate and ahead and 0 < last.first - first.last <= _SUPPORT:
                return not any(self.words[at].cut for at in range(first.last + 1, last.first + 1))
        return False

    def _predicate_at(self, index: int) -> Predicate | None:
        verb = self._lexicon.verbs.at(self.words, index)
        noun = self._lexicon.nouns.at(self.words, index)
        if verb is None and noun is None:
            return None
        is_noun = verb is None or (noun is not None and noun[0] > verb[0])
        length, key = noun if noun is not None and is_noun else verb or (1, "")
        return Predicate(index, index + length - 1, key, is_noun, True)

    def governed(self, negator: Negator) -> Predicate | None:
        """The predicate that a negation reaches, None where that is not plain."""
        if negator.kind == "affix":
            return self._own(negator.first)
        if negator.kind == "after":
            return self._around(negator)
        if negator.kind == "refusal":
            return self._ahead(negator.last + 1, 3, wide=True, word=False)
        if negator.kind == "wide":
            return self._ahead(negator.last + 1, _WIDE, wide=True, word=True)
        return self._ahead(negator.last + 1, _WIDE, wide=not self._language.sentences.spaces, word=True)

    def _around(self, negator: Negator) -> Predicate | None:
        """What a negation behind its verb reaches: the nearest known predicate of its clause, else the word beside."""
        ahead = None
        if not self._language.polarity.verb_last:
            ahead = self._ahead(negator.last + 1, _WIDE, wide=True, word=False)
        known = ahead or self._back(negator.first, _BACK)
        if known is not None or negator.first == 0:
            return known
        if not self._language.polarity.verb_last and (plain := self._ahead(negator.last + 1, 1, wide=False, word=True)):
            return plain
        before = negator.first - 1
        return (
            None
            if self.words[negator.first].cut
            else Predicate(before, before, self.words[before].folded, False, False)
        )

    def _own(self, index: int) -> Predicate | None:
        """The predicate of a word with a negative affix: the word itself, or the noun before its verb of support."""
        if index in self._at:
            return self._at[index]
        before = self._back(index, _BACK_FINAL)
        if before is not None:
            return before
        if self._lexicon.is_light(self.words, index):
            return None
        return Predicate(index, index, self.words[index].folded, False, False)

    def _ahead(self, start: int, reach: int, *, wide: bool, word: bool) -> Predicate | None:
        """The first known predicate from `start` on. Only light words may stand before it unless `wide`.

        With `word` the next word that is not light stands for a predicate that the data do not know.
        """
        plain: Predicate | None = None
        supported = False
        left = reach
        for index in range(start, len(self.words)):
            leaves = self.words[index].cut or (index > start and index in self._that and plain is None)
            if leaves or left < 0:
                break
            if index in self._at:
                found = self._at[index]
                # "no plane landed", but not "no more rational than killing"
                reached = plain is None or supported or (wide and not (word and found.noun))
                return found if reached else plain
            support = self._lexicon.support.at(self.words, index)
            skip = index in self._not_yet or self._lexicon.is_light(self.words, index)
            if support and not supported:
                supported, left = True, _SUPPORT
            elif skip:
                left -= 0 if plain is None else 1
                continue
            else:
                left -= 1
            if plain is None:
                plain = Predicate(index, index, self.words[index].folded, False, False)
            if not wide and not supported:
                break
        return plain if word else None

    def _back(self, index: int, reach: int) -> Predicate | None:
        for at in range(index - 1, max(-1, index - 1 - reach), -1):
            if self.words[at + 1].cut:
                return None
            if at in self._at:
                return self._at[at]
        return None

    def supported(self, predicate: Predicate) -> int | None:
        """Where the verb stands that makes a claim of a noun ("gave an answer"); None without one."""
        for at in range(predicate.first - 1, max(-1, predicate.first - 1 - _SUPPORT), -1):
            if self.words[at + 1].cut:
                break
            if self._lexicon.support.at(self.words, at):
                return at
        if self._language.polarity.verb_last:
            for at in range(predicate.last + 1, min(len(self.words), predicate.last + 3)):
                if not self.words[at].cut and self._lexicon.support.at(self.words, at):
                    return at
        return None

    def certainty(self, first: int, last: int) -> str:
        """How certain the predicate of words[first:last + 1] is, by what stands before it: see `StanceValue`."""
        crossed = False
        for at in range(first - 1, max(-1, first - 1 - _MODAL), -1):
            if self.words[at + 1].cut:
                break
            crossed = crossed or at in self._that
            kind = self._modal(at, first)
            if kind is not None and not (crossed and kind in ("possible", "planned")):
                return kind
        for at in range(last + 1, min(len(self.words), last + 3)):
            kind = None if self.words[at].cut else self._modal(at, first)
            # "подписал ли": a word for "whether" right behind the verb
            if kind is not None and (self._language.polarity.verb_last or (kind == "conditional" and at == last + 1)):
                return kind
        return "planned" if any(self.future(self.words[at].folded) for at in range(first, last + 1)) else "fact"

    def foreseen(self, predicate: Predicate) -> bool:
        """Whether the clause foresees a predicate that claims nothing by itself: "expects the storm to reach"."""
        for at in range(predicate.first - 1, max(-1, predicate.first - 1 - _MODAL), -1):
            if self.words[at + 1].cut or at in self._that:
                return False
            if self._lexicon.foreseen.at(self.words, at):
                return True
        return False

    def _modal(self, at: int, first: int) -> str | None:
        """The certainty that the cue at `at` gives to the predicate at `first`."""
        if at not in self._modals:
            return None
        length, kind = self._modals[at]
        if kind == "named_next":
            between = range(at + length, first)
            return "named" if all(self._lexicon.is_light(self.words, index) for index in between) else None
        if kind == "possible_weak":
            return "possible" if self._imperfect(at + length) else None
        return kind

    def _imperfect(self, index: int) -> bool:
        """Whether the word at `index` is a verb form that makes "may" of the weak cue before it."""
        if index >= len(self.words) or self._lexicon.lookalikes.at(self.words, index):
            return False
        return self.words[index].folded.startswith(self._lexicon.imperfect)

    def future(self, folded: str) -> bool:
        """Whether a folded word has the affix of a verb in the future."""
        tenses = self._language.dates.tenses
        if folded.startswith(tuple(tenses.exceptions)) or not (tenses.future_prefixes or tenses.future_suffixes):
            return False
        return folded.startswith(tenses.future_prefixes) or folded.endswith(tenses.future_suffixes)

    def not_yet(self, first: int, last: int) -> bool:
        """Whether a mark of "not yet" stands in the clause of words[first:last + 1]."""
        low = first
        while low > max(0, first - _NOT_YET) and not self.words[low].cut:
            low -= 1
        high = last
        while high + 1 < min(len(self.words), last + _NOT_YET) and not self.words[high + 1].cut:
            high += 1
        return any(index in self._not_yet for index in range(low, high + 1))

    def modal_targets(self) -> Iterator[tuple[int, str, Predicate]]:
        """Each modal cue that says "may" or "will", and the word that it governs."""
        negated = {index for n in self.negators for index in range(n.first, n.last + 1)}
        for at, (length, _) in self._modals.items():
            if at in negated or at + length in negated:
                continue
            kind = self._modal(at, at + length)
            if kind in ("possible", "planned") and (found := self._ahead(at + length, 1, wide=False, word=True)):
                yield at, kind, found
