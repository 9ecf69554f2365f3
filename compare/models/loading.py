"""Chooses models by name, and imports what they need only then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from compare.errors import ModelError, NewscompareError
from compare.models import Encoder, NliModel
from compare.plugins import ENCODERS, NLI, plugins


def load_encoder(name: str | None = None) -> Encoder:
    """The bundled encoder for `None`, else the plug-in with this name, else the sentence-transformers model.

    Raises:
        ModelError: if the model is missing, damaged or cannot be loaded, with what to do about it.
        PluginError: if the plug-in with this name cannot be loaded, or is no encoder.
    """
    if name is None:
        from compare.models.bundled import BundledEncoder

        return BundledEncoder()
    if name in plugins(ENCODERS):
        encoder: Encoder = _added(ENCODERS, name, "encode")
        return encoder
    from compare.models.sentence_transformers_encoder import SentenceTransformersEncoder

    return SentenceTransformersEncoder(_folder_or_name(name, "an encoder"))


def load_nli(name: str | None = None) -> NliModel:
    """The bundled NLI model for `None`, else the plug-in with this name, else the cross-encoder.

    Raises:
        ModelError: if the model is missing, damaged or cannot be loaded, with what to do about it.
        PluginError: if the plug-in with this name cannot be loaded, or is no NLI model.
    """
    if name is None:
        from compare.models.nli import BundledNli

        return BundledNli()
    if name in plugins(NLI):
        model: NliModel = _added(NLI, name, "score")
        return model
    from compare.models.cross_encoder import CrossEncoderNli

    return CrossEncoderNli(_folder_or_name(name, "an NLI model"))


def _added(group: str, name: str, method: str) -> Any:
    """The model that a plug-in gives, which must have a name and this method."""
    plugin = plugins(group)[name]
    factory = plugin.load()
    try:
        model = factory()
        fit = isinstance(model.name, str) and callable(getattr(model, method))
    except NewscompareError:
        raise
    except Exception as error:  # somebody else's code raises what it likes
        plugin.fail(f"gives no model with a `name` and a method `{method}`", error)
    if not fit:
        plugin.fail(f"gives {model!r}, whose `name` is no string or whose `{method}` is no method", None)
    return model


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
