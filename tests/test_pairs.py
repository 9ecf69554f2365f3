"""Two texts judged as one pair: in the steps of a report, each pair for itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.pairs import UNRELATED, Judgement, Text, judge_texts
from compare.pipeline import compare
from compare.settings import Settings
from compare.types import Alignment, DisputeKind, Document, FindingType, Label, Scores, Statement, Verdict

FERRY_AR = Text("وصلت العبّارة إلى ميناء بيريوس في 12 آذار/مارس 2021.", "ar")
FERRY_EN = Text("The ferry reached the port of Piraeus on 12 March 2021.", "en")
FERRY_LATE = Text("Le ferry est arrivé au port du Pirée le 14 mars 2021.", "fr")
ORCHESTRA = Text("Оркестр сыграл новую симфонию молодого композитора.", "ru")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


class Counting:
    """An NLI model that says how long the texts are."""

    name = "counting"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Any:
        return np.array([[len(a), len(b), 0] for a, b in pairs], np.float32)


def label(a: Text, b: Text, encoder: Encoder) -> tuple[Label, tuple[DisputeKind, ...]]:
    (judgement,) = judge_texts([(a, b)], encoder, Settings())
    return judgement.label, judgement.kinds


def test_one_day_in_two_languages_agrees_and_another_day_conflicts(encoder: Encoder) -> None:
    assert label(FERRY_AR, FERRY_EN, encoder) == (Label.AGREES, ())
    assert label(FERRY_EN, FERRY_LATE, encoder) == (Label.CONFLICTS, (DisputeKind.DATE,))


def test_what_no_report_would_link_is_another_event(encoder: Encoder) -> None:
    (judgement,) = judge_texts([(FERRY_EN, ORCHESTRA)], encoder, Settings())
    assert (judgement.label, judgement.leading.rule, judgement.kinds) == (Label.DIFFERENT_EVENT, UNRELATED, ())
    assert 0 <= judgement.leading.alignment.similarity < 0.4


def test_a_pair_is_judged_alike_alone_and_among_others(encoder: Encoder) -> None:
    pairs = [(FERRY_AR, FERRY_EN), (FERRY_EN, FERRY_LATE), (ORCHESTRA, FERRY_AR), (FERRY_LATE, FERRY_EN)]
    together = judge_texts(pairs, encoder, Settings())
    alone = [judge_texts([pair], encoder, Settings())[0] for pair in pairs]

    def seen(judgement: Judgement) -> tuple[Label, str, str, float]:
        leading = judgement.leading
        return judgement.label, leading.rule, leading.explanation, leading.alignment.similarity

    assert list(map(seen, together)) == list(map(seen, alone))
    assert judge_texts([], encoder, Settings()) == []


def test_a_report_on_the_same_two_texts_finds_the_same_conflict(encoder: Encoder) -> None:
    documents = [
        Document(name, text.text, language=text.language) for name, text in (("a", FERRY_EN), ("b", FERRY_LATE))
    ]
    (discrepancy,) = compare(documents, encoder, Settings()).of_type(FindingType.DISCREPANCY)
    (judgement,) = judge_texts([(FERRY_EN, FERRY_LATE)], encoder, Settings())
    assert (judgement.leading.rule, judgement.leading.kind) == (discrepancy.rule, discrepancy.kind)


def test_relative_days_count_from_the_day_of_their_own_text(encoder: Encoder) -> None:
    words = "The ferry reached the port of Piraeus "
    yesterday = Text(words + "yesterday.", "en", dt.date(2021, 3, 13))
    assert label(yesterday, FERRY_EN, encoder)[0] is Label.AGREES
    later = Text(words + "yesterday.", "en", dt.date(2021, 3, 16))
    assert label(later, FERRY_EN, encoder) == (Label.CONFLICTS, (DisputeKind.DATE,))


def test_several_sentences_are_one_statement(encoder: Encoder) -> None:
    longer = Text(FERRY_EN.text + " It carried 300 passengers.\n\nNobody was hurt.", "en")
    (judgement,) = judge_texts([(longer, FERRY_LATE)], encoder, Settings())
    assert judgement.leading.alignment.a.text == longer.text
    assert judgement.kinds == (DisputeKind.DATE,)


@pytest.mark.parametrize("empty", ["", " ", "\u200b", "…", "\n\n"])
def test_a_text_without_words_is_answered_too(encoder: Encoder, empty: str) -> None:
    assert label(Text(empty, "und"), FERRY_EN, encoder)[0] in (Label.DIFFERENT_EVENT, Label.UNDECIDED)


def test_scores_are_those_of_the_own_pair_with_a_as_premise(encoder: Encoder) -> None:
    pairs = [(FERRY_AR, FERRY_EN), (ORCHESTRA, FERRY_LATE)]
    found = judge_texts(pairs, encoder, Settings(), Counting())
    assert [judgement.scores for judgement in found] == [Scores(len(a.text), len(b.text), 0.0) for a, b in pairs]
    assert judge_texts(pairs[:1], encoder, Settings())[0].scores is None


def verdict(label: Label, kind: DisputeKind | None) -> Verdict:
    statement = Statement(Document("a", "x"), 0, 1)
    return Verdict(Alignment(statement, statement, 1.0, 1.0), label, f"rule-{kind}", "why", kind)


def test_the_kind_that_is_listed_first_leads_and_a_conflict_outranks_an_update() -> None:
    both = Judgement(
        (
            verdict(Label.UPDATES, DisputeKind.DATE),
            verdict(Label.CONFLICTS, DisputeKind.POLARITY),
            verdict(Label.CONFLICTS, DisputeKind.NUMBER),
        )
    )
    assert both.label is Label.CONFLICTS
    assert both.kinds == (DisputeKind.NUMBER, DisputeKind.POLARITY)
    assert both.leading.rule == "rule-number"


def test_a_doubted_conflict_has_no_kind() -> None:
    doubted = Judgement((verdict(Label.UNDECIDED, DisputeKind.DATE),))
    assert (doubted.label, doubted.kinds) == (Label.UNDECIDED, ())
