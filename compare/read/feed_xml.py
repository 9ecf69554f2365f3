"""The XML of a feed, well-formed or not, taken apart into its head and its entries.

A feed that is not well-formed is cut at its entries, and each is parsed alone: one that is broken costs nothing but
itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.entities import html5
from itertools import pairwise
from typing import Any

from compare.errors import ReadError

ROOTS = ("rss", "RDF", "feed")

_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Comments and CDATA, in which nothing is markup, also where the file ends within them.
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.S)
_FIRST = re.compile(r"<((?:[\w.-]+:)?([A-Za-z][\w.-]*))[^>]*>?")
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)(?=[\s>])")
_END_OF_ENTRY = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_PLACE = re.compile(r"( line \d+)? and (\S+), line \d+, column \d+|, line \d+, column \d+")
# Fields of an entry that are found inside another one show that the parser lost its way.
_FIELDS = ("item", "entry", "guid", "pubDate", "encoded", "description", "published")


@dataclass(frozen=True, slots=True)
class FeedXml:
    """A feed's root or head, its entries by number (from 1) with what is not well-formed in each, and problems.

    A problem is why the entry of that number is not among the entries.
    """

    head: Any
    entries: Mapping[int, tuple[Any, str]]
    problems: Mapping[int, str]


def is_feed(head: str) -> bool:
    """Whether the first characters of a file are those of an XML feed."""
    root = _FIRST.search(_HIDDEN.sub("", head))
    return root is not None and root[2] in ROOTS


def parsed(text: str, where: str) -> FeedXml:
    """A feed taken apart.

    Raises:
        ReadError: if it is no feed, or declares entities.
    """
    # names of characters that HTML knows and XML does not
    text = _NAMED.sub(_character, _DECLARATION.sub("", text)).strip()
    if "<!ENTITY" in _masked(text):
        raise ReadError(
            f"{where} declares XML entities of its own, which can stand for any amount of text or for other files; "
            "no feed needs them, and it is not read"
        )
    root = _FIRST.search(_masked(text))
    if root is None:
        raise ReadError(f"{where} is not XML: there is no element in it")
    if root[2] not in ROOTS:
        raise ReadError(f"{where} is XML, but no feed: its root is <{root[1]}>, not rss, rdf:RDF or feed")
    from lxml import etree

    try:
        tree = _tree(text)
    except etree.XMLSyntaxError:
        return _piecewise(_BARE_AMPERSAND.sub("&amp;", _NOT_IN_XML.sub("", text)), where)
    entries = [entry for entry in tree.iter("{*}item", "{*}entry") if not _inside_another(entry)]
    return FeedXml(tree, {number: (entry, "") for number, entry in enumerate(entries, start=1)}, {})


def _piecewise(text: str, where: str) -> FeedXml:
    """A feed that is not well-formed, entry by entry."""
    masked = _masked(text)
    root = _FIRST.search(masked)
    starts = [found.start() for found in _ENTRY.finditer(masked)]
    if root is None or not root[0].endswith(">"):
        raise ReadError(f"{where} is not XML that can be read: it ends within its first element")
    opening, closing = text[root.start() : root.end()], f"</{root[1]}>"
    head = _tree(text[root.start() : starts[0] if starts else len(text)] + closing, recover=True)
    entries: dict[int, tuple[Any, str]] = {}
    problems: dict[int, str] = {}
    for number, (start, after) in enumerate(pairwise([*starts, len(text)]), start=1):
        ends = [found.end() for found in _END_OF_ENTRY.finditer(masked, start, after)]
        if not ends and number == len(starts):
            problems[number] = "the file ends within it; fetch the feed anew"
            continue
        entry, broken = _alone(opening + text[start : ends[-1] if ends else after] + closing)
        if entry is None:
            problems[number] = f"not well-formed XML ({broken}); the other entries are read"
        else:
            entries[number] = (entry, broken)
    return FeedXml(head, entries, problems)


def _alone(text: str) -> tuple[Any, str]:
    """The only entry of a feed, and what is not well-formed in it; None for one whose fields cannot be told apart."""
    from lxml import etree

    try:
        return next(_tree(text).iter("{*}item", "{*}entry")), ""
    except etree.XMLSyntaxError as error:
        broken = _PLACE.sub(r" and \2", str(error.msg)).removesuffix(" and ")
    entry = next(_tree(text, recover=True).iter("{*}item", "{*}entry"), None)
    lost = entry is not None and any(
        part.tag.rpartition("}")[2] in _FIELDS
        for field in entry.iterchildren("*")
        for part in field.iterdescendants("*")
    )
    return (None if lost else entry), broken


def _tree(text: str, *, recover: bool = False) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _masked(text: str) -> str:
    """`text` with spaces for everything in it that is no markup, at the same offsets."""
    return _HIDDEN.sub(lambda found: " " * len(found[0]), text)


def _inside_another(entry: Any) -> bool:
    return any(True for _ in entry.iterancestors("{*}item", "{*}entry"))


def _character(found: re.Match[str]) -> str:
    return found[0] if found[1] in _XML_OWN else html5.get(f"{found[1]};", found[0])
