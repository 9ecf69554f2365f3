"""Omissions: what some articles report and others, that could have known it, do not mention at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.findings.alone import stands_alone
from compare.findings.matters import matters
from compare.findings.mentions import exact
from compare.findings.salience import Story
from compare.findings.timing import Order, Timeline
from compare.settings import Settings
from compare.types import Article, DisputeKind, Evidence, Fact, Label, Matching, Span, Statement, Verdict


@dataclass(frozen=True, slots=True)
class Gap:
    """A matter that some articles lack: who carries it, who does not, how much it matters (0..1).

    `figures` holds, for each carrier, what the others lack where they tell the matter without it; else it is empty.
    """

    carriers: tuple[Statement, ...]
    missing_from: tuple[str, ...]
    unordered: tuple[str, ...]
    salience: float
    figures: tuple[tuple[Fact, ...], ...] = ()

    def evidence(self) -> tuple[Evidence, ...]:
        """The statements that carry the matter, with the figures that are missing marked."""
        figures = self.figures or ((),) * len(self.carriers)
        return tuple(
            Evidence(statement, 0, tuple(Span(fact.start, fact.end) for fact in facts), facts)
            for statement, facts in zip(self.carriers, figures, strict=True)
        )


def omissions(
    articles: Sequence[Article],
    matchings: Sequence[Matching],
    verdicts: Sequence[Verdict],
    told: Sequence[Sequence[Evidence]],
    origins: Mapping[str, str],
    settings: Settings,
) -> list[Gap]:
    """The gaps of a story, most salient first; `told` are groups of statements known to say the same, with the facts in
    which they agree.

    An article lacks a matter if no carrier has a partner in it, or if it tells the matter without the figure that
    several origins give. It is blamed only if it is long enough and not older than the matter (`unordered` names those
    of which that cannot be told). What a reader would hardly miss is reported only of an article that retells a
    carrier's article sentence by sentence: there, each that is missing was left out.
    """
    timeline = Timeline(articles, matchings, verdicts)
    plain = (v for v in verdicts if v.label is Label.CONFLICTS and v.kind is not DisputeKind.CONTENT)
    disputed = {s for v in plain for s in (v.alignment.a, v.alignment.b)}
    search = _Search(articles, matchings, origins, timeline, disputed, settings)
    groups = [[one.statement for one in group] for group in told]
    gaps = [search.gap(carriers) for carriers in matters(articles, groups, verdicts, timeline, settings)]
    gaps += [search.figure_gap(group) for group in told]
    return sorted((gap for gap in gaps if gap is not None), key=lambda gap: -gap.salience)


class _Search:
    """What every matter of a story is held against."""

    def __init__(
        self,
        articles: Sequence[Article],
        matchings: Sequence[Matching],
        origins: Mapping[str, str],
        timeline: Timeline,
        disputed: Collection[Statement],
        settings: Settings,
    ) -> None:
        self._settings = settings
        self._articles, self._origins = articles, origins
        self._absent = {
            (null.statement, null.other.id): null.similarity for matching in matchings for null in matching.nulls
        }
        self._retellings = {frozenset((m.a.id, m.b.id)) for m in matchings if m.coverage >= settings.retold}
        self._timeline, self._disputed = timeline, disputed
        self._story = Story.of(articles, origins)
        self._mentions = self._story.mentions
        self._blamable = [article for article in articles if len(article.statements) >= settings.least_length]

    def gap(self, carriers: Sequence[Statement]) -> Gap | None:
        """The gap that the matter is, or None: a headline alone repeats what its article says."""
        if all(statement.headline for statement in carriers):
            return None
        lacking = [article for article in self._blamable if self._lacks(article, carriers)]
        missed = [article for article in lacking if self._missed(article, carriers)]
        return self._blame(missed, carriers)

    def figure_gap(self, group: Sequence[Evidence]) -> Gap | None:
        """The gap of a figure or exact day that several origins give, where an article comes near without giving it."""
        carriers = [one.statement for one in group]
        lacking = {article: self._figures_missed(article, group) for article in self._blamable}
        gap = self._blame([article for article, missed in lacking.items() if missed], carriers)
        if gap is None:
            return None
        missed = {fact for one, facts in lacking.items() if one.document.id in gap.missing_from for fact in facts}
        return replace(gap, figures=tuple(tuple(fact for fact in one.facts if fact in missed) for one in group))

    def _figures_missed(self, article: Article, group: Sequence[Evidence]) -> tuple[Fact, ...]:
        """The figures and exact days that several origins of a group give, and an article that comes near does not."""
        carriers = [one.statement for one in group]
        if any(s.document == article.document for s in carriers) or self._lacks(article, carriers):
            return ()
        mentions = self._mentions[article.document.id]
        missed = {
            one.statement: [f for f in one.facts if exact(f, one.statement.document) and not mentions.has(f)]
            for one in group
        }
        given = [statement for statement, facts in missed.items() if facts]
        return tuple(fact for facts in missed.values() for fact in facts) if self._story.spread(given) > 1 else ()

    def _blame(self, missed: Sequence[Article], carriers: Sequence[Statement]) -> Gap | None:
        """The gap of these articles, as far as they came late enough."""
        late = {article.document.id: self._order(article, carriers) for article in missed}
        blamed = tuple(one for one, when in late.items() if when is not Order.EARLIER)
        if not blamed:
            return None
        unordered = tuple(one for one in blamed if late[one] is Order.UNKNOWN)
        salience = max(self._story.salience(carriers, self._mentions[one]) for one in blamed)
        return Gap(tuple(carriers), blamed, unordered, salience)

    def _missed(self, article: Article, carriers: Sequence[Statement]) -> bool:
        """Whether a reader of this article misses it; what retells a carrier's article left out all that it lacks."""
        if self._retells(article, carriers):
            return True
        lacking = self._mentions[article.document.id]
        if self._story.spread(carriers) == 1:
            return self._alone_missed(article, carriers)
        if self._story.salience(carriers, lacking) < self._settings.least_salience:
            return False
        if self._story.likeness(carriers, article) >= self._settings.told_likeness:
            return False
        if self._story.figure_shared(carriers, lacking):
            return False
        return self._story.matters(carriers, lacking) or any(s in self._disputed for s in carriers)

    def _alone_missed(self, article: Article, carriers: Sequence[Statement]) -> bool:
        """Whether what one origin alone reports is missed, and not that outlet's own research.

        Of one day's news that cannot be told where there are three accounts of it or more. In a story of weeks an
        article sums up what came before, as far as another origin touches it and its days are not over.
        """
        if not stands_alone(self._story, carriers, self._mentions[article.document.id]):
            return False
        own = {self._origins[s.document.id] for s in carriers} | {self._origins[article.document.id]}
        others = [a for a in self._articles if self._origins[a.document.id] not in own]
        if not others:
            return True
        if not self._timeline.long or self._timeline.over(article, carriers):
            return False
        return max(self._story.likeness(carriers, other) for other in others) >= self._settings.touched_likeness

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
        return order if self._timeline.current(article, carriers) else Order.EARLIER
