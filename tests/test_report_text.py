import unicodedata
from dataclasses import replace

import pytest
from factories import article, story
from hypothesis import given
from hypothesis import strategies as st

from compare.report.text import Piece, Stretch, has_right_to_left, paragraphs, pieces, runs_right_to_left, visible
from compare.types import Dropped, Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("\u2066a\u2069\u2067b\u2068c\u202a\u202b\u202c\u202d", "abc"),
        ("a\u200eb\u200fc\u061c", "a\u200eb\u200fc\u061c"),
        ("nul\x00 bell\x07 escape\x1b[31m", "nul\ufffd bell\ufffd escape\ufffd[31m"),
        ("next\x85line \x9b", "next\ufffdline \ufffd"),
        ("half \ud83d", "half \ufffd"),
        ("one\r\ntwo\rthree\tfour", "one\ntwo\nthree\tfour"),
        ("كِتابٌ 🚢 zero\u200bwidth", "كِتابٌ 🚢 zero\u200bwidth"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_shown_text_is_harmless(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert {unicodedata.bidirectional(letter) for letter in shown} & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI"} == set()
    assert all(letter in "\n\t" or unicodedata.category(letter) != "Cc" for letter in shown)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "has", "runs"),
    [
        ("plain", False, False),
        ("", False, False),
        ("2024 مارس", True, True),
        ("«نجمة الأمل»", True, True),
        ("Amal (نجمة)", True, False),
        ("שלום", True, True),
        ("𞤀𞤣𞤤𞤢𞤥", True, True),
        ("Порт", False, False),
    ],
)
def test_direction(text: str, has: bool, runs: bool) -> None:
    assert (has_right_to_left(text), runs_right_to_left(text)) == (has, runs)


def test_a_quotation_is_cut_at_its_marks() -> None:
    text = "Calm. Ten ships wait. Calm."
    assert pieces(text, 6, 21, [Span(6, 9), Span(16, 20)]) == (
        Piece("Ten", True),
        Piece(" ships ", False),
        Piece("wait", True),
        Piece(".", False),
    )


spans = st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 40), st.integers(0, 40)), max_size=6)


@given(st.text(min_size=40, max_size=40), st.integers(0, 20), st.integers(20, 40), spans)
def test_pieces_are_the_quotation_whatever_the_marks(text: str, start: int, end: int, marks: list[Span]) -> None:
    found = pieces(text, start, end, marks)
    assert "".join(piece.text for piece in found) == text[start:end]
    covered = {at for mark in marks for at in range(mark.start, mark.end) if start <= at < end}
    assert sum(len(piece.text) for piece in found if piece.marked) == len(covered)


def test_a_full_text_is_cut_into_lines() -> None:
    one = article("~masthead~ The Quay\n\nTen ships wait.\nNobody came.", "a")
    text = one.document.text
    assert paragraphs(one) == (
        (Stretch("The Quay", dropped="masthead", first=True),),
        (Stretch("Ten ships wait.", statement=0, first=True),),
        (Stretch("Nobody came.", statement=1, first=True),),
    )
    longer = replace(one, document=replace(one.document, text=text + " Really.", dropped=(Dropped(0, 9, "masthead"),)))
    assert paragraphs(longer)[-1] == (Stretch("Nobody came.", statement=1, first=True), Stretch(" Really."))


def test_a_passage_over_several_lines_is_labelled_where_its_words_begin() -> None:
    one = article("x", "a")
    text = "\nThe Quay\r\nSince 1901\n"
    dropped = (Dropped(0, len(text), "masthead"),)
    assert paragraphs(replace(one, document=replace(one.document, text=text, dropped=dropped), statements=())) == (
        (Stretch("The Quay", dropped="masthead", first=True),),
        (Stretch("Since 1901", dropped="masthead"),),
    )


def test_passages_dropped_one_after_the_other_have_one_label() -> None:
    one = article("~share~ Like\n\n~share~ Send\n~caption~ A port\nTen ships wait.\n~caption~ A ship", "a")
    labels = [(s.text, s.first) for line in paragraphs(one) for s in line]
    assert labels == [
        *(("Like", True), ("Send", False), ("A port", True), ("Ten ships wait.", True), ("A ship", True)),
    ]


@given(st.text(alphabet="ab \n", min_size=10, max_size=40), spans, spans)
def test_every_letter_is_shown_once_and_in_order(text: str, told: list[Span], dropped: list[Span]) -> None:
    inside = [Span(min(s.start, len(text)), min(s.end, len(text))) for s in (*told, *dropped)]
    one = article("x", "a")
    document = replace(
        one.document,
        text=text,
        dropped=tuple(Dropped(s.start, s.end, "share") for s in inside[len(told) :]),
    )
    statements = tuple(replace(one.statements[0], start=s.start, end=s.end) for s in inside[: len(told)])
    shown = paragraphs(replace(one, document=document, statements=statements))
    assert ["".join(s.text for s in line) for line in shown] == [line for line in text.split("\n") if line.strip()]


def test_the_headlines_of_the_story_come_first() -> None:
    for one in story().articles:
        told = [s for line in paragraphs(one) for s in line if s.statement is not None]
        assert told[0].text == one.document.title
