"""Two texts as one pair of statements: what the filter `judge` answers, in the same steps as a report.

Text, Text -> Document, Statement -> Article  `_articles`, the encoder once for many texts
Article, Article -> Alignment -> Verdicts     `_matched`, `judge_all`: as in a report
Text, Text -> Scores                          the NLI model, if there is one
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.align import align, compare_all
from compare.facts import one_person_each
from compare.judge import Pair, anchors, judge_all
from compare.languages import load
from compare.models import Encoder, NliModel
from compare.pipeline import describe, encode
from compare.settings import Settings
from compare.statements import split
from compare.types import Alignment, Article, DisputeKind, Document, Label, Role, Scores, Statement, Verdict

UNRELATED = "not-linked"
"""The rule where the two texts are too far from each other to be linked in a report at all."""

LEADING = (Label.CONFLICTS, Label.UPDATES)
"""Labels of verdicts with a kind: the first of these that any verdict has is the pair's."""


@dataclass(frozen=True, slots=True)
class Text:
    """One statement by itself: its words, ISO 639-1 code (`"und"` for unknown) and the day it appeared, if known."""

    text: str
    language: str
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of two texts, never nothing, and what the NLI model says of them, if there is one."""

    verdicts: tuple[Verdict, ...]
    scores: Scores | None = None

    @property
    def leading(self) -> Verdict:
        """The verdict that speaks for the pair: of its label, the one whose kind `DisputeKind` lists first."""
        order = list(DisputeKind)
        return min(
            self._decisive, key=lambda verdict: len(order) if verdict.kind is None else order.index(verdict.kind)
        )

    @property
    def label(self) -> Label:
        """CONFLICTS if any verdict is one, else UPDATES if any is one, else what the only verdict says."""
        return self.leading.label

    @property
    def kinds(self) -> tuple[DisputeKind, ...]:
        """What the two conflict in, or what was updated, in the order of `DisputeKind`; else empty."""
        found = {verdict.kind for verdict in self._decisive if verdict.label in LEADING}
        return tuple(kind for kind in DisputeKind if kind in found)

    @property
    def _decisive(self) -> tuple[Verdict, ...]:
        for label in LEADING:
            if found := tuple(verdict for verdict in self.verdicts if verdict.label is label):
                return found
        return self.verdicts


def judge_texts(
    pairs: Sequence[tuple[Text, Text]], encoder: Encoder, settings: Settings, nli: NliModel | None = None
) -> list[Judgement]:
    """One judgement for each pair, in their order; a text counts as one statement, however many sentences it has.

    A judgement does not depend on the other pairs: many at once are only faster. The first text of a pair is the
    premise of its scores.
    """
    articles = _articles([text for pair in pairs for text in pair], encoder)
    scores: Sequence[Scores | None] = [None] * len(pairs)
    if nli is not None and pairs:
        rows = nli.score([(a.text, b.text) for a, b in pairs]).tolist()
        scores = [Scores(*row) for row in rows]
    matched = [_matched(a, b, settings) for a, b in zip(articles[::2], articles[1::2], strict=True)]
    verdicts = judge_all([pair for pair, _ in matched], settings, nli, [given for _, given in matched])
    return [Judgement(*both) for both in zip(verdicts, scores, strict=True)]


def _matched(a: Article, b: Article, settings: Settings) -> tuple[Pair, Verdict | None]:
    """Two articles of one statement each as a pair, with the verdict if a report would not link them at all."""
    a, b = one_person_each([a, b], settings.aliases)
    (matching,) = align([a, b], settings)
    link = matching.links[0] if matching.links else _unlinked(a, b, settings)
    pair = Pair(link, a.facts[0], b.facts[0], a.quotes, b.quotes, lone=True)
    if matching.links:
        return pair, None
    found = anchors(pair)
    if found.strong and not (found.differing or found.elsewhere):
        return pair, Verdict(link, Label.UNDECIDED, UNRELATED, "The two share little more than a name or an act.")
    told_apart = "The two have too little in common to report one event."
    return pair, Verdict(link, Label.DIFFERENT_EVENT, UNRELATED, told_apart)


def _unlinked(a: Article, b: Article, settings: Settings) -> Alignment:
    """How near two statements are to each other that are no link."""
    grid = compare_all(a, b, settings)
    similarity = min(max(float(grid.cosine[0, 0]), 0.0), 1.0)
    return Alignment(a.statements[0], b.statements[0], similarity, float(grid.margin[0, 0]))


def _articles(texts: Sequence[Text], encoder: Encoder) -> list[Article]:
    """Each text as an article of one statement; the encoder sees all texts of a language at once."""
    documents = [
        Document(str(number), text.text, language=text.language, published=text.published)
        for number, text in enumerate(texts)
    ]
    statements = [whole(document) for document in documents]
    found: dict[int, Article] = {}
    for language, numbers in _by_language(texts).items():
        vectors, pieces = encode([statements[number].text for number in numbers], language, encoder)
        for row, number in enumerate(numbers):
            own = None if pieces is None else [pieces[row]]
            found[number] = describe(documents[number], [statements[number]], vectors[row : row + 1], own)
    return [found[number] for number in range(len(texts))]


def _by_language(texts: Sequence[Text]) -> dict[str, list[int]]:
    numbers = defaultdict(list)
    for number, text in enumerate(texts):
        numbers[text.language].append(number)
    return numbers


def whole(document: Document) -> Statement:
    """All of a document as one statement: a quotation only if all its sentences are, else reported if any is."""
    parts = split(document, load(document.language))
    if not parts:
        return Statement(document, 0, len(document.text))
    roles = {part.role for part in parts}
    role = parts[0].role if len(roles) == 1 else Role.REPORTED if Role.REPORTED in roles else Role.NARRATION
    speaker = next((part.speaker for part in parts if part.speaker), None)
    return replace(parts[0], end=parts[-1].end, role=role, speaker=speaker)
