"""Carries the states of texts in other languages to where English ones lie.

The states of a multilingual encoder hold their language beside their meaning, and most of it is one constant vector a
language (Libovický and others 2020, "On the Language Neutrality of Pre-trained Multilingual Representations"). A head
that learnt from English pairs meets the other languages beside what it knows; without that vector it meets them there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.models.tokenizer import END

FIELDS = ("coefficients", "intercepts", "shifts")


class LanguageShift:
    """Reads a text's language off its word vectors, and gives what is to be added to its states.

    Args:
        stored: `coefficients` (languages, size) and `intercepts` (languages,) of a logistic regression over the mean
            word vector of a text, and `shifts` (languages, size), English states less those of each language.
    """

    def __init__(self, stored: Mapping[str, NDArray[np.float32]]) -> None:
        self._coefficients, self._intercepts, self._shifts = (stored[name] for name in FIELDS)

    def __call__(
        self, embeddings: NDArray[np.float32], ids: NDArray[np.int64], lengths: Sequence[int]
    ) -> NDArray[np.float32]:
        """What is added to states of shape (pairs, tokens, size); padding gets 0.

        Args:
            embeddings: the word vectors, of the same shape.
            ids: token ids of shape (pairs, tokens): two texts, the first up to the first `END`.
            lengths: how many of the tokens are each pair's own.
        """
        found = np.zeros_like(embeddings)
        for row, length in enumerate(lengths):
            middle = int(np.argmax(ids[row] == END)) + 1
            for own in (slice(0, middle), slice(middle, length)):
                found[row, own] = self.of_text(embeddings[row, own])
        return found

    def of_text(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """What is added to each state of one text, of shape (size,), given its word vectors (tokens, size).

        A text between languages, or in one that is not known, gets a mean of what is near.
        """
        logits = self._coefficients @ vectors.mean(axis=0) + self._intercepts
        likely = np.exp(logits - logits.max())
        shift: NDArray[np.float32] = (likely / likely.sum()) @ self._shifts
        return shift
