"""Which statements of a document state something about the world that others could check.

A statement is passed over if it asks, greets, calls for something, promises or foresees without a day, only values or
hopes, is only about the speaker, or names nothing that could be looked up. What somebody else is reported to have said
is a fact of its own, whatever it was: somebody said it, or did not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from compare.grammar.intervals import unresolved
from compare.grammar.polarity import foresees
from compare.grammar.polarity.lexicon import Phrases, conjunctions
from compare.grammar.polarity.words import Word, words_of
from compare.grammar.quotes import quotations
from compare.languages import Language, load
from compare.types import Article, DateValue, Fact, FactKind, NameValue, Quantity, Role, Span, StanceValue, Statement

NAMED = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
QUESTION = ("?", "؟", "？")
CLOSING = " \t\n\"'”’»)]›」』"
LEAST_WORDS = 4
"""Words of the shortest statement, where words are parted by spaces; four characters elsewhere."""
OPENING = 2
"""Words within which a greeting begins."""
OPEN = ("planned", "possible", "conditional")


class Reason(StrEnum):
    """Why a statement is not checkable."""

    SHORT = "short"
    QUESTION = "question"
    GREETING = "greeting"
    CALL = "call"
    PROMISE = "promise"
    FORECAST = "forecast"
    OPINION = "opinion"
    SPEAKER = "speaker"
    NO_FACT = "no_fact"


def checkable(article: Article) -> tuple[int, ...]:
    """The numbers of the statements that can be checked, in reading order."""
    return tuple(at for at in range(len(article.statements)) if why_not(article, at) is None)


def why_not(article: Article, at: int) -> Reason | None:
    """Why statement `at` cannot be checked; None if it can."""
    sign = _read(article, at)
    if sign.words < LEAST_WORDS:
        return Reason.SHORT
    if article.statements[at].text.rstrip(CLOSING).endswith(QUESTION):
        return Reason.QUESTION
    if sign.greets and not sign.counts:
        return Reason.GREETING
    if sign.attributed:
        return None
    if sign.calls:
        return Reason.CALL
    if sign.values and not sign.figures:
        return Reason.OPINION
    if sign.open and sign.own:
        return Reason.PROMISE
    if sign.open and not (sign.figures or sign.acts):
        return Reason.FORECAST
    if sign.named or sign.figures:
        return None
    if sign.own:
        return Reason.SPEAKER
    return None if sign.acts else Reason.NO_FACT


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a statement shows.

    Args:
        words: how many there are.
        greets, calls, values: whether it has such a word outside names.
        own: whether it speaks of the speaker, alone or among others.
        attributed: whether it passes on what another person said.
        open: whether it says what may be, will be, or would be if.
        named, figures, counts, dated, acts: whether it has a name, a figure or day, a figure, a day, and an act that
            happened.
    """

    words: int
    greets: bool
    calls: bool
    values: bool
    own: bool
    attributed: bool
    open: bool
    named: bool
    figures: bool
    counts: bool
    dated: bool
    acts: bool


def _read(article: Article, at: int) -> _Signs:
    statement, facts = article.statements[at], article.facts[at]
    language = load(article.document.language)
    words, lists = words_of(statement.text, language), _lists(language.code)
    names = [fact for fact in facts if fact.kind in NAMED]
    said = [piece for quote in article.quotes for piece in quote.content]
    cited = _cited(statement, language) if statement.role is not Role.QUOTATION else []
    skipped = {i for i, w in enumerate(words) if _within(w, statement.start, [*_spans(names), *cited])}
    dated = any(isinstance(fact.value, DateValue) and not unresolved(fact.value) for fact in facts)
    stances = [(fact, fact.value) for fact in facts if isinstance(fact.value, StanceValue)]
    meant = [value for fact, value in stances if not any(span.overlaps(Span(fact.start, fact.end)) for span in cited)]
    acts = any(value.certainty == "fact" for value in meant)
    counts = any(_counts(fact, statement.document.text) for fact in facts)
    own = [i for i in range(len(words)) if i not in skipped and lists.own.at(words, i)]
    return _Signs(
        words=len(words),
        greets=lists.hit(lists.greetings, words, range(OPENING + 1, len(words))),
        calls=lists.hit(lists.calls, words, skipped),
        values=lists.hit(lists.opinions, words, skipped),
        own=bool(own),
        attributed=statement.role is Role.REPORTED and all(_within(words[i], statement.start, said) for i in own),
        open=any(v.certainty in OPEN for v in meant) or (not stances and foresees(statement.text, language)),
        named=any(isinstance(f.value, NameValue) and f.value.role != "adjective" for f in names)
        or (language.names.capitals == "names" and any(w.capital and not lists.own.at((w,), 0) for w in words[1:])),
        figures=dated or counts,
        counts=counts,
        dated=dated,
        acts=acts,
    )


def _cited(statement: Statement, language: Language) -> list[Span]:
    """What stands in quotation marks, and is not in the statement's own voice."""
    found = quotations(statement.text, clitics=frozenset(language.sentences.clitics)).every
    return [Span(statement.start + span.start, statement.start + span.end) for span in found]


def _spans(facts: Sequence[Fact]) -> list[Span]:
    return [Span(fact.start, fact.end) for fact in facts]


def _within(word: Word, start: int, spans: Sequence[Span]) -> bool:
    own = Span(word.start + start, word.end + start)
    return any(own.overlaps(span) for span in spans)


def _counts(fact: Fact, text: str) -> bool:
    """Whether a fact is a figure that somebody could look up: "one" of them, or "two" of nothing, is grammar."""
    value = fact.value
    if not isinstance(value, Quantity):
        return False
    written = any(map(str.isdecimal, text[fact.start : fact.end]))
    return written or value.unit is not None or (value.of is not None and value.high != 1)


@dataclass(frozen=True, slots=True)
class _Lists:
    """A language's `[checkable]`, ready for look-up."""

    greetings: Phrases
    opinions: Phrases
    own: Phrases
    calls: Phrases

    def hit(self, phrases: Phrases, words: tuple[Word, ...], without: Collection[int]) -> bool:
        """Whether any of the phrases begins at a word, those of `without` left out."""
        return any(i not in without and phrases.at(words, i) is not None for i in range(len(words)))


@cache
def _lists(code: str) -> _Lists:
    language: Language = load(code)
    data = language.checkable
    phrases = partial(Phrases.listed, language=language, fronts=conjunctions(language))
    return _Lists(
        greetings=phrases(data.greetings),
        opinions=phrases(data.opinions),
        own=phrases((*data.speaker, *data.speakers)),
        calls=phrases(data.calls),
    )
