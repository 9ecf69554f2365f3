"""Claims of our own about ten real events against three English reports of each (BASIL): what `check` answers.

    python benchmarks/claims.py ../shared/data [--verbose]

Half of the claims in records/claims.jsonl are as reported, half have one thing altered (a number, a yes or no). An
answer is right if it is "supported" or "contradicted" as it should be; "mixed" and an open answer count apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from compare.claims import check, claim_document
from compare.eval.stories import document
from compare.models.loading import load_encoder
from compare.settings import Settings
from compare.types import Answer, Checked, Document

CLAIMS = Path(__file__).parent / "records" / "claims.jsonl"
WANTED = {True: Answer.SUPPORTED, False: Answer.CONTRADICTED}
WRONG = {True: Answer.CONTRADICTED, False: Answer.SUPPORTED}


def main() -> None:
    """Check all claims and count the answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show the evidence of every claim")
    arguments = parser.parse_args()
    events = articles(arguments.data / "basil_events" / "articles.jsonl.gz")
    encoder, counts = load_encoder(), {True: Counter[str](), False: Counter[str]()}
    for line in CLAIMS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claim = claim_document(row["claim"], row["lang"], None)
        found = check(claim, events[row["event"]], encoder, Settings())
        counts[row["true"]][outcome(found.answer, true=row["true"])] += 1
        print(f"{outcome(found.answer, true=row['true']):6} {found.answer:24} {row['claim']}")
        if arguments.verbose:
            show(found)
    for true, counted in counts.items():
        print("as reported:" if true else "altered:", dict(counted.most_common()))


def articles(path: Path) -> dict[str, list[Document]]:
    """The articles of each event."""
    events: dict[str, list[Document]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            events[row["event_id"]].append(document(row))
    return events


def outcome(answer: Answer, *, true: bool) -> str:
    """Right, wrong, mixed or open."""
    if answer is Answer.MIXED:
        return "mixed"
    return "right" if answer is WANTED[true] else "wrong" if answer is WRONG[true] else "open"


def show(found: Checked) -> None:
    """The evidence, a line each."""
    for fact in found.unsupported:
        print(f"         not found: {found.claim.document.text[fact.start : fact.end]}")
    for verdict in found.evidence:
        link = verdict.alignment
        words = " ".join(link.b.text.split())
        print(f"         {verdict.label} [{verdict.rule}] {link.similarity:.2f} {link.b.document.id}: {words}")


if __name__ == "__main__":
    main()
