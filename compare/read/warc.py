"""Web archives (WARC, plain or gzip): each page that a server answered with is an article.

Pictures, scripts, redirects, errors and what was asked are passed over in silence, for a captured page brings dozens
of them. Of several captures of one address the last one is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from compare.errors import ReadError
from compare.read.draft import Draft
from compare.read.encodings import decode
from compare.read.fetch import is_url
from compare.read.html import declared_charset, html_draft
from compare.read.parts import Part, Parts, lasting_id
from compare.read.warc_records import Record, answer, body, records

ENDINGS = (".warc", ".warc.gz")
PAGES = frozenset({"text/html", "application/xhtml+xml"})
# A crawl of a whole site has hundreds of pages without an article: a few are named, the others counted.
NAMED = 5
# An HTTP head beside the page itself.
_HEAD = 100_000


@dataclass(frozen=True, slots=True)
class _Capture:
    """A page as it was captured: its address and day, its HTML, and whether all of it is there."""

    address: str
    date: str
    html: bytes
    charset: str | None
    whole: bool


@dataclass(slots=True)
class _Archive:
    """What an archive gave so far; `barren` are the addresses of pages without an article."""

    where: str
    most: int
    pages: dict[str, tuple[_Capture, Draft]] = field(default_factory=dict)
    captures: Counter[str] = field(default_factory=Counter)
    barren: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    revisits: int = 0

    def take(self, record: Record) -> None:
        """Read a record if it is a page; what goes wrong becomes a problem."""
        if not is_url(record.address):
            return
        self.revisits += record.kind == "revisit"
        place = f"{self.where}, {record.address}"
        try:
            capture = _capture(record, self.most)
            if capture is None:
                return
            self.captures[capture.address] += 1
            text = decode(capture.html, place, capture.charset or declared_charset(capture.html))
        except ReadError as error:
            self.problems.append(f"{place}: {str(error).removeprefix(place).lstrip(' :')}")
            return
        try:
            draft = html_draft(text, "", place, capture.address)
        except ReadError:
            self.barren.append(capture.address)
            return
        earlier = self.pages.get(capture.address)
        if earlier is None or earlier[0].date <= capture.date:
            self.pages[capture.address] = (capture, draft)

    def parts(self, name: str) -> tuple[Part, ...]:
        """The articles, with their ids and notes."""
        return tuple(
            Part(
                f"{self.where}, {address}",
                replace(draft, id=lasting_id(address, name, address), notes=self._notes(capture, draft)),
            )
            for address, (capture, draft) in self.pages.items()
        )

    def _notes(self, capture: _Capture, draft: Draft) -> tuple[str, ...]:
        notes = [*draft.notes]
        if not capture.whole:
            notes.append("its capture in the archive was cut off, so that its end is missing")
        if (times := self.captures[capture.address]) > 1:
            notes.append(f"the archive has it {times} times; the capture of {capture.date} is used")
        return tuple(notes)

    def unread(self) -> tuple[str, ...]:
        """All problems, those of one kind together."""
        problems = list(self.problems)
        if self.revisits:
            plural = "s" if self.revisits > 1 else ""
            problems.append(
                f"{self.where}: {self.revisits} revisit record{plural}, which hold no page of their own: "
                "it was captured earlier, perhaps in another archive"
            )
        if self.barren:
            named = ", ".join(self.barren[:NAMED]) + (" ..." if self.barren[NAMED:] else "")
            plural = "s" if len(self.barren) > 1 else ""
            problems.append(f"{self.where}: no article found on {len(self.barren)} page{plural}: {named}")
        return tuple(problems)


def is_archive(name: str) -> bool:
    """Whether a file is an archive by its name."""
    return name.lower().endswith(ENDINGS)


def archive_parts(stream: BinaryIO, name: str, where: str, most: int) -> Parts:
    """The articles of an archive.

    Args:
        stream: the archive, at its beginning, seekable.
        name: what begins the id of a page whose address has no readable part.
        where: what messages call the archive.
        most: bytes of the largest page that is read.

    Raises:
        ReadError: if there is no page in it.
    """
    archive = _Archive(where, most)
    try:
        for record in records(stream, most + _HEAD):
            archive.take(record)
    except ReadError as error:
        archive.problems.append(f"{where}, {error}")
    parts = Parts(archive.parts(name), archive.unread())
    if not parts.found and not parts.problems:
        raise ReadError(f"{where}: an archive without pages (answers of type text/html, status 200)")
    return parts


def _capture(record: Record, most: int) -> _Capture | None:
    """The page in a record; None if there is something else in it.

    Raises:
        ReadError: if it is too large, or cannot be unpacked.
    """
    if record.kind == "response":
        found = answer(record.block)
        if not 200 <= found.status < 300 or found.headers.get_content_type() not in PAGES:
            return None
        html, whole = body(found, most)
        charset = found.headers.get_content_charset()
    elif record.kind == "resource" and record.fields.get_content_type() in PAGES:
        html, whole, charset = record.block, True, record.fields.get_content_charset()
    else:
        return None
    if not record.whole or len(html) > most:
        raise ReadError(f"larger than {most:,} bytes, the most that is read of a page")
    return _Capture(record.address, record.date, html, charset, whole and "WARC-Truncated" not in record.fields)
