"""From a text to its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.grammar.numbers.digits import Digits, read_digits
from compare.grammar.numbers.fold import fold
from compare.grammar.numbers.lexicon import Lexicon
from compare.grammar.numbers.symbols import CURRENCY_SIGNS, VULGAR
from compare.grammar.numbers.tokens import Kind, Reading, Token
from compare.grammar.numbers.words import look_up, split_word
from compare.types import Span

_BARRIER = "\x00"


def read_tokens(text: str, lexicon: Lexicon, taken: Sequence[Span] = ()) -> Reading:
    """Take `text` apart; what lies in `taken` becomes gaps."""
    masked = text
    for span in taken:
        masked = masked[: span.start] + _BARRIER * (span.end - span.start) + masked[span.end :]
    folded = fold(masked, accents=lexicon.data.fold_accents)
    tokens: list[Token] = []
    end = 0
    for match in lexicon.tokens.finditer(folded.text):
        start, raw = match.start(), match.group()
        glued = start == end and start > 0
        end = match.end()
        match match.lastgroup:
            case "number":
                digits = read_digits(raw, lexicon.data.words.decimal, lexicon.data.words.group)
                tokens.append(Token(Kind.NUMBER, raw, raw, start, end, glued, digits=digits))
            case "vulgar":
                value = Digits(VULGAR[raw], fraction=True) if raw in VULGAR else None
                tokens.append(Token(Kind.NUMBER, raw, raw, start, end, glued, digits=value))
            case "word":
                tokens.extend(split_word(raw, start, glued, lexicon))
            case "symbol":
                tokens.append(Token(Kind.SYMBOL, raw, raw, start, end, glued))
            case _:
                tokens.append(Token(Kind.GAP, "\n", raw, start, end, glued))
    tokens = list(_signs(tokens))
    for token in tokens:
        look_up(token, lexicon)
    closing = Token(Kind.GAP, "\n", "\n", len(folded.text), len(folded.text), False)
    return Reading(lexicon, text, folded, (*tokens, closing, closing, closing))


def _signs(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with currency signs of a letter and a symbol ("US$", "R$") made one."""
    held: Token | None = None
    for token in tokens:
        if held and token.glued and held.raw + token.raw in CURRENCY_SIGNS:
            yield Token(Kind.SYMBOL, held.raw + token.raw, held.raw + token.raw, held.start, token.end, held.glued)
            held = None
            continue
        if held:
            yield held
        held = token
    if held:
        yield held
