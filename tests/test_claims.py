"""One claim against articles: made ones for each answer, and the sample stories in several languages."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from compare.claims import check, claim_document, stated, weigh
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.read import guess_language, read_paths
from compare.settings import Settings
from compare.types import Answer, Article, Checked, Document, Label

SEEDS = Path(__file__).parent.parent / "seeds"
SETTINGS = Settings()
ENCODER = load_encoder()
PORT = (
    "The port authority closed the northern channel on Tuesday. The tanker lost 300 tonnes of oil in the storm. "
    "Two tugs brought the crew of 24 ashore. Fishermen were told to stay at home."
)
CANAL = "Heavy rain flooded the market. The mayor has opened the new bridge. Buses run again since Monday."


@cache
def apart(story: str) -> tuple[Article, ...]:
    """The articles of a sample story, read once for all claims."""
    return tuple(take_apart(document, ENCODER) for document in read_paths([SEEDS / story]).stories[0].documents)


def ask_story(claim: str, *articles: Article) -> Checked:
    return weigh(stated(claim_document(claim, guess_language(claim), None), ENCODER), articles, SETTINGS)


def ask(claim: str, *articles: Document, day: dt.date | None = None) -> Checked:
    return check(claim_document(claim, guess_language(claim), day), articles, ENCODER, SETTINGS)


def english(text: str, name: str = "a", published: dt.date | None = None) -> Document:
    return Document(name, text, language="en", published=published)


SUPPORTED = [
    ("webb-launch", "The James Webb telescope was launched from Kourou on 25 December 2021."),
    ("webb-launch", "تكلف التلسكوب عشرة مليارات دولار."),
    ("webb-launch", "Das Teleskop trennte sich 27 Minuten nach dem Start von der Rakete."),
    ("geneva-guarantees", "The NATO-Russia Council met in Brussels on 12 January 2022."),
]
CONTRADICTED = [
    ("webb-launch", "Le télescope a coûté vingt milliards de dollars."),
    ("webb-launch", "The James Webb telescope was launched from Kourou on 28 December 2021."),
    ("geneva-guarantees", "The NATO-Russia Council met in Brussels on 19 January 2022."),
    ("geneva-guarantees", "Россия сосредоточила у границ Украины 300 тысяч военных."),
]
MIXED = [
    ("geneva-guarantees", "Russia has massed 100,000 troops near the Ukrainian border."),
    ("derna-flood", "Parliament approved an emergency budget of 10 billion dinars."),
    ("derna-flood", "The dams had not been maintained since 2002."),
]
SILENT = [
    ("webb-launch", "The price of bread rose by 12 percent in Cairo."),
    ("geneva-guarantees", "Рыбаки просят продлить сезон лова на две недели."),
]


@pytest.mark.parametrize(
    ("story", "claim", "answer"),
    [
        *((story, claim, Answer.SUPPORTED) for story, claim in SUPPORTED),
        *((story, claim, Answer.CONTRADICTED) for story, claim in CONTRADICTED),
        *((story, claim, Answer.MIXED) for story, claim in MIXED),
        *((story, claim, Answer.NO_COMPARABLE_STATEMENT) for story, claim in SILENT),
    ],
)
def test_the_sample_stories_answer(story: str, claim: str, answer: Answer) -> None:
    assert ask_story(claim, *apart(story)).answer is answer


def test_a_changed_number_turns_the_answer() -> None:
    assert ask("The tanker lost 300 tonnes of oil in the storm.", english(PORT)).answer is Answer.SUPPORTED
    assert ask("The tanker lost 900 tonnes of oil in the storm.", english(PORT)).answer is Answer.CONTRADICTED


def test_a_negation_turns_the_answer() -> None:
    assert ask("The mayor has not opened the new bridge.", english(CANAL)).answer is Answer.CONTRADICTED


def test_relative_dates_count_from_the_day_of_the_claim() -> None:
    article = english(PORT, published=dt.date(2022, 3, 3))
    claim = "The port authority closed the northern channel yesterday."
    assert ask(claim, article, day=dt.date(2022, 3, 2)).answer is Answer.SUPPORTED
    assert ask(claim, article, day=dt.date(2022, 3, 4)).answer is not Answer.SUPPORTED


def test_silence_is_no_answer_and_has_no_evidence() -> None:
    found = ask("The opera house postponed its premiere.", english(PORT), english(CANAL, "b"))
    assert found.answer is Answer.NO_COMPARABLE_STATEMENT
    assert found.evidence == ()
    assert [document.id for document in found.silent] == ["a", "b"]


def test_support_that_leaves_a_fact_open_decides_nothing() -> None:
    claim = "The tanker lost 300 tonnes of oil in the storm on 5 March 2020."
    found = ask(claim, english(PORT))
    assert any(verdict.label is Label.COMPATIBLE for verdict in found.evidence)
    assert found.answer is Answer.UNDECIDED
    assert [claim[fact.start : fact.end] for fact in found.unsupported] == ["5 March 2020"]


def test_more_than_a_number_bears_out_no_larger_one() -> None:
    article = english(PORT.replace("lost 300", "lost more than 200"))
    found = ask("The tanker lost 300 tonnes of oil in the storm.", article)
    assert found.answer is Answer.UNDECIDED


def test_a_month_bears_out_no_single_day_but_a_day_its_month() -> None:
    month = english("The ministry published both drafts in December 2021. Nobody replied.")
    day = english("The ministry published both drafts on 17 December 2021. Nobody replied.")
    assert ask("The ministry published both drafts on 17 December 2021.", month).answer is Answer.UNDECIDED
    assert ask("The ministry published both drafts in December 2021.", day).answer is Answer.SUPPORTED


def test_evidence_points_at_the_words_on_both_sides() -> None:
    claim = "The tanker lost 900 tonnes of oil in the storm."
    (found,) = ask(claim, english(PORT)).evidence
    assert found.alignment.b.text == "The tanker lost 300 tonnes of oil in the storm."
    assert [claim[mark.start : mark.end] for mark in found.marks_a] == ["900 tonnes"]
    assert [PORT[mark.start : mark.end] for mark in found.marks_b] == ["300 tonnes"]


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = apart("geneva-guarantees")
    claim = MIXED[0][1]
    forth, back = ask_story(claim, *articles), ask_story(claim, *reversed(articles))
    assert forth.answer is back.answer
    assert {v.alignment.b for v in forth.evidence} == {v.alignment.b for v in back.evidence}


def test_a_claim_of_two_sentences_is_one_statement() -> None:
    claim = claim_document("The tanker lost oil. It was 300 tonnes.", "en", None)
    (statement,) = stated(claim, ENCODER).statements
    assert statement.text == claim.text


class Deny:
    """An NLI model that calls every pair a contradiction, and keeps what it was asked."""

    name = "deny"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        self.asked += pairs
        return np.tile(np.array([0.0, 0.0, 1.0], np.float32), (len(pairs), 1))


def test_a_model_is_asked_where_the_rules_are_silent() -> None:
    model = Deny()
    claim = claim_document("The tanker sank outside the port during the storm.", "en", None)
    found = check(claim, [english(PORT)], ENCODER, SETTINGS, nli=model)
    assert model.asked
    assert all({claim.text} & set(pair) for pair in model.asked)
    assert found.answer is Answer.CONTRADICTED
    assert {verdict.rule for verdict in found.evidence} == {"nli-contradiction"}
