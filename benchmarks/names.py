"""How well names are found and matched: keys on the fixtures, names in WikiANN's dev rows, agreement of translations.

    python benchmarks/names.py [--data ../shared/data] [--rows 300]

* keys: F1 over all pairs of spellings of `tests/fixtures/names/persons.tsv`;
* WikiANN (silver tags, mostly titles): F1 of whole names by the rules, by the head, and by both as they are used;
* PUD (eight translations of the same sentences): how many of the names found in English are found in each
  other language with the same key, and the other way round.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from compare.eval.names import KINDS, USES, is_adjective, matched, read, score, seen, spellings, tagged
from compare.eval.rows import rows, share
from compare.facts.names import find_names
from compare.grammar.intervals import Relation
from compare.grammar.name_relations import relate_names
from compare.languages import load
from compare.models.bundled import BundledEncoder
from compare.types import Fact, FactKind

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "names"
AGREEING = (Relation.EQUAL, Relation.COMPATIBLE)


def keys() -> None:
    """F1 of the keys on the persons of the fixtures."""
    spelt = list(spellings(FIXTURES / "persons.tsv"))
    for use in USES:
        found = matched([each for each in spelt if each.use == use])
        counts = found.counts
        print(
            f"keys, {use}: F1 {counts.f1:.3f}, precision {share(counts.right, counts.found):.3f}, "
            f"recall {share(counts.right, counts.wanted):.3f}; equal keys {found.equal:.2f}"
        )


def wikiann(data: Path, limit: int, encoder: BundledEncoder) -> None:
    """F1 of whole names, a language a row: rules, head, both; and of persons alone."""
    print("WikiANN, F1 of names (persons)     rules          head          both")
    for language, texts in tagged(data / "wikiann_ner", limit):
        _, states = encoder.encode_tokens([each.text for each in texts])
        ways = (read(texts, language), seen(texts, states), read(texts, language, states))
        cells = [f"{score(way, texts).f1:.3f} ({score(way, texts, FactKind.PERSON).f1:.3f})" for way in ways]
        print(f"  {language.code:30} {'  '.join(cells)}")


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
        [fact for fact in find_names(text, load(code), states) if not is_adjective(fact)]
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
