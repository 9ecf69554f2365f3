"""How well names are found and matched: keys on the fixtures, names in WikiANN's dev rows, agreement of translations.

    python benchmarks/names.py [--data ../shared/data] [--rows 300]

* keys: F1 over all pairs of spellings of `tests/fixtures/names/persons.tsv`;
* WikiANN (silver tags, mostly titles): F1 of whole names by the rules, by the head, and by both as they are used;
* PUD (eight translations of the same sentences): how many of the names found in English are found in each
  other language with the same key, and the other way round.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compare.facts.names import find_names
from compare.facts.tagger import bundled_tagger
from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.grammar.names import SAME, name_key, same_name
from compare.languages import load
from compare.models.bundled import BundledEncoder
from compare.types import Fact, FactKind

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "names"
KINDS = {"PER": FactKind.PERSON, "ORG": FactKind.ORGANISATION, "LOC": FactKind.PLACE}
AGREEING = (Relation.EQUAL, Relation.COMPATIBLE)
Span = tuple[int, int, FactKind]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def f1(found: int, true: int, right: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, found + true)


def keys() -> None:
    """F1 of the keys on the persons of the fixtures."""
    lines = (FIXTURES / "persons.tsv").read_text(encoding="utf-8").splitlines()
    head, *table = (line.split("\t") for line in lines if not line.startswith("#"))
    for use in ("tune", "held", "fresh"):
        spelt = [
            (row[0], name_key(spelling, load(language)))
            for row in table
            for language, cell in zip(head[2:], row[2:], strict=True)
            for spelling in cell.split(" / ")
            if row[1] == use
        ]
        count: Counter[str] = Counter()
        for (who_a, a), (who_b, b) in itertools.combinations(spelt, 2):
            count["true"] += who_a == who_b
            count["equal"] += a == b
            if same_name(a, b) >= SAME:
                count["found"] += 1
                count["right"] += who_a == who_b
        score = f1(count["found"], count["true"], count["right"])
        print(
            f"keys, {use}: F1 {score:.3f}, precision {count['right'] / count['found']:.3f}, "
            f"recall {count['right'] / count['true']:.3f}; equal keys {count['equal'] / count['true']:.2f}"
        )


def gold(row: dict[str, Any]) -> tuple[str, set[Span]]:
    """A WikiANN row as a text and the names in it."""
    text, spans = "", []
    for word, tag in zip(row["tokens"], row["tags"], strict=True):
        word = word.replace("''", '"').replace("``", '"').replace("**", "")
        if text and word not in ",.;:!?)]":
            text += " "
        if tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], len(text) + len(word), spans[-1][2])
        elif tag != "O":
            spans.append((len(text), len(text) + len(word), KINDS[tag[2:]]))
        text += word
    return text, set(spans)


def wikiann(data: Path, limit: int, encoder: BundledEncoder) -> None:
    """F1 of whole names, a language a row: rules, head, both; and of persons alone."""
    print("WikiANN, F1 of names (persons)     rules          head          both")
    for path in sorted((data / "wikiann_ner").glob("dev1500.*.jsonl.gz")):
        language = load(path.name.split(".")[1])
        texts, true = zip(*map(gold, itertools.islice(rows(path), limit)), strict=True)
        _, pieces = encoder.encode_tokens(texts)
        found: dict[str, list[set[Span]]] = {
            "rules": [spans(find_names(text, language)) for text in texts],
            "head": [
                {(tag.start, tag.end, tag.kind) for tag in bundled_tagger().look(text, states).tags()}
                for text, states in zip(texts, pieces, strict=True)
            ],
            "both": [spans(find_names(text, language, states)) for text, states in zip(texts, pieces, strict=True)],
        }
        cells = [f"{score(found[way], true):.3f} ({score(found[way], true, FactKind.PERSON):.3f})" for way in found]
        print(f"  {language.code:30} {'  '.join(cells)}")


def spans(facts: list[Any]) -> set[Span]:
    """The names of a text; adjectives of nationality are none to WikiANN."""
    return {(fact.start, fact.end, fact.kind) for fact in facts if fact.value.role != "adjective"}


def score(found: list[set[Span]], true: Any, kind: FactKind | None = None) -> float:
    """F1 over all texts, of one kind or of all."""
    pairs = [
        tuple({span for span in side if kind is None or span[2] is kind} for side in pair)
        for pair in zip(found, true, strict=True)
    ]
    right = sum(len(a & b) for a, b in pairs)
    return f1(sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs), right)


def pud(data: Path, encoder: BundledEncoder) -> None:
    """Agreement of the names of translations, without and with the head."""
    table = list(rows(data / "pud_parallel" / "pud_parallel.jsonl.gz"))
    print("PUD, share of English names found / share of names that English has: persons, organisations, places")
    for way in ("rules", "both"):
        head = encoder if way == "both" else None
        english = names([row["en"] for row in table], "en", head)
        for code in ("ar", "ru", "fr", "de", "es", "tr", "zh"):
            other = names([row[code] for row in table], code, head)
            cells = [
                f"{shared(english, other, kind):.2f} / {shared(other, english, kind):.2f}" for kind in KINDS.values()
            ]
            print(f"  {way} {code}  {'   '.join(cells)}")


def names(texts: list[str], code: str, encoder: BundledEncoder | None) -> list[list[Fact]]:
    """The names of each text but for adjectives of nationality."""
    pieces = [None] * len(texts) if encoder is None else encoder.encode_tokens(texts)[1]
    return [
        [fact for fact in find_names(text, load(code), states) if fact.value.role != "adjective"]
        for text, states in zip(texts, pieces, strict=True)
    ]


def shared(side: list[list[Fact]], other: list[list[Fact]], kind: FactKind) -> float:
    """The share of one side's names of a kind that the other side has too."""
    right = total = 0
    for a, b in zip(side, other, strict=True):
        for fact in (fact for fact in a if fact.kind is kind):
            total += 1
            right += any(relate_names(kind, fact.value, mate.value) in AGREEING for mate in b if mate.kind is kind)
    return right / max(1, total)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--rows", type=int, default=300, help="WikiANN rows a language")
    options = parser.parse_args()
    encoder = BundledEncoder(threads=1)
    keys()
    wikiann(options.data, options.rows, encoder)
    pud(options.data, encoder)


if __name__ == "__main__":
    main()
