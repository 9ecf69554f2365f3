"""What is new, changed or gone between two reports on one story, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from compare.fingerprints import plain
from compare.report.pairing import Articles, fingerprints, pair_findings, values
from compare.types import Article, Evidence, Finding, Report


class State(StrEnum):
    """What became of a finding since the earlier report."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    UNCHANGED = "unchanged"


class Difference(StrEnum):
    """In what a changed finding differs from what it was."""

    TYPE = "type"
    VALUES = "values"
    SOURCES = "sources"
    WORDS = "words"
    MISSING = "missing"


class Cause(StrEnum):
    """Why a finding is new or gone: an article came or went, words did, or the same words are judged otherwise."""

    ARTICLES = "articles"
    WORDS = "words"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one finding.

    `was` is the earlier form of a changed or unchanged one, `differs` in what a changed one differs from it, `cause`
    why one is new or gone.
    """

    finding: Finding
    fingerprint: str
    state: State
    was: Finding | None = None
    differs: tuple[Difference, ...] = ()
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of every finding since an earlier report, in the order of the ranks; those that are gone come last.

    `previous` is the earlier report, `name` what its reader calls it. `articles_gone` are articles of the earlier
    report, the other two of the present one.
    """

    previous: Report
    name: str
    findings: tuple[Change, ...]
    articles_new: tuple[Article, ...]
    articles_edited: tuple[Article, ...]
    articles_gone: tuple[Article, ...]

    @property
    def counts(self) -> Mapping[State, int]:
        """How many findings are in each state."""
        found = Counter(change.state for change in self.findings)
        return {state: found[state] for state in State}

    @property
    def nothing(self) -> bool:
        """Whether articles and findings all are what they were."""
        moved = (self.articles_new, self.articles_edited, self.articles_gone)
        return not any(moved) and all(change.state is State.UNCHANGED for change in self.findings)

    def of(self, state: State) -> tuple[Change, ...]:
        """The findings in one state, by rank."""
        return tuple(change for change in self.findings if change.state is state)


def changes(report: Report, previous: Report, name: str = "") -> Changes:
    """What became of the findings of `previous` in `report`; `name` is what the reader calls the earlier report."""
    articles = Articles.pair(report.articles, previous.articles)
    before = articles.reversed()
    was = pair_findings(report, previous, articles)
    digits, earlier = fingerprints(report), fingerprints(previous)
    kept = {finding.id for finding in was.values()}
    told = [_told(finding, was.get(finding.id), digits[finding.id], articles) for finding in _ranked(report)]
    gone = [
        Change(finding, earlier[finding.id], State.GONE, cause=_cause(finding, before))
        for finding in _ranked(previous)
        if finding.id not in kept
    ]
    return Changes(
        previous=previous,
        name=name,
        findings=(*told, *gone),
        articles_new=tuple(one for one in report.articles if one.document.id not in articles.of),
        articles_edited=tuple(one for one in report.articles if articles.edited(one.document.id)),
        articles_gone=tuple(one for one in previous.articles if one.document.id not in before.of),
    )


def _ranked(report: Report) -> list[Finding]:
    return sorted(report.findings, key=lambda finding: (finding.rank, finding.id))


def _told(finding: Finding, was: Finding | None, digits: str, articles: Articles) -> Change:
    if was is None:
        return Change(finding, digits, State.NEW, cause=_cause(finding, articles))
    differs = tuple(_differences(finding, was, articles))
    return Change(finding, digits, State.CHANGED if differs else State.UNCHANGED, was, differs)


def _differences(finding: Finding, was: Finding, articles: Articles) -> Iterator[Difference]:
    """In what a finding differs from what it was, as a reader would say it.

    That an article which is itself new leaves something out, too, is no change of an omission: the list of new
    articles says it once.
    """
    if finding.type is not was.type:
        yield Difference.TYPE
    now, then = _words(finding, articles.of), _words(was)
    both = now.keys() & then.keys()
    if _values_by_side(finding, both, articles.of) != _values_by_side(was, both):
        yield Difference.VALUES
    if now.keys() != then.keys():
        yield Difference.SOURCES
    if any(now[name] != then[name] for name in both):
        yield Difference.WORDS
    known = set(articles.of.values())
    missing = {articles.of[name] for name in finding.missing_from if name in articles.of}
    if missing != known & set(was.missing_from):
        yield Difference.MISSING


def _values_by_side(
    finding: Finding, articles: Collection[str], of: Mapping[str, str] | None = None
) -> frozenset[frozenset[str]]:
    """The values that each side holds in these articles; ids as in `_words`."""
    told = [item for item in finding.evidence if _id(item, of) in articles]
    return frozenset(values(item for item in told if item.side == side) for side in {item.side for item in told})


def _words(finding: Finding, of: Mapping[str, str] | None = None) -> dict[str, Counter[str]]:
    """The sentences of a finding by article: by its id, or the id in the earlier report if `of` leads to it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for item in finding.evidence:
        found[_id(item, of)][plain(item.statement.text)] += 1
    return found


def _id(item: Evidence, of: Mapping[str, str] | None) -> str:
    name = item.statement.document.id
    return name if of is None else of.get(name, "")


def _cause(finding: Finding, articles: Articles) -> Cause:
    """Why a finding stands in one report and not in the other: what the other lacks of all that it rests on."""
    known = articles.of.keys()
    carriers = {item.statement.document.id for item in finding.evidence}
    if not carriers <= known or (finding.missing_from and not known & set(finding.missing_from)):
        return Cause.ARTICLES
    said = (articles.says(item.statement.document.id, item.statement.text) for item in finding.evidence)
    edited = any(articles.edited(name) for name in finding.missing_from)
    return Cause.JUDGED if all(said) and not edited else Cause.WORDS
