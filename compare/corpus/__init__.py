"""A kept collection: documents with everything that was found in them, in one SQLite file.

    Document -> id                          `store.Corpus.add`, one transaction a document; `identity`: which is which
    Document -> Article                     `Corpus.article`: stored (`analyses`), or made now and stored
    words -> statements                     `Corpus.search_text`, on the text as `words` folds it
    claim -> documents                      `retrieval`, by vectors, words and facts
    documents, settings, models -> Report   `reports.compare`: kept, or made of kept articles and kept

What is stored is used only where the same encoder and the same state of this program made it (`version`); `schema` has
the tables. `Corpus.complete` brings everything up to date before it is searched.
"""

from compare.corpus.identity import Added
from compare.corpus.search import Place, StatementVectors, Stats
from compare.corpus.store import Corpus, default_path

__all__ = ["Added", "Corpus", "Place", "StatementVectors", "Stats", "default_path"]
