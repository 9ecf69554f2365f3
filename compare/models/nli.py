"""The NLI model that comes with the package: the encoder's layers, trained on pairs (see NLI_CARD.md)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.models.bundled import WEIGHTS
from compare.models.files import check_files
from compare.models.runtime import Batch, WordVectors, batches, open_session
from compare.models.tokenizer import END, START, Tokenizer

PREMISE, HYPOTHESIS = 110, 80
"""Tokens of each text that are read; a longer one is cut off. The model was trained with these limits."""


class BundledNli:
    """Natural language inference over pairs of sentences in about a hundred languages, not necessarily the same one.

    Args:
        folder: the files that `tools/nli/export.py` writes.
        encoder: the folder of the encoder, whose word vectors and tokenizer are used.
        threads: how many cores to use; the scores do not depend on it.

    Raises:
        ModelError: if a file is missing or damaged.
    """

    def __init__(self, folder: Path = WEIGHTS / "nli", encoder: Path = WEIGHTS, *, threads: int = 2) -> None:
        manifest = check_files(folder)
        self._checksum = manifest["layers.onnx"]["sha256"][:8]
        self._tokenizer = Tokenizer(encoder / "tokenizer.npz")
        self._words = WordVectors(encoder)
        self._layers = open_session(folder / "layers.onnx")
        with np.load(folder / "head.npz") as stored:
            self._weight, self._bias = stored["weight"], stored["bias"]
            self._matrix, self._shift = stored["matrix"], stored["shift"]
        self._threads = threads

    @property
    def name(self) -> str:
        """The model's name and the beginning of the SHA-256 sum of its layers."""
        return f"newscompare-nli@{self._checksum}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """Calibrated probabilities of shape (len(pairs), 3), float32: entailment, neutral, contradiction.

        The same pair gives the same row, to the bit, whatever stands beside it.
        """
        # a matrix product would add up in an order that depends on how many pairs there are
        return _softmax(np.einsum("ij,jk->ik", self.logits(pairs), self._matrix, optimize=False) + self._shift)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """What the head gives before calibration, of shape (len(pairs), 3), float32."""
        tokens = [pair_tokens(self._tokenizer, *pair) for pair in pairs]
        found = np.zeros((len(pairs), self._bias.size), np.float32)

        def work(batch: Batch) -> None:
            (states,) = self._layers.run(None, {"embeddings": self._words(batch.ids), "mask": batch.mask})
            for row, (index, length) in enumerate(zip(batch.indices, batch.lengths, strict=True)):
                found[index] = self._weight @ states[row, :length].mean(axis=0) + self._bias

        with ThreadPoolExecutor(self._threads) as pool:
            list(pool.map(work, batches(tokens)))
        return found


def pair_tokens(tokenizer: Tokenizer, premise: str, hypothesis: str) -> list[int]:
    """`<s> premise </s></s> hypothesis </s>` as token ids, at most `PREMISE + HYPOTHESIS + 4` of them."""
    return [
        START,
        *tokenizer.pieces(premise, PREMISE),
        END,
        END,
        *tokenizer.pieces(hypothesis, HYPOTHESIS),
        END,
    ]


def _softmax(logits: NDArray[Any]) -> NDArray[Any]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
