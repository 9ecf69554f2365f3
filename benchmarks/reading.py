"""How well articles are read: encodings told from the bytes, and sentences mistaken for a page's furniture.

    .venv/bin/python benchmarks/reading.py [DATA] [--misses]

DATA holds `pud_parallel/` and `tatoeba_laser/` (default `../shared/data`). Encodings: runs of sentences are written in
a national encoding and have to come back letter for letter; charset-normalizer gets the same bytes. Furniture: every
sentence stands alone among paragraphs, as it is and without its full stop; none may be dropped or lose its beginning.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from compare.errors import ReadError
from compare.languages import codes
from compare.read.datelines import read_dateline
from compare.read.encodings import decode
from compare.read.furniture import Setting, Zone, reason_of
from compare.read.lines import split_lines
from compare.read.phrases import vocabulary
from compare.read.published import date_spans, dated_share

ENCODINGS = {
    "ar": ("cp1256", "iso8859_6"),
    "de": ("cp1252",),
    "es": ("cp1252",),
    "fa": ("cp1256",),
    "fr": ("cp1252", "latin_1"),
    "he": ("cp1255", "iso8859_8"),
    "ru": ("cp1251", "koi8_r", "iso8859_5", "cp866"),
    "tr": ("cp1254", "iso8859_9"),
    "uk": ("cp1251", "koi8_u"),
    "zh": ("gb18030", "big5"),
}
TRIALS = 20


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", action="store_true", help="print every sentence that is taken for furniture")
    options = parser.parse_args()
    sentences = load(options.data)
    random.seed(1)
    print("encodings: read back right, ours and charset-normalizer's")
    for count in (1, 2, 5):
        ours, theirs, total = encodings(sentences, count)
        print(f"{count} sentences  {ours / total:6.1%}  {theirs / total:6.1%}  of {total}")
    print("sentences taken for furniture")
    for stripped in (False, True):
        wrong = [miss for code in codes() for miss in mistaken(code, sentences[code], stripped)]
        total = sum(map(len, sentences.values()))
        print(f"{'without' if stripped else 'with'} full stop  {len(wrong)} of {total}")
        for miss in wrong if options.misses else ():
            print(f"    {miss}")


def load(data: Path) -> dict[str, list[str]]:
    """Sentences by language, from both collections."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(data / "pud_parallel" / "pud_parallel.jsonl.gz"):
        for code in codes():
            if code in row:
                found[code].append(row[code])
    for path in sorted((data / "tatoeba_laser").glob("*.jsonl.gz")):
        code = path.name[:2]
        found[code].extend(next(text for key, text in row.items() if key in (code, "src", "a")) for row in rows(path))
    return found


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The JSON lines of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def encodings(sentences: dict[str, list[str]], count: int) -> tuple[int, int, int]:
    """How many runs of `count` sentences we read right, how many charset-normalizer does, and of how many."""
    ours = theirs = total = 0
    for code, names in ENCODINGS.items():
        for name in names:
            for _ in range(TRIALS):
                data = "\n".join(random.sample(sentences[code], count)).encode(name, "ignore")
                if data.isascii() or not data.strip():
                    continue
                total += 1
                text = data.decode(name)
                ours += _read(data) == text
                best = from_bytes(data).best()
                theirs += best is not None and str(best) == text
    return ours, theirs, total


def _read(data: bytes) -> str | None:
    try:
        return decode(data, "sample").text
    except ReadError:
        return None


def mistaken(code: str, texts: list[str], stripped: bool) -> Iterator[str]:
    """The sentences of a language that a rule takes for furniture, with the rule's reason."""
    v = vocabulary(code)
    for text in texts:
        lines = split_lines(text.rstrip(".。؟?! ") if stripped else text)
        if len(lines) != 1:
            continue
        line = lines[0]
        setting = Setting(v, Zone.BODY, dated_share(line.text, code), code)
        if reason := reason_of(line, setting):
            yield f"{code} {reason.value}: {line.text}"
        elif found := read_dateline(line.text, code, lambda part: date_spans(part, code)):
            yield f"{code} dateline: {line.text[: found.end]}"


if __name__ == "__main__":
    main()
