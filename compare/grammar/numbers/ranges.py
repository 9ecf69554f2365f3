"""Amounts with their hedges, and two amounts that are the ends of one range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.grammar.numbers.amounts import Amount, read_amount, same_unit
from compare.grammar.numbers.hedges import hedged
from compare.grammar.numbers.ordinals import ended
from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Reading
from compare.types import FactKind

_REACH = 9  # tokens in which the first end of "between X and Y" fits
_CHANGE_REACH = 8  # tokens before "from 5 to 7" among which a verb of change is looked for
_SMALL = 13  # words for smaller numbers may follow a preposition of place
_THOUSAND = 1000
_LARGEST_WHOLE = 20  # "one in seven" is a share; past this only multiples of it are ("1 in 100")
_FACTOR = 1000  # numbers further apart than this are not the ends of a range


def read_range(reading: Reading, at: int, *, bare: bool = False) -> tuple[list[Amount], int]:
    """What begins at token `at`: hedges, then an amount or a range of two.

    Returns:
        The amounts (one; two where a change "from 5 to 7" names both; none) and the token to go on from.
    """
    rules, first = _hedges(reading, at)
    for inner, outer in ((at, ()), (first, rules)):
        if reading.match_any(inner, Role.BETWEEN, Role.FROM) and (found := _opened(reading, at, inner, outer, bare)):
            return found
    amount = None if ended(reading, first) else read_amount(reading, first, bare=bare)
    if amount is None:
        return [], at + 1
    if share := _ratio(reading, amount):
        amount = share
    elif second := _second(reading, amount, bare):
        amount = replace(second, start=at)
    elif shared := _listed(reading, amount):
        return list(shared), shared[1].end
    if _in_place(reading, at, first, amount) and not bare:
        return _closed(reading, amount, ())
    if reading.match(Role.TO, at) and _changes(reading, at):
        rules = tuple(rule for rule in rules if rule != "at_most")  # "rose up to 5 %" names the result
    return _closed(reading, replace(amount, start=at if set(rules) - {"exactly"} else first), rules)


def _hedges(reading: Reading, at: int) -> tuple[tuple[str, ...], int]:
    """The rules of all hedges that begin at token `at`, and the token after them."""
    rules: list[str] = []
    while (phrase := reading.match(Role.BEFORE, at)) and not reading.is_definite(at):
        rules.append(phrase.name)
        at += phrase.size
    prefixed = reading.lexicon.phrases.get(reading.tokens[at].prefix, {}).get(Role.BEFORE, ())
    rules.extend(phrase.name for phrase in prefixed if phrase.size == 1)  # "כשלושים" is about thirty
    article = reading.match_any(at, Role.DEFINITE, Role.ARTICLE) if rules else None
    if article and reading.tokens[at + article.size].kind is Kind.NUMBER:
        at += article.size  # "casi un 53 %"
    return tuple(rules), at


def _in_place(reading: Reading, at: int, first: int, amount: Amount) -> bool:
    """Whether the hedge is a preposition of place here: "under three cups", but "under 18", "over two hours"."""
    place = reading.match(Role.PLACE, at)
    small = amount.number.low < _SMALL and not amount.number.digits and amount.unit is None
    return place is not None and at + place.size == first and small


def _opened(reading: Reading, at: int, first: int, rules: Sequence[str], bare: bool) -> tuple[list[Amount], int] | None:
    """A range that a word opens: "between X and Y", "from X to Y"."""
    roles = ((Role.BETWEEN, Role.BETWEEN_AND), (Role.FROM, Role.TO))
    for opening, middle in roles:
        phrase = reading.match(opening, first)
        pair = _pair(reading, first + phrase.size, middle, bare) if phrase else None
        if pair is None:
            continue
        if opening is Role.FROM and (pair[0].number.low > pair[1].number.low or _changes(reading, at)):
            return [pair[0], pair[1]], pair[1].end
        if joined := _join(*pair):
            return _closed(reading, replace(joined, start=at), rules)
    return None


def _pair(reading: Reading, inside: int, middle: Role, bare: bool) -> tuple[Amount, Amount] | None:
    """The two ends with a word of role `middle` between them, units and scale shared."""
    _, inside = _hedges(reading, inside)
    for split in range(inside + 1, min(inside + _REACH, len(reading.tokens) - 3)):
        phrase = reading.match(middle, split)
        if phrase is None:
            continue
        gap = reading.tokens[-1]
        cut = replace(reading, tokens=(*reading.tokens[:split], gap, gap, gap))
        low = read_amount(cut, inside, bare=bare)
        _, after = _hedges(reading, split + phrase.size)
        high = read_amount(reading, after, bare=bare) if low and low.end == split else None
        if low and high and (shared := _share(low, high)):
            low, high = shared
            if middle is Role.TO or low.number.low < high.number.low:
                return low, high
    return None


def _second(reading: Reading, first: Amount, bare: bool) -> Amount | None:
    """The range that `first` begins, its second end after a dash, "to" or "or"."""
    at = first.end
    hanging = reading.tokens[at].raw == "-" and reading.tokens[at].glued and not reading.tokens[at + 1].glued
    if hanging and reading.match_any(at + 1, Role.TO, Role.OR):
        at += 1  # "three- to four-day"
    dash = reading.tokens[at].raw in {"-", "—", "~"}
    spaced = dash and not reading.tokens[at].glued
    middle = reading.match_any(at, Role.TO, Role.OR)
    if not (dash or middle) or (spaced and reading.tokens[at + 1].glued):
        return None
    _, after = _hedges(reading, at + (middle.size if middle else 1))
    second = read_amount(reading, after, bare=bare)
    upper = reading.match(Role.BEFORE, at) is not None  # "до" is "to" and "up to"
    result = upper or first.kind is FactKind.PERCENT or _changes(reading, first.start)
    if middle and first.unit and result and not reading.match(Role.OR, at):
        return None  # "fell 2 % to 5 %" names a change and its result
    shared = _share(first, second) if second else None
    return _join(*shared) if shared else None


def _ratio(reading: Reading, first: Amount) -> Amount | None:
    """A share that two numbers state ("one in seven", "تسعة من كل عشرة"), as the fraction that it is."""
    phrase = reading.match(Role.RATIO, first.end)
    if phrase is None or first.unit or first.of or first.number.low != first.number.high:
        return None
    second = read_amount(reading, first.end + phrase.size)
    if second is None or second.unit or second.of or second.number.low != second.number.high or second.weak:
        return None
    part, whole = first.number.low, second.number.low
    if not 0 < part < whole or (whole > _LARGEST_WHOLE and whole % _LARGEST_WHOLE != 0):
        return None
    number = replace(second.number, low=part / whole, high=part / whole, fraction=True, scale=1.0, other=None)
    return replace(second, number=number, start=first.start)


def _listed(reading: Reading, first: Amount) -> tuple[Amount, Amount] | None:
    """Two amounts of which only the second names the unit ("5 and 7 percent", "2 и 1,4 миллиарда рублей")."""
    phrase = reading.match(Role.BETWEEN_AND, first.end)
    if phrase is None or first.unit or first.of or not first.number.digits:
        return None
    second = read_amount(reading, first.end + phrase.size)
    if second is None or second.unit is None or not second.number.digits or second.start == second.end - 1:
        return None
    shared = _share(first, second)
    if shared and second.number.scale > 1 and shared[0].number.scale == 1.0 and first.number.low < _THOUSAND:
        return replace(shared[0], number=first.number.times(second.number.scale)), shared[1]
    return shared


def _share(low: Amount, high: Amount) -> tuple[Amount, Amount] | None:
    """Both ends with the unit and the scale that only one of them names; None if the units differ."""
    exact = low.number.high == low.number.low and high.number.high == high.number.low
    if not exact or Role.ARTICLE in (low.weak, high.weak):
        return None
    if low.unit is None and low.of is None:
        low = replace(low, unit=high.unit, kind=high.kind)
    elif high.unit is None and high.of is None:
        high = replace(high, unit=low.unit, kind=low.kind)
    scale = high.number.scale
    if scale > 1 and low.number.scale == 1.0 and low.number.low < high.number.low / scale:
        low = replace(low, number=low.number.times(scale))  # "10 to 15 thousand", "between $19 and $22 million"
    return (low, high) if same_unit(low, high) else None


def _join(low: Amount, high: Amount) -> Amount | None:
    """The range from `low` to `high`, None if these are no ends of a range."""
    least, most = low.number.low, high.number.low
    if not least < most or (least > 0 and most / least > _FACTOR):
        return None
    number = replace(high.number, low=least, high=most, hedge="range", weak=None, fraction=False, other=None)
    return replace(high, number=number, start=low.start, of=low.of or high.of)


def _changes(reading: Reading, at: int) -> bool:
    """Whether a verb of change stands before token `at` in the same clause."""
    for before in range(at - 1, max(at - 1 - _CHANGE_REACH, -1), -1):
        if reading.tokens[before].kind is Kind.GAP:
            return False
        if reading.match(Role.CHANGE, before):
            return True
    return False


def _closed(reading: Reading, amount: Amount, rules: Sequence[str]) -> tuple[list[Amount], int]:
    """The amount under the hedges before it and those after it or after its noun."""
    end = amount.end
    rules = list(rules)
    after = end
    if reading.tokens[after].raw == "'" and reading.is_word(after + 1) and reading.tokens[after + 1].glued:
        after += 2  # a case ending: "100'den fazla"
    for noun in (0, 1):
        if noun:
            counted = reading.match(Role.COUNTED, after)
            if counted is None or amount.kind is not FactKind.NUMBER:
                break
            after += counted.size
        if phrase := reading.match(Role.AFTER, after):
            rules.insert(0, phrase.name)
            end = after + phrase.size
            break
    number = hedged(amount.number, rules)
    return [replace(amount, number=number, end=end)], end
