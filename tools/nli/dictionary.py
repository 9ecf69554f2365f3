"""Finds words of other languages for English words, with the bundled encoder alone: the nearest words of each language.

    python tools/nli/dictionary.py ../shared/data --out build/dictionary.json

The words are those of the training sets. A translation is kept if each is the other's nearest by margin, or nearly so:
what comes of it is rough, and meant only for exchanging words in training pairs (`made.py`). Of the most frequent words
(articles, negations, pronouns, everyday verbs), of which a vector knows least, `words.txt` has translations by hand.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from data import SETS
from made import TATOEBA
from pairs import rows

from compare.models.bundled import BundledEncoder

CODES = ("ar", "ru", "fr", "es", "tr", "de", "fa", "uk")
BY_HAND = ("ar", "ru", "fr")
"""The columns of `words.txt`, after the English word."""
MOST = 12_000
"""Words of each language: its most frequent ones."""
LEAST = 0.45
"""Least cosine of a translation, after each language's mean is taken away."""
BEST = 3
"""Translations that are kept for a word."""
NEARLY = 0.03
"""How much nearer another English word may be to a translation."""
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Reads the arguments and writes the dictionary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="file to write: {code: {word: [translations]}}")
    given = parser.parse_args()
    encoder = BundledEncoder()
    english = frequent(english_texts(given.data))
    vectors = encoder.encode(english, "en")
    found, known = {}, set(english)
    for code in CODES:
        # a French text quotes English: such words are no translations
        words = [word for word in frequent(texts(given.data, code)) if word not in known]
        found[code] = translations(english, vectors, words, encoder.encode(words, code))
        print(code, len(words), "words,", len(found[code]), "translated")
    for code, word, known in by_hand():
        found[code][word] = known
    given.out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def by_hand() -> Iterator[tuple[str, str, list[str]]]:
    """Code, English word and its translations, from `words.txt`; an empty one says that the word falls away."""
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        word, *others = (part.strip() for part in line.split("|"))
        for code, known in zip(BY_HAND, others, strict=True):
            yield code, word, ["" if one == "-" else one for one in known.split("/")]


def translations(english: list[str], left: Any, words: list[str], right: Any) -> dict[str, list[str]]:
    """For English words the nearest words, nearest first, by cosine less half of what is nearest on either side.

    A word of which another English word is plainly nearer is none: it would be that word's translation ("yellow" for
    "purple", "cat" for "catch").
    """
    cosine = left @ right.T
    crowd = np.partition(cosine, -4, axis=0)[-4:].mean(axis=0)
    score = cosine - 0.5 * crowd[None, :]
    back = cosine - 0.5 * np.partition(cosine, -4, axis=1)[:, -4:].mean(axis=1)[:, None]
    least = back.max(axis=0) - NEARLY
    kept = {}
    for row, word in enumerate(english):
        best = np.argpartition(-score[row], BEST)[:BEST]
        best = best[np.argsort(-score[row, best])]
        best = [at for at in best if cosine[row, at] >= LEAST and back[row, at] >= least[at]]
        chosen = [words[at] for at in best if score[row, at] >= score[row, best[0]] - 0.05]
        if chosen:
            kept[word] = chosen
    return kept


def frequent(lines: Iterable[str]) -> list[str]:
    """The most frequent words in small letters."""
    counts = Counter(word for line in lines for word in WORD.findall(line.lower()))
    return [word for word, _ in counts.most_common(MOST)]


def english_texts(folder: Path) -> Iterator[str]:
    """What the English training pairs say."""
    for part in SETS:
        for row in rows(folder / f"{part.file}.jsonl.gz"):
            if row["lang"] == "en":
                yield row["premise"]
                yield row["hypothesis"]


def texts(folder: Path, code: str) -> Iterator[str]:
    """Sentences of a language from the sets that may be trained on."""
    for row in rows(folder / "wikiann_ner" / f"train8k.{code}.jsonl.gz"):
        yield " ".join(row["tokens"])
    if code in TATOEBA:
        for row in rows(folder / "tatoeba_laser" / f"{code}-en.jsonl.gz"):
            # everyday words, which an encyclopedia lacks
            yield from [row["src"]] * 5
    for part in SETS:
        for row in rows(folder / f"{part.file}.jsonl.gz"):
            if row["lang"] == code:
                yield row["premise"]


if __name__ == "__main__":
    main()
