"""Saved and fetched web pages: trafilatura finds the article, `page_data` what the page says of itself."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import Any

from compare.errors import ReadError
from compare.read.draft import Draft
from compare.read.encodings import Decoded
from compare.read.fetch import host_of
from compare.read.language import detect
from compare.read.lines import words
from compare.read.page_data import TITLE_MARK, Stated
from compare.read.published import Published
from compare.types import PublishedBy

# Paragraphs and list items that are nothing but one link: "read also" and its kin.
LINKS_ONLY = "//*[self::p or self::li][.//a and normalize-space(.) = normalize-space(.//a)]"
# Tables with paragraphs in them: the way pages were laid out when the web was young.
LAYOUT_TABLES = "//table[.//p or .//h1 or .//table or .//td[string-length(normalize-space(.)) > 400]]"
# A body below this many words is a teaser or a menu; JSON-LD may have the whole.
LEAST_WORDS = 40

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
    # an encoding declared inside is none of a decoded text's business, and lxml refuses it
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.text)
    tree = _tree(text, where)
    stated = Stated(tree)
    linked = stated.linked_data(name)
    body = _body(_without_layout(tree), linked.body)
    if not body:
        raise ReadError(f"{where}: no article found on this page; save its text as .txt")
    title = linked.title or stated.title
    source = linked.source or stated.site
    address = url or linked.url or stated.url
    code = detect(body)
    date = Published(linked.published, PublishedBy.METADATA) if linked.published else stated.published(text, code)
    return replace(
        linked,
        body=body,
        title=without_site(title, source) if title else None,
        source=source or (host_of(address) if address else None),
        url=address,
        language=linked.language or stated.language,
        published=date.date,
        published_by=date.by,
        authors=(*linked.authors, *stated.authors),
        notes=(*page.notes, *date.notes),
    )


def _tree(page: str, where: str) -> Any:
    from lxml import etree, html

    try:
        return html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{where} is not a web page that can be read: {error}") from error


def _without_layout(tree: Any) -> Any:
    """A copy of the page in which tables that arrange the page, and hold no data, are plain divisions."""
    page = copy.deepcopy(tree)
    for table in page.xpath(LAYOUT_TABLES):
        for part in (table, *table.xpath(".//tbody | .//tr | .//td | .//th")):
            part.tag = "div"
    return page


def _body(page: Any, linked: str) -> str:
    """The article's text: what trafilatura is sure of, else what it supposes, else what JSON-LD carries."""
    import trafilatura

    for precise in (True, False):
        found = trafilatura.extract(
            copy.deepcopy(page),
            favor_precision=precise,
            include_comments=False,
            include_formatting=False,
            prune_xpath=LINKS_ONLY,
        )
        if found and len(words(found)) >= LEAST_WORDS:
            return str(found)
    return max((found or "", linked), key=lambda text: len(words(text)))


def without_site(title: str, site: str | None) -> str:
    """A page title without the site's name after a dash or bar."""
    head, mark, tail = title.rpartition(next((m for m in TITLE_MARK.findall(title)[-1:]), "\0"))
    return head if mark and site and words(tail) == words(site) else title
