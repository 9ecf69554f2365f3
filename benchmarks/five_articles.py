"""What the reader sees of five real Arabic reports, against what a careful fact-checker wants to see of them.

    .venv/bin/python benchmarks/five_articles.py [ARTICLES]

ARTICLES is a folder with the five articles as `.txt` (default `../shared/seeds`). `records/five_articles_expected.toml`
was written by a person who had read the articles and not yet what the product says of them: the matters to be found,
pairs that must not be, and articles that must not be blamed. `records/five_articles_judged.tsv` holds that person's
judgement of every finding; "debatable" counts as wrong. A finding is known by its type, its rule and the places of its
evidence, an omission also by whom it blames: one that nobody has judged yet is printed as `new` and counts as wrong.
"""

from __future__ import annotations

import argparse
import csv
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.read import read_paths
from compare.settings import Settings
from compare.types import Finding, FindingType, Span

RECORDS = Path(__file__).parent / "records"
EXPECTED = RECORDS / "five_articles_expected.toml"
JUDGED = RECORDS / "five_articles_judged.tsv"
DISPUTES = (FindingType.DISCREPANCY, FindingType.UPDATE)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in which article, the article by the first three digits of its file name."""

    document: str
    span: Span

    @classmethod
    def read(cls, written: str) -> Place:
        """The place that is written `003:120-145`."""
        document, _, stretch = written.partition(":")
        start, _, end = stretch.partition("-")
        return cls(document, Span(int(start), int(end)))

    def __str__(self) -> str:
        return f"{self.document}:{self.span.start}-{self.span.end}"

    def meets(self, other: Place) -> bool:
        """Whether both are in one article and share a character."""
        return self.document == other.document and self.span.overlaps(other.span)


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding of the product: its places by side, and the articles that it blames."""

    finding: Finding
    sides: tuple[tuple[int, Place], ...]
    missing: tuple[str, ...]

    @classmethod
    def of(cls, finding: Finding) -> Shown:
        """The finding, with its places in the order of the articles."""
        places = (
            (one.side, Place(one.statement.document.id[:3], Span(one.statement.start, one.statement.end)))
            for one in finding.evidence
        )
        missing = tuple(sorted(name[:3] for name in finding.missing_from))
        return cls(finding, tuple(sorted(places, key=lambda one: one[1])), missing)

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What the record knows the finding by; which side comes first says nothing."""
        places = " ".join(str(place) for _, place in self.sides)
        return self.finding.type, self.finding.rule, places, " ".join(self.missing)

    def touched(self, places: Sequence[Place]) -> set[tuple[int, str]]:
        """Side and article of every place of the finding that meets one of these."""
        return {(side, own.document) for side, own in self.sides if any(own.meets(place) for place in places)}

    def shows(self, matter: Mapping[str, Any]) -> bool:
        """Whether this is the matter: its type, in two articles (of two sides), or blaming one that may be blamed."""
        if self.finding.type != matter["kind"]:
            return False
        touched = self.touched([Place.read(place) for place in matter["places"]])
        if self.finding.type is FindingType.OMISSION:
            return bool(touched) and bool(set(self.missing) & set(matter["missing"]))
        several = len({document for _, document in touched}) > 1
        return several and (self.finding.type not in DISPUTES or len({side for side, _ in touched}) > 1)

    def breaks(self, ban: Mapping[str, Any]) -> bool:
        """Whether the finding is what the ban forbids: these places together, or an article blamed for one of them."""
        touched = {document for _, document in self.touched([Place.read(place) for place in ban["places"]])}
        if "missing" in ban:
            return self.finding.type is FindingType.OMISSION and bool(
                touched and set(self.missing) & set(ban["missing"])
            )
        return self.finding.type in ban["kinds"] and len(touched) > 1


def main() -> None:
    """Compare the articles and print the findings with their judgements, then what was found and what was not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, nargs="?", default=Path("../shared/seeds"))
    documents = [
        d for story in read_paths(sorted(parser.parse_args().articles.glob("*.txt"))).stories for d in story.documents
    ]
    expected = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    report = compare(documents, load_encoder(), Settings(), nli=load_nli())
    shown = [Shown.of(finding) for finding in report.findings]
    judged = judgements()
    counts: dict[str, Counter[str]] = {}
    for one in shown:
        judgement, reason = judged.get(one.identity, ("new", ""))
        counts.setdefault(one.finding.type, Counter())[judgement] += 1
        print("\t".join((*one.identity, judgement, reason)))
    for kind, counted in counts.items():
        print(f"{kind}: {counted['right']} of {counted.total()} right {dict(counted)}")
    report_matters(shown, expected["matter"])
    for ban in (*expected["forbidden"], *expected["never_blame"]):
        for one in shown:
            if one.breaks(ban):
                print(f"must not be reported: {ban['id']}: {' '.join(one.identity)}")


def judgements() -> dict[tuple[str, str, str, str], tuple[str, str]]:
    """The kept judgement and its reason for each finding's identity."""
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t")
        return {(r["type"], r["rule"], r["places"], r["missing"]): (r["judgement"], r["reason"]) for r in table}


def report_matters(shown: Iterable[Shown], matters: Iterable[Mapping[str, Any]]) -> None:
    """Print what was not found of what is wanted, and the recall of each type."""
    found, wanted = Counter[str](), Counter[str]()
    for matter in matters:
        seen = any(one.shows(matter) for one in shown)
        name = f"{matter['kind']} ({matter['wanted']})"
        wanted[name] += 1
        found[name] += seen
        if not seen:
            print(f"not found, {matter['wanted']}: {matter['kind']} {matter['id']}: {matter['matter']}")
    for name, number in wanted.items():
        print(f"recall, {name}: {found[name]} of {number}")


if __name__ == "__main__":
    main()
