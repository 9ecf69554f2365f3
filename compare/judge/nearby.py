"""What stands around a figure or a day: the words that tell what it is of, where no grammar does.

"A 47-page indictment" and "in a 48-page indictment" tell of one thing, however little else of the two sentences is
alike. Names of persons and places do not count, nor do other figures: they say who and where, not what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.grammar.polarity import content_words, same_word
from compare.languages import load
from compare.languages.shared.folding import fold
from compare.types import Fact, FactKind, Statement

REACH = 7
"""Words on either side of a value that can tell what it is of."""
CLOSE = 4
"""Words before a day among which that stands which happened on it."""
FRONT = 4
"""Letters that two forms of one word share at the front."""
APART = (
    FactKind.PERSON,
    FactKind.PLACE,
    FactKind.DATE,
    FactKind.NUMBER,
    FactKind.MONEY,
    FactKind.PERCENT,
    FactKind.DURATION,
)
"""Kinds of facts whose words tell nothing of what another value is of."""
_CLAUSE = re.compile(r"[.,;:!?…()،؛؟。，；：！？—–]")


@dataclass(frozen=True, slots=True)
class Nearby:
    """The words around a value.

    Args:
        words: those that carry matter, within reach on either side.
        things: those of them that are no names, where a capital letter shows that; all in a headline.
        governor: the last such word before it in its clause, close by: "published" of "published earlier on Saturday".
        next: the first two such words close behind it: "page", "indictment" of "47-page indictment".
    """

    words: frozenset[str]
    things: frozenset[str]
    governor: str | None
    next: tuple[str, ...]


@lru_cache(maxsize=4096)
def nearby(statement: Statement, fact: Fact, facts: tuple[Fact, ...]) -> Nearby:
    """What stands around a fact of a statement, whose facts are all given."""
    text = list(statement.text)
    for other in facts:
        if other.kind in APART:
            first, last = other.start - statement.start, other.end - statement.start
            text[first:last] = " " * (last - first)
    left, right = "".join(text[: fact.start - statement.start]), "".join(text[fact.end - statement.start :])
    language = load(statement.document.language)
    around = (*left.split()[-REACH:], ".", *right.split()[:REACH])
    words = content_words(" ".join(around), language)
    marked = language.names.capitals == "names" and not statement.headline
    plain = [word for word in around if not (marked and word[0].isupper())]
    clause = _CLAUSE.split(left)[-1].split()[-CLOSE:]
    times = {fold(word) for word in (*language.dates.earlier, *language.dates.later)}
    close = [word for word in content_words(" ".join(clause), language) if word not in times]
    behind = content_words(" ".join(right.split()[:CLOSE]), language)
    things = content_words(" ".join(plain), language)
    return Nearby(frozenset(words), frozenset(things), close[-1] if close else None, behind[:2])


def shared(a: Nearby, b: Nearby) -> int:
    """How many words around one value also stand around the other; forms of one word are one."""
    return _shared(a.words, b.words)


def share_things(a: Nearby, b: Nearby) -> bool:
    """Whether any word that is no name stands around both values."""
    return _shared(a.things, b.things) > 0


def _shared(a: frozenset[str], b: frozenset[str]) -> int:
    # forms of one word begin alike, and mostly no two words do
    if {word[:FRONT] for word in a}.isdisjoint(word[:FRONT] for word in b):
        return 0
    return sum(any(same_word(word, other) for other in b) for word in a)


def one_phrase(a: Nearby, b: Nearby) -> bool:
    """Whether the two words behind one value stand behind the other as well."""
    pairs = zip(a.next, b.next, strict=False)
    return len(a.next) == len(b.next) == 2 and all(same_word(one, other) for one, other in pairs)


def one_act(a: Nearby, b: Nearby) -> bool:
    """Whether one word governs both values, and is none that only says that somebody spoke."""
    return a.governor is not None and b.governor is not None and same_word(a.governor, b.governor)
