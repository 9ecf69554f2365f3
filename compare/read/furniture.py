"""What a single line is, judged by its own words: a share button, a caption, a byline, a tag list ...

Every rule needs a phrase from the language's data and the shape that goes with it, so that a sentence which only
begins with the same words is not taken for furniture. What depends on the lines around is in `boilerplate`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from compare.read.agencies import mentions
from compare.read.lines import Line, words
from compare.read.phrases import Phrases, Vocabulary
from compare.read.reasons import Reason


class Zone(StrEnum):
    """Where a line stands: before the first paragraph, among the paragraphs, or after the last."""

    TOP = "top"
    BODY = "body"
    END = "end"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known while a line is judged.

    Args:
        phrases: those of the language.
        zone: where the line stands.
        dated: the share, 0..1, of its letters and digits that dates take up.
        code: the language.
    """

    phrases: Vocabulary
    zone: Zone
    dated: float = 0.0
    code: str = "und"


# "Comments (1,245)": a label and the parts of a number.
FEW = 6
# Buttons and their labels: a longer line is a sentence about networks.
MOST_BUTTONS = 14
# A request to the reader or a line of small print runs to two sentences at most.
MOST_SMALL_PRINT = 45
# Author lines name people and their posts, nothing else.
MOST_BYLINE = 12
# A photographer's name and an agency's.
MOST_CREDIT = 50
# A caption tells what the picture shows, in one sentence.
MOST_CAPTION = 40

_SEPARATOR = re.compile(r"\s[|›»>•·/\\]\s|\||\s›|›\s")
_LABEL = re.compile(r"\s*(?:[:：|–—]|-\s|-$|\.\.+|>>|»|›|▪|•)")
_TAG = re.compile(r"(?:#[^\s#]+[\s,،]*)+$")
_LINK = re.compile(
    r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|[\w-]+\.(?:com|net|org|info|ru|fr)/?\S*)$", re.I
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d))", re.I)
_HALF_OF_DAY = re.compile(r"\b[ap]\.m\.$", re.I)
# "She is a reporter for ... Follow her at @name"
_HANDLE = re.compile(r"\s@\w+[.)]?$")
_NOTE = re.compile(r"\(([^()]{2,60})\)$")
_CREDIT = re.compile(r"[(/©].{0,60}$")
# Small words within names and between them.
JOINING = frozenset(
    {"and", "by", "in", "et", "y", "e", "und", "ve", "и", "та", "de", "la", "le", "du", "von", "van", "bin", "al", "el"}
)


def reason_of(line: Line, setting: Setting) -> Reason | None:
    """Why this line is furniture; None if its own words do not show that it is."""
    if not line.words:
        return Reason.SEPARATOR
    if _LINK.match(line.text):
        return Reason.LINK
    return next((reason for rule, reason in _RULES if rule(line, setting)), None)


def labels(phrases: Phrases, line: Line) -> bool:
    """Whether the line is one of the phrases, which then is the label of the line below."""
    return phrases.equal(line.words)


def labelled(phrases: Phrases, line: Line) -> bool:
    """Whether the line begins with one of the phrases and a mark that sets off what follows ("Photo: ...")."""
    count = phrases.head(line.words)
    return bool(count) and _LABEL.match(line.rest(count)) is not None


def _is_advertisement(line: Line, setting: Setting) -> bool:
    return labels(setting.phrases.ads, line)


def _is_comments(line: Line, setting: Setting) -> bool:
    return len(line.words) <= FEW and setting.phrases.comments.make(line.words)


def _is_share(line: Line, setting: Setting) -> bool:
    v = setting.phrases
    return len(line.words) <= MOST_BUTTONS and not line.stopped and v.share.make(line.words, v.fillers.all)


def _is_navigation(line: Line, setting: Setting) -> bool:
    if line.ended or any(mark in line.text for mark in ":?؟"):
        return False
    parts = [part for part in _SEPARATOR.split(line.text) if part.strip()]
    short = len(parts) >= 2 and all(len(part.split()) <= 3 for part in parts)
    sections = setting.phrases.sections
    known = setting.zone == Zone.TOP and any(sections.equal(words(part)) for part in parts)
    return (short and (known or len(parts) >= 3)) or sections.make(line.words)


def _is_tags(line: Line, setting: Setting) -> bool:
    return bool(_TAG.match(line.text)) or labels(setting.phrases.tags, line) or labelled(setting.phrases.tags, line)


def _is_footer(line: Line, setting: Setting) -> bool:
    small = line.length <= MOST_SMALL_PRINT
    return small and (setting.phrases.footers.inside(line.words) or _COPYRIGHT.match(line.text) is not None)


def _is_prompt(line: Line, setting: Setting) -> bool:
    return line.length <= MOST_SMALL_PRINT and not line.quoted and setting.phrases.prompts.head(line.words) > 0


def _is_stamp(line: Line, setting: Setting) -> bool:
    """A publication line: a label alone, a label and a date or a count, or in the margins a date alone."""
    stamps = setting.phrases.stamps
    counted = any(word.isdigit() for word in line.words) and stamps.make(line.words, setting.phrases.fillers.all)
    if counted and line.length <= FEW:
        return True
    if line.length > MOST_BYLINE + 2 or (line.ended and not _HALF_OF_DAY.search(line.text)):
        return False
    if setting.dated >= (0.6 if setting.zone == Zone.TOP else 0.8) and setting.zone != Zone.BODY:
        return True
    if labels(stamps, line) or labelled(stamps, line):
        return True
    return stamps.head(line.words) > 0 and setting.dated >= 0.3


def _is_source(line: Line, setting: Setting) -> bool:
    return line.length <= MOST_BYLINE and not line.stopped and labelled(setting.phrases.sources, line)


def _is_masthead(line: Line, setting: Setting) -> bool:
    phrases = setting.phrases.masthead
    return line.length <= MOST_BYLINE and not line.ended and (labels(phrases, line) or labelled(phrases, line))


def _is_caption(line: Line, setting: Setting) -> bool:
    v = setting.phrases
    if line.length > MOST_CAPTION:
        return False
    if labels(v.captions, line) or (labelled(v.captions, line) and not line.opens):
        return True
    count = v.captions.head(line.words)
    if count >= 2 and line.rest(count).lstrip().startswith((",", "،", "，")):
        return True
    if line.length <= FEW + 2 and not line.ended and v.captions.inside(line.words, least=2):
        return True
    note = _NOTE.search(line.text)
    if note and not line.ended and v.captions.head(words(note.group(1))):
        return True
    if _names_photographer(line, setting.code):
        return True
    tail = _CREDIT.search(line.text)
    credited = v.credits.inside(line.words[-FEW:])
    return credited and (line.length <= FEW + 2 or (tail is not None and len(tail.group()) < len(line.text)))


def _names_photographer(line: Line, code: str) -> bool:
    """Whether the line ends with agency and photographer on both sides of a slash: "... in Moscow. Name/Reuters"."""
    tail = line.text[-MOST_CREDIT:]
    found = list(mentions(tail, code))
    if line.ended or line.length < FEW or len(found) != 1 or tail.count("/") != 1:
        return False
    slash = tail.index("/")
    before, after = tail[:slash].rstrip(), tail[slash + 1 :]
    if found[0].end == len(before):
        return 0 < len(words(after)) <= 3
    return found[0].start == slash + 1 + len(after) - len(after.lstrip()) and not words(tail[found[0].end :])


def _is_byline(line: Line, setting: Setting) -> bool:
    """An author line: a label with a mark after it; in the margins also a label and what looks like names."""
    phrases = setting.phrases.bylines
    if setting.zone == Zone.END and _HANDLE.search(line.text) and line.length <= MOST_CAPTION:
        return True
    count = phrases.head(line.words)
    if not count or line.opens:
        return False
    names = _looks_like_names(line.rest(count), line.length - count)
    if setting.zone == Zone.END and count >= 2 and names:
        return line.length <= MOST_CAPTION
    if line.length > MOST_BYLINE or line.stopped:
        return False
    return labelled(phrases, line) or (setting.zone != Zone.BODY and (names or labels(phrases, line)))


def _is_dangling_dateline(line: Line, setting: Setting) -> bool:
    """Whether the line is a dateline whose paragraph went to the next line: "Moscow —"."""
    return setting.zone == Zone.TOP and line.length <= FEW - 1 and line.text.endswith(("—", "–"))


def _looks_like_names(rest: str, count: int) -> bool:
    """Whether these words may be names: capitals where the script has them, else very few words."""
    parts = [part for part in re.findall(r"[^\W\d_]+", rest) if part.casefold() not in JOINING]
    if not parts or any(c.isdigit() for c in rest):
        return False
    cased = [part for part in parts if part.upper() != part.lower()]
    return all(part[0].isupper() for part in cased) if cased else count <= 3


_RULES: tuple[tuple[Callable[[Line, Setting], bool], Reason], ...] = (
    (_is_share, Reason.SHARE),
    (_is_advertisement, Reason.ADVERTISEMENT),
    (_is_comments, Reason.COMMENTS),
    (_is_navigation, Reason.NAVIGATION),
    (_is_tags, Reason.TAGS),
    (_is_footer, Reason.FOOTER),
    (_is_prompt, Reason.PROMPT),
    (_is_stamp, Reason.STAMP),
    (_is_source, Reason.SOURCE),
    (_is_masthead, Reason.MASTHEAD),
    (_is_caption, Reason.CAPTION),
    (_is_byline, Reason.BYLINE),
    (_is_dangling_dateline, Reason.DATELINE),
)
