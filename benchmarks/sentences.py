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
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pysbd
import sentencex

from compare.eval.rows import f1, rows, share
from compare.eval.sentences import Splitter, code_of, compared, documents, ends, golden_cases, lay_out, ours, same_cuts
from compare.languages import codes

# pysbd has no data for these and is given its English rules.
_PYSBD_LACKS = frozenset({"he", "tr", "uk"})


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
        laid_out = [lay_out(document) for document in documents(rows(path))]
        characters = sum(len(text) for text, _ in laid_out)
        for name, split in splitters(code_of(path)).items():
            began = time.perf_counter()
            answers = [split(text) for text, _ in laid_out]
            seconds = time.perf_counter() - began
            tally = compared([gold for _, gold in laid_out], answers)
            precision, recall = share(tally.right, tally.found), share(tally.right, tally.wanted)
            print(
                f"{path.name[:-9]:18}{name:12}{tally.wanted:6}{precision:7.3f}{recall:7.3f}"
                f"{f1(tally.found, tally.wanted, tally.right):7.3f}"
                f"{tally.found / seconds:10,.0f}{characters / seconds:12,.0f}"
            )


def golden_rules(folder: Path) -> None:
    """The share of golden rules each splitter gets right, by language; those we have no data for at the end."""
    cases = golden_cases(folder)
    print(f"\n{'golden rules':18}{'rules':>6}{'ours':>8}{'pysbd':>8}{'sentencex':>11}")
    for code in sorted(cases, key=lambda code: (code not in codes(), code)):
        right = [sum(same_cuts(split(text), gold) for text, gold in cases[code]) for split in splitters(code).values()]
        note = "" if code in codes() else "  (no language data)"
        print(f"{code:18}{len(cases[code]):6}{right[0]:8}{right[1]:8}{right[2]:11}{note}")


def show_errors(data: Path, code: str) -> None:
    """The text around every boundary that only the gold or only we have."""
    split = ours(code)
    for path in sorted((data / "sentence_split_ud").glob(f"{code}.*.jsonl.gz")):
        for text, wanted in map(lay_out, documents(rows(path))):
            visible = "".join(text.split())
            for at in sorted(wanted ^ ends(split(text))):
                mark = "missed" if at in wanted else "false "
                print(f"{mark}  {visible[max(0, at - 45) : at]} || {visible[at : at + 40]}")


def splitters(code: str) -> dict[str, Splitter]:
    """Ours and the others, as functions from a text to its sentences."""
    theirs = code if code in codes() else _ISO.get(code, "en")
    segmenter = pysbd.Segmenter(language="en" if theirs in _PYSBD_LACKS else theirs, clean=False)

    def by_line(split: Callable[[str], Iterable[str]]) -> Splitter:
        return lambda text: [s for line in text.splitlines() for s in split(line) if s.strip()]

    return {
        "ours": ours(code),
        "pysbd": by_line(segmenter.segment),
        "sentencex": by_line(lambda line: sentencex.segment(theirs, line)),
    }


_ISO = {
    "amharic": "am", "armenian": "hy", "bulgarian": "bg", "burmese": "my", "danish": "da", "dutch": "nl",
    "greek": "el", "hindi": "hi", "italian": "it", "japanese": "ja", "kazakh": "kk", "marathi": "mr",
    "polish": "pl", "slovak": "sk", "urdu": "ur",
}  # fmt: skip


if __name__ == "__main__":
    main()
