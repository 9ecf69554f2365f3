"""Agreements: what is shared, what may be left over, and what makes two statements only compatible."""

from dataclasses import replace

import pytest
from building import pair, statement

from compare.judge import judge
from compare.settings import Settings
from compare.types import DisputeKind, Label


def label(a, b, similarity=0.85):
    return judge(pair(statement(*a), statement(*b, name="b"), similarity), Settings())[0].label


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Anna Keller chaired the meeting of 6 May.",), ("Peter Hansen spoke at the meeting of 6 May.",)),
        (("The company paid 300 million euros.",), ("دفعت الشركة 300 مليون دولار.", "ar")),
        (("The ship carried 5,000 tonnes of grain.",), ("Le navire transportait 4 000 moutons.", "fr")),
        (("The UN published the report in May 2021.",), ("NATO published the report in May 2021.",)),
        (
            ("Angela Merkel said that Emmanuel Macron would host it.",),
            ("Emmanuel Macron said that Angela Merkel would host it.",),
        ),
    ],
    ids=["person", "currency", "counted", "organisation", "speaker"],
)
def test_nothing_agrees_while_both_sides_have_something_of_their_own(a, b):
    assert label(a, b) not in (Label.AGREES, Label.COMPATIBLE)
    assert label(b, a) not in (Label.AGREES, Label.COMPATIBLE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("A bomb exploded in Mosul on 3 May 2022.",), ("انفجرت قنبلة في العراق في 3 مايو 2022.", "ar")),
        (("The strike began on 3 May 2022.",), ("Le 3 mai 2022, 900 ouvriers ont entamé la grève.", "fr")),
        (("The train derailed.",), ("Поезд сошёл с рельсов 3 мая 2022 года.", "ru")),
    ],
    ids=["wider-place", "figure", "day"],
)
def test_who_says_more_is_compatible(a, b):
    assert label(a, b) is Label.COMPATIBLE
    assert label(b, a) is Label.COMPATIBLE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("The embassy denied the claims.",), ("نفت السفارة هذه المزاعم.", "ar")),
        (("The alliance NATO has not answered.",), ("Le bloc OTAN n'a pas répondu.", "fr")),
        (("Angela Merkel resigned.",), ("استقالت أنغيلا ميركل.", "ar")),
    ],
    ids=["denied", "negated", "affirmed"],
)
def test_one_act_of_one_name_or_one_denial_agrees(a, b):
    assert label(a, b, 0.6) is Label.AGREES


def test_an_act_alone_is_no_agreement():
    assert label(("The mayor resigned.",), ("Le ministre a démissionné.", "fr"), 0.6) is Label.UNDECIDED


def test_identical_words_agree_whatever_they_say():
    words = ("Ann Lee may sign the treaty that Bo Roe had not signed in 2019, 30 or 40 days late.",)
    assert label(words, words, 1.0) is Label.AGREES


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("from 13 to 15 December 2021", "from 13 to 16 December 2021", Label.CONFLICTS),
        ("from 13 to 15 December 2021", "from 11 to 15 December 2021", Label.CONFLICTS),
        ("from June to August 2021", "from June to September 2021", Label.CONFLICTS),
        ("from 13 to 15 December 2021", "from 13 to 15 December 2021", Label.AGREES),
        ("from 13 to 15 December 2021", "in December 2021", Label.COMPATIBLE),
        ("from 13 to 15 December 2021", "on 14 December 2021", Label.COMPATIBLE),
    ],
)
def test_stretches_that_differ_at_one_end(a, b, wanted):
    found = judge(pair(statement(f"The fair ran {a}."), statement(f"The fair ran {b}.", name="b")), Settings())[0]
    assert found.label is wanted
    assert found.kind is (DisputeKind.DATE if wanted is Label.CONFLICTS else None)


def far_apart(a: str, b: str, margin: float) -> Label:
    """Two statements in words of their own, that stand out from their neighbours by this margin."""
    found = pair(statement(a), statement(b, name="b"), 0.6)
    return judge(replace(found, link=replace(found.link, margin=margin)), Settings())[0].label


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge was repaired in 2012.", "In 2012 the town had a mayor of its own."),
        ("Bill 1 is before the council.", "The council has 1 speaker."),
    ],
    ids=["year", "one"],
)
def test_a_year_or_a_one_is_said_of_much(a, b):
    assert far_apart(a, b, Settings().agree_coarse - 0.01) is Label.UNDECIDED


def test_a_shared_figure_is_of_one_thing_only_where_the_two_stand_out():
    a, b = "The dam held 4,300 tonnes of mud.", "Behind it lay 4,300 tonnes of mud."
    assert far_apart(a, b, Settings().agree_margin + 0.01) in (Label.AGREES, Label.COMPATIBLE)
    assert far_apart(a, b, Settings().agree_margin - 0.01) is Label.UNDECIDED


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        ("She has led the party since 2002.", "She has led the party since 2003.", False),
        ("She has led the party since 2002.", "She has led the party since 2002.", True),
        ("The office is open until 8 May 2022.", "The office is open until 9 May 2022.", False),
    ],
)
def test_two_limits_are_no_agreement(a, b, agrees):
    assert (label((a,), (b,)) in (Label.AGREES, Label.COMPATIBLE)) is agrees
