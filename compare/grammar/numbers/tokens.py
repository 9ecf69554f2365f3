"""A text as tokens, and the one question every rule asks: which phrase of a role begins here?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from compare.grammar.numbers.digits import Digits
from compare.grammar.numbers.fold import Folded
from compare.grammar.numbers.lexicon import Lexicon
from compare.grammar.numbers.roles import Phrase, Role
from compare.grammar.numbers.symbols import CURRENCY_CODES

_CODES = frozenset(code.lower() for code in CURRENCY_CODES)
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
        return next(self.matches(role, at), None) if role in self.tokens[at].phrases else None

    def matches(self, role: Role, at: int) -> Iterator[Phrase]:
        """All phrases of this role that begin at token `at`, the longest first."""
        for phrase in self.tokens[at].phrases.get(role, ()):
            if phrase.size == 1 or self._follows(phrase, at):
                yield phrase

    def _follows(self, phrase: Phrase, at: int) -> bool:
        """Whether the words of a phrase stand from token `at` on."""
        tokens, words = self.tokens, phrase.words
        if at + len(words) > len(tokens):
            return False
        for ahead in range(1, len(words)):
            token = tokens[at + ahead]
            if words[ahead] != token.text and words[ahead] != token.raw:
                return False
        return True

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
        """The ISO 4217 code of what stands here in capitals."""
        raw = self.tokens[at].raw
        if raw not in _CODES and raw not in self.lexicon.letters:
            return None
        code = self.printed(at)
        return code if code in CURRENCY_CODES else self.lexicon.letters.get(raw) if code.isupper() else None

    def hyphen(self, at: int) -> bool:
        """Whether a hyphen without spaces around it stands here."""
        return self.tokens[at].raw == "-" and self.tokens[at].glued and self.tokens[at + 1].glued

    def is_definite(self, at: int) -> bool:
        """Whether the word here carries the definite article as a prefix ("الحدود")."""
        prefix = self.tokens[at].prefix
        return bool(prefix) and any(prefix.endswith(word) for word in self.lexicon.definite)

    def is_word(self, at: int) -> bool:
        """Whether a word stands here."""
        return self.tokens[at].kind is Kind.WORD
