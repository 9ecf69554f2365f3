"""Text out of small pieces of HTML, as feeds and JSON carry them; pages are read by `html`."""

from __future__ import annotations

import re
from html import unescape

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.S)
_UNSEEN = re.compile(r"<(script|style|figure|noscript|template)\b.*?</\1\s*>", re.S | re.I)
_BLOCK = re.compile(r"\s*</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|section|article|tr|table|hr)\b[^<>]*>\s*", re.I)
_ITEM = re.compile(r"<li\b[^<>]*>", re.I)


def plain_text(value: str) -> str:
    """`value` without markup, one line a paragraph; a text without markup only loses its `\\r`.

    Angle brackets that are no tags ("a < b") stay.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not _MARKUP.search(value):
        return unescape(value) if re.search(r"&(?:[a-z]+|#\d+);", value) else value
    seen = _UNSEEN.sub("", value)
    flowed = re.sub(r"\s*\n\s*", " ", seen)
    lines = _BLOCK.sub("\n", _ITEM.sub("\n- ", flowed))
    plain = unescape(_MARKUP.sub("", lines))
    paragraphs = [" ".join(line.split(" ")).strip() for line in plain.split("\n")]
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)
