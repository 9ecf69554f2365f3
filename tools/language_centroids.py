"""Write compare/models/weights/centroids.npz: for each language the mean vector of its sentences.

    python tools/language_centroids.py [--data ../shared/data]

Sentences of one language share a direction, whatever they say; without it, a cosine means the same within and
across languages (ARCHITECTURE.md, "Vectors without their language"). The means come from WikiANN (sentences of
twelve tokens and more) and, for languages that it lacks here, from Tatoeba.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from compare.languages import codes
from compare.models.bundled import WEIGHTS, BundledEncoder

SENTENCES = 1000
TOKENS = 12


def main() -> None:
    """Encode, average, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    encoder = BundledEncoder()
    centroids: dict[str, Any] = {}
    for code in codes():
        texts = sentences(data, code)
        centroids[code] = encoder.encode(texts).mean(axis=0)
        print(f"{code}: {len(texts)} sentences, length of the mean {np.linalg.norm(centroids[code]):.3f}")
    centroids["und"] = np.mean(list(centroids.values()), axis=0)
    np.savez(WEIGHTS / "centroids.npz", **{code: mean.astype(np.float16) for code, mean in centroids.items()})


def sentences(data: Path, code: str) -> list[str]:
    """Up to a thousand sentences of a language."""
    wikiann = data / "wikiann_ner" / f"train8k.{code}.jsonl.gz"
    if wikiann.exists():
        long = (row["tokens"] for row in rows(wikiann) if len(row["tokens"]) >= TOKENS)
        return [" ".join(tokens) for tokens, _ in zip(long, range(SENTENCES), strict=False)]
    pairs = rows(data / "tatoeba_laser" / f"{code}-en.jsonl.gz")
    return [row["src"] for row, _ in zip(pairs, range(SENTENCES), strict=False)]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a compressed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
