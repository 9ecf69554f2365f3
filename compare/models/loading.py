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
    if name.startswith((".", "/", "~")) and not Path(name).expanduser().is_dir():
        raise ModelError(
            f"there is no folder {name} to load an encoder from; give the folder that a model was saved in"
        )
    try:
        from compare.models.sentence_transformers_encoder import SentenceTransformersEncoder
    except ImportError as error:
        raise ModelError(
            f"the encoder {name} needs sentence-transformers ({error}); try: pip install sentence-transformers"
        ) from error
    return SentenceTransformersEncoder(str(Path(name).expanduser()) if name.startswith("~") else name)
