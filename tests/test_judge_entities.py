"""Persons compared across articles whose sentences do not align."""

import numpy as np
import pytest

from compare.facts import extract, one_person_each
from compare.findings.disputes import disputes
from compare.judge.entities import judge_persons, names_of
from compare.languages import load
from compare.settings import Settings
from compare.types import Article, Document, Statement


def articles(*texts):
    """Articles of a line a statement, each (language, text), with vectors that are all at right angles."""
    made = []
    for number, (code, text) in enumerate(texts):
        document = Document(id=f"d{number}", text=text, language=code)
        lines, start = [], 0
        for line in text.split("\n"):
            lines.append(Statement(document, start, start + len(line)))
            start += len(line) + 1
        made.append(Article(document, tuple(lines), extract(lines, load(code)), np.eye(8)[: len(lines)]))
    return one_person_each(made)


def found(*texts):
    """Rule and explanation of each conflict."""
    return [(v.rule, v.explanation) for v in judge_persons(articles(*texts), [], Settings())]


ARABIC = ("ar", "أجرى الرئيسان الروسي والأمريكي فلاديمير بوتين وجو بايدن محادثات.")
WRONG = ("ar", "استؤنفت الرحلات.\nوهدد الرئيس الأمريكي جون بايدن نظيره بعواقب.")


def test_one_office_and_surname_with_two_given_names():
    assert found(ARABIC, WRONG) == [
        ("name-given", "جو بايدن against جون بايدن: one office and surname, two given names.")
    ]


@pytest.mark.parametrize(
    "other",
    [
        ("en", "US President Joseph Biden spoke."),
        ("ru", "Президент США Джо Байден выступил."),
        ("en", "James Biden left the court."),
        ("en", "James Biden spoke.\nUS President Biden spoke."),
    ],
)
def test_spellings_and_relatives_are_no_dispute(other):
    assert found(ARABIC, other) == []


def test_ambassador_and_adviser_of_one_surname_are_two():
    assert found(("en", "US ambassador John Sullivan left."), ("en", "US adviser Jake Sullivan came.")) == []


def test_a_third_article_that_knows_both_settles_it():
    assert found(ARABIC, WRONG, ("en", "US President Joe Biden and his namesake John Biden met.")) == []


def test_what_aligned_statements_dispute_is_not_said_again():
    story = articles(ARABIC, WRONG)
    first = judge_persons(story, [], Settings())
    assert judge_persons(story, first, Settings()) == []


def test_one_person_is_one_matter_however_often_he_is_named():
    story = articles(ARABIC, WRONG, ("en", "The talks began.\nUS President Joe Biden spoke.\nThen Biden left."))
    (matter,) = disputes(judge_persons(story, [], Settings()))
    sides = [{one.statement.document.id for one in side} for side in matter.sides]
    assert sides == [{"d0", "d2"}, {"d1"}]


def test_a_title_of_one_official_that_differs():
    a = ("ar", "وصلت مساعدة وزيرة الخارجية الأمريكية كارين دونفريد إلى موسكو.")
    b = ("ar", "ستزور مساعدة وزير الخارجية الأمريكي كارين دونفريد كييف.")
    assert [rule for rule, _ in found(a, b)] == ["name-role"]


def test_names_are_those_of_the_whole_article():
    (story,) = articles(("en", "Sergei Lavrov met NATO officials.\nHe left Geneva."))
    names = names_of([story])
    assert set(names) == set(story.statements)
    assert all({"Sergei lfrf", "NATO", "Geneva"} <= keys for keys in names.values())
