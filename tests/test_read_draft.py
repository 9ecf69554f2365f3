from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.languages import codes, load
from compare.languages.sections import Page
from compare.read.draft import Draft, Told, document

LEAD = "The ministers met on Monday in the town hall to talk about the bridge over the border river."
THIRD = "The mayor of the smaller town said that her people had waited eleven years for this."
MORE = "They agreed that it would be repaired next summer, and that each side would pay for one half."


def read(*paragraphs, told=None, **stated):
    return document(Draft(id="a", body="\n\n".join(paragraphs), **stated), told or Told(), "a.txt")


def test_what_the_file_says_goes_before_what_the_text_says():
    found = read("(Reuters) - " + LEAD, MORE, source="The Marsh Herald", origin="AFP")
    assert (found.source, found.origin) == ("The Marsh Herald", "AFP")


def test_an_agency_among_the_authors_is_the_origin():
    assert read(LEAD, MORE, authors=("Jane Pike", "AFP")).origin == "AFP"
    assert read(LEAD, MORE, authors=("Jane Pike", "Petra Novak")).origin is None


@pytest.mark.parametrize("line", ["Source: Reuters", "By Reuters Staff", "(Reuters)", "Reuters"])
def test_a_line_that_names_the_agency(line):
    found = read("Ministers agree on the bridge", LEAD, MORE, line)
    assert found.origin == "Reuters"
    assert found.notes == ()
    assert [found.text[d.start : d.end] for d in found.dropped] == [line]


def test_a_credit_in_the_opening_is_the_origin_with_a_note():
    found = read("Ministers agree on the bridge", LEAD[:-1] + ", TASS reported.", MORE)
    assert found.origin == "TASS"
    assert "credit" in found.notes[0]


def test_a_credit_further_down_says_nothing_about_the_article():
    found = read("Ministers agree on the bridge", LEAD, MORE, THIRD, "Some shops closed, TASS reported on Monday.")
    assert (found.origin, found.notes) == (None, ())


def test_two_credits_leave_the_origin_open():
    found = read("Ministers agree on the bridge", LEAD[:-1] + ", TASS reported.", MORE[:-1] + ", they told Reuters.")
    assert found.origin is None
    assert "TASS, Reuters" in found.notes[0]


def test_the_dateline_alone_is_dropped_from_its_paragraph():
    found = read("Ministers agree on the bridge", "MARSHTON, Jan 10, 2022 (Reuters) - " + LEAD, MORE)
    (dropped,) = found.dropped
    assert found.text[dropped.start : dropped.end] == "MARSHTON, Jan 10, 2022 (Reuters) -"
    assert str(found.published) == "2022-01-10"


def test_only_the_first_paragraphs_have_a_dateline():
    found = read("Ministers agree on the bridge", LEAD, MORE, THIRD, "(Reuters) - " + MORE)
    assert (found.origin, found.dropped) == (None, ())


LINES = {
    code: [phrase for name in Page.__annotations__ if name != "agencies" for phrase in getattr(load(code).page, name)]
    + ["A. B.", "Reuters", "(AFP) - x", "- item", "2022-01-11", "?", "", " \u200f ", LEAD, "№ 5: ‹ı›"]
    for code in codes()
}


@given(
    st.sampled_from(codes()).flatmap(lambda c: st.tuples(st.just(c), st.lists(st.sampled_from(LINES[c]), max_size=12)))
)
def test_any_arrangement_of_furniture_is_read(page):
    code, lines = page
    body = "\n".join([LEAD, *lines])
    found = document(Draft(id="a", body=body, language=code), Told(language=code), "a.txt")
    assert found.text == body
    spans = [(d.start, d.end) for d in found.dropped]
    assert all(0 <= start < end <= len(body) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert not any(start < len(LEAD) and end > 0 for start, end in spans)
    if found.headline:
        assert found.title == body[found.headline.start : found.headline.end]
