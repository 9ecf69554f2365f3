"""Reports of stories that were compared before: nothing of them is judged again.

A report is kept under a sum of everything that it depends on: its documents, the settings, the models, the rules that
plug-ins add and the state of this program. What it shows of its articles is read from their stored analyses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from compare import codec, pipeline
from compare.corpus.store import Corpus
from compare.corpus.version import analysis_version
from compare.errors import CorpusError
from compare.facts import one_person_each
from compare.models import Encoder, NliModel
from compare.pipeline import Progress, recorded
from compare.plugins import RULES, plugins
from compare.settings import Settings
from compare.types import Article, Document, Evidence, Fact, Finding, Report, Span


@dataclass(frozen=True, slots=True)
class _Evidence:
    """`Evidence` that names its statement by the numbers of article and statement."""

    article: int
    statement: int
    side: int
    marks: tuple[Span, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report without its articles; `evidence[i]` belongs to `findings[i]`, which has none."""

    title: str
    version: str
    limits: tuple[str, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[tuple[_Evidence, ...], ...]


def compare(
    documents: Sequence[Document],
    encoder: Encoder,
    settings: Settings,
    *,
    corpus: Corpus,
    nli: NliModel | None = None,
    story_id: str = "story",
    problems: Sequence[str] = (),
    progress: Progress = lambda stage, done, total: None,
) -> Report:
    """What `compare.pipeline.compare` gives: kept from an earlier time, or made of kept articles, and kept.

    Raises:
        CorpusError: if the corpus cannot be read or written.
    """
    settled = recorded(settings, encoder, nli)
    key = _key(documents, settled)
    stored = corpus.kept_report(key)
    if stored is None:
        report = pipeline.compare(
            documents, encoder, settings, nli=nli, prepare=corpus.article, story_id=story_id, progress=progress
        )
        corpus.keep_report(key, documents, codec.dumps(_kept(report)))
    else:
        articles = [corpus.article(document, encoder) for document in documents]
        report = replace(
            _report(stored, one_person_each(articles, settings.aliases), corpus), story_id=story_id, settings=settled
        )
    return replace(report, limits=(*problems, *report.limits))


def _key(documents: Sequence[Document], settled: dict[str, object]) -> str:
    """The sum of all that a report depends on, but for what could not be read and what the story is called."""
    rules = [str(plugin) for plugin in plugins(RULES).values()]
    parts = [analysis_version(), repr(sorted(settled.items())), *rules, *map(codec.dumps, documents)]
    return sha256("\0".join(parts).encode()).hexdigest()


def _kept(report: Report) -> _Kept:
    places = {
        statement: (number, n)
        for number, article in enumerate(report.articles)
        for n, statement in enumerate(article.statements)
    }
    return _Kept(
        title=report.story_title,
        version=report.version,
        limits=report.limits,
        findings=tuple(replace(finding, evidence=()) for finding in report.findings),
        evidence=tuple(
            tuple(_Evidence(*places[one.statement], one.side, one.marks, one.facts) for one in finding.evidence)
            for finding in report.findings
        ),
    )


def _report(data: str, articles: tuple[Article, ...], corpus: Corpus) -> Report:
    """The kept report, of these articles."""
    try:
        kept = codec.loads(_Kept, data)
        findings = tuple(_findings(kept, articles))
    except (ValueError, IndexError) as error:
        raise CorpusError(f"{corpus.path}: a report in it is damaged: {error}") from error
    return Report("", kept.title, articles, findings, kept.limits, {}, kept.version)


def _findings(kept: _Kept, articles: Sequence[Article]) -> Iterator[Finding]:
    for finding, evidence in zip(kept.findings, kept.evidence, strict=True):
        whole = (
            Evidence(articles[one.article].statements[one.statement], one.side, one.marks, one.facts)
            for one in evidence
        )
        yield replace(finding, evidence=tuple(whole))
