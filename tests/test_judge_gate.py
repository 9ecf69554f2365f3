"""The same-event gate: what closes it, what opens it, and how much likeness is needed for it."""

from dataclasses import replace

import pytest
from building import pair, statement

from compare.judge import judge
from compare.judge.anchors import anchors
from compare.judge.gate import Event, same_event
from compare.settings import Settings
from compare.types import DisputeKind, Label


def confronted(a, b, similarity=0.9, margin=1.1):
    found = pair(statement(*a), statement(*b, name="b"), similarity)
    return replace(found, link=replace(found.link, margin=margin))


ELSEWHERE = [
    (("Chile raised the retirement age.", "en"), ("Польша повысила пенсионный возраст.", "ru")),
    (("Les cheminots italiens sont en grève.", "fr"), ("أضرب عمال السكك الحديدية في الهند.", "ar")),
    (("Teachers in Kenya walked out.", "en"), ("Lehrer in Schweden streiken.", "de")),
    (("أعلنت ماليزيا حالة الطوارئ بعد الفيضانات.", "ar"), ("Brasil declaró el estado de emergencia.", "es")),
    (("Inflation in Japan fell to 2 percent.", "en"), ("تراجع التضخم في المغرب إلى 4 في المئة.", "ar")),
    (("Canada's parliament passed the budget.", "en"), ("Парламент Армении принял бюджет.", "ru")),
]


@pytest.mark.parametrize(("a", "b"), ELSEWHERE)
def test_the_same_news_of_two_countries_is_two_events(a, b):
    assert same_event(confronted(a, b), Settings()) is Event.DIFFERENT
    assert same_event(confronted(b, a), Settings()) is Event.DIFFERENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bomb exploded in Mosul.", "The bomb exploded in Iraq."),
        ("The talks in Geneva failed.", "The Swiss talks failed."),
        ("Peru and Chile closed the border.", "Chile closed the border with Bolivia."),
        ("Angela Merkel spoke in Germany.", "Angela Merkel spoke in France."),
        ("The fire in Spain killed 137 people.", "The fire in Italy killed 137 people."),
    ],
    ids=["within", "adjective", "one-shared", "person", "odd-figure"],
)
def test_what_is_shared_keeps_the_gate_open(a, b):
    assert same_event(confronted((a,), (b,)), Settings()) is Event.SAME


def test_another_town_on_the_same_day_stays_a_conflict():
    found = judge(
        confronted(("The talks on 10 January were held in Geneva.",), ("جرت محادثات 10 يناير في فيينا.", "ar")),
        Settings(),
    )
    assert (found[0].label, found[0].kind) == (Label.CONFLICTS, DisputeKind.PLACE)


def test_two_parties_with_two_figures_are_two_events():
    a, b = (
        ("The draft treaty with the United States has eight articles.",),
        ("يتألف مشروع الاتفاق مع الناتو من تسع مواد.", "ar"),
    )
    assert anchors(confronted(a, b)).elsewhere
    same = ("The draft agreement with NATO has eight articles.",)
    assert not anchors(confronted(a, same)).elsewhere


@pytest.mark.parametrize(
    ("a", "b", "similarity", "wanted"),
    [
        ("The embassy was closed.", "Посольство закрыли.", 0.42, Event.SAME),
        ("The embassy was closed.", "Посольство закрыли.", 0.39, Event.UNSURE),
        ("The flood killed 40.", "Наводнение унесло жизни 57 человек.", 0.42, Event.SAME),
        ("Workers in France want more money.", "Рабочие Франции хотят больше денег.", 0.42, Event.UNSURE),
        ("Workers in France want more money.", "Рабочие Франции хотят больше денег.", 0.47, Event.SAME),
        ("Workers want more money.", "Рабочие хотят больше денег.", 0.47, Event.UNSURE),
    ],
)
def test_the_rarer_what_is_shared_the_less_likeness_is_needed(a, b, similarity, wanted):
    assert same_event(confronted((a,), (b, "ru"), similarity, margin=0.18), Settings()) is wanted


@pytest.mark.parametrize(
    ("a", "b", "similarity", "margin", "wanted"),
    [
        ("Workers want more money.", ("Рабочие хотят больше денег.", "ru"), 0.42, 0.21, Event.SAME),
        ("Workers want more money.", ("Рабочие хотят больше денег.", "ru"), 0.42, 0.19, Event.UNSURE),
        ("Workers want more money.", ("Рабочие хотят больше денег.", "ru"), 0.39, 0.40, Event.UNSURE),
        # one kind of anchor that differs may be the error
        ("Angela Merkel wants more money.", ("Эмманюэль Макрон хочет больше денег.", "ru"), 0.42, 0.21, Event.SAME),
        ("Workers want more money.", ("The staff asks for higher wages.",), 0.42, 0.40, Event.UNSURE),
    ],
    ids=["stands-out", "like-its-neighbours", "unlike", "one-differs", "one-language"],
)
def test_what_stands_out_in_two_languages_needs_less_likeness(a, b, similarity, margin, wanted):
    assert same_event(confronted((a,), b, similarity, margin), Settings()) is wanted


def test_a_pair_without_neighbours_cannot_stand_out():
    alone = replace(
        confronted(("Workers want more money.",), ("Рабочие хотят больше денег.", "ru"), 0.42, 0.4), lone=True
    )
    assert same_event(alone, Settings()) is Event.UNSURE
