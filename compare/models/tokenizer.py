"""Cuts text into the word pieces of XLM-RoBERTa, as its SentencePiece unigram model does.

The `sentencepiece` package takes half a second to load these 250,000 pieces, because it builds a search tree over
them. No piece spans two words, so a dictionary of pieces, ready in a tenth of that time, and a memory of the words
already cut do the same at the same speed.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

START, PAD, END, UNKNOWN = 0, 1, 2, 3
"""Token ids with a meaning of their own."""

SPACE = "▁"
"""Stands before every word, and nowhere else in a piece."""

LONGEST_PIECE = 16
"""Characters in the longest piece."""

LONGEST_WORD = 10_000
"""Characters after which a word is cut off: no model here reads as many as 600 pieces."""

UNKNOWN_PENALTY = 10.0
"""An unknown character scores this much less than the rarest piece (sentencepiece's `kUnkPenalty`)."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word's pieces: their ids, and where each ends in the word (`SPACE` included)."""

    ids: tuple[int, ...]
    ends: tuple[int, ...]


class Tokenizer:
    """Turns text into the ids of its pieces.

    Args:
        path: the file `tokenizer.npz` that `tools/export_encoder.py` writes.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            pieces = stored["pieces"].tobytes().decode().split("\n")
            self._unknown_score = float(stored["scores"].min()) - UNKNOWN_PENALTY
            self._scores: list[float] = stored["scores"].tolist()
            replacements = stored["replacements"].tobytes().decode().split("\n")
            self._replacements = dict(zip(stored["characters"].tolist(), replacements, strict=True))
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        for name in ("<s>", "<pad>", "</s>", "<unk>", "<mask>"):
            del self._ids[name]
        self.cut = lru_cache(maxsize=1 << 16)(self._cut)

    def normalise(self, text: str) -> str:
        """`text` as the model was trained to see it: letters and their marks composed, compatibility forms replaced."""
        if not unicodedata.is_normalized("NFC", text):
            text = "".join(composed for composed, _ in _compose(text))
        return text.translate(self._replacements)

    def pieces(self, text: str, limit: int) -> list[int]:
        """The ids of the first `limit` pieces of `text`."""
        ids: list[int] = []
        for word in self.normalise(text).split(" "):
            if word:
                ids += self.cut(SPACE + word[:LONGEST_WORD]).ids
            if len(ids) >= limit:
                break
        return ids[:limit]

    def pieces_with_spans(self, text: str, limit: int) -> tuple[list[int], list[tuple[int, int]]]:
        """The ids of the first `limit` pieces, and for each the stretch `text[start:end]` that it stands for.

        A piece that stands for nothing in the text (a space before a word) has an empty span.
        """
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for word, origins in self._words_with_origins(text):
            cut = self.cut(SPACE + word[:LONGEST_WORD])
            ids += cut.ids
            begin = 0
            for end in (stop - 1 for stop in cut.ends):  # the word begins after `SPACE`
                first = origins[begin][0]
                spans.append((first, origins[end - 1][1] if end > begin else first))
                begin = end
            if len(ids) >= limit:
                break
        return ids[:limit], spans[:limit]

    def _words_with_origins(self, text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """The words of the normalised text; for each of their characters, the stretch of `text` it comes from."""
        word: list[str] = []
        origins: list[tuple[int, int]] = []
        at = 0
        for composed, length in _compose(text):
            for character in composed.translate(self._replacements):
                if character != " ":
                    word.append(character)
                    origins.append((at, at + length))
                elif word:
                    yield "".join(word), origins
                    word, origins = [], []
            at += length
        if word:
            yield "".join(word), origins

    def _cut(self, word: str) -> Word:
        """The most probable pieces of one word: Viterbi's algorithm over the pieces' log probabilities."""
        ids, scores = self._ids, self._scores
        # single precision, as in sentencepiece: it decides how "...." is cut
        best = array("f", [0.0] + [-np.inf] * (len(word) + 1))
        steps = [(0, UNKNOWN)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(start + LONGEST_PIECE, len(word)) + 1):
                piece = ids.get(word[start:end])
                if piece is None and end > start + 1:
                    continue
                best[-1] = best[start] + (self._unknown_score if piece is None else scores[piece])
                if best[-1] > best[end]:
                    best[end], steps[end] = best[-1], (start, UNKNOWN if piece is None else piece)
        found: list[tuple[int, int]] = []
        end = len(word)
        while end:
            start, piece = steps[end]
            if piece != UNKNOWN or not found or found[-1][0] != UNKNOWN:  # neighbouring unknowns are one
                found.append((piece, end))
            end = start
        found.reverse()
        return Word(tuple(piece for piece, _ in found), tuple(end for _, end in found))


def _compose(text: str) -> Iterator[tuple[str, int]]:
    """Characters of `text`, each with the marks that follow it where Unicode has one character for both.

    Yields each with the number of characters it was written with. Unlike NFC this never reorders marks, which the
    model's own normaliser does not do either (shadda before a vowel sign).
    """
    held, length = "", 0
    for character in text:
        joined = unicodedata.normalize("NFC", held + character) if held else character
        if len(joined) == 1:
            held, length = joined, length + 1
        else:
            yield held, length
            held, length = character, 1
    if held:
        yield held, length
