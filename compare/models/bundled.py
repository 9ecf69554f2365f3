"""The encoder that comes with the package: multilingual-e5-small in integers (see ENCODER_CARD.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.models import TokenStates
from compare.models.centroids import centred
from compare.models.files import check_files
from compare.models.runtime import LIMIT, Batch, WordVectors, batches, open_session
from compare.models.tokenizer import END, START, Tokenizer

WEIGHTS = Path(__file__).with_name("weights")
"""Where the exported files are."""


class BundledEncoder:
    """Sentence vectors of 384 dimensions for texts in about a hundred languages.

    A vector is the mean of the last layer's states. The prefixes "query: " and "passage: " that the model was
    trained with are for asymmetric search: between translations they find no more than none does (Tatoeba, ten
    languages, precision at 1: .925 and .919 against .930) and cost three tokens a text.

    Args:
        folder: the files that `tools/export_encoder.py` writes.
        threads: how many cores to use; the vectors do not depend on it.
        prefix: what to put before every text.

    Raises:
        ModelError: if a file is missing or damaged.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 2, prefix: str = "") -> None:
        manifest = check_files(folder)
        self._checksum = manifest["layers.onnx"]["sha256"][:8]
        self._prefix = prefix
        self._folder = folder
        self._tokenizer = Tokenizer(folder / "tokenizer.npz")
        self._words = WordVectors(folder)
        self._layers = open_session(folder / "layers.onnx")
        self._threads = threads

    @property
    def name(self) -> str:
        """The model's name and the beginning of the SHA-256 sum of its layers."""
        return f"multilingual-e5-small@{self._checksum}"

    def encode(self, texts: Sequence[str], language: str | None = None) -> NDArray[Any]:
        """Vectors of shape (len(texts), 384), float32, every row of length 1, `centred` if the language is given.

        The same text gives the same row, to the bit, whatever stands beside it. Past 512 tokens a text is cut off.
        """
        vectors = np.zeros((len(texts), self._words.size), np.float32)
        tokens = [self._tokenizer.pieces(self._prefix + text, LIMIT - 2) for text in texts]
        for index, vector in self._run(tokens, _pooled):
            vectors[index] = vector
        return vectors if language is None else centred(vectors, language, self._folder)

    def encode_tokens(
        self, texts: Sequence[str], language: str | None = None
    ) -> tuple[NDArray[Any], tuple[TokenStates, ...]]:
        """The vectors that `encode` gives without a prefix, and the states that each is the mean of."""
        cut = [self._tokenizer.pieces_with_spans(text, LIMIT - 2) for text in texts]
        vectors = np.zeros((len(texts), self._words.size), np.float32)
        found = [TokenStates(vectors[:0], ())] * len(texts)
        for index, states in self._run([ids for ids, _ in cut], np.copy):
            vectors[index] = _pooled(states)
            found[index] = TokenStates(states[1:-1], tuple(cut[index][1]))
        return vectors if language is None else centred(vectors, language, self._folder), tuple(found)

    def _run(
        self, tokens: Sequence[list[int]], take: Callable[[NDArray[Any]], NDArray[Any]]
    ) -> Iterator[tuple[int, NDArray[Any]]]:
        """For each text its place and what `take` makes of its states, of shape (pieces + 2, 384); in any order."""

        def work(batch: Batch) -> list[tuple[int, NDArray[Any]]]:
            (states,) = self._layers.run(None, {"embeddings": self._words(batch.ids), "mask": batch.mask})
            own = zip(batch.indices, batch.lengths, strict=True)
            return [(index, take(states[row, :length])) for row, (index, length) in enumerate(own)]

        with ThreadPoolExecutor(self._threads) as pool:
            for part in pool.map(work, batches([[START, *ids, END] for ids in tokens])):
                yield from part


def _pooled(states: NDArray[Any]) -> NDArray[Any]:
    """The mean of the states, of length 1."""
    mean = states.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean))
