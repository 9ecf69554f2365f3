"""Finding articles of a corpus that speak of a claim: by each way, by all, and across languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.claims import claim_document, stated
from compare.corpus import Corpus
from compare.corpus.retrieval import WAYS, Retriever
from compare.models.loading import load_encoder
from compare.read import guess_language, read_paths
from compare.types import Article, Document

SEEDS = Path(__file__).parent.parent / "seeds"
STORIES = ("webb-launch", "geneva-guarantees")
ENCODER = load_encoder()


def asked(claim: str) -> Article:
    return stated(claim_document(claim, guess_language(claim), None), ENCODER)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Retriever, dict[str, str]]]:
    """Two sample stories in one corpus: what finds articles, and the story of each article."""
    with Corpus.open(tmp_path_factory.mktemp("corpus") / "corpus.db") as corpus:
        stories = {}
        for story in STORIES:
            for document in read_paths([SEEDS / story]).stories[0].documents:
                stories[corpus.add(document, ENCODER).id] = story
        yield Retriever(corpus, ENCODER), stories


@pytest.mark.parametrize(
    ("claim", "story"),
    [
        ("The James Webb telescope was launched from Kourou on 25 December 2021.", "webb-launch"),
        ("تكلف التلسكوب عشرة مليارات دولار.", "webb-launch"),
        ("Россия сосредоточила у границ Украины 100 тысяч военных.", "geneva-guarantees"),
    ],
)
def test_a_claim_finds_the_articles_of_its_story_in_all_languages(
    filled: tuple[Retriever, dict[str, str]], claim: str, story: str
) -> None:
    retriever, stories = filled
    wanted = {name for name, own in stories.items() if own == story}
    found = [one.document for one in retriever.best(asked(claim), len(wanted))]
    assert found[0] in wanted
    assert len(wanted.intersection(found)) >= 2 / 3 * len(wanted)


def test_the_best_come_first_and_no_more_than_asked_for(filled: tuple[Retriever, dict[str, str]]) -> None:
    retriever, _ = filled
    claim = asked("The NATO-Russia Council met in Brussels on 12 January 2022.")
    found = retriever.best(claim, 4)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found == retriever.best(claim, 100)[:4]
    assert all(set(one.ways) <= set(WAYS) for one in found)


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Retriever]:
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        for name, language, text in (
            ("oil", "en", "The tanker Aurora lost 317 tonnes of oil. Vladimir Putin was told."),
            ("opera", "en", "The opera house postponed its premiere by a week."),
            ("gas", "ru", "Владимир Путин посетил новый завод. Погода была хорошая."),
        ):
            corpus.add(Document(name, text, language=language), ENCODER)
        yield Retriever(corpus, ENCODER)


def first(found: list[str]) -> list[str]:
    return [name.partition("-")[0] for name in found]


def test_a_rare_word_finds_its_article(harbour: Retriever) -> None:
    assert first(harbour.by("words", asked("Who owns the Aurora and its premiere?"))) == ["oil", "opera"]


def test_facts_are_found_in_any_script(harbour: Retriever) -> None:
    assert sorted(first(harbour.by("facts", asked("Vladimir Putin signed the treaty.")))) == ["gas", "oil"]
    assert first(harbour.by("facts", asked("فقدت الناقلة 317 طنا من النفط."))) == ["oil"]


def test_a_claim_without_anything_in_common_is_ranked_by_likeness_alone(harbour: Retriever) -> None:
    claim = asked("Bread became dearer.")
    assert harbour.by("words", claim) == []
    assert harbour.by("facts", claim) == []
    assert {way for one in harbour.best(claim) for way in one.ways} == {"vectors"}


def test_an_empty_corpus_finds_nothing(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        assert Retriever(corpus, ENCODER).best(asked("The tanker lost oil.")) == ()
