"""Digits that are part of a name: "Boeing 737", "F-16", "G7", "page 12", "القناة 1"."""

from __future__ import annotations

from compare.grammar.numbers.amounts import Amount
from compare.grammar.numbers.lexicon import Role
from compare.grammar.numbers.tokens import Kind, Reading, Token

_YEARS = (1700, 2100)
_LABELS = 1000  # larger numbers are not part of names


def is_name(reading: Reading, at: int) -> int | None:
    """The token after a name with a number in it that begins or goes on at token `at`, None if there is none."""
    if phrase := reading.match(Role.LABEL, at):
        return _labelled(reading, at + phrase.size)
    token = reading.tokens[at]
    if token.kind is not Kind.NUMBER:
        return None
    if _bound_before(reading, at) or _bound_after(reading, at):
        return _past(reading, at)
    return None


def is_year(reading: Reading, amount: Amount) -> bool:
    """Whether four digits without a mark, of which nothing known is counted, are a year."""
    token = reading.tokens[amount.end - 1]
    plain = token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) == 4
    return plain and amount.unit is None and _YEARS[0] <= amount.number.low <= _YEARS[1]


def is_labelled(reading: Reading, amount: Amount) -> bool:
    """Whether digits follow a capitalised word within a sentence, and count nothing known: "the Billboard 200"."""
    at = amount.start
    if at < 2 or amount.unit or amount.number.hedge or reading.tokens[at].kind is not Kind.NUMBER:
        return False
    before, earlier = reading.tokens[at - 1], reading.tokens[at - 2]
    inside = earlier.kind is Kind.WORD or earlier.raw in {",", "-", "'"}
    return before.kind is Kind.WORD and inside and reading.printed(at - 1)[0].isupper() and amount.number.low < _LABELS


def _labelled(reading: Reading, at: int) -> int | None:
    """The token after the number of something that is numbered by name ("page 12", "رقم 5")."""
    at += reading.tokens[at].raw in {".", "-", "#", ":"}
    if reading.tokens[at].kind is Kind.NUMBER:
        return _past(reading, at)
    phrase = reading.match_any(at, Role.ORDINAL, Role.CARDINAL)
    return at + phrase.size if phrase else None


def _bound_before(reading: Reading, at: int) -> bool:
    """Whether the digits are written together with a word before them ("F16", "Су-27")."""
    if at == 0:
        return False
    token, before = reading.tokens[at], reading.tokens[at - 1]
    if not token.glued:
        return False
    if before.kind is Kind.WORD:
        return not _clitic(reading, before, at - 1)
    if before.raw == "-" and before.glued and at > 1:
        first = reading.tokens[at - 2]
        return first.kind is Kind.NUMBER or (first.kind is Kind.WORD and not _clitic(reading, first, at - 2))
    return False


def _clitic(reading: Reading, token: Token, at: int) -> bool:
    """Whether a word before digits is a clitic, a hedge or a currency and no part of a name."""
    lexicon = reading.lexicon
    if token.raw in lexicon.joined or token.raw in lexicon.prefixes:
        return True
    roles = (Role.CURRENCY, Role.BEFORE, Role.PERCENT_BEFORE, Role.TO, Role.BETWEEN, Role.FROM, Role.SCALE)
    cjk = "\u3400" <= token.raw[0] <= "\u9fff"
    return cjk or reading.currency_code(at) is not None or reading.match_any(at, *roles) is not None


def _bound_after(reading: Reading, at: int) -> bool:
    """Whether letters that are no unit, scale or ending follow the digits without a space ("5G", "90s")."""
    after = reading.tokens[at + 1]
    if not (after.kind is Kind.WORD and after.glued) or "\u3400" <= after.raw[0] <= "\u9fff":
        return False
    if after.raw in reading.lexicon.endings or reading.printed(at + 1) in reading.lexicon.abbreviations:
        return False
    roles = (Role.MEASURE, Role.CURRENCY, Role.DURATION, Role.SCALE, Role.PERCENT, Role.ADJECTIVE, Role.COUNTED)
    return reading.match_any(at + 1, *roles) is None and reading.currency_code(at + 1) is None


def _past(reading: Reading, at: int) -> int:
    """The token after digits and all that is written together with them."""
    at += 1
    while reading.tokens[at].glued and (
        reading.tokens[at].kind in (Kind.NUMBER, Kind.WORD) or reading.hyphen(at) or reading.tokens[at].raw == ":"
    ):
        at += 1
    return at
