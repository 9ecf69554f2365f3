"""Measures where the states of each language lie, from sentences and their English translations.

    python tools/nli/languages.py ../shared/data --out build/languages.npz

Writes what `compare.models.neutral` reads. The sentences are Tatoeba's; half of them are held out, and how well their
language is read off their word vectors is printed.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made import TATOEBA
from network import NEUTRAL_AT, Network
from pairs import rows
from train import padded, source_weights

from compare.models.bundled import WEIGHTS
from compare.models.nli import pair_tokens
from compare.models.runtime import WordVectors
from compare.models.tokenizer import END, Tokenizer

BATCH = 32


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    given = parser.parse_args()
    network = Network(source_weights(), frozen=NEUTRAL_AT)
    shifts, vectors, languages = [np.zeros(network.head.in_features)], [], []
    for code in TATOEBA:
        found = list(rows(given.data / "tatoeba_laser" / f"{code}-en.jsonl.gz"))
        here, its_vectors = measure(network, [row["src"] for row in found])
        english, english_vectors = measure(network, [row["tgt"] for row in found])
        shifts.append(english - here)
        vectors += [*its_vectors, *english_vectors[: len(english_vectors) // len(TATOEBA)]]
        languages += [code] * len(its_vectors) + ["en"] * (len(english_vectors) // len(TATOEBA))
    held = np.arange(len(vectors)) % 2 == 1
    stacked, named = np.array(vectors), np.array(languages)
    trial = reader().fit(stacked[~held], named[~held])
    print(f"language of held out texts right: {trial.score(stacked[held], named[held]):.4f} of {held.sum()}")
    model = reader().fit(stacked, named)
    codes = ["en", *TATOEBA]
    np.savez(
        given.out,
        coefficients=model.coef_.astype(np.float32),
        intercepts=model.intercept_.astype(np.float32),
        shifts=np.array([shifts[codes.index(code)] for code in model.classes_], np.float32),
    )


def reader() -> LogisticRegression:
    """Which language a mean word vector is of."""
    return LogisticRegression(C=100.0, max_iter=2000)


def measure(network: Network, texts: Sequence[str]) -> tuple[Any, list[Any]]:
    """The mean state (size,) before layer `NEUTRAL_AT`, and the mean word vector (size,) of each text."""
    words, tokenizer = WordVectors(WEIGHTS), Tokenizer(WEIGHTS / "tokenizer.npz")
    tokens = sorted((pair_tokens(tokenizer, *pair) for pair in itertools.pairwise([*texts, texts[0]])), key=len)
    states, vectors = [], []
    for start in range(0, len(tokens), BATCH):
        ids, mask = padded(tokens[start : start + BATCH])
        embeddings = words(ids)
        with torch.no_grad():
            found = network.lower(torch.from_numpy(embeddings), torch.from_numpy(mask)).numpy()
        for row, own in enumerate(mask):
            middle, end = int(np.argmax(ids[row] == END)) + 1, int(own.sum())
            states.append(found[row, :end].mean(axis=0))
            # the first text of one pair is the second of another: half of the texts are read in each place
            part = slice(0, middle) if len(vectors) % 2 else slice(middle, end)
            vectors.append(embeddings[row, part].mean(axis=0))
    return np.mean(states, axis=0), vectors


if __name__ == "__main__":
    main()
