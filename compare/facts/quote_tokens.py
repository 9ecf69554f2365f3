"""A statement as the rules of quotation see it: words and marks with their place.

Words are folded as in `compare.grammar.lexicon`. Each character of a script without spaces is a word, so that a
listed phrase is found there like anywhere else. Hyphens and apostrophes inside a word part it; brackets hide what
they hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from compare.grammar.lexicon import fold
from compare.languages import Language
from compare.languages.sections import Sentences
from compare.types import Span

_JOINED = "\u0300-\u036f\u05b0-\u05c7\u064b-\u065f\u0670\u0640\u200c"
_CHARACTER = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = f"[{_CHARACTER}]|(?:(?![{_CHARACTER}])[^\\W_])(?:(?![{_CHARACTER}])[^\\W_]|[{_JOINED}](?=[^\\W_]))*"
_TOKEN = re.compile(f'{_WORD}|(?<=\\s)[-–—―](?=\\s)|^[-–—―](?=\\s)|[–—―]|[.,،;؛:!?؟…。，、；：！？"“”«»„]')
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_PARTING = (",", "،", "，", "-", "–", "—", "!", "?", "؟")
# From how many words on a quotation is somebody's words rather than a name or a word held at arm's length; the
# second figure is for scripts without spaces, in characters.
_LONG, _LONG_UNSPACED = 4, 8


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word, or a mark as printed.

    `quoted`: inside a quotation that is long enough to be a statement, or stands where one does. `capital`: printed
    with a capital first letter.
    """

    word: str
    start: int
    end: int
    mark: bool
    quoted: bool
    capital: bool = False


def tokenise(text: str, span: Span, quotations: Sequence[Span], language: Language) -> list[Token]:
    """The tokens of `text[span]`; `quotations` are the paragraph's, offsets into `text`. Brackets are skipped."""
    least = _LONG if language.sentences.spaces else _LONG_UNSPACED
    long = [
        q
        for q in quotations
        if q.overlaps(span) and (len(folded_words(text[q.start : q.end])) >= least or _set_off(text, span, q))
    ]
    short = [q for q in quotations if q.overlaps(span) and q not in long]
    edges = {edge for q in short for edge in (q.start, q.end - 1)}
    hidden = [Span(*m.span()) for m in _BRACKETED.finditer(text, span.start, span.end)]
    titles = _titles(language.sentences)
    found: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        if start in edges or any(h.start <= start < h.end for h in hidden):
            continue
        if match.group() == "." and found and found[-1].end == start and _abbreviates(found[-1], titles, text[end:]):
            continue
        mark = not (match.group()[0].isalnum())
        quoted = any(q.start <= start < q.end for q in long)
        word = match.group()
        found.append(Token(word if mark else fold(word), start, end, mark, quoted, word[0].isupper()))
    return found


def _abbreviates(token: Token, titles: frozenset[str], after: str) -> bool:
    """Whether the full stop behind a word is that of a title, or of an initial within a name ("John D. Miller")."""
    initial = token.capital and token.end - token.start == 1 and after[:1] == " " and after[1:2].isupper()
    return token.word in titles or initial


@cache
def _titles(sentences: Sentences) -> frozenset[str]:
    """Abbreviations whose full stop ends nothing ("Mr."), folded."""
    return frozenset(fold(entry) for entry in sentences.leading if entry.isalpha())


def folded_words(text: str) -> list[str]:
    """The folded words of a text, marks left out."""
    return [fold(word) for word in re.findall(_WORD, text)]


def _set_off(text: str, statement: Span, quotation: Span) -> bool:
    """Whether a short quotation is a statement: behind a colon, or in front and parted by comma or dash."""
    before = text[statement.start : max(statement.start, quotation.start)].rstrip()
    after = text[quotation.end : statement.end].lstrip()
    inner = text[quotation.start : quotation.end - 1].rstrip()
    return before.endswith((":", "：")) or (
        not before and (after[:1] in _PARTING or inner[-1:] in _PARTING) and bool(after)
    )
