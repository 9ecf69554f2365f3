"""Quantities in different units: measures, shares and percentages, currencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.grammar.intervals import Relation, is_share, relate_quantities
from compare.grammar.measures import rounding, scale_of
from compare.grammar.numbers import find_numbers
from compare.grammar.numbers.symbols import GRAMS, METRES
from compare.languages import load
from compare.types import Quantity

UNITS = sorted(
    {*METRES, *GRAMS, "acre", "hectare", "litre", "gallon", "knot", "mile_per_hour", "celsius", "fahrenheit"}
)


def _exact(value: float, unit: str | None) -> Quantity:
    return Quantity(value, value, unit=unit)


def _read(code: str, text: str) -> Quantity:
    (fact,) = find_numbers(text, load(code))
    assert isinstance(fact.value, Quantity)
    return fact.value


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ((62, "mile"), (100, "kilometre"), Relation.EQUAL),
        ((80, "mile"), (100, "kilometre"), Relation.DISJOINT),
        ((1, "mile"), (1, "kilometre"), Relation.DISJOINT),
        ((1, "mile"), (2, "kilometre"), Relation.COMPATIBLE),
        ((30, "foot"), (9, "metre"), Relation.COMPATIBLE),
        ((5000, "tonne"), (5000, "kilogram"), Relation.DISJOINT),
        ((11, "pound_weight"), (5, "kilogram"), Relation.EQUAL),
        ((95, "fahrenheit"), (35, "celsius"), Relation.EQUAL),
        ((35, "fahrenheit"), (35, "celsius"), Relation.DISJOINT),
        ((100, "acre"), (40, "hectare"), Relation.COMPATIBLE),
        ((300, "hectare"), (3, "square_kilometre"), Relation.EQUAL),
        ((60, "mile_per_hour"), (97, "kilometre_per_hour"), Relation.EQUAL),
        ((60, "knot"), (60, "kilometre_per_hour"), Relation.DISJOINT),
        ((10, "gallon"), (38, "litre"), Relation.EQUAL),
        ((10, "gallon"), (38, "kilogram"), Relation.INCOMPARABLE),
        ((20, "degree"), (20, "celsius"), Relation.INCOMPARABLE),
        ((1 / 4, None), (25, "percent"), Relation.EQUAL),
        ((1 / 3, None), (33, "percent"), Relation.COMPATIBLE),
        ((1 / 2, None), (60, "percent"), Relation.DISJOINT),
        ((3, None), (60, "percent"), Relation.INCOMPARABLE),
        ((300e6, "EUR"), (300e6, "USD"), Relation.DISJOINT),
        ((1.4e9, "EUR"), (1.5e9, "USD"), Relation.INCOMPARABLE),
        ((375e9, "EGP"), (375e6, "GBP"), Relation.DISJOINT),
        ((375e6, "EGP"), (375e6, "GBP"), Relation.COMPATIBLE),
        ((40e6, "dinar"), (40e6, "KWD"), Relation.EQUAL),
        ((40e6, "dinar"), (60e6, "KWD"), Relation.DISJOINT),
    ],
)
def test_two_units(a: tuple[float, str | None], b: tuple[float, str | None], wanted: Relation) -> None:
    assert relate_quantities(_exact(*a), _exact(*b)) is wanted
    assert relate_quantities(_exact(*b), _exact(*a)) is wanted


@pytest.mark.parametrize(
    ("code", "text", "other", "wanted"),
    [
        ("ar", "يبعد السد 100 كيلومتر", "about 62 miles away", Relation.COMPATIBLE),
        ("ru", "плотина в 100 километрах", "80 miles away", Relation.DISJOINT),
        ("fr", "à 9 mètres de profondeur", "a depth of 30 feet", Relation.COMPATIBLE),
        ("es", "un tercio de los socios", "33 percent of the members", Relation.COMPATIBLE),
        ("de", "die Hälfte der Mitglieder", "60 percent of the members", Relation.DISJOINT),
        ("tr", "üyelerin yüzde 25'i", "a quarter of the members", Relation.EQUAL),
    ],
)
def test_as_texts_write_them(code: str, text: str, other: str, wanted: Relation) -> None:
    assert relate_quantities(_read(code, text), _read("en", other)) is wanted


@given(value=st.floats(0.5, 1e6), unit=st.sampled_from(UNITS), other=st.sampled_from(UNITS))
def test_what_is_converted_without_rounding_is_equal(value: float, unit: str, other: str) -> None:
    one, two = scale_of(unit), scale_of(other)
    assert one is not None
    assert two is not None
    if one.dimension != two.dimension:
        assert relate_quantities(_exact(value, unit), _exact(value, other)) is Relation.INCOMPARABLE
        return
    converted = (one.base(value) - two.offset) / two.factor
    assert relate_quantities(_exact(value, unit), _exact(converted, other)) is Relation.EQUAL


@given(value=st.floats(0.5, 1e6), unit=st.sampled_from(("mile", "kilogram", "acre")))
def test_rounding_stays_below_a_quarter(value: float, unit: str) -> None:
    assert 0 <= rounding(value, unit) <= value / 4


@pytest.mark.parametrize(("value", "unit", "share"), [(0.5, None, True), (0.5, "percent", False), (2.0, None, False)])
def test_a_share_is_a_part_of_one(value: float, unit: str | None, share: bool) -> None:
    assert is_share(_exact(value, unit)) is share
