import datetime as dt

import pytest

from compare.read.published import Clues, dated_share, day_in, parse_day, settle
from compare.types import PublishedBy

THURSDAY = dt.date(2022, 1, 13)


def found(paragraphs, code="en", *, told=None, metadata=None, margins=()):
    return settle(Clues(told, metadata, tuple(margins), tuple(paragraphs)), code)


def test_metadata_that_the_weekday_confirms():
    date = found(["The talks ended today, Thursday."], metadata=THURSDAY)
    assert (date.date, date.by, date.notes) == (THURSDAY, PublishedBy.METADATA, ())


def test_a_dateline_dates_an_article():
    date = found(["انتهت المباحثات اليوم الثلاثاء."], "ar", margins=["(رويترز - 11 كانون الثاني 2022ء)"])
    assert (date.date, date.by, date.notes) == (dt.date(2022, 1, 11), PublishedBy.DATELINE, ())


def test_the_users_date_stands_and_a_mismatch_is_noted():
    date = found(["The talks ended today, Monday."], told=THURSDAY)
    assert (date.date, date.by) == (THURSDAY, PublishedBy.OPTION)
    assert "Thursday" in date.notes[0]
    assert "Monday" in date.notes[0]


@pytest.mark.parametrize(
    ("metadata", "weekday"), [(dt.date(2022, 1, 14), "Thursday"), (dt.date(2022, 1, 12), "Thursday")]
)
def test_the_neighbouring_day_is_taken_from_the_text(metadata, weekday):
    date = found([f"The talks ended today, {weekday}."], metadata=metadata)
    assert (date.date, date.by) == (THURSDAY, PublishedBy.WEEKDAY)
    assert str(metadata) in date.notes[0]


@pytest.mark.parametrize("days", [2, 3, -2, -3])
def test_a_date_that_the_weekday_contradicts_is_not_believed(days):
    metadata = THURSDAY + dt.timedelta(days=days)
    date = found(["The talks ended today, Thursday."], metadata=metadata)
    assert (date.date, date.by) == (None, None)
    assert "not believed" in date.notes[0]


def test_two_todays_check_nothing():
    date = found(["Today, Monday, he left.", "Today, Friday, she said in May, is too late."], metadata=THURSDAY)
    assert (date.date, date.by) == (THURSDAY, PublishedBy.METADATA)


def test_metadata_go_before_a_dateline_and_a_wide_gap_is_noted():
    date = found(["The talks ended."], metadata=THURSDAY, margins=["3 January 2022"])
    assert (date.date, date.by) == (THURSDAY, PublishedBy.METADATA)
    assert "2022-01-03" in date.notes[0]


@pytest.mark.parametrize(
    ("code", "paragraph", "day"),
    [
        ("en", "The talks ended today, Thursday, 13 January 2022, in Geneva.", THURSDAY),
        ("ar", "انتهت المباحثات اليوم الخميس 13 يناير 2022 في جنيف.", THURSDAY),
        ("ru", "Переговоры завершились сегодня, в четверг, 13 января 2022 года.", THURSDAY),
    ],
)
def test_today_with_a_full_date_dates_the_article(code, paragraph, day):
    date = found([paragraph], code)
    assert (date.date, date.by) == (day, PublishedBy.WEEKDAY)


def test_a_day_without_year_needs_a_weekday_and_a_year_close_by():
    paragraphs = ["Geneva talks end", "The talks ended today, Thursday.", "They had begun in December 2021."]
    date = found(paragraphs, margins=["GENEVA, Jan 13 (Reuters) -"])
    assert (date.date, date.by) == (THURSDAY, PublishedBy.WEEKDAY)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The talks ended.", "They had begun in December 2021."],
        ["The talks ended today, Thursday."],
        ["The talks ended today, Thursday.", "Such talks were last held in 1997."],
    ],
)
def test_a_day_without_year_is_otherwise_left_open(paragraphs):
    date = found(paragraphs, margins=["GENEVA, Jan 13 (Reuters) -"])
    assert (date.date, date.by) == (None, None)
    assert "--01-13" in date.notes[0]


@pytest.mark.parametrize(
    "paragraphs", [[], ["The talks ended today, Thursday."], ["On 17 December 2021 the drafts were published."]]
)
def test_nothing_is_guessed(paragraphs):
    assert found(paragraphs).date is None


@pytest.mark.parametrize(
    ("value", "code", "day"),
    [
        ("2022-01-13", "und", THURSDAY),
        ("2022-01-13T22:30:00Z", "und", THURSDAY),
        ("13 January 2022", "und", THURSDAY),
        ("13 يناير 2022", "ar", THURSDAY),
        ("13 января 2022, 10:15", "ru", THURSDAY),
        ("13/01/2022", "fr", THURSDAY),
        ("13/01/2022", "en", THURSDAY),
        ("2022-13-45", "en", None),
        ("soon", "en", None),
        ("2022", "en", None),
    ],
)
def test_parse_day(value, code, day):
    assert parse_day(value, code) == day


def test_a_numeric_date_whose_order_is_open_is_none():
    assert day_in("11/01/2022", "en") is None
    assert day_in("11/01/2022", "fr") == dt.date(2022, 1, 11)
    assert day_in("11/11/2022", "en") == dt.date(2022, 11, 11)


def test_dated_share_tells_a_date_line_from_a_sentence():
    assert dated_share("Thursday, 13 January 2022", "en") > 0.9
    assert dated_share("The talks of 13 January 2022 ended without any result at all", "en") < 0.5
    assert dated_share("no date", "en") == 0
    assert dated_share("", "en") == 0
