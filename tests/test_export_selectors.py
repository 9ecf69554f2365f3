"""Quotes with their context: unique, and found again after an article was laid out anew."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.export.selectors import Letters, Quote, find, quote
from compare.types import Span

# few different words, so that sentences and whole passages are repeated
WORDS = st.sampled_from(["flood", "dam", "سد", "المدينة", "Дамба", "10\u200f", "💧", "洪水", "a", "b"])
BLANK = st.sampled_from([" ", "  ", "\n", "\n\n", "\u00a0", "\t", "\r\n", " \u2028"])
NEW = ["Advertisement", "مادة إعلانية", "More on this story", "=====", "x y z"]
PAIRS = st.lists(st.tuples(WORDS, BLANK), min_size=1, max_size=40)


def text_of(pairs: list[tuple[str, str]]) -> str:
    return "".join(word + blank for word, blank in pairs)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[list[tuple[str, str]], int, int]:
    """A text as words and blanks, and the first and the last word of a stretch of it."""
    pairs = draw(PAIRS)
    first = draw(st.integers(0, len(pairs) - 1))
    return pairs, first, draw(st.integers(first, len(pairs) - 1))


def placed(pairs: list[tuple[str, str]], first: int, last: int) -> Span:
    starts = [0, *accumulate(len(word) + len(blank) for word, blank in pairs)]
    return Span(starts[first], starts[last] + len(pairs[last][0].rstrip("\u200f")))


@given(stretches())
def test_every_stretch_of_words_is_found_where_it_stands(drawn: tuple[list[tuple[str, str]], int, int]) -> None:
    text, span = text_of(drawn[0]), placed(*drawn)
    made = quote(Letters(text), span.start, span.end)
    assert made.exact == text[span.start : span.end]
    assert text[span.start - len(made.prefix) : span.start] == made.prefix
    assert text[span.end : span.end + len(made.suffix)] == made.suffix
    assert Letters(text).once(Letters(made.prefix + made.exact + made.suffix).run)
    assert find(text, made) == span


@given(stretches(), st.data())
def test_it_is_found_after_the_article_was_laid_out_anew(
    drawn: tuple[list[tuple[str, str]], int, int], data: st.DataObject
) -> None:
    pairs, first, last = drawn
    span = placed(*drawn)
    made = quote(Letters(text_of(pairs)), span.start, span.end)
    anew = [(word, data.draw(BLANK)) for word, _ in pairs]
    before = data.draw(st.sampled_from(["", *(f"{new}\n\n" for new in NEW)]))
    now = placed(anew, first, last)
    assert find(before + text_of(anew), made) == Span(now.start + len(before), now.end + len(before))


UNIQUE = st.lists(st.sampled_from([f"w{n:02}" for n in range(60)]), min_size=6, max_size=50, unique=True)


@given(UNIQUE, st.data())
def test_a_new_paragraph_may_stand_right_before_or_after_it(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(words) - 2))
    last = data.draw(st.integers(first, len(words) - 2))
    pairs = [(word, " ") for word in words]
    span = placed(pairs, first, last)
    made = quote(Letters(text_of(pairs)), span.start, span.end)
    new = data.draw(st.sampled_from(NEW))
    anew = [*words[:first], new, *words[first : last + 1], new, *words[last + 1 :]]
    found = find("\n".join(anew), made)
    assert found is not None
    assert "\n".join(anew)[found.start : found.end].split() == words[first : last + 1]


def test_a_sentence_that_stands_twice_is_told_by_either_side_alone() -> None:
    twice = "The dam broke at night."
    text = (
        f"Derna, Monday. Officials were asleep.\n{twice}\nNobody had warned the town.\n\n{twice}\nThat was on Sunday."
    )
    for at in (text.index(twice), text.rindex(twice)):
        made = quote(Letters(text), at, at + len(twice))
        for side in (Quote(made.exact, made.prefix, ""), Quote(made.exact, "", made.suffix)):
            assert find(text, side) == Span(at, at + len(twice))


def test_the_context_stays_within_the_paragraph_where_that_is_enough() -> None:
    text = "One thing happened.\n\nAnother happened too. It was late.\n\nThe third."
    at = text.index("Another")
    made = quote(Letters(text), at, text.index(" It was"))
    assert (made.prefix, made.suffix) == ("", " It was late.")


def test_the_context_grows_no_further_than_it_must() -> None:
    passage = "The dam broke at night, and nobody had warned the town below it, said the mayor on Monday. "
    text = f"{'Long before that. ' * 20}First. {passage}Then. {passage}{'Long after it. ' * 20}"
    at = text.rindex("Monday")
    made = quote(Letters(text), at, at + len("Monday"))
    assert "Then. The dam broke" in made.prefix
    assert len(made.prefix) <= 2 * len(passage)


def test_a_whole_side_says_more_than_two_torn_ones() -> None:
    wanted = Quote("the dam broke", "Officials said on Monday that ", " at three in the morning.")
    text = (
        "Officials said on Monday that the dam broke.\n\nAdvertisement\n\n"
        "The mayor said on Monday that the dam broke at three in the night."
    )
    assert find(text, wanted) == Span(30, 43)


def test_the_middle_of_three_alike_is_told_by_the_whole_text() -> None:
    made = quote(Letters("no no no"), 3, 5)
    assert made == Quote("no", "no ", " no")
    assert find("no\nno\u00a0no", made) == Span(3, 5)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nothing of it.", Quote("The dam broke", "", "")),
        ("It broke. It broke.", Quote("It broke.", "", "")),
        ("It broke.", Quote("   ", "", "")),
    ],
    ids=["gone", "ambiguous", "blank"],
)
def test_what_nobody_can_tell_is_not_guessed(text: str, wanted: Quote) -> None:
    assert find(text, wanted) is None
