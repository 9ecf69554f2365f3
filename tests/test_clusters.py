"""A heap of articles sorted into stories, on vectors made for the purpose and on the sample stories."""

import datetime as dt
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.clusters import cluster, find_stories, likeness, opening
from compare.models.loading import load_encoder
from compare.read import read_paths
from compare.settings import Settings
from compare.types import Article, Document, Fact, FactKind, NameValue, Statement

SEEDS = Path(__file__).parent.parent / "seeds"
SETTINGS = Settings()
START = dt.date(2022, 1, 10)


def article(
    name: str, *vector: float, names: tuple[str, ...] = (), day: int | None = None, language: str = "en"
) -> Article:
    """An opening of one statement with this direction, these names, and so many days after the start."""
    published = None if day is None else START + dt.timedelta(days=day)
    document = Document(name, "x", language=language, published=published)
    facts = tuple(Fact(FactKind.PERSON, 0, 1, NameValue(one, one)) for one in names)
    row = np.array([vector], dtype=np.float64)
    return Article(document, (Statement(document, 0, 1),), (facts,), row / np.linalg.norm(row))


def alike(a: Article, b: Article, *others: Article) -> float:
    return float(likeness([a, b, *others], SETTINGS)[0, 1])


def test_no_article_and_one_article_need_no_sorting() -> None:
    assert cluster([], SETTINGS) == ()
    assert cluster([article("a", 1)], SETTINGS) == ((0,),)


def test_groups_keep_the_reading_order() -> None:
    heap = [article("a", 1, 0), article("b", 0, 1), article("c", 1, 0.1), article("d", 0.1, 1), article("e", -1, -1)]
    assert sorted(cluster(heap, SETTINGS)) == [(0, 2), (1, 3), (4,)]


def test_an_article_between_two_stories_does_not_join_them() -> None:
    heap = [article("a", 1, 0), article("b", 1, 0), article("c", 0, 1), article("d", 0, 1), article("e", 1, 0.8)]
    groups = cluster(heap, SETTINGS)
    assert not any({0, 2} <= set(group) for group in groups)


def test_a_rare_name_joins_more_than_one_that_all_share() -> None:
    others = [article(str(n), 0, 0, 1, names=("common",)) for n in range(6)]
    rare = alike(article("a", 1, 1, 0, names=("rare",)), article("b", 1, -1, 0, names=("rare",)), *others)
    common = alike(article("a", 1, 1, 0, names=("common", "x")), article("b", 1, -1, 0, names=("common", "y")), *others)
    none = alike(article("a", 1, 1, 0, names=("x",)), article("b", 1, -1, 0, names=("y",)), *others)
    assert rare > common > none


def test_days_between_two_articles_part_them_up_to_a_limit() -> None:
    by_days = [alike(article("a", 1, day=0), article("b", 1, day=days)) for days in (0, 1, 10, 30, 90)]
    assert by_days[0] > by_days[1] > by_days[2] > by_days[3] == by_days[4]
    assert by_days[0] > alike(article("a", 1, day=0), article("b", 1)) > by_days[3]


def test_two_languages_are_allowed_to_be_less_alike() -> None:
    same = alike(article("a", 1, 0, day=0), article("b", 1, 1, day=0))
    assert alike(article("a", 1, 0, day=0), article("b", 1, 1, day=0, language="ar")) > same


@given(st.lists(st.tuples(*[st.floats(-1, 1)] * 3), min_size=2, max_size=8), st.randoms())
def test_every_article_is_in_one_group_and_likeness_goes_both_ways(
    vectors: list[tuple[float, ...]], dice: random.Random
) -> None:
    heap = [article(str(n), *(v + 2 for v in vector), day=dice.randrange(60)) for n, vector in enumerate(vectors)]
    grid = likeness(heap, SETTINGS)
    assert np.array_equal(grid, grid.T)
    assert sorted(index for group in cluster(heap, SETTINGS) for index in group) == list(range(len(heap)))


@pytest.fixture(scope="module")
def heap() -> list[tuple[Document, str]]:
    """The sample articles and the story of each."""
    return [(document, story.id) for story in read_paths([SEEDS]).stories for document in story.documents]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_sample_stories_in_one_heap_come_apart(heap: list[tuple[Document, str]], seed: int) -> None:
    mixed = random.Random(seed).sample(heap, len(heap))
    groups = find_stories([document for document, _ in mixed], load_encoder(), SETTINGS)
    wanted = {frozenset(d.id for d, story in heap if story == name) for _, name in heap}
    assert {frozenset(document.id for document in group) for group in groups} == wanted


def test_only_headline_and_lead_are_looked_at(heap: list[tuple[Document, str]]) -> None:
    statements = opening(heap[0][0], load_encoder(), SETTINGS).statements
    assert len(statements) == SETTINGS.story_statements
    assert statements[0].headline
