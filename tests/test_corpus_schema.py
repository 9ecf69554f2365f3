"""The file of a corpus: older ones are brought up to date, newer and foreign ones refused, and a kill harms none."""

import random
import sqlite3
import time
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from signal import SIGKILL

import pytest
from collecting import CheapEncoder, add_all, article

import compare.corpus.schema as schema
from compare.corpus import Corpus
from compare.corpus.identity import input_of
from compare.errors import CorpusError
from compare.pipeline import take_apart
from compare.types import Article, Document

VERSION_1 = Path(__file__).parent / "fixtures" / "corpus" / "version-1.sql"
ENCODER = CheapEncoder()


def tables(path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(path) as raw:
        return sorted(raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall())


@cache
def taken_apart(document: Document) -> Article:
    return take_apart(document, ENCODER)


def adding(path: Path, numbers: range) -> tuple[ForkProcess, Connection]:
    """A process that adds these articles, and what it tells; forked, so that it need not import everything first."""
    forked = get_context("fork")
    here, there = forked.Pipe(duplex=False)
    process = forked.Process(target=add_all, args=(str(path), numbers, there))
    process.start()
    there.close()
    return process, here


def all_told(told: Connection) -> list[tuple[str, bool]]:
    found = []
    with suppress(EOFError):
        while True:
            found.append(told.recv())
    return found


def assert_whole(path: Path) -> int:
    """The file is sound, and every document in it is there with all that is found in it; how many there are."""
    with Corpus.open(path) as corpus:  # rolls back what a kill left behind
        documents = corpus.documents()
        places = corpus.statement_vectors(ENCODER.name).places
        untouched = CheapEncoder()
        for document in documents:
            assert corpus.article(document, untouched) == taken_apart(document)
        assert untouched.asked == 0
        counted = corpus.stats()
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        assert raw.execute("SELECT id FROM statements").fetchall() == raw.execute("SELECT rowid FROM words").fetchall()
    assert len(places) == counted.statements
    return len(documents)


def test_a_file_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with sqlite3.connect(old) as raw:
        raw.executescript(VERSION_1.read_text(encoding="utf-8"))
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert not [row for row in tables(old) if row[1] == "reports"]
    with Corpus.open(old) as corpus:
        (document,) = corpus.documents()
        assert document.title == "Bergen closes its harbour for 2 days"
        assert not corpus.add(article(0), ENCODER).new
        assert len(corpus.search_text("Bergen", 9)) == 2
        corpus.keep_report("key", [document], "{}")
        assert corpus.kept_report("key") == "{}"
    Corpus.open(new).close()
    assert tables(old) == tables(new)
    assert assert_whole(old) == 1


def test_the_fixture_is_what_version_1_made() -> None:
    raw = sqlite3.connect(":memory:")
    raw.executescript(VERSION_1.read_text(encoding="utf-8"))
    step = sqlite3.connect(":memory:")
    step.executescript(schema.STEPS[0])
    query = "SELECT name, sql FROM sqlite_master ORDER BY name"
    assert raw.execute(query).fetchall() == step.execute(query).fetchall()
    assert raw.execute("SELECT input FROM documents").fetchone() == (input_of(article(0)),)


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "corpus.db"
    with Corpus.open(path) as corpus:
        corpus.add(article(1), ENCODER)
    before = tables(path)
    broken = "CREATE TABLE more (id INTEGER);\nCREATE TABLE documents (id INTEGER);\n"
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, broken))
    monkeypatch.setattr(schema, "NEWEST", len(schema.STEPS))
    with pytest.raises(CorpusError, match="already exists"):
        Corpus.open(path)
    monkeypatch.undo()
    assert tables(path) == before
    assert assert_whole(path) == 1


def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    Corpus.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(CorpusError, match=r"schema 99.*update newscompare"):
        Corpus.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Talks in Geneva\n" * 300, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_corpus_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(CorpusError, match=r"notes\.txt.*another"):
        Corpus.open(path)
    assert path.read_bytes() == content


def test_another_programs_sqlite_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE documents (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(CorpusError, match="no corpus of newscompare"):
        Corpus.open(path)
    assert path.read_bytes() == before


def test_a_folder_and_a_place_that_cannot_be_made_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="check that it is a file"):
        Corpus.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match="name another file"):
        Corpus.open(tmp_path / "file" / "corpus.db")
    with pytest.raises(CorpusError, match="corpus add"):
        Corpus.open(tmp_path / "nothing.db", create=False)
    assert not (tmp_path / "nothing.db").exists()


def test_an_empty_file_becomes_a_corpus_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "corpus.db"
    Corpus.open(path).close()
    (tmp_path / "empty.db").touch()
    Corpus.open(tmp_path / "empty.db").close()
    assert tables(path) == tables(tmp_path / "empty.db")


def test_a_file_that_stays_locked_is_trouble_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    path = tmp_path / "corpus.db"
    with Corpus.open(path) as corpus:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CorpusError, match="another program"):
            corpus.add(article(1), ENCODER)
        other.execute("ROLLBACK")
        assert corpus.add(article(1), ENCODER).new


def test_what_fails_in_the_middle_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import compare.corpus.analyses as analyses

    path, calls = tmp_path / "corpus.db", iter(range(9))

    def fails_at_the_third(text: str) -> str:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return text

    with Corpus.open(path) as corpus:
        monkeypatch.setattr(analyses, "searchable", fails_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            corpus.add(article(1), ENCODER)
        monkeypatch.undo()
        assert corpus.documents() == ()
        assert corpus.stats().statements == 0
        assert corpus.add(article(1), ENCODER).new
    assert assert_whole(path) == 1


def test_a_full_disk_is_trouble_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with Corpus.open(path) as corpus:
        corpus.add(article(1), ENCODER)
        pages = path.stat().st_size // 4096
        corpus._connection.execute(f"PRAGMA max_page_count = {pages}")

        def fill() -> None:
            for number in range(2, 60):
                corpus.add(article(number), ENCODER)

        with pytest.raises(CorpusError, match="make room"):
            fill()
    assert assert_whole(path) == len(Corpus.open(path).documents()) < 60


def test_killed_at_any_moment_it_is_whole_and_goes_on(tmp_path: Path) -> None:
    path, most, chance = tmp_path / "corpus.db", 60, random.Random(7)
    known, killed = 0, 0
    for _ in range(8):
        process, told = adding(path, range(most))
        for _ in range(chance.randrange(4)):  # none: there may be no file yet
            while not told.recv()[1]:
                pass
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.join()
        killed += process.exitcode == -SIGKILL
        there = assert_whole(path)
        assert there >= known
        known = there
    assert killed > 4
    process, _ = adding(path, range(most))
    process.join()
    assert process.exitcode == 0
    assert assert_whole(path) == most


def test_two_processes_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    # a new file, which both want to make, and the same articles from both ends
    path = tmp_path / "corpus.db"
    both = adding(path, range(30)), adding(path, range(29, -1, -1))
    told = [all_told(pipe) for _, pipe in both]
    for process, _ in both:
        process.join()
        assert process.exitcode == 0
    assert [len(names) for names in told] == [30, 30]
    new = [name for names in told for name, was_new in names if was_new]
    assert sorted(new) == sorted({name for names in told for name, _ in names})
    assert assert_whole(path) == 30
