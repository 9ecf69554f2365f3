"""Claims of our own about ten real events against three English reports of each (BASIL): what `check` answers.

    python benchmarks/claims.py ../shared/data [--verbose] [--no-nli]

Half of the claims in records/claims.jsonl are as reported, half have one thing altered (a number, a day, a name, who
did it to whom, a yes or no); 12 of 100 are not in English. All of records/claims_hard.jsonl are altered, most of them
in a verb or in who did it, 23 of 32 in Arabic, Russian or French. An answer is right if it is "supported" or
"contradicted" as it should be; "mixed", an open answer, and no comparable statement count apart. Both were looked at
while the rules for claims were made.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from compare.claims import claim_document, stated, weigh
from compare.eval.stories import document
from compare.models.loading import load_encoder, load_nli
from compare.pipeline import take_apart
from compare.settings import Settings
from compare.types import Answer, Article, Checked, Document

RECORDS = Path(__file__).parent / "records"
CLAIMS, HARD = RECORDS / "claims.jsonl", RECORDS / "claims_hard.jsonl"
WANTED = {True: Answer.SUPPORTED, False: Answer.CONTRADICTED}
WRONG = {True: Answer.CONTRADICTED, False: Answer.SUPPORTED}


def main() -> None:
    """Check all claims and count the answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show the evidence of every claim")
    parser.add_argument("--no-nli", action="store_true", help="without the model, by the rules alone")
    arguments = parser.parse_args()
    events = articles(arguments.data / "basil_events" / "articles.jsonl.gz")
    encoder, nli = load_encoder(), None if arguments.no_nli else load_nli()
    apart: dict[str, list[Article]] = {}
    for path in (CLAIMS, HARD):
        counts: defaultdict[bool, Counter[str]] = defaultdict(Counter)
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["event"] not in apart:
                apart[row["event"]] = [take_apart(one, encoder) for one in events[row["event"]]]
            claim = stated(claim_document(row["claim"], row["lang"], None), encoder)
            found = weigh(claim, apart[row["event"]], Settings(), nli=nli)
            counts[row["true"]][outcome(found.answer, true=row["true"])] += 1
            print(f"{outcome(found.answer, true=row['true']):6} {found.answer:24} {row['claim']}")
            if arguments.verbose:
                show(found)
        for true, counted in sorted(counts.items(), reverse=True):
            print(f"{path.name}, {'as reported' if true else 'altered'}:", dict(counted.most_common()))


def articles(path: Path) -> dict[str, list[Document]]:
    """The articles of each event."""
    events: dict[str, list[Document]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            events[row["event_id"]].append(document(row))
    return events


def outcome(answer: Answer, *, true: bool) -> str:
    """Right, wrong, mixed, none (nothing can be compared) or open."""
    if answer in (Answer.MIXED, Answer.NO_COMPARABLE_STATEMENT):
        return "mixed" if answer is Answer.MIXED else "none"
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
