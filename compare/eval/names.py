"""Names: those of WikiANN's dev rows, and our own list of persons, each spelt by several languages.

WikiANN's tags are silver and its rows mostly titles and fragments of Wikipedia. A name is right if its stretch and its
kind are; adjectives of nationality, which we find too, are no names there. Of our list, all pairs of spellings are
compared, across languages and within one: they are one person if they stand in one row.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.errors import InputError
from compare.eval.rows import Counts, Row, apart_and_mean, rows, share
from compare.facts.names import find_names
from compare.facts.tagger import Pieces, bundled_tagger
from compare.grammar.names import SAME, name_key, same_name
from compare.languages import Language, load
from compare.models.bundled import BundledEncoder
from compare.types import Fact, FactKind, NameValue

KINDS = {"PER": FactKind.PERSON, "ORG": FactKind.ORGANISATION, "LOC": FactKind.PLACE}
USES = ("tune", "held", "fresh")
"""What the rows of our list were used for, see there."""

Name = tuple[int, int, FactKind]
"""A name's stretch, `text[start:end]`, and its kind."""

# WikiANN's texts are words; this is how quotation marks and emphasis came out of Wikipedia's markup.
_MARKUP = (("''", '"'), ("``", '"'), ("**", ""))
_CLOSING = ",.;:!?)]"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A row of WikiANN as a text, and the names in it."""

    text: str
    names: frozenset[Name]


@dataclass(frozen=True, slots=True)
class Matched:
    """How our list's spellings are matched: pairs, and the share of the true ones whose keys are equal outright."""

    counts: Counts
    equal: float


def wikiann(folder: Path) -> dict[str, float]:
    """F1 of all names as the head sees them, and of persons as we report them, by language."""
    encoder = BundledEncoder()
    head, persons = {}, {}
    for language, texts in tagged(folder):
        _, states = encoder.encode_tokens([each.text for each in texts])
        head[language.code] = score(seen(texts, states), texts).f1
        persons[language.code] = score(read(texts, language, states), texts, FactKind.PERSON).f1
    return apart_and_mean(head, "head F1") | apart_and_mean(persons, "persons F1")


def persons_matched(folder: Path) -> dict[str, float]:
    """F1 of the pairs of spellings in `persons.tsv` that are taken for one person, by what its rows were used for."""
    spelt = list(spellings(folder / "persons.tsv"))
    return {f"{use} F1": matched([each for each in spelt if each.use == use]).counts.f1 for use in USES}


def tagged(folder: Path, limit: int | None = None) -> Iterator[tuple[Language, list[Tagged]]]:
    """The first `limit` dev rows of each language, all of them by default."""
    for path in sorted(folder.glob("dev1500.*.jsonl.gz")):
        language = load(path.name.split(".")[1])
        yield language, [as_text(row) for row in itertools.islice(rows(path), limit)]


def as_text(row: Row) -> Tagged:
    """A row of words and tags as a text."""
    text = ""
    names: list[Name] = []
    for word, tag in zip(row["tokens"], row["tags"], strict=True):
        for marked, plain in _MARKUP:
            word = word.replace(marked, plain)
        if text and word not in _CLOSING:
            text += " "
        if tag.startswith("I-") and names:
            names[-1] = (names[-1][0], len(text) + len(word), names[-1][2])
        elif tag != "O":
            names.append((len(text), len(text) + len(word), KINDS[tag[2:]]))
        text += word
    return Tagged(text, frozenset(names))


def seen(texts: Sequence[Tagged], states: Sequence[Pieces]) -> list[set[Name]]:
    """The names that the head sees in each text."""
    return [
        {(tag.start, tag.end, tag.kind) for tag in bundled_tagger().look(each.text, state).tags()}
        for each, state in zip(texts, states, strict=True)
    ]


def read(texts: Sequence[Tagged], language: Language, states: Sequence[Pieces] | None = None) -> list[set[Name]]:
    """The names that we report in each text, by the rules alone where there are no states."""
    given: Sequence[Pieces | None] = [None] * len(texts) if states is None else states
    found = (find_names(each.text, language, state) for each, state in zip(texts, given, strict=True))
    return [{(fact.start, fact.end, fact.kind) for fact in facts if not is_adjective(fact)} for facts in found]


def is_adjective(fact: Fact) -> bool:
    """Whether a name is an adjective of nationality."""
    return isinstance(fact.value, NameValue) and fact.value.role == "adjective"


def score(found: Sequence[Iterable[Name]], texts: Sequence[Tagged], kind: FactKind | None = None) -> Counts:
    """How many names of a kind, or of all kinds, are right."""
    total = Counts()
    for names, each in zip(found, texts, strict=True):
        ours, theirs = ({name for name in side if kind in (None, name[2])} for side in (names, each.names))
        total += Counts(len(ours), len(theirs), len(ours & theirs))
    return total


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a person's name, as its key."""

    person: str
    use: str
    key: str


def spellings(path: Path) -> Iterator[Spelling]:
    """The spellings of our list: id, use and a column for each language; " / " between several of one language.

    Raises:
        InputError: if the list is missing or a row has too few columns.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: not readable ({error}); it lies beside the tests of a checkout") from error
    head, *table = (line.split("\t") for line in lines if not line.startswith("#"))
    for row in table:
        if len(row) != len(head):
            raise InputError(f"{path}: {row[0]} has {len(row)} columns, the head has {len(head)}; add what is missing")
        cells: Mapping[str, str] = dict(zip(head[2:], row[2:], strict=True))
        for code, cell in cells.items():
            for spelling in cell.split(" / "):
                yield Spelling(row[0], row[1], name_key(spelling, load(code)))


def matched(spelt: Sequence[Spelling]) -> Matched:
    """All pairs of spellings, compared."""
    found = wanted = right = equal = 0
    for a, b in itertools.combinations(spelt, 2):
        one = a.person == b.person
        same = same_name(a.key, b.key) >= SAME
        found, wanted, right = found + same, wanted + one, right + (same and one)
        equal += one and a.key == b.key
    return Matched(Counts(found, wanted, right), share(equal, wanted))
