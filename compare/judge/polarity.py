"""Rules `not-yet-done` and `polarity-flip`: one statement negates, denies or reverses what the other claims.

Both need a predicate that corresponds: a concept that all languages share, or one word of one language. Names,
dates and, within one language, the other words must leave it possible that both speak of one matter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz.distance import JaroWinkler

from compare.grammar.intervals import Relation, relate
from compare.grammar.name_relations import relate_names
from compare.grammar.polarity import DENIALS, content_words, echo, same_word
from compare.grammar.polarity.opposites import CONFIRMING, IN_TURN, OF_ONE_NAME, OPPOSITES
from compare.judge.pair import Pair, within_quotes
from compare.languages import codes, load
from compare.settings import Settings
from compare.types import (
    DateValue,
    DisputeKind,
    Fact,
    FactKind,
    Label,
    NameValue,
    Role,
    Span,
    StanceValue,
    Statement,
    Verdict,
)

NOT_YET_DONE = "not-yet-done"
POLARITY_FLIP = "polarity-flip"

_ACTORS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
_SAME_SPEAKER = 0.8
"""Jaro-Winkler similarity below which two speakers named in one language are two."""
_FEW_WORDS = 3
"""Up to this many content words besides the predicate, more than half must be shared."""
_SHARED_FEW, _SHARED = 0.51, 0.34
"""Least share of the shorter statement's content words that stands in the other, in one language."""
_ECHO_WORDS, _ECHO_LETTERS, _SHARED_ECHO = 2, 5, 0.6
"""For a predicate that no concept covers: the words of the negation at most, the letters of the predicate at least
("not here" against "here" is no dispute), and the share of content words. Ten of eleven false alarms among 588 similar
sentence pairs of reports on one event came from looser ones."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One statement's stance with its value, and the statement."""

    fact: Fact
    value: StanceValue
    statement: Statement


def not_yet_done(pair: Pair, settings: Settings) -> Verdict | None:
    """UPDATES if one says "not yet" of what the other reports as done; CONFLICTS if "not yet" is the later word.

    Where the dates do not tell the order, the wording does, and the explanation says so.
    """
    for pending, done in _opposed(pair):
        if _wording_of_quotes(pair, pending, done):
            continue
        if not (pending.value.not_yet and _claims(done.value)) or not _one_matter(pair, pending, done):
            continue
        before, after = _moment(pair, pending), _moment(pair, done)
        first, last = _words(pending), _words(done)
        if before is not None and after is not None and before > after:
            text = f"Not yet (“{first}”), says the later article; already done (“{last}”), says the earlier one."
            return _verdict(pair, pending, done, Label.CONFLICTS, NOT_YET_DONE, text)
        known = before is not None and after is not None and before < after
        text = f"First not yet (“{first}”), then done (“{last}”){'.' if known else '; order inferred from wording.'}"
        return _verdict(pair, pending, done, Label.UPDATES, NOT_YET_DONE, text)
    return None


def polarity_flip(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if one affirms what the other negates, denies or contradicts with an opposite; else None."""
    for no, yes in _opposed(pair):
        if _wording_of_quotes(pair, no, yes):
            continue
        if no.value.not_yet or not (_negates(no.value, yes.value) or _opposite(no.value, yes.value)):
            continue
        if _one_matter(pair, no, yes) and not _days_apart(pair) and not _two_voices(no, yes):
            if _opposite(no.value, yes.value) and not _alike_enough(pair, settings):
                continue
            text = f"“{_words(no)}” against “{_words(yes)}”: one says no, the other yes."
            if not _opposite(no.value, yes.value):
                return _verdict(pair, no, yes, Label.CONFLICTS, POLARITY_FLIP, text)
            text = f"“{_words(no)}” against “{_words(yes)}”: not both can be so."
            return replace(_verdict(pair, no, yes, Label.CONFLICTS, POLARITY_FLIP, text), kind=DisputeKind.CONTENT)
    return None


def _wording_of_quotes(pair: Pair, no: _Side, yes: _Side) -> bool:
    """Whether both are words of direct quotations in one language: what differs there, `quote-drift` looks at."""
    if no.statement.document.language != yes.statement.document.language:
        return False
    return within_quotes(pair, no.fact) and within_quotes(pair, yes.fact)


def _opposed(pair: Pair) -> Iterator[tuple[_Side, _Side]]:
    """Each stance of either side with each of the other, and with an echo of its word where there is none."""
    a, b = _sides(pair.facts_a, pair.link.a), _sides(pair.facts_b, pair.link.b)
    for mine, theirs, other in ((a, b, pair.link.b), (b, a, pair.link.a)):
        for no in mine:
            if sum(same.value.predicate == no.value.predicate for same in mine) > 1:
                continue  # "did not sign the treaty but signed the protocol": which of them the other means is open
            yield from ((no, yes) for yes in theirs)
            if no.value.negative and no.value.certainty == "fact" and (found := _echo(no, theirs, other)):
                yield no, found


def _sides(facts: Sequence[Fact], statement: Statement) -> list[_Side]:
    return [_Side(fact, fact.value, statement) for fact in facts if isinstance(fact.value, StanceValue)]


def _echo(no: _Side, theirs: Sequence[_Side], other: Statement) -> _Side | None:
    """The plain claim of a word that no concept covers, in the other statement of the same language."""
    language = no.statement.document.language
    predicate = no.value.predicate
    if len(_words(no).split()) > _ECHO_WORDS or len(predicate) < _ECHO_LETTERS:
        return None
    if language != other.document.language or any(same_word(predicate, side.value.predicate) for side in theirs):
        return None
    found = echo(other.text, load(language), predicate)
    if found is None or not isinstance(found.value, StanceValue):
        return None
    return _Side(found.shifted(other.start), found.value, other)


def _claims(value: StanceValue) -> bool:
    return not value.negative and value.certainty == "fact"


def _negates(no: StanceValue, yes: StanceValue) -> bool:
    """Whether one negates or denies what the other claims, or plans; or rules out what the other leaves open."""
    if not no.negative or yes.negative:
        return False
    if no.certainty == "denied":
        return yes.certainty == "fact" or (yes.predicate == "possibility" and yes.certainty == "possible")
    return no.certainty == yes.certainty and no.certainty in ("fact", "planned")


def _opposite(a: StanceValue, b: StanceValue) -> bool:
    return _claims(a) and _claims(b) and frozenset((a.predicate, b.predicate)) in OPPOSITES


def _one_matter(pair: Pair, a: _Side, b: _Side) -> bool:
    """Whether the predicates correspond and nothing shows that they are said of two matters."""
    same_language = a.statement.document.language == b.statement.document.language
    alike = a.value.predicate == b.value.predicate or (
        same_language and same_word(a.value.predicate, b.value.predicate)
    )
    if not (alike or _opposite(a.value, b.value) or _denied_and_confirmed(a.value, b.value)):
        return False
    if not alike and (_holds_both(pair, a, b) or not _can_oppose(pair, a, b)):
        return False
    if _names_apart(pair):
        return False
    return not same_language or _words_shared(pair, a, b)


def _denied_and_confirmed(a: StanceValue, b: StanceValue) -> bool:
    """Whether one denies, and does not say what, and the other confirms or admits."""
    denied, other = (a, b) if a.certainty == "denied" else (b, a)
    return denied.certainty == "denied" and denied.predicate == "claim" and other.predicate in CONFIRMING


def _alike_enough(pair: Pair, settings: Settings) -> bool:
    """Whether two opposites in two languages can be said of one thing: "exports rose" and "imports fell" are not."""
    if pair.link.a.document.language == pair.link.b.document.language:
        return True
    a, b = ({f.value.key for f in side if isinstance(f.value, NameValue)} for side in pair.facts(*_ACTORS))
    return bool(a & b) or pair.link.similarity >= settings.gate_bare


def _can_oppose(pair: Pair, a: _Side, b: _Side) -> bool:
    """Whether two opposites that may both be true, of two sides or in turn, are said of one name or of one day."""
    both = frozenset((a.value.predicate, b.value.predicate))
    if both in IN_TURN:
        days_a, days_b = pair.facts(FactKind.DATE)
        return any(relate(x.value, y.value) is Relation.EQUAL for x in days_a for y in days_b)
    if both in OF_ONE_NAME:
        names = [{f.value.key for f in side if isinstance(f.value, NameValue)} for side in pair.facts(*_ACTORS)]
        return len(names[0]) == 1 and names[0] == names[1]
    return True


def _holds_both(pair: Pair, a: _Side, b: _Side) -> bool:
    """Whether either statement claims both of two opposites: "signed the bill that parliament had rejected"."""
    wanted = {a.value.predicate, b.value.predicate}
    if wanted not in OPPOSITES:
        return False
    return any(
        len(wanted & {f.value.predicate for f in facts if isinstance(f.value, StanceValue)}) > 1
        for facts in (pair.facts_a, pair.facts_b)
    )


def _names_apart(pair: Pair) -> bool:
    """Whether both statements have names of one kind, and every one of either is another than all of the other's."""
    for kind in _ACTORS:
        a, b = ([f.value for f in side if isinstance(f.value, NameValue)] for side in pair.facts(kind))
        if a and b and all(relate_names(kind, x, y) is Relation.DISJOINT for x in a for y in b):
            return True
    return False


def _words_shared(pair: Pair, a: _Side, b: _Side) -> bool:
    """Whether two statements of one language share enough words besides the predicate."""
    language = load(a.statement.document.language)
    left, right = (
        [
            w
            for w in dict.fromkeys(content_words(_around(pair, side), language))
            if not same_word(w, side.value.predicate)
        ]
        for side in (a, b)
    )
    short, long = sorted((left, right), key=len)
    if not short:
        return False
    shared = sum(any(same_word(word, other) for other in long) for word in short) / len(short)
    if a.value.predicate not in known_predicates():
        return shared >= _SHARED_ECHO
    if _opposite(a.value, b.value):
        return shared >= _SHARED_FEW
    return shared >= (_SHARED_FEW if len(short) <= _FEW_WORDS else _SHARED)


@cache
def known_predicates() -> frozenset[str]:
    """The predicates that the language data know, and those that denials leave open."""
    known = (load(code).polarity for code in codes())
    return frozenset((*DENIALS.values(), *(concept for one in known for concept in (*one.verbs, *one.nouns))))


def _around(pair: Pair, side: _Side) -> str:
    """The statement without dates and without the cue and the predicate: the first word of the stance, and of a
    negative one the last. The last word of a claim may be its object ("released the journalist")."""
    words = list(re.finditer(r"\S+", _words(side)))
    ends = (words[0], words[-1]) if side.value.negative else (words[0],)
    edges = [Span(side.fact.start + m.start(), side.fact.start + m.end()) for m in ends]
    facts = pair.facts_a if side.statement is pair.link.a else pair.facts_b
    edges.extend(Span(fact.start, fact.end) for fact in facts if fact.kind is FactKind.DATE)
    text, start = list(side.statement.text), side.statement.start
    for edge in edges:
        text[edge.start - start : edge.end - start] = " " * (edge.end - edge.start)
    return "".join(text)


def _days_apart(pair: Pair) -> bool:
    """Whether both statements name days and no day of one can be one of the other."""
    a, b = pair.facts(FactKind.DATE)
    return bool(a and b) and all(relate(x.value, y.value) is Relation.DISJOINT for x in a for y in b)


def _two_voices(no: _Side, yes: _Side) -> bool:
    """Whether the yes and the no are two people's words, which both articles may report alike."""
    a, b = no.statement, yes.statement
    if a.speaker and b.speaker and a.document.language == b.document.language:
        return JaroWinkler.similarity(a.speaker.casefold(), b.speaker.casefold()) < _SAME_SPEAKER
    # What one person denies, another may say: only a report in the article's own voice, or of a confirmation,
    # contradicts a denial.
    own = b.role is Role.NARRATION or yes.value.predicate in ("claim", "possibility", "confirm")
    return no.value.certainty == "denied" and not own and b.speaker != a.speaker


def _moment(pair: Pair, side: _Side) -> dt.date | None:
    """When a stance held: on the one past day that the statement names, else when the article appeared."""
    published = side.statement.document.published
    facts = pair.facts_a if side.statement is pair.link.a else pair.facts_b
    days = [fact.value.last or fact.value.first for fact in facts if isinstance(fact.value, DateValue)]
    day = days[0] if len(days) == 1 else None
    if isinstance(day, dt.date) and (published is None or day <= published):
        return day
    return published


def _words(side: _Side) -> str:
    start = side.statement.start
    return side.statement.text[side.fact.start - start : side.fact.end - start]


def _verdict(pair: Pair, one: _Side, other: _Side, label: Label, rule: str, explanation: str) -> Verdict:
    a, b = (one, other) if one.statement is pair.link.a else (other, one)
    return Verdict(
        alignment=pair.link,
        label=label,
        kind=DisputeKind.POLARITY,
        rule=rule,
        explanation=explanation,
        facts_a=(a.fact,),
        facts_b=(b.fact,),
        marks_a=(Span(a.fact.start, a.fact.end),),
        marks_b=(Span(b.fact.start, b.fact.end),),
    )
