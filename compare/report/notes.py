"""Limits in the reader's language: those that the page knows by their English words, the others as they are."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from markupsafe import Markup

from compare.report.markup import apart, rich
from compare.wording import ENGLISH, Wording, wording


def note(text: str, say: Wording) -> Markup:
    """One limit as the page says it; English, and marked so, where no template of `[notes]` fits."""
    if say.code == ENGLISH:
        return apart(text)
    for key, pattern in _patterns().items():
        found = pattern.fullmatch(text)
        if found is not None:
            return rich(say, f"notes.{key}", **found.groupdict())
    return Markup('<bdi lang="en">{}</bdi>').format(apart(text))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The English templates as patterns, each value a group."""
    return {key: re.compile(_pattern(template), re.DOTALL) for key, template in wording().strings["notes"].items()}


def _pattern(template: str) -> str:
    parts = Formatter().parse(template)
    return "".join(re.escape(words) + (f"(?P<{name}>.+?)" if name else "") for words, name, _, _ in parts)
