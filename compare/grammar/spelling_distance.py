"""How near two skeletons are: an edit distance that forgives what the scripts confuse anyway."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# What a pair of letters costs to exchange, 1 being any other pair: sounds that one script has no letter for.
_EXCHANGE = {
    frozenset(pair): cost
    for pair, cost in {
        "sš": 0.3,
        "gk": 0.35,
        "gh": 0.4,
        "hk": 0.4,
        "ag": 0.4,
        "ah": 0.4,
        "bf": 0.4,
        "dt": 0.5,
        "ds": 0.5,
        "st": 0.5,
        "gš": 0.5,
        "mn": 0.7,
    }.items()
}
# What a letter costs that only one side has: the initial vowel, breathings, the w of diphthongs.
_MISSING = {"a": 0.25, "h": 0.4, "f": 0.7}
# The t of ts and tš, the g of ng, the b of Psaki and the k of Knott are heard by one language and not by the other.
_HALF_HEARD = 0.35
_SHORTEST = 3


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """1 for equal skeletons, 0 for nothing in common, symmetric.

    Skeletons of fewer than three letters count as three long, lest one letter in two decide.
    """
    if a == b:
        return 1.0
    longest = max(len(a), len(b), _SHORTEST)
    # The plain distance is at most 4 times the weighted one, so a far pair needs no closer look.
    if Levenshtein.distance(a, b) * 0.25 >= longest:
        return 0.0
    return max(0.0, 1.0 - _distance(a, b) / longest)


def _distance(a: str, b: str) -> float:
    """The weighted Levenshtein distance."""
    above = [0.0]
    for j in range(len(b)):
        above.append(above[-1] + _missing(b, j))
    for i, x in enumerate(a):
        row = [above[0] + _missing(a, i)]
        for j, y in enumerate(b):
            exchange = 0.0 if x == y else _EXCHANGE.get(frozenset((x, y)), 1.0)
            row.append(min(above[j] + exchange, above[j + 1] + _missing(a, i), row[j] + _missing(b, j)))
        above = row
    return above[-1]


def _missing(word: str, index: int) -> float:
    """What it costs that the other side lacks this letter."""
    letter = word[index]
    if letter in _MISSING:
        return _MISSING[letter]
    if letter == "t" and word[index + 1 : index + 2] in ("s", "š"):
        return _HALF_HEARD
    if letter == "g" and word[index - 1 : index] == "n":
        return _HALF_HEARD
    return _HALF_HEARD if index == 0 and word.startswith(("bs", "kn")) else 1.0
