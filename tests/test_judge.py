import pytest
from building import pair, statement

from compare.judge import judge
from compare.settings import Settings
from compare.types import DisputeKind, Label


def verdicts(a, b, similarity=0.95):
    return judge(pair(a, b, similarity), Settings())


def label(a, b, similarity=0.95):
    found = verdicts(a, b, similarity)
    return found[0].label, found[0].kind


DRAFTS = [
    ("The ministry published both drafts on 17 December 2021.", "en"),
    ("نشرت الوزارة المسودتين في 17 كانون الأول/ديسمبر 2021.", "ar"),
    ("Министерство опубликовало оба проекта 17 декабря 2021 года.", "ru"),
    ("Le ministère a publié les deux projets le 17 décembre 2021.", "fr"),
]
OTHER_DAY = [
    ("Both drafts were made public by the ministry on December 15, 2021.", "en"),
    ("نشرت الوزارة مسودتي الاتفاقين في 15 ديسمبر 2021.", "ar"),
    ("Оба проекта были опубликованы министерством 15 декабря 2021 года.", "ru"),
    ("Les deux projets ont été publiés par le ministère le 15 décembre 2021.", "fr"),
]


@pytest.mark.parametrize("a", DRAFTS, ids=lambda row: row[1])
@pytest.mark.parametrize("b", DRAFTS, ids=lambda row: row[1])
def test_one_day_in_two_languages_agrees(a, b):
    assert label(statement(*a), statement(*b, name="b")) == (Label.AGREES, None)


@pytest.mark.parametrize("a", DRAFTS, ids=lambda row: row[1])
@pytest.mark.parametrize("b", OTHER_DAY, ids=lambda row: row[1])
def test_another_day_turns_the_verdict(a, b):
    assert label(statement(*a), statement(*b, name="b")) == (Label.CONFLICTS, DisputeKind.DATE)
    assert label(statement(*b), statement(*a, name="b")) == (Label.CONFLICTS, DisputeKind.DATE)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("About 100,000 soldiers stand there.", "يقف هناك 106 آلاف جندي.", Label.COMPATIBLE),
        ("There are 100,000 soldiers there.", "يقف هناك 175 ألف جندي.", Label.CONFLICTS),
        ("More than 100,000 troops stand there.", "يقف هناك 94 ألف جندي.", Label.CONFLICTS),
        ("The talks lasted two hours.", "استمرت المحادثات ساعتين.", Label.AGREES),
        ("The talks lasted eight hours.", "استمرت المحادثات ساعتين.", Label.CONFLICTS),
        ("Prices rose 5 percent.", "ارتفعت الأسعار بنسبة 8 في المئة.", Label.CONFLICTS),
        ("The flood killed 430 people.", "أدت الفيضانات إلى مقتل 430 شخصا.", Label.AGREES),
    ],
)
def test_quantities(a, b, wanted):
    assert label(statement(a), statement(b, "ar", name="b"))[0] is wanted


def test_what_is_counted_must_be_the_same():
    found = label(statement("The flood killed 40 people."), statement("The flood destroyed 90 houses.", name="b"))
    assert found[0] is not Label.CONFLICTS


def test_a_conflict_needs_the_same_event():
    a, b = statement(DRAFTS[0][0]), statement(OTHER_DAY[0][0], name="b")
    assert label(a, b, similarity=0.4)[0] is Label.UNDECIDED


def test_the_articles_own_days_are_no_dispute():
    a = statement("The spokesman said on Thursday that talks go on.", published="2021-12-16")
    b = statement("The spokesman said on Friday that talks go on.", published="2021-12-17", name="b")
    assert label(a, b)[0] is not Label.CONFLICTS


def test_the_same_days_in_articles_of_one_day_are_a_dispute():
    a = statement("The delegations met on Wednesday.", published="2021-12-17")
    b = statement("The delegations met on Thursday, 16 December.", published="2021-12-17", name="b")
    assert label(a, b) == (Label.CONFLICTS, DisputeKind.DATE)


def test_a_growing_toll_is_an_update_only_in_the_order_of_time():
    early = statement("The flood killed 40 people.", published="2022-03-01")
    late = statement("The flood killed 57 people.", published="2022-03-02", name="b")
    shrunk = statement("The flood killed 30 people.", published="2022-03-02", name="b")
    assert label(early, late) == (Label.UPDATES, DisputeKind.NUMBER)
    assert label(late, early)[0] is Label.UPDATES
    assert label(early, shrunk)[0] is Label.CONFLICTS


def test_marks_point_at_the_disputed_words():
    a, b = statement(DRAFTS[0][0]), statement(OTHER_DAY[1][0], "ar", name="b")
    found = verdicts(a, b)[0]
    assert [a.document.text[m.start : m.end] for m in found.marks_a] == ["17 December 2021"]
    assert "15 ديسمبر 2021" in b.document.text[found.marks_b[0].start : found.marks_b[0].end]
