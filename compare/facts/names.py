"""Persons, organisations and places that a text names, with keys that all languages share.

The gazetteer finds places, organisations and roles; persons are found beside roles and at given names
(`compare.facts.persons`); a surname alone counts where the article names its bearer in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from compare.facts.gazetteer import Hit, Kind, gazetteer
from compare.facts.name_tokens import Token, forms, tokenize
from compare.facts.persons import Mention, PersonFinder
from compare.facts.same_person import People
from compare.languages import Language
from compare.languages.shared.folding import fold
from compare.types import Fact, FactKind, NameValue

_PLACES = (Kind.COUNTRY, Kind.CITY)
_NATIONAL = (Kind.COUNTRY, Kind.ADJECTIVE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text of an article with what was found in it."""

    text: str
    tokens: list[Token]
    hits: list[Hit]
    mentions: list[Mention]


def find_names(text: str, language: Language) -> list[Fact]:
    """The names in one text, in order, with offsets into it."""
    return article_names([text], language)[0]


def article_names(texts: Sequence[str], language: Language) -> list[list[Fact]]:
    """The names in each of an article's texts, in order, with offsets into each text.

    A person has one key and one display form throughout, those of the fullest mention.
    """
    readings = [_read(text, language) for text in texts]
    people = People(language)
    for full in (True, False):
        for reading in readings:
            for mention in reading.mentions:
                if (mention.last - mention.first > 1) is full:
                    people.add(reading.text[mention.start : mention.end], _role(mention))
    return [_facts(reading, people, language) for reading in readings]


def _read(text: str, language: Language) -> _Reading:
    """The words of a text, what the gazetteer knows of them, and the persons that show themselves."""
    tokens = tokenize(text, language.names)
    hits = gazetteer(language.code).find(tokens)
    return _Reading(text, tokens, hits, PersonFinder(tokens, hits, language).find())


def _facts(reading: _Reading, people: People, language: Language) -> list[Fact]:
    """All facts of one text; a word inside a person's name names no place."""
    persons = _persons(reading, people, language)
    facts = [*persons, *_organisations(reading, language), *_places(reading, language)]
    inside = [(fact.start, fact.end) for fact in facts if fact.kind is not FactKind.PLACE]
    kept = [
        fact
        for fact in facts
        if fact.kind is not FactKind.PLACE or not any(start <= fact.start < end for start, end in inside)
    ]
    return sorted(kept, key=lambda fact: (fact.start, fact.end))


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


def _surname_at(
    tokens: Sequence[Token], first: int, people: People, language: Language
) -> tuple[int, Fact] | None:
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


def _organisations(reading: _Reading, language: Language) -> list[Fact]:
    """Organisations by name, and offices of a country: "Russian foreign ministry" is `foreign_ministry/RU`."""
    facts = []
    by_first = {hit.first: hit for hit in reading.hits}
    by_last = {hit.last: hit for hit in reading.hits}
    for hit in reading.hits:
        if hit.entry.kind is Kind.ORGANISATION:
            facts.append(_fact(FactKind.ORGANISATION, reading, hit.start, hit.end, hit.entry.key))
        elif hit.entry.kind is Kind.OFFICE:
            country = _country_beside(hit, by_first, by_last, reading.tokens, language)
            if hit.country is not None:
                key = f"{hit.entry.key}/{hit.country}"
                facts.append(_fact(FactKind.ORGANISATION, reading, hit.start, hit.end, key))
            elif country is not None:
                start, end = min(hit.start, country.start), max(hit.end, country.end)
                facts.append(_fact(FactKind.ORGANISATION, reading, start, end, f"{hit.entry.key}/{country.entry.key}"))
    return facts


def _country_beside(
    office: Hit, by_first: dict[int, Hit], by_last: dict[int, Hit], tokens: Sequence[Token], language: Language
) -> Hit | None:
    """The country before an office ("Russian foreign ministry") or after it ("foreign ministry of Russia")."""
    before = by_last.get(office.first)
    if before is not None and before.entry.kind in _NATIONAL and tokens[office.first].joined:
        return before
    index = office.last
    for _ in range(3):
        if index >= len(tokens) or not tokens[index].joined:
            return None
        after = by_first.get(index)
        if after is not None:
            return after if after.entry.kind in _NATIONAL else None
        if tokens[index].folded not in language.names.links:
            return None
        index += 1
    return None


def _places(reading: _Reading, language: Language) -> list[Fact]:
    """Countries, cities and regions, and adjectives of nationality."""
    facts = []
    for hit in reading.hits:
        if hit.entry.kind in _PLACES:
            role = "location" if _located(hit, reading.tokens, language) else None
        elif hit.entry.kind is Kind.ADJECTIVE:
            role = "adjective"
        else:
            continue
        facts.append(_fact(FactKind.PLACE, reading, hit.start, hit.end, hit.entry.key, role))
    return facts


def _located(hit: Hit, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a word of place, a clitic or an ending that is one stands at the place; one article may be between."""
    first, last = tokens[hit.first], tokens[hit.last - 1]
    locatives = _locatives(language.names.locatives)
    glued = first.folded[: hit.start - first.start].removesuffix(language.names.article[:1])
    ending = fold(last.text[len(last.text) - (last.end - hit.end) :]).strip("'")
    if (glued and glued[-1] in locatives) or (last.end > hit.end and ending in locatives):
        return True
    before = [token.folded for token in tokens[max(0, hit.first - 2) : hit.first]]
    if not before:
        return False
    return before[-1] in locatives or (before[0] in locatives and before[-1] in language.names.links)


@cache
def _locatives(words: tuple[str, ...]) -> frozenset[str]:
    """The language's words of place, folded."""
    return frozenset(map(fold, words))


def _fact(kind: FactKind, reading: _Reading, start: int, end: int, key: str, role: str | None = None) -> Fact:
    """A fact whose display is the text itself."""
    return Fact(kind, start, end, NameValue(key, reading.text[start:end], role=role))


def _role(mention: Mention) -> str | None:
    """The mention's role with its country."""
    return f"{mention.role}/{mention.of}" if mention.role and mention.of else mention.role
