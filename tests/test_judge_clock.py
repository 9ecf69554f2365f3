"""Times of day: how they are said in words, and when two of them are a dispute."""

import datetime as dt

import pytest
from building import pair, statement

from compare.grammar.dates import find_dates
from compare.judge import judge
from compare.languages import load
from compare.settings import Settings
from compare.types import DateValue, DisputeKind, Label

IN_WORDS = [
    ("en", "The gates open at half past nine.", "09:30"),
    ("en", "It began at a quarter to eight in the evening.", "19:45"),
    ("ar", "بدأت الجلسة في الساعة السابعة والنصف مساء.", "19:30"),
    ("ar", "وصل القطار الساعة الثامنة إلا ربعا صباحا.", "07:45"),
    ("fr", "La séance a commencé à huit heures et quart.", "08:15"),
    ("de", "Die Sitzung begann um halb zehn.", "09:30"),
    ("de", "Der Zug kam um Viertel nach acht an.", "08:15"),
    ("es", "El acto empezó a las seis y media de la tarde.", "18:30"),
    ("ru", "Заседание началось в половине десятого.", "09:30"),
    ("uk", "Засідання почалося о пів на десяту.", "09:30"),
    ("tr", "Toplantı saat dokuz buçukta başladı.", "09:30"),
    ("fa", "جلسه ساعت نه و نیم آغاز شد.", "09:30"),
    ("he", "הישיבה נפתחה בשעה תשע וחצי.", "09:30"),
    ("zh", "会议于上午九点半开始。", "09:30"),
]
NO_TIMES = [
    ("en", "It weighed nine and a half tonnes."),
    ("fr", "Le vol a duré neuf heures et demie."),
    ("es", "Pesaba nueve y media toneladas."),
    ("ru", "Так было в половине случаев."),
    ("tr", "Dokuz buçuk milyon kişi oy kullandı."),
    ("ar", "تبرع بتسعة ونصف مليون."),
    ("zh", "过了两年半。"),
]
OTHER_TIMES = [
    (("The plane landed at 9:30 a.m.", "en"), ("هبطت الطائرة في الساعة 9:45 صباحا.", "ar")),
    (("Le feu s'est déclaré à 18 h 10.", "fr"), ("Пожар начался в 18:35.", "ru")),
    (("The siren sounded at 6.40 pm GMT.", "en"), ("Die Sirene ertönte um 20:40 Uhr GMT.", "de")),
]


def times(code, text):
    values = [fact.value for fact in find_dates(text, load(code), dt.date(2023, 5, 3))]
    return [value.time for value in values if isinstance(value, DateValue) and value.time]


def verdict(a, b, similarity=0.85):
    return judge(pair(statement(*a), statement(*b, name="b"), similarity), Settings())[0]


@pytest.mark.parametrize(("code", "text", "time"), IN_WORDS)
def test_halves_and_quarters_in_words(code, text, time):
    assert times(code, text) == [time]


@pytest.mark.parametrize(("code", "text"), NO_TIMES)
def test_a_half_of_something_is_no_time(code, text):
    assert times(code, text) == []


@pytest.mark.parametrize(("a", "b"), OTHER_TIMES)
def test_another_minute_is_a_dispute_over_the_date(a, b):
    for one, other in ((a, b), (b, a)):
        found = verdict(one, other)
        assert (found.label, found.kind, found.rule) == (Label.CONFLICTS, DisputeKind.DATE, "clock-time")


def test_the_same_time_in_figures_and_words_agrees():
    assert verdict(("The train left at 9:30 a.m.",), ("غادر القطار في الساعة التاسعة والنصف صباحا.", "ar")).label is (
        Label.AGREES
    )
    assert verdict(("The train left at 9 a.m.",), ("Der Zug fuhr um 9:20 Uhr ab.", "de")).label is Label.COMPATIBLE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The plane landed at 9:30 a.m.", "The plane landed at 11:30 a.m."),
        ("The plane landed at 9:30 a.m.", "The plane landed at 9:35 a.m."),
        ("The plane landed at 9:30 a.m. GMT.", "The plane landed at 11:45 a.m. Moscow time."),
    ],
    ids=["another zone", "rounded", "two zones"],
)
def test_what_zones_and_rounding_explain_is_no_dispute(a, b):
    assert verdict((a,), (b,), 0.95).label is not Label.CONFLICTS


def test_two_times_that_may_be_one_moment_do_not_agree_either():
    assert verdict(("The plane landed at 9 a.m.",), ("The plane landed at 11 a.m.",), 0.97).label is Label.UNDECIDED


def test_times_of_two_days_and_of_statements_less_alike_are_no_dispute():
    found = verdict(("On 3 May he spoke at 9:05 a.m.",), ("On 4 May he spoke at 9:40 a.m.",))
    assert found.rule != "clock-time"
    assert verdict(*OTHER_TIMES[0], 0.5).label is not Label.CONFLICTS
