"""What the pipeline asks of a model: one method each.

The bundled models and the sentence-transformers adapters are in modules of their own, imported only when
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

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


@dataclass(frozen=True, slots=True)
class TokenStates:
    """What an encoder's last layer says of each piece of a text.

    Args:
        states: shape (pieces, d), float32, not normalised.
        spans: for each piece the stretch `text[start:end]` that it stands for; empty where a piece is only the space
            before a word.
    """

    states: NDArray[Any]
    spans: tuple[tuple[int, int], ...]


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also shows the states of the single pieces, from the same pass."""

    def encode_tokens(
        self, texts: Sequence[str], language: str | None = None
    ) -> tuple[NDArray[Any], tuple[TokenStates, ...]]:
        """What `encode` gives for these texts, and for each text the states that its vector is the mean of."""


class NliModel(Protocol):
    """Judges whether a premise entails or contradicts a hypothesis."""

    @property
    def name(self) -> str:
        """What the report calls this model, with its version or checksum."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        """Probabilities of shape (len(pairs), 3), float32: entailment, neutral, contradiction; rows add up to 1."""
