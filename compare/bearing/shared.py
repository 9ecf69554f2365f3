"""Which words of a claim must be found, and where they stand in a statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.bearing.side import ACTORS, Side, same_name
from compare.bearing.stances import one_act
from compare.grammar.polarity import same_word
from compare.grammar.polarity.lexicon import Lexicon
from compare.grammar.polarity.words import Word
from compare.languages import load
from compare.languages.shared.folding import fold
from compare.types import Article, FactKind, StanceValue

SHORTEST = 4
"""Letters of the shortest word that must be found, unless it is a name or a figure."""
LEAST_FOUND, MOST = 3, 2 / 3
"""Words of the claim that must stand in the statement itself, and their share: names may be named around it."""
LONGEST_TITLE = 2
"""Words of the longest title that counts as part of a name."""


def wanted_words(side: Side) -> list[int]:
    """The words of a claim that must be found."""
    return [i for i, word in enumerate(side.words) if _matters(word, side.lexicon)]


def _matters(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word must be found: long enough, or a name or figure, and neither light nor a cue."""
    if word.folded.isdigit():
        return True
    return (len(word.folded) >= SHORTEST or (word.capital and len(word.folded) > 1)) and not lexicon.is_function_word(
        word
    )


def heavy_words(side: Side, wanted: Sequence[int]) -> Sequence[int]:
    """The words that count in the share that is found: small ones only where there are no others."""
    small = _small_words(side.language.code)
    return [i for i in wanted if side.words[i].folded not in small] or wanted


@cache
def _small_words(code: str) -> frozenset[str]:
    """Prepositions and words of time: they are asked for, but say little of what a claim is about."""
    return frozenset(fold(stop) for stop in load(code).speakers.stops)


def name_words(side: Side, wanted: Sequence[int]) -> list[int]:
    """The words that are names: those with a capital, or, in a headline that capitalises all, those of name facts."""
    if not all(side.words[i].capital for i in wanted):
        return [i for i in wanted if side.words[i].capital]
    inside = {i for fact in side.facts if fact.kind in ACTORS for i in side.within(fact)}
    return [i for i in wanted if i in inside]


def place_of(word: Word, words: Sequence[Word]) -> int | None:
    """Where a word stands among others, in the same form if it does so anywhere."""
    found = [i for i, other in enumerate(words) if same_word(word.folded, other.folded)]
    return min(found, key=lambda i: (words[i].folded != word.folded, i)) if found else None


def places_of(mine: Side, theirs: Side, wanted: Sequence[int]) -> dict[int, int]:
    """Where the claim's words stand in the statement; all words of a person's name, and a title in front of it, stand
    where any of it does."""
    found = {i: j for i in wanted if (j := place_of(mine.words[i], theirs.words)) is not None}
    for fact in (fact for fact in mine.facts if fact.kind is FactKind.PERSON):
        inside = mine.within(fact)
        first = inside[0] if inside else 0
        while inside and inside[0] - first < LONGEST_TITLE and _titled(mine, first):
            first -= 1
        spots = [theirs.within(other)[0] for other in theirs.facts if same_name(fact, other) and theirs.within(other)]
        spots += [found[i] for i in inside[-1:] if i in found]
        if spots:
            found |= {i: found.get(i, spots[0]) for i in wanted if inside and first <= i <= inside[-1]}
    for fact in (fact for fact in mine.facts if isinstance(fact.value, StanceValue)):
        acts = [i for other in theirs.facts if one_act(fact, other) for i in theirs.within(other)]
        if acts:
            found |= {i: found.get(i, acts[0]) for i in wanted if i in mine.within(fact)}
    return found


def _titled(side: Side, first: int) -> bool:
    """Whether the word before word `first` may be part of a title: a capital, and nothing between."""
    return first > 0 and side.words[first - 1].capital and not side.words[first].cut


def enough(mine: Side, theirs: Side, wanted: Sequence[int]) -> bool:
    """Whether enough words of the claim stand in the statement as they are: a name may have taken in its neighbours."""
    found = sum(place_of(mine.words[i], theirs.words) is not None for i in wanted)
    return found >= max(LEAST_FOUND, MOST * len(wanted))


def neighbours(article: Article, at: int) -> set[int]:
    """The headline and the statements beside one, which may name what it is about."""
    headlines = {n for n, statement in enumerate(article.statements) if statement.headline}
    return (headlines | {n for n in (at - 1, at + 1) if 0 <= n < len(article.statements)}) - {at}
