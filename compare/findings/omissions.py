"""Omissions: what some articles report and others, that could have known it, do not mention at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.findings.matters import matters
from compare.findings.salience import Story
from compare.findings.timing import Order, Timeline
from compare.settings import Settings
from compare.types import Article, Evidence, Matching, Statement, Verdict


@dataclass(frozen=True, slots=True)
class Gap:
    """A matter that some articles lack: who carries it, who does not, how much it matters (0..1)."""

    carriers: tuple[Statement, ...]
    missing_from: tuple[str, ...]
    unordered: tuple[str, ...]
    salience: float

    def evidence(self) -> tuple[Evidence, ...]:
        """The statements that carry the matter."""
        return tuple(Evidence(statement, 0) for statement in self.carriers)


def omissions(
    articles: Sequence[Article],
    matchings: Sequence[Matching],
    verdicts: Sequence[Verdict],
    told: Sequence[Sequence[Statement]],
    origins: Mapping[str, str],
    settings: Settings,
) -> list[Gap]:
    """The gaps of a story, most salient first; `told` are groups of statements known to say the same.

    An article lacks a matter if no carrier has a partner in it. It is blamed only if it is long enough and not older
    than the matter (`unordered` names those of which that cannot be told). What is not salient is reported only of an
    article that retells a carrier's article sentence by sentence: there, each that is missing was left out.
    """
    search = _Search(articles, matchings, origins, settings)
    gaps = (search.gap(carriers) for carriers in matters(articles, told, verdicts, settings))
    return sorted((gap for gap in gaps if gap is not None), key=lambda gap: -gap.salience)


class _Search:
    """What every matter of a story is held against."""

    def __init__(
        self,
        articles: Sequence[Article],
        matchings: Sequence[Matching],
        origins: Mapping[str, str],
        settings: Settings,
    ) -> None:
        self._settings = settings
        self._absent = {
            (null.statement, null.other.id): null.similarity for matching in matchings for null in matching.nulls
        }
        self._retellings = {frozenset((m.a.id, m.b.id)) for m in matchings if m.coverage >= settings.retold}
        self._timeline = Timeline(articles)
        self._story = Story.of(articles, origins)
        self._blamable = [article for article in articles if len(article.statements) >= settings.least_length]

    def gap(self, carriers: Sequence[Statement]) -> Gap | None:
        """The gap that the matter is, or None: a headline alone repeats what its article says."""
        if all(statement.headline for statement in carriers):
            return None
        salience = self._story.salience(carriers)
        lacking = [article for article in self._blamable if self._lacks(article, carriers)]
        if self._dull(carriers, salience):
            lacking = [article for article in lacking if self._retells(article, carriers)]
        late = {article.document.id: self._order(article, carriers) for article in lacking}
        blamed = tuple(one for one, when in late.items() if when is not Order.EARLIER)
        if not blamed:
            return None
        unordered = tuple(one for one in blamed if late[one] is Order.UNKNOWN)
        return Gap(tuple(carriers), blamed, unordered, salience)

    def _dull(self, carriers: Sequence[Statement], salience: float) -> bool:
        """Whether no reader would miss it; what only one origin has needs a value that can be checked, or words that
        somebody known to the story stands by."""
        if self._story.spread(carriers) > 1:
            return salience < self._settings.least_salience
        if self._story.checkable(carriers):
            return salience < self._settings.lone_salience
        return salience < self._settings.quoted_salience or not self._story.quoted(carriers)

    def _lacks(self, article: Article, carriers: Sequence[Statement]) -> bool:
        """Whether the article has nothing that comes near to most of the carriers, and does not carry it itself."""
        if any(statement.document == article.document for statement in carriers):
            return False
        nearest = [self._absent.get((statement, article.document.id), 1.0) for statement in carriers]
        absent = sum(likeness < self._settings.missing_likeness for likeness in nearest)
        return 2 * absent > len(carriers)

    def _retells(self, article: Article, carriers: Sequence[Statement]) -> bool:
        return any(frozenset((s.document.id, article.document.id)) in self._retellings for s in carriers)

    def _order(self, article: Article, carriers: Sequence[Statement]) -> Order:
        """Whether the article came late enough; in a story of weeks it is not blamed for what was no news any more.

        Which days it names tells nothing of an article that retells the carrier's.
        """
        if article.document.published is None and self._retells(article, carriers):
            return Order.UNKNOWN
        order = self._timeline.order(article, carriers)
        stale = self._timeline.long and order is Order.LATER and not self._timeline.fresh(article, carriers)
        return Order.EARLIER if stale else order
