"""The dateline that opens an article's first paragraph: place, day and wire service before the article's own words.

    MOSCOW, Jan 11 (Reuters) - The talks ...        (Outlet / Agency - 11 January 2022) The talks ...
    МОСКВА, 11 янв - РИА Новости. Переговоры ...    القاهرة - أ ش أ: بدأت المحادثات ...

What stands before the article's words has to consist of names of agencies, dates and at most a few other words,
set off by punctuation; "Reuters reported on 11 January" is a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compare.languages import load
from compare.read.agencies import mentions
from compare.read.dateline_parts import Dates, Parts, is_name, outlet_of, take_apart
from compare.read.lines import words
from compare.read.phrases import vocabulary

# A dateline is over by then; outlets with long names included.
REACH = 120

_IN_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,110})[)）\]]\s*(?:[-–—:：]+\s*)?")
_BEFORE_BRACKETS = re.compile(
    r"([^()（）!?؟。]{2,60}?)\s*[(（]([^()（）]{2,60})[)）]\s*([.]?\s*[-–—]+\s*|[:：]\s*|\.\s+|)"
)
_AFTER_AGENCY = re.compile(r"(\s*[/)»\"'”\]]*)\s*([.]?\s*[-–—]+\s*|[:：]\s*|\.\s+)")
_CAPITALS = re.compile(
    r"([^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W\d_a-zß-öø-ÿа-яёіїєґ\s.'’-]{2,30}(?:[\s,][^—–]{0,30})?)\s+[—–]\s+"
)
_PLACE_DAY = re.compile(r"([^\W\d_][^—–:()]{1,40}?[,،]\s[^—–:()]{0,30}\d{4}[^—–:()\d]{0,6}?)\s(?:[—–-]{1,2})\s")
# An outlet's own sign where others have the agency's: "NEW YORK (CNN) - ".
_HOUSE = re.compile(r"[A-ZА-ЯІЇЄҐ]{2,6}")
_OPENING = "\"'«“„ \t\u00a0"


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `end` is where the article's own words begin, counted from the line's beginning.

    `agency` is None where no agency is named, `outlet` where no outlet is.
    """

    end: int
    agency: str | None = None
    outlet: str | None = None


def read_dateline(text: str, code: str, dates: Dates) -> Dateline | None:
    """The dateline at the beginning of a paragraph, None if it has none.

    Args:
        text: the paragraph.
        code: its language.
        dates: finds the dates in a text.
    """
    head = text[:REACH]
    for form in (_bracketed, _before_brackets, _plain, _unpunctuated, _run_together, _capitals, _place_and_day):
        if found := form(head, code, dates):
            return found
    return None


def is_dateline(text: str, code: str, dates: Dates) -> bool:
    """Whether a whole line is a dateline or an agency's signature, without any words of the article."""
    if len(text) > REACH:
        return False
    parts = take_apart(text.strip("()[]/ "), code, dates)
    return (parts.plausible and parts.signed) or _is_joint(text, code)


def _is_joint(text: str, code: str) -> bool:
    """Whether a line is signed by an outlet together with an agency: "Le Monde avec AFP"."""
    last = next((m for m in mentions(text, code) if m.sure and not words(text[m.end :])), None)
    if last is None or last.start == 0:
        return False
    name, _, joint = text[: last.start].strip().rpartition(" ")
    return vocabulary(code).fillers.equal(words(joint)) and (not name or is_name(name))


def _bracketed(head: str, code: str, dates: Dates) -> Dateline | None:
    match = _IN_BRACKETS.match(head)
    if not match:
        return None
    parts = take_apart(match.group(1), code, dates)
    if not parts.plausible or not (parts.signed or (parts.dated and parts.pieces)):
        return None
    found = _dateline(match.end(), parts, code)
    # "(Outlet / Agency - day)": beside a slash, a day and an agency, the name of several words is the outlet's
    lead = match.group(1).split("/")[0].strip() if "/" in match.group(1) and parts.dated and found.agency else ""
    return replace(found, outlet=lead) if not found.outlet and lead in parts.pieces and " " in lead else found


def _before_brackets(head: str, code: str, dates: Dates) -> Dateline | None:
    match = _BEFORE_BRACKETS.match(head)
    if not match:
        return None
    before, inside = take_apart(match.group(1), code, dates), take_apart(match.group(2), code, dates)
    house = (
        _HOUSE.fullmatch(match.group(2))
        and match.group(3).strip()
        and not head[match.end() : match.end() + 1].islower()
    )
    if before.signed or not before.plausible or not (house or (inside.signed and inside.plausible)):
        return None
    if vocabulary(code).agency_words.inside(words(match.group(1))):
        return None
    bare = not match.group(3)
    if (bare or not inside.signed) and len(words(match.group(1))) > (2 if bare else 3):
        return None
    return _dateline(match.end(), inside, code)


def _plain(head: str, code: str, dates: Dates) -> Dateline | None:
    """Place and day, then the agency, set off by dashes, slashes or a colon."""
    for mention in mentions(head, code):
        end = _AFTER_AGENCY.match(head, mention.end)
        if not end:
            continue
        parts = take_apart(head[: mention.end], code, dates)
        if not parts.plausible:
            return None
        led = bool(parts.pieces or parts.dated or end.group(1).strip())
        if not led and (end.group(2).strip() == "." or not mention.sure):
            return None
        return _dateline(end.end(), parts, code)
    return None


def _unpunctuated(head: str, code: str, dates: Dates) -> Dateline | None:
    """The form of Chinese: agency, place, day and a closing word, then the correspondent in brackets."""
    first = next(mentions(head, code), None)
    ends = load(code).page.dateline_ends
    if first is None or not ends or first.start > 4:
        return None
    closing = re.compile(
        f"[^。，,]{{0,24}}?(?:{'|'.join(map(re.escape, ends))})(?:\\s*[(（][^()（）]*[)）]|(?=[\\s:：]))[\\s:：]*"
    )
    match = closing.match(head, first.end)
    return Dateline(match.end(), first.agency) if match else None


def _run_together(head: str, code: str, dates: Dates) -> Dateline | None:
    """Agency and outlet without any punctuation, run together with the first word of the article."""
    first = next(mentions(head, code), None)
    final = load(code).page.final_letters
    if first is None or not final or head[: first.start].strip(_OPENING):
        return None
    glued = re.compile(f"\\s+((?:[^\\W\\d_]+\\s+){{1,3}}[^\\W\\d_]*?[{final}])(?=[^\\W\\d_])").match(head, first.end)
    if not glued or not vocabulary(code).outlet_words.inside(words(glued.group(1))):
        return None
    return Dateline(glued.end(), first.agency, outlet_of(glued.group(1), vocabulary(code)))


def _capitals(head: str, code: str, dates: Dates) -> Dateline | None:
    """A place in capitals and a dash, with a day or without: the style of large newspapers, no agency."""
    match = _CAPITALS.match(head)
    if not match or not match.group(1).split(",")[0].isupper():
        return None
    if head[match.end() : match.end() + 1].islower() or "—" in head[match.end() :]:
        return None  # a dash inside a sentence: "NATO — the alliance — ..."
    parts = take_apart(match.group(1), code, dates)
    return Dateline(match.end()) if parts.plausible and len(parts.pieces) <= 2 else None


def _place_and_day(head: str, code: str, dates: Dates) -> Dateline | None:
    """A place, a comma, a day with its year and a dash."""
    match = _PLACE_DAY.match(head)
    if not match or head[match.end() : match.end() + 1].islower():
        return None
    parts = take_apart(match.group(1), code, dates)
    placed = parts.plausible and 1 <= len(parts.pieces) <= 2 and parts.dated
    return Dateline(match.end()) if placed and not any(map(str.isdigit, "".join(parts.pieces))) else None


def _dateline(end: int, parts: Parts, code: str) -> Dateline:
    v = vocabulary(code)
    outlet = next((outlet_of(piece, v) for piece in parts.pieces if v.outlet_words.inside(words(piece))), None)
    return Dateline(end, parts.agencies[0] if parts.agencies else None, outlet)
