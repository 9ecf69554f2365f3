"""Files that hold many articles (feeds, archives): the drafts that were found, and what could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from compare.errors import ReadError
from compare.read.draft import Draft, Told, document
from compare.read.fetch import last_part
from compare.read.lines import words
from compare.types import Document

_DIGITS = 6
# Longer names are no use to a reader.
_MOST_NAME = 48


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file; `where` is what messages call it."""

    where: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Parts:
    """The articles of a file, and what of it could not be read."""

    found: tuple[Part, ...]
    problems: tuple[str, ...] = ()


def documents(parts: Parts, told: Told) -> tuple[list[Document], list[str]]:
    """The documents of the parts, and all problems; a part without text is one more."""
    made, problems = [], list(parts.problems)
    for part in parts.found:
        try:
            made.append(document(part.draft, told, part.where))
        except ReadError as error:
            problems.append(str(error))
    return made, problems


def lasting_id(key: str, name: str, url: str | None, title: str | None = None) -> str:
    """An id that stays when other articles join the file, readable where it can be.

    Args:
        key: what tells the article from all others, for good: some digits of it make the id unique.
        name: what to call it where neither of the next two has a letter.
        url: the article's address; its last part is mostly made of the title's words, else it is only a number.
        title: the title.
    """
    last = last_part(url) if url else ""
    last = last.rpartition(".")[0] or last
    tries = (last if len(words(last)) > 1 else "", title or "", last, name)
    readable = ("-".join(words(one))[:_MOST_NAME].strip("-") for one in tries if any(map(str.isalpha, one)))
    digits = hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]
    return f"{next(readable, 'article')}-{digits}"
