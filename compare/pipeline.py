"""The whole flow, top to bottom. Nothing here reads files or prints.

Document -> Statement -> Fact          what each article says           `take_apart`
         \\-> vectors  -> Alignment     which statements belong together `align`
Alignment + Facts     -> Verdict       what the rules say of each pair  `judge`
Verdict + nulls       -> Finding       what the reader sees             `find`
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from compare import __version__
from compare.align import align
from compare.facts import attribute, extract, find_quotes, one_person_each
from compare.findings import find
from compare.judge import Pair, judge
from compare.languages import load
from compare.limits import limits
from compare.models import Encoder, TokenEncoder, TokenStates
from compare.settings import Settings
from compare.statements import split
from compare.types import Article, Document, Report, Verdict

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many of its steps are done, and how many there are."""


def compare(
    documents: Sequence[Document],
    encoder: Encoder,
    settings: Settings,
    *,
    story_id: str = "story",
    problems: Sequence[str] = (),
    progress: Progress = lambda stage, done, total: None,
) -> Report:
    """One story, told by several documents, as a report.

    `problems` (articles that could not be read) are repeated among the report's limits.
    """
    articles = []
    for done, document in enumerate(documents, start=1):
        articles.append(take_apart(document, encoder))
        progress("reading statements", done, len(documents))
    articles = list(one_person_each(articles))
    matchings = align(articles, settings)
    facts = {s: f for article in articles for s, f in zip(article.statements, article.facts, strict=True)}
    links = [link for matching in matchings for link in matching.links]
    verdicts: list[Verdict] = []
    for done, link in enumerate(links, start=1):
        verdicts.extend(judge(Pair(link, facts[link.a], facts[link.b]), settings))
        progress("judging pairs", done, len(links))
    return Report(
        story_id=story_id,
        story_title=title(documents),
        articles=tuple(articles),
        findings=find(articles, matchings, verdicts, settings),
        limits=(*problems, *limits(documents)),
        settings={**asdict(settings), "encoder": encoder.name},
        version=__version__,
    )


def take_apart(document: Document, encoder: Encoder) -> Article:
    """A document's statements, with their facts and vectors."""
    language = load(document.language)
    statements = split(document, language)
    vectors, pieces = _encode(encoder, [statement.text for statement in statements], document.language)
    facts = extract(statements, language, pieces)
    quotes = find_quotes(statements, language, facts)
    statements = attribute(statements, quotes)
    return Article(document, statements, facts, vectors, quotes)


def _encode(encoder: Encoder, texts: Sequence[str], language: str) -> tuple[Any, Sequence[TokenStates] | None]:
    """The texts' vectors and, if the encoder shows them, the states of their pieces from the same pass."""
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_tokens(texts, language)
    return encoder.encode(texts, language), None


def title(documents: Sequence[Document]) -> str:
    """What to call the story: the title of the first document that has one."""
    return next((document.title for document in documents if document.title), "Untitled story")
