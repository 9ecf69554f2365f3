"""What was expected against what came of it."""

import pytest
from building import pair, statement

from compare.judge import judge
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
