"""Chooses models by name, and imports what they need only then."""

from __future__ import annotations

from pathlib import Path

from compare.errors import ModelError
from compare.models import Encoder, NliModel


def load_encoder(name: str | None = None) -> Encoder:
    """The bundled encoder for `None`, else the sentence-transformers model with this name or in this folder.

    Raises:
        ModelError: if the model is missing, damaged or cannot be loaded, with what to do about it.
    """
    if name is None:
        from compare.models.bundled import BundledEncoder

        return BundledEncoder()
    from compare.models.sentence_transformers_encoder import SentenceTransformersEncoder

    return SentenceTransformersEncoder(_folder_or_name(name, "an encoder"))


def load_nli(name: str | None = None) -> NliModel:
    """The bundled NLI model for `None`, else the cross-encoder with this name or in this folder.

    Raises:
        ModelError: if the model is missing, damaged or cannot be loaded, with what to do about it.
    """
    if name is None:
        from compare.models.nli import BundledNli

        return BundledNli()
    from compare.models.cross_encoder import CrossEncoderNli

    return CrossEncoderNli(_folder_or_name(name, "an NLI model"))


def _folder_or_name(given: str, what: str) -> str:
    """`given`, as a path if it looks like one.

    Raises:
        ModelError: if there is no such folder.
    """
    if not given.startswith((".", "/", "~")):
        return given
    folder = Path(given).expanduser()
    if not folder.is_dir():
        raise ModelError(f"there is no folder {folder} to load {what} from; give the one a model was saved in")
    return str(folder)
