"""How well statements of one story are linked across languages: stories made of translated sentences.

    .venv/bin/python benchmarks/alignment.py [DATA] [--stories N] [--joined SHARE] [--mistakes N] [--encoder NAME]

DATA holds `pud_parallel/` (default `../shared/data`). A story is a run of sentences of one kind (news or encyclopedia)
that stand together in the collection. One article leaves out some of them, the other leaves out others, each in an
order of its own. A link is right if it joins a sentence and its translation; a null is right if the other article left
the sentence out. With `--joined` each article makes one statement of some pairs of neighbouring sentences, so that
one statement answers to two.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from compare.eval.alignment import PAIRS, SEED, Counts, Told, belongs, counted, encoded, matched, stories
from compare.eval.rows import rows
from compare.models.loading import load_encoder
from compare.types import Matching


def line(name: str, counts: Counts) -> str:
    """The table's row."""
    figures = counts.figures()
    return (
        f"{name:8} {figures['precision']:9.3f} {figures['recall']:7.3f}"
        f" {figures['nulls found']:12.3f} {figures['null precision']:15.3f}"
    )


def described(story: Told, matching: Matching) -> Iterator[str]:
    """The links that are wrong or missed."""
    links = {(link.a, link.b): link for link in matching.links}
    for a in story.a.statements:
        for b in story.b.statements:
            link = links.get((a, b))
            if belongs(story, a, b) != (link is not None):
                scores = f"wrong cosine {link.similarity:.2f}, margin {link.margin:.2f}" if link else "missed"
                yield f"{scores}\n    {a.text}\n    {b.text}"


def main() -> None:
    """Builds the stories, aligns them, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--stories", type=int, default=300, help="stories for each pair of languages")
    parser.add_argument("--size", type=int, default=12, help="sentences in a story")
    parser.add_argument("--joined", type=float, default=0.0, help="share of sentences joined with the next one")
    parser.add_argument("--mistakes", type=int, default=0, help="print this many mistakes of each pair of languages")
    parser.add_argument("--encoder", help="a sentence-transformers model instead of the bundled one")
    options = parser.parse_args()
    sentences = list(rows(options.data / "pud_parallel" / "pud_parallel.jsonl.gz"))
    languages = {code for pair in PAIRS for code in pair.split("-")}
    vectors = encoded(sentences, languages, load_encoder(options.encoder), joined=options.joined > 0)
    print(f"{'pair':8} {'precision':>9} {'recall':>7} {'nulls found':>12} {'null precision':>15}")
    total = Counts()
    shape = {"stories": options.stories, "size": options.size, "joined": options.joined}
    for pair in PAIRS:
        own, mistakes = Counts(), []
        for story in stories(pair, sentences, vectors, **shape):
            matching = matched(story)
            own += counted(story, matching)
            mistakes.extend(described(story, matching))
        print(line(pair, own), flush=True)
        total += own
        for text in random.Random(SEED).sample(mistakes, min(options.mistakes, len(mistakes))):
            print("  " + text)
    print(line("all", total))


if __name__ == "__main__":
    main()
