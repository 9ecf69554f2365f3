"""Whether a corpus of 300 articles (BASIL, 100 events of three) gives back the articles that a claim speaks of.

    python benchmarks/retrieval.py ../shared/data [--limit 12]

Two sorts of queries: the claims of records/claims.jsonl that are as reported, in four languages, and the headline of
every article, whose two companions are to be found (its own article does not count). Printed is the share of the
event's articles among the best `limit`, and how often the first one found is of the event: for all ways together, and
for each alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from claims import CLAIMS, articles

from compare.claims import claim_document, stated
from compare.corpus import Corpus
from compare.corpus.retrieval import BEST, WAYS, Retriever
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.types import Article


@dataclass(slots=True)
class Tally:
    """Recall of the queries so far."""

    recalls: list[float] = field(default_factory=list)
    firsts: list[bool] = field(default_factory=list)

    def add(self, found: list[str], wanted: set[str]) -> None:
        """One query: what was found, and what there is to find."""
        self.recalls.append(len(wanted.intersection(found)) / len(wanted))
        self.firsts.append(bool(found) and found[0] in wanted)

    def __str__(self) -> str:
        n = len(self.recalls)
        return f"{n:4} queries  recall {sum(self.recalls) / n:.3f}  first right {sum(self.firsts) / n:.3f}"


def main() -> None:
    """Fill a corpus, ask it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=BEST)
    parser.add_argument("--corpus", type=Path, help="keep the corpus here, and use it if it is there")
    arguments = parser.parse_args()
    events = articles(arguments.data / "basil_events" / "articles.jsonl.gz")
    encoder = load_encoder()
    with tempfile.TemporaryDirectory() as folder:
        file = arguments.corpus or Path(folder) / "corpus.db"
        with Corpus.open(file) as corpus:
            # one event's articles have the same three names in all events: the corpus gives ids of its own
            kept = {name: [corpus.add(one, encoder).id for one in some] for name, some in events.items()}
            corpus.complete(encoder)
            retriever = Retriever(corpus, encoder)
            for way in (None, *WAYS):
                tallies = ask(retriever, kept, encoder, arguments.limit, way)
                tallies["headline"] = headlines(corpus, retriever, kept, encoder, arguments.limit, way)
                for name, tally in tallies.items():
                    print(f"{way or 'all':8} {name:10} {tally}", flush=True)


def ask(
    retriever: Retriever, kept: dict[str, list[str]], encoder: Encoder, limit: int, way: str | None
) -> dict[str, Tally]:
    """The claims, by their language."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for line in CLAIMS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["true"]:
            claim = stated(claim_document(row["claim"], row["lang"], None), encoder)
            tallies[row["lang"]].add(best(retriever, claim, limit, way), set(kept[row["event"]]))
    return dict(tallies)


def headlines(
    corpus: Corpus,
    retriever: Retriever,
    kept: dict[str, list[str]],
    encoder: Encoder,
    limit: int,
    way: str | None,
) -> Tally:
    """Each article's title, for the others of its event."""
    tally = Tally()
    for names in kept.values():
        for own in names:
            title = corpus.document(own).title
            if title:
                claim = stated(claim_document(title, "en", None), encoder)
                found = [name for name in best(retriever, claim, limit + 1, way) if name != own]
                tally.add(found[:limit], set(names) - {own})
    return tally


def best(retriever: Retriever, claim: Article, limit: int, way: str | None) -> list[str]:
    """The ids of the best articles, by all ways or by one."""
    return retriever.by(way, claim)[:limit] if way else [one.document for one in retriever.best(claim, limit)]


if __name__ == "__main__":
    main()
