"""Turn the BASIL data set into folders that `newscompare report` reads: one event each, three articles in it.

    python tools/basil_to_folders.py ../shared/data/basil_events/articles.jsonl.gz OUT [--events N]

The data set is not ours to ship: the folders are for looking at, outside the repository.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any


def main() -> None:
    """Write the folders and say how many."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, help="articles.jsonl.gz of the data set")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--events", type=int, default=None, help="only the first N events")
    arguments = parser.parse_args()
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(arguments.articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            events[str(row["event_id"])].append(row)
    chosen = list(events.items())[: arguments.events]
    for number, (_, rows) in enumerate(chosen, start=1):
        folder = arguments.out / f"event-{number:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        for row in rows:
            (folder / f"{slug(row['source'])}.json").write_text(document(row), encoding="utf-8")
    print(f"{len(chosen)} events, {sum(len(rows) for _, rows in chosen)} articles in {arguments.out}")


def document(row: dict[str, Any]) -> str:
    """One article in newscompare's own JSON form; a paragraph is a line."""
    paragraphs = [" ".join(sentences) for sentences in row["paragraphs"]]
    fields = {
        "id": slug(row["source"]),
        "source": row["source"],
        "title": row["title"],
        "url": row["url"],
        "language": "en",
        "published": row["date"],
        "text": "\n".join(paragraphs),
    }
    return json.dumps(fields, ensure_ascii=False, indent=1)


def slug(name: str) -> str:
    """A file name from an outlet's name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


if __name__ == "__main__":
    main()
