"""Digits with their marks, folded text and its way back, the width of hedges."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.grammar.numbers.digits import Digits, read_digits
from compare.grammar.numbers.fold import fold
from compare.grammar.numbers.hedges import hedged, tolerance
from compare.grammar.numbers.parts import Number, place


@pytest.mark.parametrize(
    ("raw", "decimal", "group", "value"),
    [
        ("1,500", ".", ",", 1500),
        ("1.500", ".", ",", 1.5),
        ("1.500", ",", ".", 1500),
        ("1,500", ",", ".", 1.5),
        ("1,5", ".", ",", 1.5),
        ("1.5", ",", ".", 1.5),
        ("12,345,678", ",", " ", 12_345_678),
        ("1.234.567", ".", ",", 1_234_567),
        ("1.234,56", ".", ",", 1234.56),
        ("1,234.56", ",", ".", 1234.56),
        ("1 500", ",", " ", 1500),
        ("1\u00a0500,25", ",", " ", 1500.25),
        ("1'500'000", ".", ",", 1_500_000),
        ("1٬500٫5", ".", ",", 1500.5),
        ("0.125", ",", ".", 0.125),
        ("1,00,000", ".", ",", 100_000),
        (".77", ".", ",", 0.77),
        ("3/4", ".", ",", 0.75),
        ("2/1000", ".", ",", 0.002),
    ],
)
def test_marks_are_read_by_the_languages_convention(raw: str, decimal: str, group: str, value: float) -> None:
    digits = read_digits(raw, decimal, group)
    assert digits is not None
    assert digits.value == pytest.approx(value)


@pytest.mark.parametrize("raw", ["18:30", "1:0", "24/7", "9/11", "1.2.3", "12.05.2022", "1/0", "1,2,3", "3/4/5"])
def test_what_is_no_number_is_none(raw: str) -> None:
    assert read_digits(raw, ".", ",") is None


def test_both_readings_of_three_decimals_are_kept() -> None:
    assert read_digits("1.500", ".", ",") == Digits(1.5, other=1500)
    assert read_digits("1.500", ",", ".") == Digits(1500, other=1.5)
    assert read_digits("1.50", ".", ",") == Digits(1.5)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("مِئَةٌ", "ميه"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("İstanbul ALTI", "istanbul alti"),
        ("Ёлка", "елка"),
        ("trois–quatre", "trois-quatre"),
        ("l’an", "l'an"),
        ("10\u202f000", "10\u00a0000"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text, accents=True).text == folded


def test_accents_stay_where_they_distinguish_words() -> None:
    assert fold("ön", accents=False).text == "ön"
    assert fold("ön", accents=True).text == "on"


@given(st.text())
def test_folded_offsets_lead_back(text: str) -> None:
    folded = fold(text, accents=True)
    starts = [folded.start(i) for i in range(len(folded.text))]
    assert starts == sorted(set(starts))
    assert all(folded.end(i + 1) == start + 1 for i, start in enumerate(starts))
    assert all(start < len(text) for start in starts)


@pytest.mark.parametrize(
    ("value", "worth"), [(100_000, 100_000), (130, 10), (8, 1), (7.5, 0.1), (0.25, 0.01), (1.5e9, 1e8), (105, 1)]
)
def test_place_of_the_last_significant_digit(value: float, worth: float) -> None:
    assert place(value) == pytest.approx(worth)


@given(st.integers(1, 10**12))
def test_about_is_at_least_a_tenth_and_at_most_half_the_first_digit(value: int) -> None:
    reach = tolerance(value)
    assert reach >= value / 10 - 1e-9
    assert reach <= max(value / 10, 10 ** math.floor(math.log10(value)) / 2) * 1.001


@pytest.mark.parametrize(
    ("rules", "interval"),
    [
        (["about"], (7.2, 8.8, False, False)),
        (["almost"], (7.2, 8, False, True)),
        (["more_than"], (8, None, True, False)),
        (["at_least"], (8, None, False, False)),
        (["at_least", "about"], (7.2, None, False, False)),
        (["exactly"], (8, 8, False, False)),
        ([], (8, 8, False, False)),
    ],
)
def test_hedges_make_intervals(rules: list[str], interval: tuple[float, float | None, bool, bool]) -> None:
    number = hedged(Number(8.0, 8.0, 1), rules)
    assert (number.low, number.high, number.low_open, number.high_open) == interval
    assert number.hedge == next((rule for rule in rules if rule != "exactly"), None)
