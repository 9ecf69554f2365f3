"""What the bundled models share: word vectors, batches, and a session that runs a graph.

A vector must not depend on what else is encoded. Three things see to that: the graphs round the numbers of each
token on its own; a text is always padded to the same length; and padding is masked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from compare.errors import ModelError
from compare.models.files import REMEDY
from compare.models.tokenizer import PAD

LIMIT = 512
"""Tokens that the model has positions for; the rest of a longer text is not seen."""

STEP = 4
"""Texts are padded to a multiple of this many tokens: texts of a few neighbouring lengths share a call, and 6% of
the work is padding."""

BATCH_TOKENS = 384
"""Tokens in one call: fastest of 128 to 2,048 on two cores, where the numbers in flight fit the cache."""

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights in 4 bits with one scale: low nibbles first, stored plus 8."""


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Opens a graph on the CPU; each call of it runs on one core, and several threads may call it at once.

    Two calls side by side need a third less of the processor than one call on two cores, whose threads wait for each
    other after each of some 400 small steps, and lose less where other programs run.

    Raises:
        ModelError: if the installed onnxruntime cannot run it.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        # onnxruntime's fused "skip layer norm" is one loop without vector instructions: a fifth of the whole time
        return onnxruntime.InferenceSession(
            path.read_bytes(), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
    except RuntimeError as error:
        version = onnxruntime.__version__
        raise ModelError(
            f"onnxruntime {version} cannot open {path} ({error}); update onnxruntime, or {REMEDY}"
        ) from error


class WordVectors:
    """Looks up what the layers read: the sum of word and position vectors, normalised.

    The table (54 MB, 4 bits a weight) is memory-mapped: only the rows of words that occur are read.
    """

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "embeddings.npz") as stored:
            self._positions, self._scale, self._shift = stored["positions"], stored["scale"], stored["shift"]
            self._epsilon = stored["epsilon"]
        blocks = self.size // 32
        self._shards = [
            np.memmap(path, BLOCK, mode="r").reshape(-1, blocks) for path in sorted(folder.glob("words-*.bin"))
        ]
        self._starts = np.cumsum([0] + [len(shard) for shard in self._shards])

    @property
    def size(self) -> int:
        """The length of a vector."""
        return int(self._scale.size)

    def __call__(self, ids: NDArray[Any]) -> NDArray[Any]:
        """Vectors of shape (batch, tokens, size), float32, for token ids of shape (batch, tokens)."""
        summed = self._words(ids.ravel()).reshape(*ids.shape, -1) + self._positions[: ids.shape[1]]
        centred = summed - summed.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + self._epsilon)
        return np.asarray(centred / deviation * self._scale + self._shift, np.float32)

    def _words(self, ids: NDArray[Any]) -> NDArray[Any]:
        """The rows of the table, in full precision."""
        blocks = np.empty((len(ids), self.size // 32), BLOCK)
        for shard, start in zip(self._shards, self._starts, strict=False):
            here = (ids >= start) & (ids < start + len(shard))
            blocks[here] = shard[ids[here] - start]
        nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=-1).astype(np.float32) - 8
        return np.asarray(nibbles * blocks["scale"].astype(np.float32)[..., None])


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts of similar length.

    Args:
        indices: their places in what was given.
        ids: token ids of shape (texts, tokens), padded.
        lengths: how many of the tokens are the text's own.
    """

    indices: tuple[int, ...]
    ids: NDArray[Any]
    lengths: tuple[int, ...]

    @property
    def mask(self) -> NDArray[Any]:
        """What is added to attention, of shape (texts, 1, 1, tokens): 0 for a token, minus infinity for padding."""
        padding = np.arange(self.ids.shape[1]) >= np.array(self.lengths)[:, None]
        return np.where(padding, -np.inf, 0.0).astype(np.float32)[:, None, None, :]


def batches(tokens: Sequence[Sequence[int]]) -> Iterator[Batch]:
    """Groups texts, given as token ids, into batches of one padded length each, short ones first."""
    padded = [min(-(-len(ids) // STEP) * STEP, LIMIT) for ids in tokens]
    order = sorted(range(len(tokens)), key=padded.__getitem__)
    at = 0
    while at < len(order):
        length = padded[order[at]]
        most = at + max(1, BATCH_TOKENS // length)
        chosen = tuple(index for index in order[at:most] if padded[index] == length)
        ids = np.full((len(chosen), length), PAD, np.int64)
        for row, index in enumerate(chosen):
            ids[row, : len(tokens[index])] = tokens[index]
        yield Batch(chosen, ids, tuple(len(tokens[index]) for index in chosen))
        at += len(chosen)
