"""Round trip: whether every sentence that a report rests on is found again after its article was laid out anew.

    newscompare report ARTICLES --json > REPORT
    python benchmarks/anchors.py REPORT... [--basil ../shared/data] [--node NODE_MODULES]

Each REPORT holds JSON reports; `--basil` adds the reports of the first ten events of `basil_events`, made here. An
article is laid out anew five times: each stretch of white space becomes another one (line breaks, blank lines, double
and no-break spaces), paragraphs are joined, and up to three new paragraphs of other words are put in. A sentence counts
as found if `find` gives the place that it has now, letter for letter, from the quote that the annotations have. The
same is asked of every sentence of the articles.

`--node` also asks two annotation libraries, given the same quotes on a page with a <p> for each paragraph:

    npm install --prefix FOLDER jsdom @apache-annotator/dom dom-anchor-text-quote@4

NODE_MODULES is then `FOLDER/node_modules`. They are also asked
after a milder change, of what stands between paragraphs only: Apache Annotator compares quote and context letter for
letter, white space too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from compare.eval.rows import rows
from compare.eval.stories import document
from compare.export.formats import Options
from compare.export.loading import load
from compare.export.selectors import Letters, Quote, find, quote
from compare.export.web_annotations import FORMAT
from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.settings import Settings
from compare.types import Report, Span

EVENTS = 10
LAYOUTS = 5
BLANKS = (" ", "  ", "\n", "\n\n", " \n", "\u00a0", "\t", "\r\n", "\u202f")
ADDED = (
    "Advertisement",
    "Sign up for our letter of the week.",
    "اشترك في نشرتنا الأسبوعية",
    "Читайте также: погода на выходные",
)
SCRIPT = Path(__file__).with_name("anchors.mjs")


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence of an article with the quote and the position that the annotations have."""

    text: str
    quote: Quote
    span: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A text laid out anew; `places` says where each letter of the old text is now, -1 for white space."""

    text: str
    places: tuple[int, ...]

    def span(self, old: Span) -> Span:
        """Where the letters of a stretch of the old text stand now."""
        now = [place for place in self.places[old.start : old.end] if place >= 0]
        return Span(now[0], now[-1] + 1)


def laid_out(text: str, rng: random.Random, *, inside: bool = True) -> Layout:
    """The text with new paragraphs and other white space between its own paragraphs or, `inside`, everywhere."""
    out: list[str] = []
    places: list[int] = []
    length = 0
    breaks = [m.start() for m in re.finditer(r"\n\s*", text)] + [0]
    added = set(rng.sample(breaks, min(len(breaks), rng.randint(1, 3))))
    for at, piece in ((m.start(), m.group()) for m in re.finditer(r"\s+|\S+", text)):
        if at in added:
            new = f"\n\n{rng.choice(ADDED)}\n\n"
            out.append(new)
            length += len(new)
        blank = piece.isspace()
        shown = rng.choice(BLANKS) if blank and (inside or "\n" in piece) else piece
        places += [-1] * len(piece) if blank else range(length, length + len(piece))
        out.append(shown)
        length += len(shown)
    return Layout("".join(out), tuple(places))


def asked(reports: Sequence[Report]) -> list[Asked]:
    """Every sentence that the annotations point at, each once."""
    texts = {a.document.id: a.document.text for report in reports for a in report.articles}
    found: dict[tuple[str, int, int], Asked] = {}
    for report in reports:
        texts = {a.document.id: a.document.text for a in report.articles}
        page = json.loads(FORMAT.render([report], Options())).get("first", {"items": []})
        items = zip((e for f in report.findings for e in f.evidence), page["items"], strict=True)
        for item, annotation in items:
            text = texts[item.statement.document.id]
            words, place = annotation["target"]["selector"]
            quote = Quote(words["exact"], words["prefix"], words["suffix"])
            span = Span(place["start"], place["end"])
            found[text, span.start, span.end] = Asked(text, quote, span)
    return list(found.values())


def every(reports: Sequence[Report]) -> list[Asked]:
    """Every sentence of the articles, also those that no finding rests on: captions and leads are often repeated."""
    found = []
    for article in (article for report in reports for article in report.articles):
        letters = Letters(article.document.text)
        for one in article.statements:
            made = quote(letters, one.start, one.end)
            found.append(Asked(article.document.text, made, Span(one.start, one.end)))
    return found


def count(wanted: Sequence[Asked]) -> Counter[str]:
    """How many sentences are found, by position, by quote, and by quote after each change of layout."""
    told: Counter[str] = Counter()
    rng = random.Random(20220121)
    for text, of_text in groupby(sorted(wanted, key=lambda one: one.text), key=lambda one: one.text):
        layouts = [laid_out(text, rng) for _ in range(LAYOUTS)]
        for one in of_text:
            told["sentences"] += 1
            told["by position"] += text[one.span.start : one.span.end] == one.quote.exact
            told["by quote"] += find(text, one.quote) == one.span
            told["exact words alone"] += text.count(one.quote.exact) == 1
            told["laid out anew"] += LAYOUTS
            told["found anew"] += sum(find(new.text, one.quote) == new.span(one.span) for new in layouts)
            told["longer context"] += max(len(one.quote.prefix), len(one.quote.suffix)) > 32
    return told


def libraries(wanted: Sequence[Asked], modules: Path) -> Counter[str]:
    """How many sentences two annotation libraries find: as they are, and after two changes of layout."""
    rng = random.Random(20220122)
    texts = sorted({one.text for one in wanted})
    places = [(one, one.text, one.span, "as it is") for one in wanted]
    for how, inside in (("other paragraphs", False), ("laid out anew", True)):
        anew = {text: laid_out(text, rng, inside=inside) for text in texts}
        places += [(one, anew[one.text].text, anew[one.text].span(one.span), how) for one in wanted]
    lines = [_line(one, text) for one, text, _, _ in places]
    ran = subprocess.run(
        ["node", str(SCRIPT), str(modules)], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    told: Counter[str] = Counter()
    for (_, text, span, how), answer in zip(places, map(json.loads, ran.stdout.splitlines()), strict=True):
        for library, found in answer.items():
            told[f"{library}, {how}"] += found is not None and _letters(text, *found) == _letters(text, *_ends(span))
    return told


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _letters(text: str, start: int, end: int) -> tuple[int, str]:
    """A stretch without the white space at its ends: where its letters begin, and its words."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), " ".join(words.split())


def _line(one: Asked, text: str) -> str:
    quote = one.quote
    return json.dumps({"text": text, "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix})


def basil(folder: Path) -> Iterator[Report]:
    """The reports of the first events of BASIL."""
    encoder, nli = load_encoder(None), load_nli(None)
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(folder / "basil_events" / "articles.jsonl.gz"):
        events[row["event_id"]].append(row)
    for name, articles in islice(events.items(), EVENTS):
        yield compare([document(row) for row in articles], encoder, Settings(), nli=nli, story_id=name)


def shown(name: str, told: Counter[str]) -> None:
    """Print one set's figures."""
    print(f"{name}: {told['sentences']}")
    print(f"  by position {told['by position']}, by quote {told['by quote']}")
    print(f"  unique without context: {told['exact words alone']}, with a longer one: {told['longer context']}")
    print(f"  laid out anew: {told['found anew']} of {told['laid out anew']}")


def main() -> None:
    """Count for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="*", type=Path, metavar="REPORT")
    parser.add_argument("--basil", type=Path, metavar="DATA")
    parser.add_argument("--node", type=Path, metavar="NODE_MODULES")
    given = parser.parse_args()
    sets: list[tuple[str, Iterable[Report]]] = [
        (path.name, load(path.read_text(encoding="utf-8"), path.name)) for path in given.reports
    ]
    if given.basil:
        sets.append((f"BASIL, {EVENTS} events", basil(given.basil)))
    for name, reports in sets:
        held = list(reports)
        wanted = asked(held)
        shown(f"{name}, sentences of the findings", count(wanted))
        shown(f"{name}, all sentences", count(every(held)))
        if given.node:
            print(f"{name}, annotation libraries:")
            for line, number in libraries(wanted, given.node).items():
                print(f"  {line}: {number} of {len(wanted)}")


if __name__ == "__main__":
    main()
