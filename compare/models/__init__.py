"""What the pipeline asks of a model: one method each.

The bundled models and the sentence-transformers adapters are in modules of their own, imported only when
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into sentence vectors."""

    @property
    def name(self) -> str:
        """What the report calls this model, with its version or checksum."""

    def encode(self, texts: Sequence[str], language: str | None = None) -> NDArray[Any]:
        """Vectors of shape (len(texts), d), float32, every row of length 1. The same text gives the same row,
        whatever stands beside it in `texts`. `language` (ISO 639-1) is what all texts are written in: a model that
        knows what its vectors owe to a language takes that away."""


class NliModel(Protocol):
    """Judges whether a premise entails or contradicts a hypothesis."""

    @property
    def name(self) -> str:
        """What the report calls this model, with its version or checksum."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """Probabilities of shape (len(pairs), 3), float32: entailment, neutral, contradiction; rows add up to 1."""
