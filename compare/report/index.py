"""The index of several stories: one HTML file that looks and behaves like their pages."""

from __future__ import annotations

from collections.abc import Sequence

from compare.report.html import render
from compare.report.markup import listed
from compare.report.overview import Entry, most_disputed_first
from compare.wording import ENGLISH, wording


def index_page(entries: Sequence[Entry], *, version: str, language: str = ENGLISH) -> str:
    """One card a story, those with the most open discrepancies first, each leading to its page.

    Args:
        entries: the stories, made for the same language; they may be none.
        version: the version of newscompare that made them.
        language: ISO 639-1 code of the reader's language.

    Raises:
        OptionError: if the page does not speak this language.
    """
    sorted_entries = most_disputed_first(entries)
    return render("index.html.j2", wording(language), version=version, entries=sorted_entries, listed=listed)
