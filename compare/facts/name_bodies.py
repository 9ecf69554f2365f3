"""Organisations and places among what the gazetteer found: whose office it is, and whether a place is a location."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.facts.gazetteer import Hit, Kind
from compare.facts.name_tokens import Token
from compare.languages import Language
from compare.languages.shared.folding import fold
from compare.types import Fact, FactKind, NameValue

_PLACES = (Kind.COUNTRY, Kind.CITY)
_NATIONAL = (Kind.COUNTRY, Kind.ADJECTIVE)


def organisations(text: str, tokens: Sequence[Token], hits: Sequence[Hit], language: Language) -> list[Fact]:
    """Organisations by name, and offices of a country: "Russian foreign ministry" is `foreign_ministry/RU`."""
    facts = []
    by_first = {hit.first: hit for hit in hits}
    by_last = {hit.last: hit for hit in hits}
    for hit in hits:
        if hit.entry.kind is Kind.ORGANISATION:
            facts.append(_fact(FactKind.ORGANISATION, text, hit.start, hit.end, hit.entry.key))
        elif hit.entry.kind is Kind.OFFICE:
            country = _country_beside(hit, by_first, by_last, tokens, language)
            if hit.country is not None:
                key = f"{hit.entry.key}/{hit.country}"
                facts.append(_fact(FactKind.ORGANISATION, text, hit.start, hit.end, key))
            elif country is not None:
                start, end = min(hit.start, country.start), max(hit.end, country.end)
                facts.append(_fact(FactKind.ORGANISATION, text, start, end, f"{hit.entry.key}/{country.entry.key}"))
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


def places(text: str, tokens: Sequence[Token], hits: Sequence[Hit], language: Language) -> list[Fact]:
    """Countries, cities and regions, and adjectives of nationality."""
    facts = []
    for hit in hits:
        if hit.entry.kind in _PLACES:
            role = "location" if _located(hit, tokens, language) else None
        elif hit.entry.kind is Kind.ADJECTIVE:
            role = "adjective"
        else:
            continue
        facts.append(_fact(FactKind.PLACE, text, hit.start, hit.end, hit.entry.key, role))
    return facts


def _located(hit: Hit, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a word of place, a clitic or an ending that is one stands at the place; one article may be between."""
    locatives = _locatives(language.names.locatives)
    first, last = tokens[hit.first], tokens[hit.last - 1]
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


def _fact(kind: FactKind, text: str, start: int, end: int, key: str, role: str | None = None) -> Fact:
    """A fact whose display is the text itself."""
    return Fact(kind, start, end, NameValue(key, text[start:end], role=role))
