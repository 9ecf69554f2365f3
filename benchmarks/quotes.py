"""How well quotations and speakers are found: `python -m benchmarks.quotes [DATA] [--mistakes N]`.

DATA (default `../shared/data`) holds `polnear/dev.jsonl.gz` (English, entities with character offsets) and
`quotes_adaq/ru.jsonl.gz` (Russian, tagged tokens). Both mark source, cue and content. Counted are words: one is
right if both sides mark it, whatever quotation it belongs to. `pairs` counts quotations: found, if a quotation of
ours covers at least half of the gold content, and attributed, if its speaker overlaps the gold source too.
The cases of `tests/fixtures/quotes` are counted in the same way.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from quote_cases import FIXTURES, read_cases

from compare.facts.names import article_names
from compare.facts.quotes import find_quotes
from compare.languages import load
from compare.statements import split
from compare.types import Document, Quote, Span

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Gold:
    """One quotation as annotated: pieces of content, and the words that name its source."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclass
class Text:
    """A text with its annotated quotations; `content` and `source` hold all that is marked, also without a partner."""

    text: str
    language: str
    gold: list[Gold]
    content: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)


def polnear(path: Path) -> Iterator[Text]:
    """The news articles of PolNeAR."""
    for row in _rows(path):
        spans = {key: tuple(Span(a, b) for a, b in e["spans"]) for key, e in row["entities"].items()}
        kinds = {key: e["type"] for key, e in row["entities"].items()}
        gold = []
        for event in row["events"]:
            parts: dict[str, list[Span]] = {"Content": [], "Source": []}
            for role, key in event:
                name = next((name for name in parts if role.startswith(name)), None)
                if name:
                    parts[name].extend(spans[key])
            if parts["Content"]:
                gold.append(Gold(tuple(parts["Content"]), tuple(parts["Source"])))
        marked = {name: [s for k in spans if kinds[k] == name for s in spans[k]] for name in ("Content", "Source")}
        yield Text(row["text"], "en", gold, marked["Content"], marked["Source"])


def adaq(path: Path) -> Iterator[Text]:
    """The sentences of AdaQ, each a text of its own."""
    for row in _rows(path):
        at, marked = 0, {"content": [], "source": []}
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            found = row["text"].find(token, at)
            if found < 0:
                continue
            at = found + len(token)
            if tag in marked:
                marked[tag].append(Span(found, at))
        gold = [Gold(tuple(marked["content"]), tuple(marked["source"]))] if marked["content"] else []
        yield Text(row["text"], row["lang"], gold, marked["content"], marked["source"])


def cases(language: str) -> Iterator[Text]:
    """Our own cases in one language."""
    for case in read_cases(FIXTURES / f"{language}.txt"):
        gold = [Gold(said.content, (said.speaker,) if said.speaker else ()) for said in case.said]
        content = [s for g in gold for s in g.content]
        yield Text(case.text, language, gold, content, [s for g in gold for s in g.source])


@dataclass
class Tally:
    """Words that are ours, theirs, both; quotations that are annotated, found, attributed."""

    words: dict[str, list[int]] = field(default_factory=lambda: {"content": [0, 0, 0], "source": [0, 0, 0]})
    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])
    ours: list[int] = field(default_factory=lambda: [0, 0])

    def line(self, name: str) -> str:
        """The figures of one set, in percent."""
        cells = [f"{name:12}"]
        for kind, (ours, theirs, both) in self.words.items():
            p, r = both / max(1, ours), both / max(1, theirs)
            cells.append(f"{kind} P {100 * p:5.1f} R {100 * r:5.1f} F1 {200 * p * r / max(1e-9, p + r):5.1f}")
        gold, found, right = self.pairs
        ours, confirmed = self.ours
        cells.append(
            f"quotations {gold}: found {100 * found / max(1, gold):.1f}, attributed {100 * right / max(1, gold):.1f}"
        )
        cells.append(f"ours {ours}: annotated {100 * confirmed / max(1, ours):.1f}")
        return " | ".join(cells)


def count(texts: Iterable[Text], mistakes: list[str]) -> Tally:
    """Counts all texts of a set; lines for a person to read are added to `mistakes`."""
    tally = Tally()
    for text in texts:
        quotes = quotes_of(text)
        ours = {
            "content": [s for q in quotes for s in q.content],
            "source": [s for q in quotes if (s := q.speaker_span or q.credit)],
        }
        theirs = {"content": text.content, "source": text.source}
        for kind, counts in tally.words.items():
            a, b = _words(text.text, ours[kind]), _words(text.text, theirs[kind])
            for i, found in enumerate((a, b, a & b)):
                counts[i] += len(found)
        _count_pairs(text, quotes, tally, mistakes)
    return tally


def _count_pairs(text: Text, quotes: Sequence[Quote], tally: Tally, mistakes: list[str]) -> None:
    for gold in text.gold:
        best = max(quotes, key=lambda q: _overlap(q.content, gold.content), default=None)
        half = best is not None and _overlap(best.content, gold.content) * 2 >= sum(
            s.end - s.start for s in gold.content
        )
        near = [
            q for q in quotes if _overlap(q.content, gold.content) * 2 >= sum(s.end - s.start for s in gold.content)
        ]
        right = half and (
            not gold.source or any(_overlap([s], gold.source) for q in near if (s := q.speaker_span or q.credit))
        )
        for i, yes in enumerate((True, half, right)):
            tally.pairs[i] += yes
        if not right:
            mistakes.append(_shown("missed" if not half else "speaker", text.text, gold.content, gold.source, near))
    for quote in quotes:
        confirmed = _overlap(quote.content, text.content) * 2 >= sum(s.end - s.start for s in quote.content)
        tally.ours[0] += 1
        tally.ours[1] += confirmed
        if not confirmed:
            mistakes.append(
                _shown("extra", text.text, quote.content, [s] if (s := quote.speaker_span) else [], [quote])
            )


def _shown(kind: str, text: str, content: Sequence[Span], source: Sequence[Span], ours: Sequence[Quote]) -> str:
    def words(spans: Iterable[Span | None]) -> str:
        return " ## ".join(text[s.start : s.end].replace("\n", " ") for s in spans if s)

    low = max(0, min(s.start for s in content) - 90)
    high = max(s.end for s in content) + 90
    mine = "; ".join(f"{words([q.speaker_span])} -> {words([q.cue])} -> {words(q.content)[:120]}" for q in ours)
    return f"{kind}: <{words(source)}> [{words(content)[:150]}]\n    ours: {mine}\n    in: {text[low:high]!r}"


def quotes_of(text: Text) -> tuple[Quote, ...]:
    """Our quotations of a text."""
    language = load(text.language)
    statements = split(Document("text", text.text, language=text.language), language)
    names = article_names([s.text for s in statements], language)
    facts = [[f.shifted(s.start) for f in found] for s, found in zip(statements, names, strict=True)]
    return find_quotes(statements, language, facts)


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end)}


def _overlap(spans: Iterable[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in others)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main() -> None:
    """Prints a line a set, and the mistakes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--mistakes", type=int, default=0, help="how many mistakes of each set to show")
    parser.add_argument("--only", help="only the set whose name contains this")
    options = parser.parse_args()
    sets: dict[str, Iterable[Text]] = {f"own {path.stem}": cases(path.stem) for path in sorted(FIXTURES.glob("*.txt"))}
    sets["polnear en"] = polnear(options.data / "polnear" / "dev.jsonl.gz")
    sets["adaq ru"] = adaq(options.data / "quotes_adaq" / "ru.jsonl.gz")
    for name, texts in sets.items():
        if options.only and options.only not in name:
            continue
        mistakes: list[str] = []
        print(count(texts, mistakes).line(name))
        for mistake in mistakes[: options.mistakes]:
            print("  " + mistake)


if __name__ == "__main__":
    main()
