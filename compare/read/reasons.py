"""Why parts of a page are left out."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a stretch of text is not reporting; these are the values of `Dropped.reason`."""

    MASTHEAD = "masthead"
    NAVIGATION = "navigation"
    SHARE = "share"
    PROMPT = "prompt"
    ADVERTISEMENT = "advertisement"
    RELATED = "related"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    STAMP = "publication line"
    SOURCE = "source"
    TAGS = "tags"
    FOOTER = "footer"
    COMMENTS = "comments"
    LINK = "link"
    REPEATED = "repeated"
    SEPARATOR = "separator"
