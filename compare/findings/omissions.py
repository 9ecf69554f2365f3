"""Omissions: what some articles report and others, that could have known it, do not mention at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.findings.timing import Order, Timeline
from compare.grammar.intervals import unresolved
from compare.settings import Settings
from compare.types import Article, DateValue, Evidence, Fact, FactKind, Matching, NameValue, Role, Span, Statement

WEIGHTS = {
    FactKind.PERSON: 0.5,
    FactKind.ORGANISATION: 0.3,
    FactKind.PLACE: 0.3,
    FactKind.DATE: 1.0,
    FactKind.NUMBER: 1.2,
    FactKind.MONEY: 1.2,
    FactKind.PERCENT: 1.2,
    FactKind.DURATION: 1.2,
}
"""What a fact adds to the weight of its statement: values that can be checked count more than names."""

QUOTED = 0.5
"""What words between quotation marks add: somebody stands by them."""

ENOUGH = 1.5
"""Weight at which a statement is full of facts; more adds nothing."""


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
    groups: Sequence[Sequence[Statement]],
    origins: Mapping[str, str],
    settings: Settings,
) -> list[Gap]:
    """The gaps of a story, most salient first.

    `groups` are statements known to say the same; every other statement stands for itself. An article lacks
    a matter if no carrier has a partner in it. It is blamed only if it is long enough and not older than the
    matter (`unordered` names those of which that cannot be told).
    """
    facts = {s: fs for article in articles for s, fs in zip(article.statements, article.facts, strict=True)}
    unmatched = {(null.statement, null.other.id) for matching in matchings for null in matching.nulls}
    timeline = Timeline(articles)
    story = Story.of(articles, origins)
    long_enough = [article for article in articles if len(article.statements) >= settings.least_length]
    gaps = []
    for carriers in _matters(articles, groups):
        known = tuple(fact for statement in carriers for fact in facts[statement])
        salience = story.salience(carriers, known)
        if salience < settings.least_salience:
            continue
        lacking = [a for a in long_enough if all((s, a.document.id) in unmatched for s in carriers)]
        late = {article.document.id: timeline.order(article, carriers, known) for article in lacking}
        blamed = [one for one, when in late.items() if when is not Order.EARLIER]
        if blamed:
            unordered = tuple(one for one in blamed if late[one] is Order.UNKNOWN)
            gaps.append(Gap(tuple(carriers), tuple(blamed), unordered, salience))
    return sorted(gaps, key=lambda gap: -gap.salience)


def _matters(articles: Sequence[Article], groups: Sequence[Sequence[Statement]]) -> Iterable[Sequence[Statement]]:
    grouped = {statement for group in groups for statement in group}
    yield from groups
    for article in articles:
        yield from ((s,) for s in article.statements if s not in grouped and not s.headline)


@dataclass(frozen=True, slots=True)
class Story:
    """What salience is measured against: the articles, their origins, and how many articles name each name."""

    articles: Sequence[Article]
    origins: Mapping[str, str]
    naming: Counter[str]

    @classmethod
    def of(cls, articles: Sequence[Article], origins: Mapping[str, str]) -> Story:
        """The story that these articles tell."""
        named = ({key for facts in a.facts for fact in facts if (key := _name(fact)) is not None} for a in articles)
        return cls(articles, origins, Counter(key for keys in named for key in keys))

    def salience(self, carriers: Sequence[Statement], facts: Iterable[Fact]) -> float:
        """How much a reader would miss it, 0..1: independent origins that carry it, position, facts.

        The parts are averaged, so that a matter that only one outlet has can still stand out by its facts.
        Narration without any fact is background that no article need carry: only its spread counts.
        """
        witnesses = {self.origins[statement.document.id] for statement in carriers}
        total = len(set(self.origins.values()))
        spread = (len(witnesses) - 1) / (total - 1) if total > 1 else 0.0
        quoted = QUOTED if any(self._quotes(statement) for statement in carriers) else 0.0
        weight = min(1.0, (self._weight(facts) + quoted) / ENOUGH)
        if weight == 0.0 and all(statement.role is Role.NARRATION for statement in carriers):
            return 0.3 * spread
        position = max(_position(statement, self.articles) for statement in carriers)
        return 0.3 * spread + 0.2 * position + 0.5 * weight

    def _quotes(self, statement: Statement) -> bool:
        """Whether the statement gives somebody's very words."""
        here = Span(statement.start, statement.end)
        own = next(article for article in self.articles if article.document == statement.document)
        return any(span.overlaps(here) for quote in own.quotes for span in quote.verbatim)

    def _weight(self, facts: Iterable[Fact]) -> float:
        """What the distinct values weigh together; a name that most articles have tells little."""
        distinct = {(fact.kind, _name(fact) or fact.value): fact for fact in facts}
        return sum(WEIGHTS.get(fact.kind, 0.0) * self._rarity(fact) for fact in distinct.values())

    def _rarity(self, fact: Fact) -> float:
        name = _name(fact)
        if name is not None:
            return 1.0 - (self.naming[name] - 1) / max(1, len(self.articles) - 1)
        return 0.0 if isinstance(fact.value, DateValue) and unresolved(fact.value) else 1.0


def _name(fact: Fact) -> str | None:
    return fact.value.key if isinstance(fact.value, NameValue) else None


def _position(statement: Statement, articles: Sequence[Article]) -> float:
    """1 for the first statement of its article, falling to 0 for the last: news puts first what matters."""
    own = next(article for article in articles if article.document is statement.document)
    index = own.statements.index(statement)
    return 1.0 - index / max(1, len(own.statements) - 1)
