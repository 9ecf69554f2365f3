"""What an NLI model may say of a pair: where it is asked, what it may change, and when it abstains."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from building import pair, statement

from compare.judge import Pair, judge, judge_all
from compare.judge.nli import CONTRADICTION, DOUBT, ENTAILMENT, Opinion, asks
from compare.settings import Settings
from compare.types import DisputeKind, Label, Scores, Verdict

SETTINGS = Settings()


class Says:
    """A model that gives every pair the same scores, and keeps what it was asked; the way back may differ."""

    name = "says"

    def __init__(self, entailment: float, neutral: float, contradiction: float, back: Scores | None = None) -> None:
        self.forth = (entailment, neutral, contradiction)
        self.back = (back.entailment, back.neutral, back.contradiction) if back else self.forth
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        self.asked += pairs
        half = len(pairs) // 2
        return np.array([self.forth] * half + [self.back] * half, np.float32).reshape(len(pairs), 3)


def told(a: str, b: str, similarity: float = 0.7, *, lone: bool = False) -> Pair:
    return replace(pair(statement(a), statement(b, name="b"), similarity), lone=lone)


def verdict(one: Pair, model: Says | None) -> Verdict:
    ((found,),) = judge_all([one], SETTINGS, model)
    return found


PLAIN = ("The bridge trembled in the wind.", "Gusts shook the crossing.")
ALIKE = ("The old bridge trembled in the wind.", "The old bridge swayed in the wind.")


def test_a_pair_that_no_rule_can_compare_is_asked_in_both_directions() -> None:
    model = Says(0.1, 0.8, 0.1)
    assert verdict(told(*PLAIN), model).rule == "no-rule"
    assert model.asked == [PLAIN, PLAIN[::-1]]


@pytest.mark.parametrize(
    ("back", "label"), [(None, Label.AGREES), (Scores(0.1, 0.85, 0.05), Label.COMPATIBLE)], ids=["both ways", "one way"]
)
def test_entailment_is_an_agreement_and_in_one_direction_a_compatible_one(back: Scores | None, label: Label) -> None:
    found = verdict(told(*PLAIN), Says(0.9, 0.05, 0.05, back))
    assert (found.label, found.rule) == (label, ENTAILMENT)
    assert found.scores == Scores(*(pytest.approx(value, abs=1e-6) for value in (0.9, 0.05, 0.05)))


def test_in_a_report_only_what_is_all_but_sure_is_a_contradiction() -> None:
    sure, likely = Says(0.01, 0.01, 0.98), Says(0.1, 0.1, 0.8)
    found = verdict(told(*PLAIN), sure)
    assert (found.label, found.kind, found.rule) == (Label.CONFLICTS, DisputeKind.CONTENT, CONTRADICTION)
    assert verdict(told(*PLAIN), likely).label is Label.UNDECIDED
    assert verdict(told(*PLAIN, lone=True), likely).label is Label.CONFLICTS


def test_a_contradiction_has_no_direction() -> None:
    lopsided = Says(0.0, 0.1, 0.9, Scores(0.1, 0.6, 0.3))
    assert verdict(told(*PLAIN, lone=True), lopsided).label is Label.UNDECIDED
    assert Opinion(Scores(0.0, 0.1, 0.9), Scores(0.1, 0.6, 0.3)).contradiction == pytest.approx(0.6)


def test_like_words_that_the_model_doubts_are_no_agreement() -> None:
    one = told(*ALIKE, similarity=0.9)
    assert verdict(one, None).label is Label.AGREES
    assert verdict(one, Says(0.7, 0.2, 0.1)).label is Label.AGREES
    found = verdict(one, Says(0.1, 0.3, 0.6))
    assert (found.label, found.rule) == (Label.UNDECIDED, DOUBT)


def test_figures_are_doubted_in_one_language_and_left_to_the_rules_in_two() -> None:
    likely = Says(0.02, 0.02, 0.96)
    one = told("The pipeline is 100 miles long.", "The pipeline has a length of 100 miles.", lone=True)
    two = replace(
        pair(statement("The pipeline is 100 miles long."), statement("طول خط الأنابيب 161 كيلومترا.", "ar", name="b")),
        lone=True,
    )
    assert verdict(one, likely).rule == DOUBT
    assert verdict(two, likely).label is Label.AGREES
    assert verdict(two, Says(0.0, 0.01, 0.99)).rule == DOUBT


def test_may_is_no_agreement_with_will() -> None:
    may = told("The party may boycott the vote.", "The party boycotts the vote.", lone=True)
    assert verdict(may, Says(0.95, 0.03, 0.02)).label is Label.UNDECIDED


def test_an_entailment_does_not_pass_over_a_difference() -> None:
    two = told("Anna Keller opened the meeting.", "Peter Hansen chaired the session.")
    assert verdict(two, Says(0.95, 0.03, 0.02)).label is not Label.AGREES


def test_outside_the_gate_a_report_hears_no_contradiction_and_whoever_brings_the_pair_does() -> None:
    sure = Says(0.01, 0.01, 0.98)
    assert verdict(told(*PLAIN, similarity=0.3), sure).label is Label.UNDECIDED
    assert verdict(told(*PLAIN, similarity=0.3, lone=True), sure).label is Label.CONFLICTS


def test_quotations_that_contradict_are_a_matter_of_the_quote() -> None:
    one = told('"The talks were easy," said Anna Keller.', '"We had a hard time," said Anna Keller.', lone=True)
    found = verdict(one, Says(0.0, 0.05, 0.95))
    assert (found.label, found.kind) == (Label.CONFLICTS, DisputeKind.QUOTE)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Coach Anna Keller led the team.", "Trainer Peter Hansen was in charge.", DisputeKind.NAME),
        ("The fair was held in Munich.", "Hamburg was host to the fair.", DisputeKind.PLACE),
        ("The board accepted the bid.", "The directors rejected the bid.", DisputeKind.CONTENT),
        ("Anna Keller accepted the bid.", "Peter Hansen would not, he rejected the bid.", DisputeKind.CONTENT),
    ],
    ids=["persons", "places", "opposites", "two-things-differ"],
)
def test_a_contradiction_is_of_the_one_kind_in_which_the_rules_see_a_difference(
    a: str, b: str, kind: DisputeKind
) -> None:
    found = verdict(told(a, b, similarity=0.5, lone=True), Says(0.0, 0.01, 0.99))
    assert (found.label, found.kind, found.rule) == (Label.CONFLICTS, kind, CONTRADICTION)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The drafts were published on 17 December 2021.", "The drafts were published on 15 December 2021."),
        ("Egypt cut the price of bread.", "Norway cut the price of fuel."),
    ],
    ids=["conflict", "another country"],
)
def test_what_a_rule_has_decided_is_not_asked(a: str, b: str) -> None:
    one = told(a, b, similarity=0.9)
    assert not asks(judge(one, SETTINGS))
    model = Says(1.0, 0.0, 0.0)
    judge_all([one], SETTINGS, model)
    assert model.asked == []
