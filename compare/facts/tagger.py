"""Persons that no table knows, from the encoder's states: a small head (see TAGGER_CARD.md).

The head was trained on titles and fragments of Wikipedia, so on news it only adds to what the tables and roles
show, and only where it is sure; in scripts without capitals it also rejects what merely looks like a name. The rules
work without it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from compare.errors import ModelError
from compare.types import FactKind

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_KINDS = {1: FactKind.PERSON, 2: FactKind.ORGANISATION, 3: FactKind.PLACE}
_WEIGHTS = Path(__file__).with_name("tagger.npz")
# Words and single marks, as the training rows have them.
_WORD = re.compile(r"[\w\u064b-\u0652\u200c]+|[^\w\s]")


class Pieces(Protocol):
    """The encoder's states of a text: `states` of shape (pieces, d), and the stretch of text of each piece."""

    @property
    def states(self) -> NDArray[Any]:
        """Shape (pieces, d), float32."""

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """`text[start:end]` of each piece."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A name that the head sees in `text[start:end]`, and how sure it is of its least sure word (0..1)."""

    kind: FactKind
    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Sight:
    """What the head sees in one text: `words` as `text[start:end]`, probabilities of shape (len(words), 7)."""

    words: tuple[tuple[int, int], ...]
    probabilities: NDArray[np.float32]

    def tags(self) -> list[Tag]:
        """The names, in order."""
        tags = []
        for kind, first, last in labels_to_spans(self.probabilities.argmax(axis=1)):
            both = self.probabilities[first:last, 2 * kind - 1 : 2 * kind + 1].sum(axis=1)
            tags.append(Tag(_KINDS[kind], self.words[first][0], self.words[last - 1][1], float(both.min())))
        return tags

    def person(self, start: int, end: int) -> float:
        """How likely the likeliest word of `text[start:end]` belongs to a person's name, 0..1."""
        inside = [index for index, (first, last) in enumerate(self.words) if first < end and start < last]
        return float(self.probabilities[inside, 1:3].sum(axis=1).max()) if inside else 0.0


class Tagger:
    """A hidden layer and an output layer over a word's states and its neighbours'.

    Raises:
        ModelError: if the file is missing or damaged.
    """

    def __init__(self, path: Path = _WEIGHTS) -> None:
        try:
            with np.load(path) as arrays:
                self._hidden = arrays["hidden"].astype(np.float32) * arrays["hidden_scale"]
                self._hidden_bias = arrays["hidden_bias"]
                self._output = arrays["output"]
                self._output_bias = arrays["output_bias"]
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise ModelError(f"{path}: no tagger's weights ({error}); install newscompare again") from error

    def probabilities(self, words: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of shape (words, 7), rows add up to 1; `words` as `features` gives them."""
        hidden = np.maximum(words @ self._hidden.T + self._hidden_bias, 0.0)
        scores = hidden @ self._output.T + self._output_bias
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), np.float32)

    def look(self, text: str, pieces: Pieces) -> Sight:
        """What the head sees in a text whose states are `pieces`."""
        return self.look_at_all([text], [pieces])[0]

    def look_at_all(self, texts: Sequence[str], pieces: Sequence[Pieces]) -> list[Sight]:
        """What the head sees in each text: one product for all, as small ones cost mostly the loading of weights."""
        words = [tuple(match.span() for match in _WORD.finditer(text)) for text in texts]
        words = [each if len(piece.states) else () for each, piece in zip(words, pieces, strict=True)]
        if not any(words):
            return [Sight((), np.zeros((0, len(LABELS)), np.float32))] * len(texts)
        rows = [features(each, p.states, p.spans) for each, p in zip(words, pieces, strict=True) if each]
        ends = np.cumsum([len(each) for each in words])
        parts = np.split(self.probabilities(np.concatenate(rows)), ends[:-1])
        return [Sight(each, part) for each, part in zip(words, parts, strict=True)]


@cache
def bundled_tagger() -> Tagger:
    """The head that comes with the package."""
    return Tagger()


def features(
    words: Sequence[tuple[int, int]], states: NDArray[Any], spans: Sequence[tuple[int, int]]
) -> NDArray[np.float32]:
    """Of shape (len(words), 4 d): first piece, mean of a word's pieces, and the means of the words beside it."""
    size = states.shape[1]
    found = np.zeros((len(words), 4, size), np.float32)
    first, mean, before, after = (found[:, part] for part in range(4))
    piece = 0
    for index, (start, end) in enumerate(words):
        while piece < len(spans) and spans[piece][1] <= start:
            piece += 1
        last = piece
        while last < len(spans) and spans[last][0] < end:
            last += 1
        inside = [number for number in range(piece, last) if spans[number][1] > spans[number][0]]
        if inside:
            first[index] = states[inside[0]]
            mean[index] = states[inside[0]] if len(inside) == 1 else states[inside].sum(axis=0) / len(inside)
    before[1:], after[:-1] = mean[:-1], mean[1:]
    return found.reshape(len(words), 4 * size)


def labels_to_spans(labels: NDArray[Any]) -> list[tuple[int, int, int]]:
    """Kind (1 person, 2 organisation, 3 place), first word, word after the last; an I without its B begins one."""
    spans: list[tuple[int, int, int]] = []
    index = 0
    while index < len(labels):
        kind = (int(labels[index]) + 1) // 2
        last = index + 1
        while kind and last < len(labels) and labels[last] == 2 * kind:
            last += 1
        if kind:
            spans.append((kind, index, last))
        index = last
    return spans


def quantised(weights: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[Any]]:
    """The weights as they are kept: the hidden layer in 8 bits with a scale for each row."""
    scale = np.abs(weights["hidden"]).max(axis=1, keepdims=True) / 127
    kept: dict[str, NDArray[Any]] = dict(weights)
    return kept | {"hidden": np.rint(weights["hidden"] / scale).astype(np.int8), "hidden_scale": scale}
