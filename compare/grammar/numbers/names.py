"""Digits that are part of a name: "Boeing 737", "F-16", "G7", "page 12", "القناة 1"."""

from __future__ import annotations

from compare.grammar.numbers.amounts import Amount, read_amount
from compare.grammar.numbers.counted import noun_after
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Reading, Token

_YEARS = (1700, 2100)
_EARLY_YEARS = 1000  # where no noun follows at all
_LABELS = 1000  # larger numbers are not part of names


def is_name(reading: Reading, at: int) -> int | None:
    """The token after a name with a number in it that begins or goes on at token `at`, None if there is none."""
    if phrase := reading.match(Role.LABEL, at):
        amount = read_amount(reading, at + phrase.size)
        known = amount and (amount.unit or noun_after(reading, amount.end)[0])
        return None if known else _labelled(reading, at + phrase.size)
    token = reading.tokens[at]
    if token.kind is not Kind.NUMBER:
        return None
    if _bound_before(reading, at) or _bound_after(reading, at):
        return _past(reading, at)
    if _pointed(reading, at):
        return at + 2
    if _score(reading, at):
        return _past(reading, at)
    if _item(reading, at):
        return at + 2
    if reading.tokens[at + 1].raw == "/" and reading.tokens[at + 2].kind is Kind.NUMBER:
        return at + 3
    return None


def _score(reading: Reading, at: int) -> bool:
    """Whether two numbers with a hyphen are no range, since the second is not the larger one ("97-1")."""
    if not reading.hyphen(at + 1):
        return False
    first, second = reading.tokens[at].digits, reading.tokens[at + 2].digits
    return first is not None and second is not None and first.value >= second.value


def _item(reading: Reading, at: int) -> bool:
    """Whether the digits number an item of a list: "2. ...", "3) ..." at the beginning of a line."""
    first = at == 0 or reading.tokens[at - 1].kind is Kind.GAP
    mark = reading.tokens[at + 1].raw in {".", ")", "-", "–"} and reading.tokens[at + 2].kind is not Kind.NUMBER
    return first and mark and len(reading.tokens[at].text) <= 2 and not reading.hyphen(at + 1)


def _pointed(reading: Reading, at: int) -> bool:
    """Whether digits with a point are an ordinal before a noun ("die 4. Klasse") and do not end a sentence."""
    point = reading.tokens[at + 1]
    if point.raw != "." or not point.glued or "." not in reading.lexicon.endings:
        return False
    return reading.is_word(at + 2) and len(reading.tokens[at].text) < 3 and not reading.match(Role.STOP, at + 2)


def is_year(reading: Reading, amount: Amount) -> bool:
    """Whether digits without a mark, of which nothing known is counted, are a year ("in 1998", "363 BC"), or two
    digits with the article a decade ("los 80")."""
    token = reading.tokens[amount.end - 1]
    if token.kind is not Kind.NUMBER or not token.text.isdigit() or amount.unit is not None:
        return False
    value = amount.number.low
    if reading.match(Role.YEAR_AFTER, amount.end) and len(token.text) <= 4:
        return True
    concept, of = noun_after(reading, amount.end)
    if concept:
        return False
    if len(token.text) == 2 and of is None and value % 10 == 0:
        return amount.start > 0 and reading.match(Role.DEFINITE, amount.start - 1) is not None
    plain = of is None and len(token.text) in (3, 4) and amount.number.hedge is None
    if plain and amount.start and reading.match(Role.YEAR_BEFORE, amount.start - 1):
        return True
    return len(token.text) == 4 and (_YEARS[0] if of else _EARLY_YEARS) <= value <= _YEARS[1]


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
        clitic = first.raw in (*reading.lexicon.prefixes, *reading.lexicon.joined)  # "ב-4"
        return first.kind is Kind.NUMBER or (first.kind is Kind.WORD and not clitic)
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
    amount = read_amount(reading, at)
    if after.raw in reading.lexicon.endings or (amount and amount.end > at + 1):
        return False
    return reading.match_any(at + 1, Role.SCALE, Role.COUNTED) is None


def _past(reading: Reading, at: int) -> int:
    """The token after digits and all that is written together with them."""
    at += 1
    while reading.tokens[at].glued and (
        reading.tokens[at].kind in (Kind.NUMBER, Kind.WORD) or reading.hyphen(at) or reading.tokens[at].raw == ":"
    ):
        at += 1
    return at
