"""Any model of the sentence-transformers library as an `Encoder`; the library takes seconds to import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.models.library import opened


class SentenceTransformersEncoder:
    """A sentence-transformers model, on whatever device the library chooses.

    Args:
        name: a model's name on the hub, or the folder it was saved in.

    Raises:
        ModelError: if the library or the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self._model, self._name = opened("SentenceTransformer", name, "sentence-transformers model")

    @property
    def name(self) -> str:
        """The model's name or folder, and the library's version."""
        return self._name

    def encode(self, texts: Sequence[str], language: str | None = None) -> NDArray[Any]:
        """Vectors of shape (len(texts), d), float32, every row of length 1.

        One text a call: next to longer ones a text is padded, and its vector would change in the last digits.
        """
        # no text still has as many columns as one
        vectors = self._model.encode(
            list(texts) or [""], batch_size=1, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)[: len(texts)]
