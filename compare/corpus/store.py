"""The collection itself: adding, finding and removing documents."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

from compare import codec
from compare.clusters import opening
from compare.corpus import search
from compare.corpus.analyses import WHOLE, Analyses
from compare.corpus.identity import Added, differing, digest, input_of, merged, new_id
from compare.corpus.schema import connect, explained, transaction
from compare.corpus.search import Place, StatementVectors, Stats
from compare.corpus.version import analysis_version
from compare.errors import CorpusError
from compare.models import Encoder
from compare.pipeline import Progress, take_apart
from compare.settings import Settings
from compare.types import Article, Document, FactKind


def default_path() -> Path:
    """Where the collection lies that no option names: in the user's folder for data (XDG)."""
    given = Path(os.environ.get("XDG_DATA_HOME") or "")
    folder = given if given.is_absolute() else Path.home() / ".local" / "share"
    return folder / "newscompare" / "corpus.db"


class Corpus:
    """A collection of documents in one file, open until the `with` block ends; `open` makes one.

    Every method raises `CorpusError` if the file cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._analyses = Analyses(connection)

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Corpus:
        """The collection in this file; one is made if there is none and `create` says so.

        Raises:
            CorpusError: if the file is no corpus, is newer than this program, or cannot be used.
        """
        path = Path(path)
        if not create and not path.exists():
            raise CorpusError(f"there is no corpus at {path}; `newscompare corpus add` makes one")
        return cls(path, connect(path))

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is lost without."""
        self._connection.close()

    def add(self, document: Document, encoder: Encoder) -> Added:
        """Keep a document and what is found in it, both or neither.

        The same text is the same document. What was not known of it (outlet, language ...) is filled in, and a day that
        the user states replaces another; else what is kept stays as it is.
        """
        with explained(self.path):
            while True:
                stored = self._same(document)
                wanted = document if stored is None else merged(stored, document)
                article = None if self._analyses.has(wanted, WHOLE, encoder.name) else take_apart(wanted, encoder)
                with transaction(self._connection):
                    # taking apart takes long: another process may have added it, or removed it
                    if self._same(document) != stored:
                        continue
                    kept = self._put(wanted, stored)
                    if article is not None:
                        self._analyses.save(kept, article, WHOLE, encoder.name)
                return Added(kept, stored is None, () if stored is None else differing(wanted, document))

    def article(self, document: Document, encoder: Encoder) -> Article:
        """A document taken apart, as it is given: stored, or made now, and kept with the document if it is new.

        It is what `compare.pipeline.take_apart` gives, and can stand in its place.
        """
        return self._reused(document, encoder, WHOLE, lambda: take_apart(document, encoder), adds=True)

    def opening(self, document: Document, encoder: Encoder, settings: Settings) -> Article:
        """Like `article`, for what `compare.clusters.opening` gives; it does not add a document."""
        part = f"opening-{settings.story_statements}"
        return self._reused(document, encoder, part, lambda: opening(document, encoder, settings))

    def complete(self, encoder: Encoder, progress: Progress = lambda stage, done, total: None) -> None:
        """See to it that everything kept can be found with this encoder.

        What another encoder, or another state of the program, took apart is taken apart anew.
        """
        for done, document, total in self._missing(self.documents(), encoder):
            self._reused(document, encoder, WHOLE, partial(take_apart, document, encoder))
            progress("reading statements", done, total)

    def keep(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        progress: Progress = lambda stage, done, total: None,
    ) -> None:
        """See to it that these documents are kept, and that `article` finds them taken apart as they are given."""
        for done, document, total in self._missing(documents, encoder):
            self.article(document, encoder)
            progress("reading statements", done, total)

    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order in which they were added."""
        with explained(self.path):
            rows = self._connection.execute("SELECT data FROM documents ORDER BY added, id").fetchall()
        return tuple(self._read(data) for (data,) in rows)

    def document(self, name: str) -> Document:
        """The document with this id, or whose id alone begins with `name`, or ends with it after a dash.

        Raises:
            CorpusError: if there is none, or more than one.
        """
        with explained(self.path), transaction(self._connection, writing=False):
            rows = self._connection.execute("SELECT id FROM documents ORDER BY id").fetchall()
            fit = _meant(name, [found for (found,) in rows])
            if len(fit) == 1:
                rows = self._connection.execute("SELECT data FROM documents WHERE id = ?", fit).fetchall()
                return self._read(rows[0][0])
        if fit:
            some = ", ".join(fit[:4])
            raise CorpusError(f"{self.path}: {len(fit)} documents fit {name!r} ({some} ...); write more of the id")
        raise self._unknown(name)

    def remove(self, name: str) -> None:
        """Forget the document with exactly this id, and all that was found in it.

        Raises:
            CorpusError: if there is none.
        """
        with explained(self.path), transaction(self._connection):
            gone = self._connection.execute("DELETE FROM documents WHERE id = ?", (name,)).rowcount
        if not gone:
            raise self._unknown(name)

    def search_text(self, query: str, limit: int) -> tuple[Place, ...]:
        """The statements with any word of the query, best first by BM25, at most `limit`.

        Only what this state of the program took apart is searched, as with `statement_vectors`: `complete` sees to it.
        """
        with explained(self.path), transaction(self._connection, writing=False):
            return search.search_text(self._connection, query, limit)

    def search_fact(self, kind: FactKind, like: Mapping[str, str | float]) -> tuple[str, ...]:
        """The ids of the documents with a fact of this kind whose value has these fields: see `search.search_fact`."""
        with explained(self.path), transaction(self._connection, writing=False):
            return search.search_fact(self._connection, kind, like)

    def statement_vectors(self, encoder: str) -> StatementVectors:
        """The vectors that the encoder with this name gave, document by document."""
        with explained(self.path), transaction(self._connection, writing=False):
            return search.statement_vectors(self._connection, encoder)

    def stats(self) -> Stats:
        """How much there is."""
        with explained(self.path), transaction(self._connection, writing=False):
            return search.stats(self._connection, self.path.stat().st_size)

    def kept_report(self, key: str) -> str | None:
        """What `keep_report` was given under this key."""
        with explained(self.path):
            found = self._connection.execute("SELECT data FROM reports WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def keep_report(self, key: str, documents: Sequence[Document], data: str) -> None:
        """Keep a report as long as all of its documents are kept; those of an older program go."""
        version = analysis_version()
        with explained(self.path), transaction(self._connection):
            self._connection.execute("DELETE FROM reports WHERE version != ?", (version,))
            stored = [self._same(document) for document in documents]
            names = {document.id for document in stored if document is not None}
            if None in stored:
                return
            self._connection.execute("INSERT OR IGNORE INTO reports VALUES (?, ?, ?)", (key, version, data))
            self._connection.executemany(
                "INSERT OR IGNORE INTO report_documents VALUES (?, ?)", [(key, name) for name in names]
            )

    def _missing(self, documents: Sequence[Document], encoder: Encoder) -> Iterator[tuple[int, Document, int]]:
        """The documents that are not taken apart, counted from 1, and how many they are."""
        with explained(self.path):
            missing = [one for one in documents if not self._analyses.has(one, WHOLE, encoder.name)]
        for number, document in enumerate(missing, start=1):
            yield number, document, len(missing)

    def _reused(
        self, document: Document, encoder: Encoder, part: str, make: Callable[[], Article], *, adds: bool = False
    ) -> Article:
        with explained(self.path):
            with transaction(self._connection, writing=False):
                found = self._analyses.load(document, part, encoder.name)
            if found is not None:
                return found
            made = make()
            with transaction(self._connection):
                stored = self._same(document)
                if stored is not None or adds:
                    name = stored.id if stored is not None else self._put(document, None)
                    self._analyses.save(name, made, part, encoder.name)
            return made

    def _same(self, document: Document) -> Document | None:
        """The document that is kept with this text."""
        found = self._connection.execute("SELECT data FROM documents WHERE digest = ?", (digest(document),)).fetchone()
        return self._read(found[0]) if found else None

    def _put(self, document: Document, stored: Document | None) -> str:
        """Write a document, new or in place of the stored one; its id."""
        if stored == document:
            return stored.id
        kept = replace(document, id=new_id(document) if stored is None else stored.id)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        self._connection.execute(
            "INSERT INTO documents (id, digest, input, added, data) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET input = excluded.input, data = excluded.data",
            (kept.id, digest(kept), input_of(kept), now, codec.dumps(kept)),
        )
        return kept.id

    def _read(self, data: str) -> Document:
        try:
            return codec.loads(Document, data)
        except ValueError as error:
            raise CorpusError(f"{self.path}: a document in it is damaged: {error}") from error

    def _unknown(self, name: str) -> CorpusError:
        return CorpusError(f"{self.path}: there is no document {name!r}; `newscompare corpus list` shows all")


def _meant(name: str, names: Sequence[str]) -> list[str]:
    """Which of the ids this name may stand for."""
    if name in names:
        return [name]
    return [one for one in names if name and (one.startswith(name) or one.endswith(f"-{name}"))]
