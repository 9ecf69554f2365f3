"""Sentence boundaries on gold that others made: Universal Dependencies treebanks, and the golden rules of pysbd.

Rows of one document are put together: paragraphs by a line break, the sentences of a paragraph by a space. Files that
name no documents are unrelated sentences: every ten of them make a document of one paragraph, so that a quotation
mark that is missing in one does not spoil the rest. Boundaries are compared as counts of visible characters before
them; the end of a document, which nobody can miss, does not count.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.eval.rows import Row, f1, rows, share
from compare.grammar.sentences import boundaries
from compare.languages import codes, load

Splitter = Callable[[str], list[str]]
Paragraphs = list[list[str]]
"""A document: sentences by paragraph."""

RUN = 10
"""Sentences a document where the gold names none."""
FEW = 20
"""Golden rules below which a language has no figure of its own."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Boundaries that are right, found and wanted."""

    right: int
    found: int
    wanted: int


def treebanks(folder: Path) -> dict[str, float]:
    """F1 of boundaries for each file `<code>.test.jsonl.gz`, all of its rows."""
    figures = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        laid_out = [lay_out(document) for document in documents(rows(path))]
        split = ours(code_of(path))
        tally = compared([gold for _, gold in laid_out], [split(text) for text, _ in laid_out])
        figures[f"{path.name.removesuffix('.jsonl.gz')} F1"] = f1(tally.found, tally.wanted, tally.right)
    return figures


def golden_rules(folder: Path) -> dict[str, float]:
    """The share of texts cut exactly as their rule wants.

    Languages with fewer than `FEW` rules are taken together, and so are those without a data file.
    """
    right: dict[str, list[bool]] = {}
    for code, cases in golden_cases(folder).items():
        name = "without data" if code not in codes() else code if len(cases) >= FEW else "others"
        right.setdefault(name, []).extend(same_cuts(ours(code)(text), gold) for text, gold in cases)
    return {f"{name} right": share(sum(found), len(found)) for name, found in sorted(right.items())}


def golden_cases(folder: Path) -> dict[str, list[tuple[str, list[str]]]]:
    """Texts and their sentences by language code, or by the set's name of a language that has no data file."""
    by_name = {load(code).name.lower(): code for code in codes()}
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        for row in rows(path):
            name = str(row["lang"])
            found.setdefault(by_name.get(name, name), []).append((row["text"], row["sentences"]))
    return found


def code_of(path: Path) -> str:
    """The language of a file: `ru_taiga.test.jsonl.gz` is Russian."""
    return path.name.partition(".")[0].partition("_")[0]


def ours(code: str) -> Splitter:
    """Our splitter for a language, as a function from a text to its sentences."""
    language = load(code)
    return lambda text: [text[span.start : span.end] for span in boundaries(text, language)]


def documents(found: Iterable[Row]) -> Iterator[Paragraphs]:
    """Documents as paragraphs of sentences; neighbouring rows of one document are one."""
    for document, group in itertools.groupby(found, key=lambda row: row["doc"]):
        sentences = [sentence for row in group for sentence in row["sentences"]]
        if document is None:
            plain = [sentence["text"] for sentence in sentences]
            yield from ([plain[i : i + RUN]] for i in range(0, len(plain), RUN))
            continue
        yield [[s["text"] for s in part] for _, part in itertools.groupby(sentences, key=lambda s: s["par"])]


def lay_out(document: Paragraphs) -> tuple[str, set[int]]:
    """A document's text, and where its sentences end."""
    text = "\n".join(" ".join(paragraph) for paragraph in document)
    return text, ends([sentence for paragraph in document for sentence in paragraph])


def compared(gold: Sequence[set[int]], answers: Sequence[Sequence[str]]) -> Tally:
    """The boundaries of a splitter's answers against the gold of the same documents."""
    right = found = wanted = 0
    for theirs, answer in zip(gold, answers, strict=True):
        mine = ends(answer)
        right, found, wanted = right + len(mine & theirs), found + len(mine), wanted + len(theirs)
    return Tally(right, found, wanted)


def same_cuts(answer: Sequence[str], gold: Sequence[str]) -> bool:
    """Whether two lists of sentences are the same but for white space."""
    return [squeeze(sentence) for sentence in answer] == [squeeze(sentence) for sentence in gold]


def ends(sentences: Sequence[str]) -> set[int]:
    """How many visible characters lie before each inner boundary."""
    return set(itertools.accumulate(len(squeeze(sentence)) for sentence in sentences[:-1]))


def squeeze(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())
