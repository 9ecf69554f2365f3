"""Where a statement says that somebody says something: verbs, participles and formulae of reporting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from compare.facts.noun_phrases import phrase_after
from compare.facts.quote_line import Line
from compare.facts.quote_words import Match, Phrases

# How many words may stand between a weak verb and what it reports.
_NEAR = 12
# The same for a quotation that no mark announces.
_NEAR_QUOTE = 5
_COLONS = (":", "：")
_AFTER_CLAUSE = (",", "،", "，", "-", "–", "—", "―", "!", "?", "؟", "…", "？", "！")


class CueKind(Enum):
    """How a cue finds its speaker."""

    VERB = auto()
    PARTICIPLE = auto()
    ACCORDING = auto()
    ACCORDING_AFTER = auto()
    QUOTING = auto()


_FORMULAE = (CueKind.ACCORDING, CueKind.ACCORDING_AFTER, CueKind.QUOTING)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or formula of saying: tokens `first` to `end` (exclusive), with those of its gap.

    `strong`: it reports also where nothing announces what is said. `front` is the end of the first part of a verb
    in two parts. `telling`: its object is whom it was said to.
    """

    kind: CueKind
    first: int
    end: int
    front: int
    strong: bool = False
    telling: bool = False
    gap: range = range(0)
    glued: bool = False


def find_cues(line: Line) -> list[Cue]:
    """The cues of a statement outside its quotations, in order, disjoint but for the gaps of formulae.

    Sets the line's `cues`. Those that always report are found first, as no weak verb reaches over them.
    """
    certain = [cue for i in range(len(line.tokens)) if (cue := _cue_at(line, i)) and cue.kind not in _FORMULAE]
    line.cues = {cue.first for cue in certain if cue.strong}
    found: list[Cue] = []
    i = 0
    while i < len(line.tokens):
        cue = _cue_at(line, i)
        if cue is None or (cue.kind == CueKind.VERB and any(k in line.cues for k in cue.gap)):
            i += 1
            continue
        found.append(cue)
        i = cue.front if cue.kind == CueKind.VERB else cue.end
    line.cues = {cue.first for cue in found}
    return found


def _cue_at(line: Line, i: int) -> Cue | None:
    words, tokens = line.words, line.tokens
    if tokens[i].quoted or not words.saying.begins(tokens[i].word):
        return None
    formulae: list[tuple[Phrases, CueKind]] = [
        (words.quoting, CueKind.QUOTING),
        (words.according, CueKind.ACCORDING),
        (words.according_after, CueKind.ACCORDING_AFTER),
    ]
    for phrases, kind in formulae:
        if match := phrases.at(tokens, i):
            return Cue(kind, match.first, match.end, match.end, True, gap=match.gap, glued=match.glued)
    if any(a <= i < b for a, (b, _) in line.names.items()):
        return None
    strong, weak, participle = words.strong.at(tokens, i), words.weak.at(tokens, i), words.participles.at(tokens, i)
    if strong and strong.end == i + 1 and words.stops.at(tokens, i):
        strong, weak = None, strong
    match = max((m for m in (strong, weak, participle) if m), key=lambda m: m.end - m.first, default=None)
    if match is None:
        return None
    if match is weak and match != strong and match != participle and not _introduces(line, match):
        return None
    if participle and participle.end == match.end:
        if not strong and not _introduces(line, match):
            return None
        return Cue(CueKind.PARTICIPLE, match.first, match.end, match.end, bool(strong))
    if words.bars.before(tokens, i):
        return None
    front = match.gap.start if match.gap else match.end
    telling = words.telling.at(tokens, i) is not None
    return Cue(CueKind.VERB, match.first, match.end, front, match is not weak, telling, match.gap)


def _introduces(line: Line, match: Match) -> bool:
    """Whether something reported follows the verb, or it ends a clause after it (", he added")."""
    if announcement(line, match.end) is not None:
        return True
    if line.words.pronouns.at(line.tokens, match.end) and not line.barrier(match.first - 1):
        return line.language.speakers.order == "middle" and line.language.script == "Latn"
    before = next((j for j in range(match.first - 1, max(-1, match.first - 8), -1) if line.barrier(j)), -1)
    ended = line.barrier(match.end) or line.barrier(phrase_after(line, match.end).stop)
    return ended and before > 0 and (line.tokens[before].quoted or line.tokens[before].word in _AFTER_CLAUSE)


def _turns(line: Line, i: int) -> bool:
    """Whether a contrast begins at token `i`; "according to" only stands in between."""
    return bool(line.words.ends.at(line.tokens, i)) and not line.words.according.at(line.tokens, i)


def announcement(line: Line, i: int) -> int | None:
    """Where what is said begins, if "that", a colon or a quotation announces it after token `i`.

    Commas may stand in between, and with them an apposition or adverbial, but no other verb of saying.
    """
    for k in range(i, min(len(line.tokens), i + 2 * _NEAR)):
        token = line.tokens[k]
        if token.quoted:
            adverbial = line.words.stops.at(line.tokens, i) or line.words.audience.at(line.tokens, i)
            near = k - i <= _NEAR_QUOTE and adverbial
            return k if k == i or line.tokens[k - 1].mark or near else None
        if token.word in _COLONS:
            return k + 1
        if k in line.cues and not line.words.according.at(line.tokens, k):
            return None
        if token.mark and not line.comma(k):
            return None
        if line.words.that.at(line.tokens, k) and (k - i <= _NEAR or line.comma(k - 1)):
            return k
        if line.comma(k) and _turns(line, k + 1):
            return None
    return None
