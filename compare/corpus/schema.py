"""The file of a corpus: its tables, how older files are brought up to date, and what its errors mean.

A rollback journal instead of a write-ahead log: the corpus stays one file that can be copied, and writers are rare,
since an article is taken apart before its transaction begins.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compare.errors import CorpusError

APPLICATION = 0x6E637270
"""What marks a SQLite file as a corpus ("ncrp")."""
PATIENCE = 60.0
"""Seconds to wait for another process that writes; its transactions take milliseconds."""

# What is in a step never changes: files that it made are about. A new step goes to the end.
STEPS = (
    # 1: documents, and what was found in them. `documents.data` is the document as JSON, `digest` the SHA-256 sum of
    # its text, `input` of everything in it that an analysis depends on. `vectors` holds float32, little-endian,
    # row by row. `quotes`, `speaker` and `value` are JSON. `words` is the folded text of the statements, under their
    # ids.
    """
    CREATE TABLE documents (
        id TEXT PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        input TEXT NOT NULL,
        added TEXT NOT NULL,
        data TEXT NOT NULL
    );
    CREATE TABLE analyses (
        id INTEGER PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        part TEXT NOT NULL,
        encoder TEXT NOT NULL,
        version TEXT NOT NULL,
        input TEXT NOT NULL,
        quotes TEXT NOT NULL,
        vectors BLOB NOT NULL,
        width INTEGER NOT NULL,
        UNIQUE (document, part, encoder, input)
    );
    CREATE TABLE statements (
        id INTEGER PRIMARY KEY,
        analysis INTEGER NOT NULL REFERENCES analyses (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        role TEXT NOT NULL,
        speaker TEXT NOT NULL,
        headline INTEGER NOT NULL,
        UNIQUE (analysis, number)
    );
    CREATE TABLE facts (
        statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (statement, number)
    ) WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5 (folded, tokenize = 'unicode61 remove_diacritics 0');
    CREATE TRIGGER forget_words AFTER DELETE ON statements BEGIN
        DELETE FROM words WHERE rowid = old.id;
    END;
    """,
    # 2: reports of stories, by a sum of everything that they depend on; a report goes with any of its documents
    """
    CREATE TABLE reports (
        key TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        data TEXT NOT NULL
    );
    CREATE TABLE report_documents (
        report TEXT NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
        document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        PRIMARY KEY (report, document)
    ) WITHOUT ROWID;
    CREATE TRIGGER forget_report AFTER DELETE ON report_documents BEGIN
        DELETE FROM reports WHERE key = old.report;
    END;
    """,
)
NEWEST = len(STEPS)


def connect(path: Path) -> sqlite3.Connection:
    """An open corpus of the newest schema; a file that is not there yet, or is empty, is made one.

    Raises:
        CorpusError: if the file is no corpus, is newer than this program, or cannot be used.
    """
    with explained(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{path}: its folder cannot be made: {error.strerror}; name another file") from error
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # cascades: what was found in a document goes with it
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection, path) == NEWEST:
        return
    with transaction(connection):
        # asked again: another process may have been faster
        for number in range(_version(connection, path) + 1, NEWEST + 1):
            for statement in _statements(STEPS[number - 1]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema of an open file, 0 for an empty one.

    Raises:
        CorpusError: if this program cannot use it.
    """
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not tables and not application:
        return 0
    if application != APPLICATION:
        raise CorpusError(f"{path} is a SQLite file, but no corpus of newscompare; name another file")
    if version > NEWEST:
        raise CorpusError(
            f"{path} has schema {version}, and this newscompare knows schemas up to {NEWEST}; update newscompare"
        )
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit before it begins."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


@contextmanager
def transaction(connection: sqlite3.Connection, *, writing: bool = True) -> Iterator[None]:
    """All that is written inside, or nothing; what is read inside is of one state. Other writers wait."""
    connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself where it could not go on
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What goes wrong with the file, as a `CorpusError` that names it."""
    try:
        yield
    except sqlite3.Error as error:
        raise CorpusError(f"{path}: {_advice(str(error))}") from error


def _advice(message: str) -> str:
    for part, advice in _KNOWN.items():
        if part in message:
            return f"{message}; {advice}"
    return message


_KNOWN = {
    "not a database": "this file is no corpus, name another one",
    "malformed": "the corpus is damaged: restore a copy, or make it anew from what `corpus export` wrote",
    "locked": f"another program has kept it locked for {PATIENCE:.0f} seconds, try again when that has ended",
    "unable to open": "check that it is a file, and that it can be written to",
    "readonly": "the file or its folder cannot be written to",
    "full": "make room on the disk; nothing was half written",
    "fts5": "this Python's SQLite has no full-text search (FTS5), use another Python",
}
