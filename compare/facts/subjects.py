"""Whose a verb of saying is, and whom it was said to."""

from __future__ import annotations

from compare.facts.cues import Cue
from compare.facts.noun_phrases import apposed_before, phrase_after, phrase_before
from compare.facts.quote_line import Line
from compare.facts.quote_words import Match
from compare.types import FactKind, Span

# The most words of a subject behind its verb that holds neither a name nor an office.
_SHORT_SUBJECT = 4
# The most words of a subject that stands before the verb where verbs come first.
_LONGEST_FRONTED = 5
# How far behind its verb a subject may stand, with an addressee or adverbials between.
_FURTHEST = 8


def subject_of(line: Line, cue: Cue, floor: int) -> range:
    """The tokens of a verb's subject; empty where it has none of its own."""
    order = line.language.speakers.order
    if order == "final":
        return leading(line, cue, floor)
    pronoun = line.words.pronouns.at(line.tokens, cue.first)
    if pronoun and cue.end - cue.first > 1:
        return range(cue.first, cue.first + 1)
    if cue.gap and (within := phrase_after(line, cue.front)):
        left = phrase_before(line, cue.first)
        return left if left and left.start >= floor else within
    left, right = phrase_before(line, cue.first), phrase_after(line, cue.end)
    left = range(max(left.start, floor), left.stop)
    if order == "first":
        back = _skip_back(line, cue.first)
        if line.words.pronouns.at(line.tokens, back - 1):
            return range(0)
        if line.words.stops.at(line.tokens, cue.end - 1) and cue.end - cue.first > 1:
            right = range(0)
        relative = line.words.relatives.before(line.tokens, back)
        past = line.words.auxiliaries.before(line.tokens, cue.first)
        if relative or (past and left):
            return _named_part(line, left)
        opened = left and _opens(line, left.start - 1)
        fronted = opened or (left.start == 0 and 0 < len(left) <= _LONGEST_FRONTED)
        return left if fronted and not line.words.stops.at(line.tokens, left.start) else right
    if left:
        return left
    back = _skip_back(line, cue.first)
    if _conjoined(line, back):
        return range(0)
    inverted = right and (line.barrier(right.stop) or line.words.stops.at(line.tokens, right.stop))
    if inverted and _speaks(line, right):
        return right
    if apposed := apposed_before(line, cue.first):
        return apposed
    return _further(line, cue) if not right else right if back == 0 or not cue.telling else range(0)


def _further(line: Line, cue: Cue) -> range:
    """The subject behind a verb that follows a quotation, and behind addressee and adverbials of that verb."""
    back = _skip_back(line, cue.first)
    if back == 0 or not line.barrier(back - 1):
        return range(0)
    for k in range(cue.end, min(len(line.tokens), cue.end + _FURTHEST)):
        if line.barrier(k) or k in line.cues or _opens(line, k + 1):
            break
        if (line.person_at(k) > k or line.words.roles.at(line.tokens, k)) and not _governed(line, k):
            return phrase_after(line, k)
    return range(0)


def _governed(line: Line, k: int) -> bool:
    """Whether a preposition stands before the name or title that begins with token `k`."""
    words, tokens = line.words, line.tokens
    before = k - 1
    named = {token for first, (end, _) in line.names.items() for token in range(first, end)}
    while before > 0 and not line.barrier(before) and before not in named:
        article = words.articles.at(tokens, before) and not words.stops.at(tokens, before)
        if not (tokens[before].capital or article):
            break
        before -= 1
    if words.audience.at(tokens, before):
        return False
    return bool(words.stops.at(tokens, before) or words.links.at(tokens, before))


def _speaks(line: Line, tokens: range) -> bool:
    """Whether words behind a verb look like its subject rather than like what is said."""
    known = any(k in line.names or line.words.roles.at(line.tokens, k) for k in tokens)
    return known or len(tokens) <= _SHORT_SUBJECT


def _named_part(line: Line, tokens: range) -> range:
    """The last person in a long stretch of words, with what follows of it."""
    first = max((k for k in line.names if k in tokens and line.names[k][1].kind == FactKind.PERSON), default=None)
    return tokens if first is None or len(tokens) <= _LONGEST_FRONTED else range(first, tokens.stop)


def _skip_back(line: Line, i: int) -> int:
    while match := line.words.auxiliaries.before(line.tokens, i):
        i = match.first
    return i


def _opens(line: Line, i: int) -> bool:
    """Whether a clause begins behind token `i`."""
    match: Match | None = line.words.that.before(line.tokens, i + 1) or line.words.breaks.before(line.tokens, i + 1)
    return match is not None


def _conjoined(line: Line, i: int) -> bool:
    """Whether "and" stands before token `i`, so that the verb shares its subject with an earlier one."""
    found = line.words.breaks.before(line.tokens, i)
    return found is not None and line.words.articles.at(line.tokens, found.first) is not None


def _adjective(line: Line, k: int) -> bool:
    """Whether the name at token `k` is the adjective of a place: `الرئيس الأمريكي`."""
    return line.names[k][1].kind == FactKind.PLACE and line.definite(k) and k > 0


def told_by(line: Line, cue: Cue, subject: range) -> range:
    """Whom a verb such as "told" has as its object, where the subject stands first behind the verb."""
    empty = range(cue.end, cue.end)
    if not cue.telling or line.language.speakers.order != "first":
        return empty
    if subject.start < cue.end or not subject:
        return phrase_after(line, cue.end, appositions=False)
    names = [k for k in subject if k in line.names and not _adjective(line, k)]
    persons = [k for k in names if line.names[k][1].kind == FactKind.PERSON]
    at = next((k for k in names if k == subject.start), next(iter((*persons, *names)), None))
    if at is None:
        return empty
    person = line.names[at][1].kind == FactKind.PERSON
    end = line.names[at][0] if person or at == subject.start else at
    told = phrase_after(line, end, appositions=False)
    return told if told and told.start > subject.start else empty


def _fronted(line: Line, cue: Cue) -> bool:
    """Whether the subject stands before a verb that would rather precede it."""
    return subject_of(line, cue, 0).start < cue.first


def leading(line: Line, cue: Cue, floor: int) -> range:
    """The name or title at the beginning of a clause whose verb stands at its end."""
    start = floor
    while start < cue.first and line.tokens[start].mark:
        start += 1
    name = phrase_after(line, start, appositions=False)
    return range(start, min(name.stop, cue.first))


def addressee_of(line: Line, cue: Cue, pieces: list[range]) -> Span | None:
    """Whom it was said to: the object of "told", or listed words such as "reporters"."""
    limit = pieces[0].start if pieces and pieces[0].start > cue.first else len(line.tokens)
    subject = range(0) if _fronted(line, cue) else phrase_after(line, cue.end)
    if object_ := told_by(line, cue, subject):
        return Span(line.tokens[object_.start].start, line.tokens[object_.stop - 1].end)
    for k in range(cue.end, min(limit, cue.end + 14)):
        if line.barrier(k) and not line.comma(k):
            break
        told = cue.telling and k == cue.end and line.language.speakers.order != "first"
        if told or line.words.audience.at(line.tokens, k):
            name = phrase_after(line, k, appositions=False)
            listed = line.words.audience.at(line.tokens, k)
            end = min(max(name.stop, listed.end if listed else k + 1), limit)
            if end > k and not line.words.that.at(line.tokens, k):
                return Span(line.tokens[k].start, line.tokens[end - 1].end)
    return None
