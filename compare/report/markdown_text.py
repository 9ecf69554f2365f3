"""Other people's words in Markdown: they stay words, in CommonMark and in what issue trackers make of it.

Whatever begins or ends a construct is escaped. Trackers also turn bare addresses, @names, #numbers and :names: into
links, notices and pictures after parsing, where no escape reaches; an invisible word joiner breaks these apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from itertools import groupby

from markupsafe import Markup

from compare.report.text import Piece, has_right_to_left, runs_right_to_left, visible

JOINER = "\u2060"
RLM = "\u200f"
# First-strong isolate and its end: what stands between them neither takes its direction from outside nor gives it.
_ISOLATE, _END = "\u2068", "\u2069"
# Everything that means something anywhere in a line, "$" (formulas) and "|" (tables) included.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>~|&$^#]")
# What means something at the beginning of a line only: lists, rules, underlined headings.
_OPENING = re.compile(r"^(?:[+=-]|\d{1,9}(?=[.)](?:\s|$)))")
_LINKED = re.compile(
    r"[@#](?=\w)|[!~%$&](?=\d)|\bGH(?=-\d)|:(?=//)|:(?=[\w+-]+:)|\b(?:mailto|xmpp)(?=:)|\bwww(?=\.)", re.IGNORECASE
)
_TAGS = re.compile(r"<(/?)[^>]*>")


def escaped(text: str) -> str:
    """Somebody's words on one line, to stand at the beginning of a block or inside one."""
    return _escape(" ".join(visible(text).split()), first=True)


def apart(text: str) -> str:
    """A name or a value inside a line of ours, its direction kept to itself."""
    words = escaped(text)
    return f"{_ISOLATE}{words}{_END}" if has_right_to_left(words) else words


def from_markup(markup: Markup) -> str:
    """A sentence of the page, whose only tags are `<bdi>`, as Markdown."""
    parts = re.split(r"<bdi\b[^>]*>(.*?)</bdi>", str(markup), flags=re.DOTALL)
    # odd parts stood in <bdi>
    shown = (unescape(_TAGS.sub("", part)) for part in parts)
    return "".join(apart(part) if number % 2 else _escape(part, first=not number) for number, part in enumerate(shown))


def quotation(pieces: Iterable[Piece]) -> str:
    """Quoted words on one line, the marked ones strong, in the direction of their first letter."""
    line = ""
    for marked, group in groupby(pieces, key=lambda piece: piece.marked):
        words = re.sub(r"\s+", " ", visible("".join(piece.text for piece in group)))
        shown = _escape(words if line else words.lstrip(), first=not line)
        line += _strong(shown) if marked else shown
    line = line.strip()
    return f"{RLM}{line}{RLM}" if runs_right_to_left(line) else line


def link(words: str, url: str | None) -> str:
    """Words of ours that lead to an address which `links.safe_url` lets pass; without one, the words."""
    if url is None:
        return words
    target = url.replace("&", "&amp;").replace("|", "%7C").replace("`", "%60")
    return f"[{words}](<{target}>)"


def code(text: str) -> str:
    """Literal text between backticks, more of them than any row of them inside."""
    words = " ".join(visible(text).split())
    fence = "`" * (max((len(row) for row in re.findall("`+", words)), default=0) + 1)
    return f"{fence} {words} {fence}" if "`" in words else f"{fence}{words}{fence}"


def _escape(text: str, *, first: bool) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    if first:
        text = _OPENING.sub(lambda found: _opened(found[0]), text)
    return _LINKED.sub(lambda found: found[0] + JOINER, text)


def _opened(opening: str) -> str:
    """A list number is parted from its full stop, everything else is escaped."""
    return opening + JOINER if opening.isdecimal() else f"\\{opening}"


def _strong(words: str) -> str:
    """Strong emphasis, which spaces or punctuation at its ends would undo."""
    inner = words.strip()
    if not inner:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    first = JOINER if _is_punctuation(inner[0]) else ""
    last = JOINER if _is_punctuation(inner[-1]) else ""
    return f"{before}**{first}{inner}{last}**{after}"


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
