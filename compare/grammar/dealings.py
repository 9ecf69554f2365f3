"""Who does what to whom, where the sentence shows it beyond doubt: "Ushakov told Sullivan", "Мэру позвонил Орлов".

No parser: a listed verb with one person on each side of it, or both behind it, in one clause and with nothing else
between that could be its subject or object. Case endings decide where the language has them, else the places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from compare.grammar.polarity.lexicon import Phrases, conjunctions
from compare.grammar.polarity.words import Word, words_of
from compare.languages import Language, load
from compare.languages.shared.folding import fold
from compare.types import Fact, FactKind, Span

_REACH = 9
"""The most words between a verb and a person who acts in it."""
_CONJOINED = 2
"""The most words of a title between a receiver's preposition and his name that are looked at for a preposition."""


@dataclass(frozen=True, slots=True)
class Dealing:
    """`actor` does to `receiver` what the verb says; `concept` is the verb's name in all languages."""

    concept: str
    actor: Fact
    receiver: Fact
    verb: Span


@dataclass(frozen=True, slots=True)
class _Lists:
    """A language's signs, ready for look-up."""

    verbs: Phrases
    to: Phrases
    by: Phrases
    passive: Phrases
    ends: Phrases
    stops: Phrases
    skipped: Phrases


@dataclass(frozen=True, slots=True)
class _Clause:
    """A text's words, and at which words persons stand: first word, word behind the last, fact."""

    text: str
    words: tuple[Word, ...]
    persons: tuple[tuple[int, int, Fact], ...]
    language: Language
    lists: _Lists


def find_dealings(text: str, language: Language, persons: Sequence[Fact]) -> list[Dealing]:
    """The dealings between `persons`, facts with offsets into `text`, in the order of their verbs."""
    if not language.dealings.verbs or len(persons) < 2:
        return []
    words = words_of(text, language)
    placed = []
    for fact in persons:
        inside = [i for i, word in enumerate(words) if word.start < fact.end and fact.start < word.end]
        if fact.kind is FactKind.PERSON and inside:
            placed.append((inside[0], inside[-1] + 1, fact))
    clause = _Clause(text, words, tuple(sorted(placed, key=lambda p: p[0])), language, _lists(language.code))
    found: list[Dealing] = []
    read = 0
    for index in range(len(words)):
        verb = clause.lists.verbs.at(words, index)
        if index < read or verb is None or any(first <= index < end for first, end, _ in clause.persons):
            continue
        read = index + verb[0]
        if dealing := _dealing(clause, index, read, verb[1]):
            found.append(dealing)
    return found


def _dealing(clause: _Clause, start: int, end: int, concept: str) -> Dealing | None:
    """What the verb at words `start` to `end` says of two persons."""
    before, after = _before(clause, start), _after(clause, end)
    behind = _after(clause, after[1]) if after else None
    span = Span(clause.words[start].start, clause.words[end - 1].end)
    if clause.language.dealings.receiver_endings:
        pair = (before, after) if before and after else (after, behind)
        actor, receiver = _by_case(clause, *pair)
    elif clause.language.speakers.order == "first":
        actor, receiver = _verb_first(clause, before, after, behind)
    else:
        actor, receiver = _verb_second(clause, start, before, after)
    if actor is None or receiver is None:
        return None
    return Dealing(concept, actor[2], receiver[2], span)


_Placed = tuple[int, int, Fact]
_Sides = tuple[_Placed | None, _Placed | None]


def _by_case(clause: _Clause, one: _Placed | None, two: _Placed | None) -> _Sides:
    """Actor and receiver by the endings of their names, if one is plainly the one and the other the other."""
    if one is None or two is None:
        return None, None
    data = clause.language.dealings
    acts, receives = (
        [any(re.search(ending, clause.words[end - 1].folded) for ending in endings) for _, end, _ in (one, two)]
        for endings in (data.actor_endings, data.receiver_endings)
    )
    if acts == [True, False] and receives == [False, True]:
        return one, two
    if acts == [False, True] and receives == [True, False]:
        return two, one
    return None, None


def _verb_first(clause: _Clause, before: _Placed | None, after: _Placed | None, behind: _Placed | None) -> _Sides:
    """`أبلغ X Y`, or `X أبلغ Y` where X stands right before the verb."""
    if after and behind:
        passive = _marked(clause, behind[0], clause.lists.by)
        return (behind, after) if passive else (after, behind)
    return (before, after) if before and after else (None, None)


def _verb_second(clause: _Clause, start: int, before: _Placed | None, after: _Placed | None) -> _Sides:
    """`X told Y`; `Y was told by X`."""
    if before is None or after is None:
        return None, None
    passive = any(clause.lists.passive.at(clause.words, i) for i in range(max(0, start - 2), start))
    agent = _marked(clause, after[0], clause.lists.by)
    if passive or agent:
        return (after, before) if passive and agent else (None, None)
    return before, after


def _before(clause: _Clause, start: int) -> _Placed | None:
    """The person in front of a verb, if nothing between can be its subject and no preposition governs the name."""
    found = next((p for p in reversed(clause.persons) if p[1] <= start), None)
    if found is None or start - found[1] > _REACH or _possessive(clause, found):
        return None
    between = range(found[1], start)
    apposed = any(clause.words[i].comma for i in between) and clause.words[start].comma
    if any(clause.lists.ends.at(clause.words, i) for i in between):
        return None
    if any(clause.words[i].cut for i in (*between, start)) and not apposed:
        return None
    plain = all(clause.lists.skipped.at(clause.words, i) for i in between)
    if not (plain or apposed) or _governed(clause, found[0]):
        return None
    return found


def _after(clause: _Clause, end: int) -> _Placed | None:
    """The person behind word `end`, if only a title, and no preposition but a receiver's, stands between."""
    found = next((p for p in clause.persons if p[0] >= end), None)
    if found is None or found[0] - end > _REACH or _possessive(clause, found):
        return None
    for i in range(end, found[0]):
        sign = clause.lists.to.at(clause.words, i) or clause.lists.by.at(clause.words, i)
        inside_sign = i > end and clause.lists.by.at(clause.words, i - 1)
        if clause.words[i].cut or clause.lists.ends.at(clause.words, i):
            return None
        if clause.lists.stops.at(clause.words, i) and not sign and not inside_sign:
            return None
    if clause.words[found[0]].cut:
        return None
    glued = clause.text[clause.words[found[0]].start : found[2].start]
    return found if not glued or fold(glued) in clause.language.dealings.glued else None


def _marked(clause: _Clause, first: int, signs: Phrases) -> bool:
    """Whether one of the signs stands before the person, a title of some words between."""
    return any(signs.at(clause.words, i) for i in range(max(0, first - _REACH), first))


def _governed(clause: _Clause, first: int) -> bool:
    """Whether a preposition stands before a name and its title."""
    near = range(max(0, first - _CONJOINED), first)
    return any(clause.lists.stops.at(clause.words, i) or clause.lists.to.at(clause.words, i) for i in near)


def _possessive(clause: _Clause, placed: _Placed) -> bool:
    """Whether the name has an apostrophe and "s", inside the fact or behind it."""
    _, end, _ = placed
    return clause.words[end - 1].folded == "s" or (end < len(clause.words) and clause.words[end].folded == "s")


@cache
def _lists(code: str) -> _Lists:
    language = load(code)
    data, speakers = language.dealings, language.speakers
    fronts = conjunctions(language)
    phrases = partial(Phrases.listed, language=language, fronts=fronts)
    verbs = ((form, concept) for concept, forms in data.verbs.items() for form in forms)
    return _Lists(
        verbs=Phrases(verbs, language, fronts),
        to=phrases(data.to),
        by=phrases(data.by),
        passive=phrases(data.passive),
        ends=phrases((*language.speech.that, *speakers.breaks, *speakers.relatives)),
        stops=phrases(stop for stop in speakers.stops if stop not in data.to),
        skipped=phrases((*speakers.auxiliaries, *data.passive)),
    )
