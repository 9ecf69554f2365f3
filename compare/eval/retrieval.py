"""The encoder: whether the nearest English sentence is the translation (Tatoeba, test sets of LASER)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.eval.rows import Row, rows
from compare.models import Encoder
from compare.models.loading import load_encoder

Array = NDArray[Any]

LANGUAGES = ("ar", "ru", "fr", "zh")
"""Those of the gate; `benchmarks/encoder.py` measures all."""


def retrieval(folder: Path) -> dict[str, float]:
    """Precision at 1 by ratio margin for each of `LANGUAGES`, all of its pairs, with the bundled encoder."""
    encoder, figures = load_encoder(), {}
    for code in LANGUAGES:
        path = folder / f"{code}-en.jsonl.gz"
        if path.exists():
            pairs = list(rows(path))
            figures[f"{code} P@1"] = precision_at_1(pairs, ratio_margin(cosines(pairs, encoder)))
    return figures


def cosines(pairs: Sequence[Row], encoder: Encoder) -> Array:
    """Cosines of all sentences `src` (rows) and `tgt` (columns)."""
    return np.asarray(encoder.encode([row["src"] for row in pairs]) @ encoder.encode([row["tgt"] for row in pairs]).T)


def precision_at_1(pairs: Sequence[Row], scores: Array) -> float:
    """The share of rows, in 0..1, whose best column is the translation; a sentence may stand in several columns."""
    english = np.array([row["tgt"] for row in pairs])
    return float(np.mean(english[scores.argmax(axis=1)] == english))


def ratio_margin(cosine: Array, k: int = 4) -> Array:
    """Each cosine over the mean of both sides' `k` nearest neighbours (Artetxe and Schwenk 2019)."""
    across = np.sort(cosine, axis=1)[:, -k:].mean(axis=1, keepdims=True)
    down = np.sort(cosine, axis=0)[-k:].mean(axis=0, keepdims=True)
    return np.asarray(cosine / ((across + down) / 2))
