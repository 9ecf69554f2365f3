"""Links and nulls, on vectors made for the purpose and on translated facts."""

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from compare.align import align, align_claim
from compare.models.bundled import BundledEncoder
from compare.settings import Settings
from compare.types import (
    Article,
    DateValue,
    Document,
    Fact,
    FactKind,
    Granularity,
    Matching,
    NameValue,
    Quantity,
    Statement,
)

SETTINGS = Settings()
TOPICS = np.eye(32)
Vectors = Sequence[NDArray[Any]]


def told(name: str, vectors: Vectors, sizes: Sequence[int] = ()) -> Article:
    """An article of statements with these vectors, brought to length 1, and so many letters, or one letter each."""
    ends = np.cumsum(sizes or [1] * len(vectors)).tolist()
    document = Document(name, "x" * sum(sizes or [len(vectors)]))
    statements = tuple(Statement(document, start, end) for start, end in zip([0, *ends], ends, strict=False))
    rows = np.array(vectors, dtype=np.float64).reshape(len(vectors), -1 if len(vectors) else TOPICS[0].size)
    return Article(document, statements, ((),) * len(vectors), rows / np.linalg.norm(rows, axis=1, keepdims=True))


def linked(matching: Matching) -> set[tuple[int, int]]:
    """The links as places in the two articles."""
    return {(link.a.start, link.b.start) for link in matching.links}


def missing(matching: Matching, article: Article) -> set[int]:
    """The places of the statements of `article` that have no counterpart."""
    return {null.statement.start for null in matching.nulls if null.statement.document is article.document}


def one(a: Vectors, b: Vectors) -> Matching:
    (matching,) = align([told("a", a), told("b", b)], SETTINGS)
    return matching


def near(topic: NDArray[Any], cosine: float, seed: int) -> NDArray[Any]:
    """A vector with this cosine to `topic`, otherwise pointing anywhere."""
    other = np.random.default_rng(seed).normal(size=topic.size)
    other -= topic * (other @ topic)
    return cosine * topic + np.sqrt(1 - cosine**2) * other / np.linalg.norm(other)


def test_one_statement_each() -> None:
    same = one([TOPICS[0]], [near(TOPICS[0], 0.7, 1)])
    assert linked(same) == {(0, 0)}
    assert same.nulls == ()
    assert same.links[0].similarity == pytest.approx(0.7)

    other = one([TOPICS[0]], [near(TOPICS[0], 0.15, 1)])
    assert other.links == ()
    assert [(null.similarity, null.nearest is not None) for null in other.nulls] == [(pytest.approx(0.15), True)] * 2


def test_an_article_without_statements() -> None:
    matching = one([], [TOPICS[0], TOPICS[1]])
    assert matching.links == ()
    assert [(null.nearest, null.similarity, null.other.id) for null in matching.nulls] == [(None, 0.0, "a")] * 2


def test_order_means_nothing_and_what_is_left_out_is_a_null() -> None:
    order = [7, 3, 9, 0, 5, 11, 1]
    a, b = told("a", TOPICS[:10]), told("b", [near(TOPICS[topic], 0.6, topic) for topic in order])
    (matching,) = align([a, b], SETTINGS)
    assert linked(matching) == {(topic, place) for place, topic in enumerate(order) if topic < 10}
    assert missing(matching, a) == set(range(10)) - set(order)
    assert missing(matching, b) == {order.index(11)}


def test_a_statement_that_is_near_to_everything_is_linked_to_nothing() -> None:
    everything = TOPICS[:8].sum(axis=0)
    matching = one([*TOPICS[:8], TOPICS[20]], [everything, *(near(topic, 0.7, 3) for topic in TOPICS[:8])])
    assert linked(matching) == {(place, place + 1) for place in range(8)}
    assert [link.similarity for link in matching.links] == [pytest.approx(0.7)] * 8
    # although that statement is nearer to each of them than many a translation is
    assert TOPICS[0] @ everything / np.linalg.norm(everything) > SETTINGS.align_contrast + 0.1


def test_a_statement_told_twice_is_linked_twice() -> None:
    b = [near(topic, 0.75, 5) for topic in TOPICS[:8]]
    matching = one(TOPICS[:8], [*b, near(TOPICS[2], 0.74, 6)])
    assert linked(matching) == {(place, place) for place in range(8)} | {(2, 8)}


def test_neighbours_that_together_answer_to_one_statement() -> None:
    # three parts of one and one of the other: alone the smaller part is too far away
    whole = 3 * TOPICS[0] + 1.5 * TOPICS[1]
    parts = [*(near(topic, 0.8, 7) for topic in TOPICS[4:10]), TOPICS[0], TOPICS[1]]
    assert linked(one([whole, *TOPICS[4:10]], parts)) >= {(0, 6), (0, 7)}
    # not next to each other they are two statements
    apart = [TOPICS[1], *parts[:-1]]
    assert (0, 0) not in linked(one([whole, *TOPICS[4:10]], apart))


def test_what_one_article_tells_twice_the_other_may_tell_once() -> None:
    b = [near(topic, 0.75, 5) for topic in TOPICS[:8]]
    # the second telling is far from the best that statement 2 has, and has no other partner itself
    assert linked(one([*TOPICS[:8], near(TOPICS[2], 0.62, 8)], b)) == {(place, place) for place in range(8)} | {(8, 2)}
    # what is merely the nearest is not told
    assert linked(one([*TOPICS[:8], near(TOPICS[2], 0.5, 8)], b)) == {(place, place) for place in range(8)}


EIGHT, FIVE = (Fact(FactKind.DURATION, 0, 1, Quantity(n, n, unit="hour", seconds=3600 * n)) for n in (8, 5))
TONNES, CREWS = (Fact(FactKind.NUMBER, 0, 1, Quantity(n, n, of=of)) for n, of in ((7, "tonne"), (4, "crew")))
TALKS = [2 * TOPICS[0] + TOPICS[1] + 4 * TOPICS[2], *TOPICS[4:12]]
PARTS = [*TOPICS[14:22], TOPICS[0], TOPICS[1]]
SIZES = [12] * 9


def sequel(
    own: Sequence[Fact] = (FIVE,),
    before: Sequence[Fact] = (),
    whole: Sequence[Fact] = (EIGHT,),
    *,
    size: int = 4,
    vector: NDArray[Any] = PARTS[-1],
) -> tuple[Matching, Matching]:
    """Talks and their length in one statement of `a`, the last two of `b`; matched from either side."""
    a = replace(told("a", TALKS), facts=(tuple(whole), *((),) * 8))
    b = replace(told("b", [*PARTS[:-1], vector], [*SIZES, size]), facts=(*((),) * 8, tuple(before), tuple(own)))
    (forth,), (back,) = align([a, b], SETTINGS), align([b, a], SETTINGS)
    return forth, back


def test_a_short_statement_goes_on_with_what_the_one_before_it_began() -> None:
    forth, back = sequel()
    first, then = forth.links
    assert linked(forth) == {(0, 96), (0, 108)} == {(y, x) for x, y in linked(back)}
    # alone it has a cosine of .22; together with the one before it, more than that one
    assert first.similarity < then.similarity
    assert first.margin < then.margin
    assert 108 not in {null.statement.start for null in forth.nulls}


@pytest.mark.parametrize(
    "changed",
    [
        {"own": ()},
        {"whole": ()},
        {"before": (EIGHT,)},
        {"own": (CREWS,), "whole": (TONNES,)},
        {"size": 8},
        {"vector": TOPICS[25]},
    ],
    ids=["no-figure", "nothing-to-compare", "figure-before", "counts-another-thing", "long", "another-matter"],
)
def test_what_is_no_sequel(changed: dict[str, Any]) -> None:
    assert all(len(matching.links) == 1 for matching in sequel(**changed))


def test_a_claim_is_compared_with_a_sequel_too() -> None:
    claim = replace(told("claim", TALKS[:1]), facts=((EIGHT,),))
    article = replace(told("b", PARTS, [*SIZES, 4]), facts=(*((),) * 9, (FIVE,)))
    assert [link.b.start for link in align_claim(claim, article, SETTINGS)] == [96, 108]


@pytest.mark.parametrize(("cosine", "links", "nulls"), [(0.35, 0, 10), (0.475, 0, 0), (0.7, 25, 0)])
def test_statements_that_are_all_equally_near(cosine: float, links: int, nulls: int) -> None:
    """Five on each side about one matter: linked if they say the same, missing if they do not, else neither."""
    own = np.sqrt(1 - cosine)
    a = [np.sqrt(cosine) * TOPICS[0] + own * TOPICS[place] for place in range(1, 6)]
    b = [np.sqrt(cosine) * TOPICS[0] + own * TOPICS[place] for place in range(6, 11)]
    # what else the articles tell shows how near unrelated statements are
    matching = one([*a, *TOPICS[11:17]], [*b, *TOPICS[17:23]])
    assert len(matching.links) == links
    assert len(matching.nulls) == nulls + 12


@pytest.mark.parametrize("shared", [0.0, 1.0, 2.0])
def test_what_all_statements_share_does_not_count(shared: float) -> None:
    """An encoder whose unrelated sentences have cosines of .5 or .8 gives the same links as one with 0."""
    language = shared * TOPICS[31]
    matching = one(
        [topic + language for topic in TOPICS[:9]], [near(TOPICS[n], 0.7, n) + language for n in range(3, 12)]
    )
    assert linked(matching) == {(place + 3, place) for place in range(6)}
    assert len(matching.nulls) == 6


def test_what_two_statements_name_tells_them_from_their_neighbours() -> None:
    """Four statements a side, all equally near: only the shared official and the shared day say which belong."""
    mixed = [0.55 * TOPICS[0] + 0.83 * TOPICS[place] for place in range(1, 9)]
    a = told("a", [*mixed[:4], *TOPICS[11:16]])
    b = told("b", [*mixed[4:], *TOPICS[16:21]])
    assert linked(align([a, b], SETTINGS)[0]) == set()
    official = Fact(FactKind.PERSON, 0, 1, NameValue("rbkv", "Ryabkov"))
    day = Fact(FactKind.DATE, 0, 1, DateValue(dt.date(2022, 1, 9), dt.date(2022, 1, 10), Granularity.DAY))
    a = replace(a, facts=((official, day), (), *a.facts[2:]))
    b = replace(b, facts=((), (official, day), *b.facts[2:]))
    assert linked(align([a, b], SETTINGS)[0]) == {(0, 1)}
    # what everybody names tells nothing
    a, b = (replace(article, facts=((official,),) * len(article.statements)) for article in (a, b))
    assert linked(align([a, b], SETTINGS)[0]) == set()


def test_values_that_differ_do_not_part_what_belongs_together() -> None:
    few, many = (Fact(FactKind.NUMBER, 0, 1, Quantity(low=n, high=n, of="ship")) for n in (3, 40))
    a, b = told("a", TOPICS[:6]), told("b", [near(topic, 0.6, 9) for topic in TOPICS[:6]])
    plain = linked(align([a, b], SETTINGS)[0])
    a, b = replace(a, facts=((few,), *a.facts[1:])), replace(b, facts=((many,), *b.facts[1:]))
    assert linked(align([a, b], SETTINGS)[0]) == plain == {(place, place) for place in range(6)}


def test_every_two_articles_in_order() -> None:
    articles = [told(name, [TOPICS[0]]) for name in "abc"]
    assert [(m.a.id, m.b.id) for m in align(articles, SETTINGS)] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert align(articles[:1], SETTINGS) == ()


@given(st.integers(0, 2**32 - 1), st.integers(1, 12), st.integers(1, 12), st.floats(0.0, 1.0))
def test_sides_are_equal_and_a_statement_is_never_linked_and_missing(seed: int, n: int, m: int, shared: float) -> None:
    dice = np.random.default_rng(seed)
    a = told("a", list(dice.normal(size=(n, 6)) + shared))
    b = told("b", list(dice.normal(size=(m, 6)) + shared))
    (forth,), (back,) = align([a, b], SETTINGS), align([b, a], SETTINGS)
    assert {(x, y) for y, x in linked(back)} == linked(forth)
    assert set(forth.nulls) == set(back.nulls)
    assert not {i for i, _ in linked(forth)} & missing(forth, a)
    assert not {j for _, j in linked(forth)} & missing(forth, b)
    assert all(0 <= x.similarity <= 1 for x in (*forth.links, *forth.nulls))


def test_translated_facts_in_eleven_languages() -> None:
    """Each language leaves out one of five facts and tells the others in an order of its own."""
    facts = tomllib.loads((Path(__file__).parent / "fixtures" / "models" / "translations.toml").read_text("utf-8"))
    encoder, names, articles, kept = BundledEncoder(), list(facts), [], []
    for turn, language in enumerate(facts[names[0]]):
        left_out = names[turn % 5]
        told_here = [name for name in names[turn % 3 :] + names[: turn % 3] if name != left_out]
        text = "\n".join(facts[name][language] for name in told_here)
        document = Document(language, text, language=language)
        statements = tuple(
            Statement(document, text.index(sentence), text.index(sentence) + len(sentence))
            for sentence in text.split("\n")
        )
        vectors = encoder.encode([s.text for s in statements], language)
        articles.append(Article(document, statements, ((),) * 4, vectors))
        kept.append(dict(zip(statements, told_here, strict=True)))
    wrong = 0
    for matching, (one_side, other_side) in zip(align(articles, SETTINGS), combinations(kept, 2), strict=True):
        shared = set(one_side.values()) & set(other_side.values())
        found = {(one_side[link.a], other_side[link.b]) for link in matching.links}
        nulls = {(one_side | other_side)[null.statement] for null in matching.nulls}
        wrong += found != {(name, name) for name in shared}
        wrong += nulls != set(one_side.values()) ^ set(other_side.values())
    assert wrong <= 2  # of 110


def test_a_claim_is_linked_to_the_statement_that_says_it() -> None:
    (link,) = align_claim(told("claim", [TOPICS[3]]), told("a", TOPICS[:8]), SETTINGS)
    assert (link.a.document.id, link.b.start) == ("claim", 3)
    assert link.similarity == pytest.approx(1)
    assert align_claim(told("claim", [TOPICS[9]]), told("a", TOPICS[:8]), SETTINGS) == ()
    assert align_claim(told("claim", [TOPICS[9]]), told("a", []), SETTINGS) == ()


def test_a_claim_has_less_margin_with_a_statement_that_is_near_to_its_whole_article() -> None:
    claim, rest = told("claim", [TOPICS[0]]), TOPICS[2:8]
    alone = told("a", [TOPICS[0] + 0.6 * TOPICS[12:18].sum(axis=0), *rest])
    hub = told("a", [TOPICS[0] + 0.6 * rest.sum(axis=0), *rest])
    margins = [align_claim(claim, article, SETTINGS)[0].margin for article in (alone, hub)]
    assert margins[0] > margins[1]
