"""The words of `[polarity]` made ready for look-up: phrases of exact words and of beginnings (`answer*`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from compare.grammar.polarity.words import Word, split
from compare.languages import Language, load
from compare.languages.sections import Polarity
from compare.languages.shared.folding import fold

_BUCKET = 2
"""Letters by which beginnings are looked up."""
_KEPT = 4096
"""For how many words a list remembers its phrases; an article has a few hundred different ones."""
_LONG = 4
"""Letters that a word keeps at least when a conjunction is taken from its front."""


@dataclass(frozen=True, slots=True)
class Form:
    """One word of a phrase: `text` is the whole word, or, if `open`, its beginning."""

    text: str
    open: bool

    def fits(self, folded: str) -> bool:
        """Whether a folded word is this one."""
        return folded.startswith(self.text) if self.open else folded == self.text


class Phrases:
    """Phrases and what each of them means, found at a word's place; the longest one wins."""

    def __init__(self, phrases: Iterable[tuple[str, str]], language: Language, fronts: tuple[str, ...]) -> None:
        self._fronts = fronts
        self._exact: dict[str, list[tuple[tuple[Form, ...], str]]] = {}
        self._open: dict[str, list[tuple[tuple[Form, ...], str]]] = {}
        for phrase, meaning in phrases:
            forms = tuple(_forms(phrase, language))
            if not forms:
                continue
            first = forms[0]
            table, key = (self._open, first.text[:_BUCKET]) if first.open else (self._exact, first.text)
            table.setdefault(key, []).append((forms, meaning))
        # asked several times about every word of an article, mostly to say no
        self._that_begin = lru_cache(_KEPT)(self._find)

    @classmethod
    def listed(cls, phrases: Iterable[str], language: Language, fronts: tuple[str, ...]) -> Phrases:
        """Phrases that are only to be found: none means more than another."""
        return cls(((phrase, "") for phrase in phrases), language, fronts)

    def at(self, words: tuple[Word, ...], index: int) -> tuple[int, str] | None:
        """How many words the longest phrase at `index` has, and what it means; None where none begins."""
        best: tuple[int, int, str] | None = None
        for forms, letters, meaning in self._that_begin(words[index].folded):
            size = (len(forms), letters)
            if (best is None or size > best[:2]) and _follow(forms[1:], words, index):
                best = (*size, meaning)
        return None if best is None else (best[0], best[2])

    def _find(self, folded: str) -> tuple[tuple[tuple[Form, ...], int, str], ...]:
        """The phrases that a word may begin, with the number of their letters and what they mean."""
        entries = (
            (variant, forms, meaning)
            for variant in self._variants(folded)
            for table, key in ((self._exact, variant), (self._open, variant[:_BUCKET]), (self._open, variant[:1]))
            for forms, meaning in table.get(key, ())
        )
        return tuple(
            (forms, sum(len(form.text) for form in forms), meaning)
            for variant, forms, meaning in entries
            if forms[0].fits(variant)
        )

    def _variants(self, folded: str) -> Iterator[str]:
        yield folded
        for front in self._fronts:
            if folded.startswith(front) and len(folded) - len(front) >= 2:
                yield folded[len(front) :]


def _forms(phrase: str, language: Language) -> Iterator[Form]:
    for match in split(phrase, language):
        yield Form(fold(match.group()), phrase[match.end() : match.end() + 1] == "*")


def _follow(rest: tuple[Form, ...], words: tuple[Word, ...], index: int) -> bool:
    """Whether the words after `index` are the rest of a phrase, without punctuation between them."""
    following = words[index + 1 : index + 1 + len(rest)]
    if len(following) < len(rest):
        return False
    return all(form.fits(word.folded) and not word.cut for form, word in zip(rest, following, strict=True))


def conjunctions(language: Language) -> tuple[str, ...]:
    """What may be written onto the front of any word (Arabic "و"), folded."""
    return tuple(fold(front) for front in language.polarity.conjunctions)


class Lexicon:
    """A language's `[polarity]`, ready for look-up."""

    def __init__(self, language: Language) -> None:
        data = language.polarity
        joined = conjunctions(language)
        cues = partial(Phrases.listed, language=language, fronts=joined)
        self.traps = cues(data.traps)
        self.negators = Phrases(_negators(data), language, joined)
        self.partners = cues(data.split_partners)
        self.exceptives = cues(data.exceptives)
        self.not_yet = cues(data.not_yet)
        self.not_yet_weak = cues(data.not_yet_weak)
        self.after_weak = cues(data.not_yet_before)
        self.foreseen = cues(data.foreseen)
        self.modals = Phrases(_modals(data), language, joined)
        self.lookalikes = cues(data.past_lookalikes)
        self.support = cues(data.support)
        self.light = cues((*data.light, *data.split_partners))
        self.that = cues(language.speech.that)
        self.exceptions = cues(data.exceptions)
        self.verbs = Phrases(_concepts(data.verbs), language, _fronts(joined, data.verb_prefixes))
        self.nouns = Phrases(_concepts(data.nouns), language, _fronts(joined, data.prefixes))
        self.vague = cues(data.vague)
        self._adverbs = tuple(data.adverb_endings)
        self.affixes = tuple(re.compile(fold(pattern)) for pattern in data.negative_affixes)
        self._joined = joined
        self.imperfect = tuple(fold(prefix) for prefix in data.imperfect_prefixes)

    def bare(self, folded: str) -> str:
        """A word without a conjunction at its front, where a word of some length is left."""
        fronts = (front for front in self._joined if folded.startswith(front) and len(folded) - len(front) >= _LONG)
        return folded[len(next(fronts, "")) :]

    def is_light(self, words: tuple[Word, ...], index: int) -> bool:
        """Whether the word at `index` may stand between a negation and what it negates."""
        adverb = bool(self._adverbs) and words[index].folded.endswith(self._adverbs)
        return adverb or self.light.at(words, index) is not None

    def is_function_word(self, word: Word) -> bool:
        """Whether a word is light or a cue, and so says nothing of what a sentence is about."""
        alone = (word,)
        return any(
            phrases.at(alone, 0) for phrases in (self.light, self.negators, self.modals, self.not_yet, self.vague)
        )


def _fronts(joined: tuple[str, ...], prefixes: Iterable[str]) -> tuple[str, ...]:
    """What may stand at the front of a word: a conjunction, a prefix, or a conjunction and a prefix."""
    return (*joined, *(a + fold(b) for b in prefixes for a in ("", *joined)))


def _negators(data: Polarity) -> Iterator[tuple[str, str]]:
    for kind, phrases in (
        ("before", data.negators),
        ("wide", data.wide_negators),
        ("after", data.negators_after),
        ("split", data.split_negators),
        ("nominal", data.nominal_negators),
        ("refusal", data.refusals),
    ):
        yield from ((phrase, kind) for phrase in phrases)


def _modals(data: Polarity) -> Iterator[tuple[str, str]]:
    for kind, phrases in (
        ("possible", data.possible),
        ("possible_weak", data.possible_weak),
        ("planned", data.planned),
        ("conditional", data.conditional),
        ("named", data.unreal),
        ("named_next", data.unreal_next),
    ):
        yield from ((phrase, kind) for phrase in phrases)


def _concepts(table: object) -> Iterator[tuple[str, str]]:
    if isinstance(table, dict):
        for concept, forms in table.items():
            yield from ((form, concept) for form in forms)


def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language."""
    return _lexicon(language.code)


@cache
def _lexicon(code: str) -> Lexicon:
    return Lexicon(load(code))
