"""Calendar arithmetic: months, thirds, and the Islamic and Persian calendars."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from compare.grammar.dates.nodes import Calendar, Unit

# Julian day numbers of the days before the first day of each calendar, and of 0001-01-01 (Gregorian) minus one.
_ISLAMIC_EPOCH = 1948440
_PERSIAN_EPOCH = 1948320
_ORDINAL_EPOCH = 1721425


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months away, or the last day of that month if it is shorter.

    Raises:
        ValueError: if the result is outside the years 1..9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def period_at(unit: Unit, day: dt.date, offset: int, weekend: tuple[int, ...] = (6, 7)) -> tuple[dt.date, dt.date]:
    """First and last day of the period that lies `offset` periods from the one that contains `day`.

    Weeks begin on Monday (ISO 8601). `weekend` are the days off, 1 (Monday) to 7.

    Raises:
        ValueError: if the result is outside the years 1..9999.
        OverflowError: if it is far outside.
    """
    if unit is Unit.DAY:
        shifted = day + dt.timedelta(days=offset)
        return shifted, shifted
    if unit in (Unit.WEEK, Unit.WEEKEND):
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=7 * offset)
        if unit is Unit.WEEK:
            return monday, monday + dt.timedelta(days=6)
        return monday + dt.timedelta(days=min(weekend) - 1), monday + dt.timedelta(days=max(weekend) - 1)
    if unit is Unit.CENTURY:
        number = (day.year - 1) // 100 + 1 + offset
        return dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120}[unit]
    index = (day.year * 12 + day.month - 1) // months * months + months * offset
    last = index + months - 1
    return dt.date(index // 12, index % 12 + 1, 1), month_end(last // 12, last % 12 + 1)


def to_date(calendar: Calendar, year: int, month: int, day: int) -> dt.date:
    """The Gregorian date of a day in `calendar`.

    The Islamic calendar is the tabular one (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30, civil
    epoch), so a date that goes by the sight of the moon can be a day off. The Persian calendar follows the
    33-year cycle, exact for 1178..1633.

    Raises:
        ValueError: if there is no such day.
    """
    if calendar is Calendar.GREGORIAN:
        return dt.date(year, month, day)
    if not 1 <= month <= 12 or not 1 <= day <= month_length(calendar, year, month):
        raise ValueError(f"no day {day} in month {month} of {year} ({calendar})")
    if calendar is Calendar.ISLAMIC:
        julian = day + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (3 + 11 * year) // 30 + _ISLAMIC_EPOCH - 1
    else:
        leap_days = (8 * year + 21) // 33
        before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
        julian = day + before + 365 * (year - 1) + leap_days + _PERSIAN_EPOCH - 1
    return dt.date.fromordinal(julian - _ORDINAL_EPOCH)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """How many days a month has."""
    if calendar is Calendar.GREGORIAN:
        return monthrange(year, month)[1]
    if calendar is Calendar.ISLAMIC:
        leap = (11 * year + 14) % 30 < 11
        return 30 if month % 2 == 1 or (month == 12 and leap) else 29
    if month < 12:
        return 31 if month <= 6 else 30
    return 30 if (8 * (year + 1) + 21) // 33 > (8 * year + 21) // 33 else 29


def year_in(calendar: Calendar, day: dt.date) -> int:
    """The year that `calendar` counts on a Gregorian day, at most one off near the new year."""
    if calendar is Calendar.GREGORIAN:
        return day.year
    if calendar is Calendar.ISLAMIC:
        return int((day.toordinal() + _ORDINAL_EPOCH - _ISLAMIC_EPOCH) / 354.367) + 1
    return day.year - 621
