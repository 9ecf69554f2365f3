"""Saved and fetched web pages: trafilatura finds the article, the page's metadata say where and when it appeared.

Dates are believed where the page states them for machines (JSON-LD, `article:published_time`, `<time datetime>`), or
where what trafilatura found also stands on the page for readers: its guess alone turns the year of a footer into
a first of January.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from compare.errors import ReadError
from compare.read.draft import Draft
from compare.read.encodings import Decoded
from compare.read.language import detect
from compare.read.lines import words
from compare.read.published import day_in, parse_day
from compare.read.structured import news_articles, schema_org_draft

# Paragraphs and list items that are nothing but one link: "read also" and its kin.
LINKS_ONLY = "//*[self::p or self::li][.//a and normalize-space(.) = normalize-space(.//a)]"
# Where a page carries dates that are not its article's.
ELSEWHERE = "ancestor::footer or ancestor::nav or ancestor::aside or ancestor::li"
# A publication line is short; a date in a longer text belongs to the story.
MOST_DATE_LINE = 80
# A body below this many words is a teaser or a menu; JSON-LD may have the whole.
LEAST_WORDS = 40

_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publish-date",
    "publishdate", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_TITLE_MARK = re.compile(r"\s+[|–—»·-]\s+")
_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.I)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 kB, if it does."""
    found = _CHARSET.search(data[:4096])
    return next(group for group in found.groups() if group).decode("ascii") if found else None


def html_draft(page: Decoded, name: str, where: str, url: str | None = None) -> Draft:
    """The article of a page.

    Args:
        page: the decoded page.
        name: the document's id.
        where: what messages call the page.
        url: where it was fetched from, if it was.

    Raises:
        ReadError: if no article can be found on it.
    """
    from lxml import etree, html

    # an encoding declared inside is none of a decoded text's business, and lxml refuses it
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.text)
    try:
        tree = html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{where} is not a web page that can be read: {error}") from error
    stated = _Stated(tree)
    linked = stated.linked_data(name)
    body = _body(text, linked.body)
    if not body:
        raise ReadError(f"{where}: no article found on this page; save its text as .txt")
    title = linked.title or stated.title
    source = linked.source or stated.site
    address = url or linked.url or stated.url
    code = detect(body)
    published, notes = (linked.published, ()) if linked.published else stated.published(text, code)
    return replace(
        linked,
        body=body,
        title=_without_site(title, source) if title else None,
        source=source or (urlsplit(address).hostname or "").removeprefix("www.") or None if address else source,
        url=address,
        language=linked.language or stated.language,
        published=published,
        authors=(*linked.authors, *stated.authors),
        notes=(*page.notes, *notes),
    )


def _body(page: str, linked: str) -> str:
    """The article's text: what trafilatura is sure of, else what it supposes, else what JSON-LD carries."""
    import trafilatura

    for precise in (True, False):
        found = trafilatura.extract(
            page, favor_precision=precise, include_comments=False, include_formatting=False, prune_xpath=LINKS_ONLY
        )
        if found and len(words(found)) >= LEAST_WORDS:
            return str(found)
    return max((found or "", linked), key=lambda text: len(words(text)))


def _without_site(title: str, site: str | None) -> str:
    """A page title without the site's name after a dash or bar."""
    head, mark, tail = title.rpartition(next((m for m in _TITLE_MARK.findall(title)[-1:]), "\0"))
    return head if mark and site and words(tail) == words(site) else title


@dataclass(frozen=True, slots=True)
class _Stated:
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
        headings = [" ".join(h.text_content().split()) for h in self.tree.xpath("//h1")]
        long = [heading for heading in headings if len(words(heading)) >= 3]
        title = next((" ".join(t.text_content().split()) for t in self.tree.xpath("//head/title")), None)
        return long[0] if len(long) == 1 else self.meta("og:title", "twitter:title") or title or None

    @property
    def site(self) -> str | None:
        """The outlet's name."""
        return self.meta("og:site_name", "application-name", "dc.publisher", "publisher")

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

    def published(self, page: str, code: str) -> tuple[dt.date | None, tuple[str, ...]]:
        """The publication date, and a note if there is one that is not believed."""
        stated = self.meta(*_META_DATES)
        if stated and (day := parse_day(stated, code)):
            return day, ()
        if day := self._time_element():
            return day, ()
        guess = _guess(page)
        if guess is None:
            return None, ()
        if guess in set(self._visible_days(code)):
            return guess, ()
        return None, (
            f"the page may be of {guess}, but neither its metadata nor its text say so; the date is not used",
        )

    def _time_element(self) -> dt.date | None:
        """The date of `<time>`: one marked as the publication date, else the only one outside lists and margins."""
        marked = self.tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
        times = self.tree.xpath(f"//time[not({ELSEWHERE})]/@datetime")
        days = [day for value in marked or times if (day := parse_day(str(value)))]
        return days[0] if days and (marked or len(set(days)) == 1) else None

    def _visible_days(self, code: str) -> Iterator[dt.date]:
        """Days that stand in short texts of the page, margins left out."""
        for text in self.tree.xpath(f"//body//text()[not({ELSEWHERE} or ancestor::script or ancestor::style)]"):
            line = " ".join(str(text).split())
            if len(line) <= MOST_DATE_LINE and any(map(str.isdigit, line)) and (day := day_in(line, code)):
                yield day


def _guess(page: str) -> dt.date | None:
    """What trafilatura takes for the publication date."""
    import trafilatura

    found = trafilatura.extract_metadata(page)
    return parse_day(str(found.date)) if found is not None and found.date else None
