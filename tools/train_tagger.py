"""Trains the head that tags persons, organisations and places on the bundled encoder's states.

Reads `train8k.<code>.jsonl.gz` and `dev1500.<code>.jsonl.gz` (rows with `tokens` and BIO `tags`), writes the head
as integers and prints its F1 on the dev files. Needs PyTorch. About ten minutes on one core.

    python tools/train_tagger.py ../shared/data/wikiann_ner --out compare/facts/tagger.npz
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from compare.facts.tagger import LABELS, Tagger, features, labels_to_spans, quantised
from compare.models.bundled import BundledEncoder

LANGUAGES = ("ar", "ru", "en", "fr", "es", "tr", "fa", "de", "uk")
BATCH = 1024
EPOCHS = 6
HIDDEN = 256


@dataclass
class Part:
    """Sentences of one file: features of all words in one array, labels, and the number of words of each."""

    features: NDArray[np.float16]
    labels: NDArray[np.int8]
    lengths: list[int]


def rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of each row; wiki markup is not text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield [clean(word) for word in row["tokens"]], row["tags"]


def clean(word: str) -> str:
    """A word without the apostrophes and asterisks of wiki markup."""
    return word.replace("''", '"').replace("``", '"').replace("**", "")


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as a text, and where each stands in it."""
    text, spans = "", []
    for word in words:
        if text and word not in ",.;:!?)]":
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def read(path: Path, limit: int, encoder: BundledEncoder) -> Part:
    """A file's rows as features and labels."""
    sentences = list(rows(path))[:limit]
    found: list[NDArray[np.float16]] = []
    for first in range(0, len(sentences), 256):
        texts, spans = zip(*(joined(words) for words, _ in sentences[first : first + 256]), strict=True)
        _, states = encoder.encode_tokens(texts)
        found += [
            features(words, pieces.states, pieces.spans).astype(np.float16)
            for words, pieces in zip(spans, states, strict=True)
        ]
    labels = np.array([LABELS.index(tag) for _, tags in sentences for tag in tags], np.int8)
    return Part(np.concatenate(found), labels, [len(tags) for _, tags in sentences])


def train(parts: Sequence[Part]) -> dict[str, NDArray[np.float32]]:
    """A hidden layer with ReLU and an output layer; the standardisation of features is part of the first."""
    torch.manual_seed(0)
    x = torch.tensor(np.concatenate([part.features for part in parts]))
    y = torch.tensor(np.concatenate([part.labels for part in parts]).astype(np.int64))
    mean, deviation = x.float().mean(0), x.float().std(0) + 1e-5
    net = torch.nn.Sequential(
        torch.nn.Dropout(0.1),
        torch.nn.Linear(x.shape[1], HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Dropout(0.3),
        torch.nn.Linear(HIDDEN, len(LABELS)),
    )
    steps = EPOCHS * (len(x) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps)
    for _ in range(EPOCHS):
        for index in torch.randperm(len(x))[: len(x) // BATCH * BATCH].split(BATCH):
            scores = net((x[index].float() - mean) / deviation)
            loss = torch.nn.functional.cross_entropy(scores, y[index], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    hidden, output = net[1], net[4]
    weights = hidden.weight / deviation
    return {
        "hidden": weights.detach().numpy(),
        "hidden_bias": (hidden.bias - weights @ mean).detach().numpy(),
        "output": output.weight.detach().numpy(),
        "output_bias": output.bias.detach().numpy(),
    }


def f1(tagger: Tagger, part: Part) -> float:
    """F1 of whole names, kind and both ends right."""
    predicted = tagger.probabilities(part.features.astype(np.float32)).argmax(axis=1)
    hits = found = true = first = 0
    for length in part.lengths:
        a = {span[:3] for span in labels_to_spans(predicted[first : first + length])}
        b = {span[:3] for span in labels_to_spans(part.labels[first : first + length])}
        hits, found, true, first = hits + len(a & b), found + len(a), true + len(b), first + length
    return 2 * hits / max(1, found + true)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("compare/facts/tagger.npz"))
    parser.add_argument("--rows", type=int, default=8000, help="training rows a language")
    options = parser.parse_args()
    torch.set_num_threads(1)
    encoder = BundledEncoder(threads=1)
    parts = [read(options.data / f"train8k.{code}.jsonl.gz", options.rows, encoder) for code in LANGUAGES]
    np.savez_compressed(options.out, **quantised(train(parts)))
    tagger = Tagger(options.out)
    scores = [f1(tagger, read(options.data / f"dev1500.{code}.jsonl.gz", 1500, encoder)) for code in LANGUAGES]
    print("  ".join(f"{code} {score:.3f}" for code, score in zip(LANGUAGES, scores, strict=True)))
    print(f"mean {np.mean(scores):.3f}, {options.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
