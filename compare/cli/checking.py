"""What `check` is asked, and what it looks at: claims of three sorts, articles of two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from compare.checkable import checkable
from compare.claims import claim_document, stated, weigh
from compare.cli import common, options
from compare.cli.progress import Progress
from compare.config import Configuration
from compare.errors import OptionError
from compare.languages import codes
from compare.models import Encoder
from compare.pipeline import take_apart
from compare.read import guess_language
from compare.read.claim_list import read_claims
from compare.report.claims import Asked
from compare.types import Article, Document, Span

if TYPE_CHECKING:
    from compare.corpus import Corpus
    from compare.corpus.retrieval import Retriever


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, an article of one statement, with where it stands and what is to be said about it."""

    article: Article
    notes: tuple[str, ...] = ()
    file: str | None = None
    line: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one call.

    Args:
        claims: in their order.
        problems: rows of a list that are no claims, in plain words.
        passed_over: how many statements of a document are not checkable, if they are of one.
    """

    claims: tuple[Claim, ...]
    problems: tuple[str, ...] = ()
    passed_over: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say of all claims: the day from which their dates count, and their language."""

    day: dt.date | None
    language: str | None
    expected: Sequence[str]


def given(day: str | None, language: str | None, chosen: Configuration) -> Given:
    """The options, read.

    Raises:
        OptionError: if the day is none.
    """
    try:
        date = dt.date.fromisoformat(day) if day else None
    except ValueError as error:
        raise OptionError(f"--claim-date {day}: {error}; write the date as 2022-01-31") from error
    return Given(date, language.strip().lower() if language else None, chosen.expected)


def one(text: str, said: Given, encoder: Encoder) -> Claims:
    """A claim that is given by itself.

    Raises:
        OptionError: if it has no words.
    """
    if not any(letter.isalnum() for letter in text):
        raise OptionError(f"the claim {text!r} has no words; write one sentence")
    return Claims((_claim(text.strip(), said, encoder),))


def listed(path: Path, said: Given, encoder: Encoder) -> Claims:
    """The claims of a list; what a row says of its day and language goes before the options.

    Raises:
        ReadError: if it cannot be read, or holds no claim.
    """
    rows, bad = read_claims(path)
    claims = []
    for row in rows:
        own = replace(said, day=row.date or said.day, language=row.language or said.language)
        claims.append(replace(_claim(row.text, own, encoder), file=str(path), line=row.line))
    problems = tuple(f"{path}:{row.line}: not checked: {row.message}" for row in bad)
    return Claims(tuple(claims), problems)


def spoken(path: str, said: Given, encoder: Encoder, chosen: Configuration) -> Claims:
    """The checkable statements of a document.

    Raises:
        ReadError: if it cannot be read.
        OptionError: if nothing in it is checkable.
    """
    day = [f"{path}={said.day.isoformat()}"] if said.day else None
    language = [f"{path}={said.language}"] if said.language else None
    (document, *more) = common.read([path], options.hints(day, None, language, chosen)).documents
    if more:
        raise OptionError(f"--document {path} holds {len(more) + 1} documents; name one")
    whole = take_apart(document, encoder)
    found = checkable(whole)
    if not found:
        raise OptionError(f"--document {path}: none of its {len(whole.statements)} sentences states a fact to check")
    claims = tuple(
        Claim(_alone(whole, at), file=path, span=Span(whole.statements[at].start, whole.statements[at].end))
        for at in found
    )
    return Claims(claims, passed_over=len(whole.statements) - len(found))


def _alone(article: Article, at: int) -> Article:
    """One statement of an article, as an article of its own."""
    told = article.statements[at]
    own = Span(told.start, told.end)
    quotes = tuple(quote for quote in article.quotes if any(own.overlaps(piece) for piece in quote.content))
    return Article(article.document, (told,), (article.facts[at],), article.vectors[at : at + 1], quotes)


def _claim(text: str, said: Given, encoder: Encoder) -> Claim:
    code = said.language or guess_language(text, said.expected)
    notes: tuple[str, ...] = ()
    if code not in codes():
        name = f"{code!r}" if said.language else "not known (--claim-lang says it)"
        notes = (f"The claim's language is {name}: its dates and numbers in words, and negations, are not read.",)
    return Claim(stated(claim_document(text, code, said.day), encoder), notes)


@dataclass(slots=True)
class Sources:
    """What claims are compared with: all of the articles that are named, and the nearest ones of a corpus."""

    named: tuple[Article, ...]
    corpus: Corpus | None = None
    retriever: Retriever | None = None
    size: int = 0
    _known: dict[str, Article] = field(default_factory=dict)

    def of(self, claim: Article, encoder: Encoder) -> tuple[Article, ...]:
        """The articles for one claim, those that are named first."""
        if self.corpus is None or self.retriever is None:
            return self.named
        texts = {article.document.text for article in self.named}
        found = []
        for hit in self.retriever.best(claim):
            if hit.document not in self._known:
                document = self.corpus.document(hit.document)
                self._known[hit.document] = self.corpus.article(document, encoder)
            if self._known[hit.document].document.text not in texts:
                found.append(self._known[hit.document])
        return (*self.named, *found)

    def notes(self, articles: Sequence[Article]) -> Iterator[str]:
        """What was not looked at."""
        if self.corpus is not None and self.retriever is not None:
            near = len(articles) - len(self.named)
            yield (
                f"{self.corpus.path}: of {self.size} articles, the {near} were compared that are nearest to the claim "
                "by likeness, words and facts."
            )


def sources(documents: Sequence[Document], encoder: Encoder, kept: Corpus | None, progress: Progress) -> Sources:
    """The articles that are named, taken apart, and those of a corpus, found when a claim asks for them.

    What is named is kept in the corpus too.
    """
    named = []
    for done, document in enumerate(documents, start=1):
        named.append((kept.article if kept else take_apart)(document, encoder))
        progress.step("reading statements", done, len(documents))
    if kept is None:
        return Sources(tuple(named))
    from compare.corpus.retrieval import Retriever

    kept.complete(encoder, progress.step)
    return Sources(tuple(named), kept, Retriever(kept, encoder), kept.stats().documents)


def answered(
    claims: Claims, looked_at: Sources, models: common.Models, chosen: Configuration, problems: Sequence[str]
) -> Iterator[Asked]:
    """Every claim with what was found about it."""
    for claim in claims.claims:
        articles = looked_at.of(claim.article, models.encoder)
        said = [*problems, *claims.problems, *claim.notes, *looked_at.notes(articles)]
        found = weigh(claim.article, articles, chosen.settings, nli=models.nli, problems=said)
        yield Asked(found, claim.file, claim.line, claim.span)
