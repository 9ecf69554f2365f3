"""Which words a verb or formula of saying reports: behind it, in front of it, or on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from compare.facts.cues import Cue, CueKind, announcement
from compare.facts.noun_phrases import phrase_after
from compare.facts.quote_line import Line

_FORMULAE = (CueKind.ACCORDING, CueKind.ACCORDING_AFTER)
_SEMICOLONS = (";", "؛", "；")
_ENDED = (".", "!", "?", "؟", "…", "。", "！", "？")
# Fewer words in front of a cue are an adverbial and not what somebody said.
_LEAST_BEFORE = 2
# How far a comma may lie behind a cue and still begin what was said ("Er sagte, die Lage sei ernst").
_NEAR_COMMA = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its subject: tokens `start` to `end` (exclusive); `floor` is where the search for content ends."""

    cue: Cue
    start: int
    end: int
    floor: int


def content(line: Line, frame: Frame, cues: list[Cue]) -> list[range]:
    """The pieces of what is said, in order; empty where the statement does not hold it."""
    if line.language.speakers.order == "final" and frame.cue.kind in (CueKind.VERB, CueKind.PARTICIPLE):
        return _final(line, frame)
    announced = announcement(line, frame.end)
    formula = frame.cue.kind in _FORMULAE and not frame.cue.gap
    if formula and announced is not None and not _quoted_at(line, announced):
        announced = None
    if frame.cue.gap:
        announced = _behind_gap(line, frame, cues, announced)
    before = _before(line, frame)
    if before and not _may_follow(line, frame, before, announced):
        before = None
    after = announced if announced is not None else frame.end
    if announced is not None and not (before and _quoted_at(line, announced) and _quote_before(line, frame)):
        pieces = _pieces(line, announced, cues)
        return _within_clause(line, frame, pieces[0]) if pieces else []
    if before:
        return [before, *_resumed(line, frame, cues)]
    if announced is not None:
        return _pieces(line, announced, cues)
    return _unannounced(line, frame, after, cues)


def _quoted_at(line: Line, i: int) -> bool:
    """Whether token `i` stands in quotation marks; a colon at the line's end announces what is no longer in it."""
    return i < len(line.tokens) and line.tokens[i].quoted


def _behind_gap(line: Line, frame: Frame, cues: list[Cue], announced: int | None) -> int | None:
    """What a phrase in two parts announces: its own "that", or what "his saying" behind the speaker does."""
    if line.words.that.at(line.tokens, frame.cue.end - 1):
        return frame.cue.end - 1
    saying = next((c for c in cues if 0 <= c.first - frame.end <= 2 and c.kind == CueKind.PARTICIPLE), None)
    return announcement(line, saying.end) if announced is None and saying else announced


def _may_follow(line: Line, frame: Frame, before: range, announced: int | None) -> bool:
    """Whether a cue may close what it reports: a participle only if nothing else is announced, and a verb that
    precedes its subject only behind a quotation.
    """
    if frame.cue.kind == CueKind.PARTICIPLE:
        return announced is None and line.barrier(frame.end)
    if frame.cue.kind == CueKind.VERB and line.language.speakers.order == "first":
        return line.tokens[before.start].quoted
    return True


def _unannounced(line: Line, frame: Frame, at: int, cues: list[Cue]) -> list[range]:
    """What follows a strong verb that neither "that" nor a colon parts from it."""
    comma = next((k for k in range(at, min(len(line.tokens), at + _NEAR_COMMA)) if line.comma(k)), None)
    if frame.cue.kind in _FORMULAE:
        return _pieces(line, comma + 1 if comma is not None else at, cues)
    if not frame.cue.strong or at in line.cues:
        return []
    if comma == at:
        return _pieces(line, at + 1, cues) if not line.words.ends.at(line.tokens, at + 1) else []
    if line.words.audience.at(line.tokens, at):
        at = max(at + 1, phrase_after(line, at + 1, appositions=False).stop)
    if line.barrier(at):
        return []
    return _pieces(line, at, cues)


def _within_clause(line: Line, frame: Frame, piece: range) -> list[range]:
    """What is said in a clause that another follows: "While she said that it rained, others ..." """
    begun = line.words.breaks.at(line.tokens, 0)
    if begun is None or begun.end != frame.start or line.language.speakers.order != "middle":
        return [piece]
    comma = next((k for k in piece if k > piece.start + 1 and line.comma(k)), piece.stop)
    return [range(piece.start, comma)]


def _pieces(line: Line, start: int, cues: list[Cue]) -> list[range]:
    end = _clause_end(line, start, cues)
    return [range(start, end)] if end > start else []


def _clause_end(line: Line, start: int, cues: list[Cue]) -> int:
    """Where what begins with token `start` ends: with the statement, the quotation, or before another report."""
    tokens = line.tokens
    opening = start + (line.words.that.at(tokens, start) is not None)
    if opening < len(tokens) and tokens[opening].quoted:
        k = opening
        while k < len(tokens) and tokens[k].quoted:
            k += 1
        if opening == start or line.barrier(k):
            return k
    for k in range(start + 1, len(tokens)):
        if tokens[k].quoted:
            continue
        if tokens[k].word in _SEMICOLONS and _reports_next(line, k + 1, cues):
            return k
        if (line.comma(k) or line.dash(k)) and _leaves(line, k + 1, cues):
            return k
        if any(c.first == k and c.kind == CueKind.ACCORDING for c in cues) and k > start + _LEAST_BEFORE:
            return k
    return len(tokens)


def _leaves(line: Line, i: int, cues: list[Cue]) -> bool:
    """Whether behind a comma the writer speaks again: a contrast, or another report."""
    return line.words.ends.at(line.tokens, i) is not None or _reports_next(line, i, cues)


def _reports_next(line: Line, i: int, cues: list[Cue]) -> bool:
    """Whether a cue follows at once, with at most a conjunction and its speaker in front."""
    nearest = next((c for c in cues if c.first >= i), None)
    if nearest is None:
        return False
    if nearest.first <= i + 1:
        return nearest.kind != CueKind.VERB or not line.words.relatives.at(line.tokens, i)
    if line.language.speakers.order == "first":
        return False
    between = range(i, nearest.first)
    plain = not any(line.barrier(k) or line.words.that.at(line.tokens, k) for k in between)
    return plain and len(between) <= _NEAR_COMMA and not line.words.relatives.at(line.tokens, i)


def _before(line: Line, frame: Frame) -> range | None:
    """What is said, where it stands in front of the cue and its subject and a mark parts them."""
    tokens, left = line.tokens, frame.start
    opening = line.words.breaks.before(tokens, left)
    if opening and opening.end - opening.first > 1:
        left = max(opening.first, frame.floor)
    formula = frame.cue.kind in _FORMULAE
    while (has := line.words.auxiliaries.before(tokens, left)) and has.first >= frame.floor:
        left = has.first
    left = _over_adverbial(line, left, frame.floor)
    end = left
    while end > frame.floor and tokens[end - 1].mark and not tokens[end - 1].quoted:
        end -= 1
    parted = end < left or (end > frame.floor and tokens[end - 1].quoted)
    if not (parted or formula) or not _tail(line, frame):
        return None
    start = frame.floor
    while start < end and tokens[start].mark and not tokens[start].quoted:
        start += 1
    if end > start and tokens[end - 1].quoted:
        first = end
        while first > start and tokens[first - 1].quoted:
            first -= 1
        return range(first, end)
    return range(start, end) if end - start >= _LEAST_BEFORE else None


def _over_adverbial(line: Line, left: int, floor: int) -> int:
    """Before the adverbial of `"Yes", with a bow said the porter`; `left` where there is none."""
    k = left
    while k > floor and left - k < _NEAR_COMMA and not line.barrier(k - 1):
        k -= 1
    return k if k > floor and line.barrier(k - 1) and line.words.stops.at(line.tokens, k) else left


def _quote_before(line: Line, frame: Frame) -> bool:
    return frame.start > frame.floor and any(
        t.quoted for t in line.tokens[max(frame.floor, frame.start - 3) : frame.start]
    )


def _tail(line: Line, frame: Frame) -> bool:
    """Whether nothing that could be said follows the cue in its own clause."""
    at = frame.end
    if line.barrier(at) or (frame.start > 0 and line.tokens[frame.start - 1].quoted):
        return True
    words = line.words
    return bool(
        words.stops.at(line.tokens, at)
        or words.audience.at(line.tokens, at)
        or words.auxiliaries.at(line.tokens, at)
        or words.links.at(line.tokens, at)
        or words.breaks.at(line.tokens, at)
    )


def _resumed(line: Line, frame: Frame, cues: list[Cue]) -> list[range]:
    """The second half of what somebody said, where the cue parts it: `"We," he said, "will go."`"""
    tokens = line.tokens
    comma = next((k for k in range(frame.end, len(tokens)) if tokens[k].mark), len(tokens))
    if comma + 1 >= len(tokens) or tokens[comma].word in _ENDED:
        return []
    if tokens[comma].quoted or tokens[comma + 1].quoted:
        return _pieces(line, comma if tokens[comma].quoted else comma + 1, cues)
    quoted = frame.start > 0 and any(t.quoted for t in tokens[frame.floor : frame.start])
    if quoted or not (line.comma(comma) or line.dash(comma)) or _leaves(line, comma + 1, cues):
        return []
    if line.words.stops.at(tokens, comma + 1) or line.words.breaks.at(tokens, comma + 1):
        return []
    return _pieces(line, comma + 1, cues)


def _final(line: Line, frame: Frame) -> list[range]:
    """What stands between subject and verb."""
    tokens, end = line.tokens, frame.cue.first
    while end > frame.floor and tokens[end - 1].mark and not tokens[end - 1].quoted:
        end -= 1
    if end > frame.floor and tokens[end - 1].quoted:
        start = end
        while start > frame.floor and tokens[start - 1].quoted:
            start -= 1
        return [range(start, end)]
    start = frame.end if frame.end <= end else frame.floor
    while start < end and tokens[start].mark and not tokens[start].quoted:
        start += 1
    return [range(start, end)] if end > start else []
