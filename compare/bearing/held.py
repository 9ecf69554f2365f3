"""What one statement holds of a claim: its words, in which order, and with the same yes or no.

Likeness of vectors cannot tell who did it to whom, nor "pleaded guilty" from "pleaded not guilty": a claim that an
article is to bear out must stand there word for word, names in the same order, nothing between denied or in doubt.
Words are compared within one language that parts them by spaces; of two languages only the names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.bearing.shared import enough, heavy_words, name_words, neighbours, place_of, places_of, wanted_words
from compare.bearing.side import ACTORS, Side, same_name, side_of
from compare.bearing.stances import act_missing, denied, doubted, opposed
from compare.languages import load
from compare.types import Article, Fact, FactKind, Span


@dataclass(frozen=True, slots=True)
class Held:
    """What a statement holds of a claim.

    Args:
        share: the share, in 0..1, of the claim's words that it has, prepositions left out; `None` where words cannot be
            compared.
        missing: the words that it lacks, as offsets into the claim's text.
        unnamed: whether a name is among these; in two languages, whether either side names another person.
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
        return Held(None, turned=turned, unnamed=_other_persons(claim.facts[0], article.facts[at]))
    mine, theirs = side_of(claim, 0), side_of(article, at)
    wanted = wanted_words(mine)
    if not wanted:
        return Held(None, turned=turned)
    places = places_of(mine, theirs, wanted)
    around = [word for n in neighbours(article, at) for word in side_of(article, n).words]
    named = name_words(mine, wanted)
    missing = [
        i
        for i in wanted
        if i not in places and not (i > wanted[0] and i in named and place_of(mine.words[i], around) is not None)
    ]
    lost = wanted[0] in named and wanted[0] not in places
    order = [places[i] for i in named if i in places]
    heavy = heavy_words(mine, wanted)
    return Held(
        share=1 - sum(i in missing for i in heavy) / len(heavy),
        missing=tuple(Span(*mine.stretch(i, i)) for i in missing),
        unnamed=any(i in named for i in missing),
        enough=enough(mine, theirs, wanted),
        turned=turned or lost or order != sorted(order),
        crossed=_another_between(mine, theirs, places),
        opposed=act_missing(mine, missing) or opposed(mine, theirs, places),
        doubted=bool(places) and doubted(mine, theirs, places),
        denied=() if missing or not enough(mine, theirs, wanted) else denied(mine, theirs, places),
    )


def _another_between(mine: Side, theirs: Side, places: Mapping[int, int]) -> bool:
    """Whether a person whom the claim does not name stands among the words that it shares."""
    if not places:
        return False
    low, high = theirs.stretch(min(places.values()), max(places.values()))
    known = set(places.values())
    others = (f for f in theirs.facts if f.kind is FactKind.PERSON and low < f.start and f.end < high)
    others = (f for f in others if not _apposed(theirs, f))
    return any(not any(same_name(f, g) for g in mine.facts) and known.isdisjoint(theirs.within(f)) for f in others)


def _apposed(side: Side, name: Fact) -> bool:
    """Whether a name stands between commas, and so says who the noun before it is."""
    inside = side.within(name)
    return bool(inside) and all(i < len(side.words) and side.words[i].comma for i in (inside[0], inside[-1] + 1))


def _other_persons(mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether either side names a person whom the other does not: it may be that one who acts, or is acted upon."""
    own, other = ([fact for fact in side if fact.kind is FactKind.PERSON] for side in (mine, theirs))
    return any(not any(same_name(f, g) for g in there) for here, there in ((own, other), (other, own)) for f in here)


def _names_turned(mine: Sequence[Fact], theirs: Sequence[Fact]) -> bool:
    """Whether two names stand in the other order, or the claim's first person is not among those of the statement."""
    own, other = (sorted((f for f in side if f.kind in ACTORS), key=lambda f: f.start) for side in (mine, theirs))
    first = next((f for f in own if f.kind is FactKind.PERSON), None)
    persons = [f for f in other if f.kind is FactKind.PERSON]
    if first is not None and persons and not any(same_name(first, f) for f in persons):
        return True
    places = [[f.start for f in other if same_name(name, f)] for name in own]
    known = [spots for spots in places if spots]
    return any(min(a) > max(b) for n, a in enumerate(known) for b in known[n + 1 :])
