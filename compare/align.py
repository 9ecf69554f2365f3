"""Finds which statements of different articles may report the same thing, and which have no counterpart.

News is not parallel text: order means nothing, one statement may answer to several, and many answer to none. For
each pair of articles the cosines of all pairs of statements are looked at in two ways:

* `contrast`: where the cosine lies between the level of unrelated statements of these two articles (0) and identity
  (1). That level depends on the languages, the event and the encoder, so that no one cosine could be a threshold.
* `margin`: the contrast less the mean contrast of both statements' nearest other neighbours, so that a statement that
  is near to everything gains nothing. It is the "distance" margin of Artetxe and Schwenk (2019,
  https://arxiv.org/abs/1811.01136); their ratio means nothing where cosines of unrelated statements are about 0.

Names, dates and quantities that two statements share (anchors) add to the contrast, the more the rarer they are in
the two articles: two outlets that name the same official in one sentence each mean the same sentence, however
different their words. Values that differ take nothing away, or no contradiction would ever be seen.

A link needs both, and needs to be nearly the best of either statement, or of one of them with a greater margin. A short
statement that goes on with what the one before it began is compared together with that one: "the session lasted five
hours" means little alone. A link is a candidate for the judge, not a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.settings import Settings
from compare.types import Alignment, Article, DateValue, Fact, FactKind, Matching, NameValue, Null, Quantity

Array = NDArray[Any]

PRIOR_CELLS = 8
"""How many pairs of statements the assumed background counts for: in articles of two statements it decides, in
articles of ten it does not matter."""

FIGURES = (FactKind.DATE, FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DURATION)
"""Kinds of facts that a sequel adds."""


def align(articles: Sequence[Article], settings: Settings) -> tuple[Matching, ...]:
    """One `Matching` for every two articles, in the order of `combinations`; vectors need rows of length 1.

    Links and nulls are in reading order, those of the first article first.
    """
    return tuple(_match(a, b, settings) for a, b in combinations(articles, 2))


def align_claim(claim: Article, article: Article, settings: Settings) -> tuple[Alignment, ...]:
    """The links of a claim, an article of one statement, with the statements of an article, in reading order.

    A claim has no other statements that one of the article could be nearer to. Whether that one is near to everything
    is asked of the other statements of its own article instead.
    """
    if not article.statements:
        return ()
    grid = compare_all(claim, article, settings)
    own = np.diagonal(_neighbourhood(compare_all(article, article, settings).contrast, settings))
    grid = replace(grid, margin=grid.contrast - (_neighbourhood(grid.contrast, settings) + own) / 2)
    return _links(claim, article, *_joined(claim, article, grid, settings), settings)


@dataclass(frozen=True, slots=True)
class Grid:
    """All pairs of statements of two articles; every array has shape (statements of a, statements of b).

    Args:
        cosine: of the two vectors, in -1..1.
        contrast: 0 for unrelated statements, 1 for identical ones, more where they share anchors; may be negative.
        margin: how much the contrast exceeds that of the nearest other neighbours.
    """

    cosine: Array
    contrast: Array
    margin: Array

    def turned(self) -> Grid:
        """The same grid, seen from the other article."""
        return Grid(self.cosine.T, self.contrast.T, self.margin.T)


def compare_all(a: Article, b: Article, settings: Settings) -> Grid:
    """The grid of two articles that have statements."""
    cosine = (a.vectors @ b.vectors.T).astype(np.float64)
    background = float(np.median(np.append(cosine, [settings.align_background] * PRIOR_CELLS)))
    contrast = (cosine - background) / (1 - background)
    contrast += np.minimum(settings.align_anchor * _shared(a, b), settings.align_anchors)
    columns = _neighbourhood(contrast.T, settings).T
    return Grid(cosine, contrast, contrast - (_neighbourhood(contrast, settings) + columns) / 2)


def _shared(a: Article, b: Article) -> Array:
    """How many anchors each two statements share, each counting less the more statements of the articles have it."""
    keys_a, keys_b = ([_anchors(facts) for facts in article.facts] for article in (a, b))
    count_a, count_b = (Counter(key for keys in side for key in keys) for side in (keys_a, keys_b))
    shared = np.zeros((len(keys_a), len(keys_b)))
    for i, own in enumerate(keys_a):
        for j, other in enumerate(keys_b):
            shared[i, j] = sum((count_a[key] * count_b[key]) ** -0.5 for key in own & other)
    return shared


def _anchors(facts: Sequence[Fact]) -> set[Hashable]:
    """What tells that two statements mean the same: who, where, when and how much, by value."""
    found: set[Hashable] = set()
    for value in (fact.value for fact in facts):
        if isinstance(value, NameValue):
            found.add(value.key)
        elif isinstance(value, DateValue):
            if value.first is not None:
                found.add((value.first, value.last))
        elif isinstance(value, Quantity) and (value.low is not None or value.high is not None):
            found.add((value.low, value.high, value.unit))
    return found


def _neighbourhood(contrast: Array, settings: Settings) -> Array:
    """For each cell the mean of its row's k largest other cells; `align_crowd` stands in for those that are missing."""
    k = settings.align_neighbours
    best = -np.sort(-contrast, axis=1)[:, : k + 1]
    total = best.sum(axis=1, keepdims=True)
    missing = k + 1 - best.shape[1]
    if missing > 0:
        return np.asarray((total - contrast + missing * settings.align_crowd) / k)
    # of the k + 1 best, either the cell itself or the last one does not count
    return np.asarray((total - np.maximum(contrast, best[:, k:])) / k)


def _match(a: Article, b: Article, settings: Settings) -> Matching:
    """Links and nulls of two articles."""
    if not (a.statements and b.statements):
        nulls = [Null(s, y.document, None, 0.0) for x, y in ((a, b), (b, a)) for s in x.statements]
        return Matching(a.document, b.document, (), tuple(nulls))
    grid, chosen = _joined(a, b, compare_all(a, b, settings), settings)
    nulls = [*_nulls(a, b, grid, chosen, settings), *_nulls(b, a, grid.turned(), chosen.T, settings)]
    return Matching(a.document, b.document, _links(a, b, grid, chosen, settings), tuple(nulls))


def _links(a: Article, b: Article, grid: Grid, chosen: Array, settings: Settings) -> tuple[Alignment, ...]:
    covered = float(min(chosen.any(axis=0).mean(), chosen.any(axis=1).mean()))
    coverage = covered if min(chosen.shape) >= settings.least_length else 0.0
    return tuple(
        Alignment(a.statements[i], b.statements[j], _similarity(grid, i, j), float(grid.margin[i, j]), coverage)
        for i, j in np.argwhere(chosen)
    )


def _joined(a: Article, b: Article, grid: Grid, settings: Settings) -> tuple[Grid, Array]:
    """The links with those of sequels, and the grid with the scores that these have together with what they follow."""
    chosen = linked(grid, a.vectors, b.vectors, settings)
    forth = [((i, j), (i, j - 1), gain) for i, j, gain in _sequels(a, b, grid, chosen, settings)]
    back = [((i, j), (i - 1, j), gain) for j, i, gain in _sequels(b, a, grid.turned(), chosen.T, settings)]
    scores, found = Grid(grid.cosine.copy(), grid.contrast.copy(), grid.margin.copy()), chosen.copy()
    for cell, followed, gain in (*forth, *back):
        found[cell] = True
        for values in (scores.cosine, scores.contrast, scores.margin):
            values[cell] = values[followed] + gain
    return scores, found


def linked(grid: Grid, a: Array, b: Array, settings: Settings) -> Array:
    """Which cells are links, as booleans.

    First those that reach both thresholds and are nearly the best of their row and of their column, or of one of them
    with a greater margin: what one article tells twice, once in more words, the other may tell once. Then statements
    that are still alone, but together with the one before or after them answer to one statement of the other article.
    """
    best_of_row = grid.contrast >= grid.contrast.max(axis=1, keepdims=True) - settings.align_near
    best_of_column = grid.contrast >= grid.contrast.max(axis=0, keepdims=True) - settings.align_near
    strong = (grid.contrast >= settings.align_contrast) & (grid.margin >= settings.align_margin)
    strong |= grid.contrast >= settings.align_certain
    apart = (grid.contrast >= settings.align_certain) & (grid.margin >= settings.align_apart)
    chosen = (strong & best_of_row & best_of_column) | (apart & (best_of_row | best_of_column))
    completed = _completed(chosen, grid, a, b, settings)
    return np.asarray(chosen | completed | _completed(chosen.T, grid.turned(), b, a, settings).T)


def _completed(chosen: Array, grid: Grid, a: Array, b: Array, settings: Settings) -> Array:
    """Cells of unlinked columns that complete a link of a neighbouring column.

    Column `j` joins the link of `i` to its neighbour `q` if `i` is what `j` is nearest to and the sum of the vectors
    of `j` and `q` is at least as near to `i` as `q` alone.
    """
    found = np.zeros_like(chosen)
    for j in np.flatnonzero(~chosen.any(axis=0)):
        i = grid.margin[:, j].argmax()
        for q in (j - 1, j + 1):
            if 0 <= q < len(b) and chosen[i, q] and grid.contrast[i, j] >= settings.align_part:
                joined = b[j] + b[q]
                if a[i] @ joined >= grid.cosine[i, q] * np.linalg.norm(joined):
                    found[i, j] = True
    return found


def _sequels(a: Article, b: Article, grid: Grid, chosen: Array, settings: Settings) -> Iterator[tuple[int, int, float]]:
    """Unlinked short statements `j` of `b` that say more of what `i` is linked to, and how much nearer they bring it.

    `j` gives a kind of figure that `i` has too and the statement before `j`, which is linked to `i`, has not. Both
    together, weighed by their lengths as an encoder would, are nearer to `i` than that one alone.
    """
    sizes = [statement.end - statement.start for statement in b.statements]
    for j in map(int, np.flatnonzero(~chosen.any(axis=0))):
        if j == 0 or sizes[j] > settings.align_short * sizes[j - 1]:
            continue
        added = _counted(b.facts[j]) - _counted(b.facts[j - 1])
        for i in map(int, np.flatnonzero(chosen[:, j - 1])):
            if added & _counted(a.facts[i]):
                both = sizes[j] * b.vectors[j] + sizes[j - 1] * b.vectors[j - 1]
                gain = float(a.vectors[i] @ both / np.linalg.norm(both) - grid.cosine[i, j - 1])
                if gain >= settings.align_gain:
                    yield i, j, gain


def _counted(facts: Sequence[Fact]) -> set[Hashable]:
    """What kinds of dates and quantities there are, of bare numbers also what they count."""
    return {
        (fact.kind, getattr(fact.value, "of", None)) if fact.kind is FactKind.NUMBER else fact.kind
        for fact in facts
        if fact.kind in FIGURES
    }


def _nulls(article: Article, other: Article, grid: Grid, chosen: Array, settings: Settings) -> list[Null]:
    """The statements of `article` that have no link, and nothing in `other` that comes near to being one."""
    nulls = []
    for i in map(int, np.flatnonzero(~chosen.any(axis=1))):
        nearest = int(grid.cosine[i].argmax())
        if grid.contrast[i].max() < settings.null_contrast:
            similarity = _similarity(grid, i, nearest)
            nulls.append(Null(article.statements[i], other.document, other.statements[nearest], similarity))
    return nulls


def _similarity(grid: Grid, i: int, j: int) -> float:
    """The cosine of one cell as a similarity in 0..1."""
    return float(np.clip(grid.cosine[i, j], 0.0, 1.0))
