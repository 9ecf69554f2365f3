"""What a text claims, denies, foresees or thinks possible: stances towards predicates.

    "NATO has not yet answered"   negative, not yet, predicate "answer"
    "Moscow did not rule it out"  positive and only possible, predicate "rule_out"
    "troops may cross the river"  possible, predicate "cross"

A predicate that the language data know is named by a concept that all languages share; any other one by its own
word, folded. Precision comes first: a stance whose predicate is not plain is left out.
"""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from compare.grammar.polarity.lexicon import lexicon_of
from compare.grammar.polarity.scope import Scope
from compare.grammar.polarity.stances import DENIALS, Stance, stances
from compare.grammar.polarity.words import Word, words_of
from compare.languages import Language
from compare.types import Fact, FactKind, StanceValue

__all__ = ["DENIALS", "content_words", "echo", "find_polarity", "foresees", "same_word"]

SAME_WORD = 0.88
"""Jaro-Winkler similarity above which two words of one language are forms of one (as for nouns in `referents`)."""
_SHORTEST = 4
"""Letters at the front that two forms of one word share at least, and the fewest of a content word."""


def find_polarity(text: str, language: Language) -> list[Fact]:
    """The stances of a text in reading order, with offsets into it.

    POLARITY for what is claimed, negated or denied; MODALITY for what is only possible, planned or conditional. What
    is claimed as a fact is listed only where the data know its predicate.
    """
    return [_fact(stance) for stance in stances(text, language)]


def _fact(stance: Stance) -> Fact:
    value = stance.value
    claimed = value.negative or value.certainty == "fact" or value.predicate in DENIALS.values()
    return Fact(FactKind.POLARITY if claimed else FactKind.MODALITY, stance.start, stance.end, value)


def foresees(text: str, language: Language) -> bool:
    """Whether a text says what will be: "expects", "is forecast", a verb in the future."""
    scope = Scope(words_of(text, language), lexicon := lexicon_of(language), language)
    return any(
        lexicon.foreseen.at(scope.words, index) is not None or scope.future(word.folded)
        for index, word in enumerate(scope.words)
    )


def echo(text: str, language: Language, predicate: str) -> Fact | None:
    """The first plain claim of `text` with this word of the same language as its predicate.

    For predicates that no concept covers; a word that is negated, only possible or only asked for is no claim.
    """
    if len(predicate) < _SHORTEST:
        return None
    lexicon = lexicon_of(language)
    scope = Scope(words_of(text, language), lexicon, language)
    if lexicon.is_function_word(Word(predicate, 0, len(predicate), cut=False, comma=False, capital=False)):
        return None
    governed = {index for stance in stances(text, language) for index in stance.governed}
    for index, word in enumerate(scope.words):
        if index not in governed and same_word(word.folded, predicate) and scope.certainty(index, index) == "fact":
            return Fact(FactKind.POLARITY, word.start, word.end, StanceValue(False, False, "fact", predicate))
    return None


def same_word(a: str, b: str) -> bool:
    """Whether two folded words of one language are forms of one word."""
    if a == b:
        return True
    return (
        a[:_SHORTEST] == b[:_SHORTEST] and min(len(a), len(b)) > _SHORTEST and JaroWinkler.similarity(a, b) >= SAME_WORD
    )


def content_words(text: str, language: Language) -> tuple[str, ...]:
    """The folded words of a text that carry its matter: long enough, no cue, no light word."""
    lexicon = lexicon_of(language)
    words: tuple[Word, ...] = words_of(text, language)
    return tuple(
        lexicon.bare(w.folded) for w in words if len(w.folded) >= _SHORTEST and not lexicon.is_function_word(w)
    )
