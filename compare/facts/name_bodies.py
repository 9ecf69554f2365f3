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
            role = _place_role(hit, tokens, language)
        elif hit.entry.kind is Kind.ADJECTIVE:
            role = "adjective"
        else:
            continue
        facts.append(_fact(FactKind.PLACE, text, hit.start, hit.end, hit.entry.key, role))
    return facts


def _place_role(hit: Hit, tokens: Sequence[Token], language: Language) -> str | None:
    """ "location" behind a word, clitic or ending that says that something is there, "direction" behind another one."""
    locatives, others = _folded(language.names.locatives), _folded(language.names.place_words)
    first, last = tokens[hit.first], tokens[hit.last - 1]
    glued = first.folded[: hit.start - first.start].removesuffix(language.names.article[:1])
    ending = fold(last.text[len(last.text) - (last.end - hit.end) :]).strip("'") if last.end > hit.end else ""
    earlier, before = (["", "", *(token.folded for token in tokens[max(0, hit.first - 2) : hit.first])])[-2:]
    near = {glued[-1:], ending, before} - {""}
    if near & locatives or (earlier in locatives and (before in language.names.links or before in others)):
        return "location"
    return "direction" if near & others or (earlier in others and before in language.names.links) else None


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    """The language's words of place, folded."""
    return frozenset(map(fold, words))


def _fact(kind: FactKind, text: str, start: int, end: int, key: str, role: str | None = None) -> Fact:
    """A fact whose display is the text itself."""
    return Fact(kind, start, end, NameValue(key, text[start:end], role=role))
