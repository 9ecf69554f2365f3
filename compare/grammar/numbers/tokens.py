"""A text as tokens, and the one question every rule asks: which phrase of a role begins here?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from compare.grammar.numbers.digits import Digits, read_digits
from compare.grammar.numbers.fold import Folded, fold
from compare.grammar.numbers.lexicon import Lexicon, Phrase, Role
from compare.grammar.numbers.symbols import CURRENCY_CODES, CURRENCY_SIGNS, VULGAR
from compare.types import Span

_LONGEST_SUFFIX = 6
_BARRIER = "\x00"
_CODES = frozenset(code.lower() for code in CURRENCY_CODES)
_STEMMED = {Role.COUNTED, Role.HAPPENED, Role.DURATION, Role.MEASURE, Role.CURRENCY, Role.PERCENT, Role.SCALE}
_STEMMED |= {Role.AFTER, Role.AGE_AFTER, Role.NUMBERED, Role.POINTS}
"""What a word under a suffix may be: nouns and units, but not numbers ("yüzü" is a face)."""
_SHORTEST_STEM = 2
_LONGEST_PHRASE = 4


class Kind(Enum):
    """What a token is made of."""

    NUMBER = auto()
    WORD = auto()
    SYMBOL = auto()
    GAP = auto()


@dataclass(slots=True)
class Token:
    """One token of folded text.

    `text` is the word without its clitics, `raw` with them; `prefix` what was taken off in front, `stemmed`
    whether a suffix was. `glued`: no space stands before it. `digits` is what a number says, None if it is a
    time, a date, a version or no number at all. `phrases` are those that may begin with this token.
    """

    kind: Kind
    text: str
    raw: str
    start: int
    end: int
    glued: bool
    prefix: str = ""
    stemmed: bool = False
    digits: Digits | None = None
    phrases: Mapping[Role, tuple[Phrase, ...]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as tokens, the last one a gap; `source` is the text that the offsets of found facts point into."""

    lexicon: Lexicon
    source: str = field(repr=False)
    folded: Folded = field(repr=False)
    tokens: Sequence[Token]

    def match(self, role: Role, at: int) -> Phrase | None:
        """The longest phrase of this role that begins at token `at`."""
        for phrase in self.tokens[at].phrases.get(role, ()):
            if phrase.size == 1 or self._follows(phrase, at):
                return phrase
        return None

    def _follows(self, phrase: Phrase, at: int) -> bool:
        """Whether the words of a phrase stand from token `at` on."""
        found = self.tokens[at + 1 : at + phrase.size]
        return len(found) == phrase.size - 1 and all(
            word in (token.text, token.raw) for word, token in zip(phrase.words[1:], found, strict=True)
        )

    def match_any(self, at: int, *roles: Role) -> Phrase | None:
        """The longest phrase of any of these roles that begins at token `at`; the first role wins a tie."""
        best: Phrase | None = None
        if self.tokens[at].phrases:
            for role in roles:
                phrase = self.match(role, at)
                if phrase and (best is None or phrase.size > best.size):
                    best = phrase
        return best

    def ends(self, role: Role, before: int) -> Iterator[Phrase]:
        """The phrases of this role that end right before token `before`."""
        for size in range(1, min(_LONGEST_PHRASE, before) + 1):
            yield from (p for p in (self.match(role, before - size),) if p and p.size == size)

    def skip(self, at: int, *roles: Role) -> int:
        """The token after any run of phrases of these roles."""
        while phrase := self.match_any(at, *roles):
            at += phrase.size
        return at

    def printed(self, at: int) -> str:
        """A token as it stands in the source."""
        token = self.tokens[at]
        return self.source[self.folded.start(token.start) : self.folded.end(token.end)]

    def currency_code(self, at: int) -> str | None:
        """The ISO 4217 code that stands here in capitals."""
        raw = self.tokens[at].raw
        return code if raw in _CODES and (code := self.printed(at)) in CURRENCY_CODES else None

    def hyphen(self, at: int) -> bool:
        """Whether a hyphen without spaces around it stands here."""
        return self.tokens[at].raw == "-" and self.tokens[at].glued and self.tokens[at + 1].glued

    def is_word(self, at: int) -> bool:
        """Whether a word stands here."""
        return self.tokens[at].kind is Kind.WORD


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
                tokens.extend(_words(raw, start, glued, lexicon))
            case "symbol":
                tokens.append(Token(Kind.SYMBOL, raw, raw, start, end, glued))
            case _:
                tokens.append(Token(Kind.GAP, "\n", raw, start, end, glued))
    tokens = list(_signs(tokens))
    for token in tokens:
        _look_up(token, lexicon)
    closing = Token(Kind.GAP, "\n", "\n", len(folded.text), len(folded.text), False)
    return Reading(lexicon, text, folded, (*tokens, closing, closing, closing))


def _look_up(token: Token, lexicon: Lexicon) -> None:
    """Note the phrases that may begin with a token, by the word itself and by the word with its clitics."""
    phrases = lexicon.phrases.get(token.text)
    if token.stemmed and phrases:
        phrases = {role: found for role, found in phrases.items() if role in _STEMMED}
    if token.raw != token.text and (raw := lexicon.phrases.get(token.raw)):
        known = phrases or {}
        phrases = {role: (*known.get(role, ()), *raw.get(role, ())) for role in {*known, *raw}}
    if phrases:
        token.phrases = phrases


def _words(raw: str, start: int, glued: bool, lexicon: Lexicon) -> Iterator[Token]:
    """The tokens of one word: its conjunction, the word without clitics, or the parts of a compound number."""
    end = start + len(raw)
    if raw in lexicon.words:
        yield Token(Kind.WORD, raw, raw, start, end, glued)
        return
    if raw[0] in lexicon.joined and len(raw) > 1 and _known(raw[1:], lexicon):
        yield Token(Kind.WORD, raw[0], raw[0], start, start + 1, glued)
        yield from _words(raw[1:], start + 1, True, lexicon)
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
