import datetime as dt

import pytest
from factories import article, count, day, evidence, finding, person, story

from compare.report.values import counted, side_values
from compare.types import (
    DateValue,
    DisputeKind,
    Fact,
    FactKind,
    FactValue,
    FindingType,
    Granularity,
    MonthDay,
    NameValue,
    Quantity,
    Relative,
)
from compare.wording import wording
from compare.wording.values import plain_value


def plain(kind: FactKind, value: FactValue) -> str:
    # CLDR joins with thin and no-break spaces, which would be invisible differences here.
    return plain_value(Fact(kind, 0, 1, value), wording()).replace("\u2009", " ").replace("\xa0", " ")


def date(first: str, last: str | None, granularity: Granularity, **more: str) -> DateValue:
    end = None if last is None else dt.date.fromisoformat(last)
    return DateValue(dt.date.fromisoformat(first), end, granularity, **more)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date("2021-12-17", "2021-12-17", Granularity.DAY), "17 December 2021"),
        (date("2021-12-13", "2021-12-15", Granularity.DAY), "13–15 Dec 2021"),
        (date("2021-11-28", "2022-01-03", Granularity.DAY), "28 Nov 2021 – 3 Jan 2022"),
        (date("2021-12-01", "2021-12-31", Granularity.MONTH), "December 2021"),
        (date("2021-10-01", "2021-12-31", Granularity.QUARTER), "Q4 2021"),
        (date("2021-01-01", "2021-12-31", Granularity.YEAR), "2021"),
        (date("2020-01-01", "2029-12-31", Granularity.DECADE), "2020–2029"),
        (date("1997-01-01", None, Granularity.YEAR), "since 1 January 1997"),
        (DateValue(None, dt.date(1997, 5, 1), Granularity.DAY), "until 1 May 1997"),
        (DateValue(MonthDay(2, 29), MonthDay(2, 29), Granularity.DAY), "29 February, year not known"),
        (DateValue(MonthDay(2, 30), MonthDay(2, 30), Granularity.DAY), "--02-30, year not known"),
        (DateValue(MonthDay(3, 1), MonthDay(3, 4), Granularity.DAY), "1 March – 4 March, year not known"),
        (
            DateValue(None, None, Granularity.DAY, relative=Relative(Granularity.DAY, -1)),
            "1 day before an unknown date",
        ),
        (
            DateValue(None, None, Granularity.WEEK, relative=Relative(Granularity.WEEK, 2)),
            "2 weeks after an unknown date",
        ),
        (
            DateValue(None, None, Granularity.DAY, relative=Relative(Granularity.DAY, 0)),
            "the same day as an unknown date",
        ),
        (DateValue(None, None, Granularity.DAY), "a date that could not be resolved"),
        (
            date("2021-12-17", "2021-12-17", Granularity.MINUTE, time="18:30", zone="Moscow"),
            "17 December 2021, 18:30 (Moscow)",
        ),
    ],
)
def test_dates(value: DateValue, expected: str) -> None:
    assert plain(FactKind.DATE, value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (FactKind.NUMBER, Quantity(100000, 100000), "100,000"),
        (FactKind.NUMBER, Quantity(-3.25, -3.25), "-3.25"),
        (FactKind.NUMBER, Quantity(0.1 + 0.2, 0.1 + 0.2), "0.3"),
        (FactKind.NUMBER, Quantity(1234567890123, 1234567890123), "1,234,567,890,123"),
        (FactKind.NUMBER, Quantity(1e40, 1e40), "1e+40"),
        (FactKind.NUMBER, Quantity(100000, None, low_open=True), "more than 100,000"),
        (FactKind.NUMBER, Quantity(100000, None), "at least 100,000"),
        (FactKind.NUMBER, Quantity(None, 7, high_open=True), "less than 7"),
        (FactKind.NUMBER, Quantity(None, 7), "at most 7"),
        (FactKind.NUMBER, Quantity(None, None), "a number that could not be read"),
        (FactKind.NUMBER, Quantity(3, 5, hedge="range"), "3–5"),
        (FactKind.NUMBER, Quantity(90, 100, high_open=True, hedge="almost"), "almost 100"),
        (FactKind.NUMBER, Quantity(10.8e6, 13.2e6, hedge="about"), "about 12,000,000 (10,800,000–13,200,000)"),
        (FactKind.NUMBER, Quantity(50000, 150000, hedge="about"), "about 100,000 (50,000–150,000)"),
        (FactKind.NUMBER, Quantity(100, 200, hedge="about"), "about 100–200"),
        (FactKind.ORDINAL, Quantity(3, 3), "no. 3"),
        (FactKind.PERCENT, Quantity(5.5, 5.5, unit="percent"), "5.5%"),
        (FactKind.MONEY, Quantity(12e6, 12e6, unit="USD"), "12,000,000 US dollars"),
        (FactKind.MONEY, Quantity(1, 1, unit="EUR"), "1 euro"),
        (FactKind.MONEY, Quantity(5, 5, unit="XQQ"), "5 XQQ"),
        (FactKind.DURATION, Quantity(1, 1, unit="day"), "1 day"),
        (FactKind.DURATION, Quantity(3, 4, unit="century"), "3–4 centuries"),
        (FactKind.NUMBER, Quantity(190, 190, unit="metre"), "190 metres"),
        (FactKind.NUMBER, Quantity(52000, 52000, unit="tonne"), "52,000 tonnes"),
        (FactKind.NUMBER, Quantity(4, 4, unit="square_kilometre"), "4 square kilometres"),
        (FactKind.NUMBER, Quantity(4, 4, unit="furrow"), "4 furrow"),
        (FactKind.NUMBER, Quantity(1e16, 1e16, unit="day"), "10,000,000,000,000,000 day"),
    ],
)
def test_numbers(kind: FactKind, value: Quantity, expected: str) -> None:
    assert plain(kind, value) == expected


def test_names_are_shown_as_the_article_writes_them() -> None:
    assert plain(FactKind.PERSON, NameValue("ysf drwx", "يوسف درويش")) == "يوسف درويش"
    assert plain(FactKind.PERSON, NameValue("ysf drwx", "")) == "ysf drwx"


def test_a_name_in_two_scripts_is_one_value_of_its_side() -> None:
    names = next(found for found in story().findings if found.kind == DisputeKind.NAME)
    assert side_values(names, 0, wording()) == ("يوسف درويش",)
    assert side_values(names, 1, wording()) == ("Samir Darwish",)


def test_only_values_of_the_disputed_kind_stand_for_a_side() -> None:
    one = article("On 3 May ten ships waited for Lina.", "a")
    facts = {"3 May": day(2024, 5, 3), "ten": count(10, "ship"), "Lina": person("ln", "Lina")}
    values = {
        kind: side_values(
            finding(FindingType.DISCREPANCY, evidence(one, 0, facts=facts), kind=kind),
            0,
            wording(),
        )
        for kind in (DisputeKind.DATE, DisputeKind.NUMBER, DisputeKind.NAME, DisputeKind.CONTENT)
    }
    assert values == {
        DisputeKind.DATE: ("3 May 2024",),
        DisputeKind.NUMBER: ("10",),
        DisputeKind.NAME: ("Lina",),
        DisputeKind.CONTENT: ("3 May 2024", "10", "Lina"),
    }


def test_a_side_without_facts_has_no_value() -> None:
    quote = next(found for found in story().findings if found.kind == DisputeKind.QUOTE)
    assert side_values(quote, 0, wording()) == ()


def test_what_is_counted_is_named_once() -> None:
    hurt = next(found for found in story().findings if found.kind == DisputeKind.NUMBER)
    assert counted(hurt, "en") == ("injured",)
