"""What a web page says of itself outside its article: title, outlet, address, language, authors, date.

Dates are believed where the page states them for machines (JSON-LD, `article:published_time`, `<time datetime>`),
where trafilatura's guess also stands on the page for readers, or where one stands under the heading. The guess
alone turns the year of a footer into a first of January.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compare.read.draft import Draft
from compare.read.lines import words
from compare.read.published import Published, dated_share, day_in, parse_day
from compare.read.structured import news_articles, schema_org_draft
from compare.types import PublishedBy

# Where a page carries dates that are not its article's.
ELSEWHERE = "ancestor::footer or ancestor::nav or ancestor::aside or ancestor::li"
# A publication line is short; a date in a longer text belongs to the story.
MOST_DATE_LINE = 80
# ... and most of it is a date: "Published on 26 July 2022 at 10:30", not a clause between two links.
DATE_SHARE = 0.5
# Shorter main headings are logos.
LEAST_HEADING = 3
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publish-date",
    "publishdate", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
# Texts after the main heading among which its publication line is, line breaks included.
BELOW_HEADING = 12
TITLE_MARK = re.compile(r"\s+[|–—»·-]\s+")
_UNSEEN = f"{ELSEWHERE} or ancestor::script or ancestor::style"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of itself outside its article."""

    tree: Any

    def linked_data(self, name: str) -> Draft:
        """The page's schema.org article, empty if it has none."""
        for script in self.tree.xpath("//script[@type='application/ld+json']"):
            try:
                value = json.loads(script.text_content(), strict=False)
            except ValueError:  # broken JSON-LD is common, and only a hint
                continue
            for article in news_articles(value):
                return schema_org_draft(article, name)
        return Draft(id=name, body="")

    def meta(self, *names: str) -> str | None:
        """The content of the first of these meta tags that has one."""
        for name in names:
            for key in ("property", "name", "itemprop"):
                path = f"//meta[{_LOWER.format('@' + key)} = $name]/@content"
                found = next((str(v).strip() for v in self.tree.xpath(path, name=name) if str(v).strip()), None)
                if found:
                    return found
        return None

    @property
    def title(self) -> str | None:
        """The headline of the page: its one main heading, else what it tells social networks, else its title."""
        return self._heading or self.meta("og:title", "twitter:title") or self._page_title

    @property
    def _heading(self) -> str | None:
        """The one main heading of some length; None if there are several, of which nobody knows the right one."""
        headings = [" ".join(h.text_content().split()) for h in self.tree.xpath("//h1")]
        long = [heading for heading in headings if len(words(heading)) >= LEAST_HEADING]
        return long[0] if len(long) == 1 else None

    @property
    def _page_title(self) -> str | None:
        return next((" ".join(t.text_content().split()) for t in self.tree.xpath("//head/title")), "") or None

    @property
    def site(self) -> str | None:
        """The outlet's name: as stated, else what stands beside the main heading in the page's title."""
        stated = self.meta("og:site_name", "application-name", "dc.publisher", "publisher")
        parts = [part.strip() for part in TITLE_MARK.split(self._page_title or "")]
        heading = words(self._heading or "")
        if stated or len(parts) != 2 or not heading:
            return stated
        first, second = (words(part) for part in parts)
        if heading[: len(first)] == first:
            return parts[1]
        return parts[0] if heading[: len(second)] == second else None

    @property
    def url(self) -> str | None:
        """The page's own address."""
        canonical = self.tree.xpath("//link[@rel='canonical']/@href")
        found = self.meta("og:url") or (str(canonical[0]).strip() if canonical else None)
        return found if found and found.startswith(("http://", "https://")) else None

    @property
    def language(self) -> str | None:
        """The language that the page declares."""
        declared = [str(value) for value in self.tree.xpath("/html/@lang | /html/@*[local-name() = 'lang']")]
        return next(filter(None, declared), None) or self.meta("og:locale", "language", "dc.language")

    @property
    def authors(self) -> tuple[str, ...]:
        """Who signs the page."""
        found = self.meta("author", "article:author", "dc.creator")
        return (found,) if found and not found.startswith("http") else ()

    def published(self, page: str, code: str) -> Published:
        """The publication date, with a note where there is one that is not believed."""
        stated = self.meta(*_META_DATES)
        if day := (parse_day(stated, code) if stated else None) or self._time_element():
            return Published(day, PublishedBy.METADATA)
        guess = _guess(page)
        if guess and guess in set(self._days(f"//body//text()[not({_UNSEEN})]", code)):
            return Published(guess, PublishedBy.METADATA)
        printed = set(self._days(f"//h1/following::text()[not({_UNSEEN})][position() <= {BELOW_HEADING}]", code))
        if len(printed) == 1:
            return Published(printed.pop(), PublishedBy.DATELINE)
        doubt = f"the page may be of {guess}, but neither its metadata nor its text say so; the date is not used"
        return Published(None, None, (doubt,) if guess else ())

    def _time_element(self) -> dt.date | None:
        """The date of `<time>`: one marked as the publication date, else the only one outside lists and margins."""
        marked = self.tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
        times = self.tree.xpath(f"//time[not({ELSEWHERE})]/@datetime")
        days = [day for value in marked or times if (day := parse_day(str(value)))]
        return days[0] if days and (marked or len(set(days)) == 1) else None

    def _days(self, path: str, code: str) -> Iterator[dt.date]:
        """The days in those of these texts that are publication lines."""
        for text in self.tree.xpath(path):
            line = " ".join(str(text).split())
            if len(line) > MOST_DATE_LINE or dated_share(line, code) < DATE_SHARE:
                continue
            if day := day_in(line, code):
                yield day


def _guess(page: str) -> dt.date | None:
    """What trafilatura takes for the publication date."""
    import trafilatura

    found = trafilatura.extract_metadata(page)
    return parse_day(str(found.date)) if found is not None and found.date else None
