import numpy as np
import pytest
from building import statement

from compare.facts import extract
from compare.judge import judge_pending
from compare.languages import load
from compare.types import Alignment, Article, Label, Verdict


def article(name: str, text: str, language: str = "en", published: str | None = None) -> Article:
    """An article of one sentence, with the facts that the product finds in it."""
    one = statement(text, language, published, name)
    return Article(one.document, (one,), extract([one], load(language)), np.ones((1, 1), np.float32))


SILENT = "NATO has not yet answered Russia on the deployment of missiles."
ANSWER = "Washington and NATO answered in writing on the deployment of missiles."


def test_silence_and_the_later_answer_are_an_update():
    found = judge_pending((article("a", SILENT), article("b", ANSWER)), ())
    assert [(v.label, v.alignment.a.document.id, v.alignment.b.document.id) for v in found] == [
        (Label.UPDATES, "a", "b")
    ]
    assert "order inferred" in found[0].explanation


def test_the_order_of_the_articles_makes_no_difference():
    a, b = article("a", SILENT), article("b", ANSWER)
    forth, back = judge_pending((a, b), ()), judge_pending((b, a), ())
    assert [(v.alignment.a, v.alignment.b) for v in forth] == [(v.alignment.a, v.alignment.b) for v in back]


def test_known_days_are_believed():
    silent = article("a", SILENT, published="2021-12-24")
    later = judge_pending((silent, article("b", ANSWER, published="2022-01-30")), ())
    assert len(later) == 1
    assert "order inferred" not in later[0].explanation
    assert not judge_pending((silent, article("b", ANSWER, published="2021-12-20")), ())


@pytest.mark.parametrize(
    "text",
    [
        "The African Union answered in writing on the deployment of missiles.",
        "NATO answered questions of reporters.",
        "NATO will answer on the missiles in writing.",
        "NATO has not answered on the missiles.",
        "Once NATO had met and the ministers had gone home for the long weekend, reporters answered on missiles.",
    ],
)
def test_another_actor_matter_or_stance_is_no_update(text: str):
    assert not judge_pending((article("a", SILENT), article("b", text)), ())


def test_across_languages_two_names_are_shared():
    silent = article("a", "لم يرد حلف الناتو بعد على مقترحات روسيا.", "ar")
    assert judge_pending((silent, article("b", "NATO answered Russia in writing.")), ())
    assert not judge_pending((silent, article("b", "NATO answered in writing.")), ())


def test_what_an_aligned_pair_says_already_is_left_to_it():
    a, b = article("a", SILENT), article("b", ANSWER)
    link = Alignment(a.statements[0], b.statements[0], 0.5, 0.2)
    assert not judge_pending((a, b), (Verdict(link, Label.UPDATES, "not-yet-done", "why"),))
