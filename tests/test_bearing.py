"""What a statement holds of a claim, and what that makes of the rules' and a model's verdicts."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from compare.bearing import Held, held
from compare.claims import check, claim_document, stated
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.settings import Settings
from compare.types import Answer, Document, Label

ENCODER, SETTINGS = load_encoder(), Settings()


def holds(claim: str, text: str, language: str = "en") -> Held:
    """What the last statement of a text holds of a claim."""
    article = take_apart(Document("a", text, language=language), ENCODER)
    return held(stated(claim_document(claim, language, None), ENCODER), article, len(article.statements) - 1)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Trump fired Flynn in February.", "Trump fired Flynn in February because he had misled the vice president."),
        ("The mayor opened the bridge.", "On Monday the mayor of the town opened the new bridge."),
        ("Ana Lopes signed the treaty.", "In Lisbon Ms Lopes signed the long treaty."),
        ("Anna Bauer signed the treaty.", "Anna Bauer chairs the council. She said: Bauer signed the treaty."),
    ],
)
def test_a_claim_that_stands_there_is_held(claim: str, text: str) -> None:
    assert holds(claim, text).whole


def test_words_that_are_not_there_are_named() -> None:
    claim = "The mayor opened the new bridge and the harbour."
    found = holds(claim, "The mayor opened the old bridge.")
    assert [claim[span.start : span.end] for span in found.missing] == ["harbour"]
    assert found.share is not None
    assert 0.5 < found.share < 1
    assert not found.whole


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Paul Weber thanked Ana Lopes.", "Ana Lopes thanked Paul Weber."),
        ("Ana Lopes opened the bridge.", "Paul Weber opened the bridge."),
    ],
)
def test_names_that_stand_otherwise_turn_it(claim: str, text: str) -> None:
    assert holds(claim, text).turned


def test_names_are_compared_in_two_languages_too() -> None:
    claim = stated(claim_document("Angela Merkel a remercié Emmanuel Macron.", "fr", None), ENCODER)
    same, turned = (
        take_apart(Document("a", text, language="en"), ENCODER)
        for text in ("Angela Merkel thanked Emmanuel Macron.", "Emmanuel Macron thanked Angela Merkel.")
    )
    assert not held(claim, same, 0).turned
    assert held(claim, turned, 0).turned
    assert held(claim, same, 0).share is None


def test_another_person_between_crosses_it() -> None:
    claim = "Romney supports the tax."
    assert holds(claim, "Romney said that Barack Obama supports the tax.").crossed


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The mayor opened the bridge.", "The mayor has not opened the bridge."),
        ("The mayor opened the bridge.", "The mayor may open the bridge."),
        ("The mayor opened the bridge.", "The mayor is expected to open the bridge."),
        ("Sandi Jackson pleaded not guilty to fraud.", "Sandi Jackson pleaded guilty to fraud."),
    ],
)
def test_a_denial_or_a_doubt_is_no_support(claim: str, text: str) -> None:
    assert not holds(claim, text).whole


def test_one_negation_alone_is_a_denial() -> None:
    found = holds("The bank account was not hacked.", "The bank account was hacked by a boy of twelve.")
    assert len(found.denied) == 1
    assert holds("The bank account was hacked.", "The bank account was hacked by a boy of twelve.").denied == ()


class Says:
    """An NLI model that gives every pair the same scores."""

    name = "says"

    def __init__(self, entailment: float, contradiction: float) -> None:
        self.row = np.array([entailment, 1 - entailment - contradiction, contradiction], np.float32)

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[Any]:
        return np.tile(self.row, (len(pairs), 1))


def answer(claim: str, text: str, model: Says | None, language: str = "en") -> Answer:
    asked = claim_document(claim, language, None)
    return check(asked, [Document("a", text, language="en")], ENCODER, SETTINGS, nli=model).answer


REWORDED = "The tanker Aurora ran into rough weather."
STORM = (
    "The tanker Aurora, on its way to Lagos with oil for a Greek owner, met bad weather and lost a day. "
    "Nobody was hurt. The port stayed shut."
)


def test_other_words_need_a_model_that_is_sure() -> None:
    assert answer(REWORDED, STORM, Says(0.97, 0.01)) is Answer.SUPPORTED
    assert answer(REWORDED, STORM, Says(0.65, 0.10)) is Answer.UNDECIDED
    assert answer(REWORDED, STORM, Says(0.01, 0.98)) is Answer.CONTRADICTED


def test_a_model_is_not_believed_where_names_are_turned() -> None:
    text = "Ana Lopes thanked Paul Weber for his long letter. The council met on Monday. Nobody else spoke."
    assert answer("Paul Weber thanked Ana Lopes for her letter.", text, Says(0.99, 0.0)) is not Answer.SUPPORTED


def test_in_two_languages_a_model_is_not_believed_of_another_person() -> None:
    model = Says(0.97, 0.02)
    claim = "طالب سامي حداد بوقف إطلاق النار."
    assert answer(claim, "Sami Haddad called for a ceasefire.", model, "ar") is Answer.SUPPORTED
    assert answer(claim, "Sami Haddad called on Peter Hansen for a ceasefire.", model, "ar") is not Answer.SUPPORTED


def test_a_sure_model_doubts_an_agreement_of_wording() -> None:
    claim = "The mayor opened the new bridge over the river."
    text = "The mayor opened the new bridge over the river on Monday. Buses run again. The market is shut."
    assert answer(claim, text, None) is Answer.SUPPORTED
    assert answer(claim, text, Says(0.0, 0.99)) is not Answer.SUPPORTED


def test_a_rounded_figure_is_no_contradiction() -> None:
    claim = claim_document("The committee bought a watch for $43,350.", "en", None)
    text = "The committee bought a watch for $43,000. It met on Monday. Nobody else spoke."
    found = check(claim, [Document("a", text, language="en")], ENCODER, SETTINGS)
    assert found.answer is Answer.UNDECIDED
    assert {verdict.label for verdict in found.evidence} == {Label.UNDECIDED}
    other = text.replace("43,000", "53,000")
    assert check(claim, [Document("a", other, language="en")], ENCODER, SETTINGS).answer is Answer.CONTRADICTED


def test_a_headline_in_capitals_is_not_held_by_a_name_alone() -> None:
    claim = "White House Responds To New Allegations Against Roy Moore"
    assert not holds(claim, "Roy Moore is leading. Moore did take her home, she said.").whole
    assert holds("Roy Moore Defends Old Allegations", "Roy Moore defends the old allegations in a speech.").whole
