"""What people are quoted as saying in an article, and whose words its statements give.

Statement -> tokens -> cues ("said", "according to") -> for each cue its speaker and what was said.
A quotation without a cue goes on with the last speaker's words if it follows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.facts.cues import find_cues
from compare.facts.quote_line import Line, uninterrupted
from compare.facts.quote_reader import Reader, overlap
from compare.facts.quote_tokens import tokenise
from compare.facts.quote_words import words_of
from compare.facts.speakers import Speakers
from compare.grammar.paragraphs import paragraphs
from compare.grammar.quotes import quotations
from compare.languages import Language
from compare.types import Article, Fact, Quote, Role, Span, Statement

# The share of a statement's letters between quotation marks from which on it is a quotation.
_MOSTLY = 0.5


def find_quotes(
    statements: Sequence[Statement], language: Language, facts: Sequence[Sequence[Fact]]
) -> tuple[Quote, ...]:
    """The quotations and reports of one document's statements, in the order of their cues.

    `facts[i]` holds the names (and any other facts) of `statements[i]`, offsets into the document's text.

    Raises:
        ValueError: if there are not as many lists of facts as statements.
    """
    if len(statements) != len(facts):
        raise ValueError(f"{len(statements)} statements need as many lists of facts, not {len(facts)}")
    if not statements:
        return ()
    text = statements[0].document.text
    clitics = frozenset(language.sentences.clitics)
    whole = [q for p in paragraphs(text) for q in quotations(text, p.start, p.end, clitics).every]
    marked = [piece for q in whole for piece in uninterrupted(text, q, language)]
    lines = [_line(statement, marked, language, names) for statement, names in zip(statements, facts, strict=True)]
    speakers = Speakers(text, language)
    speakers.learn(lines)
    reader = Reader(text, tuple(marked), speakers)
    for at, (statement, line) in enumerate(zip(statements, lines, strict=True)):
        reader.read(at, statement, line)
    return tuple(reader.found)


def quotes_within(article: Article) -> tuple[tuple[Quote, ...], ...]:
    """For each statement of an article, the quotes of which it holds some words."""
    return tuple(
        tuple(q for q in article.quotes if any(c.overlaps(Span(s.start, s.end)) for c in q.content))
        for s in article.statements
    )


def attribute(statements: Sequence[Statement], quotes: Sequence[Quote]) -> tuple[Statement, ...]:
    """The statements with role and speaker as the quotes say; those that no quote touches stay as they are.

    A statement is a quotation if more than half of it was said in these words, else reported speech. Its speaker
    is whoever says most of it.
    """
    return tuple(_attributed(statement, quotes) for statement in statements)


def _attributed(statement: Statement, quotes: Sequence[Quote]) -> Statement:
    here = Span(statement.start, statement.end)
    shares = [(overlap(q.content, here), q) for q in quotes]
    touching = [(share, q) for share, q in shares if share or (q.cue and q.cue.overlaps(here))]
    if not touching:
        return statement
    length = max(1, len(statement.text.strip()))
    verbatim = sum(overlap(q.verbatim, here) for q in _outermost([q for _, q in touching]))
    most = max(touching, key=lambda pair: pair[0])[1]
    role = Role.QUOTATION if verbatim / length > _MOSTLY else Role.REPORTED
    return replace(statement, role=role, speaker=most.speaker.display if most.speaker else None)


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes whose verbatim words no other among them repeats."""
    kept: dict[tuple[Span, ...], Quote] = {}
    for quote in quotes:
        kept.setdefault(quote.verbatim, quote)
    return list(kept.values())


def _line(statement: Statement, marked: Sequence[Span], language: Language, facts: Sequence[Fact]) -> Line:
    span = Span(statement.start, statement.end)
    tokens = tokenise(statement.document.text, span, [q for q in marked if q.overlaps(span)], language)
    line = Line(tokens, language, words_of(language))
    line.place_names(facts)
    line.found = find_cues(line)
    return line
