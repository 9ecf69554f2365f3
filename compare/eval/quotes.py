"""Quotations and speakers: PolNeAR (English news articles) and AdaQ (Russian sentences).

Both mark content and source of what is said. Counted are words: one is right if both sides mark it, whatever
quotation it belongs to. A quotation is found if one of ours covers at least half of its content, and attributed if
a speaker of such a one overlaps the annotated source too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from compare.eval.rows import f1, rows, share
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.types import Document, Quote, Span

_WORD = re.compile(r"[^\W_]+")
KINDS = ("content", "source")


@dataclass(frozen=True, slots=True)
class Gold:
    """One quotation as annotated: pieces of content, and the words that name its source."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its annotated quotations; `marked` holds all spans of each kind, also without a partner."""

    text: str
    language: str
    gold: tuple[Gold, ...]
    marked: Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that we mark, that the gold marks, and that both do."""

    ours: int = 0
    theirs: int = 0
    both: int = 0

    def __add__(self, other: Words) -> Words:
        return Words(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Counts:
    """Quotations that are annotated, found and attributed; quotations of ours, and those of them annotated."""

    annotated: int = 0
    found: int = 0
    attributed: int = 0
    ours: int = 0
    confirmed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def polnear(folder: Path) -> dict[str, float]:
    """Figures of PolNeAR's development articles."""
    return figures(polnear_texts(folder / "dev.jsonl.gz"), load_encoder())


def adaq(folder: Path) -> dict[str, float]:
    """Figures of AdaQ's Russian sentences."""
    return figures(adaq_texts(folder / "ru.jsonl.gz"), load_encoder())


def figures(texts: Iterable[Text], encoder: Encoder) -> dict[str, float]:
    """F1 of words of content and of source, and the share of quotations found and attributed."""
    words, counts = dict.fromkeys(KINDS, Words()), Counts()
    for text in texts:
        quotes = quotes_of(text, encoder)
        words = {kind: words[kind] + word_counts(text, quotes)[kind] for kind in KINDS}
        counts += quote_counts(text, quotes)
    values = {f"{kind} F1": f1(each.ours, each.theirs, each.both) for kind, each in words.items()}
    values["quotations found"] = share(counts.found, counts.annotated)
    values["quotations attributed"] = share(counts.attributed, counts.annotated)
    return values


def polnear_texts(path: Path) -> Iterator[Text]:
    """The news articles of PolNeAR."""
    for row in rows(path):
        spans = {key: tuple(Span(a, b) for a, b in e["spans"]) for key, e in row["entities"].items()}
        kinds = {key: e["type"].lower() for key, e in row["entities"].items()}
        gold = []
        for event in row["events"]:
            parts: dict[str, list[Span]] = {kind: [] for kind in KINDS}
            for role, key in event:
                kind = next((kind for kind in KINDS if role.lower().startswith(kind)), None)
                if kind:
                    parts[kind].extend(spans[key])
            if parts["content"]:
                gold.append(Gold(tuple(parts["content"]), tuple(parts["source"])))
        marked = {kind: [s for key in spans if kinds[key] == kind for s in spans[key]] for kind in KINDS}
        yield Text(row["text"], "en", tuple(gold), marked)


def adaq_texts(path: Path) -> Iterator[Text]:
    """The sentences of AdaQ, each a text of its own."""
    for row in rows(path):
        at = 0
        marked: dict[str, list[Span]] = {kind: [] for kind in KINDS}
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            found = row["text"].find(token, at)
            if found < 0:
                continue
            at = found + len(token)
            if tag in marked:
                marked[tag].append(Span(found, at))
        gold = (Gold(tuple(marked["content"]), tuple(marked["source"])),) if marked["content"] else ()
        yield Text(row["text"], row["lang"], gold, marked)


def quotes_of(text: Text, encoder: Encoder) -> tuple[Quote, ...]:
    """Our quotations of a text."""
    return take_apart(Document("text", text.text, language=text.language), encoder).quotes


def word_counts(text: Text, quotes: Sequence[Quote]) -> dict[str, Words]:
    """The marked words of a text, by kind."""
    ours: dict[str, list[Span]] = {
        "content": [span for quote in quotes for span in quote.content],
        "source": [span for quote in quotes if (span := source_of(quote))],
    }
    counts = {}
    for kind in KINDS:
        mine, theirs = _words(text.text, ours[kind]), _words(text.text, text.marked[kind])
        counts[kind] = Words(len(mine), len(theirs), len(mine & theirs))
    return counts


def quote_counts(text: Text, quotes: Sequence[Quote]) -> Counts:
    """The quotations of a text."""
    return Counts(
        annotated=len(text.gold),
        found=sum(bool(near(gold, quotes)) for gold in text.gold),
        attributed=sum(is_attributed(gold, quotes) for gold in text.gold),
        ours=len(quotes),
        confirmed=sum(is_confirmed(quote, text) for quote in quotes),
    )


def near(gold: Gold, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations of ours that cover at least half of what is annotated."""
    return [quote for quote in quotes if _covers_half(gold.content, quote.content)]


def is_attributed(gold: Gold, quotes: Sequence[Quote]) -> bool:
    """Whether a quotation is found, and with the right source if it has one."""
    found = near(gold, quotes)
    sources = [span for quote in found if (span := source_of(quote))]
    return bool(found) and (not gold.source or _overlap(sources, gold.source) > 0)


def is_confirmed(quote: Quote, text: Text) -> bool:
    """Whether at least half of a quotation of ours is annotated as content."""
    return _covers_half(quote.content, text.marked["content"])


def source_of(quote: Quote) -> Span | None:
    """The words that name the speaker, else the outlet that passed it on."""
    return quote.speaker_span or quote.credit


def _covers_half(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether `others` hold at least half of the characters of `spans`."""
    return _overlap(spans, others) * 2 >= sum(span.end - span.start for span in spans)


def _overlap(spans: Iterable[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in others)


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end)}
