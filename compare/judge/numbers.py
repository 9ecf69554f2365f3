"""Rule `number-interval`: two statements about one event count the same thing and cannot both be right."""

from __future__ import annotations

import math
from functools import partial

from compare.grammar.intervals import Relation, is_share, relate_quantities
from compare.grammar.measures import scale_of
from compare.grammar.referents import same_referent
from compare.judge.nearby import nearby, share_things
from compare.judge.pair import Confrontation, Pair, also_written, conflict, confront, retold
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, Quantity, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

RULE = "number-interval"
KINDS = (FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION)
MAGNITUDE = 5
"""Ratio of two quantities above which, nothing else known, they hardly measure the same thing."""

AGE = "age"
"""The referent of ages: nearly every person in the news has one."""

SMALL = 2
"""Numbers up to two, in words and without anything counted, are mostly grammar ("the two sides", "one of them")."""

VAGUE = 5
"""Ratio of a range's ends from which on it says no more than a magnitude."""

LIMITS = 1.25
"""Ratio of two limits of one kind ("more than 500", "more than 300") from which on they are two figures."""

CUT = 0.1
"""Share of a figure by which a writer may cut it off: 43.9 million is called 43, and 55,000 is not called 50,000."""


def compare_numbers(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS for the first kind with one comparable, disjoint quantity left over on each side."""
    for kind in KINDS:
        left = meet(pair, kind)
        for a in left.left_a:
            for b in left.left_b:
                if _disputed(pair, left, a, b, settings):
                    return _conflict(pair, a, b)
    return None


def _conflict(pair: Pair, a: Fact, b: Fact) -> Verdict:
    values = [plain_with_referent(fact, wording()) for fact in (a, b)]
    explanation = f"{values[0]} against {values[1]}: the two ranges do not meet."
    return conflict(pair, DisputeKind.NUMBER, RULE, explanation, a, b)


def meet(pair: Pair, kind: FactKind) -> Confrontation:
    """The quantities of one kind on both sides, paired off; different referents never meet."""
    mixed = any(pair.facts(FactKind.PERCENT))
    a, b = (tuple(fact for fact in side if _kind(fact, mixed) is kind) for side in pair.facts(*KINDS))
    return confront(a, b, partial(relate, pair))


def _kind(fact: Fact, mixed: bool) -> FactKind:
    """The kind that a quantity is compared as: where there are percentages (`mixed`), a fraction is one of them."""
    return FactKind.PERCENT if mixed and isinstance(fact.value, Quantity) and is_share(fact.value) else fact.kind


def relate(pair: Pair, a: Fact, b: Fact) -> Relation:
    """How two quantities of this pair relate; incomparable where they count different things.

    Limits of one kind are compared as the figures that they name: "up to 24%" against "up to 90%" are disjoint here,
    though 20 would be within both.
    """
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or _referent(pair, a, b) is False:
        return Relation.INCOMPARABLE
    found = relate_quantities(a.value, b.value)
    return Relation.DISJOINT if found is Relation.COMPATIBLE and _limits_apart(a.value, b.value) else found


def _limits_apart(a: Quantity, b: Quantity) -> bool:
    """Whether both are open on the same side, and their limits too far apart for one figure."""
    if a.high is None and b.high is None:
        limits = a.low, b.low
    elif a.low is None and b.low is None:
        limits = a.high, b.high
    else:
        return False
    if None in limits:
        return False
    size_a, size_b = _size(a), _size(b)
    return max(size_a, size_b) >= LIMITS * min(size_a, size_b)


def _disputed(pair: Pair, left: Confrontation, a: Fact, b: Fact, settings: Settings) -> bool:
    """Whether these two leftovers must count the same thing, and cannot.

    A shared referent says so; without one, both must be the only candidates of their kind. Unless one statement is
    the other retold, they must also be all that the statements have of their kind, be of one magnitude and no mere
    limits, and bare numbers must stand in statements that are very much alike.
    """
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    if relate(pair, a, b) is not Relation.DISJOINT:
        return False
    referent, again = _referent(pair, a, b), retold(pair, settings)
    if not again and (_told(pair, (a, b)) or _loose(a.value, b.value)):
        return False
    if relate_quantities(a.value, b.value) is not Relation.DISJOINT and not again:
        return False
    if referent is None:
        if not _only_candidates(pair, left, a, b) or _grammar(pair, a) or _grammar(pair, b):
            return False
        if is_share(a.value) is not is_share(b.value) and not again:
            return False  # "half" and "60 percent" of what nobody says
        alike = pair.link.similarity >= _needed(pair, a.value, settings)
        if _vague(a.value) or _vague(b.value) or not (again or _of_one_thing(pair, a, b)):
            return False
        return again or (alike and not left.shared and _comparable(a.value, b.value))
    if AGE in (a.value.of, b.value.of) and pair.link.similarity < settings.gate_far and not again:
        return False
    return referent and sum(_referent(pair, a, other) is True for other in left.left_b) == 1


def _of_one_thing(pair: Pair, a: Fact, b: Fact) -> bool:
    """Whether a word around the one figure is also around the other, in articles of one language.

    "The spot is costing the group $1 million" and "they have reserved $500,000 of airtime" name two sums. A pair that
    somebody brings is meant to be of one thing, and two languages share no words.
    """
    if pair.lone or pair.link.translated:
        return True
    return share_things(nearby(pair.link.a, a, pair.facts_a), nearby(pair.link.b, b, pair.facts_b))


def _told(pair: Pair, disputed: tuple[Fact, Fact]) -> bool:
    """Whether the other statement states one of the two figures as well, of whatever it states it."""
    for fact, against in (disputed, disputed[::-1]):
        others = pair.facts_b if fact in pair.facts_a else pair.facts_a
        if also_written(pair, fact, against) or any(_equal(fact, other) for other in others if other is not against):
            return True
    return False


def _equal(a: Fact, b: Fact) -> bool:
    """Whether both can be one quantity ("a dozen", "12"), whatever they count."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or _vague(a.value) or _vague(b.value):
        return False
    return relate_quantities(a.value, b.value) in (Relation.EQUAL, Relation.COMPATIBLE)


def _needed(pair: Pair, value: Quantity, settings: Settings) -> float:
    """The least cosine for a conflict of quantities that do not say what they count: a sum or a measure is rarely
    stated twice, but every second sentence has a number, or says how long something took."""
    if value.unit is None:
        return settings.gate_vague
    if value.seconds is None or pair.link.translated:
        return 0.0
    return settings.gate_deictic


def magnitude(value: Quantity) -> bool:
    """Whether the quantity is a mere limit ("more than 10,000"), or says little more than a magnitude."""
    return value.low is None or value.high is None or _vague(value)


def far_off(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities that can be one hardly are: a limit far from the other ("53", "more than 30"), or a mere
    magnitude."""
    if _vague(a) or _vague(b):
        return True
    sizes = sorted((_size(a), _size(b)))
    return None in (a.low, a.high, b.low, b.high) and sizes[1] >= LIMITS * sizes[0]


def _vague(value: Quantity) -> bool:
    """Whether the quantity says little more than a magnitude ("tens of millions")."""
    return (
        value.low is not None
        and value.high is not None
        and value.high > value.low > 0
        and value.high >= VAGUE * value.low
    )


def rounded(low: float, high: float) -> bool:
    """Whether one figure is the other with fewer digits, rounded or cut off: 43,000 and 43,350."""
    steps = [_step(low), _step(high)]
    if steps[0] == steps[1]:
        return False
    step, coarse, fine = max((steps[0], low, high), (steps[1], high, low))
    cut = step <= CUT * coarse and coarse <= fine < coarse + step
    return cut or abs(fine - coarse) < step / 2


def _step(value: float) -> float:
    """The place of a figure's last digit that is no zero: 1,000 for 43,000."""
    exponent = int(f"{value:.11e}".partition("e")[2])
    digits = len(f"{value:.11e}".partition("e")[0].replace(".", "").rstrip("0"))
    return float(10 ** (exponent - digits + 1))


def _loose(a: Quantity, b: Quantity) -> bool:
    """Whether one says little more than a magnitude that the other nearly has: "dozens", and "more than 200"."""
    for one, other in ((a, b), (b, a)):
        if _vague(one) and one.low is not None and one.high is not None:
            ends = [end for end in (other.low, other.high) if end is not None]
            return any(one.low / VAGUE <= end <= one.high * VAGUE for end in ends)
    return False


def _only_candidates(pair: Pair, left: Confrontation, a: Fact, b: Fact) -> bool:
    """Whether of what is left over, `a` can only be `b` and `b` only `a`."""
    rivals_a = [other for other in left.left_a if relate(pair, other, b) is not Relation.INCOMPARABLE]
    rivals_b = [other for other in left.left_b if relate(pair, a, other) is not Relation.INCOMPARABLE]
    return rivals_a == [a] and rivals_b == [b]


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Whether the two are of one magnitude, or differ by a scale alone (375 billion, 375 million)."""
    size_a, size_b = _size(a), _size(b)
    if not size_a or not size_b:
        return False
    ratio = max(size_a, size_b) / min(size_a, size_b)
    return ratio <= MAGNITUDE or math.isclose(math.log10(ratio) % 1, 0, abs_tol=1e-6)


def _size(value: Quantity) -> float:
    """Seconds of a duration, base units of a measure, else the figure itself."""
    size, scale = value.seconds or value.high or value.low or 0.0, scale_of(value.unit)
    return abs(size if scale is None else size * scale.factor)


def _referent(pair: Pair, a: Fact, b: Fact) -> bool | None:
    """Whether both count the same thing; None where one of them does not say."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return None
    return same_referent(a.value.of, b.value.of, same_language=not pair.link.translated)


def _grammar(pair: Pair, fact: Fact) -> bool:
    """Whether the number is a small one in words that counts nothing."""
    value = fact.value
    if not isinstance(value, Quantity) or value.of is not None or value.unit is not None:
        return False
    document = (pair.link.a if fact in pair.facts_a else pair.link.b).document
    written = document.text[fact.start : fact.end]
    return value.high is not None and value.high <= SMALL and not any(map(str.isdecimal, written))
