"""The five sample articles, read by a person: every date, number, person and quotation, against what we find.

`golden.json` was written from reading and holds, for each article, the hash of its text, the day it appeared, the day
that it states itself, and what stands where: offsets, values and keys, none of its words. Menus, captions and related
headlines are no part of an article; whatever is found there is wrong.

* a date has first and last day, granularity, and how many units it lies from an unknown "today"; `alone` is what the
  article says by itself, where the day on which it appeared is needed for more;
* a number has low, high, unit, and what is counted;
* a person's mention has the key of the name in full, and all mentions of a person must have been given one key;
* a quotation is what stands in quotation marks and was said (a name or a term in such marks is none), with the key of
  whoever said it: who is said to have used these words, not who passed them on.

Something found is right if it shares at least half of the marked stretch and has the value.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from compare.errors import InputError
from compare.eval.rows import Counts, share
from compare.facts import extract
from compare.grammar.names import SAME, same_name
from compare.languages import load
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.read import read_paths
from compare.statements import split
from compare.types import Article, DateValue, Document, Fact, FactKind, NameValue, PublishedBy, Quantity, Quote, Span

Value = tuple[Any, ...]

_AMOUNTS = (FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION)


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a text and its value, as the record states it or as we find it."""

    span: Span
    value: Value

    def at(self, other: Item) -> bool:
        """Whether the two share at least half of the stretch that they cover together."""
        shared = min(self.span.end, other.span.end) - max(self.span.start, other.span.start)
        return 2 * shared >= max(self.span.end, other.span.end) - min(self.span.start, other.span.start)


@dataclass(frozen=True, slots=True)
class Golden:
    """What the record says of one article: when it appeared, the day it states for that, and what is in it by kind.

    The kinds are `"date"` (as the article says by itself), `"dated"` (with the day on which it appeared), `"number"`,
    `"person"`, `"quotation"` and `"speaker"`; the spans of the last are those of the quotations.
    """

    published: dt.date
    items: Mapping[str, Sequence[Item]]


def golden(folder: Path) -> dict[str, float]:
    """Precision and recall of each kind over all articles.

    Raises:
        InputError: if an article of the record is not in the folder.
    """
    encoder = load_encoder()
    totals: dict[str, Counts] = {}
    for document, told in articles(folder):
        found = found_in(document, told.published, encoder)
        for kind, wanted in told.items.items():
            totals[kind] = totals.get(kind, Counts()) + counts(found[kind], wanted, one_key=kind == "person")
    figures = {}
    for kind, total in totals.items():
        figures[f"{kind} precision"] = share(total.right, total.found)
        figures[f"{kind} recall"] = share(total.right, total.wanted)
    return figures


def articles(folder: Path) -> Iterator[tuple[Document, Golden]]:
    """The articles of the record, in its order, as they are read from the folder.

    Raises:
        InputError: if one is not there.
    """
    paths = sorted(folder.glob("*.txt"))
    there = {digest(document.text): document for document in (read_paths(paths).documents if paths else ())}
    for sha256, told in record().items():
        if sha256 not in there:
            raise InputError(f"{folder}: no article with sha256 {sha256}; put the sample articles there as they came")
        yield there[sha256], told


@cache
def record() -> Mapping[str, Golden]:
    """What the record says, by the hash of the article's text."""
    rows = json.loads((files(__package__) / "golden.json").read_text(encoding="utf-8"))
    return {row["sha256"]: Golden(dt.date.fromisoformat(row["published"]), _items(row)) for row in rows}


def digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def found_in(document: Document, published: dt.date, encoder: Encoder) -> dict[str, list[Item]]:
    """What we find in an article, by kind as in `Golden`."""
    article = take_apart(document, encoder)
    facts = [fact for found in article.facts for fact in found]
    language = load(document.language)
    dated = replace(document, published=published, published_by=PublishedBy.OPTION)
    with_day = [fact for found in extract(split(dated, language), language) for fact in found]
    return {
        "date": [*_stated(document), *_values(facts, FactKind.DATE)],
        "dated": _values(with_day, FactKind.DATE),
        "number": _values(facts, *_AMOUNTS),
        "person": _values(facts, FactKind.PERSON),
        "quotation": [Item(item.span, ()) for item in said(article)],
        "speaker": [item for item in said(article) if item.value != (None,)],
    }


def said(article: Article) -> list[Item]:
    """What stands in quotation marks in an article, and the key of whoever said it, `None` if nobody is named.

    Where somebody passes on what somebody else said, the same words are in two quotes; the shorter one is the
    speaker's.
    """
    closest: dict[Span, Quote] = {}
    for quote in sorted(article.quotes, key=_length, reverse=True):
        closest.update(dict.fromkeys(quote.verbatim, quote))
    return [Item(span, (quote.speaker.key if quote.speaker else None,)) for span, quote in sorted(closest.items())]


def counts(found: Sequence[Item], wanted: Sequence[Item], *, one_key: bool = False) -> Counts:
    """How many of the items found are right; with `one_key`, equal keys of the record need equal keys of ours."""
    pairs: list[tuple[Item, Item]] = []
    left = list(found)
    for item in wanted:
        mate = next((mate for mate in left if item.at(mate) and _same(item.value, mate.value)), None)
        if mate is not None:
            left.remove(mate)
            pairs.append((item, mate))
    right = len(pairs)
    if one_key:
        by_person: dict[Value, Counter[Value]] = {}
        for item, mate in pairs:
            by_person.setdefault(item.value, Counter())[mate.value] += 1
        right = sum(max(keys.values()) for keys in by_person.values())
    return Counts(len(found), len(wanted), right)


def _items(row: Mapping[str, Any]) -> dict[str, list[Item]]:
    """The items of one article's record by kind; the day that it states is a date without a stretch of its own."""
    stated = [Item(Span(0, 0), (row["stated"], row["stated"], "day", None))] if row["stated"] else []
    return {
        "date": [*stated, *(Item(_span(each), tuple(each.get("alone", each["value"]))) for each in row["dates"])],
        "dated": [Item(_span(each), tuple(each["value"])) for each in row["dates"]],
        "number": [Item(_span(each), tuple(each["value"])) for each in row["numbers"]],
        "person": [Item(_span(each), (each["key"],)) for each in row["persons"]],
        "quotation": [Item(_span(each), ()) for each in row["quotations"]],
        "speaker": [Item(_span(each), (each["key"],)) for each in row["quotations"]],
    }


def _span(each: Mapping[str, Any]) -> Span:
    return Span(each["start"], each["end"])


def _stated(document: Document) -> list[Item]:
    """The day that the article itself gives for its appearance."""
    day = document.published and document.published.isoformat()
    return [Item(Span(0, 0), (day, day, "day", None))] if day else []


def _values(facts: Sequence[Fact], *kinds: FactKind) -> list[Item]:
    return [Item(Span(fact.start, fact.end), _plain(fact)) for fact in facts if fact.kind in kinds]


def _plain(fact: Fact) -> Value:
    """A fact's value as the record states it."""
    value = fact.value
    if isinstance(value, DateValue):
        ends = (str(end) if end else None for end in (value.first, value.last))
        return (*ends, value.granularity.value, value.relative.offset if value.relative else None)
    if isinstance(value, Quantity):
        return (value.low, value.high, value.unit, value.of)
    return (value.key,) if isinstance(value, NameValue) else ()


def _same(wanted: Value, found: Value) -> bool:
    """Whether two values are one; keys may be two spellings of one name."""
    if wanted == found:
        return True
    if len(wanted) == len(found) == 1:
        return same_name(wanted[0], found[0]) >= SAME
    return False


def _length(quote: Quote) -> int:
    return sum(span.end - span.start for span in quote.content)
