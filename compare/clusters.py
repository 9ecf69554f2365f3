"""Sorts a heap of articles into stories by how they open, before anything is compared.

An article says in its headline and lead what it is about, and when. The likeness of two articles is the cosine of the
mean vectors of their openings, more where they share names and days (by the rarity of each in this heap), less the
further apart they appeared. Agglomerative clustering with average linkage (scikit-learn) merges until no two groups
are alike enough on average: one article between two stories does not make them one, as it would with single linkage.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.facts import one_person_each
from compare.languages import load
from compare.models import Encoder
from compare.pipeline import Progress, describe, encode
from compare.settings import Settings
from compare.statements import split
from compare.types import Article, DateValue, Document, Granularity, NameValue

Array = NDArray[Any]


def find_stories(
    documents: Sequence[Document],
    encoder: Encoder,
    settings: Settings,
    *,
    prepare: Callable[[Document, Encoder, Settings], Article] | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> tuple[tuple[Document, ...], ...]:
    """The documents by story, in reading order; a document that tells its story alone is a group of one.

    `prepare` stands in for `opening`.
    """
    openings = []
    for done, document in enumerate(documents, start=1):
        openings.append((prepare or opening)(document, encoder, settings))
        progress("reading openings", done, len(documents))
    groups = cluster(one_person_each(openings, settings.aliases), settings)
    return tuple(tuple(documents[index] for index in group) for group in groups)


def opening(document: Document, encoder: Encoder, settings: Settings) -> Article:
    """The first statements of a document, headline and lead, as an article; nothing else of it is encoded."""
    statements = split(document, load(document.language))[: settings.story_statements]
    vectors, pieces = encode([statement.text for statement in statements], document.language, encoder)
    return describe(document, statements, vectors, pieces)


def cluster(openings: Sequence[Article], settings: Settings) -> tuple[tuple[int, ...], ...]:
    """Which articles tell one story, as indices in reading order; an article alone with its story is a group of one.

    Args:
        openings: the articles, each with its first statements only; vectors need rows of length 1.
        settings: the fields `story_...`.
    """
    if len(openings) < 2:
        return tuple((index,) for index in range(len(openings)))
    from sklearn.cluster import AgglomerativeClustering

    distances = 1 - np.minimum(likeness(openings, settings), 1)
    np.fill_diagonal(distances, 0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - settings.story_likeness
    )
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(model.fit_predict(distances)):
        groups.setdefault(int(label), []).append(index)
    return tuple(tuple(group) for group in groups.values())


def likeness(openings: Sequence[Article], settings: Settings) -> Array:
    """How alike each two articles open, of shape (n, n), symmetric; 1 and more for copies, below 0 if need be."""
    vectors = np.array([_mean(article.vectors) for article in openings])
    documents = [article.document for article in openings]
    result: Array = (vectors @ vectors.T).astype(np.float64)
    result += settings.story_anchors * _overlap([_anchors(article) for article in openings])
    for i, a in enumerate(documents):
        for j, b in enumerate(documents[:i]):
            result[i, j] += _allowance(a, b, settings)
            result[j, i] = result[i, j]
    return result


def _mean(vectors: Array) -> Array:
    """The direction of all rows together; nothing, for an article without statements."""
    total = vectors.sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9))


def _anchors(article: Article) -> set[Hashable]:
    """The names of the opening by their keys, and the days that it names."""
    values = [fact.value for facts in article.facts for fact in facts]
    names = {value.key for value in values if isinstance(value, NameValue)}
    days = {value.first for value in values if isinstance(value, DateValue) and value.granularity is Granularity.DAY}
    return {*names, *(day for day in days if day is not None)}


def _overlap(anchors: Sequence[set[Hashable]]) -> Array:
    """For each two sets the cosine, in 0..1, of what they hold; an element weighs more the fewer sets hold it."""
    held = Counter(anchor for one in anchors for anchor in one)
    weights = {anchor: math.log((len(anchors) + 1) / count) for anchor, count in held.items()}
    lengths = [math.sqrt(sum(weights[anchor] ** 2 for anchor in one)) for one in anchors]
    result = np.zeros((len(anchors), len(anchors)))
    for i, one in enumerate(anchors):
        for j in range(i):
            # added in a fixed order: a set's order changes from run to run, and with it the last digit
            if shared := sorted(weights[anchor] ** 2 for anchor in one & anchors[j]):
                result[i, j] = result[j, i] = sum(shared) / (lengths[i] * lengths[j])
    return result


def _allowance(a: Document, b: Document, settings: Settings) -> float:
    """What two languages are allowed, less what the days between two articles cost."""
    allowed = settings.story_translated if a.language != b.language else 0.0
    if a.published is None or b.published is None:
        return allowed - settings.story_undated
    days = abs((a.published - b.published).days)
    return allowed - settings.story_apart * min(days / settings.story_days, 1)
