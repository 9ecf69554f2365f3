"""What one verdict hangs on: units, chairs, sources, days of one article, and how much likeness is asked."""

from dataclasses import replace

import pytest
from building import pair, statement

from compare.judge import judge
from compare.judge.anchors import anchors, twice_anchored
from compare.judge.gate import Event, same_event
from compare.settings import Settings
from compare.types import DisputeKind, Label, Role


def both(a, b, similarity=0.85):
    """The first verdict on two statements, each a text with its language and day; the same in either order."""
    first = judge(pair(statement(*a), statement(*b, name="b"), similarity), Settings())[0]
    second = judge(pair(statement(*b, name="b"), statement(*a), similarity), Settings())[0]
    assert (first.label, first.kind, first.rule) == (second.label, second.kind, second.rule)
    return first


UNITS = [
    (("The firm bought its rival for 40 million euros.",), ("Фирма купила конкурента за 40 миллионов долларов.", "ru")),
    (("The ship carried 5,000 tonnes of grain.",), ("حملت السفينة 5000 كيلوغرام من الحبوب.", "ar")),
    (("خصصت المدينة 375 مليار جنيه للمدارس.", "ar"), ("The city set aside 375 million pounds for schools.",)),
    (("Le mur mesure 30 kilomètres.", "fr"), ("Die Mauer ist 30 Meter lang.", "de")),
]


@pytest.mark.parametrize(("a", "b"), UNITS, ids=["currency", "mass", "scale", "length"])
def test_the_same_figure_in_another_unit_is_a_dispute(a, b):
    found = both(a, b)
    assert (found.label, found.kind) == (Label.CONFLICTS, DisputeKind.NUMBER)


def test_a_figure_that_is_told_in_both_units_is_none():
    both_units = ("The firm paid 40 million euros, or 40 million dollars before fees.",)
    assert both(both_units, ("The firm paid 40 million dollars.",)).label is not Label.CONFLICTS


def test_a_vague_figure_is_no_dispute_with_one_that_it_nearly_holds():
    assert both(("Dozens of people were arrested.",), ("More than 200 people were arrested.",)).label is not (
        Label.CONFLICTS
    )
    assert both(("Dozens of people were arrested.",), ("More than 20,000 people were arrested.",)).label is (
        Label.CONFLICTS
    )


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("The firm has 250,000 customers.", "More than 250,000 customers buy from the firm.", "agree-facts"),
        ("The firm has 53 customers.", "More than 30 customers buy from the firm.", "no-rule"),
        ("The firm has 53 customers.", "Between 10 and 90 customers buy from the firm.", "no-rule"),
    ],
    ids=["its own limit", "a limit far off", "a magnitude"],
)
def test_a_figure_is_not_shared_with_whatever_leaves_room_for_it(a, b, rule):
    assert both((a,), (b,), 0.6).rule == rule


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        (("Some 300 people marched to the square.",), ("مشى 480 متظاهرا إلى الساحة.", "ar"), Label.CONFLICTS),
        (
            ("Some 300 people marched to the square.",),
            ("Около 300 демонстрантов прошли к площади.", "ru"),
            Label.AGREES,
        ),
        (("The flood reached 300 people.",), ("The flood left 480 dead.",), Label.UNDECIDED),
    ],
    ids=["another number", "the same", "the dead"],
)
def test_people_may_be_called_by_their_kind_but_the_dead_are_not_all_people(a, b, label):
    assert both(a, b).label is label


CHAIRS = [
    ("en", "On 6 May Anna Keller chaired the meeting.", "On 6 May Peter Hansen chaired the meeting."),
    ("ar", "ترأس سامي حداد الوفد في 6 مايو.", "ترأس يوسف درويش الوفد في 6 مايو."),
    ("ru", "6 мая делегацию возглавил Иван Орлов.", "6 мая делегацию возглавил Пётр Смирнов."),
    ("fr", "Le 6 mai, Jean Dupont a présidé la séance.", "Le 6 mai, Paul Lambert a présidé la séance."),
    ("de", "Am 6. Mai leitete Petra Lindner die Sitzung.", "Am 6. Mai leitete Hans Krause die Sitzung."),
    ("es", "El 6 de mayo Ana Torres presidió la sesión.", "El 6 de mayo Juan Pérez presidió la sesión."),
]


@pytest.mark.parametrize(("code", "a", "b"), CHAIRS)
def test_one_person_leads(code, a, b):
    found = both((a, code), (b, code))
    assert (found.label, found.kind, found.rule) == (Label.CONFLICTS, DisputeKind.NAME, "name-role")


def test_several_persons_attend_and_one_name_has_two_spellings():
    a, b = "On 6 May Anna Keller attended the meeting.", "On 6 May Peter Hansen attended the meeting."
    assert both((a,), (b,)).label is not Label.CONFLICTS
    russian = ("6 мая делегацию возглавил Жозеф Дарнан.", "ru")
    assert both(("On 6 May Joseph Darnand led the delegation.",), russian).label is not Label.CONFLICTS


def test_two_weekdays_of_articles_of_one_day_in_two_languages():
    a = ("Президент прибыл в Астану вчера.", "ru", "2023-09-13")
    assert both(a, ("The president arrived in Astana on Monday.", "en", "2023-09-13"), 0.65).kind is DisputeKind.DATE
    assert both(a, ("The president arrived in Astana on Tuesday.", "en", "2023-09-13"), 0.65).label is Label.AGREES
    later = ("The president arrived in Astana on Monday.", "en", "2023-09-14")
    assert both(a, later, 0.65).label is not Label.CONFLICTS


NEITHER = "This was so in days of comfort, but now the country is neither comfort nor calm."


def test_what_a_statement_claims_too_it_does_not_deny():
    said = ("In days of comfort the country was so, and now it is neither.",)
    assert both((NEITHER,), said, 0.9).label is not Label.CONFLICTS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("Selon la police, le feu était criminel.", "fr"),
            ("Die Feuerwehr erklärte, der Brand sei gelegt worden.", "de"),
        ),
        (("The police said the fire was deliberate.",), ("The insurers said the fire was deliberate.",)),
    ],
)
def test_two_sources_of_one_claim_are_only_compatible(a, b):
    assert both(a, b).label is Label.COMPATIBLE


def test_one_source_in_two_languages_agrees():
    french = ("Selon la police, le feu était criminel.", "fr")
    assert both(french, ("The police said the fire was deliberate.",)).label is Label.AGREES


def test_far_more_words_say_more():
    short = ("The law bans smoking in cafes.",)
    assert both(short, ("يحظر القانون التدخين في المقاهي.", "ar")).label is Label.AGREES
    long = ("يحظر القانون الجديد التدخين في المقاهي والحدائق العامة ومحطات القطار.", "ar")
    assert both(short, long).label is Label.COMPATIBLE


def test_two_who_speak_of_each_other_do_not_agree():
    a = "Anna Keller said that Peter Hansen rejected the offer."
    b = "Peter Hansen said that Anna Keller rejected the offer."
    assert both((a,), (b,), 0.97).label is Label.UNDECIDED


TWICE = [
    (("Прем'єр-міністр скасував поїздку до Вашингтона.", "uk"), ("ראש הממשלה ביטל את נסיעתו לוושינגטון.", "he")),
    (("NATO answered in writing.",), ("ردّ الناتو كتابةً.", "ar")),
    (("Le traité a été signé à Vienne.", "fr"), ("Договор подписали в Вене.", "ru")),
]


@pytest.mark.parametrize(("a", "b"), TWICE)
def test_two_rare_anchors_tie_statements_of_two_languages(a, b):
    assert both(a, b, Settings().gate_twice + 0.01).label is Label.AGREES
    assert both(a, b, Settings().gate_twice - 0.01).label is not Label.AGREES


def test_one_anchor_or_one_language_asks_for_more():
    tied = pair(statement("NATO answered in writing."), statement("NATO answered on paper.", name="b"), 0.38)
    assert not twice_anchored(tied, anchors(tied))
    assert same_event(tied, Settings()) is Event.UNSURE
    once = pair(statement("NATO grew."), statement("رحب الناتو بالضيوف.", "ar", name="b"), 0.38)
    assert same_event(once, Settings()) is Event.UNSURE


QUOTED = [
    (
        "قالت المديرة ليلى منصور: «سنعيد فتح المدارس غدا».",
        "« Nous rouvrirons les écoles demain », a déclaré le ministre Adel Fares.",
    ),
]


@pytest.mark.parametrize(("arabic", "french"), QUOTED)
def test_one_quotation_of_two_speakers_needs_less_likeness_where_it_shares_an_act_and_a_day(arabic, french):
    a, b = (arabic, "ar", "2021-03-07"), (french, "fr", "2021-03-07")
    assert both(a, b, 0.5).kind is DisputeKind.ATTRIBUTION
    assert both(a, b, 0.4).label is not Label.CONFLICTS
    other = french.replace("rouvrirons les écoles demain", "aimons tous nos écoles et la ville")
    assert both(a, (other, "fr", "2021-03-07"), 0.5).label is not Label.CONFLICTS


def test_years_that_both_articles_name_are_no_dispute_even_retold():
    a = "The plans for 2017 or 2020 were wrong."
    b = ("有关2017年或2020年的计划并不准确。", "zh")
    sides = pair(statement(a), statement(*b, name="b"), 0.7)
    for facts_a, facts_b in ((0, 1), (1, 0)):
        years_a, years_b = sides.facts_a, sides.facts_b
        cut = replace(
            sides,
            link=replace(sides.link, coverage=0.9),
            facts_a=tuple(years_a[facts_a : facts_a + 1]),
            facts_b=tuple(years_b[facts_b : facts_b + 1]),
        )
        assert all(found.kind is not DisputeKind.DATE for found in judge(cut, Settings()))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            ("On 2 March 2022 the satellite was launched in Baikonur.",),
            ("Le 2 mars 2022, le satellite a été lancé à Plessetsk.", "fr"),
        ),
        (
            ("Am 18. Dezember 2022 wurde das Endspiel in Lusail gespielt.", "de"),
            ("جرت المباراة النهائية في 18 ديسمبر 2022 في الدوحة.", "ar"),
        ),
        (
            ("6 февраля 2023 года мост рухнул в Газиантепе.", "ru"),
            ("On 6 February 2023 the bridge collapsed in Adana.",),
        ),
    ],
)
def test_another_town_is_a_dispute_over_the_place(a, b):
    assert both(a, b).kind is DisputeKind.PLACE


def test_a_town_lies_in_its_country():
    turkish = ("6 Şubat 2023'te Adana'da deprem oldu.", "tr")
    assert both(turkish, ("An earthquake struck Turkey on 6 February 2023.",)).label is Label.COMPATIBLE


HELD = "Anna Novak held the seat {}."


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("from 1967 to 1979", "from 1966 to 1978", Label.CONFLICTS),
        ("from 1967 to 1979", "from 1967 to 1978", Label.CONFLICTS),
        ("from 1967 to 1979", "from 1967 to 1979", Label.AGREES),
        ("from 1967 to 1979", "from 1970 to 1975", None),
        ("from 1967 to 1979", "from 1975 to 1990", None),
    ],
    ids=["shifted", "one end", "the same", "a part", "the next"],
)
def test_two_stretches_that_are_nearly_one_are_a_dispute(a, b, wanted):
    found = both((HELD.format(a),), (HELD.format(b),), 0.7).label
    assert found is wanted if wanted else found is not Label.CONFLICTS


def test_figures_with_no_word_in_common_around_them_are_of_two_things():
    spent = ("The spot, seen in Miami and Fort Myers, is costing the group $1 million.",)
    assert (
        both(spent, ("They have reserved $500,000 of airtime in Fort Myers and Miami.",), 0.6).rule != "number-interval"
    )
    found = both(spent, ("The group says that the spot costs $500,000 in Fort Myers and Miami.",), 0.6)
    assert (found.label, found.rule) == (Label.CONFLICTS, "number-interval")


def test_two_who_confirm_are_two():
    paper = statement("The Harbour Courier has not confirmed the report on the bridge.", name="b")
    said = "{} said that it had confirmed its report on the bridge."
    for speaker, rule in (("The Gazette", "polarity-flip"), ("The Courier", "polarity-flip")):
        one = statement(said.format(speaker))
        assert judge(pair(one, paper), Settings())[0].rule == rule  # nobody is known to speak
    clerk = replace(statement(said.format("The Gazette")), speaker="The Gazette", role=Role.REPORTED)
    assert all(found.rule != "polarity-flip" for found in judge(pair(clerk, paper), Settings()))
    own = replace(statement(said.format("The Courier")), speaker="The Courier", role=Role.REPORTED)
    assert judge(pair(own, paper), Settings())[0].rule == "polarity-flip"


def test_one_quotation_needs_no_likeness_beside_its_words():
    asked = statement('"What have you friends been building all winter?"')
    told = statement('In the council: "What have you friends been selling all winter?" the mayor asked.', name="b")
    (found,) = judge(pair(asked, told, 0.3), Settings())
    assert (found.label, found.rule) == (Label.CONFLICTS, "quote-drift")
    far = replace(pair(asked, told, 0.8), link=replace(pair(asked, told, 0.8).link, margin=0.0))
    assert [one.rule for one in judge(far, Settings())] == ["quote-drift"]
