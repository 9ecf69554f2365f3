"""Whether a yes and a no are said of one matter: predicates that correspond, and nothing that tells two apart."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import JaroWinkler

from compare.grammar.intervals import Relation, relate
from compare.grammar.name_relations import relate_names
from compare.grammar.polarity import DENIALS, content_words, same_word
from compare.grammar.polarity.opposites import CONFIRMING, IN_TURN, OF_ONE_NAME, OPPOSITES
from compare.judge.pair import Pair
from compare.judge.sides import Side, opposite, words_of
from compare.languages import codes, load
from compare.settings import Settings
from compare.types import FactKind, NameValue, Role, Span, StanceValue, Statement

_ACTORS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
_SAME_SPEAKER = 0.8
"""Jaro-Winkler similarity below which two speakers named in one language are two."""
_FEW_WORDS = 3
"""Up to this many content words besides the predicate, more than half must be shared."""
_SHARED_FEW, _SHARED, _SHARED_ECHO = 0.51, 0.34, 0.6
"""Least share of the shorter statement's content words that stands in the other, in one language; the last for a
predicate that no concept covers. Ten of eleven false alarms among 588 similar sentence pairs of reports on one event
came from looser ones."""


def same_matter(pair: Pair, a: Side, b: Side) -> bool:
    """Whether the predicates correspond and nothing shows that they are said of two matters."""
    same_language = a.statement.document.language == b.statement.document.language
    alike = a.value.predicate == b.value.predicate or (
        same_language and same_word(a.value.predicate, b.value.predicate)
    )
    if not (alike or opposite(a.value, b.value) or _denied_and_confirmed(a.value, b.value)):
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


def alike_enough(pair: Pair, settings: Settings) -> bool:
    """Whether two opposites in two languages can be said of one thing: "exports rose" and "imports fell" are not."""
    if not pair.link.translated:
        return True
    a, b = ({f.value.key for f in side if isinstance(f.value, NameValue)} for side in pair.facts(*_ACTORS))
    return bool(a & b) or pair.link.similarity >= settings.gate_bare


def _can_oppose(pair: Pair, a: Side, b: Side) -> bool:
    """Whether two opposites that may both be true, of two sides or in turn, are said of one name or of one day."""
    both = frozenset((a.value.predicate, b.value.predicate))
    if both in IN_TURN:
        days_a, days_b = pair.facts(FactKind.DATE)
        return any(relate(x.value, y.value) is Relation.EQUAL for x in days_a for y in days_b)
    if both in OF_ONE_NAME:
        names = [{f.value.key for f in side if isinstance(f.value, NameValue)} for side in pair.facts(*_ACTORS)]
        return len(names[0]) == 1 and names[0] == names[1]
    return True


def _holds_both(pair: Pair, a: Side, b: Side) -> bool:
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


def _words_shared(pair: Pair, a: Side, b: Side) -> bool:
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
    if opposite(a.value, b.value):
        return shared >= _SHARED_FEW
    return shared >= (_SHARED_FEW if len(short) <= _FEW_WORDS else _SHARED)


@cache
def known_predicates() -> frozenset[str]:
    """The predicates that the language data know, and those that denials leave open."""
    known = (load(code).polarity for code in codes())
    return frozenset((*DENIALS.values(), *(concept for one in known for concept in (*one.verbs, *one.nouns))))


def _around(pair: Pair, side: Side) -> str:
    """The statement without dates and without the cue and the predicate: the first word of the stance, and of a
    negative one the last. The last word of a claim may be its object ("released the journalist")."""
    words = list(re.finditer(r"\S+", words_of(side)))
    ends = (words[0], words[-1]) if side.value.negative else (words[0],)
    edges = [Span(side.fact.start + m.start(), side.fact.start + m.end()) for m in ends]
    facts = pair.facts_a if side.statement is pair.link.a else pair.facts_b
    edges.extend(Span(fact.start, fact.end) for fact in facts if fact.kind is FactKind.DATE)
    text, start = list(side.statement.text), side.statement.start
    for edge in edges:
        text[edge.start - start : edge.end - start] = " " * (edge.end - edge.start)
    return "".join(text)


def days_apart(pair: Pair) -> bool:
    """Whether both statements name days and no day of one can be one of the other."""
    a, b = pair.facts(FactKind.DATE)
    return bool(a and b) and all(relate(x.value, y.value) is Relation.DISJOINT for x in a for y in b)


def two_voices(no: Side, yes: Side) -> bool:
    """Whether the yes and the no are two people's words, which both articles may report alike."""
    a, b = no.statement, yes.statement
    if a.speaker and b.speaker and a.document.language == b.document.language:
        return JaroWinkler.similarity(a.speaker.casefold(), b.speaker.casefold()) < _SAME_SPEAKER
    if no.value.predicate in CONFIRMING and no.value.certainty == "fact" and a.speaker != b.speaker:
        # "We have confirmed it", says one, and another, who writes, has not.
        return not _names_speaker(a, b) and not _names_speaker(b, a)
    # What one person denies, another may say: only a report in the article's own voice, or of a confirmation,
    # contradicts a denial.
    own = b.role is Role.NARRATION or yes.value.predicate in ("claim", "possibility", "confirm")
    return no.value.certainty == "denied" and not own and b.speaker != a.speaker


def _names_speaker(reported: Statement, other: Statement) -> bool:
    """Whether all words for the speaker of one statement, if it has one, stand in the other."""
    language = load(other.document.language)
    speaker, words = content_words(reported.speaker or "", language), content_words(other.text, language)
    return bool(speaker) and all(any(same_word(word, one) for one in words) for word in speaker)
