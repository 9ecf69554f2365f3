"""The pairs that the NLI model is trained on: published sets, and pairs made from sentences that carry no label.

Arabic, and every language that only one set brings, gets all three labels from the made pairs: a model that sees
Arabic contradictions and hardly an Arabic neutral learns that Arabic means "contradiction".
"""

from __future__ import annotations

import json
import random
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from items import apart, drawn, read_items, renderings
from made import exchanged, from_entities, from_parallel, strangers, unrelated_titles
from network import LABELS
from pairs import CONTRADICTION, ENTAILMENT, NEUTRAL, Example, pair_language, rows

WIKIANN = ("ar", "ru", "en", "fr", "es", "tr", "fa", "de", "uk")
NAMES = {
    "entailment": ENTAILMENT,
    "neutral": NEUTRAL,
    "contradiction": CONTRADICTION,
    "agree": ENTAILMENT,
    "disagree": CONTRADICTION,
    "other": NEUTRAL,
}


STRANGERS = 5_000
"""Pairs of sentences that have nothing to do with each other."""

EXCHANGED = 0.6
"""Share of the English pairs whose words are exchanged for words of another language."""

ALONE, ACROSS = 2, 2
"""Pairs within one language, and of two, of each hypothesis of our own items in an epoch."""

SAME = 2
"""Texts of each item that are paired with their own translations."""

APART = 4_000
"""Pairs of texts of two items."""


@dataclass(frozen=True, slots=True)
class Set:
    """A published set: its file, how many rows of it an epoch sees at most, and how often each.

    With `either` its neutral pairs may be read in either direction, as contradictions always may. In the other sets a
    neutral pair is often an entailment turned round.
    """

    file: str
    most: int = 10**9
    times: int = 1
    either: bool = False


MNLI = ("mnli_taxinli10k/taxinli10k", "mnli_en_kaggle6870/train.en")

SETS = (
    Set("ans_stance_ar/train", times=3),
    *(Set(file, times=2, either=True) for file in MNLI),
    Set("conjnli/train_adversarial15k", most=4000),
    Set("cad_snli/train"),
    Set("breaking_nli/breaking_nli", most=2500),
    Set("fever_symmetric/dev"),
    Set("fever_symmetric/test"),
    Set("fool_me_twice/dev"),
    Set("fool_me_twice/test"),
    Set("negation_nli/mnli"),
    Set("negation_nli/snli", most=700),
    Set("med/med", most=2500),
    Set("farstail/train", either=True),
    Set("indonli/train", either=True),
)


def examples(
    folder: Path, own: Path | None, dictionary: Path | None, seed: int, most: int | None = None
) -> list[Example]:
    """One epoch's pairs, shuffled. Another seed draws other rows and makes other pairs.

    Args:
        folder: holds the published sets.
        own: what `generate.py` wrote, if made pairs are to be used.
        dictionary: what `dictionary.py` wrote, if words of English pairs are to be exchanged.
        seed: of everything that is drawn at random.
        most: pairs of an epoch; all, if it is not given.
    """
    draw = random.Random(seed)
    found = list(published(folder, draw))
    found += unrelated_titles(folder / "ans_stance_ar" / "train.jsonl.gz", 1500, draw)
    if own is not None:
        found += made(folder, own, draw)
    if dictionary is not None:
        words = json.loads(dictionary.read_text(encoding="utf-8"))
        found = [
            exchanged(one, words, draw) if one.language == "en" and draw.random() < EXCHANGED else one for one in found
        ]
    items = [item for item in read_items() if not item.held_out]
    found += drawn(items, ALONE, ACROSS, draw)
    found += renderings(items, SAME, draw)
    found += apart(items, APART, draw)
    found += strangers(found, STRANGERS, draw)
    draw.shuffle(found)
    return found[:most]


def made(folder: Path, own: Path, draw: random.Random) -> Iterator[Example]:
    """Pairs in all our languages from templates, tagged names and translations.

    They teach numbers, names and negation, but in languages that no other set has, also a rule for that language
    alone: a run ends better without them (NLI_CARD.md).
    """
    for code in WIKIANN:
        count = 1200 if code == "ar" else 500  # no set has Arabic entailments other than titles
        yield from from_entities(folder / "wikiann_ner" / f"train8k.{code}.jsonl.gz", code, count, draw)
    yield from from_parallel(folder / "tatoeba_laser", 300, draw)
    yield from from_templates(own, 20_000, draw)


def published(folder: Path, draw: random.Random) -> Iterator[Example]:
    """The rows of `SETS`, each pair once a pass, some of them turned round."""
    seen = set()
    for part in SETS:
        path = folder / f"{part.file}.jsonl.gz"
        kept = []
        for row in rows(path):
            key = (row["premise"], row["hypothesis"])
            if key not in seen and row["label"] in NAMES and not held_out(part.file, row["premise"]):
                seen.add(key)
                kept.append(Example(*key, NAMES[row["label"]], row["lang"], part.file.split("/")[0]))
        for example in draw.sample(kept, min(part.most, len(kept))) * part.times:
            either = example.label == CONTRADICTION or (part.either and example.label == NEUTRAL)
            yield example.turned() if either and draw.random() < 0.5 else example


def held_out(file: str, premise: str) -> bool:
    """Whether a row is kept for the calibration: every twelfth premise of MNLI, which has no development set here."""
    return file in MNLI and zlib.crc32(premise.strip().encode()) % 12 == 0


def from_templates(path: Path, count: int, draw: random.Random) -> Iterator[Example]:
    """Pairs in our own words (`generate.py`)."""
    found = list(rows(path))
    for row in draw.sample(found, min(count, len(found))):
        language = pair_language(row["lang_p"], row["lang_h"])
        yield Example(row["premise"], row["hypothesis"], NAMES[row["label"]], language, "own")


def label_weights(found: Sequence[Example]) -> dict[tuple[str, int], float]:
    """Weights that make the label independent of the language: each label counts a third in each language.

    Kept between 1/2 and 2: a label that a language hardly has would otherwise rest on a few rows.
    """
    counts = Counter((example.language, example.label) for example in found)
    languages = Counter(example.language for example in found)
    return {key: min(2.0, max(0.5, languages[key[0]] / (len(LABELS) * count))) for key, count in counts.items()}


if __name__ == "__main__":
    import sys

    table = Counter((e.source, e.language, LABELS[e.label][:4]) for e in examples(Path(sys.argv[1]), None, None, 0))
    for key, count in sorted(table.items()):
        print(*key, count)
