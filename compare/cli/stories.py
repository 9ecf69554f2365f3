"""`--stories auto`: the articles of a call, sorted into stories by what they tell instead of where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli import common
from compare.cli.progress import Progress
from compare.clusters import find_stories
from compare.errors import ReadError
from compare.models import Encoder
from compare.pipeline import title
from compare.read import Reading, Story
from compare.read.files import safe, unique
from compare.settings import Settings
from compare.types import Document

if TYPE_CHECKING:
    from compare.corpus import Corpus

NAMED = 10
"""Articles that a message names before it only counts."""


class Sorting(StrEnum):
    """What `--stories` takes."""

    FOLDERS = "folders"
    AUTO = "auto"


Stories = Annotated[Sorting, typer.Option("--stories", help="A story is a folder, or what headlines and leads show.")]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The stories that at least two articles tell, and notes on the sorting for the limits of each report."""

    reading: Reading
    notes: tuple[str, ...]


def sort(reading: Reading, encoder: Encoder, settings: Settings, corpus: Corpus | None = None) -> Sorted:
    """Sort all documents anew, whatever folder they come from; what nobody else tells is said on standard error.

    A story is named after its first title, as the report is. How the articles of the corpus open is reused.

    Raises:
        ReadError: if no two of the articles tell one story. A single one is none, and left to the caller.
    """
    with Progress("sorting") as progress:
        groups = find_stories(
            reading.documents, encoder, settings, prepare=corpus.opening if corpus else None, progress=progress.step
        )
    alone = [group[0] for group in groups if len(group) < common.LEAST]
    stories: dict[str, Story] = {}
    for group in groups:
        if len(group) >= common.LEAST:
            name = unique(safe(title(group)), stories)
            stories[name] = Story(name, group)
    if not stories and len(alone) >= common.LEAST:
        raise ReadError(
            f"none of the {len(alone)} articles tells the same story as another, as far as headlines and leads show; "
            "leave --stories auto out to compare them all the same"
        )
    notes = ["The articles were sorted into stories by their headlines and leads, which may err."]
    if alone:
        common.warn(f"no other article tells the story of {_names(alone)}: not compared")
        notes.append(f"Not compared, because no other article tells their story: {_names(alone)}.")
    return Sorted(Reading(tuple(stories.values()), reading.problems), tuple(notes))


def _names(documents: Sequence[Document]) -> str:
    """The ids of the documents, the first ones if they are many."""
    names = ", ".join(document.id for document in documents[:NAMED])
    more = len(documents) - NAMED
    return f"{names} and {more} more" if more > 0 else names
