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
from compare.facts import attribute, extract, find_quotes, one_person_each, quotes_within
from compare.findings import find
from compare.judge import Pair, judge_all, judge_figures, judge_pending, judge_persons, names_of
from compare.languages import load
from compare.limits import limits
from compare.models import Encoder, NliModel, TokenEncoder, TokenStates
from compare.plugins import RULES, plugins
from compare.settings import Settings
from compare.statements import split
from compare.types import Article, Document, Report, Statement

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many of its steps are done, and how many there are."""
Prepare = Callable[[Document, Encoder], Article]
"""Takes a document apart, as `take_apart` does, or knows from an earlier time what that gives."""


def compare(
    documents: Sequence[Document],
    encoder: Encoder,
    settings: Settings,
    *,
    nli: NliModel | None = None,
    story_id: str = "story",
    problems: Sequence[str] = (),
    prepare: Prepare | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Report:
    """One story, told by several documents, as a report.

    Without an NLI model pairs that no typed rule can compare stay undecided. `problems` (articles that could not be
    read) are repeated among the report's limits. `prepare` stands in for `take_apart`.
    """
    articles = []
    for done, document in enumerate(documents, start=1):
        articles.append((prepare or take_apart)(document, encoder))
        progress("reading statements", done, len(documents))
    articles = list(one_person_each(articles, settings.aliases))
    matchings = align(articles, settings)
    facts = {s: f for article in articles for s, f in zip(article.statements, article.facts, strict=True)}
    quotes = {s: q for article in articles for s, q in zip(article.statements, quotes_within(article), strict=True)}
    names = names_of(articles)
    links = [link for matching in matchings for link in matching.links]
    progress("judging pairs", 0, len(links))
    sides = ((link, link.a, link.b) for link in links)
    pairs = [Pair(link, facts[a], facts[b], quotes[a], quotes[b], names[a], names[b]) for link, a, b in sides]
    verdicts = [verdict for found in judge_all(pairs, settings, nli) for verdict in found]
    verdicts.extend(judge_persons(articles, verdicts, settings))
    verdicts.extend(judge_figures(articles, verdicts, settings))
    verdicts.extend(judge_pending(articles, verdicts))
    return Report(
        story_id=story_id,
        story_title=title(documents),
        articles=tuple(articles),
        findings=find(articles, matchings, verdicts, settings),
        limits=(*problems, *limits(documents)),
        settings=recorded(settings, encoder, nli),
        version=__version__,
    )


def take_apart(document: Document, encoder: Encoder) -> Article:
    """A document's statements, with their facts and vectors."""
    statements = split(document, load(document.language))
    vectors, pieces = encode([statement.text for statement in statements], document.language, encoder)
    return describe(document, statements, vectors, pieces)


def describe(
    document: Document, statements: Sequence[Statement], vectors: Any, pieces: Sequence[TokenStates] | None
) -> Article:
    """The statements of a document with their vectors, as an article: what they say, and who says it."""
    facts = extract(statements, load(document.language), pieces)
    quotes = find_quotes(statements, load(document.language), facts)
    return Article(document, attribute(statements, quotes), facts, vectors, quotes)


def encode(texts: Sequence[str], language: str, encoder: Encoder) -> tuple[Any, Sequence[TokenStates] | None]:
    """The texts' vectors and, if the encoder shows them, the states of their pieces from the same pass."""
    if isinstance(encoder, TokenEncoder):
        return encoder.encode_tokens(texts, language)
    return encoder.encode(texts, language), None


def recorded(settings: Settings, encoder: Encoder, nli: NliModel | None) -> dict[str, Any]:
    """What a report says of how it was made: thresholds, what the user knows, models, and rules of plug-ins."""
    added = [str(plugin) for plugin in plugins(RULES).values()]
    return {**asdict(settings), "encoder": encoder.name, "nli": nli.name if nli else None, "plugins": added}


def title(documents: Sequence[Document]) -> str:
    """What to call the story: the title of the first document that has one."""
    return next((document.title for document in documents if document.title), "Untitled story")
