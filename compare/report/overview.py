"""What is shown of one story among several: in the index page and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from compare.report.explain import Explained
from compare.report.verdicts import Review
from compare.report.view import Story, story
from compare.types import FindingType, Report
from compare.wording import ENGLISH, wording

ORDER = (FindingType.DISCREPANCY, FindingType.UPDATE, FindingType.AGREEMENT, FindingType.OMISSION)
"""The types of findings, as a reader meets them."""


@dataclass(frozen=True, slots=True)
class Top:
    """A discrepancy that matters most; `anchor` is its place in the story's page."""

    kind: str
    explained: Explained
    anchor: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One story in short: where its page is, how many findings of each type it has (in `ORDER`), the foremost ones.

    `open` counts the discrepancies that no reviewer rejected, `rejected` the others.
    """

    title: str
    address: str
    articles: int
    languages: int
    origins: int
    names: tuple[str, ...]
    counts: Mapping[FindingType, int]
    open: int
    rejected: int
    top: tuple[Top, ...]


def entry(
    report: Report, *, address: str | None = None, language: str = ENGLISH, reviews: Sequence[Review] = ()
) -> Entry:
    """A story in short.

    Args:
        report: the report.
        address: where its page is, relative to the index, percent-encoded; `<story id>.html` unless given.
        language: ISO 639-1 code of the reader's language.
        reviews: what a reviewer said of an earlier report; what was rejected is not among the foremost.

    Raises:
        OptionError: if the page does not speak this language.
    """
    say = wording(language)
    shown = story(report, say, reviews)
    disputes = shown.of_type(FindingType.DISCREPANCY)
    rejected = sum(card.rejected for card in disputes)
    return Entry(
        title=report.story_title or say("page.untitled"),
        address=quote(report.story_id, safe="", errors="replace") + ".html" if address is None else address,
        articles=len(shown.sources),
        languages=shown.languages,
        origins=shown.origins,
        names=_names(shown),
        counts={kind: len(shown.of_type(kind)) for kind in ORDER},
        open=len(disputes) - rejected,
        rejected=rejected,
        top=tuple(Top(card.kind, card.explained, card.anchor) for card in shown.foremost),
    )


def most_disputed_first(entries: Sequence[Entry]) -> list[Entry]:
    """By open discrepancies, then updates, then title."""
    return sorted(entries, key=lambda one: (-one.open, -one.counts[FindingType.UPDATE], one.title))


def _names(shown: Story) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.name for source in shown.sources))
