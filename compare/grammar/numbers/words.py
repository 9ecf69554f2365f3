"""The tokens of one word: clitics, endings and compound numbers taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from compare.grammar.numbers.digits import Digits
from compare.grammar.numbers.lexicon import Lexicon
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Token

_LONGEST_SUFFIX = 6

_SHORTEST_STEM = 2

_STEMMED = {Role.COUNTED, Role.HAPPENED, Role.DURATION, Role.MEASURE, Role.CURRENCY, Role.PERCENT, Role.SCALE}
_STEMMED |= {Role.AFTER, Role.AGE_AFTER, Role.NUMBERED, Role.POINTS}
"""What a word under a suffix may be: nouns and units, but not numbers ("yüzü" is a face)."""


def split_word(raw: str, start: int, glued: bool, lexicon: Lexicon) -> Iterator[Token]:
    """The tokens of one word: its conjunction, the word without clitics, or the parts of a compound number."""
    end = start + len(raw)
    if raw in lexicon.words:
        yield Token(Kind.WORD, raw, raw, start, end, glued)
        return
    if raw[0] in lexicon.joined and len(raw) > 1 and _known(raw[1:], lexicon):
        yield Token(Kind.WORD, raw[0], raw[0], start, start + 1, glued)
        yield from split_word(raw[1:], start + 1, True, lexicon)
        return
    if rest := _unprefixed(raw, lexicon):
        prefix = raw[: -len(rest)]
        yield Token(Kind.WORD, rest, raw, start, end, glued, prefix=prefix)
        return
    if stem := _stem(raw, lexicon):
        yield Token(Kind.WORD, stem, raw, start, end, glued, stemmed=True)
        return
    if lexicon.compound and (parts := _parts(raw, lexicon)):
        for position, part in parts:
            yield Token(Kind.WORD, part, part, start + position, start + position + len(part), glued or position > 0)
        return
    if bound := _bound(raw, lexicon):
        value, rest = bound
        middle = end - len(rest)
        yield Token(Kind.NUMBER, raw[: -len(rest)], raw[: -len(rest)], start, middle, glued, digits=Digits(value))
        yield Token(Kind.WORD, rest, rest, middle, end, True)
        return
    yield Token(Kind.WORD, raw, raw, start, end, glued)


def look_up(token: Token, lexicon: Lexicon) -> None:
    """Note the phrases that may begin with a token, by the word itself and by the word with its clitics."""
    phrases = lexicon.phrases.get(token.text)
    if token.stemmed and phrases:
        phrases = {role: found for role, found in phrases.items() if role in _STEMMED}
    if token.raw != token.text and (raw := lexicon.phrases.get(token.raw)):
        known = phrases or {}
        phrases = {role: (*known.get(role, ()), *raw.get(role, ())) for role in {*known, *raw}}
    if phrases:
        token.phrases = phrases


def _bound(word: str, lexicon: Lexicon) -> tuple[float, str] | None:
    """The value of a prefix that counts, and the unit after it ("двух" and "дневный"); None if there is none."""
    for prefix, value in lexicon.bound.items():
        if word.startswith(prefix) and word[len(prefix) :] in lexicon.bound_units:
            return value, word[len(prefix) :]
    return None


def _known(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is in the data, clitics aside."""
    return word in lexicon.phrases or bool(_unprefixed(word, lexicon)) or bool(_stem(word, lexicon))


def _unprefixed(word: str, lexicon: Lexicon) -> str:
    """The known word under up to two prefixes, empty if there is none."""
    for prefix in lexicon.prefixes:
        rest = word[len(prefix) :]
        if len(rest) > 1 and word.startswith(prefix):
            if rest in lexicon.phrases:
                return rest
            if prefix not in lexicon.definite and (inner := _unprefixed(rest, lexicon)):
                return inner
    return ""


def _stem(word: str, lexicon: Lexicon) -> str:
    """The known word under one suffix, empty if there is none."""
    if not lexicon.suffixes:
        return ""
    for size in range(min(_LONGEST_SUFFIX, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-size:] in lexicon.suffixes and word[:-size] in lexicon.phrases:
            return word[:-size]
    return ""


def _parts(word: str, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The number words that a word is made of, with their positions; empty unless they are all of it."""
    found: list[tuple[int, str]] = []
    at = 0
    pattern = lexicon.compound
    while pattern and at < len(word):
        part = pattern.match(word, at)
        if part is None:
            return []
        found.append((at, part.group()))
        at = part.end()
    return found if len(found) > 1 else []
