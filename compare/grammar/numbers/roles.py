"""What a phrase of the language data may do in a number expression."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, auto


class Role(IntEnum):
    """What a phrase may do in a number expression."""

    CARDINAL = auto()
    SCALE = auto()
    CONSTRUCT = auto()
    ONE = auto()
    DOUBTFUL = auto()
    ARTICLE = auto()
    JOINER = auto()
    FRACTION = auto()
    PART = auto()
    PLUS = auto()
    POINT = auto()
    MINUS = auto()
    BELOW_ZERO = auto()
    ORDINAL = auto()
    ORDINAL_PREFIX = auto()
    VAGUE = auto()
    SEVERAL = auto()
    EXCEPTION = auto()
    BEFORE = auto()
    AFTER = auto()
    HEDGED = auto()
    PLACE = auto()
    BETWEEN = auto()
    BETWEEN_AND = auto()
    FROM = auto()
    TO = auto()
    OR = auto()
    CHANGE = auto()
    RATIO = auto()
    PERCENT = auto()
    PERCENT_BEFORE = auto()
    POINTS = auto()
    CURRENCY = auto()
    DURATION = auto()
    ADJECTIVE = auto()
    MEASURE = auto()
    LEADING = auto()
    LASTING = auto()
    SINGLE = auto()
    LESSER = auto()
    TAIL = auto()
    AGE_BEFORE = auto()
    AGE_AFTER = auto()
    OF = auto()
    FILLER = auto()
    STOP = auto()
    DEFINITE = auto()
    LABEL = auto()
    YEAR_BEFORE = auto()
    YEAR_AFTER = auto()
    NUMBERED = auto()
    COUNTED = auto()
    HAPPENED = auto()
    TWO_COUNTED = auto()
    TWO_DURATIONS = auto()
    TWO_MEASURES = auto()
    TWO_CURRENCIES = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: its folded words, the key it stands under, and that key as an interval of values (nan if none).

    `size`: how many tokens it takes.
    """

    words: tuple[str, ...]
    name: str
    low: float = float("nan")
    high: float = float("nan")
    size: int = field(init=False)

    def __post_init__(self) -> None:
        """Kept, as it is asked for a hundred times a sentence."""
        object.__setattr__(self, "size", len(self.words))


VALUED = {
    Role.CARDINAL,
    Role.SCALE,
    Role.CONSTRUCT,
    Role.FRACTION,
    Role.PLUS,
    Role.ORDINAL,
    Role.VAGUE,
    Role.SEVERAL,
    Role.HEDGED,
    Role.TAIL,
}
"""The roles whose key is a number or an interval."""

STARTING = {
    Role.CARDINAL,
    Role.SCALE,
    Role.CONSTRUCT,
    Role.ONE,
    Role.ARTICLE,
    Role.FRACTION,
    Role.MINUS,
    Role.BELOW_ZERO,
    Role.ORDINAL,
    Role.ORDINAL_PREFIX,
    Role.VAGUE,
    Role.SEVERAL,
    Role.BEFORE,
    Role.BETWEEN,
    Role.FROM,
    Role.PERCENT_BEFORE,
    Role.CURRENCY,
    Role.DURATION,
    Role.MEASURE,
    Role.LEADING,
    Role.LASTING,
    Role.AGE_BEFORE,
    Role.LABEL,
    Role.NUMBERED,
    Role.TWO_COUNTED,
    Role.TWO_DURATIONS,
    Role.TWO_MEASURES,
    Role.TWO_CURRENCIES,
}
"""The roles with which a fact may begin."""
