"""Values as JSON and back: nothing is lost, nothing wrong is believed."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import codec
from compare.types import (
    DateValue,
    Document,
    Dropped,
    Fact,
    FactKind,
    Granularity,
    MonthDay,
    NameValue,
    PublishedBy,
    Quantity,
    Quote,
    Relative,
    Span,
    StanceValue,
)

words = st.text(st.characters(codec=None), max_size=12)
maybe = st.none() | words
days = st.dates() | st.builds(MonthDay, st.integers(1, 12), st.integers(1, 31))
numbers = st.none() | st.floats(allow_nan=False) | st.integers(-(2**60), 2**60)
units = st.sampled_from(Granularity)
relatives = st.none() | st.builds(Relative, units, st.integers(-400, 400))
values = st.one_of(
    st.builds(DateValue, st.none() | days, st.none() | days, units, relatives, maybe, maybe),
    st.builds(Quantity, numbers, numbers, st.booleans(), st.booleans(), maybe, maybe, maybe, numbers),
    st.builds(NameValue, words, words, maybe, maybe, maybe),
    st.builds(StanceValue, st.booleans(), st.booleans(), words, words),
)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda both: Span(min(both), max(both)))
facts = st.builds(Fact, st.sampled_from(FactKind), st.integers(0, 99), st.integers(0, 99), values)
names = st.builds(NameValue, words, words, maybe, maybe, maybe)
several = st.lists(spans, max_size=3).map(tuple)
quotes = st.builds(
    Quote,
    several,
    st.booleans(),
    several,
    st.none() | names,
    *[st.none() | spans] * 4,
)
documents = st.builds(
    Document,
    words,
    words,
    *[maybe] * 3,
    st.none() | spans,
    maybe,
    words,
    st.none() | st.dates(),
    st.none() | st.sampled_from(PublishedBy),
    st.lists(st.builds(lambda span, why: Dropped(span.start, span.end, why), spans, words), max_size=3).map(tuple),
    st.lists(words, max_size=3).map(tuple),
)


@given(st.one_of(facts, quotes, documents))
def test_every_value_comes_back_as_it_was(value: object) -> None:
    text = codec.dumps(value)
    found = codec.loads(type(value), text)
    assert found == value
    # 5 == 5.0 and "a" == StrEnum("a"), so equality alone would not see a number or an enum that changed its type
    assert repr(found) == repr(value)
    assert text.encode("utf-8")
    assert "\n" not in text
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), -0.0, 0.1 + 0.2, 2**60, 5.0, 5])
def test_numbers_are_exact(number: float) -> None:
    (found,) = codec.restored(tuple[Quantity, ...], json.loads(codec.dumps((Quantity(number, None),))))
    assert repr(found.low) == repr(number)


def test_defaults_are_left_out_and_a_union_says_which_one_it_holds() -> None:
    fact = Fact(FactKind.DATE, 3, 9, DateValue(MonthDay(12, 17), dt.date(2021, 12, 17), Granularity.DAY))
    assert codec.plain(fact) == {
        "kind": "date",
        "start": 3,
        "end": 9,
        "value": {"is": "DateValue", "first": "--12-17", "last": "2021-12-17", "granularity": "day"},
    }


@pytest.mark.parametrize(
    "wrong",
    [
        "[]",
        "{}",
        "nothing",
        '{"start": 1}',
        '{"start": 1, "end": true}',
        '{"start": 1, "end": "2"}',
        '{"start": 1, "end": 2.5}',
        '{"start": 1, "end": 2, "more": 3}',
        '{"start": 2, "end": 1}',
        "[" * 100_000,
    ],
)
def test_what_is_no_span_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"type|unknown or missing|needs|Expecting|deeply"):
        codec.loads(Span, wrong)


@pytest.mark.parametrize(
    "value",
    [
        {"key": "a", "display": "a"},
        {"is": "Document", "id": "a", "text": "b"},
        {"is": "DateValue", "first": "--1-2", "last": None, "granularity": "day"},
        {"is": "DateValue", "first": "2021-02-30", "last": None, "granularity": "day"},
        {"is": "DateValue", "first": None, "last": None, "granularity": "eon"},
        None,
        [],
    ],
)
def test_what_is_no_value_of_a_fact_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="Fact"):
        codec.restored(Fact, {"kind": "date", "start": 0, "end": 1, "value": value})
