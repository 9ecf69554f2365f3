"""From verdicts and unmatched statements to what the reader sees: merged, counted by origin, ranked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.findings.agreements import Consensus, agreements
from compare.findings.disputes import Matter, disputes
from compare.findings.omissions import Gap, omissions
from compare.findings.origins import origins
from compare.settings import Settings
from compare.types import Article, DisputeKind, Evidence, Finding, FindingType, Matching, Verdict
from compare.wording import wording
from compare.wording.values import plain_with_referent

CHECKABLE = {
    DisputeKind.DATE: 1.0,
    DisputeKind.NUMBER: 1.0,
    DisputeKind.PLACE: 0.9,
    DisputeKind.NAME: 0.9,
    DisputeKind.ATTRIBUTION: 0.8,
    DisputeKind.QUOTE: 0.7,
    DisputeKind.POLARITY: 0.7,
    DisputeKind.CONTENT: 0.5,
}
"""How directly a reader can check a dispute: a value can be looked up, a wording must be weighed."""

ORDER_UNKNOWN = "Whether {names} appeared later is not known."


def find(
    articles: Sequence[Article], matchings: Sequence[Matching], verdicts: Sequence[Verdict], settings: Settings
) -> tuple[Finding, ...]:
    """All findings of a story: discrepancies, updates, agreements, omissions, each type most important first."""
    witnesses = origins([article.document for article in articles], settings)
    matters = disputes(verdicts)
    agreed = agreements(verdicts)
    told = [consensus.evidence for consensus in agreed]
    gaps = omissions(articles, matchings, verdicts, told, witnesses, settings)
    matters.sort(key=lambda matter: -_importance(matter, articles))
    agreed.sort(key=lambda consensus: (-len(_names(consensus.evidence, witnesses)), -consensus.similarity))
    found = [
        *(_dispute(m, witnesses) for m in matters if m.type is FindingType.DISCREPANCY),
        *(_dispute(m, witnesses) for m in matters if m.type is FindingType.UPDATE),
        *(_agreement(consensus, witnesses) for consensus in agreed),
        *(_omission(gap, witnesses) for gap in gaps),
    ]
    return tuple(replace(finding, rank=rank) for rank, finding in enumerate(found, start=1))


def _importance(matter: Matter, articles: Sequence[Article]) -> float:
    """Checkable and central first: kind, articles involved, how early it stands, how sure the match is."""
    involved = {holding.statement.document.id for side in matter.sides for holding in side}
    first = min(
        holding.statement.start / max(1, len(holding.statement.document.text))
        for side in matter.sides
        for holding in side
    )
    checkable = CHECKABLE[matter.kind] if matter.kind else 0.0
    return checkable + len(involved) / len(articles) + (1.0 - first) + matter.similarity


def _dispute(matter: Matter, witnesses: Mapping[str, str]) -> Finding:
    evidence = matter.evidence()
    return _finding(matter.type, matter.rule, matter.explanation, evidence, witnesses, kind=matter.kind)


def _agreement(consensus: Consensus, witnesses: Mapping[str, str]) -> Finding:
    found = _finding(
        FindingType.AGREEMENT, consensus.rule, consensus.explanation, consensus.evidence, witnesses, kind=None
    )
    return replace(found, relation=consensus.relation)


def _omission(gap: Gap, witnesses: Mapping[str, str]) -> Finding:
    carriers = len({statement.document.id for statement in gap.carriers})
    there = f"In {carriers} article{'s' if carriers > 1 else ''}"
    values = dict.fromkeys(plain_with_referent(fact, wording()) for facts in gap.figures for fact in facts)
    rule = "omission-figure" if values else "omission-salient"
    text = f"{there}, nothing like it in {len(gap.missing_from)}."
    if values:
        text = f"{there}, and not given in {len(gap.missing_from)}: {'; '.join(values)}."
    if gap.unordered:
        text += f" {ORDER_UNKNOWN.format(names=', '.join(gap.unordered))}"
    found = _finding(FindingType.OMISSION, rule, text, gap.evidence(), witnesses, kind=None)
    return replace(found, missing_from=gap.missing_from, order_unknown=gap.unordered)


def _finding(
    kind_of_finding: FindingType,
    rule: str,
    explanation: str,
    evidence: tuple[Evidence, ...],
    witnesses: Mapping[str, str],
    *,
    kind: DisputeKind | None,
) -> Finding:
    return Finding(
        id=_identify(kind_of_finding, rule, evidence),
        type=kind_of_finding,
        rule=rule,
        explanation=explanation,
        evidence=evidence,
        origins=_names(evidence, witnesses),
        rank=0,
        kind=kind,
    )


def _names(evidence: Sequence[Evidence], witnesses: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(witnesses[one.statement.document.id] for one in evidence))


def _identify(kind: FindingType, rule: str, evidence: Sequence[Evidence]) -> str:
    """An id that stays the same while the words do, whatever the order of the files."""
    words = sorted(one.statement.text for one in evidence)
    digest = hashlib.sha256("\x1f".join((kind, rule, *words)).encode()).hexdigest()
    return f"{kind[0]}-{digest[:10]}"
