"""What the tables know of a language's names: places, organisations, offices, roles, in all their forms."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from compare.facts.name_tokens import Form, Token, forms, tokenize
from compare.grammar.inflection import forms_of
from compare.languages import Language, load
from compare.languages.shared import common_words, first_names, given_names, organisations, places
from compare.languages.shared.folding import fold

# More than this many inflected forms of one name are not spelt out.
_MOST_FORMS = 64
_LONGEST_ACRONYM = 6
# Stands in a role or office of several words where some languages put the adjective: after the first word.
_ANY_ADJECTIVE = "*"


class Kind(StrEnum):
    """What an entry is."""

    ORGANISATION = "organisation"
    COUNTRY = "country"
    CITY = "city"
    ADJECTIVE = "adjective"
    OFFICE = "office"
    ROLE = "role"
    HONORIFIC = "honorific"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: `key` is its identity in all languages. `capital`: it counts only with a capital letter;
    `acronym`: only in capitals; `doubtful`: only after a word of place; `plural`: a role of two or more."""

    kind: Kind
    key: str
    capital: bool = False
    acronym: bool = False
    doubtful: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in `tokens[first:last]`, the name itself in `text[start:end]`.

    `country` is that of an adjective inside a role or office: "ministre russe de la Défense".
    """

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    country: str | None = None


@dataclass(slots=True)
class Gazetteer:
    """All forms of all entries of a language, by the folded words that spell them."""

    language: Language
    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, words: tuple[str, ...], entry: Entry) -> None:
        """One form more; the first entry of a form stays."""
        if words and words not in self.entries:
            self.entries[words] = entry
            known = self.lengths.get(words[0], ())
            if len(words) not in known:
                self.lengths[words[0]] = tuple(sorted((*known, len(words)), reverse=True))

    def find(self, tokens: Sequence[Token]) -> list[Hit]:
        """The longest entries, from left to right, without overlap."""
        hits: list[Hit] = []
        index = 0
        while index < len(tokens):
            hit = self._at(tokens, index)
            if hit is None:
                index += 1
            else:
                hits.append(hit)
                index = hit.last
        return hits

    def _at(self, tokens: Sequence[Token], index: int) -> Hit | None:
        """The longest entry that begins with this word."""
        for form in forms(tokens[index], self.language.names):
            for length in self.lengths.get(form.folded, ()):
                hit = self._match(tokens, index, form, length)
                if hit is not None:
                    return hit
        return None

    def _match(self, tokens: Sequence[Token], index: int, form: Form, length: int) -> Hit | None:
        """The entry of exactly this many words, if it is there and its letters have the right case."""
        run = tokens[index : index + length]
        if len(run) < length or not all(token.joined for token in run[1:]):
            return None
        *inner, final = run
        country = self._adjective(run[1]) if length > 2 else None
        for last in forms(final, self.language.names) if inner else (form,):
            if last.front and inner:
                continue
            words = (form.folded, *(token.folded for token in inner[1:]), last.folded) if inner else (form.folded,)
            entry = self.entries.get(words)
            if entry is None and country is not None:
                entry = self.entries.get((form.folded, _ANY_ADJECTIVE, *words[2:]))
            elif entry is not None:
                country = None
            if entry is not None and self._fits(entry, tokens, index, form):
                return Hit(entry, index, index + length, run[0].start + form.front, final.end - last.back, country)
        return None

    def _adjective(self, token: Token) -> str | None:
        """The country of an adjective of nationality."""
        entry = self.entries.get((token.folded,))
        return entry.key if entry is not None and entry.kind is Kind.ADJECTIVE else None

    def _fits(self, entry: Entry, tokens: Sequence[Token], index: int, form: Form) -> bool:
        """Whether the letters' case and the word before allow this entry here."""
        token = tokens[index]
        written = token.text[form.front : len(token.text) - form.back] or token.text
        if entry.acronym and not written.isupper():
            return False
        if entry.capital and not written[0].isupper():
            return False
        if entry.doubtful:
            names = self.language.names
            announced = set(map(fold, (*names.locatives, *names.place_words)))
            before = forms(tokens[index - 1], names) if index else ()
            return bool(form.front) or any(earlier.folded in announced for earlier in before)
        return True


@cache
def given_names_of(code: str) -> frozenset[str]:
    """Folded given names that can begin a name, with the endings that the language gives them."""
    language = load(code)
    endings = _folded(language.names.endings)
    doubtful = {fold(spelling) for spelling in language.names.doubtful}
    known = (first_names(language.script) | given_names().forms.keys()) - common_words(code) - doubtful
    return frozenset(form for name in known for form in (forms_of(name, endings) if endings else (name,)))


@cache
def gazetteer(code: str) -> Gazetteer:
    """The gazetteer of the language with this code; empty but for nothing known about a language."""
    language = load(code)
    found = Gazetteer(language)
    doubtful = {words_of(spelling, language) for spelling in language.names.doubtful}
    for identity, spellings in organisations(code).items():
        add_names(found, Kind.ORGANISATION, identity, spellings, doubtful)
    table = places(code)
    for kind, identities in ((Kind.COUNTRY, table.countries), (Kind.CITY, table.cities)):
        for identity, spellings in identities.items():
            add_names(found, kind, identity, spellings, doubtful)
    _add_adjectives(found, table.adjectives)
    _add_phrases(found, Kind.OFFICE, language.names.offices)
    _add_phrases(found, Kind.ROLE, language.names.plural_roles, plural=True)
    _add_phrases(found, Kind.ROLE, language.names.roles)
    _add_phrases(found, Kind.HONORIFIC, {"honorific": language.names.honorifics})
    return found


def words_of(spelling: str, language: Language) -> tuple[str, ...]:
    """The folded words of a spelling, as a text's words are folded."""
    return tuple(token.folded for token in tokenize(spelling, language.names))


def add_names(
    found: Gazetteer,
    kind: Kind,
    identity: str,
    spellings: Sequence[str],
    doubtful: Collection[tuple[str, ...]] = (),
) -> None:
    """Names with their endings; those in `doubtful`, as folded words, count only after a word of place."""
    marks_names = found.language.names.capitals != "none"
    capitalised = {words_of(spelling, found.language) for spelling in spellings if not spelling.isupper()}
    for spelling in spellings:
        short = spelling.replace(".", "")
        words = words_of(spelling, found.language)
        entry = Entry(
            kind,
            identity,
            capital=marks_names and spelling[0].isupper(),
            acronym=marks_names and short.isupper() and len(short) <= _LONGEST_ACRONYM and words not in capitalised,
            doubtful=words in doubtful,
        )
        if entry.acronym:
            found.add(words, entry)
        else:
            _add_inflected(found, words, entry, found.language.names.endings)


def _add_adjectives(found: Gazetteer, adjectives: Mapping[str, tuple[str, ...]]) -> None:
    """Adjectives of nationality, in all genders and numbers, with the article where it is glued on."""
    names = found.language.names
    for identity, spellings in adjectives.items():
        for spelling in spellings:
            entry = Entry(Kind.ADJECTIVE, identity, capital=names.capitals != "none" and spelling[0].isupper())
            _add_inflected(found, words_of(spelling, found.language), entry, names.adjective_endings, names.article)


def _add_phrases(found: Gazetteer, kind: Kind, phrases: Mapping[str, tuple[str, ...]], *, plural: bool = False) -> None:
    """Roles, offices and words of address, by concept."""
    for concept, spellings in phrases.items():
        for spelling in spellings:
            words, entry = words_of(spelling, found.language), Entry(kind, concept, plural=plural)
            _add_inflected(found, words, entry, {} if plural else found.language.names.endings)
            if len(words) > 1:
                found.add((words[0], _ANY_ADJECTIVE, *words[1:]), entry)


def _add_inflected(
    found: Gazetteer,
    words: tuple[str, ...],
    entry: Entry,
    endings: Mapping[str, tuple[str, ...]],
    article: str = "",
) -> None:
    """A form and all forms that its words take on with these endings, the dictionary form first."""
    found.add(words, entry)
    folded = _folded(endings)
    inflected = [sorted(forms_of(word, folded)) for word in words]
    for form in itertools.islice(itertools.product(*inflected), _MOST_FORMS):
        found.add(form, entry)
        if article:
            found.add(tuple(article + word for word in form), entry)


def _folded(endings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """A table of endings, folded as words are."""
    return {fold(final): tuple(map(fold, others)) for final, others in endings.items()}
