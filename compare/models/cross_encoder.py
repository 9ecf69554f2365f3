"""Any sentence-transformers `CrossEncoder` with three NLI labels as an `NliModel`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.errors import ModelError
from compare.models.library import opened

ORDER = ("entailment", "neutral", "contradiction")
"""What the columns of `NliModel.score` mean."""


class CrossEncoderNli:
    """A cross-encoder, on whatever device the library chooses.

    Args:
        name: a model's name on the hub, or the folder it was saved in.

    Raises:
        ModelError: if the library or the model cannot be loaded, or the model's configuration does not name the
            labels entailment, neutral and contradiction.
    """

    def __init__(self, name: str) -> None:
        self._model, self._name = opened("CrossEncoder", name, "cross-encoder")
        self._columns = columns(name, self._model.config.id2label)

    @property
    def name(self) -> str:
        """The model's name or folder, and the library's version."""
        return self._name

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """Probabilities of shape (len(pairs), 3), float32: entailment, neutral, contradiction; not calibrated."""
        if not pairs:
            return np.zeros((0, len(ORDER)), np.float32)
        # one pair a call: next to longer ones a pair is padded, and its scores would change in the last digits
        scores = self._model.predict(
            list(pairs), batch_size=1, activation_fn=_as_it_is, apply_softmax=True, show_progress_bar=False
        )
        return np.asarray(scores, np.float32)[:, self._columns]


def columns(name: str, labels: Mapping[int, str]) -> list[int]:
    """Where entailment, neutral and contradiction stand among a model's labels.

    Raises:
        ModelError: if the labels are others.
    """
    places = {label.lower(): int(place) for place, label in labels.items()}
    if sorted(places) != sorted(ORDER):
        found = ", ".join(labels.values())
        raise ModelError(
            f"the cross-encoder {name!r} has the labels {found} instead of entailment, neutral and contradiction; "
            "name them in id2label of its config.json, or choose an NLI model"
        )
    return [places[label] for label in ORDER]


def _as_it_is(logits: Any) -> Any:
    """Instead of the activation that a model was saved with."""
    return logits
