"""The page in other languages: chrome, explanations, direction; and that it is valid HTML whatever is in it."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import html5lib
import pytest
from factories import article, count, day, evidence, finding, person, report, story
from lxml import html
from test_report_html import hostile, large

from compare.report.explain import explain
from compare.report.html import page
from compare.report.notes import note
from compare.types import DateValue, DisputeKind, FactKind, Finding, FindingType, Granularity, StanceValue
from compare.wording import languages, wording

OPPOSED = FindingType.DISCREPANCY


def parse(text: str) -> Any:
    return html.document_fromstring(text)


def plain(text: str) -> str:
    return " ".join(html.fromstring(f"<p>{text}</p>").text_content().split())


def dated(rule: str = "date-interval") -> Finding:
    one = article("They came on 17 December.", "a", language="en")
    two = article("وصلوا في 15 ديسمبر.", "b", language="ar")
    return finding(
        OPPOSED,
        evidence(one, 0, 0, marks=["17 December"], facts={"17 December": day(2021, 12, 17)}),
        evidence(two, 0, 1, marks=["15 ديسمبر"], facts={"15 ديسمبر": day(2021, 12, 15)}),
        kind=DisputeKind.DATE,
        rule=rule,
        explanation="17 December against 15 December.",
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "17 December 2021 (1 article) against 15 December 2021 (1 article)."),
        ("ar", "17 ديسمبر 2021 (مقال واحد) مقابل 15 ديسمبر 2021 (مقال واحد)."),
        ("fr", "17 décembre 2021 (1 article) contre 15 décembre 2021 (1 article)."),
        ("ru", "17 декабря 2021 г. (1 статья) против 15 декабря 2021 г. (1 статья)."),
    ],
)
def test_a_date_conflict_is_worded_in_the_readers_language(language: str, sentence: str) -> None:
    found = explain(dated(), {}, wording(language))
    assert plain(found.sentence) == sentence
    assert found.rule == wording(language).strings["rules"]["date-interval"]
    assert found.settle == wording(language).strings["settle"]["date"]
    assert not found.english


def test_a_rule_without_words_shows_its_own_and_says_that_it_is_english() -> None:
    found = explain(dated("brand-new"), {}, wording("ar"))
    assert (plain(found.sentence), found.rule, found.english) == ("17 December against 15 December.", "", True)
    made = dated("brand-new")
    one, two = made.evidence
    two = replace(two, facts=())
    articles = [article(item.statement.document.text, item.statement.document.id) for item in (one, two)]
    drawn = parse(page(report(articles, [replace(made, evidence=(one, two))]), language="ar"))
    (shown,) = drawn.xpath('//article//h3//span[@lang="en"][@dir="ltr"]')
    assert shown.text_content() == "17 December against 15 December."
    assert wording("ar")("finding.english_only") in drawn.text_content()


def test_a_stance_is_told_by_the_articles_own_words() -> None:
    one, two = article("He did not sign.", "a"), article("Он подписал.", "b", language="ru")
    no = (FactKind.POLARITY, StanceValue(True, False, "fact", "sign"))
    yes = (FactKind.POLARITY, StanceValue(False, False, "fact", "sign"))
    made = finding(
        OPPOSED,
        evidence(one, 0, 0, facts={"did not sign": no}),
        evidence(two, 0, 1, facts={"подписал": yes}),
        kind=DisputeKind.POLARITY,
        rule="polarity-flip",
    )
    assert plain(explain(made, {}, wording("ar")).sentence) == (
        "لا: «did not sign» (مقال واحد) مقابل نعم: «подписал» (مقال واحد)."
    )


def test_what_is_counted_is_named_in_the_readers_language() -> None:
    one, two = article("60 troops.", "a"), article("60 soldiers.", "b")
    made = finding(
        FindingType.AGREEMENT,
        evidence(one, 0, facts={"60": count(60, "soldier")}),
        evidence(two, 0, facts={"60": count(60, "soldier")}),
        rule="agree-facts",
    )
    assert plain(explain(made, {}, wording("fr")).sentence) == "Tous disent la même chose : 60 (soldat)."


def test_an_omission_says_who_may_be_older() -> None:
    one, two = article("A wall fell.", "a"), article("Calm.", "b", source="The Quay")
    gap = finding(
        FindingType.OMISSION, evidence(one, 0), rule="omission-salient", missing_from=("b",), order_unknown=("b",)
    )
    found = explain(gap, {"b": "The Quay"}, wording("ru"))
    assert plain(found.sentence).endswith("Неизвестно, могли ли там об этом знать: The Quay.")
    drawn = parse(page(report([one, two], [gap]), language="ru"))
    assert [cell.get("class") for cell in drawn.xpath("//table[@class='matrix']/tbody/tr/td")][1:] == [
        *("has", "missing maybe")
    ]


def test_limits_are_worded_anew_where_the_page_knows_them() -> None:
    known = "The Quay: publication date unknown, so relative dates (yesterday, last week) stay open."
    assert plain(note(known, wording("fr"))).startswith("The Quay : date de publication inconnue")
    assert plain(note(known, wording())) == known
    assert 'lang="en"' in note("Something that nobody foresaw.", wording("fr"))


@pytest.mark.parametrize("code", languages())
def test_the_page_says_nothing_in_another_language(code: str) -> None:
    """Everything outside the articles' own words and names, read for words of the wrong script or of English."""
    drawn = parse(page(story(), language=code, command="x"))
    assert (drawn.get("lang"), drawn.get("dir")) == (code, "rtl" if code == "ar" else "ltr")
    for path in ("//script", "//style", "//bdi", "//code", "//*[@lang and not(self::html)]", "//svg", "//title"):
        for element in drawn.xpath(path):
            element.drop_tree()
    chrome = drawn.text_content().replace("newscompare", "").replace("Markdown", "").replace("JavaScript", "")
    latin, cyrillic, arabic = (len(re.findall(p, chrome)) for p in ("[a-z]{3,}", "[а-яё]{3,}", "[ء-ي]{3,}"))
    counts = {"en": latin, "fr": latin, "ru": cyrillic, "ar": arabic}
    assert counts[code] > 100
    if code in ("ar", "ru"):
        assert latin <= 30, re.findall("[a-z]{3,}", chrome)


def test_numbers_of_letters_and_names_are_set_apart_in_arabic() -> None:
    one, two = article("Two ships.", "a", source="The Quay 24"), article("Three.", "b", source="المرفأ")
    made = finding(
        OPPOSED,
        evidence(one, 0, 0, facts={"Two": person("x", "Ann Lee")}),
        evidence(two, 0, 1, facts={"Three": person("y", "لي")}),
        kind=DisputeKind.NAME,
        rule="name-given",
    )
    drawn = parse(page(report([one, two], [made]), language="ar"))
    for name in ("Ann Lee", "The Quay 24", "لي"):
        holders = [e for e in drawn.xpath("//body//*[not(*)]") if e.text and name == e.text.strip()]
        assert holders, name
        assert {e.tag for e in holders} <= {"bdi", "tspan"}, name


def test_the_days_of_the_story_are_drawn_by_source() -> None:
    drawn = parse(page(story()))
    labels = drawn.xpath('//*[name()="svg"]//a/@aria-label')
    assert labels == [
        "المرصد الساحلي: 3 March 2024 (in dispute)",
        "Harbour Gazette: 4 March 2024 (in dispute)",
        "Портовый вестник: 3 March 2024 (in dispute)",
    ]
    assert [row.text_content() for row in drawn.xpath('//table[@class="days"]/tbody/tr/th')] == [
        *("3 March 2024", "4 March 2024")
    ]


def test_a_month_or_a_far_limit_is_no_day_of_the_time_line() -> None:
    month = DateValue(dt.date(2024, 3, 1), dt.date(2024, 3, 31), Granularity.MONTH)
    one, two = article("In March.", "a"), article("Since March.", "b")
    made = finding(
        OPPOSED,
        evidence(one, 0, 0, facts={"March": (FactKind.DATE, month)}),
        evidence(two, 0, 1, facts={"March": (FactKind.DATE, replace(month, last=None))}),
        kind=DisputeKind.DATE,
    )
    assert parse(page(report([one, two], [made]))).xpath('//section[@id="timeline"]') == []


def test_who_is_quoted_is_shown_by_source() -> None:
    drawn = parse(page(story(), language="ru"))
    names = [e.text_content() for e in drawn.xpath('//details[@class="speaker"]/summary/bdi')]
    assert set(names) == {"لينا حداد", "يوسف درويش", "Lina Haddad", "Samir Darwish", "Юсуф Дарвиш"}


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(
    "draw", [story, hostile, large, lambda: report([])], ids=["story", "hostile", "large", "empty"]
)
def test_it_is_valid_html(draw: Any, code: str) -> None:
    parser = html5lib.HTMLParser()
    parser.parse(page(draw(), language=code))
    assert parser.errors == []
