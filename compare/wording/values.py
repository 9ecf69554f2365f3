"""Normalised values in plain words: "17 December 2021", "more than 100,000", "12,000,000 US dollars"."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import get_currency_name
from babel.units import UnknownUnitError, format_unit

from compare.languages import load
from compare.types import DateValue, Fact, FactKind, Granularity, MonthDay, NameValue, Quantity, StanceValue
from compare.wording import Wording

# The categories of CLDR's units that news measure in; only whole names match, never an ending.
_UNIT_CATEGORIES = ("duration", "length", "mass", "area", "volume", "speed", "temperature", "energy", "power")


def plain_value(fact: Fact, say: Wording) -> str:
    """One fact's value in plain words, in the language of the page."""
    value = fact.value
    if isinstance(value, DateValue):
        return _date(value, say)
    if isinstance(value, NameValue):
        return value.display or value.key
    if isinstance(value, StanceValue):
        return _stance(value, say)
    return _quantity(value, say, ordinal=fact.kind == FactKind.ORDINAL)


def plain_with_referent(fact: Fact, say: Wording) -> str:
    """The value and, of a quantity, what it counts: "100,000 (soldier)"."""
    text = plain_value(fact, say)
    return f"{text} ({fact.value.of})" if isinstance(fact.value, Quantity) and fact.value.of else text


def referent(of: str, language: str) -> str:
    """What is counted, in the given language: the first word that its data have for a concept, else `of` as it is."""
    counted = load(language).numbers.counted.get(of, ())
    return counted[0] if counted else of.replace("_", " ")


def _stance(value: StanceValue, say: Wording) -> str:
    """Whether something is affirmed or denied, and how surely: "not yet: answer"."""
    state = "not_yet" if value.not_yet else "negative" if value.negative else "positive"
    text = say(f"values.{state}", predicate=value.predicate)
    return text if value.certainty == "fact" else say("values.certainty", stance=text, certainty=value.certainty)


def plain_day(day: dt.date, say: Wording) -> str:
    """A day in full: "17 December 2021"."""
    return format_date(day, format="long", locale=say.locale)


def _date(value: DateValue, say: Wording) -> str:
    text = _days(value, say)
    if value.time:
        text = say("values.time", date=text, time=value.time)
    return say("values.zone", date=text, zone=value.zone) if value.zone else text


def _days(value: DateValue, say: Wording) -> str:
    first, last = value.first, value.last
    if first is None and last is None:
        return _relative(value, say)
    if first is None or last is None:
        key, known = ("values.until", last) if first is None else ("values.since", first)
        return say(key, date=_day(known, say))
    if isinstance(first, MonthDay) or isinstance(last, MonthDay):
        days = _day(first, say) if first == last else f"{_day(first, say)} – {_day(last, say)}"
        return say("values.no_year", date=days)
    return _interval(first, last, value.granularity, say)


def _day(day: dt.date | MonthDay | None, say: Wording) -> str:
    if isinstance(day, dt.date):
        return plain_day(day, say)
    try:
        leap = dt.datetime(2000, day.month, day.day) if day else None
    except ValueError:
        return str(day)
    return format_skeleton("MMMMd", leap, locale=say.locale) if leap else ""


def _interval(first: dt.date, last: dt.date, granularity: Granularity, say: Wording) -> str:
    same_month = (first.year, first.month) == (last.year, last.month)
    if granularity == Granularity.MONTH and same_month:
        return format_date(first, format="LLLL y", locale=say.locale)
    if granularity == Granularity.QUARTER and (first.year, (first.month - 1) // 3) == (
        last.year,
        (last.month - 1) // 3,
    ):
        return format_skeleton("yQQQ", dt.datetime(first.year, first.month, 1), locale=say.locale)
    if granularity in (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first == last:
        return plain_day(first, say)
    return format_interval(first, last, "yMMMd", locale=say.locale)


def _relative(value: DateValue, say: Wording) -> str:
    if value.relative is None:
        return say("values.unknown_date")
    offset, unit = value.relative.offset, value.relative.unit.value
    if offset == 0:
        return say("values.same", unit=say.optional(f"units.{unit}", unit))
    return say("values.before" if offset < 0 else "values.after", amount=_with_unit(abs(offset), unit, say))


def _quantity(value: Quantity, say: Wording, *, ordinal: bool) -> str:
    low, high = value.low, value.high
    if low is None and high is None:
        return say("values.unknown_number")
    if low is None or high is None:
        side, number, is_open = ("below", high, value.high_open) if low is None else ("above", low, value.low_open)
        return say(f"values.{side}_{'open' if is_open else 'closed'}", number=_with_unit(number or 0, value.unit, say))
    if low == high:
        return say("values.ordinal", number=say.number(low)) if ordinal else _with_unit(low, value.unit, say)
    if value.hedge == "almost":
        return say("values.almost", number=_with_unit(high, value.unit, say))
    if value.hedge == "about" and _digits((low + high) / 2) <= min(_digits(low), _digits(high)):
        between = say("values.between", low=say.number(low), high=say.number(high))
        return say("values.about", number=_with_unit((low + high) / 2, value.unit, say), between=between)
    between = say("values.between", low=say.number(low), high=_with_unit(high, value.unit, say))
    return say("values.about_range", between=between) if value.hedge == "about" else between


def _digits(number: float) -> int:
    """Significant digits: the number that "about" was said of has no more of them than the ends around it."""
    return len(f"{number:.12e}".split("e")[0].replace(".", "").replace("-", "").rstrip("0"))


def _with_unit(number: float, unit: str | None, say: Wording) -> str:
    shown = say.number(number)
    if not unit:
        return shown
    if unit == "percent":
        return say("values.percent", number=shown)
    if len(unit) == 3 and unit.isupper():
        return f"{shown} {get_currency_name(unit, count=number, locale=say.locale)}"
    # CLDR spells units the American way. Past 15 digits Babel's rounding gives up.
    name = unit.replace("_", "-").replace("metre", "meter").replace("litre", "liter")
    if abs(number) < 1e15:
        for category in _UNIT_CATEGORIES:
            with suppress(UnknownUnitError):
                return format_unit(number, f"{category}-{name}", locale=say.locale)
    return f"{shown} {unit}"
