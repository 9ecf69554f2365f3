"""Chooses an encoder by name, and imports what it needs only then."""

from __future__ import annotations

from pathlib import Path

from compare.errors import ModelError
from compare.models import Encoder


def load_encoder(name: str | None = None) -> Encoder:
    """The bundled encoder for `None`, else the sentence-transformers model with this name or in this folder.

    Raises:
        ModelError: if the model is missing, damaged or cannot be loaded, with what to do about it.
    """
    if name is None:
        from compare.models.bundled import BundledEncoder

        return BundledEncoder()
    from compare.models.sentence_transformers_encoder import SentenceTransformersEncoder

    if name.startswith((".", "/", "~")):
        folder = Path(name).expanduser()
        if not folder.is_dir():
            raise ModelError(f"there is no folder {folder} to load an encoder from; give the one a model was saved in")
        name = str(folder)
    return SentenceTransformersEncoder(name)
