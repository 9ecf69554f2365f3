"""What is counted: the concept, or the noun as written, around a number."""

from __future__ import annotations

from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.tokens import Kind, Reading

PERSONS = frozenset({"person", "man"})
"""Concepts so general that what happened to them is what is counted: "12 people were killed" counts deaths."""

_NOUN_REACH = 4  # words after a number among which its noun is looked for: "12 heavily armed Russian soldiers"
_NOUN_FIRST_REACH = 2  # the same where adjectives follow their noun
_EVENT_AFTER = 6  # words after a number among which its verb is looked for: "12 people are said to have been killed"
_EVENT_BEFORE = 3  # words between verb and number: "killed at least another 12"
_FAR_BEFORE = 6  # the same where no noun follows: "the death toll of the attack has risen to 57"
_NOUN_BEFORE = 2  # words between a noun and the number that follows it: "troops: 5,000"


def counted(reading: Reading, start: int, end: int) -> str | None:
    """What the number in tokens `start` to before `end` counts.

    Returns:
        A concept of `[numbers.counted]` or `[numbers.happened]`, else the noun as written, lower case, else None.
    """
    concept, noun = noun_after(reading, end)
    if concept is None or concept in PERSONS:
        reach = _EVENT_BEFORE if concept or noun else _FAR_BEFORE
        event = _event_after(reading, end) or _back(reading, start, reach, Role.HAPPENED)
        if event:
            return event
    if start > 0 and concept is None and (before := noun_before(reading, start)) and reading.lexicon.data.noun_first:
        return before  # "شخص واحد"
    if concept or (noun and (looks_counted(reading, noun) or reading.hyphen(end))):
        return concept or noun
    return _back(reading, start, _NOUN_BEFORE, Role.COUNTED)


def noun_after(reading: Reading, end: int, *, of: bool = True) -> tuple[str | None, str | None]:
    """The concept after a number, if there is one, and the first noun-like word, as written.

    `of`: whether a particle may stand between them ("hundreds of people").
    """
    roles = (Role.OF, Role.DEFINITE, Role.FILLER) if of else (Role.FILLER,)
    at = reading.skip(end + reading.hyphen(end), *roles)
    while reading.tokens[at].raw == "'":
        at = reading.skip(at + 1, Role.OF, Role.DEFINITE)
    first: str | None = None
    reach = _NOUN_FIRST_REACH if reading.lexicon.data.noun_first else _NOUN_REACH
    for position in range(at, at + reach):
        if phrase := reading.match(Role.COUNTED, position):
            return phrase.name, first
        token = reading.tokens[position]
        if token.raw == "-" and token.glued:
            continue
        if token.kind is not Kind.WORD or _stops(reading, position):
            break
        if reading.match_any(position, Role.HAPPENED):
            break
        if reading.match(Role.ORDINAL, position):
            continue
        if len(token.raw) > 1 and (first is None or (not _plural(reading, first) and _plural(reading, token.raw))):
            first = reading.printed(position).lower()
    return None, first


def _plural(reading: Reading, word: str) -> bool:
    """Whether a word has the ending of a plural; where plurals have none, every word counts as one."""
    endings = reading.lexicon.data.plural_endings
    return not endings or word.endswith(endings)


def looks_counted(reading: Reading, noun: str | None) -> bool:
    """Whether this can be the noun after a number above one."""
    return noun is not None and _plural(reading, noun)


def noun_before(reading: Reading, start: int) -> str | None:
    """The concept right before a number or an ordinal ("الجولة الثالثة")."""
    for size in (1, 2):
        phrase = reading.match(Role.COUNTED, start - size) if start >= size else None
        if phrase and phrase.size == size:
            return phrase.name
    return None


def _stops(reading: Reading, at: int) -> bool:
    """Whether the noun phrase after a number cannot go on at this token."""
    roles = (Role.STOP, Role.JOINER, Role.CARDINAL, Role.SCALE, Role.BEFORE, Role.OR, Role.TO, Role.DURATION)
    return reading.match_any(at, *roles) is not None


def _event_after(reading: Reading, end: int) -> str | None:
    """What happened, said after the number in the same clause."""
    reach = _EVENT_AFTER * (2 if reading.lexicon.data.words.positional else 1)  # there a token is a character
    for at in range(end, end + reach):
        token = reading.tokens[at]
        if phrase := reading.match(Role.HAPPENED, at):
            return phrase.name
        if token.kind is not Kind.WORD or reading.match_any(at, Role.JOINER, Role.CARDINAL):
            break
    return None


def _back(reading: Reading, start: int, reach: int, role: Role) -> str | None:
    """The nearest phrase of this role before the number in the same clause."""
    for at in range(start - 1, max(start - 1 - reach, -1), -1):
        token = reading.tokens[at]
        if token.kind in (Kind.NUMBER, Kind.GAP) or token.raw in {".", ";", "!", "?", "؟", "؛", "。"}:
            return None
        if phrase := reading.match(role, at):
            return phrase.name
    return None
