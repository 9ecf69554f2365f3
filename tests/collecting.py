"""Invented articles for the tests of the corpus, an encoder that costs nothing, and what a process adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from multiprocessing.connection import Connection

import numpy as np

from compare.corpus import Corpus
from compare.types import Document, PublishedBy, Span

TOWNS = ("Bergen", "Lyon", "Tunis", "Kazan", "Porto", "Graz", "Izmir", "Odesa")


class CheapEncoder:
    """Vectors made of a text's checksum; it counts what it is asked for."""

    def __init__(self, name: str = "cheap@1") -> None:
        self._name = name
        self.asked = 0

    @property
    def name(self) -> str:
        return self._name

    def encode(self, texts: Sequence[str], language: str | None = None) -> np.ndarray:
        self.asked += len(texts)
        rows = [
            np.frombuffer(sha256(f"{self._name}{text}".encode("utf-8", "replace")).digest(), np.uint8) for text in texts
        ]
        vectors = np.array(rows, np.float32).reshape(len(texts), 32)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1)


def article(number: int, **more: object) -> Document:
    """One of as many different articles as there are numbers."""
    town = TOWNS[number % len(TOWNS)]
    title = f"{town} closes its harbour for {number + 2} days"
    text = (
        f"{title}\n\nThe council of {town} voted on {number % 28 + 1} May 2021 to close the harbour. "
        f"“We have no choice,” mayor Anna Berg said. Some {number + 100} fishermen have not been paid yet.\n"
    )
    given = {"source": "Harbour Post", "language": "en", "published": dt.date(2021, 5, 29), **more}
    given = {"published_by": PublishedBy.METADATA, **given}
    return Document(f"harbour-{number}", text, title=title, headline=Span(0, len(title)), **given)


def add_all(file: str, numbers: Sequence[int], told: Connection) -> None:
    """Add these articles, and tell of each its id and whether it was new."""
    with Corpus.open(file) as corpus:
        for number in numbers:
            added = corpus.add(article(number), CheapEncoder())
            told.send((added.id, added.new))
    told.close()
