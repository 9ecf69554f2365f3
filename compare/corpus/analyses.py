"""What was found in a document, as rows: statements, facts, quotes and vectors."""

from __future__ import annotations

import json
import sqlite3

import numpy as np

from compare import codec
from compare.corpus.identity import digest, input_of
from compare.corpus.version import analysis_version
from compare.corpus.words import searchable
from compare.types import Article, Document, Fact, Quote, Role, Statement

WHOLE = "article"
"""The part of a document that is all of it: the only one whose statements are searched."""
FLOAT = np.dtype("<f4")
"""How vectors are stored."""
_CURRENT = """
    FROM analyses JOIN documents ON documents.id = analyses.document
    WHERE digest = ? AND analyses.input = ? AND part = ? AND encoder = ? AND version = ?
"""


class Analyses:
    """The analyses of one open corpus. Only those count that this state of the program made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def has(self, document: Document, part: str, encoder: str) -> bool:
        """Whether `load` would find something."""
        return self._find(document, part, encoder) is not None

    def load(self, document: Document, part: str, encoder: str) -> Article | None:
        """What is kept of this part of a document as it is given, if anything; to be called in a transaction."""
        found = self._find(document, part, encoder)
        if found is None:
            return None
        number, quotes, vectors, width = found
        statements = self._connection.execute(
            "SELECT id, start, end, role, speaker, headline FROM statements WHERE analysis = ? ORDER BY number",
            (number,),
        ).fetchall()
        facts = self._facts(number)
        return Article(
            document=document,
            statements=tuple(
                Statement(document, start, end, Role(role), json.loads(speaker), bool(headline))
                for _, start, end, role, speaker, headline in statements
            ),
            facts=tuple(tuple(facts.get(row[0], ())) for row in statements),
            vectors=np.frombuffer(vectors, FLOAT).astype(np.float32).reshape(len(statements), width),
            quotes=codec.loads(tuple[Quote, ...], quotes),
        )

    def save(self, kept: str, article: Article, part: str, encoder: str) -> None:
        """Keep this in place of what an older program made; `kept` is the id of a document that is stored."""
        version, own = analysis_version(), input_of(article.document)
        self._connection.execute(
            "DELETE FROM analyses WHERE document = ? AND part = ? AND encoder = ? AND (version != ? OR input = ?)",
            (kept, part, encoder, version, own),
        )
        vectors = np.asarray(article.vectors, FLOAT)
        number = self._connection.execute(
            "INSERT INTO analyses (document, part, encoder, version, input, quotes, vectors, width)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (kept, part, encoder, version, own, codec.dumps(article.quotes), vectors.tobytes(), vectors.shape[1]),
        ).lastrowid
        for place, (statement, facts) in enumerate(zip(article.statements, article.facts, strict=True)):
            self._save_statement((number, place), statement, facts, searched=part == WHOLE)

    def _save_statement(
        self, place: tuple[int | None, int], statement: Statement, facts: tuple[Fact, ...], *, searched: bool
    ) -> None:
        row = (statement.start, statement.end, statement.role.value, codec.dumps(statement.speaker), statement.headline)
        own = self._connection.execute(
            "INSERT INTO statements (analysis, number, start, end, role, speaker, headline)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*place, *row),
        ).lastrowid
        rows = [
            (own, n, f.kind.value, f.start, f.end, codec.dumps(codec.plain(f)["value"])) for n, f in enumerate(facts)
        ]
        self._connection.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", rows)
        if searched:
            words = searchable(statement.text)
            self._connection.execute("INSERT INTO words (rowid, folded) VALUES (?, ?)", (own, words))

    def _find(self, document: Document, part: str, encoder: str) -> tuple[int, str, bytes, int] | None:
        asked = (digest(document), input_of(document), part, encoder, analysis_version())
        found: tuple[int, str, bytes, int] | None = self._connection.execute(
            f"SELECT analyses.id, quotes, vectors, width {_CURRENT}", asked
        ).fetchone()
        return found

    def _facts(self, analysis: int) -> dict[int, list[Fact]]:
        """The facts of an analysis by the id of their statement."""
        rows = self._connection.execute(
            "SELECT statement, kind, facts.start, facts.end, value FROM facts"
            " JOIN statements ON statements.id = statement WHERE analysis = ? ORDER BY statement, facts.number",
            (analysis,),
        )
        found: dict[int, list[Fact]] = {}
        for statement, kind, start, end, value in rows:
            whole = f'{{"kind":"{kind}","start":{start},"end":{end},"value":{value}}}'
            found.setdefault(statement, []).append(codec.loads(Fact, whole))
        return found
