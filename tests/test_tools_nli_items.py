"""What the NLI model learns from in our own words: the items in four languages and the common words by hand."""

import random
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tools" / "nli"))

from dictionary import BY_HAND, by_hand
from items import CODES, apart, drawn, read_items, renderings
from made import exchanged
from network import LABELS
from pairs import CONTRADICTION, ENTAILMENT, NEUTRAL, Example

ITEMS = read_items()
LATIN, ARABIC, CYRILLIC = "a-zà-öø-ÿœ", "\u0600-\u06ff", "\u0400-\u04ff"
SCRIPTS = {"en": LATIN, "fr": LATIN, "ar": ARABIC, "ru": CYRILLIC}
NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
ITEM = """
P | The shop is shut. | المتجر مغلق. | Магазин закрыт. | Le magasin est fermé.
E | One cannot buy there now. | لا يمكن الشراء هناك الآن. | Сейчас там ничего не купить. | On ne peut rien y acheter.
N | The owner is ill. | صاحب المتجر مريض. | Хозяин болен. | Le patron est malade.
"""


@pytest.mark.parametrize("code", CODES)
def test_each_text_is_in_its_script(code):
    others = "".join(set(SCRIPTS.values()) - {SCRIPTS[code]} - ({LATIN} if code in ("ar", "ru") else set()))
    for item in ITEMS:
        for text in item.texts:
            assert re.search(f"[{SCRIPTS[code]}]", text[code], re.IGNORECASE)
            assert not re.search(f"[{others}\u3400-\u9fff]", text[code], re.IGNORECASE), text[code]


def test_no_premise_and_no_pair_stands_twice():
    premises = Counter(item.premise["en"] for item in ITEMS)
    assert [text for text, count in premises.items() if count > 1] == []


def test_a_statement_differs_from_its_premise_and_the_others():
    for item in ITEMS:
        for code in CODES:
            assert len({text[code] for text in item.texts}) == 4, item.premise["en"]


def test_a_negation_does_not_give_the_label_away():
    counts = Counter(label for item in ITEMS for label, text in item.hypotheses.items() if NEGATION.search(text["en"]))
    assert all(0.15 < counts[label] / counts.total() < 0.6 for label in (ENTAILMENT, NEUTRAL, CONTRADICTION))


def test_hypotheses_of_all_labels_are_of_like_length():
    words = {
        label: sum(len(item.hypotheses[label]["en"].split()) for item in ITEMS) / len(ITEMS)
        for label in range(len(LABELS))
    }
    assert max(words.values()) < 1.35 * min(words.values())


def test_a_tenth_is_held_out_and_stays_so():
    held = [item for item in ITEMS if item.held_out]
    assert 0.06 < len(held) / len(ITEMS) < 0.14
    assert held == [item for item in read_items() if item.held_out]


def test_each_hypothesis_is_drawn_in_one_language_and_across_two():
    found = list(drawn(ITEMS[:10], 2, 3, random.Random(1)))
    assert len(found) == 10 * len(LABELS) * 5
    assert Counter(one.label for one in found) == dict.fromkeys(range(len(LABELS)), 50)
    assert sum("-" in one.language for one in found) == 10 * len(LABELS) * 3


def test_half_of_what_does_not_entail_is_turned_round():
    premises = {text for item in ITEMS for text in item.premise.values()}
    found = list(drawn(ITEMS[:200], 4, 0, random.Random(1)))
    turned = Counter(one.label for one in found if one.premise not in premises)
    assert turned[ENTAILMENT] == 0
    assert all(340 < turned[label] < 460 for label in (NEUTRAL, CONTRADICTION)), turned


def test_a_twin_is_the_same_pair_in_other_languages():
    told = {text: (number, label) for number, item in enumerate(ITEMS[:40]) for label, text in languages(item)}
    found = list(drawn(ITEMS[:40], 3, 3, random.Random(1)))
    for one in found:
        assert [told[text] for text in one.twin] == [told[one.premise], told[one.hypothesis]]
    assert sum(one.twin != (one.premise, one.hypothesis) for one in found) > 0.8 * len(found)


def languages(item):
    """Each text in each language, with what it is in its item."""
    for label, text in [("premise", item.premise), *item.hypotheses.items()]:
        yield from ((label, own) for own in text.values())


def test_texts_of_two_items_leave_each_other_open():
    owner = {text: number for number, item in enumerate(ITEMS[:60]) for _, text in languages(item)}
    found = list(apart(ITEMS[:60], 80, random.Random(1)))
    assert len(found) == 80
    assert {one.label for one in found} == {NEUTRAL}
    assert all(owner[one.premise] != owner[one.hypothesis] for one in found)
    assert len({one.language for one in found}) == 10


def test_texts_stand_beside_their_own_translations():
    found = list(renderings(ITEMS[:50], 3, random.Random(1)))
    own = [set(text.values()) for item in ITEMS[:50] for text in item.texts]
    assert len(found) == 150
    assert all(one.label == ENTAILMENT for one in found)
    assert all(any({one.premise, one.hypothesis} <= text for text in own) for one in found)
    assert {one.language for one in found} >= {"ar", "ar-en", "fr-ru"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (ITEM, "part.txt:5"),
        (ITEM.replace(" | Хозяин болен.", ""), "part.txt:4"),
        (ITEM + "C | The shop is open. | المتجر مفتوح. |  | Le magasin est ouvert.\n", "part.txt:5"),
        (ITEM + "N | He sleeps. | إنه نائم. | Он спит. | Il dort.\n", "part.txt:5"),
    ],
)
def test_a_damaged_item_is_named(tmp_path, text, named):
    (tmp_path / "part.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(named)):
        read_items(tmp_path)


def test_words_by_hand_are_of_their_language_and_stand_once():
    counts = Counter()
    for code, word, known in by_hand():
        counts[code, word] += 1
        for text in known:
            assert not text or re.search(f"[{SCRIPTS[code]}]", text, re.IGNORECASE), (word, text)
    assert set(counts.values()) == {1}
    assert {code for code, _ in counts} == set(BY_HAND)


def test_words_are_exchanged_with_their_apostrophe():
    words = {"ru": {"didn't": ["не"], "the": [""], "minister": ["министр"], "resign": ["ушёл"]}}
    pair = Example("The minister didn’t resign.", "The minister's minister", NEUTRAL, "en", "own")
    found = {exchanged(pair, words | dict.fromkeys(("ar", "fr"), words["ru"]), random.Random(n)) for n in range(60)}
    assert "министр не ушёл." in {one.premise for one in found}
    assert "министр министр" in {one.hypothesis for one in found}
    assert "The minister didn’t resign." in {one.premise for one in found}
    assert {one.twin for one in found} == {(pair.premise, pair.hypothesis)}
    assert {one.turned().twin for one in found} == {(pair.hypothesis, pair.premise)}
