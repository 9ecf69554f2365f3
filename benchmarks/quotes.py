"""How well quotations and speakers are found: `python -m benchmarks.quotes [DATA] [--mistakes N]`.

DATA (default `../shared/data`) holds `polnear/dev.jsonl.gz` (English, entities with character offsets) and
`quotes_adaq/ru.jsonl.gz` (Russian, tagged tokens). Both mark source, cue and content. Counted are words: one is
right if both sides mark it, whatever quotation it belongs to. `pairs` counts quotations: found, if a quotation of
ours covers at least half of the gold content, and attributed, if its speaker overlaps the gold source too.
The cases of `tests/fixtures/quotes` are counted in the same way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from quote_cases import FIXTURES, read_cases

from compare.eval.quotes import (
    KINDS,
    Counts,
    Gold,
    Text,
    Words,
    adaq_texts,
    is_attributed,
    is_confirmed,
    near,
    polnear_texts,
    quote_counts,
    quotes_of,
    word_counts,
)
from compare.eval.rows import f1, share
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.types import Quote, Span


def cases(language: str) -> Iterator[Text]:
    """Our own cases in one language."""
    for case in read_cases(FIXTURES / f"{language}.txt"):
        gold = tuple(Gold(said.content, (said.speaker,) if said.speaker else ()) for said in case.said)
        marked = {"content": [s for g in gold for s in g.content], "source": [s for g in gold for s in g.source]}
        yield Text(case.text, language, gold, marked)


def line(name: str, texts: Iterable[Text], encoder: Encoder, mistakes: list[str]) -> str:
    """The figures of a set, in percent; lines for a person to read are added to `mistakes`."""
    words, counts = dict.fromkeys(KINDS, Words()), Counts()
    for text in texts:
        quotes = quotes_of(text, encoder)
        own = word_counts(text, quotes)
        words = {kind: words[kind] + own[kind] for kind in KINDS}
        counts += quote_counts(text, quotes)
        mistakes.extend(described(text, quotes))
    cells = [f"{name:12}"]
    for kind, w in words.items():
        precision, recall, both = share(w.both, w.ours), share(w.both, w.theirs), f1(w.ours, w.theirs, w.both)
        cells.append(f"{kind} P {100 * precision:5.1f} R {100 * recall:5.1f} F1 {100 * both:5.1f}")
    found, right = share(counts.found, counts.annotated), share(counts.attributed, counts.annotated)
    cells.append(f"quotations {counts.annotated}: found {100 * found:.1f}, attributed {100 * right:.1f}")
    cells.append(f"ours {counts.ours}: annotated {100 * share(counts.confirmed, counts.ours):.1f}")
    return " | ".join(cells)


def described(text: Text, quotes: Sequence[Quote]) -> Iterator[str]:
    """What is missed, ascribed to somebody else, or too much."""
    for gold in text.gold:
        if not is_attributed(gold, quotes):
            found = near(gold, quotes)
            yield _shown("speaker" if found else "missed", text.text, gold.content, gold.source, found)
    for quote in quotes:
        if not is_confirmed(quote, text):
            source = [quote.speaker_span] if quote.speaker_span else []
            yield _shown("extra", text.text, quote.content, source, [quote])


def _shown(kind: str, text: str, content: Sequence[Span], source: Sequence[Span], ours: Sequence[Quote]) -> str:
    def words(spans: Iterable[Span | None]) -> str:
        return " ## ".join(text[s.start : s.end].replace("\n", " ") for s in spans if s)

    low = max(0, min(s.start for s in content) - 90)
    high = max(s.end for s in content) + 90
    mine = "; ".join(f"{words([q.speaker_span])} -> {words([q.cue])} -> {words(q.content)[:120]}" for q in ours)
    return f"{kind}: <{words(source)}> [{words(content)[:150]}]\n    ours: {mine}\n    in: {text[low:high]!r}"


def main() -> None:
    """Prints a line a set, and the mistakes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--mistakes", type=int, default=0, help="how many mistakes of each set to show")
    parser.add_argument("--only", help="only the set whose name contains this")
    options = parser.parse_args()
    sets: dict[str, Iterable[Text]] = {f"own {path.stem}": cases(path.stem) for path in sorted(FIXTURES.glob("*.txt"))}
    sets["polnear en"] = polnear_texts(options.data / "polnear" / "dev.jsonl.gz")
    sets["adaq ru"] = adaq_texts(options.data / "quotes_adaq" / "ru.jsonl.gz")
    encoder = load_encoder()
    for name, texts in sets.items():
        if options.only and options.only not in name:
            continue
        mistakes: list[str] = []
        print(line(name, texts, encoder, mistakes))
        for mistake in mistakes[: options.mistakes]:
            print("  " + mistake)


if __name__ == "__main__":
    main()
