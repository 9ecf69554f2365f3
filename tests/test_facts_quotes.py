"""Quotations: what is said, how, and what becomes of the statements. The cases stand in `fixtures/quotes`."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_cases import FIXTURES, Case, read_cases

from compare.facts.names import article_names
from compare.facts.quotes import attribute, find_quotes
from compare.languages import codes, load
from compare.statements import split
from compare.types import Document, Quote, Role, Span, Statement

CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}:{case.line}")
    for path in sorted(FIXTURES.glob("*.txt"))
    for case in read_cases(path)
]


def statements_of(text: str, code: str) -> tuple[Statement, ...]:
    return split(Document("d", text, language=code), load(code))


def quotes_of(text: str, code: str) -> tuple[Quote, ...]:
    language = load(code)
    statements = statements_of(text, code)
    names = article_names([s.text for s in statements], language)
    facts = [[f.shifted(s.start) for f in found] for s, found in zip(statements, names, strict=True)]
    return find_quotes(statements, language, facts)


def words(text: str, spans: tuple[Span, ...] | list[Span]) -> list[str]:
    return [w for s in spans for w in re.findall(r"[^\W_]+", text[s.start : s.end])]


def said(text: str, code: str) -> list[tuple[str | None, str]]:
    return [(q.speaker.display if q.speaker else None, " ".join(words(text, q.content))) for q in quotes_of(text, code)]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: Case) -> None:
    found = quotes_of(case.text, code)
    assert [words(case.text, q.content) for q in found] == [words(case.text, list(s.content)) for s in case.said]
    for quote, wanted in zip(found, case.said, strict=True):
        if wanted.cue and re.search(r"\w", case.text[wanted.cue.start : wanted.cue.end]):
            assert quote.cue
            assert quote.cue.overlaps(wanted.cue)
        if wanted.speaker:
            assert quote.speaker_span
            assert quote.speaker_span.overlaps(wanted.speaker)
            assert quote.speaker
        if wanted.means:
            assert quote.speaker
            assert quote.speaker.display == wanted.means
        if wanted.addressee:
            assert quote.addressee
            assert quote.addressee.overlaps(wanted.addressee)
        if wanted.credit:
            assert quote.credit
            assert quote.credit.overlaps(wanted.credit)
            assert wanted.speaker or quote.speaker is None


def test_there_are_cases_for_every_language() -> None:
    assert {path.stem for path in FIXTURES.glob("*.txt")} == set(codes())


def test_a_malformed_case_is_refused(tmp_path: pytest.TempPathFactory) -> None:
    path = tmp_path / "xx.txt"  # type: ignore[operator]
    path.write_text("> A said that B.\ncue: denied\nsaid: that B\n", encoding="utf-8")
    with pytest.raises(ValueError, match="denied"):
        read_cases(path)


OPENING = ['"{}"', "“{}”", "«{}»", "„{}“", "”{}“", "'{}'"]


@pytest.mark.parametrize("marks", OPENING)
def test_quotation_marks_of_every_style_mean_the_same(marks: str) -> None:
    text = f"The mayor said: {marks.format('The old bridge will never open again')}."
    (quote,) = quotes_of(text, "en")
    assert quote.direct
    assert words(text, quote.verbatim) == ["The", "old", "bridge", "will", "never", "open", "again"]


def test_a_quotation_over_several_statements_is_one_and_keeps_its_speaker() -> None:
    text = 'قال المدرب: "بدأنا التدريب مبكرا هذا العام. لم نتوقع هذه النتيجة الكبيرة. سنحاول مرة أخرى في الصيف".'
    statements = statements_of(text, "ar")
    quotes = quotes_of(text, "ar")
    assert len(statements) > 1
    assert len(quotes) == 1
    attributed = attribute(statements, quotes)
    assert {s.role for s in attributed} == {Role.QUOTATION}
    assert {s.speaker for s in attributed} == {"المدرب"}


def test_a_quotation_in_the_next_paragraph_belongs_to_whom_the_colon_announces() -> None:
    text = 'Ruth Keller continued:\n\n"We have waited ten years for this museum to open."'
    assert said(text, "en") == [("Ruth Keller", "We have waited ten years for this museum to open")]


def test_words_in_quotation_marks_inside_reported_speech_are_verbatim() -> None:
    text = "Ruth Keller said the plan was “a very bad mistake” and would fail."
    (quote,) = quotes_of(text, "en")
    assert not quote.direct
    assert [text[s.start : s.end] for s in quote.verbatim] == ["a very bad mistake"]


def test_a_later_report_in_the_same_sentence_is_no_part_of_the_first() -> None:
    text = "أكدت الوزارة أن المعبر مفتوح، مشيرة إلى أن الشاحنات تعبر كل يوم."
    first, second = quotes_of(text, "ar")
    assert first.content[0].end < second.cue.start  # type: ignore[union-attr]
    assert first.speaker == second.speaker


def test_a_report_inside_a_report_has_its_own_speaker() -> None:
    text = "The ministry said that Ruth Keller told officials that the tunnel was safe."
    assert [speaker for speaker, _ in said(text, "en")] == ["The ministry", "Ruth Keller"]


def test_attribution_leaves_other_statements_alone() -> None:
    text = "Rain fell all night.\nThe mayor said that two roads were closed."
    statements = statements_of(text, "en")
    rain, roads = attribute(statements, quotes_of(text, "en"))
    assert rain == statements[0]
    assert (roads.role, roads.speaker) == (Role.REPORTED, "The mayor")
    assert roads.text == statements[1].text


def test_each_statement_needs_its_facts() -> None:
    statements = statements_of("The mayor said so. It rained.", "en")
    with pytest.raises(ValueError, match="2 statements"):
        find_quotes(statements, load("en"), [[]])


def test_no_statements_no_quotes() -> None:
    assert find_quotes((), load("en"), ()) == ()


def test_an_unknown_language_finds_quotation_marks_only() -> None:
    text = "Quisque dixit: “ave atque vale, o mundi domine”."
    assert all(q.speaker is None or q.direct for q in quotes_of(text, "und"))


def shifted(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + by, s.end + by) for s in spans)


@pytest.mark.parametrize("code", sorted(codes()))
def test_what_stands_before_moves_offsets_and_nothing_else(code: str) -> None:
    case = next(c for c in read_cases(FIXTURES / f"{code}.txt") if c.said)
    before = "1234567\n\n"
    plain, moved = quotes_of(case.text, code), quotes_of(before + case.text, code)
    assert [shifted(q.content, len(before)) for q in plain] == [q.content for q in moved]
    assert [q.speaker for q in plain] == [q.speaker for q in moved]


PIECES = [
    "said",
    "قال",
    "заявил",
    "déclaré",
    "that",
    "أن",
    "что",
    "الوزير",
    "Keller",
    "selon",
    "وفقا",
    "и",
    "and",
    "说",
]
PIECES += [*':"«»“”,،.—()\n？', "a déclaré", "according to", "Ruth Keller"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["ar", "en", "ru", "fr", "tr", "zh", "und"]))
def test_whatever_the_text_the_spans_lie_in_it(pieces: list[str], code: str) -> None:
    text = " ".join(pieces)
    statements = statements_of(text, code)
    quotes = find_quotes(statements, load(code), [()] * len(statements))
    for quote in quotes:
        assert quote.content
        assert all(0 <= s.start < s.end <= len(text) for s in quote.content)
        assert list(quote.content) == sorted(quote.content)
        for span in (*quote.verbatim, quote.cue, quote.speaker_span, quote.addressee, quote.credit):
            assert span is None or 0 <= span.start <= span.end <= len(text)
    assert [s.text for s in attribute(statements, quotes)] == [s.text for s in statements]


def test_a_name_in_quotation_marks_is_nothing_that_was_said() -> None:
    (quote,) = quotes_of("الكرملين: «الناتو» لم يرد على الرسالة", "ar")
    assert quote.verbatim == ()
    assert quote.content
