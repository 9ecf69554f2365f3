"""A text as lines, the unit in which pages mix articles with furniture, and words to compare them by.

A line is a paragraph as `compare.grammar.paragraphs` sees it, so a hard-wrapped one counts as one line. Offsets
always point into the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from compare.grammar.paragraphs import paragraphs
from compare.types import Span

# Captions that repeat a name or a place have up to this many words; headings that report have mostly more.
SHORT = 6
# More words than all but the longest headlines have.
HEADLINE = 24

# Letters that writers of Arabic, Persian, Russian and Turkish use for one another.
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        **dict.fromkeys("ک", "ك"),
        **dict.fromkeys("ؤ", "و"),
        **dict.fromkeys("ةہۃ", "ه"),
        "ё": "е",
        "ı": "i",
        "ـ": "",
    }
)
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Marks that belong to the word they stand in: vowel signs, the joining line, hidden characters.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060-\u2069"
# A Chinese character counts as a word of its own: there is nothing else to count without a dictionary.
_HAN = "\u3400-\u9fff"
_WORD = re.compile(f"[{_HAN}]|[^\\W_{_HAN}]+")
_RAW_WORD = re.compile(f"[{_HAN}]|(?:[^\\W_{_HAN}][{_MARKS}]*)+")
_BULLET = re.compile(r"[-–—•·▪■◾●○*‣▶►◄»›✔✅➤→←]\s*(?=\S)|\d{1,2}\s?[.)ـ-]\s+(?=\S)")
_BREAK = re.compile("\n|[\v\f\x85\u2028\u2029]")
_CLOSING = "\"'”’»›)]}」』*_ \t\u00a0"
_OPENING = "\"'“‘«‹„「『"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without the space around it.

    Args:
        span: where it stands in the text.
        text: its characters.
        block: counts the groups of lines between blank lines.
        words: its words, folded.
    """

    span: Span
    text: str
    block: int
    words: tuple[str, ...]

    @property
    def bullet(self) -> bool:
        """Whether it is written as an item of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does. Dots that trail off end a headline, not a sentence."""
        return self._ends_with(".!?。！？؟۔।")

    @property
    def stopped(self) -> bool:
        """Whether it ends with a full stop; headlines ask and shout, but hardly ever end with one."""
        return self._ends_with(".。۔।")

    @property
    def quoted(self) -> bool:
        """Whether it is a quotation from end to end."""
        return self.text[0] in _OPENING and self.text[-1] in _CLOSING

    @property
    def opens(self) -> bool:
        """Whether it announces what follows."""
        return self.text.endswith((":", "："))

    @property
    def length(self) -> int:
        """Its length in words; Chinese characters count half, a word has about two of them."""
        han = sum("\u3400" <= word <= "\u9fff" for word in self.words)
        return len(self.words) - han + (han + 1) // 2

    @property
    def short(self) -> bool:
        """Whether it has the shape of a caption, a name or a heading: few words, and no end."""
        return bool(self.words) and self.length <= SHORT and not (self.ended or self.opens or self.bullet)

    @property
    def paragraph(self) -> bool:
        """Whether it has the shape of running text: a sentence's end, or more words than a headline has."""
        return (self.ended and self.length > 3) or self.opens or self.length > HEADLINE

    def rest(self, count: int) -> str:
        """What follows its first `count` words, as written."""
        for match in _RAW_WORD.finditer(self.text):
            count -= len(words(match.group()))
            if count <= 0:
                return self.text[match.end() :]
        return ""

    def _ends_with(self, marks: str) -> bool:
        bare = self.text.rstrip(_CLOSING)
        return bare.endswith(tuple(marks)) and not bare.endswith("..")


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold anything, in order."""
    found: list[Line] = []
    block = last = 0
    for span in paragraphs(text):
        block += bool(found) and len(_BREAK.findall(text, last, span.start)) > 1
        line = text[span.start : span.end]
        found.append(Line(span, line, block, words(line)))
        last = span.end
    return tuple(found)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: no case, no diacritics, no letter variants, no hidden characters."""
    return tuple(_WORD.findall(fold(text)))


def fold(text: str) -> str:
    """`text` as it is compared, never as it is shown."""
    plain = _HIDDEN.sub("", text).casefold().translate(_VARIANTS)
    apart = unicodedata.normalize("NFKD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c))).translate(_VARIANTS)
