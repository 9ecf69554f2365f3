"""Opens models of the sentence-transformers library, which takes seconds to import."""

from __future__ import annotations

from typing import Any

from compare.errors import ModelError


def opened(kind: str, name: str, what: str) -> tuple[Any, str]:
    """The model of this class of the library, and the name that a report gives it, with the library's version.

    Args:
        kind: the class, `"SentenceTransformer"` or `"CrossEncoder"`.
        name: a model's name on the hub, or the folder it was saved in.
        what: what messages call it.

    Raises:
        ModelError: if the library or the model cannot be loaded.
    """
    try:
        import sentence_transformers
    except ImportError as error:
        raise ModelError(
            f"the {what} {name} needs sentence-transformers ({error}); try: pip install sentence-transformers"
        ) from error
    try:
        model = _load(getattr(sentence_transformers, kind), name)
    except Exception as error:  # a model's own code, the hub's client and the network all raise what they like
        raise ModelError(
            f"the {what} {name!r} cannot be loaded ({type(error).__name__}: {error}); check the name or the folder, or "
            "load it once while online; without a name the bundled one is used"
        ) from error
    return model, f"{name} (sentence-transformers {sentence_transformers.__version__})"


def _load(kind: Any, name: str) -> Any:
    """The model, from this computer if it is there; the hub is asked, and waited for, only about other models."""
    try:
        return kind(name, local_files_only=True)
    except OSError:
        return kind(name)
