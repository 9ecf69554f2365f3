"""How much of a report is found again: paragraphs reflowed, an unrelated article added (English, BASIL events).

    python benchmarks/since.py ../shared/data [--events 10]

For each event three reports: on its articles; on the same with every two paragraphs joined; on the same and an article
of another event. Printed are the findings of the first report that have the same fingerprint in the other two, and
what `--since` says of them.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from compare.eval.rows import rows
from compare.models.loading import load_encoder
from compare.pipeline import compare
from compare.read import read_paths
from compare.report.changes import changes
from compare.report.pairing import fingerprints
from compare.settings import Settings
from compare.types import Report

FAR = 37
"""How many events lie between one and that from which the unrelated article is taken."""


def written(folder: Path, row: dict[str, Any], *, joined: bool = False, name: str | None = None) -> Path:
    """An article as a file, a paragraph a line, or two of them."""
    source = name or row["source"]
    head = {"Title": row["title"], "Source": source, "URL": row["url"], "Published": row["date"], "Language": "en"}
    first, *lines = [" ".join(paragraph) for paragraph in row["paragraphs"]]
    if joined:
        lines = [" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
    path = folder / f"{source}.txt"
    stated = "\n".join(f"{key}: {value}" for key, value in head.items())
    path.write_text(f"{stated}\n\n" + "\n\n".join([first, *lines]), encoding="utf-8")
    return path


def main() -> None:
    """Compare, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--events", type=int, default=10)
    given = parser.parse_args()
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(given.data / "basil_events" / "articles.jsonl.gz"):
        events[row["event_id"]].append(row)
    stories, encoder = list(events.values()), load_encoder()

    def told(paths: list[Path]) -> Report:
        return compare(read_paths(paths).documents, encoder, Settings())

    kept: dict[str, Counter[str]] = {"reflowed": Counter(), "one more article": Counter()}
    for number, story in enumerate(stories[: given.events]):
        with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as joined:
            paths = [written(Path(plain), row) for row in story]
            first = told(paths)
            again = told([written(Path(joined), row, joined=True) for row in story])
            other = written(Path(plain), stories[(number + FAR) % len(stories)][0], name="other")
            more = told([*paths, other])
        digits = Counter(fingerprints(first).values())
        for name, report in (("reflowed", again), ("one more article", more)):
            kept[name]["findings"] += len(first.findings)
            kept[name]["same fingerprint"] += (digits & Counter(fingerprints(report).values())).total()
            kept[name].update({str(state): n for state, n in changes(report, first).counts.items()})
    for name, counts in kept.items():
        print(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counts.items()))


if __name__ == "__main__":
    main()
