"""Sentence boundaries against other splitters, on gold that others made.

    .venv/bin/python benchmarks/sentences.py [DATA] [--errors LANGUAGE]

DATA holds `sentence_split_ud` and `sentence_split_pysbd` (default `../shared/data`). Rows of one document are put
together: paragraphs by a line break, the sentences of a paragraph by a space. Files that name no documents are
unrelated sentences: every ten of them make a document of one paragraph, so that a quotation mark that is missing
in one does not spoil the rest. The other splitters get the text paragraph by paragraph, as neither takes a line
break for what it is. Boundaries are compared as counts of visible characters before them; the end of a document,
which nobody can miss, does not count.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pysbd
import sentencex

from compare.grammar.sentences import boundaries
from compare.languages import codes, load

Splitter = Callable[[str], list[str]]

# Sentences a document where the gold names none.
_RUN = 10
# pysbd has no data for these and is given its English rules.
_PYSBD_LACKS = frozenset({"he", "tr", "uk"})
_NAMES = {
    "arabic": "ar", "english": "en", "russian": "ru", "french": "fr", "spanish": "es", "german": "de",
    "turkish": "tr", "persian": "fa", "hebrew": "he", "chinese": "zh", "ukrainian": "uk",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """Boundaries (or texts) right, found and wanted, and how long it took for how many characters."""

    right: int
    found: int
    wanted: int
    seconds: float
    characters: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


def main() -> None:
    """Prints both tables, or the differences to the gold of one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", metavar="LANGUAGE", help="show where our boundaries differ from the gold")
    arguments = parser.parse_args()
    if arguments.errors:
        show_errors(arguments.data, arguments.errors)
        return
    treebanks(arguments.data / "sentence_split_ud")
    golden_rules(arguments.data / "sentence_split_pysbd")


def treebanks(folder: Path) -> None:
    """Precision, recall and F1 of boundaries on each file, with speed."""
    print(f"{'file':18}{'splitter':12}{'gold':>6}{'P':>7}{'R':>7}{'F1':>7}{'sent/s':>10}{'chars/s':>12}")
    for path in sorted(folder.glob("*.jsonl.gz")):
        code = path.name.partition(".")[0]
        documents = list(joined(rows(path)))
        for name, split in splitters(code).items():
            tally = measure(documents, split)
            precision, recall = tally.right / max(1, tally.found), tally.right / max(1, tally.wanted)
            rate, pace = tally.found / tally.seconds, tally.characters / tally.seconds
            print(
                f"{path.name[:-9]:18}{name:12}{tally.wanted:6}{precision:7.3f}{recall:7.3f}{tally.f1:7.3f}"
                f"{rate:10,.0f}{pace:12,.0f}"
            )


def golden_rules(folder: Path) -> None:
    """The share of golden rules each splitter gets right, by language; those we have no data for together."""
    texts: dict[str, list[tuple[str, list[str]]]] = {}
    for row in itertools.chain.from_iterable(rows(path) for path in sorted(folder.glob("*.jsonl.gz"))):
        texts.setdefault(_NAMES.get(row["lang"], row["lang"]), []).append((row["text"], row["sentences"]))
    print(f"\n{'golden rules':18}{'rules':>6}{'ours':>8}{'pysbd':>8}{'sentencex':>11}")
    for code in sorted(texts, key=lambda code: (code not in codes(), code)):
        right = [
            sum([squeeze(s) for s in split(text)] == [squeeze(s) for s in gold] for text, gold in texts[code])
            for split in splitters(code).values()
        ]
        note = "" if code in codes() else "  (no language data)"
        print(f"{code:18}{len(texts[code]):6}{right[0]:8}{right[1]:8}{right[2]:11}{note}")


def show_errors(data: Path, code: str) -> None:
    """The text around every boundary that only the gold or only we have."""
    for gold in itertools.chain.from_iterable(
        joined(rows(path)) for path in sorted((data / "sentence_split_ud").glob(f"{code}.*.jsonl.gz"))
    ):
        text, wanted = lay_out(gold)
        found = ends(splitters(code)["ours"](text))
        visible = "".join(text.split())
        for at in sorted(wanted ^ found):
            mark = "missed" if at in wanted else "false "
            print(f"{mark}  {visible[max(0, at - 45) : at]} || {visible[at : at + 40]}")


def splitters(code: str) -> dict[str, Splitter]:
    """Ours and the others, as functions from a text to its sentences."""
    language = load(code)
    name = {value: key for key, value in _NAMES.items()}.get(code, code)
    theirs = code if name in _NAMES else _ISO.get(code, "en")
    segmenter = pysbd.Segmenter(language="en" if theirs in _PYSBD_LACKS else theirs, clean=False)

    def by_line(split: Callable[[str], Iterable[str]]) -> Splitter:
        return lambda text: [s for line in text.splitlines() for s in split(line) if s.strip()]

    return {
        "ours": lambda text: [text[span.start : span.end] for span in boundaries(text, language)],
        "pysbd": by_line(segmenter.segment),
        "sentencex": by_line(lambda line: sentencex.segment(theirs, line)),
    }


_ISO = {
    "amharic": "am", "armenian": "hy", "bulgarian": "bg", "burmese": "my", "danish": "da", "dutch": "nl",
    "greek": "el", "hindi": "hi", "italian": "it", "japanese": "ja", "kazakh": "kk", "marathi": "mr",
    "polish": "pl", "slovak": "sk", "urdu": "ur",
}  # fmt: skip


def measure(documents: Sequence[list[list[str]]], split: Splitter) -> Tally:
    """Boundaries of `split` on documents that are given as paragraphs of sentences."""
    laid_out = [lay_out(document) for document in documents]
    began = time.perf_counter()
    answers = [split(text) for text, _ in laid_out]
    seconds = time.perf_counter() - began
    right = found = wanted = 0
    for (_, gold), answer in zip(laid_out, answers, strict=True):
        mine = ends(answer)
        right, found, wanted = right + len(mine & gold), found + len(mine), wanted + len(gold)
    return Tally(right, found, wanted, seconds, sum(len(text) for text, _ in laid_out))


def lay_out(document: list[list[str]]) -> tuple[str, set[int]]:
    """A document's text, and where its sentences end."""
    text = "\n".join(" ".join(paragraph) for paragraph in document)
    return text, ends([sentence for paragraph in document for sentence in paragraph])


def ends(sentences: Sequence[str]) -> set[int]:
    """How many visible characters lie before each inner boundary."""
    return set(itertools.accumulate(len(squeeze(sentence)) for sentence in sentences[:-1]))


def squeeze(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split())


def joined(found: Iterable[dict[str, Any]]) -> Iterable[list[list[str]]]:
    """Documents as paragraphs of sentences; neighbouring rows of one document are one."""
    for document, group in itertools.groupby(found, key=lambda row: row["doc"]):
        sentences = [sentence for row in group for sentence in row["sentences"]]
        if document is None:
            plain = [sentence["text"] for sentence in sentences]
            yield from ([plain[i : i + _RUN]] for i in range(0, len(plain), _RUN))
            continue
        yield [[s["text"] for s in part] for _, part in itertools.groupby(sentences, key=lambda s: s["par"])]


def rows(path: Path) -> Iterable[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
