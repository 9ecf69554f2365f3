"""What one statement holds of a claim: its words, in which order, and with the same yes or no.

Likeness of vectors cannot tell who did it to whom, nor "pleaded guilty" from "pleaded not guilty": a claim that an
article is to bear out must stand there word for word, names in the same order, nothing between denied or in doubt.
Words are compared within one language that parts them by spaces; of two languages only the names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.grammar.polarity import same_word
from compare.grammar.polarity.cues import Cues
from compare.grammar.polarity.lexicon import Lexicon, lexicon_of
from compare.grammar.polarity.opposites import OPPOSITES
from compare.grammar.polarity.words import Word, words_of
from compare.languages import Language, load
from compare.languages.shared.folding import fold
from compare.types import (
    Article,
    Fact,
    FactKind,
    NameValue,
    Span,
    StanceValue,
)

ACTORS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
SHORTEST = 4
"""Letters of the shortest word that must be found, unless it is a name or a figure."""
LEAST_FOUND, MOST = 3, 2 / 3
"""Words of the claim that must stand in the statement itself, and their share: names may be named around it."""
LONGEST_TITLE = 2
"""Words of the longest title that counts as part of a name."""
BEFORE = 3
"""Words before the first shared one in which a denial or a doubt reaches it ("declined to say whether")."""
_KEPT = 4096
"""Statements whose words are remembered: each is looked at for itself and for its neighbours, by every claim."""
TIES = (Relation.EQUAL, Relation.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Held:
    """What a statement holds of a claim.

    Args:
        share: the share, in 0..1, of the claim's words that it has, prepositions left out; `None` where words cannot be
            compared.
        missing: the words that it lacks, as offsets into the claim's text.
        unnamed: whether a name is among these.
        enough: whether most of the claim's words, and not only two or three, stand in the statement itself.
        turned: whether the names stand in another order, or the one that the claim begins with is not there.
        crossed: whether a person whom the claim does not name stands among the shared words.
        opposed: whether a shared word is denied, or only possible or planned, on one side, or what is claimed to have
            happened is not there, or its opposite is.
        doubted: whether anything among the shared words is denied, possible or foreseen, that is not so in the claim.
        denied: the negation, on either side, that is all by which the two differ; empty if they differ otherwise.
    """

    share: float | None
    missing: tuple[Span, ...] = ()
    unnamed: bool = False
    enough: bool = False
    turned: bool = False
    crossed: bool = False
    opposed: bool = False
    doubted: bool = False
    denied: tuple[Fact, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the claim stands there word for word."""
        return self.enough and not self.missing and self.sound and not (self.crossed or self.doubted)

    @property
    def sound(self) -> bool:
        """Whether nothing shows that what is there is said of others, or the other way round."""
        return not (self.turned or self.opposed)


def held(claim: Article, article: Article, at: int) -> Held:
    """What statement `at` of an article holds of a claim; names other than its first may also stand around it."""
    own = load(claim.document.language)
    turned = _names_turned(claim.facts[0], article.facts[at])
    if claim.document.language != article.document.language or not own.sentences.spaces:
        return Held(None, turned=turned)
    mine, theirs = _side(claim, 0), _side(article, at)
    wanted = [i for i, word in enumerate(mine.words) if _matters(word, mine.lexicon)]
    if not wanted:
        return Held(None, turned=turned)
    places = _places(mine, theirs, wanted)
    around = [word for n in _around(article, at) for word in _side(article, n).words]
    named = _named(mine, wanted)
    missing = [
        i
        for i in wanted
        if i not in places and not (i > wanted[0] and i in named and _place(mine.words[i], around) is not None)
    ]
    lost = wanted[0] in named and wanted[0] not in places
    order = [places[i] for i in named if i in places]
    heavy = [i for i in wanted if mine.words[i].folded not in _small_words(own.code)] or wanted
    return Held(
        share=1 - sum(i in missing for i in heavy) / len(heavy),
        missing=tuple(Span(*mine.stretch(i, i)) for i in missing),
        unnamed=any(i in named for i in missing),
        enough=_enough(mine, theirs, wanted),
        turned=turned or lost or order != sorted(order),
        crossed=_another_between(mine, theirs, places),
        opposed=_act_missing(mine, missing) or _opposed(mine, theirs, places),
        doubted=bool(places) and _doubted(mine, theirs, places),
        denied=() if missing or not _enough(mine, theirs, wanted) else _denied(mine, theirs, places),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of a statement, its facts, and where it begins in its document."""

    words: tuple[Word, ...]
    facts: tuple[Fact, ...]
    start: int
    lexicon: Lexicon
    language: Language

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the words `first` to `last` stand in the document."""
        return self.start + self.words[first].start, self.start + self.words[last].end

    def within(self, fact: Fact) -> list[int]:
        """The words of a fact."""
        spans = ((i, self.stretch(i, i)) for i in range(len(self.words)))
        return [i for i, (start, end) in spans if start < fact.end and fact.start < end]


def _side(article: Article, at: int) -> _Side:
    language, statement = load(article.document.language), article.statements[at]
    return _Side(
        _words(statement.text, language.code), article.facts[at], statement.start, lexicon_of(language), language
    )


def _named(side: _Side, wanted: Sequence[int]) -> list[int]:
    """The words that are names: those with a capital, or, in a headline that capitalises all, those of name facts."""
    if not all(side.words[i].capital for i in wanted):
        return [i for i in wanted if side.words[i].capital]
    inside = {i for fact in side.facts if fact.kind in ACTORS for i in side.within(fact)}
    return [i for i in wanted if i in inside]


@lru_cache(_KEPT)
def _words(text: str, code: str) -> tuple[Word, ...]:
    return words_of(text, load(code))


def _places(mine: _Side, theirs: _Side, wanted: Sequence[int]) -> dict[int, int]:
    """Where the claim's words stand in the statement; all words of a person's name, and a title in front of it, stand
    where any of it does."""
    found = {i: j for i in wanted if (j := _place(mine.words[i], theirs.words)) is not None}
    for fact in (fact for fact in mine.facts if fact.kind is FactKind.PERSON):
        inside = mine.within(fact)
        first = inside[0] if inside else 0
        while inside and inside[0] - first < LONGEST_TITLE and _titled(mine, first):
            first -= 1
        spots = [theirs.within(other)[0] for other in theirs.facts if _same(fact, other) and theirs.within(other)]
        spots += [found[i] for i in inside[-1:] if i in found]
        if spots:
            found |= {i: found.get(i, spots[0]) for i in wanted if inside and first <= i <= inside[-1]}
    for fact in (fact for fact in mine.facts if isinstance(fact.value, StanceValue)):
        acts = [i for other in theirs.facts if _one_act(fact, other) for i in theirs.within(other)]
        if acts:
            found |= {i: found.get(i, acts[0]) for i in wanted if i in mine.within(fact)}
    return found


def _titled(side: _Side, first: int) -> bool:
    """Whether the word before word `first` may be part of a title: a capital, and nothing between."""
    return first > 0 and side.words[first - 1].capital and not side.words[first].cut


def _enough(mine: _Side, theirs: _Side, wanted: Sequence[int]) -> bool:
    """Whether enough words of the claim stand in the statement as they are: a name may have taken in its neighbours."""
    found = sum(_place(mine.words[i], theirs.words) is not None for i in wanted)
    return found >= max(LEAST_FOUND, MOST * len(wanted))


def _one_act(a: Fact, b: Fact) -> bool:
    """Whether two stances are of one predicate, whatever its word."""
    both = isinstance(a.value, StanceValue) and isinstance(b.value, StanceValue)
    return both and _predicates([a]) == _predicates([b])


def _act_missing(mine: _Side, missing: Sequence[int]) -> bool:
    """Whether a word that says what is claimed to have happened is not there."""
    acts = {i for fact in mine.facts if isinstance(fact.value, StanceValue) for i in mine.within(fact)}
    return not acts.isdisjoint(missing)


def _another_between(mine: _Side, theirs: _Side, places: Mapping[int, int]) -> bool:
    """Whether a person whom the claim does not name stands among the words that it shares."""
    if not places:
        return False
    low, high = theirs.stretch(min(places.values()), max(places.values()))
    known = {places[i] for i in places}
    others = (f for f in theirs.facts if f.kind is FactKind.PERSON and low < f.start and f.end < high)
    others = (f for f in others if not _apposed(theirs, f))
    return any(not any(_same(f, g) for g in mine.facts) and known.isdisjoint(theirs.within(f)) for f in others)


def _matters(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word must be found: long enough, or a name or figure, and neither light nor a cue."""
    if word.folded.isdigit():
        return True
    return (len(word.folded) >= SHORTEST or (word.capital and len(word.folded) > 1)) and not lexicon.is_function_word(
        word
    )


@cache
def _small_words(code: str) -> frozenset[str]:
    """Prepositions and words of time: they are asked for, but say little of what a claim is about."""
    return frozenset(fold(stop) for stop in load(code).speakers.stops)


def _place(word: Word, words: Sequence[Word]) -> int | None:
    """Where a word stands among others, in the same form if it does so anywhere."""
    found = [i for i, other in enumerate(words) if same_word(word.folded, other.folded)]
    return min(found, key=lambda i: (words[i].folded != word.folded, i)) if found else None


def _around(article: Article, at: int) -> set[int]:
    """The headline and the statements beside one, which may name what it is about."""
    headlines = {n for n, statement in enumerate(article.statements) if statement.headline}
    return (headlines | {n for n in (at - 1, at + 1) if 0 <= n < len(article.statements)}) - {at}


def _apposed(side: _Side, name: Fact) -> bool:
    """Whether a name stands between commas, and so says who the noun before it is."""
    inside = side.within(name)
    return bool(inside) and all(i < len(side.words) and side.words[i].comma for i in (inside[0], inside[-1] + 1))


def _doubted(mine: _Side, theirs: _Side, places: Mapping[int, int]) -> bool:
    """Whether cues or stances of the shared stretch differ from the claim's."""
    first, last = max(0, min(places.values()) - BEFORE), max(places.values())
    shared = range(first, last + 1)
    said, told = (Cues(side.words, side.lexicon, side.language) for side in (mine, theirs))
    if sum(n.first in shared for n in told.negators) != len(said.negators):
        return True
    if any(i in shared for i in _foreseen(theirs)) and not _foreseen(mine):
        return True
    stretch = Span(*theirs.stretch(first, last))
    reached = [fact for fact in theirs.facts if stretch.overlaps(Span(fact.start, fact.end))]
    return {_kind(value) for value in _marked(reached)} != {_kind(value) for value in _marked(mine.facts)}


def _opposed(mine: _Side, theirs: _Side, places: Mapping[int, int]) -> bool:
    """Whether a shared word is denied or open on one side only, or one side says the opposite of the other."""
    touched = set(places.values())
    reached = [fact for fact in theirs.facts if not touched.isdisjoint(theirs.within(fact))]
    own = [fact for fact in mine.facts if not places.keys().isdisjoint(mine.within(fact))]
    if {_kind(value) for value in _marked(reached)} != {_kind(value) for value in _marked(own)}:
        return True
    return any(frozenset(both) in OPPOSITES for both in product(_predicates(own), _predicates(reached)))


def _marked(facts: Sequence[Fact]) -> list[StanceValue]:
    """The stances of what is not simply said to be so: denied, not yet, only possible, only planned."""
    values = (fact.value for fact in facts if isinstance(fact.value, StanceValue))
    return [value for value in values if value.negative or value.certainty != "fact"]


def _kind(value: StanceValue) -> tuple[bool, bool, str]:
    """What is not simply said; "he would" is "he will" as another passes it on."""
    return value.negative, value.not_yet, "planned" if value.certainty == "conditional" else value.certainty


def _denied(mine: _Side, theirs: _Side, places: Mapping[int, int]) -> tuple[Fact, ...]:
    """The one negation of either side if the other side says the same word plainly, and both are alike otherwise."""
    low, high = theirs.stretch(max(0, min(places.values()) - BEFORE), max(places.values()))
    reached = [fact for fact in theirs.facts if fact.start < high and low < fact.end]
    marked = [[f for f in side if _marked([f])] for side in (mine.facts, reached)]
    if sorted(map(len, marked)) != [0, 1]:
        return ()
    own = bool(marked[0])
    (no,) = marked[0] or marked[1]
    value = no.value
    plain = isinstance(value, StanceValue) and value.negative and value.certainty == "fact" and not value.not_yet
    words = mine.within(no) if own else theirs.within(no)
    told = words[-1] in (places if own else places.values())
    return (no,) if plain and told else ()


def _predicates(facts: Sequence[Fact]) -> set[str]:
    return {fact.value.predicate for fact in facts if isinstance(fact.value, StanceValue)}


def _foreseen(side: _Side) -> list[int]:
    return [i for i in range(len(side.words)) if side.lexicon.foreseen.at(side.words, i) is not None]


def _names_turned(mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether two names stand in the other order, or the claim's first person is not among those of the statement."""
    own, other = (sorted((f for f in side if f.kind in ACTORS), key=lambda f: f.start) for side in (mine, theirs))
    first = next((f for f in own if f.kind is FactKind.PERSON), None)
    persons = [f for f in other if f.kind is FactKind.PERSON]
    if first is not None and persons and not any(_same(first, f) for f in persons):
        return True
    places = [[f.start for f in other if _same(name, f)] for name in own]
    known = [spots for spots in places if spots]
    return any(min(a) > max(b) for n, a in enumerate(known) for b in known[n + 1 :])


def _same(a: Fact, b: Fact) -> bool:
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return False
    return a.kind is b.kind and relate_names(a.kind, a.value, b.value) in TIES
