"""Dates: what `find_dates` promises, beyond the cases of the text fixtures."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import LanguageDataError, OptionError
from compare.grammar.dates import find_dates, weekday_named
from compare.grammar.dates.calendars import add_months, month_end, period_at, to_date
from compare.grammar.dates.lexicon import lexicon_of
from compare.grammar.dates.nodes import Calendar, Unit
from compare.languages import codes, load
from compare.types import DateValue, Granularity, MonthDay, Relative

REFERENCE = dt.date(2022, 1, 11)
DAYS = st.dates(dt.date(1905, 1, 1), dt.date(2095, 12, 31))
RECENT = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))


def values(text, code="en", reference=REFERENCE, prefer="past"):
    return [fact.value for fact in find_dates(text, load(code), reference, prefer)]


def only(text, code="en", reference=REFERENCE, prefer="past"):
    (value,) = values(text, code, reference, prefer)
    return value


def written(day, code):
    """A day with its year, as news in that language write it, with the language's own first name of the month."""
    month = load(code).dates.months
    patterns = {
        "ar": "{d} {m} {y}", "en": "{d} {m} {y}", "ru": "{d} {m} {y} года", "fr": "{d} {m} {y}", "de": "{d}. {m} {y}",
        "es": "{d} de {m} de {y}", "tr": "{d} {m} {y}", "uk": "{d} {m} {y} року", "fa": "{d} {m} {y}",
        "he": "{d} ב{m} {y}", "zh": "{y}年{m}{d}日",
    }  # fmt: skip
    name = f"{day.month}月" if code == "zh" else month[str(day.month)][0]
    return patterns[code].format(d=day.day, m=name.capitalize() if code in ("de", "en", "tr") else name, y=day.year)


# Properties


@pytest.mark.parametrize("code", codes())
@given(day=DAYS)
@settings(max_examples=40, deadline=None)
def test_a_full_date_is_that_day_whenever_and_in_whatever_language_it_is_written(code, day):
    text = written(day, code)
    for reference in (None, REFERENCE):
        (fact,) = find_dates(f"({text})", load(code), reference)
        assert fact.value == DateValue(day, day, Granularity.DAY)
        assert f"({text})"[fact.start : fact.end] == text


@given(day=DAYS, reference=RECENT)
def test_day_and_month_are_never_after_the_day_of_writing_and_never_two_years_before(day, reference):
    if (day.month, day.day) == (2, 29):
        return
    value = only(f"{day.day} {day:%B}", reference=reference)
    assert (value.first.month, value.first.day) == (day.month, day.day)
    assert dt.timedelta(0) <= reference - value.first < dt.timedelta(days=366)
    value = only(f"{day.day} {day:%B}", reference=reference, prefer="future")
    assert dt.timedelta(0) <= value.first - reference < dt.timedelta(days=366)


@given(reference=RECENT, weekday=st.integers(0, 6))
def test_a_weekday_is_within_a_week(reference, weekday):
    name = (dt.date(2024, 1, 1) + dt.timedelta(days=weekday)).strftime("%A")
    past = only(name, reference=reference).first
    assert past.weekday() == weekday
    assert dt.timedelta(0) <= reference - past < dt.timedelta(days=7)
    future = only(name, reference=reference, prefer="future").first
    assert future.weekday() == weekday
    assert dt.timedelta(0) < future - reference <= dt.timedelta(days=7)
    last = only(f"last {name}", reference=reference).first
    assert dt.timedelta(0) < reference - last <= dt.timedelta(days=7)


@given(reference=RECENT)
def test_yesterday_and_last_week_move_with_the_day_of_writing(reference):
    assert only("yesterday", reference=reference).first == reference - dt.timedelta(days=1)
    week = only("last week", reference=reference)
    assert week.first.isoweekday() == 1
    assert (week.last - week.first).days == 6
    assert week.first < week.last < reference


@given(first=DAYS, days=st.integers(1, 300))
def test_a_range_has_the_ends_that_it_names(first, days):
    last = first + dt.timedelta(days=days)
    value = only(f"from {first:%B} {first.day}, {first.year} to {last:%B} {last.day}, {last.year}")
    assert (value.first, value.last, value.granularity) == (first, last, Granularity.DAY)


@given(
    text=st.text(alphabet="المن 17كانودسبرعة./-:,2021 \n٣ثالث Marchonday", max_size=60), code=st.sampled_from(codes())
)
@settings(deadline=None, max_examples=150)
def test_any_text_gives_ordered_facts_that_do_not_overlap(text, code):
    facts = find_dates(text, load(code), REFERENCE)
    end = 0
    for fact in facts:
        assert end <= fact.start < fact.end <= len(text)
        end = fact.end
        if isinstance(fact.value.first, dt.date) and isinstance(fact.value.last, dt.date):
            assert fact.value.first <= fact.value.last


@given(day=DAYS)
def test_digits_of_one_day_agree_with_each_other(day):
    iso, dotted, slashed = f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}"
    expected = DateValue(day, day, Granularity.DAY)
    assert [only(text, "fr") for text in (iso, dotted, slashed)] == [expected] * 3
    assert only(f"{day:%m/%d/%Y}", "en") == expected


# Calendars: dates that almanacs give


@pytest.mark.parametrize(
    ("calendar", "there", "here"),
    [
        (Calendar.ISLAMIC, (1, 1, 1), dt.date(622, 7, 19)),
        (Calendar.ISLAMIC, (1400, 1, 1), dt.date(1979, 11, 21)),
        (Calendar.ISLAMIC, (1442, 9, 1), dt.date(2021, 4, 13)),
        (Calendar.PERSIAN, (1357, 11, 22), dt.date(1979, 2, 11)),
        (Calendar.PERSIAN, (1399, 12, 30), dt.date(2021, 3, 20)),
        (Calendar.PERSIAN, (1400, 1, 1), dt.date(2021, 3, 21)),
        (Calendar.PERSIAN, (1403, 12, 30), dt.date(2025, 3, 20)),
    ],
)
def test_other_calendars(calendar, there, here):
    assert to_date(calendar, *there) == here


@given(st.integers(1300, 1500), st.integers(1, 12), st.sampled_from([Calendar.ISLAMIC, Calendar.PERSIAN]))
def test_months_of_other_calendars_follow_each_other_without_gap(year, month, calendar):
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    days = (to_date(calendar, *following, 1) - to_date(calendar, year, month, 1)).days
    assert days in ((29, 30) if calendar is Calendar.ISLAMIC else (29, 30, 31))
    to_date(calendar, year, month, days)
    with pytest.raises(ValueError, match=f"no day {days + 1}"):
        to_date(calendar, year, month, days + 1)


@given(day=DAYS, unit=st.sampled_from(list(Unit)), offset=st.integers(-5, 5))
def test_periods_tile_the_calendar(day, unit, offset):
    first, last = period_at(unit, day, offset)
    assert first <= last
    if unit is not Unit.WEEKEND:
        assert period_at(unit, day, offset + 1)[0] == last + dt.timedelta(days=1)
        assert period_at(unit, last, 0) == (first, last)
        here = period_at(unit, day, 0)
        assert here[0] <= day <= here[1]


@given(day=DAYS, months=st.integers(-60, 60))
def test_months_added_keep_the_day_where_there_is_one(day, months):
    moved = add_months(day, months)
    assert moved.day == min(day.day, month_end(moved.year, moved.month).day)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


# What stays open


def test_what_counts_from_an_unknown_day_keeps_its_distance():
    assert only("They met two weeks ago.", reference=None) == DateValue(
        None, None, Granularity.WEEK, Relative(Granularity.WEEK, -2)
    )
    assert only("They met on 29 February.", reference=None).first == MonthDay(2, 29)
    assert only("They met in May 2021.", reference=None).first == dt.date(2021, 5, 1)


def test_a_counted_distance_keeps_its_unit_beside_the_day():
    value = only("They met two weeks ago.")
    assert value.first == value.last == REFERENCE - dt.timedelta(days=14)
    assert value.relative == Relative(Granularity.WEEK, -2)


def test_29_february_is_found_in_the_last_leap_year():
    assert only("They met on 29 February.").first == dt.date(2020, 2, 29)


@pytest.mark.parametrize("text", ["31 April 2021", "2021-02-30", "32.01.2021", "30 February"])
def test_days_that_do_not_exist_are_no_dates(text):
    assert values(f"They met, {text}, in Geneva.") == []


def test_years_beyond_the_calendar_are_no_dates_and_no_crash():
    assert values("It happened 200 centuries ago, in the year 9999.", reference=dt.date(3, 1, 1)) == []


# Which year, which week


def test_a_verb_in_the_future_turns_the_direction():
    assert only("The fair will open on 3 March.").first == dt.date(2022, 3, 3)
    assert only("The fair opened on 3 March.").first == dt.date(2021, 3, 3)
    assert only("The minister announced on 3 March that it will open.").first == dt.date(2021, 3, 3)


def test_a_date_about_to_come_needs_no_verb_in_the_future():
    assert only("Guests of the summit of 3 February: thirty ministers.").first == dt.date(2022, 2, 3)
    assert only("3 February").first == dt.date(2021, 2, 3)


def test_a_weekday_chooses_the_year():
    assert only("Friday, 14 January").first == dt.date(2022, 1, 14)
    assert only("Thursday, 14 January").first == dt.date(2021, 1, 14)


def test_the_past_weekend_is_meant_on_monday():
    monday = dt.date(2022, 1, 10)
    assert only("He said so this weekend.", reference=monday).first == dt.date(2022, 1, 8)
    assert only("He will say so this weekend.", reference=monday).first == dt.date(2022, 1, 15)


def test_next_friday_depends_on_the_language():
    tuesday = dt.date(2022, 1, 11)
    assert only("next Friday", "en", tuesday).first == dt.date(2022, 1, 21)
    assert only("vendredi prochain", "fr", tuesday).first == dt.date(2022, 1, 14)


def test_the_order_of_day_and_month_depends_on_the_language():
    assert only("03/04/2021", "fr").first == dt.date(2021, 4, 3)
    assert only("03/04/2021", "en").first == dt.date(2021, 3, 4)
    assert only("17/04/2021", "en").first == dt.date(2021, 4, 17)


# Offsets


def test_offsets_are_code_points_of_the_original_text():
    text = "😀 نُشِرَت المُسَوَّدة في ١٧ كانونَ الأوّل ٢٠٢١."
    (fact,) = find_dates(text, load("ar"), REFERENCE)
    assert text[fact.start : fact.end] == "١٧ كانونَ الأوّل ٢٠٢١"
    assert fact.value.first == dt.date(2021, 12, 17)


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("ar", "والأربعاء الماضي وصلوا", "الأربعاء الماضي"),
        ("ar", "بالأمس وصلوا", "الأمس"),
        ("he", "הם הגיעו ובדצמבר 2021 עזבו", "דצמבר 2021"),
        ("tr", "Heyet 17 Aralık'ta geldi", "17 Aralık'ta"),
    ],
)
def test_what_is_written_onto_a_date_in_front_is_not_part_of_it(code, text, words):
    (fact,) = find_dates(text, load(code), REFERENCE)
    assert text[fact.start : fact.end] == words


def test_a_line_break_parts_dates():
    assert [v.granularity for v in values("Sunday\n10 January 2021\n2020 people", "en")] == [Granularity.DAY] * 2


# Datelines


def test_a_dateline_gives_the_day():
    (fact,) = find_dates("(المدى برس / رويترز - 11 كانون الثاني 2022ء) أعلن", load("ar"))
    assert fact.value == DateValue(REFERENCE, REFERENCE, Granularity.DAY)


@pytest.mark.parametrize(
    ("code", "text", "weekday"),
    [
        ("ar", "قالت الوزيرة اليوم الخميس إن المحادثات مستمرة.", 3),
        ("ar", "وصل الوفد أمس الأربعاء.", 3),
        ("ar", "قالت الوزيرة الخميس إن المحادثات مستمرة.", None),
        ("en", "The parliament voted today, Thursday.", 3),
        ("en", "The parliament voted on Thursday.", None),
        ("en", "The parliament voted last Thursday, and today nothing happened.", None),
        ("ru", "Парламент проголосовал сегодня, в четверг.", 3),
        ("ru", "Парламент проголосовал в четверг.", None),
        ("fr", "Le parlement a voté ce jeudi.", 3),
        ("fr", "Le parlement a voté jeudi.", None),
        ("de", "Heute, Donnerstag, stimmte das Parlament ab.", 3),
        ("es", "El parlamento votó este jueves.", 3),
        ("uk", "Сьогодні, у четвер, парламент проголосував.", 3),
        ("tr", "Meclis bugün (Perşembe) oylama yaptı.", 3),
        ("fa", "مجلس امروز پنجشنبه رأی داد.", 3),
        ("he", "הפרלמנט הצביע היום, יום חמישי.", 3),
        ("zh", "议会今天（星期四）投票。", 3),
        ("und", "Ipsum today, Thursday.", None),
    ],
)
def test_the_weekday_of_writing(code, text, weekday):
    assert weekday_named(text, load(code)) == weekday


# Misuse, and cost


def test_an_unknown_preference_is_refused():
    with pytest.raises(OptionError, match="'tomorrow'"):
        find_dates("today", load("en"), REFERENCE, prefer="tomorrow")


def test_a_broken_key_of_the_language_data_is_named():
    import dataclasses

    english = load("en")
    broken = dataclasses.replace(
        english, code="xx", dates=dataclasses.replace(english.dates, relative={"day minus one": ("yesterday",)})
    )
    with pytest.raises(LanguageDataError, match=r"languages/xx\.toml: dates: .*"):
        lexicon_of(broken)


# Counted from another date


@given(day=DAYS, days=st.integers(2, 20), before=st.booleans())
@settings(max_examples=60, deadline=None)
def test_days_counted_from_a_date_are_so_many_days_from_it(day, days, before):
    word = "before" if before else "after"
    value = only(f"It closed {days} days {word} {written(day, 'en')}.")
    assert value.first == value.last == day + dt.timedelta(days=-days if before else days)


@given(day=DAYS, weekday=st.integers(1, 7))
@settings(max_examples=60, deadline=None)
def test_a_weekday_beside_a_date_is_within_a_week_of_it_and_the_nearest_within_half_of_one(day, weekday):
    name = load("en").dates.weekdays[str(weekday)][0].capitalize()
    after, before, nearest = (
        only(f"It closed on the {name} {words} {written(day, 'en')}.").first
        for words in ("after", "before", "closest to")
    )
    assert after.isoweekday() == before.isoweekday() == nearest.isoweekday() == weekday
    assert 1 <= (after - day).days <= 7
    assert 1 <= (day - before).days <= 7
    assert abs(nearest - day).days <= 3


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("more than two years ago", None, dt.date(2020, 1, 31)),
        ("at least two years ago", None, dt.date(2020, 1, 31)),
        ("less than two years ago", dt.date(2020, 1, 1), REFERENCE),
    ],
)
def test_a_hedge_makes_a_stretch_of_a_distance(words, earliest, latest):
    value = only(f"It closed {words}.")
    assert (value.first, value.last) == (earliest, latest)


def test_a_date_before_our_era_is_marked_and_has_no_days():
    (fact,) = find_dates("The treaty of 1 March 44 BC held.", load("en"), REFERENCE)
    assert (fact.value.first, fact.value.last) == (None, None)
    assert fact.value.granularity is Granularity.DAY
