"""Two reports held side by side: which article, and which finding, of the one is which of the other.

Articles are paired by address, else by outlet and title, else by their words, else by the file's name if much of the
text is the same. Findings are paired by fingerprint, else by what both rest on: the same articles and much the same
words. A dispute may become an update, so these two are one family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from compare.fingerprints import document_key, fingerprint, plain, value_key
from compare.report.as_json import fact_to_json, to_json
from compare.types import Article, Evidence, Finding, FindingType, Report

_ALIKE = 0.7
"""Likeness, 0..1, of a sentence and the same sentence after an editor went over it."""
_STILL_ITSELF = 0.5
"""Likeness, 0..1, of an article and a later version of it, where only the file's name says that it is one."""
_SHARED = 0.5
"""Least share of the shorter evidence that two findings have in common if they are about one matter."""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of two reports: their texts by id, made plain; `of` leads from ids of now to ids of then."""

    now: Mapping[str, str]
    then: Mapping[str, str]
    of: Mapping[str, str]

    @classmethod
    def pair(cls, now: Sequence[Article], then: Sequence[Article]) -> Articles:
        """The articles of two reports, paired."""
        texts, others = ({one.document.id: plain(one.document.text) for one in articles} for articles in (now, then))
        return cls(texts, others, _paired(now, then, texts, others))

    def reversed(self) -> Articles:
        """The same, seen from the earlier report."""
        return Articles(self.then, self.now, {then: now for now, then in self.of.items()})

    def edited(self, name: str) -> bool:
        """Whether the article `name` of now is in both reports, with other words."""
        return name in self.of and self.now[name] != self.then[self.of[name]]

    def says(self, name: str, words: str) -> bool:
        """Whether these words stand in the other version of the article `name`."""
        return name in self.of and plain(words) in self.then[self.of[name]]


def _paired(
    now: Sequence[Article], then: Sequence[Article], texts: Mapping[str, str], others: Mapping[str, str]
) -> dict[str, str]:
    """The ids of now with those of then, by one key after the other; of several alike, in their order."""
    found: dict[str, str] = {}
    for key, least in ((_named, 0.0), (_worded, 0.0), (_filed, _STILL_ITSELF)):
        free: dict[str, list[str]] = defaultdict(list)
        for article in then:
            if article.document.id not in found.values():
                free[key(article)].append(article.document.id)
        for article in now:
            name, same = article.document.id, free.get(key(article), [])
            if name in found or not same or not key(article):
                continue
            if not least or fuzz.ratio(texts[name], others[same[0]]) >= 100 * least:
                found[name] = same.pop(0)
    return found


def _named(article: Article) -> str:
    document = article.document
    return document_key({"url": document.url, "source": document.source, "title": document.title})


def _worded(article: Article) -> str:
    return plain(article.document.text)


def _filed(article: Article) -> str:
    return article.document.id


def pair_findings(now: Report, then: Report, articles: Articles) -> dict[str, Finding]:
    """The ids of the findings of `now`, each with what it was in `then`; without those that are new."""
    found: dict[str, Finding] = {}
    prints: dict[str, list[Finding]] = defaultdict(list)
    of_then = fingerprints(then)
    for finding in then.findings:
        prints[of_then[finding.id]].append(finding)
    for name, digits in fingerprints(now).items():
        if prints[digits]:
            found[name] = prints[digits].pop(0)
    left = [finding for same in prints.values() for finding in same]
    open_now = [finding for finding in now.findings if finding.id not in found]
    scored = ((_likeness(new, old, articles), new, old) for new in open_now for old in left if _akin(new, old))
    used: set[str] = set()
    for score, new, old in sorted(scored, key=lambda entry: (-entry[0], entry[1].rank, entry[2].rank)):
        if score > 0 and new.id not in found and old.id not in used:
            found[new.id] = old
            used.add(old.id)
    return found


def fingerprints(report: Report) -> dict[str, str]:
    """The fingerprint of every finding by its id, in the order of the ranks."""
    value = to_json(report)
    return {finding["id"]: fingerprint(finding, value) for finding in value["findings"]}


def values(items: Iterable[Evidence]) -> frozenset[str]:
    """The values that these pieces of evidence hold."""
    return frozenset(value_key(fact_to_json(fact)) for item in items for fact in item.facts)


def family(finding: Finding) -> FindingType:
    """What a finding can become: a discrepancy an update, and the reverse."""
    return FindingType.DISCREPANCY if finding.type is FindingType.UPDATE else finding.type


def _akin(new: Finding, old: Finding) -> bool:
    return family(new) is family(old) and new.kind == old.kind


def _likeness(new: Finding, old: Finding, articles: Articles) -> float:
    """How surely two findings are about one matter: the shared part of both evidences, 0 if it is too little.

    Of several that rest on the same sentences, the one that shares a value is the one.
    """
    rest = list(old.evidence)
    shared = 0.0
    for item in new.evidence:
        origin = articles.of.get(item.statement.document.id)
        of_article = [other for other in rest if other.statement.document.id == origin]
        best = max(((_texts_alike(item, other), n) for n, other in enumerate(of_article)), default=(0.0, 0))
        if best[0] >= _ALIKE:
            shared += best[0]
            rest.remove(of_article[best[1]])
    few, many = sorted((len(new.evidence), len(old.evidence)))
    if shared < _SHARED * few:
        return 0.0
    return shared / many + bool(values(new.evidence) & values(old.evidence))


def _texts_alike(one: Evidence, other: Evidence) -> float:
    return fuzz.ratio(plain(one.statement.text), plain(other.statement.text), score_cutoff=100 * _ALIKE) / 100
