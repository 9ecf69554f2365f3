"""Rule `speaker-differs`: one set of words, two speakers; and all that only looks like it."""

import pytest
from building import pair, statement

from compare.judge.pair import Pair
from compare.judge.speakers import RULE, speaker_differs
from compare.settings import Settings
from compare.types import DisputeKind, Label, Verdict

EN = '"The harbour will stay closed until the storm is over," '
FR = "« Le port restera fermé jusqu'à la fin de la tempête », "
RU = "«Порт останется закрытым до конца шторма», — "
AR = ': "سيبقى الميناء مغلقا حتى نهاية العاصفة"'
DIFFERENT = [
    ("en", EN + "Peter Novak said.", "en", EN + "said Alan Price, the mayor."),
    ("en", EN + "Peter Novak said.", "en", EN.replace("until", "... until") + "Mr. Alan Price told reporters."),
    ("en", EN + "Peter Novak said.", "fr", FR + "a déclaré Jean Dupont."),
    ("fr", FR + "a déclaré M. Jean Dupont à la presse.", "ru", RU + "сказал журналистам Иван Орлов."),
    ("ar", "قال سامي حداد" + AR, "ar", "وقال يوسف درويش" + AR),
    ("ar", "قال سامي حداد" + AR, "en", EN + "Peter Novak said."),
    ("ru", RU + "заявил Иван Орлов.", "ru", RU + "сообщил Пётр Смирнов."),
    (
        "en",
        "Peter Novak said that the old harbour would stay closed until the winter storms were over.",
        "en",
        "Alan Price said that the old harbour would stay closed until the winter storms were over.",
    ),
]
ALIKE = [
    ("one person", EN + "Peter Novak said.", EN + "said Novak, the mayor."),
    ("one person, another spelling", EN + "Dmitry Orlov said.", EN + "Dmitri Orlov said."),
    ("a pronoun", EN + "Peter Novak said.", EN + "he said."),
    ("a title", EN + "Peter Novak said.", EN + "the mayor said."),
    ("a source", EN + "Peter Novak said.", EN + "a source in the harbour said."),
    ("an agency", EN + "Peter Novak said.", EN + "Reuters reported."),
    ("his spokesman", EN + "Peter Novak said.", EN + "a spokesman for Alan Price said."),
    ("a spokesman by name", EN + "President Peter Novak said.", EN + "said spokesman Alan Price."),
    ("an aide", EN + "Peter Novak said.", EN + "Alan Price's lawyer said."),
    ("spoken about", EN + "Peter Novak said.", EN + "said Peter Novak of Alan Price."),
    ("other words", EN + "Peter Novak said.", '"The bridge needs a new roof and fresh paint," Alan Price said.'),
    ("common words", '"It is a disgrace," Peter Novak said.', '"It is a disgrace," Alan Price said.'),
    (
        "two people for one thing",
        "Peter Novak said that he would vote for the bill.",
        "Alan Price said that he would vote for the bill.",
    ),
]


def _verdict(a: str, code_a: str, b: str, code_b: str, similarity: float = 0.8) -> Verdict | None:
    return speaker_differs(_pair(a, code_a, b, code_b, similarity), Settings())


def _pair(a: str, code_a: str, b: str, code_b: str, similarity: float) -> Pair:
    return pair(statement(a, code_a, name="a"), statement(b, code_b, name="b"), similarity)


@pytest.mark.parametrize(("code_a", "a", "code_b", "b"), DIFFERENT)
def test_one_set_of_words_and_two_speakers(code_a: str, a: str, code_b: str, b: str) -> None:
    for verdict in (_verdict(a, code_a, b, code_b), _verdict(b, code_b, a, code_a)):
        assert verdict is not None
        assert (verdict.label, verdict.kind, verdict.rule) == (Label.CONFLICTS, DisputeKind.ATTRIBUTION, RULE)


@pytest.mark.parametrize(("why", "a", "b"), ALIKE, ids=[row[0] for row in ALIKE])
def test_what_is_no_difference_of_speakers(why: str, a: str, b: str) -> None:
    assert _verdict(a, "en", b, "en") is None
    assert _verdict(b, "en", a, "en") is None


def test_the_speakers_are_marked() -> None:
    a, b = EN + "Peter Novak said.", EN + "said Alan Price."
    verdict = _verdict(a, "en", b, "en")
    assert verdict is not None
    assert [a[m.start : m.end] for m in verdict.marks_a] == ["Peter Novak"]
    assert [b[m.start : m.end] for m in verdict.marks_b] == ["Alan Price"]


def test_across_languages_the_statements_must_be_alike() -> None:
    assert _verdict(EN + "Peter Novak said.", "en", FR + "a déclaré Jean Dupont.", "fr", similarity=0.5) is None


def test_a_paraphrase_in_another_language_is_no_evidence() -> None:
    told = "Jean Dupont a déclaré que le port resterait fermé jusqu'à la fin de la tempête."
    assert _verdict(EN + "Peter Novak said.", "en", told, "fr") is None
