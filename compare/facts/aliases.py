"""Names that the user calls one: found wherever they are spelt out, and given one key in all articles.

What the tables or the rules know of a name stays: the key of a group is that of the first of its names which a table
of the articles' languages knows, so that a town keeps the country it lies in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.facts.gazetteer import Gazetteer, Hit, Kind, add_names, gazetteer, words_of
from compare.facts.name_bodies import places
from compare.facts.name_tokens import tokenize
from compare.grammar.names import SAME, name_key, same_name
from compare.grammar.skeletons import script_of
from compare.languages import Language, load
from compare.settings import Aliases
from compare.types import Article, Fact, FactKind, NameValue, Quote, Span

READ_AS = {"Latn": "en", "Arab": "ar", "Cyrl": "ru", "Hebr": "he", "Hani": "zh"}
"""The language by which a name is read whose script none of the articles' languages has."""

KINDS = {
    FactKind.PERSON: Kind.PERSON,
    FactKind.ORGANISATION: Kind.ORGANISATION,
    FactKind.PLACE: Kind.CITY,
}
NAMES = tuple(KINDS)
WITHIN = " \u00a0-‐‑'’.&"
"""What may stand between two words of a name: "Quay Workers' Union", "Marsh & Sons"."""
INSIDE = (*NAMES, FactKind.NUMBER, FactKind.ORDINAL, FactKind.DATE)
"""Facts that give way to a name which they are a part of: the number of the "Group of 77"."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of names: its key in all articles, and the keys that our own tables and rules give its names."""

    kind: FactKind
    names: tuple[str, ...]
    key: str
    known_as: frozenset[str]

    def holds(self, fact: FactKind, key: str) -> bool:
        """Whether a name with this key is one of the group; a person's may be spelt otherwise."""
        if fact is not self.kind:
            return False
        if key in self.known_as or fact is not FactKind.PERSON or " " not in key:
            return key in self.known_as
        return any(" " in own and same_name(key, own) >= SAME for own in self.known_as)


def with_aliases(articles: Sequence[Article], aliases: Aliases) -> tuple[Article, ...]:
    """The articles of one story with one key for all names of a group; as they are where there are no groups."""
    spelt = ((FactKind.PERSON, aliases.persons), (FactKind.ORGANISATION, aliases.organisations))
    every = [(kind, names) for kind, groups in (*spelt, (FactKind.PLACE, aliases.places)) for names in groups]
    if not every:
        return tuple(articles)
    languages = {article.document.language: load(article.document.language) for article in articles}
    groups = [_group(kind, names, tuple(languages.values())) for kind, names in every]
    finders = {code: _finder(groups, language) for code, language in languages.items()}
    return tuple(_renamed(article, groups, finders[article.document.language]) for article in articles)


def _group(kind: FactKind, names: tuple[str, ...], languages: Collection[Language]) -> Group:
    """The group of these names, seen from the articles' languages."""
    if kind is FactKind.PERSON:
        keys = [name_key(name, language) for name in names for language in _readers(name, languages)]
    else:
        keys = [key for name in names for language in languages if (key := _known(kind, name, language))]
    own = keys or [name_key(names[0], next(iter(_readers(names[0], languages))))]
    return Group(kind, names, own[0], frozenset(own))


def _readers(name: str, languages: Iterable[Language]) -> list[Language]:
    """The languages whose rules read the name: those with its script."""
    script = script_of(name)
    found = [language for language in languages if language.script == script]
    return found or [load(READ_AS.get(script, "und"))]


def _known(kind: FactKind, name: str, language: Language) -> str | None:
    """The key of a place or organisation that the language's table knows."""
    entry = gazetteer(language.code).entries.get(words_of(name, language))
    kinds = (Kind.ORGANISATION,) if kind is FactKind.ORGANISATION else (Kind.CITY, Kind.COUNTRY)
    return entry.key if entry is not None and entry.kind in kinds else None


def _finder(groups: Sequence[Group], language: Language) -> Gazetteer:
    """All names of all groups, with the endings that the language gives them."""
    found = Gazetteer(language)
    for group in groups:
        add_names(found, KINDS[group.kind], group.key, group.names)
    return found


def _renamed(article: Article, groups: Sequence[Group], finder: Gazetteer) -> Article:
    """The article with the groups' names found, and their keys in all its facts and quotes."""
    facts = tuple(
        _with_found(tuple(_rekeyed(fact, groups) for fact in own), _spelt(article, row, finder))
        for row, own in enumerate(article.facts)
    )
    persons = {Span(f.start, f.end): f.value for own in facts for f in own if f.kind is FactKind.PERSON}
    quotes = tuple(_respoken(quote, groups, persons) for quote in article.quotes)
    return replace(article, facts=facts, quotes=quotes)


def _spelt(article: Article, row: int, finder: Gazetteer) -> list[Fact]:
    """The names that a statement spells out, with offsets into the document."""
    statement, language = article.statements[row], finder.language
    words = tokenize(statement.text, language.names)
    tokens = [word._replace(joined=not word.gap.strip(WITHIN)) for word in words]
    hits = finder.find(tokens)
    located = places(statement.text, tokens, hits, language)
    others = (_named(hit, statement.text) for hit in hits if hit.entry.kind is not Kind.CITY)
    return [fact.shifted(statement.start) for fact in (*located, *others)]


def _named(hit: Hit, text: str) -> Fact:
    """A person or an organisation by the name that the text spells out."""
    words = text[hit.start : hit.end]
    if hit.entry.kind is Kind.ORGANISATION:
        return Fact(FactKind.ORGANISATION, hit.start, hit.end, NameValue(hit.entry.key, words))
    given, _, surname = words.partition(" ")
    value = NameValue(hit.entry.key, words, given if surname else None, surname or None)
    return Fact(FactKind.PERSON, hit.start, hit.end, value)


def _with_found(facts: Sequence[Fact], found: Sequence[Fact]) -> tuple[Fact, ...]:
    """A statement's facts with the names that were found, unless a longer fact stands there."""
    kept = list(facts)
    for fact in found:
        beside = [one for one in kept if one.kind in INSIDE and one.start < fact.end and fact.start < one.end]
        if any(one.end - one.start > fact.end - fact.start for one in beside):
            continue
        kept = [one for one in kept if one not in beside]
        kept.append(_with_role(fact, beside))
    return tuple(sorted(kept, key=lambda one: (one.start, one.end)))


def _with_role(fact: Fact, beside: Sequence[Fact]) -> Fact:
    """A person with the role, and under the name, by which the article's own mention of him knows him."""
    known = next((one.value for one in beside if one.kind is fact.kind and isinstance(one.value, NameValue)), None)
    if fact.kind is not FactKind.PERSON or known is None or not isinstance(fact.value, NameValue):
        return fact
    return replace(fact, value=replace(known, key=fact.value.key))


def _rekeyed(fact: Fact, groups: Sequence[Group]) -> Fact:
    value = fact.value
    if not isinstance(value, NameValue):
        return fact
    key = next((group.key for group in groups if group.holds(fact.kind, value.key)), value.key)
    return fact if key == value.key else replace(fact, value=replace(value, key=key))


def _respoken(quote: Quote, groups: Sequence[Group], persons: Mapping[Span, object]) -> Quote:
    """The quote with its speaker's key; whom the rules have not known as a speaker is known by a name of a group."""
    value, where = quote.speaker, quote.speaker_span
    if value is not None:
        key = next((group.key for group in groups if group.holds(FactKind.PERSON, value.key)), value.key)
        return quote if key == value.key else replace(quote, speaker=replace(value, key=key))
    keys = {group.key for group in groups}
    for span, named in persons.items() if where is not None else ():
        if where is not None and span.overlaps(where) and isinstance(named, NameValue) and named.key in keys:
            return replace(quote, speaker=named)
    return quote
