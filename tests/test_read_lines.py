import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.read.lines import fold, split_lines, words


def only(text):
    (line,) = split_lines(text)
    return line


def test_lines_know_their_place_and_their_block():
    text = "  one\n\n\u200f\ntwo \nthree"
    lines = split_lines(text)
    assert [text[line.span.start : line.span.end] for line in lines] == ["one", "two", "three"]
    assert [line.block for line in lines] == [0, 1, 1]


@given(st.text(alphabet="ab .\n\u00a0\u200fكج1", max_size=80))
def test_lines_hold_all_words_of_the_text_in_order(text):
    lines = split_lines(text)
    assert [word for line in lines for word in line.words] == [w for part in text.split("\n") for w in words(part)]
    assert all(line.text == text[line.span.start : line.span.end] for line in lines)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("أرشيفية", "ارشيفيه"),
        ("مجلسى", "مجلسي"),
        ("کرملین", "كرملين"),
        ("تَعَلَّمنا", "تعلمنا"),
        ("ـــنعم", "نعم"),
        ("ещё", "еще"),
        ("Été", "ete"),
        ("IŞIK", "ışık"),
        ("می‌شود", "میشود"),
        ("so\u00adft", "soft"),
    ],
)
def test_spellings_of_one_word_fold_to_one(a, b):
    assert fold(a) == fold(b)


def test_chinese_characters_are_words_and_count_half():
    assert words("新华社1月") == ("新", "华", "社", "1", "月")
    assert only("嫦娥六号返回").length == 3


@pytest.mark.parametrize("text", ["- one", "• one", "– one", "1. one", "2) one", "»one", "*one"])
def test_bullets(text):
    assert only(text).bullet


@pytest.mark.parametrize("text", ["1.5 million left", "2022 was warm", "one - two", "«one»"])
def test_no_bullets(text):
    assert not only(text).bullet


@pytest.mark.parametrize(
    ("text", "ended", "stopped"),
    [
        ("He left.", True, True),
        ("He said “I leave.”", True, True),
        ("Did he leave?", True, False),
        ("هل غادر؟", True, False),
        ("他走了。", True, True),
        ("وہ چلا گیا۔", True, True),
        ("And then...", False, False),
        ("And then…", False, False),
        ("He left", False, False),
    ],
)
def test_how_lines_end(text, ended, stopped):
    assert (only(text).ended, only(text).stopped) == (ended, stopped)


@pytest.mark.parametrize(
    ("text", "count", "rest"),
    [
        ("Read also: soup", 2, ": soup"),
        ("اقرأ أيضًا.. خبر", 2, ".. خبر"),
        ("图：月球", 1, "：月球"),
        ("one", 1, ""),
        ("a", 5, ""),
    ],
)
def test_the_rest_of_a_line_after_some_words(text, count, rest):
    assert only(text).rest(count) == rest


def test_a_hard_wrapped_paragraph_is_one_line():
    text = (
        "The talks in Geneva ended on Monday without a result, but both\n"
        "delegations said that they would meet again in the same place\n"
        "before the end of the month, if their governments agree to it,\n"
        "and would then exchange written answers to all the open points.\n\n"
        "No date was set for that."
    )
    assert len(split_lines(text)) == 2
