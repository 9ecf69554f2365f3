"""How many findings of real English reports are right, as a person judged them who read them in context.

    .venv/bin/newscompare report STORIES --json > REPORTS
    .venv/bin/python benchmarks/basil_by_eye.py REPORTS [--show]

REPORTS holds one JSON report a line, one for each event of `basil_events` (three outlets each). The sample is 60
agreements, 60 omissions, and every discrepancy and update. Findings are ranked by a hash of their story and identity,
so that another version of the product changes only the findings that it changes.

`--show` prints the sample with its context, for an omission also the whole of the articles that it blames. Otherwise
the sample is compared with `records/basil_by_eye.tsv`, and the share that was judged right is printed by type and rule,
with the findings that nobody has judged. "debatable" counts as wrong.

An agreement is right if its statements report one thing and nothing in them contradicts; of `agree-facts` also the
value must belong to that thing. An omission is right if the matter is nowhere in the blamed articles and a reader of
the story wants it; background that not every article carries is wrong. A discrepancy is right if both cannot be true,
or one utterance is quoted in two ways that differ in meaning.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.eval.rows import share

SEED = "2010-02-20"
RECORD = Path(__file__).parent / "records" / "basil_by_eye.tsv"
SIZES: Mapping[str, int | None] = {"discrepancy": None, "update": None, "agreement": 60, "omission": 60}
_CONTEXT = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as the report holds it, the story it belongs to and the story's articles by id."""

    story: str
    finding: Mapping[str, Any]
    documents: Mapping[str, Mapping[str, Any]]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Story, identity, type and rule, as they stand in the record."""
        return self.story, self.finding["id"], self.finding["type"], self.finding["rule"]

    def rank(self, seed: str) -> bytes:
        """By which the sample is drawn."""
        return hashlib.blake2b("|".join((seed, *self.key[:2])).encode(), digest_size=8).digest()

    def lines(self) -> Iterator[str]:
        """The finding in its context, the statements of the evidence in double brackets."""
        yield " | ".join((*self.key, self.finding["explanation"]))
        for one in self.finding["evidence"]:
            document = self.documents[one["document"]]
            text, start, end = document["text"], one["start"], one["end"]
            before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
            yield f"  {one['side']} {one['document']} {document['published']}: {before}[[{one['text']}]]{after}"
        for name in self.finding["missing_from"]:
            document = self.documents[name]
            yield f"  missing from {name} {document['published']}: {document['text']}"


def findings(reports: Path) -> Iterator[Found]:
    """Every finding of a file of JSON reports, in their order."""
    with reports.open(encoding="utf-8") as lines:
        for report in map(json.loads, lines):
            documents = {document["id"]: document for document in report["documents"]}
            yield from (Found(report["story"]["id"], finding, documents) for finding in report["findings"])


def sample(found: Sequence[Found], seed: str = SEED) -> list[Found]:
    """The findings to judge, a type after the other, in the order of the stories."""
    chosen: list[Found] = []
    for kind, size in SIZES.items():
        ranked = sorted((one for one in found if one.finding["type"] == kind), key=lambda one: one.rank(seed))
        chosen += sorted(ranked[:size], key=lambda one: one.key[:2])
    return chosen


def show(found: Sequence[Found]) -> None:
    """Print the sample with its context."""
    for number, one in enumerate(found):
        print(number, *(line.replace("\n", " / ") for line in one.lines()), sep="\n", end="\n\n")


def report(found: Sequence[Found]) -> None:
    """Print the shares that are right by type and rule, and what is not judged."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t")
        judged = {(row["story"], row["finding"], row["type"], row["rule"]): row["verdict"] for row in table}
    counts: dict[str, Counter[str]] = {}
    for one in found:
        if one.key not in judged:
            print("not judged:", *one.key)
            continue
        for group in (one.finding["type"], f"{one.finding['type']}, {one.finding['rule']}"):
            counts.setdefault(group, Counter())[judged[one.key]] += 1
    for group, counted in sorted(counts.items()):
        right, total = counted["right"], counted.total()
        print(f"{group:32} {right:3} of {total:3} right  {share(right, total):.3f}  debatable {counted['debatable']}")


def main() -> None:
    """Print the sample or the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, help="one JSON report a line")
    parser.add_argument("--seed", default=SEED, help="draw another sample, to be read with --show")
    parser.add_argument("--show", action="store_true", help="print the sample with its context")
    options = parser.parse_args()
    found = sample(list(findings(options.reports)), options.seed)
    (show if options.show else report)(found)


if __name__ == "__main__":
    main()
