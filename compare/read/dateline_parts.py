"""A stretch that may be a dateline, taken apart: agencies, dates, and the names of places and outlets beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.read.agencies import Mention, mentions
from compare.read.lines import words
from compare.read.phrases import Vocabulary, vocabulary
from compare.types import Span

# Words of a place or an outlet between the separators.
MOST_WORDS_PIECE = 5
# Pieces beside agencies and dates: city, country, outlet, correspondent.
MOST_PIECES = 3
_AGENCY, _DATE = "\ue000", "\ue001"
_SEPARATOR = re.compile(r"[/،,|()（）\[\]–—:：.;؛·•\\-]+")
_OPENING = "\"'«“„ \t\u00a0"

Dates = Callable[[str], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Parts:
    """A stretch taken apart: agencies, dates and the other pieces between separators."""

    agencies: tuple[str, ...]
    wire: bool
    dated: bool
    pieces: tuple[str, ...]
    plausible: bool

    @property
    def signed(self) -> bool:
        """Whether wire services are named, if only as such."""
        return self.wire or bool(self.agencies)


def take_apart(text: str, code: str, dates: Dates) -> Parts:
    """Agencies, dates and other pieces of a stretch, and whether it may be (part of) a dateline."""
    v = vocabulary(code)
    found = list(mentions(text, code))
    days = [day for day in dates(text) if not any(_overlap(day, mention) for mention in found)]
    covered = _covered(text, [(m.start, m.end, _AGENCY) for m in found] + [(d.start, d.end, _DATE) for d in days])
    pieces: list[str] = []
    unlisted: list[str] = []
    wire = False
    plausible = True
    for raw in _SEPARATOR.split(covered):
        piece = raw.strip(_OPENING + "»”")
        listed = _AGENCY in piece
        rest = words(piece.replace(_AGENCY, " ").replace(_DATE, " "))
        if v.wires.equal(rest):
            wire = True
        elif listed:
            # beside an agency's name only words that say that it is an agency
            plausible &= all(v.agency_words.inside((word,)) for word in rest)
        elif len(rest) > 1 and v.agency_words.head(rest):
            unlisted.append(piece)
        elif rest and not rest[0].isdigit():
            pieces.append(piece.replace(_DATE, " ").strip())
    few = len(pieces) <= MOST_PIECES and all(is_name(piece) for piece in (*pieces, *unlisted))
    named = (*(mention.agency for mention in found), *unlisted)
    return Parts(named, wire, bool(days), tuple(pieces), plausible and few)


def _overlap(day: Span, mention: Mention) -> bool:
    return day.start < mention.end and mention.start < day.end


def _covered(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """`text` with each span replaced by its sign."""
    for start, end, sign in sorted(spans, reverse=True):
        text = text[:start] + sign + text[end:]
    return text


def is_name(piece: str) -> bool:
    """Whether a piece may name a place, an outlet or a person: few words, capitalised where the script has capitals."""
    parts = re.findall(r"[^\W\d_]+", piece)
    if not parts or len(words(piece)) > MOST_WORDS_PIECE * 2 or len(parts) > MOST_WORDS_PIECE:
        return False
    cased = [part for part in parts if part.upper() != part.lower()]
    return not cased or cased[0][0].isupper()


def outlet_of(piece: str, v: Vocabulary) -> str:
    """An outlet's name without the word that only says what it is ("newspaper X"), if that word comes first."""
    first, _, rest = piece.partition(" ")
    return rest.strip() if rest.strip() and v.outlet_words.equal(words(first)) else piece
