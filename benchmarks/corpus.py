"""What a corpus bears, and what it saves, measured with 300 articles (100 events of BASIL, three outlets each).

    python benchmarks/corpus.py kill  [ARTICLES] [--kills 100] [--real 20]
    python benchmarks/corpus.py two   [ARTICLES]
    python benchmarks/corpus.py rerun [ARTICLES]

`kill` ends `newscompare corpus add` with SIGKILL at random moments and looks at the file after each: its integrity,
and that every document in it has exactly the rows that it has in a corpus which nobody disturbed. The next call goes on
with the same file; a complete one is compared with the undisturbed one and begun anew. All but `--real` kills are of a
program that adds with vectors made of checksums, which spends a larger share of its time in writing. `two` lets two
processes add at once. `rerun` measures the processor time (and the time by the clock, which other programs share) of
`newscompare report --corpus` without the last article, and again with it.

ARTICLES is a folder; without one it is made of ../shared/data by tools/basil_to_folders.py.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from compare.corpus import Corpus
from compare.read import read_paths
from compare.read.kept import dumps

ROOT = Path(__file__).parent.parent
BASIL = ROOT / ".." / "shared" / "data" / "basil_events" / "articles.jsonl.gz"
OWN = (sys.executable, __file__, "add")
REAL = (sys.executable, "-m", "compare", "corpus", "add", "--json")
EARLY = 0.1
"""Share of kills that may come before the first article is written, even before there is a file."""

Rows = dict[str, str]
"""For each document, by its id, a sum of everything in its rows."""


class Checksums:
    """An encoder that costs nothing."""

    name = "checksums"

    def encode(self, texts: Sequence[str], language: str | None = None) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), 384)."""
        rows = [np.frombuffer(sha256(text.encode()).digest() * 12, np.uint8) for text in texts]
        vectors = np.array(rows, np.float32).reshape(len(texts), 384) + 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main() -> None:
    """Measure what the first argument names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("kill", "two", "rerun"))
    parser.add_argument("articles", type=Path, nargs="?", help="a folder of stories (default: BASIL)")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--real", type=int, default=20, help="kills of the command itself, with the bundled encoder")
    parser.add_argument("--real-articles", type=int, default=60, help="how many articles these are adding")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        articles = arguments.articles or basil(work / "articles")
        if arguments.what == "rerun":
            rerun(articles, work)
            return
        lines = work / "articles.jsonl"
        documents = read_paths([articles]).documents
        lines.write_text("".join(f"{dumps(one)}\n" for one in documents), encoding="utf-8")
        print(f"{len(documents)} articles")
        if arguments.what == "two":
            two(lines, work)
            return
        chance = random.Random(arguments.seed)
        kill(OWN, lines, work, arguments.kills - arguments.real, chance)
        texts = lines.read_text(encoding="utf-8").splitlines(keepends=True)
        lines.write_text("".join(texts[: arguments.real_articles]), encoding="utf-8")
        kill(REAL, lines, work, arguments.real, chance)


def basil(folder: Path) -> Path:
    """The articles of BASIL, a folder for each event."""
    subprocess.run([sys.executable, ROOT / "tools" / "basil_to_folders.py", BASIL, folder], check=True)
    return folder


def add(file: str, lines: str) -> None:
    """Add all articles of a file with checksums for vectors; what OWN runs."""
    encoder = Checksums()
    with Corpus.open(file) as corpus:
        for document in read_paths([lines]).documents:
            print(corpus.add(document, encoder), flush=True)


def call(program: Sequence[str], file: Path, lines: Path) -> subprocess.Popen[str]:
    """A process that adds all articles."""
    options = [str(file), str(lines)] if program == OWN else [str(lines), "--corpus", str(file)]
    return subprocess.Popen(
        [*program, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def kill(program: Sequence[str], lines: Path, work: Path, kills: int, chance: random.Random) -> None:
    """Kill as often, and say what was found."""
    if not kills:
        return
    wanted = undisturbed(program, lines, work)
    file, killed, complete, states = work / "killed.db", 0, 0, []
    while killed < kills:
        process = call(program, file, lines)
        if chance.random() < EARLY:
            time.sleep(chance.uniform(0, 2))
        else:
            news(process)
            time.sleep(chance.uniform(0, 3))
        process.kill()
        process.communicate()
        hot = Path(f"{file}-journal").exists()
        there = rows(file) if file.exists() else {}
        assert all(wanted[name] == found for name, found in there.items()), "a document is half there"
        if process.returncode == -signal.SIGKILL:
            killed += 1
            states.append(hot)
            print(f"\r{killed} kills", end="", file=sys.stderr)
        if len(there) == len(wanted):
            complete += 1
            file.unlink()
    if file.exists():
        assert call(program, file, lines).wait() == 0
        assert rows(file) == wanted, "what was resumed is not what nobody disturbed"
        complete += 1
        file.unlink()
    what = "corpus add" if program == REAL else "adding checksums"
    print(f"{what}: {killed} kills, {sum(states)} of them in the middle of a transaction (rolled back when opened)")
    print(f"  integrity ok and no document half there after each; resumed to the end {complete} times")


def news(process: subprocess.Popen[str]) -> None:
    """Wait until the process tells of a new article, or ends."""
    assert process.stdout is not None
    for line in process.stdout:
        if "new=True" in line or '"new":true' in line:
            return


def undisturbed(program: Sequence[str], lines: Path, work: Path) -> Rows:
    """What there is when nobody kills."""
    file, began = work / "undisturbed.db", time.monotonic()
    assert call(program, file, lines).wait() == 0
    found = rows(file)
    print(f"undisturbed: {len(found)} articles in {time.monotonic() - began:.0f} s, {file.stat().st_size / 1e6:.1f} MB")
    file.unlink()
    return found


def rows(file: Path) -> Rows:
    """Every document with a sum of its rows, of a file that SQLite finds sound."""
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        if not raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return {}
        searched = raw.execute("SELECT rowid FROM words").fetchall()
        assert searched == raw.execute("SELECT id FROM statements").fetchall()
        return {name: sha256(repr(list(_rows(raw, name))).encode()).hexdigest() for (name,) in _names(raw)}


def _names(raw: sqlite3.Connection) -> list[tuple[str]]:
    return raw.execute("SELECT id FROM documents").fetchall()


def _rows(raw: sqlite3.Connection, name: str) -> Iterator[object]:
    """All rows that belong to a document, without the numbers that depend on their order in the file."""
    yield raw.execute("SELECT digest, input, data FROM documents WHERE id = ?", (name,)).fetchall()
    columns = "part, encoder, version, analyses.input, quotes, vectors, width"
    yield raw.execute(f"SELECT {columns} FROM analyses WHERE document = ?", (name,)).fetchall()
    joined = "FROM statements JOIN analyses ON analyses.id = analysis JOIN words ON words.rowid = statements.id"
    columns = "statements.number, statements.start, statements.end, role, speaker, headline, folded"
    yield raw.execute(f"SELECT {columns} {joined} WHERE document = ? ORDER BY 1", (name,)).fetchall()
    columns = "statements.number, facts.number, facts.kind, facts.start, facts.end, value"
    joined += " JOIN facts ON facts.statement = statements.id"
    yield raw.execute(f"SELECT {columns} {joined} WHERE document = ? ORDER BY 1, 2", (name,)).fetchall()


def two(lines: Path, work: Path) -> None:
    """Two processes make one file, with the same articles in the same order, from both ends, and overlapping."""
    texts = lines.read_text(encoding="utf-8").splitlines(keepends=True)
    third = len(texts) // 3
    orders = {
        "the same order": (texts, texts),
        "from both ends": (texts, texts[::-1]),
        "a third in common": (texts[: 2 * third], texts[third:]),
    }
    wanted = undisturbed(OWN, lines, work)
    for name, halves in orders.items():
        told = _at_once(OWN, halves, work)
        found = rows(work / "both.db")
        new = sum("new=True" in line for lines in told for line in lines)
        assert found == wanted, "something is lost or other"
        assert new == len(wanted), "something was new twice"
        print(f"{name}: {[len(lines) for lines in told]} added, {new} new in all, {len(found)} kept, all as wanted")
    some = texts[:30]
    told = _at_once(REAL, (some, some[::-1]), work)
    new = sum('"new":true' in line for lines in told for line in lines)
    assert new == len(rows(work / "both.db")) == len(some)
    print(f"corpus add, {len(some)} articles from both ends: {new} new in all, {len(some)} kept")


def _at_once(program: Sequence[str], halves: Sequence[Sequence[str]], work: Path) -> list[list[str]]:
    """What two processes tell that add at once to a file which is not there yet."""
    file = work / "both.db"
    file.unlink(missing_ok=True)
    running = []
    for number, half in enumerate(halves):
        part = work / f"part-{number}.jsonl"
        part.write_text("".join(half), encoding="utf-8")
        running.append(call(program, file, part))
    # both pipes are read at the end: some hundred short lines fit into each
    told = [process.communicate()[0].splitlines() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    return told


def rerun(articles: Path, work: Path) -> None:
    """The first run without one article, the same call with it, and the heap of all that is kept."""
    heap = work / "all"
    shutil.copytree(articles, heap)
    last = max(heap.rglob("*.json"))
    kept = work / "last.json"
    shutil.move(last, kept)
    count = len(list(heap.rglob("*.json")))
    corpus = ["--corpus", str(work / "corpus.db")]
    full = report(str(heap), *corpus, out=work / "first")
    print(f"full run, {count} articles, {len(list((work / 'first').glob('*.json')))} stories: {full}")
    again = report(str(heap), *corpus, out=work / "again")
    print(f"nothing new: {again.of(full)}")
    shutil.move(kept, last)
    one = report(str(heap), *corpus, out=work / "second")
    print(f"one new article: {one.of(full)}")
    changed = [p.name for p in sorted((work / "second").glob("*.json")) if _differs(p, work / "first")]
    print(f"reports that changed: {len(changed)}")
    heaped = report(*corpus, out=work / "heap")
    print(f"the whole corpus as a heap, the first time: {heaped.of(full)}")
    heaped = report(*corpus, out=work / "heap")
    print(f"the whole corpus as a heap, again: {heaped.of(full)}")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor time, and by the clock."""

    processor: float
    clock: float

    def __str__(self) -> str:
        return f"{self.processor:.1f} s ({self.clock:.0f} s by the clock)"

    def of(self, full: Took) -> str:
        """These, and as a share of others."""
        return f"{self}, ratio {self.processor / full.processor:.3f} ({self.clock / full.clock:.3f})"


def report(*arguments: str, out: Path) -> Took:
    """What `newscompare report` takes, pages and all."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "compare", "report", *arguments, "--out", str(out)]
    subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - began)


def _differs(path: Path, folder: Path) -> bool:
    other = folder / path.name
    return not other.exists() or other.read_bytes() != path.read_bytes()


if __name__ == "__main__":
    if sys.argv[1:2] == ["add"]:
        add(*sys.argv[2:])
    else:
        main()
