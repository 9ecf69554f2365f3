"""Finding statements in a corpus, and counting what it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.corpus.analyses import FLOAT, WHOLE
from compare.corpus.version import analysis_version
from compare.corpus.words import terms
from compare.types import FactKind

# what was found in the documents as they are kept now, by this state of the program
_CURRENT = """
    analyses JOIN documents ON documents.id = analyses.document AND documents.input = analyses.input
        AND analyses.version = :version AND analyses.part = :part
"""
_SEARCH = f"""
    SELECT documents.id, statements.number FROM words
    JOIN statements ON statements.id = words.rowid JOIN ({_CURRENT})
    WHERE words MATCH :wanted AND analyses.id = statements.analysis
    ORDER BY words.rank, documents.id, statements.number
"""
_FACT = f"""
    SELECT DISTINCT documents.id FROM facts
    JOIN statements ON statements.id = facts.statement JOIN ({_CURRENT})
    WHERE analyses.id = statements.analysis AND facts.kind = :kind AND {{tests}} ORDER BY documents.id
"""
_VECTORS = f"""
    SELECT documents.id, vectors, width, (SELECT count(*) FROM statements WHERE analysis = analyses.id)
    FROM {_CURRENT} WHERE encoder = :encoder ORDER BY added, documents.id
"""
# of a document that several encoders, or programs, took apart, the latest
_COUNTS = """
    SELECT count(DISTINCT statements.id), count(facts.number) FROM statements
    LEFT JOIN facts ON facts.statement = statements.id
    WHERE analysis IN (SELECT max(id) FROM analyses WHERE part = :part GROUP BY document)
"""
_ENCODERS = f"SELECT encoder, count(DISTINCT document) FROM {_CURRENT} GROUP BY encoder ORDER BY encoder"
_UP_TO_DATE = f"SELECT count(DISTINCT document) FROM {_CURRENT}"
_LANGUAGES = "SELECT json_extract(data, '$.language'), count(*) FROM documents GROUP BY 1 ORDER BY 1"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A statement of a kept document, by its number in `Article.statements`."""

    document: str
    statement: int


@dataclass(frozen=True, slots=True)
class StatementVectors:
    """The vectors of all statements of a corpus, shape (n, d), float32; `places[i]` says whose row i is."""

    matrix: NDArray[Any]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """What is in a corpus.

    Args:
        documents: how many there are.
        statements, facts: of all documents; each counts once, whatever encoders saw it.
        outdated: documents that another state of the program took apart, which is done anew where they are needed.
        languages: documents by ISO 639-1 code.
        encoders: documents that are up to date, by the name of the encoder.
        reports: kept comparisons of stories.
        bytes: the size of the file.
    """

    documents: int
    statements: int
    facts: int
    outdated: int
    languages: dict[str, int]
    encoders: dict[str, int]
    reports: int
    bytes: int


def search_text(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Place, ...]:
    """The statements with any word of the query, best first by BM25, at most `limit`."""
    wanted = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms(query)))
    if not wanted or limit < 1:
        return ()
    found: dict[Place, None] = {}
    # a document that two encoders saw has each statement twice
    for document, number in connection.execute(_SEARCH, _current(wanted=wanted)):
        found.setdefault(Place(document, number))
        if len(found) == limit:
            break
    return tuple(found)


def search_fact(connection: sqlite3.Connection, kind: FactKind, like: Mapping[str, str | float]) -> tuple[str, ...]:
    """The ids of the documents with a fact of this kind whose value has these fields, as `codec` writes them.

    A text that begins with "%" is the end of what is looked for.
    """
    tests = " AND ".join(f"json_extract(facts.value, '$.{name}') LIKE :value_{name}" for name in like)
    given = {f"value_{name}": value for name, value in like.items()}
    rows = connection.execute(_FACT.format(tests=tests), {**_current(kind=kind.value), **given})
    return tuple(name for (name,) in rows)


def statement_vectors(connection: sqlite3.Connection, encoder: str) -> StatementVectors:
    """The vectors that the encoder with this name gave, document by document."""
    rows = connection.execute(_VECTORS, _current(encoder=encoder)).fetchall()
    blocks = [np.frombuffer(vectors, FLOAT).reshape(count, width) for _, vectors, width, count in rows if count]
    matrix = np.concatenate(blocks) if blocks else np.zeros((0, 0))
    places = tuple(Place(name, number) for name, _, _, count in rows for number in range(count))
    return StatementVectors(np.asarray(matrix, np.float32), places)


def stats(connection: sqlite3.Connection, size: int) -> Stats:
    """How much there is, in a file of `size` bytes."""
    languages = dict(connection.execute(_LANGUAGES).fetchall())
    statements, facts = connection.execute(_COUNTS, _current()).fetchone()
    (up_to_date,) = connection.execute(_UP_TO_DATE, _current()).fetchone()
    (reports,) = connection.execute("SELECT count(*) FROM reports").fetchone()
    unknown = languages.pop(None, 0)
    return Stats(
        documents=sum(languages.values()) + unknown,
        statements=statements,
        facts=facts,
        outdated=sum(languages.values()) + unknown - up_to_date,
        languages=languages | ({"und": unknown} if unknown else {}),
        encoders=dict(connection.execute(_ENCODERS, _current()).fetchall()),
        reports=reports,
        bytes=size,
    )


def _current(**given: str) -> dict[str, str]:
    """The values that the queries ask for by name."""
    return {"version": analysis_version(), "part": WHOLE, **given}
