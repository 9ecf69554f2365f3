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
from compare.models.neutral import FIELDS, LanguageShift
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
        with np.load(folder / "languages.npz") as stored:
            self._shift_of = LanguageShift({name: stored[name] for name in FIELDS})
        with np.load(folder / "head.npz") as stored:
            self._weight, self._bias = stored["weight"], stored["bias"]
            self._against, self._entails = stored["against"], stored["entails"]
        self._threads = threads

    @property
    def name(self) -> str:
        """The model's name and the beginning of the SHA-256 sum of its layers."""
        return f"newscompare-nli@{self._checksum}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """Calibrated probabilities of shape (len(pairs), 3), float32: entailment, neutral, contradiction.

        Each pair is read in both directions, and a direction that is asked for itself costs nothing more. The
        probability of a contradiction is the same in both: two statements that cannot both be true cannot in either
        order. The same pair gives the same row, to the bit, whatever stands beside it.
        """
        turned = [(b, a) for a, b in pairs]
        places = {pair: at for at, pair in enumerate(dict.fromkeys([*pairs, *turned]))}
        logits = self.logits(list(places))
        forth, back = (logits[[places[pair] for pair in side]] for side in (pairs, turned))
        return calibrated(forth, back, self._against, self._entails)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """What the head gives before calibration, of shape (len(pairs), 3), float32."""
        tokens = [pair_tokens(self._tokenizer, *pair) for pair in pairs]
        found = np.zeros((len(pairs), self._bias.size), np.float32)

        def work(batch: Batch) -> None:
            words = self._words(batch.ids)
            neutral = self._shift_of(words, batch.ids, batch.lengths)
            (states,) = self._layers.run(None, {"embeddings": words, "mask": batch.mask, "shift": neutral})
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


def calibrated(forth: NDArray[Any], back: NDArray[Any], against: NDArray[Any], entails: NDArray[Any]) -> NDArray[Any]:
    """Probabilities of shape (n, 3), float32, from the logits (n, 3) of pairs and of the same pairs turned round.

    Two logistic regressions: `against` (7,) over `undirected` says whether it is a contradiction, `entails` (7,) over
    `directed` whether what is none is an entailment. Their last number is the intercept.
    """
    contradiction = _likely(undirected(forth, back), against)
    entailment = (1 - contradiction) * _likely(directed(forth, back), entails)
    return np.stack([entailment, 1 - contradiction - entailment, contradiction], axis=1).astype(np.float32)


def undirected(forth: NDArray[Any], back: NDArray[Any]) -> NDArray[Any]:
    """What logits of both directions say together, of shape (n, 6), the same whichever of the two is `forth`."""
    return np.hstack([forth + back, np.abs(forth - back)])


def directed(forth: NDArray[Any], back: NDArray[Any]) -> NDArray[Any]:
    """Logits of both directions side by side, of shape (n, 6)."""
    return np.hstack([forth, back])


def _likely(features: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    # a matrix product would add up in an order that depends on how many rows there are
    read = np.einsum("ij,j->i", features, weights[:-1], optimize=False) + weights[-1]
    return np.asarray(1 / (1 + np.exp(-read)))
