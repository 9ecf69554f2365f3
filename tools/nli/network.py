"""The encoder's layers in torch, with a head of three labels: what `train.py` trains and `export.py` writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

LABELS = ("entailment", "neutral", "contradiction")
"""What the three outputs mean, in order."""

NEUTRAL_AT = 3
"""Before this layer the states lose their language (`compare.models.neutral`). The trained layers then see every
language where they see English. Of layers 0, 3, 4, 6, 9 and 11, measured on a network that was trained without it,
3 did best: XNLI fr .558 to .650, ar .523 to .625 (600 pairs)."""

HEADS = 12
EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer; parameters are named as in the encoder's source ("l0.q.w" is `q.weight` of layer 0)."""

    def __init__(self, hidden: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = (nn.LayerNorm(hidden, eps=EPSILON) for _ in range(2))
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` of shape (b, t, h) and `mask` (b, 1, 1, t; 0 or minus infinity) give the next states (b, t, h)."""
        batch, tokens, hidden = x.shape
        q, k, v = (
            part(x).view(batch, tokens, HEADS, hidden // HEADS).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        mixed = functional.scaled_dot_product_attention(q, k, v, mask)
        mixed = self.ao(mixed.transpose(1, 2).reshape(batch, tokens, hidden))
        x = self.aln(x + functional.dropout(mixed, self.dropout, self.training))
        inner = self.fo(functional.gelu(self.fi(x)))
        out: Tensor = self.oln(x + functional.dropout(inner, self.dropout, self.training))
        return out


class Network(nn.Module):
    """The layers, the mean of their last states over the text's own tokens, and a linear head.

    Args:
        weights: the layers in full precision, by the source's names; a head ("head.w", "head.b") if it has one.
        frozen: how many of the lower layers stay as they are, at least `NEUTRAL_AT`.
        dropout: the share of numbers set to 0 in training.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]], *, frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        hidden, inner = weights["l0.q.b"].size, weights["l0.fi.b"].size
        count = 1 + max(int(name[1 : name.index(".")]) for name in weights if name.startswith("l"))
        self.layers = nn.ModuleList(Layer(hidden, inner, dropout) for _ in range(count))
        self.head = nn.Linear(hidden, len(LABELS))
        self.frozen, self.dropout = frozen, dropout
        self.load_weights(weights)
        for layer in self.layers[:frozen]:
            layer.requires_grad_(False)

    def lower(self, embeddings: Tensor, mask: Tensor) -> Tensor:
        """States of shape (b, t, h) before layer `NEUTRAL_AT`."""
        x, bias = embeddings, _bias(mask, embeddings.dtype)
        for layer in self.layers[:NEUTRAL_AT]:
            x = layer(x, bias)
        return x

    def forward(self, embeddings: Tensor, shift: Tensor, mask: Tensor) -> Tensor:
        """Logits of shape (b, 3), float32, in the order of `LABELS`.

        `shift` (b, t, h) is added to the states before layer `NEUTRAL_AT`; `mask` is True for a text's own tokens
        (b, t).
        """
        bias = _bias(mask, embeddings.dtype)
        with torch.no_grad():
            x = self.lower(embeddings, mask) + shift
            for layer in self.layers[NEUTRAL_AT : self.frozen]:
                x = layer(x, bias)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
        own = mask[..., None].to(torch.float32)
        pooled = (x.float() * own).sum(1) / own.sum(1)
        with torch.autocast("cpu", enabled=False):
            logits: Tensor = self.head(functional.dropout(pooled, self.dropout, self.training))
        return logits

    def load_weights(self, weights: Mapping[str, NDArray[Any]]) -> None:
        """Takes over the weights that are given by the source's names."""
        named = dict(self._named())
        with torch.no_grad():
            for name, value in weights.items():
                named[name].copy_(torch.from_numpy(np.array(value)))

    def weights(self) -> dict[str, NDArray[Any]]:
        """All weights in full precision, by the source's names."""
        return {name: tensor.detach().float().numpy().copy() for name, tensor in self._named()}

    def _named(self) -> list[tuple[str, Tensor]]:
        found: list[tuple[str, Tensor]] = []
        for name, tensor in self.named_parameters():
            short = name.replace("layers.", "l").replace(".weight", ".w").replace(".bias", ".b")
            found.append((short, tensor))
        return found


def _bias(mask: Tensor, kind: torch.dtype) -> Tensor:
    """What is added to attention, of shape (b, 1, 1, t)."""
    return torch.zeros(mask.shape, dtype=kind).masked_fill(~mask, -torch.inf)[:, None, None, :]
