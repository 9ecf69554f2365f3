"""Which statements can be checked: sentences of speeches that were made up, in `fixtures/checkable`."""

from pathlib import Path

import pytest

from compare.checkable import Reason, checkable, why_not
from compare.claims import claim_document, stated
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.types import Document

FIXTURES = sorted((Path(__file__).parent / "fixtures" / "checkable").glob("*.txt"))
CASES = [(path.stem, *line.split("\t")) for path in FIXTURES for line in path.read_text(encoding="utf-8").splitlines()]
ENCODER = load_encoder()


@pytest.mark.parametrize(("language", "wanted", "sentence"), CASES)
def test_a_sentence_is_checkable_or_not_for_the_reason_given(language: str, wanted: str, sentence: str) -> None:
    found = why_not(stated(claim_document(sentence, language, None), ENCODER), 0)
    assert found == (None if wanted == "+" else Reason(wanted))


def test_a_speech_gives_its_checkable_statements_in_order() -> None:
    text = "Thank you all for coming. Unemployment fell to 6 percent in 2022. We will do more. Japan has not signed it."
    article = take_apart(Document("speech", text, language="en"), ENCODER)
    found = [article.statements[at].text for at in checkable(article)]
    assert found == ["Unemployment fell to 6 percent in 2022.", "Japan has not signed it."]
