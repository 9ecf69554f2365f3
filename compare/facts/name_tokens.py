"""Words of a text with their offsets, and the forms in which a word may stand in a table of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compare.languages.sections import Names
from compare.languages.shared.folding import fold

# A word: a Chinese character (Chinese marks no words), an acronym with full stops, a Hebrew word with its inner
# marks, or letters with vowel marks and apostrophes.
_WORD = re.compile(
    r"[\u3400-\u9fff]|(?:[^\W\d_]\.){2,}"
    r"|[\u05d0-\u05ea]+(?:[\"״'׳][\u05d0-\u05ea]+)*['׳]?"
    r"|(?:(?![\u3400-\u9fff])[^\W_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u0300-\u036f])+"
    r"(?:['’ʼ`](?:[^\W_]|[\u064b-\u0652\u0300-\u036f])+)*"
)
_LONGEST_PREFIX = 4


class Token(NamedTuple):
    """A word, `text[start:end]`; `gap` is what stands between it and the word before.

    `joined`: only a blank or a hyphen parts it from the word before. `capital`: it begins with a capital letter.
    A named tuple, as there is one for every word of every article.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: str
    joined: bool
    capital: bool


class Form(NamedTuple):
    """A form of a word to look up; the name in it begins `front` characters late and ends `back` early."""

    folded: str
    front: int = 0
    back: int = 0


def tokenize(text: str, names: Names) -> list[Token]:
    """The words of a text in order; an elided word ("l'", "d'") is a word of its own."""
    elided = tuple(clitic for clitic in names.clitics if clitic.endswith("'"))
    tokens: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        folded = fold(word)
        if elided and folded.startswith(elided):
            cut = folded.index("'") + 1
            tokens.append(_token(start, word[:cut], folded[:cut], text[end:start]))
            start, word, folded, end = start + cut, word[cut:], folded[cut:], start + cut
        tokens.append(_token(start, word, folded, text[end:start]))
        end = match.end()
    return tokens


def _token(start: int, word: str, folded: str, gap: str) -> Token:
    """The word with what its letters and the gap before it tell."""
    joined = gap == " " or not gap.strip(" \u00a0-‐‑")
    return Token(start, start + len(word), word, folded, gap, joined, word[0].isupper())


def forms(token: Token, names: Names) -> Iterable[Form]:
    """The word itself, then the word without an ending after a mark, then without what is glued to its front."""
    if not names.clitics and token.text.isalpha():
        return (Form(token.folded),)
    return _all_forms(token, names)


def _all_forms(token: Token, names: Names) -> Iterator[Form]:
    """The forms of a word that something may be cut from."""
    yield Form(token.folded)
    stem, back = token.folded, 0
    for mark in names.suffix_marks:
        cut = token.text.find(mark)
        if cut > 1:
            back = len(token.text) - cut
            stem = fold(token.text[:cut])
            yield Form(stem, 0, back)
            break
    if names.clitics:
        yield from _unglued(token.text, stem, names, back)


def _unglued(text: str, stem: str, names: Names, back: int) -> Iterator[Form]:
    """The stem without each run of clitics at its front; an article that a clitic has swallowed comes back."""
    front = 0
    rest = stem
    for _ in range(_LONGEST_PREFIX):
        clitic = next((clitic for clitic in names.clitics if rest.startswith(clitic)), None)
        if clitic is None or len(rest) - len(clitic) < 2:
            return
        front += len(clitic)
        rest = rest[len(clitic) :]
        # Vowel marks are part of the text but not of the folded stem.
        if len(text) < front + len(rest):
            return
        yield Form(rest, front, back)
        swallows = names.article[1:] in ("", clitic)
        if names.article and swallows and rest.startswith(names.article[1:]):
            yield Form(names.article[0] + rest, front + len(names.article) - 1, back)
