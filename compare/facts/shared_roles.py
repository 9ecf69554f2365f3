"""A role that several persons bear: "the Russian and American presidents Vladimir Putin and Joe Biden"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.facts.gazetteer import Hit, Kind
from compare.facts.name_shape import Mention
from compare.facts.name_tokens import Token

_NATIONAL = (Kind.COUNTRY, Kind.ADJECTIVE)
# Words between the role and the first name: two adjectives with "and" between them, or "of Russia and the USA".
_LONGEST_COMPLEMENT = 6
# Between two such names a small word is "and" in every language.
_LONGEST_AND = 3


def share_roles(mentions: Sequence[Mention], tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Mention]:
    """The mentions, in order; those behind a role in the plural have it, each with its country where one is stated."""
    by_first = {mention.first: mention for mention in mentions}
    for hit in hits:
        if hit.entry.plural:
            bearers, nations = _bearers(hit, by_first, tokens), _nations(hit, hits, tokens)
            for index, bearer in enumerate(bearers):
                of = nations[index] if len(nations) == len(bearers) else None
                by_first[bearer.first] = replace(bearer, role=hit.entry.key.partition("/")[0], of=of)
    return [by_first[first] for first in sorted(by_first)]


def _bearers(hit: Hit, by_first: dict[int, Mention], tokens: Sequence[Token]) -> list[Mention]:
    """The names behind the role, as long as only a conjunction stands between them."""
    near = range(hit.last, min(hit.last + _LONGEST_COMPLEMENT, len(tokens)))
    first = next((by_first[index] for index in near if index in by_first), None)
    if first is None or not all(token.joined for token in tokens[hit.last + 1 : first.first]):
        return []
    found = [first]
    while (following := _next(found[-1], by_first, tokens)) is not None:
        found.append(following)
    return found if len(found) > 1 else []


def _next(name: Mention, by_first: dict[int, Mention], tokens: Sequence[Token]) -> Mention | None:
    """The name that a conjunction, glued on or a word of its own, joins to this one."""
    after = by_first.get(name.last)
    if after is not None:
        return after if after.start > tokens[after.first].start else None
    between = tokens[name.last : name.last + 1]
    if not between or not between[0].joined or between[0].capital or len(between[0].text) > _LONGEST_AND:
        return None
    following = by_first.get(name.last + 1)
    return following if following is not None and tokens[following.first].joined else None


def _nations(hit: Hit, hits: Sequence[Hit], tokens: Sequence[Token]) -> list[str]:
    """The countries right before the role or right behind it, in order."""
    known = {index: other for other in hits for index in range(other.first, other.last)}
    before = [known[index].entry for index in range(max(0, hit.first - 3), hit.first) if index in known]
    behind = [
        known[index].entry
        for index in range(hit.last, min(hit.last + _LONGEST_COMPLEMENT, len(tokens)))
        if index in known and tokens[index].joined
    ]
    sides = [[entry.key for entry in side if entry.kind in _NATIONAL] for side in (before, behind)]
    return max((list(dict.fromkeys(side)) for side in sides), key=len)
