"""Any model of the sentence-transformers library as an `Encoder`; the library takes seconds to import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import ModelError


class SentenceTransformersEncoder:
    """A sentence-transformers model, on whatever device the library chooses.

    Args:
        name: a model's name on the hub, or the folder it was saved in.

    Raises:
        ModelError: if the library or the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        try:
            import sentence_transformers
        except ImportError as error:
            raise ModelError(
                f"the encoder {name} needs sentence-transformers ({error}); try: pip install sentence-transformers"
            ) from error
        try:
            self._model = _load(name)
        except Exception as error:  # a model's own code, the hub's client and the network all raise what they like
            raise ModelError(
                f"the sentence-transformers model {name!r} cannot be loaded ({type(error).__name__}: {error}); check "
                "the name or the folder, or load it once while online; without a name the bundled encoder is used"
            ) from error
        self._name = f"{name} (sentence-transformers {sentence_transformers.__version__})"

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


def _load(name: str) -> Any:
    """The model, from this computer if it is there; the hub is asked, and waited for, only about other models."""
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=True)
    except OSError:
        return SentenceTransformer(name)
