"""Offices that nobody is named with: the minister or the deputy, and who does what to whom."""

import pytest
from building import pair, statement

from compare.grammar.intervals import Relation
from compare.grammar.offices import find_bodies, find_offices, speaks_of_relatives
from compare.grammar.roles import relate_roles
from compare.judge import judge
from compare.languages import load
from compare.settings import Settings
from compare.types import DisputeKind, Label, Span

TITLES = [
    ("en", "The deputy defence minister met the mayor.", "deputy_defence_minister"),
    ("ar", "التقى نائب وزير الدفاع عمدة المدينة.", "deputy_defence_minister"),
    ("ru", "Замминистра обороны встретился с мэром.", "deputy_defence_minister"),
    ("ru", "Заместителя министра обороны принял мэр.", "deputy_defence_minister"),
    ("uk", "Заступник міністра оборони зустрівся з мером.", "deputy_defence_minister"),
    ("fr", "La directrice adjointe a rencontré le maire.", "deputy_director"),
    ("de", "Der Vizeverteidigungsminister traf den Bürgermeister.", "deputy_defence_minister"),
    ("de", "Der stellvertretende Verteidigungsminister traf den Bürgermeister.", "deputy_defence_minister"),
    ("es", "El viceministro de Defensa se reunió con el alcalde.", "deputy_defence_minister"),
    ("tr", "Müdür yardımcısı belediye başkanı ile görüştü.", "deputy_director"),
    ("fa", "معاون وزیر دفاع با شهردار دیدار کرد.", "deputy_defence_minister"),
    ("he", "סגן שר הביטחון נפגש עם ראש העיר.", "deputy_defence_minister"),
    ("zh", "国防部副部长会见了市长。", "deputy_minister"),
]

ONE_LETTER = [
    ("en", "The finance minister opened the bridge.", "The deputy finance minister opened the bridge."),
    ("ar", "افتتح وزير الصحة المستشفى الجديد.", "افتتح نائب وزير الصحة المستشفى الجديد."),
    ("ru", "Министр финансов открыл новый мост.", "Заместитель министра финансов открыл новый мост."),
    ("es", "El ministro de Defensa inauguró el puente.", "El viceministro de Defensa inauguró el puente."),
    ("de", "Der Innenminister weihte die Brücke ein.", "Der Vizeinnenminister weihte die Brücke ein."),
]


@pytest.mark.parametrize(("code", "text", "role"), TITLES)
def test_a_deputy_is_another_office_in_every_language(code, text, role):
    roles = [office.role for office in find_offices(text, load(code))]
    assert role in roles
    assert "mayor" in roles
    assert role.removeprefix("deputy_") not in roles


def test_a_title_with_a_name_belongs_to_a_person():
    text = "Foreign minister Ana Costa met the governor."
    name = Span(text.index("Ana"), text.index(" met"))
    assert [office.role for office in find_offices(text, load("en"), [name])] == ["governor"]


def test_offices_have_the_offsets_of_their_words():
    text = "Yesterday the deputy prime minister resigned."
    (office,) = find_offices(text, load("en"))
    assert text[office.start : office.end] == "deputy prime minister"
    assert find_offices("Nobody of note was there.", load("en")) == []
    assert find_offices("The minister was there.", load("und")) == []


@pytest.mark.parametrize(("code", "here", "there"), ONE_LETTER)
def test_the_deputy_against_the_minister_is_a_dispute_over_the_name(code, here, there):
    for a, b in ((here, there), (there, here)):
        found = judge(pair(statement(a, code), statement(b, code, name="b"), 0.9), Settings())[0]
        assert (found.label, found.kind, found.rule) == (Label.CONFLICTS, DisputeKind.NAME, "office-rank")
        (mark,) = found.marks_a
        assert f"“{a[mark.start : mark.end]}”" in found.explanation


def test_two_statements_that_are_less_alike_may_tell_of_two_acts():
    here = statement("The finance minister attended the fair.")
    there = statement("On the last day the deputy finance minister came to the fair too.", name="b")
    assert judge(pair(here, there, 0.6), Settings())[0].label is Label.UNDECIDED


def test_both_may_have_said_it():
    here = statement("The finance minister said that prices would fall.")
    there = statement("The deputy finance minister said that prices would fall.", name="b")
    assert judge(pair(here, there, 0.9), Settings())[0].label is not Label.CONFLICTS


EXCHANGED = [
    ("en", "The director warned the governor of the flood.", "The governor warned the director of the flood."),
    ("fr", "Le maire a informé le préfet du retard.", "Le préfet a informé le maire du retard."),
    ("ru", "Губернатор предупредил мэра о паводке.", "Мэр предупредил губернатора о паводке."),
    ("es", "El alcalde acusó al gobernador de mentir.", "El gobernador acusó al alcalde de mentir."),
]


@pytest.mark.parametrize(("code", "here", "there"), EXCHANGED)
def test_offices_that_change_places_do_not_agree(code, here, there):
    found = judge(pair(statement(here, code), statement(there, code, name="b"), 0.97), Settings())
    assert [verdict.label for verdict in found] == [Label.UNDECIDED]
    same = judge(pair(statement(here, code), statement(here, code, name="b"), 1.0), Settings())
    assert same[0].label is Label.AGREES


def test_other_offices_do_not_agree_and_general_words_do():
    def label(a, b):
        return judge(pair(statement(a), statement(b, name="b"), 0.9), Settings())[0].label

    assert label("The mayor laid a wreath.", "The governor laid a wreath.") is Label.UNDECIDED
    assert label("The minister laid a wreath.", "The health minister laid a wreath.") is Label.AGREES
    assert label("The director laid a wreath.", "The mayor laid a wreath.") is Label.AGREES


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("foreign_minister/RU", "foreign_minister", Relation.EQUAL),
        ("minister", "finance_minister", Relation.COMPATIBLE),
        ("minister", "prime_minister", Relation.DISJOINT),
        ("deputy_mayor", "mayor", Relation.DISJOINT),
        ("vice_president", "president", Relation.DISJOINT),
        ("deputy_minister", "deputy_defence_minister", Relation.COMPATIBLE),
        ("head", "mayor", Relation.INCOMPARABLE),
        ("king", "mayor", Relation.DISJOINT),
    ],
)
def test_how_two_roles_relate(a, b, relation):
    assert relate_roles(a, b) is relation
    assert relate_roles(b, a) is relation


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en", "Her widower accepted the prize.", True),
        ("ar", "تسلم نجله الجائزة.", True),
        ("ru", "Премию получила его вдова.", True),
        ("he", "אלמנתו קיבלה את הפרס.", True),
        ("zh", "他的妻子领奖。", True),
        ("en", "The winner accepted the prize.", False),
        ("de", "Frau Keller nahm den Preis an.", False),
    ],
)
def test_words_for_a_family(code, text, said):
    assert speaks_of_relatives(text, load(code)) is said


def test_a_wife_bears_the_surname_too():
    here = statement("On 4 May President Marta Olsen opened the museum.")
    there = statement("On 4 May the husband of the president, Erik Olsen, opened the museum.", name="b")
    assert all(found.kind is not DisputeKind.NAME for found in judge(pair(here, there, 0.9), Settings()))


def test_bodies_by_what_all_languages_call_them():
    for code, text in (("en", "the police"), ("es", "según la policía"), ("ru", "полиции"), ("fr", "la police")):
        assert find_bodies(text, load(code)) == {"police"}
    assert find_bodies("the fire brigade", load("en")) == frozenset()
