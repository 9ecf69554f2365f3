"""The generator of inference pairs: balance, no give-aways, the same frames in every language."""

import random
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tools" / "nli"))

import claims
import generate as nli
import rendering

CODES = ("ar", "de", "en", "es", "fa", "fr", "he", "ru", "tr", "uk", "zh")
FRAMES = claims.load_frames()


@pytest.fixture(scope="module")
def pairs():
    return list(nli.generate(3, 2200, CODES, 0.4))


def test_every_language_is_there():
    assert rendering.languages() == CODES


def test_same_seed_same_pairs_and_another_seed_others():
    first = list(nli.generate(5, 60, CODES, 0.5))
    assert first == list(nli.generate(5, 60, CODES, 0.5))
    assert first != list(nli.generate(6, 60, CODES, 0.5))


@pytest.mark.parametrize("code", CODES)
def test_frames_modes_and_slots_are_the_same_everywhere(code):
    data = rendering.load_language(code)
    assert set(data["frames"]) == set(FRAMES)
    for name, frame in FRAMES.items():
        assert set(data["frames"][name]) == set(frame.modes), name
        for mode, patterns in data["frames"][name].items():
            slots = set(frame.slots) - ({"N"} if mode == "neg" else set())
            wanted = slots | {"when"} | ({"where"} if frame.where else set())
            for pattern in patterns:
                assert {field[0] for field in rendering.FIELD.findall(pattern)} == wanted, pattern


@pytest.mark.parametrize("code", CODES)
def test_name_lists_run_parallel(code):
    data, english = rendering.load_language(code), rendering.load_language("en")
    for key in ("men", "women", "cities", "countries", "companies", "months", "weekdays", "words", "sources", "extras"):
        assert len(data[key]) == len(english[key]), key
        assert len(set(data[key])) == len(data[key]), key


def test_labels_are_balanced_in_each_language_and_across(pairs):
    cells = Counter((p.lang_premise if p.lang_premise == p.lang_hypothesis else "cross", p.label) for p in pairs)
    for group in (*CODES, "cross"):
        counts = [cells[group, label] for label in nli.LABELS]
        assert min(counts) > 0
        assert max(counts) - min(counts) <= 2, group


def test_nothing_is_left_unfilled(pairs):
    for pair in pairs:
        for text in (pair.premise, pair.hypothesis):
            assert not re.search(r"[{}~^&*/]|(?<![0-9۰-۹٠-٩ ])%|  ", text)
            assert pair.lang_premise != "tr" or not re.search(r"'[DYN]?[AI]n?\b", pair.premise), pair.premise


def test_negation_and_length_of_the_hypothesis_do_not_tell_the_label():
    english = list(nli.generate(11, 4500, ["en"], 0.0))
    negated, length = {}, {}
    for label in nli.LABELS:
        texts = [pair.hypothesis for pair in english if pair.label == label]
        negated[label] = sum(bool(re.search(r"\b(not|no|No)\b", text)) for text in texts) / len(texts)
        length[label] = sum(len(text.split()) for text in texts) / len(texts)
    assert max(negated.values()) - min(negated.values()) < 0.05, negated
    assert max(length.values()) - min(length.values()) < 0.45, length


def test_an_enriched_claim_keeps_every_detail_shown():
    rng = random.Random(2)
    for _ in range(300):
        claim = claims.draw(rng.choice(list(FRAMES.values())), "pos", rng)
        richer = claims.enrich(claim, rng)
        assert richer.values == claim.values
        assert richer.show_place >= claim.show_place
        assert set(claim.date_style) <= set(richer.date_style)


def test_names_take_the_ending_of_their_form():
    endings = rendering.load_language("ru")["endings"]
    assert rendering.decline("Джеймс~ Картер~", "i", endings) == "Джеймсом Картером"
    assert rendering.decline("Анн^ Шмидт", "a", endings) == "Анну Шмидт"


def test_turkish_suffixes_follow_the_vowels():
    data = rendering.load_language("tr")
    assert rendering.finish("Paris'DA Ankara'YA Ürdün'YI Fas'NIn 25'DAn 40'DAn", data, False) == (
        "Paris'te Ankara'ya Ürdün'ü Fas'ın 25'ten 40'tan."
    )
