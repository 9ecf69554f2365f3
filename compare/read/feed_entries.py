"""One entry of a feed as a draft, and what a feed says of all its entries."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from compare.read.draft import Draft
from compare.read.fetch import host_of, is_url
from compare.read.html import LINKS_ONLY, without_site
from compare.read.lines import words
from compare.read.markup import plain_text
from compare.read.published import parse_day

# Summaries of feeds end well below this; a feed that gives whole articles in this place gives more.
MOST_SUMMARY_WORDS = 120
XML = "{http://www.w3.org/XML/1998/namespace}"

# Elements of other namespaces (pictures, ratings, podcasts) are passed over: they have names like ours.
_PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
_WHOLE = ("content:encoded", "content")
_SUMMARY = ("description", "summary")
_DATES = ("pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "updated", "modified")

_TAG = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of all its entries; `base` is what its links start from, `notes` warn of the whole file."""

    title: str | None
    language: str | None
    base: str | None
    notes: tuple[str, ...] = ()


class Element:
    """An element of a feed: its children by their names as feeds usually write them, its text, its attributes."""

    def __init__(self, node: Any) -> None:
        self.node = node
        self._children: dict[str, list[Any]] = {}
        for child in node.iterchildren("*"):
            self._children.setdefault(_name(child.tag), []).append(child)

    def all(self, name: str) -> Iterator[Element]:
        """The children of this name."""
        return map(Element, self._children.get(name, ()))

    def first(self, *names: str) -> Element | None:
        """The first child of the first of these names that there is."""
        return next((child for name in names for child in self.all(name)), None)

    def line(self, *names: str) -> str | None:
        """The text of the first of these children that has one, without markup, on one line."""
        return next((line for name in names for child in self.all(name) if (line := child.own_line)), None)

    @property
    def own_line(self) -> str | None:
        """The element's own text, without markup, on one line."""
        return " ".join(plain_text(self.content).split()) or None

    @property
    def content(self) -> str:
        """What the element holds: its text, which may be HTML, or the HTML that stands in it as elements."""
        if not len(self.node):
            return str(self.node.text or "").strip()
        from lxml import etree

        inner = copy.deepcopy(self.node)
        for part in inner.iter("*"):
            name = _local(part.tag)
            # a broken feed may have an address where a tag begins
            part.tag = name if _TAG.fullmatch(name) else "span"
            part.text = part.text or ""  # no <script/>, which HTML takes for the beginning of one
        etree.cleanup_namespaces(inner)
        pieces = [etree.tostring(child, encoding="unicode") for child in inner]
        return (str(inner.text or "") + "".join(pieces)).strip()

    def attribute(self, name: str) -> str | None:
        """The value of an attribute; None if it is missing or empty."""
        return str(self.node.get(name) or "").strip() or None


def feed_of(root: Any, notes: tuple[str, ...]) -> Feed:
    """What the feed says of itself: RSS in its `channel`, Atom at its root."""
    top = Element(root)
    channel = top.first("channel") or top
    language = channel.line("language", "dc:language") or top.attribute(f"{XML}lang")
    base = top.attribute(f"{XML}base")
    return Feed(channel.line("title"), language, base or _link(channel, None), notes)


def entry_draft(entry: Any, feed: Feed) -> tuple[Draft, str]:
    """The draft of an RSS item or Atom entry, its id still empty, and the key that tells it from others."""
    element = Element(entry)
    url = element.line("feedburner:origLink") or _link(element, feed.base)
    guid = element.line("guid", "id")
    source = _publisher(element) or element.line("dc:publisher") or feed.title
    title = element.line("title")
    whole = next((markup for name in _WHOLE for one in element.all(name) if (markup := one.content)), "")
    summary = next((markup for name in _SUMMARY for one in element.all(name) if (markup := one.content)), "")
    body, notes = _body(whole, summary, url, (title, source))
    content = element.first(*_WHOLE)
    languages = (content.attribute(f"{XML}lang") if content else None, element.attribute(f"{XML}lang"))
    draft = Draft(
        id="",
        body=body,
        title=without_site(title, source) if title else None,
        source=source,
        url=url,
        language=next(filter(None, languages), None) or element.line("dc:language") or feed.language,
        published=next((day for name in _DATES if (stated := element.line(name)) and (day := feed_day(stated))), None),
        authors=tuple(_authors(element)),
        notes=(*feed.notes, *notes),
    )
    return draft, guid or url or f"{title}\n{body}"


def json_draft(item: Mapping[str, Any], feed: Feed) -> tuple[Draft, str]:
    """The draft of an item of a JSON Feed, its id still empty, and the key that tells it from others."""
    url = _said(item, "external_url") or _said(item, "url")
    whole = _said(item, "content_html") or _said(item, "content_text") or ""
    title = _said(item, "title")
    body, notes = _body(whole, _said(item, "summary") or "", url, (title, feed.title))
    listed = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    stated = _said(item, "date_published") or _said(item, "date_modified")
    draft = Draft(
        id="",
        body=body,
        title=" ".join(plain_text(title).split()) if title else None,
        source=feed.title,
        url=url if url and is_url(url) else None,
        language=_said(item, "language") or feed.language,
        published=feed_day(stated) if stated else None,
        authors=tuple(name for one in listed or () if isinstance(one, dict) and (name := _said(one, "name"))),
        notes=(*feed.notes, *notes),
    )
    return draft, str(item.get("id") or url or f"{title}\n{body}")


def json_feed_of(value: Mapping[str, Any], notes: tuple[str, ...]) -> Feed:
    """What a JSON Feed says of itself."""
    return Feed(_said(value, "title"), _said(value, "language"), _said(value, "home_page_url"), notes)


def feed_day(stated: str) -> dt.date | None:
    """The day that a feed names, in the zone that it names it in: RFC 822 as RSS asks for, ISO 8601, or in words."""
    try:
        return parsedate_to_datetime(stated).date()
    except (TypeError, ValueError, IndexError):
        return parse_day(stated)


def _body(whole: str, summary: str, url: str | None, head: tuple[str | None, ...]) -> tuple[str, tuple[str, ...]]:
    """The text of an entry: the article where the feed carries it, else the summary, with a note if it is one.

    A summary with no other words than `head`, title and outlet, is none.
    """
    body = _article(whole, url) if whole else ""
    brief = _article(summary, url) if summary else ""
    if len(words(body)) > len(words(brief)):
        return body, ()
    if len(words(brief)) > MOST_SUMMARY_WORDS:
        return brief, ()
    known = {word for line in head if line for word in words(line)}
    if known.issuperset(words(brief)):
        return "", ("its feed carries only the headline of this article; what the article itself says is not known",)
    return brief, ("its feed carries only a summary of this article; what the article itself says is not known",)


def _article(markup: str, url: str | None) -> str:
    """The words of an entry, without links that stand alone and without a last line that leads to the page itself."""
    if "<" not in markup:
        return plain_text(markup)
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return plain_text(markup)
    for line in filter(_headline_of_another, tree.xpath(".//li[.//a]")):
        line.drop_tree()
    whole = plain_text(html.tostring(tree, encoding="unicode"))
    for element in tree.xpath(LINKS_ONLY):
        element.drop_tree()
    lines = [line for line in tree.xpath(".//p | .//li") if line.text_content().strip()]
    if url and len(lines) > 1 and url in lines[-1].xpath(".//a/@href"):
        lines[-1].drop_tree()
    return plain_text(html.tostring(tree, encoding="unicode")) or whole


def _headline_of_another(line: Any) -> bool:
    """Whether an item of a list is mostly links: aggregators list who else has the story."""
    linked = sum(len(words(link.text_content())) for link in line.xpath(".//a"))
    return 2 * linked >= len(words(line.text_content()))


def _publisher(entry: Element) -> str | None:
    """Whose article this is, where the entry says so: RSS names it as text, Atom copies the head of that feed."""
    source = entry.first("source")
    if source is None:
        return None
    named = source.line("title") if source.first("title", "id", "link", "updated") else source.own_line
    address = source.attribute("url") or _link(source, None)
    return named or (host_of(address) if address else None)


def _link(element: Element, base: str | None) -> str | None:
    """The page that an element leads to: RSS has it as text, Atom as an attribute; a guid may be one too."""
    base = element.attribute(f"{XML}base") or base
    alternates = (one for one in element.all("link") if one.attribute("rel") in (None, "alternate"))
    guids = (one for one in element.all("guid") if one.attribute("isPermaLink") != "false")
    for one in (*alternates, *guids):
        found = one.attribute("href") or one.own_line
        if found and is_url(address := _joined(base, found)):
            return address
    return None


def _joined(base: str | None, address: str) -> str:
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _authors(entry: Element) -> Iterator[str]:
    for one in (*entry.all("author"), *entry.all("dc:creator")):
        if found := one.line("name") or one.own_line:
            yield found


def _said(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _name(tag: str) -> str:
    """A child's name, with the prefix that feeds usually give its namespace; "?" and its tag where it is not ours."""
    space = tag[1:].partition("}")[0] if tag.startswith("{") else ""
    prefix = _PREFIXES.get(space.strip())
    return f"?{tag}" if prefix is None else prefix + _local(tag)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
