"""Rule `quote-drift`: one utterance in two wordings, of which at most one was said."""

import pytest
from building import pair, statement

from compare.judge.quotes import RULE, quote_drift
from compare.settings import Settings
from compare.types import DisputeKind, Label, Verdict

SAID = "The council will repair the old bridge before the summer begins"
DRIFTED = [
    ("en", f'"{SAID}," Peter Novak said.', f'"{SAID.replace("repair", "remove")}," said Novak.', "repair", "remove"),
    ("en", f'"{SAID}," he said.', f'"{SAID.replace("will", "will not")}," Peter Novak said.', "will", "not"),
    (
        "ar",
        'قال سامي حداد: "لن يكون من السهل ترميم الجسر القديم هذا العام".',
        'قال سامي حداد: "لن يكون من الممكن ترميم الجسر القديم هذا العام".',
        "السهل",
        "الممكن",
    ),
    (
        "ru",
        "«Городской совет откроет старый мост до начала лета», — сказал Иван Орлов.",
        "«Городской совет закроет старый мост до начала лета», — заявил Иван Орлов.",
        "откроет",
        "закроет",
    ),
    (
        "fr",
        "« La mairie va réparer le vieux pont avant le début de l'été », a dit Jean Dupont.",
        "« La mairie va détruire le vieux pont avant le début de l'été », a dit Jean Dupont.",
        "réparer",
        "détruire",
    ),
]
KEPT = [
    ("the same words", f'"{SAID}," Peter Novak said.', f"“{SAID}!” said Novak."),
    ("an excerpt", f'"{SAID}," Peter Novak said.', '"repair the old bridge before the summer begins," Novak said.'),
    ("left out openly", f'"{SAID}," Peter Novak said.', f'"{SAID.replace("old", "...")}," Novak said.'),
    ("in brackets", f'"{SAID}," Peter Novak said.', f'"{SAID.replace("The council", "[We]")}," Novak said.'),
    ("a paraphrase", f'"{SAID}," Peter Novak said.', f"Novak said that {SAID.replace('repair', 'remove')}."),
    ("two speakers", f'"{SAID}," Peter Novak said.', f'"{SAID.replace("repair", "remove")}," Alan Price said.'),
    ("another utterance", f'"{SAID}," Peter Novak said.', '"The council has no money for the summer," Novak said.'),
]


def _verdict(a: str, b: str, code: str = "en", other: str | None = None) -> Verdict | None:
    return quote_drift(pair(statement(a, code, name="a"), statement(b, other or code, name="b"), 0.8), Settings())


@pytest.mark.parametrize(("code", "a", "b", "word_a", "word_b"), DRIFTED)
def test_changed_words_are_marked(code: str, a: str, b: str, word_a: str, word_b: str) -> None:
    verdict = _verdict(a, b, code)
    assert verdict is not None
    assert (verdict.label, verdict.kind, verdict.rule) == (Label.CONFLICTS, DisputeKind.QUOTE, RULE)
    assert [a[m.start : m.end] for m in verdict.marks_a] == [word_a]
    assert [b[m.start : m.end] for m in verdict.marks_b] == [word_b]
    back = _verdict(b, a, code)
    assert back is not None
    assert (back.marks_a, back.marks_b) == (verdict.marks_b, verdict.marks_a)


@pytest.mark.parametrize(("why", "a", "b"), KEPT, ids=[row[0] for row in KEPT])
def test_what_is_no_drift(why: str, a: str, b: str) -> None:
    assert _verdict(a, b) is None
    assert _verdict(b, a) is None


def test_a_translation_has_words_of_its_own() -> None:
    a = f'"{SAID}," Peter Novak said.'
    b = "« La mairie va détruire le vieux pont avant le début de l'été », a dit Peter Novak."
    assert _verdict(a, b, "en", "fr") is None
