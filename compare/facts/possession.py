"""Whether a name beside a verb of saying is the speaker, or whose spokesman, lawyer or campaign the speaker is."""

from __future__ import annotations

import re

from compare.facts.noun_phrases import name_in
from compare.facts.quote_line import Line
from compare.grammar.lexicon import fold
from compare.languages.sections import Names
from compare.types import Fact, FactKind


def speaks(line: Line, tokens: range) -> Fact | None:
    """The name that a speaker's phrase is about, persons left out to whom the speaker only belongs."""
    fact = name_in(line, tokens)
    if fact is None or fact.kind != FactKind.PERSON:
        return fact
    persons = [
        (first, end, found)
        for first, (end, found) in sorted(line.names.items())
        if found.kind == FactKind.PERSON and first in tokens and end <= tokens.stop
    ]
    free = [found for first, end, found in persons if not _owns(line, tokens, first, end)]
    if fact in free:
        return fact
    return free[-1] if free else None


def whose(line: Line, tokens: range) -> bool:
    """Whether a phrase is nothing but a name that says whose man the speaker is: who that is, it does not say."""
    end, fact = line.names.get(tokens.start, (tokens.start, None))
    return fact is not None and fact.kind == FactKind.PERSON and end >= tokens.stop and owner(line, end)


def _owns(line: Line, tokens: range, first: int, end: int) -> bool:
    """Whether the person at tokens `first` to `end` only says whose man the speaker is."""
    if owner(line, end) or (line.language.speakers.order == "middle" and _followed(line, tokens, end)):
        return True
    before = first - 1
    if before not in tokens or line.barrier(before):
        return False
    role = line.words.roles.at(line.tokens, before) is not None
    if line.language.names.article:
        return (role and not line.definite(before)) or bool(line.words.links.at(line.tokens, before))
    if line.words.links.at(line.tokens, before):
        return any(line.words.roles.at(line.tokens, k) for k in range(tokens.start, before))
    return role and line.tokens[before].word in _offices(line.language.names) and _oblique(line, end - 1)


def _followed(line: Line, tokens: range, end: int) -> bool:
    """Whether the phrase goes on behind the name without a comma, with what belongs to the person."""
    if end not in tokens or line.barrier(end):
        return False
    token = line.tokens[end]
    return not (token.capital and not line.words.roles.at(line.tokens, end)) and not _continues(line, end)


def owner(line: Line, end: int) -> bool:
    """Whether the name that ends before token `end` has an apostrophe and "s": something is the person's."""
    return any(0 < k < len(line.tokens) and line.tokens[k].word == "s" for k in (end - 1, end))


def _continues(line: Line, k: int) -> bool:
    words, tokens = line.words, line.tokens
    return bool(words.links.at(tokens, k) or words.stops.at(tokens, k) or words.auxiliaries.at(tokens, k))


def _oblique(line: Line, k: int) -> bool:
    """Whether the last word of a name stands in another case than a subject, as far as the data tell."""
    word = line.tokens[k].word
    return any(re.search(ending, word) for ending, _ in line.language.names.nominative)


def _offices(names: Names) -> frozenset[str]:
    """The words of titles, in the case of a subject."""
    return frozenset(fold(title.split()[-1]) for titles in names.roles.values() for title in titles)
