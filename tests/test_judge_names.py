"""Names and places that differ: each rule on pairs whose right answer is plain, and what must not set it off."""

from dataclasses import replace

import pytest
from building import pair, statement

from compare.judge import judge
from compare.judge.names import given_name, rank, role_holder
from compare.judge.pair import Pair
from compare.judge.places import other_place
from compare.judge.titles import superiors
from compare.settings import Settings
from compare.types import DisputeKind, Label

SETTINGS = Settings()


def told(a, b, similarity=0.8):
    """Two statements as a pair; each is a text, or a text with its language."""
    texts = [(one, "en") if isinstance(one, str) else one for one in (a, b)]
    return pair(*(statement(text, code, name=name) for (text, code), name in zip(texts, "ab", strict=True)), similarity)


def both_ways(rule, a, b):
    """The rule's verdict, which must not depend on the order."""
    found = rule(told(a, b), SETTINGS), rule(told(b, a), SETTINGS)
    assert (found[0] is None) == (found[1] is None)
    return found[0]


def marked(verdict):
    """The words that a verdict points at, side by side."""
    link = verdict.alignment
    return [
        [one.document.text[span.start : span.end] for span in marks]
        for one, marks in ((link.a, verdict.marks_a), (link.b, verdict.marks_b))
    ]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            "Jake Sullivan spoke with reporters on 3 May 2021.",
            "John Sullivan spoke with reporters on 3 May 2021.",
            [["Jake Sullivan"], ["John Sullivan"]],
        ),
        (
            ("هدد الرئيس الأمريكي جون بايدن نظيره بعواقب.", "ar"),
            "US President Joe Biden warned his counterpart of consequences.",
            [["جون بايدن"], ["Joe Biden"]],
        ),
        (
            "Omar Ramadan put the number of dead at 10,000.",
            ("Karim Ramadan a parlé de 10 000 morts.", "fr"),
            [["Omar Ramadan"], ["Karim Ramadan"]],
        ),
    ],
)
def test_one_surname_with_two_given_names(a, b, words):
    verdict = both_ways(given_name, a, b)
    assert verdict is not None
    assert (verdict.rule, verdict.kind, verdict.label) == ("name-given", DisputeKind.NAME, Label.CONFLICTS)
    assert marked(verdict) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("US President Joe Biden spoke.", "US President Joseph Biden spoke."),
        ("US President Bill Clinton spoke.", "US President William Clinton spoke."),
        ("US President Joe Biden spoke.", ("تحدث الرئيس الأمريكي جو بايدن.", "ar")),
        ("Russian adviser Yuri Ushakov spoke.", "Russian adviser Iurii Ushakov spoke."),
        ("Foreign minister Sergei Lavrov spoke.", ("Выступил министр иностранных дел Сергей Лавров.", "ru")),
        ("Foreign minister Sergey Lavrov spoke.", ("تحدث وزير الخارجية سيرغي لافروف.", "ar")),
        ("President Vladimir Putin spoke.", "President Vladimir Vladimirovich Putin spoke."),
        ("Zack Barth was hurt on 14 June 2017.", "Zachary Barth was hurt on 14 June 2017."),
        ("President Clinton spoke on 14 June 2017.", "Hillary Clinton spoke on 14 June 2017."),
        ("James Obama came on 3 May 2014.", "James and Anna Obama came on 3 May 2014."),
    ],
)
def test_spellings_short_names_and_relatives_are_no_dispute(a, b):
    assert both_ways(given_name, a, b) is None


def test_two_persons_whom_one_article_names_are_no_dispute():
    found = told("Jake Sullivan spoke on 3 May 2021.", "John Sullivan spoke on 3 May 2021.")
    keys = frozenset(fact.value.key for fact in found.facts_b if fact.kind == "person")
    assert given_name(found, SETTINGS) is not None
    assert given_name(replace(found, named_a=keys), SETTINGS) is None


def test_a_surname_alone_is_not_enough_where_nothing_else_is_shared():
    weak = told("Donald Trump visited the hospital.", "Ivanka Trump talked with a senator at the game.")
    weak = replace(weak, link=replace(weak.link, margin=0.2))
    assert given_name(weak, SETTINGS) is None


def test_another_mayor_of_the_town():
    a = "The mayor of Derna, Salem al-Darsi, spoke of 18,000 to 20,000 dead."
    b = ("Мэр Дерны Абдель Монейм аль-Гейти говорит о числе от 18 до 20 тысяч погибших.", "ru")
    verdict = both_ways(role_holder, a, b)
    assert verdict is not None
    assert verdict.rule == "name-role"
    assert marked(verdict) == [["Salem al-Darsi"], ["Абдель Монейм аль-Гейти"]]


def test_another_person_beside_a_shared_one():
    a = "Sergei Ryabkov met Wendy Sherman in Geneva on 10 January 2022."
    b = "Sergei Ryabkov met Elizabeth Warren in Geneva on 10 January 2022."
    assert both_ways(role_holder, a, b) is not None
    assert both_ways(role_holder, a, b.replace("10 January", "21 January")) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Senator Chuck Schumer voted on 3 May 2021.",
            "Senator Mitch McConnell voted on 3 May 2021.",
        ),
        (
            "Russian foreign minister Sergei Lavrov arrived on 3 May 2021.",
            "Iranian foreign minister Javad Zarif arrived on 3 May 2021.",
        ),
        ("Mayor Anne Hidalgo spoke on 3 May 2021.", "Schumer spoke on 3 May 2021."),
    ],
)
def test_offices_of_several_and_other_countries_are_no_dispute(a, b):
    assert both_ways(role_holder, a, b) is None


def test_a_minister_here_and_a_deputy_there():
    a = "Russian foreign minister Sergei Ryabkov spoke."
    b = "Russian deputy foreign minister Sergei Ryabkov spoke."
    verdict = both_ways(rank, a, b)
    assert verdict is not None
    assert "deputy foreign minister" in verdict.explanation
    assert both_ways(rank, a, a) is None


def test_a_title_that_speaks_of_a_woman_or_a_man():
    woman = ("وصلت مساعدة وزيرة الخارجية الأمريكية إلى موسكو.", "ar")
    man = ("وصلت مساعدة وزير الخارجية الأمريكي إلى موسكو.", "ar")
    verdict = both_ways(superiors, woman, man)
    assert verdict is not None
    assert marked(verdict) == [["مساعدة وزيرة الخارجية"], ["مساعدة وزير الخارجية"]]
    assert both_ways(superiors, woman, woman) is None
    # The deputy's own sex is the deputy's own matter, and another country's deputy another person.
    assert both_ways(superiors, ("وصل مساعد وزير الخارجية الأمريكي.", "ar"), man) is None
    assert both_ways(superiors, ("وصلت مساعدة وزير الخارجية الروسي.", "ar"), woman) is None
    assert both_ways(superiors, woman, "The assistant secretary of state came to Moscow.") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The talks were held in Geneva on 10 January 2022.", "The talks were held in Vienna on 10 January 2022."),
        (("Le dialogue du 10 janvier s'est tenu à Genève.", "fr"), ("جرى حوار العاشر من يناير في فيينا.", "ar")),
        ("The plane with 29 tonnes landed in Benghazi.", ("El avión, con 29 toneladas, aterrizó en Misrata.", "es")),
    ],
)
def test_one_event_in_two_places(a, b):
    verdict = both_ways(other_place, a, b)
    assert verdict is not None
    assert (verdict.rule, verdict.kind) == ("place-differs", DisputeKind.PLACE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The talks on 10 January 2022 were held in Geneva.", "The talks on 10 January 2022 were held in Switzerland."),
        ("He spoke in Moscow on 10 January 2022.", "He spoke in the Russian capital on 10 January 2022."),
        ("He spoke in Geneva on 10 January 2022.", "On 10 January 2022 he flew to Vienna."),
        ("He spoke in Geneva on 10 January 2022.", "The Austrian minister spoke on 10 January 2022."),
        ("He spoke in Geneva on 10 January 2022.", "He spoke in Vienna on 12 January 2022."),
        ("He spoke in Geneva on 10 January 2022.", "In Vienna on 10 January 2022 he spoke of the Geneva talks."),
        ("He spoke in Geneva.", "He spoke in Vienna."),
    ],
)
def test_wider_places_directions_adjectives_and_other_days_are_no_dispute(a, b):
    assert both_ways(other_place, a, b) is None


def test_a_headline_names_one_scene_of_many():
    found = told("The talks were held in Geneva on 10 January 2022.", "Talks in Vienna on 10 January 2022")
    headline = replace(found.link, b=replace(found.link.b, headline=True))
    assert other_place(replace(found, link=headline), SETTINGS) is None


def test_reports_that_differ_in_the_place_still_agree_in_the_figures():
    a = "Parliament voted 10 billion dinars in Benghazi on 14 September 2023."
    found: Pair = told(a, a.replace("Benghazi", "Tobruk"))
    labels = [(verdict.label, verdict.kind) for verdict in judge(found, SETTINGS)]
    assert labels == [(Label.CONFLICTS, DisputeKind.PLACE), (Label.AGREES, None)]
