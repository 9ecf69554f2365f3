"""JSON and JSON lines: our own document form, schema.org articles, ninjs of the IPTC.

The form is told by its keys. A file may hold one article, a list of them, a JSON-LD `@graph`, or a `documents` list
as in our own reports. Keys of ninjs differ in case between versions, so case is ignored there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from compare.errors import ReadError
from compare.read.draft import Draft
from compare.read.markup import plain_text
from compare.read.published import parse_day
from compare.types import PublishedBy

FORMS = (
    "our own form (text, title, source ...), a schema.org article (articleBody ...) or ninjs (body_text, bodies ...)"
)

# schema.org has a dozen kinds of article (NewsArticle, ReportageNewsArticle, BackgroundNewsArticle ...).
ARTICLE = ("Article", "Posting", "Report")


def parse_json(text: str, where: str) -> Any:
    """The value of a JSON text.

    Raises:
        ReadError: with line and column, if it is not JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(f"{where}: not valid JSON, line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise ReadError(f"{where}: this JSON cannot be read: {error}") from error


def json_drafts(value: Any, name: str, where: str) -> list[Draft]:
    """The articles in a JSON value.

    Args:
        value: the parsed file.
        name: the id of an article that brings none.
        where: what messages call the file.

    Raises:
        ReadError: if there is no article in it.
    """
    drafts = [_draft(item, name, where) for item in _items(value)]
    if not drafts:
        raise ReadError(f"{where}: no article in this JSON; it takes {FORMS}")
    return drafts


def news_articles(value: Any) -> Iterator[Mapping[str, Any]]:
    """The schema.org articles in a JSON-LD value: alone, in a list, or in a `@graph`."""
    if isinstance(value, list):
        for item in value:
            yield from news_articles(item)
    elif isinstance(value, dict):
        if _is_schema_org(value):
            yield value
        for key in ("@graph", "mainEntity", "itemListElement", "item"):
            yield from news_articles(value.get(key))


def schema_org_draft(item: Mapping[str, Any], name: str) -> Draft:
    """A schema.org article as a draft; its body may be empty, as on pages that carry the text themselves."""
    url = _url(item.get("url")) or _url(item.get("mainEntityOfPage")) or _url(item.get("@id"))
    return Draft(
        id=name,
        body=plain_text(_text(item.get("articleBody")) or _text(item.get("text")) or ""),
        title=_line(_text(item.get("headline")) or _text(item.get("name"))),
        source=_line(
            _name(item.get("publisher")) or _name(item.get("sourceOrganization")) or _name(item.get("provider"))
        ),
        url=url,
        language=_name(item.get("inLanguage")),
        published=_date(item, "datePublished", "dateCreated"),
        authors=tuple(
            filter(None, (_name(item.get(key)) for key in ("author", "creator", "creditText", "copyrightHolder")))
        ),
    )


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in a JSON value that hold an article."""
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif isinstance(value, dict):
        if isinstance(value.get("documents"), list):
            yield from _items(value["documents"])
        elif isinstance(value.get("text"), str) or _ninjs_body(_lower(value)) or _text(value.get("articleBody")):
            yield value
        else:
            yield from (item for item in news_articles(value) if _text(item.get("articleBody")))


def _draft(item: Mapping[str, Any], name: str, where: str) -> Draft:
    if _text(item.get("articleBody")) or (_is_schema_org(item) and not isinstance(item.get("title"), str)):
        return schema_org_draft(item, name)
    if isinstance(item.get("text"), str):
        return _own_draft(item, name, where)
    return _ninjs_draft(_lower(item), name)


def _own_draft(item: Mapping[str, Any], name: str, where: str) -> Draft:
    """Our own form, the `documents` of a report."""
    for key in ("id", "source", "origin", "title", "url", "language", "published"):
        if not isinstance(item.get(key), str | None):
            raise ReadError(f"{where}: {key!r} has to be a text, not {item[key]!r}")
    stated = item.get("published")
    day = parse_day(stated, item.get("language") or "und") if stated else None
    by = item.get("published_by")
    return Draft(
        id=item.get("id") or name,
        body=item["text"].replace("\r\n", "\n").replace("\r", "\n"),
        title=item.get("title"),
        source=item.get("source"),
        url=item.get("url"),
        language=item.get("language"),
        origin=item.get("origin"),
        published=day,
        published_by=PublishedBy(by) if day and by in list(PublishedBy) else None,
        notes=(f"its date {stated!r} is not understood",) if stated and day is None else (),
    )


def _ninjs_draft(item: Mapping[str, Any], name: str) -> Draft:
    """A ninjs item, keys in lower case: 1.x with `body_*` and `headline`, 2.x and 3.x with `bodies` and `headlines`."""
    headline = _main(item.get("headlines")) or _text(item.get("headline")) or _text(item.get("title"))
    parties = [_name(party) for party in item.get("infosources") or () if isinstance(party, dict)]
    source = _text(item.get("source")) or next(filter(None, parties), None) or _text(item.get("copyrightholder"))
    uri = _text(item.get("uri"))
    return Draft(
        id=name,
        body=_ninjs_body(item) or "",
        title=_line(plain_text(headline or "")),
        source=_line(source),
        url=_url(item.get("url")) or _url(uri),
        language=_text(item.get("language")),
        published=_date(item, "firstcreated", "versioncreated", "contentcreated"),
        authors=tuple(
            filter(None, (_text(item.get(key)) for key in ("by", "byline", "creditline", "copyrightholder")))
        ),
    )


def _ninjs_body(item: Mapping[str, Any]) -> str | None:
    """The body as plain text; of several forms the first that has paragraphs."""
    bodies = [body.get("value") for body in item.get("bodies") or () if isinstance(body, dict)]
    keys = ("body_text", "body_xhtml", "body_html", *sorted(key for key in item if key.startswith("body_")))
    found = (_text(body) for body in (*bodies, *(item.get(key) for key in keys)))
    forms = [plain_text(body) for body in found if body]
    return next((form for form in forms if "\n" in form.strip()), forms[0] if forms else None)


def _main(headlines: Any) -> str | None:
    """The main one of several headlines, else the first."""
    found = [h for h in headlines or () if isinstance(h, dict) and _text(h.get("value"))]
    main = [h for h in found if str(h.get("role", "")).lower() in ("main", "")]
    return str((main or found)[0]["value"]) if found else None


def _is_schema_org(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(ARTICLE) for kind in names)


def _lower(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in item.items()}


def _text(value: Any) -> str | None:
    """A text, or the first of a list of texts; also JSON-LD's `{"@value": ...}`."""
    if isinstance(value, list):
        return next(filter(None, map(_text, value)), None)
    if isinstance(value, dict):
        return _text(value.get("@value"))
    return value if isinstance(value, str) and value.strip() else None


def _name(value: Any) -> str | None:
    """A name: itself a text, or the `name` of an object, or of the first in a list."""
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(value.get("alternateName")) or _text(value.get("@value"))
    return _text(value)


def _line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _url(value: Any) -> str | None:
    if isinstance(value, dict):
        return _url(value.get("@id") or value.get("url"))
    found = _text(value)
    return found if found and found.startswith(("http://", "https://")) else None


def _date(item: Mapping[str, Any], *keys: str) -> Any:
    """The day of the first of these keys that holds a date."""
    values: Iterable[str | None] = (_text(item.get(key)) for key in keys)
    return next((day for value in values if value and (day := parse_day(value))), None)
