"""Rule `told-whom`: X told Y is not Y told X, in any order of words; meeting is the same from both sides."""

import pytest
from building import pair, statement

from compare.judge.roles import RULE, told_whom
from compare.settings import Settings
from compare.types import DisputeKind, Label, Verdict

EXCHANGED = [
    (
        "en",
        "Peter Novak told Alan Price that the port was closed.",
        "en",
        "Alan Price told Peter Novak that the port was closed.",
    ),
    ("en", "Peter Novak accused Alan Price of neglect.", "en", "Peter Novak was accused by Alan Price of neglect."),
    (
        "ru",
        "Иван Орлов сообщил Петру Смирнову, что порт закрыт.",
        "ru",
        "Ивану Орлову сообщил Пётр Смирнов, что порт закрыт.",
    ),
    ("ar", "سامي حداد أبلغ يوسف درويش أن الميناء مغلق.", "ar", "قال يوسف درويش لسامي حداد إن الميناء مغلق."),
    ("fr", "Pierre Martin a remercié Jean Dupont.", "fr", "Jean Dupont a remercié Pierre Martin."),
    (
        "en",
        "Jake Sullivan told Yuri Orlov that the port was closed.",
        "ru",
        "Юрий Орлов сообщил Джейку Салливану, что порт закрыт.",
    ),
]
SAME = [
    (
        "Peter Novak told Alan Price that the port was closed.",
        "Alan Price was told by Peter Novak that the port was closed.",
    ),
    ("Peter Novak met Alan Price in the harbour.", "Alan Price met Peter Novak in the harbour."),
    ("Peter Novak told Alan Price that Moscow was ready.", "Alan Price told Peter Novak that Washington was ready."),
    (
        "Peter Novak told Alan Price that Moscow was ready for talks.",
        "Alan Price told Peter Novak that Washington was ready for talks in the light of what Moscow had proposed.",
    ),
    (
        "Peter Novak told Alan Price that the ferry was ready to leave.",
        "Alan Price told Peter Novak that the harbour would need a pilot.",
    ),
    ("Peter Novak called Alan Price on 3 May 2021.", "Alan Price called Peter Novak on 5 May 2021."),
    ("Peter Novak called Alan Price.", "Peter Novak called Alan Price, and Alan Price called Peter Novak."),
    ("Peter Novak called Alan Price.", "Alan Price thanked Peter Novak."),
]


def _verdict(a: str, code_a: str, b: str, code_b: str, similarity: float = 0.9) -> Verdict | None:
    sides = statement(a, code_a, name="a"), statement(b, code_b, name="b")
    return told_whom(pair(*sides, similarity), Settings())


@pytest.mark.parametrize(("code_a", "a", "code_b", "b"), EXCHANGED)
def test_actor_and_receiver_exchanged(code_a: str, a: str, code_b: str, b: str) -> None:
    for verdict in (_verdict(a, code_a, b, code_b), _verdict(b, code_b, a, code_a)):
        assert verdict is not None
        assert (verdict.label, verdict.kind, verdict.rule) == (Label.CONFLICTS, DisputeKind.ATTRIBUTION, RULE)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_what_does_not_conflict(a: str, b: str) -> None:
    assert _verdict(a, "en", b, "en") is None
    assert _verdict(b, "en", a, "en") is None


def test_statements_that_are_not_alike_may_tell_two_things() -> None:
    _, a, _, b = EXCHANGED[0]
    assert _verdict(a, "en", b, "en", similarity=0.6) is None
