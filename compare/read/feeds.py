"""News feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, JSON Feed. Each entry is an article.

Who published an entry is what the entry's own `source` says (aggregators carry other people's articles), else the
feed's title. Entities that a feed declares itself are refused: no feed needs them, and eight lines of them can stand
for gigabytes. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from compare.errors import ReadError
from compare.read.draft import Draft
from compare.read.encodings import Decoded
from compare.read.feed_entries import entry_draft, feed_of, json_draft, json_feed_of
from compare.read.feed_xml import parsed
from compare.read.parts import Part, Parts, lasting_id

JSON_FEED = "https://jsonfeed.org/version/"


def is_json_feed(value: Any) -> bool:
    """Whether a parsed JSON file is a JSON Feed."""
    return isinstance(value, dict) and str(value.get("version")).startswith(JSON_FEED)


def feed_parts(page: Decoded, name: str, where: str) -> Parts:
    """The articles of an XML feed.

    Args:
        page: the decoded file.
        name: what begins the id of an entry that has neither a readable address nor a title.
        where: what messages call the file.

    Raises:
        ReadError: if it is no feed, has no entries, or declares entities.
    """
    feed_xml = parsed(page.text, where)
    feed = feed_of(feed_xml.head, page.notes)
    drafts = []
    for number, (entry, broken) in feed_xml.entries.items():
        draft, key = entry_draft(entry, feed)
        note = (f"its entry is not well-formed XML ({broken}), so that words may be missing",) if broken else ()
        drafts.append((number, replace(draft, notes=(*draft.notes, *note)), key))
    parts = _parts(drafts, name, where)
    problems = (f"{where}, entry {number}: {problem}" for number, problem in feed_xml.problems.items())
    return _checked(replace(parts, problems=(*parts.problems, *problems)), where)


def json_feed_parts(value: Mapping[str, Any], page: Decoded, name: str, where: str) -> Parts:
    """The articles of a JSON Feed, like `feed_parts`."""
    items = value.get("items")
    listed = enumerate(items, start=1) if isinstance(items, list) else ()
    feed = json_feed_of(value, page.notes)
    drafts = [(number, *json_draft(item, feed)) for number, item in listed if isinstance(item, dict)]
    return _checked(_parts(drafts, name, where), where)


def _parts(drafts: Iterable[tuple[int, Draft, str]], name: str, where: str) -> Parts:
    """The entries (number, draft, key) with their ids; of two with one key the first, which is the newer one."""
    found: list[Part] = []
    problems: list[str] = []
    numbers: dict[str, int] = {}
    for number, draft, key in drafts:
        place = f"{where}, entry {number}"
        if key in numbers:
            problems.append(f"{place}: another version of entry {numbers[key]}, which is read instead")
            continue
        numbers[key] = number
        found.append(Part(place, replace(draft, id=lasting_id(key, name, draft.url, draft.title))))
    return Parts(tuple(found), tuple(problems))


def _checked(parts: Parts, where: str) -> Parts:
    if not parts.found and not parts.problems:
        raise ReadError(f"{where}: a feed without entries")
    return parts
