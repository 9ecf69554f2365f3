"""Needles on parallel sentences in our own words: the stories are what they say, and what is planted is found."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.eval.digits import changed, has_digits, same_digits
from compare.eval.needles import CHANGED, DROPPED, NUMBERED, PLAIN, Counts, made, pair_counts
from compare.models.loading import load_encoder, load_nli

FIXTURES = Path(__file__).parent / "fixtures" / "metamorphic"
PAIRS = ("ar-en", "en-ru", "ar-fr")
RUN = re.compile(r"\d+")


def sentences(pair: str) -> list[tuple[str, str]]:
    lines = (FIXTURES / f"{pair}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(a, b) for a, b in rows]


@pytest.fixture(scope="module")
def found() -> dict[str, Counts]:
    encoder, nli = load_encoder(), load_nli()
    return {p: pair_counts(sentences(p), tuple(p.split("-")), encoder, nli, stories=3) for p in PAIRS}  # type: ignore[arg-type]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_story_is_what_it_says(pair: str) -> None:
    table = sentences(pair)
    first, second = pair.split("-")
    for story in made(table, (first, second), stories=5):
        kept = [{line.sentence: line.text for line in side} for side in story.lines]
        assert len(kept[0].keys() | kept[1].keys()) == NUMBERED + PLAIN
        assert len(story.changed) == CHANGED
        assert len(story.dropped) == DROPPED
        assert kept[0].keys() ^ kept[1].keys() == story.dropped
        for side, texts in enumerate(kept):
            assert [line.text for line in story.lines[side]] == story.documents[side].text.split("\n")
            for number in story.clean:
                assert texts[number] == table[number][side]
        for number in story.changed:
            runs = [Counter(RUN.findall(side[number])) for side in kept]
            assert (runs[0] - runs[1]).total() == (runs[1] - runs[0]).total() == 1


def test_stories_repeat_exactly_and_differ_from_each_other() -> None:
    twice = [list(made(sentences("ar-en"), ("ar", "en"), stories=3)) for _ in range(2)]
    assert twice[0] == twice[1]
    assert len({story.changed for story in twice[0]}) > 1


def test_too_few_sentences_are_refused() -> None:
    with pytest.raises(InputError, match="6 and 8"):
        list(made(sentences("ar-en")[:7], ("ar", "en"), stories=1))


def test_sentences_are_chosen_by_digits_of_any_script() -> None:
    assert same_digits("في ١٧ مايو", "on 17 May")
    assert not same_digits("في ١٧ مايو", "on 18 May")
    assert not same_digits("no figure", "بلا رقم")
    assert has_digits("۵۰")


@given(st.integers(2, 99_999), st.integers(0, 99))
def test_a_changed_number_keeps_its_length_and_its_plural_form(value: int, seed: int) -> None:
    text = changed(f"الرقم {value} هنا", ("ar", "ru"), random.Random(seed))
    if text is None:
        return
    new = int(RUN.findall(text)[0])
    assert new != value
    assert len(str(new)) == len(str(value))
    if not 1100 <= value <= 2099:
        assert max(new, value) / min(new, value) >= 1.5
        for code in ("ar", "ru"):
            form = Locale.parse(code).plural_form
            assert form(new) == form(value)


def test_a_day_stays_a_day_and_digits_stay_in_their_script() -> None:
    for seed in range(40):
        text = changed("في ١٧ مايو", ("ar", "en"), random.Random(seed))
        assert text is not None
        (run,) = RUN.findall(text)
        assert 10 <= int(run) <= 28
        assert set(run) <= set("٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("text", ["An F-16 flew", "the 21st time", "at 16:30", "at 23.45", "won 3-0", "0800"])
def test_codes_ordinals_times_and_scores_are_left_alone(text: str) -> None:
    assert changed(text, ("en",), random.Random(1)) is None


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_planted_is_found_and_the_rest_left_in_peace(found: dict[str, Counts], pair: str) -> None:
    counts = found[pair]
    assert counts.found >= 0.88 * counts.changed, counts
    assert counts.disputes == 0, counts
    assert counts.reported >= 0.83 * counts.dropped, counts
    assert counts.blamed == 0, counts
