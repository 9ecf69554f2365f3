"""What was expected against what came of it."""

import datetime as dt
from dataclasses import replace

import pytest
from building import pair, statement

from compare.grammar.dates import find_dates
from compare.grammar.polarity import find_polarity
from compare.judge import judge
from compare.languages import load
from compare.settings import Settings
from compare.types import DisputeKind, Label

VISITORS = [
    ("en", "Organisers expect 30,000 visitors at the fair.", "40,000 visitors came to the fair."),
    ("ar", "يتوقع المنظمون حضور 30 ألف زائر.", "حضر المعرض 40 ألف زائر."),
    ("ru", "Организаторы ожидают 30 тысяч посетителей.", "На ярмарку пришли 40 тысяч посетителей."),
    ("uk", "Організатори очікують 30 тисяч відвідувачів.", "На ярмарок прийшли 40 тисяч відвідувачів."),
    ("fr", "Les organisateurs attendent 30 000 visiteurs.", "La foire a accueilli 40 000 visiteurs."),
    ("de", "Erwartet werden 30.000 Besucher.", "Zur Messe kamen 40.000 Besucher."),
    ("es", "Se esperan 30.000 visitantes en la feria.", "La feria recibió a 40.000 visitantes."),
    ("tr", "Fuarda 30 bin ziyaretçi bekleniyor.", "Fuara 40 bin ziyaretçi geldi."),
    ("fa", "انتظار می‌رود ۳۰ هزار نفر در جشنواره شرکت کنند.", "۴۰ هزار نفر در جشنواره شرکت کردند."),
    ("he", "30 אלף מבקרים צפויים להגיע ליריד.", "40 אלף מבקרים הגיעו ליריד."),
    ("zh", "预计有3万名游客参加展会。", "共有4万名游客参加了展会。"),
]


def verdict(language, a, b, days=(None, None), similarity=0.9):
    sides = statement(a, language, days[0]), statement(b, language, days[1], name="b")
    return judge(pair(*sides, similarity), Settings())[0]


@pytest.mark.parametrize(("language", "expected", "came"), VISITORS, ids=[row[0] for row in VISITORS])
def test_an_outcome_updates_a_forecast(language, expected, came):
    for days in ((None, None), ("2023-01-01", "2023-02-01")):
        found = verdict(language, expected, came, days)
        assert (found.label, found.kind, found.rule) == (Label.UPDATES, DisputeKind.NUMBER, "forecast-outcome")
        assert verdict(language, came, expected, days[::-1]).label is Label.UPDATES


@pytest.mark.parametrize(("language", "expected", "came"), VISITORS, ids=[row[0] for row in VISITORS])
def test_a_forecast_after_the_outcome_and_two_outcomes_conflict(language, expected, came):
    assert verdict(language, expected, came, ("2023-03-01", "2023-02-01")).label is Label.CONFLICTS


def test_two_forecasts_and_two_outcomes_conflict():
    assert verdict("en", VISITORS[0][1], "Organisers expect 50,000 visitors at the fair.").label is not Label.UPDATES
    assert verdict("en", "35,000 visitors came to the fair.", VISITORS[0][2]).label is Label.CONFLICTS


def test_a_planned_day_and_the_day_it_was():
    found = verdict(
        "en",
        "The minister will visit the port on 4 May.",
        "The minister visited the port on 6 May.",
        ("2023-05-01", "2023-05-07"),
    )
    assert (found.label, found.kind) == (Label.UPDATES, DisputeKind.DATE)


STORM = [
    ("en", "Forecasters expect the storm to reach the coast on Thursday."),
    ("en", "The storm is likely to reach the coast on Thursday."),
    ("ar", "يتوقع خبراء الأرصاد وصول العاصفة يوم الخميس."),
    ("ar", "ستُعلَن النتائج يوم الخميس."),
    ("es", "Se espera que la tormenta llegue a la costa el jueves."),
    ("ru", "Синоптики ожидают, что шторм достигнет побережья в четверг."),
    ("uk", "Синоптики очікують шторм у четвер."),
    ("fr", "Les météorologues attendent la tempête jeudi."),
    ("de", "Meteorologen erwarten den Sturm am Donnerstag."),
    ("he", "החזאים צופים שהסערה תגיע ביום חמישי."),
]
PASSED = [
    ("en", "The report that analysts had expected came out on Thursday."),
    ("en", "The bank expects growth, its head said on Thursday."),
    ("fr", "La tempête attendue a frappé jeudi."),
    ("ru", "Ожидаемый шторм обрушился на город, сообщили в четверг."),
]


def day(language, text):
    (value,) = (fact.value for fact in statement_dates(language, text))
    return value.first


def statement_dates(language, text):
    return find_dates(text, load(language), dt.date(2024, 5, 18))


@pytest.mark.parametrize(("language", "text"), STORM)
def test_the_day_of_a_forecast_is_still_to_come(language, text):
    assert day(language, text) == dt.date(2024, 5, 23)


@pytest.mark.parametrize(("language", "text"), PASSED)
def test_a_day_of_which_a_verb_tells_is_past(language, text):
    assert day(language, text) == dt.date(2024, 5, 16)


def test_what_is_expected_of_somebody_is_planned_and_no_fact():
    def stances(language, text):
        return [(f.value.predicate, f.value.certainty) for f in find_polarity(text, load(language))]

    assert stances("en", "Forecasters expect the storm to reach the coast.") == [("arrive", "planned")]
    assert stances("ar", "توقع الخبراء نمو الاقتصاد هذا العام.") == [("rise", "planned")]
    assert stances("ru", "Аналитики ожидают прибытия делегации.") == [("arrive", "planned")]
    assert stances("en", "The bureau forecast that sales rose.") == [("rise", "fact")]


def test_a_weekday_that_was_forecast_and_the_one_that_came_across_languages():
    found = judge(
        pair(
            statement("Forecasters expect the storm to reach the coast on Thursday.", "en", "2023-10-17"),
            statement("El temporal alcanzó la costa el viernes.", "es", "2023-10-21", name="b"),
            0.45,
        ),
        Settings(),
    )[0]
    assert (found.label, found.kind) == (Label.UPDATES, DisputeKind.DATE)


def retold(a, b, days=(None, None)):
    sides = pair(statement(*a, days[0]), statement(*b, days[1], name="b"), 0.7)
    link = replace(sides.link, coverage=0.9)
    return judge(replace(sides, link=link), Settings())[0].label


def test_an_article_that_retells_the_other_tells_of_the_same_moment():
    a = ("Organisers expected 30,000 visitors at the fair.", "en")
    b = ("حضر المعرض 40 ألف زائر.", "ar")
    assert retold(a, b) is Label.CONFLICTS
    assert retold(b, a) is Label.CONFLICTS
    assert retold(a, b, ("2023-02-01", "2023-02-01")) is Label.CONFLICTS
    assert retold(a, b, ("2023-01-01", "2023-02-01")) is Label.UPDATES


def test_nobody_foresees_a_day_that_has_passed():
    a = "The ministry had expected the visit, and the minister visited the port on 4 May 2023."
    b = "The minister visited the port on 6 May 2023."
    assert verdict("en", a, b, ("2023-06-01", "2023-06-07")).label is Label.CONFLICTS


SCHEDULED = [
    ("en", "The first hearing is scheduled for {} May 2022.", "The first hearing will be held on {} May 2022."),
    ("ar", "من المقرر عقد الجلسة الأولى في {} مايو 2022.", "ستعقد الجلسة الأولى في {} مايو 2022."),
    ("ru", "Первое заседание назначено на {} мая 2022 года.", "Первое заседание пройдёт {} мая 2022 года."),
    ("uk", "Перше засідання призначено на {} травня 2022 року.", "Перше засідання відбудеться {} травня 2022 року."),
    ("fr", "La première audience est fixée au {} mai 2022.", "La première audience aura lieu le {} mai 2022."),
    (
        "de",
        "Die erste Sitzung ist für den {}. Mai 2022 angesetzt.",
        "Die erste Sitzung wird am {}. Mai 2022 stattfinden.",
    ),
    ("es", "La primera sesión está programada el {} de mayo de 2022.", "La primera sesión será el {} de mayo de 2022."),
]


@pytest.mark.parametrize(("language", "scheduled", "planned"), SCHEDULED, ids=[row[0] for row in SCHEDULED])
def test_two_days_of_one_plan_conflict(language, scheduled, planned):
    found = verdict(language, scheduled.format(12), planned.format(14))
    assert (found.label, found.kind) == (Label.CONFLICTS, DisputeKind.DATE)
