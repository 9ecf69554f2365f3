"""Persons, organisations and places that a text names, with keys that all languages share.

The gazetteer finds places, organisations and roles (`gazetteer`, `name_bodies`); persons are found beside roles and
at given names (`persons`); a surname alone counts where the article names its bearer in full (`same_person`). Given
the encoder's states, a small head adds persons that only it can see (`tagger`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.facts.gazetteer import Hit, gazetteer
from compare.facts.name_bodies import organisations, places
from compare.facts.name_shape import Mention
from compare.facts.name_tokens import Token, forms, tokenize
from compare.facts.persons import PersonFinder
from compare.facts.same_person import People
from compare.facts.shared_roles import share_roles
from compare.facts.tagger import Pieces, Sight, bundled_tagger
from compare.languages import Language
from compare.types import Fact, FactKind

# From here upwards translations agree on the head's persons as often as on those of the rules (PUD, see
# benchmarks/names.py). On its places they agree half as often, and its organisations are not to be trusted on news.
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text of an article with what was found in it."""

    text: str
    tokens: list[Token]
    hits: list[Hit]
    mentions: list[Mention]


def find_names(text: str, language: Language, pieces: Pieces | None = None) -> list[Fact]:
    """The names in one text, in order, with offsets into it; `pieces` as for `article_names`."""
    return article_names([text], language, None if pieces is None else [pieces])[0]


def article_names(texts: Sequence[str], language: Language, pieces: Sequence[Pieces] | None = None) -> list[list[Fact]]:
    """The names in each of an article's texts, in order, with offsets into each text.

    A person has one key and one display form throughout, those of the fullest mention. `pieces` are the states of
    each text as the bundled encoder gives them; without them names that only the head can see are left out.
    """
    sights: Sequence[Sight | None] = [None] * len(texts)
    if pieces is not None:
        sights = bundled_tagger().look_at_all(texts, pieces)
    readings = [_read(text, language, sight) for text, sight in zip(texts, sights, strict=True)]
    people = People(language)
    for full in (True, False):
        for reading in readings:
            for mention in reading.mentions:
                if (mention.last - mention.first > 1) is full:
                    people.add(reading.text[mention.start : mention.end], _role(mention))
    return [_facts(reading, people, language) for reading in readings]


def _read(text: str, language: Language, sight: Sight | None) -> _Reading:
    """The words of a text, what the gazetteer knows of them, and the persons that show themselves."""
    tokens = tokenize(text, language.names)
    hits = gazetteer(language.code).find(tokens)
    finder = PersonFinder(tokens, hits, language, sight)
    mentions = finder.find()
    for tag in sight.tags() if sight is not None else ():
        if tag.kind is FactKind.PERSON and tag.probability >= _SURE:
            mentions.extend(finder.at(tag.start, tag.end))
    return _Reading(text, tokens, hits, share_roles(mentions, tokens, hits))


def _facts(reading: _Reading, people: People, language: Language) -> list[Fact]:
    """All facts of one text; a word inside a person's or organisation's name names no place."""
    persons = _persons(reading, people, language)
    found = (reading.text, reading.tokens, reading.hits, language)
    named = [*persons, *organisations(*found)]
    inside = [(fact.start, fact.end) for fact in named]
    kept = [fact for fact in places(*found) if not any(start < fact.end and fact.start < end for start, end in inside)]
    return sorted((*named, *kept), key=lambda fact: (fact.start, fact.end))


def _persons(reading: _Reading, people: People, language: Language) -> list[Fact]:
    """The mentions that showed themselves, and the surnames of persons whom the article names elsewhere."""
    facts = []
    mentions = {mention.first: mention for mention in reading.mentions}
    known = {index for hit in reading.hits for index in range(hit.first, hit.last)}
    index = 0
    while index < len(reading.tokens):
        mention = mentions.get(index)
        if mention is not None:
            person = people.meet(reading.text[mention.start : mention.end], _role(mention))
            if person is not None:
                facts.append(Fact(FactKind.PERSON, mention.start, mention.end, person.value(_role(mention))))
            index = mention.last
        elif index not in known and (found := _surname_at(reading.tokens, index, people, language)) is not None:
            last, fact = found
            facts.append(fact)
            index = last
        else:
            index += 1
    return facts


def _surname_at(tokens: Sequence[Token], first: int, people: People, language: Language) -> tuple[int, Fact] | None:
    """The word after a surname that begins here, and the fact; what is glued to the surname is left out."""
    if language.names.capitals != "none" and not tokens[first].capital:
        return None
    for form in forms(tokens[first], language.names):
        folded: tuple[str, ...] = (form.folded,)
        last, end = first + 1, tokens[first].end - form.back
        following = tokens[last : last + 1]
        if following and following[0].joined and not form.back:
            for second in forms(following[0], language.names):
                if people.is_surname((*folded, second.folded)) and not second.front:
                    folded, last, end = (*folded, second.folded), last + 1, following[0].end - second.back
                    break
        person = people.by_surname(folded) if people.is_surname(folded) else None
        if person is not None:
            return last, Fact(FactKind.PERSON, tokens[first].start + form.front, end, person.value(None))
    return None


def _role(mention: Mention) -> str | None:
    """The mention's role with its country."""
    return f"{mention.role}/{mention.of}" if mention.role and mention.of else mention.role
