"""The rules `not-yet-done` and `polarity-flip`, on pairs that a linguist can edit and on their own traps."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from factories import article, evidence, finding, report

from compare.facts import find_facts
from compare.grammar.polarity import find_polarity
from compare.judge import Pair
from compare.judge.polarity import not_yet_done, polarity_flip
from compare.languages import load
from compare.report.as_json import dumps
from compare.report.from_json import loads
from compare.settings import Settings
from compare.types import (
    Alignment,
    DisputeKind,
    Document,
    Fact,
    FactKind,
    FindingType,
    Label,
    NameValue,
    Role,
    StanceValue,
    Statement,
    Verdict,
)
from compare.wording import wording
from compare.wording.values import plain_value

PAIRS = Path(__file__).parent / "fixtures" / "polarity" / "pairs.tsv"
WANTED = {Label.CONFLICTS: "conflict", Label.UPDATES: "update", None: "none"}


def _statement(name: str, text: str, language: str, published: str = "") -> Statement:
    day = dt.date.fromisoformat(published) if published else None
    return Statement(Document(name, text, language=language, published=day), 0, len(text))


def _facts(statement: Statement) -> tuple[Fact, ...]:
    language = load(statement.document.language)
    others = find_facts(statement.text, language, statement.document.published)
    kept = [fact for fact in others if fact.kind not in (FactKind.POLARITY, FactKind.MODALITY)]
    return (*kept, *find_polarity(statement.text, language))


def _pair(a: Statement, b: Statement) -> Pair:
    return Pair(Alignment(a, b, 0.92, 1.1), _facts(a), _facts(b))


def _verdict(pair: Pair) -> Verdict | None:
    return not_yet_done(pair, Settings()) or polarity_flip(pair, Settings())


def _rows() -> list[list[str]]:
    return [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[1]}-{row[2]} {row[5][:30]}")
def test_pairs(row: list[str]) -> None:
    wanted, language_a, language_b, published_a, published_b, text_a, text_b = row
    a, b = _statement("a", text_a, language_a, published_a), _statement("b", text_b, language_b, published_b)
    for one, other in ((a, b), (b, a)):
        verdict = _verdict(_pair(one, other))
        assert WANTED[verdict.label if verdict else None] == wanted


def test_unknown_order_is_said() -> None:
    verdict = _verdict(
        _pair(_statement("a", "NATO has not yet answered.", "en"), _statement("b", "НАТО ответило.", "ru"))
    )
    assert verdict is not None
    assert verdict.rule == "not-yet-done"
    assert verdict.explanation.endswith("order inferred from wording.")


def test_known_order_is_not_called_inferred() -> None:
    a = _statement("a", "NATO has not yet answered.", "en", "2021-12-24")
    b = _statement("b", "НАТО ответило.", "ru", "2022-01-27")
    verdict = _verdict(_pair(a, b))
    assert verdict is not None
    assert verdict.label is Label.UPDATES
    assert "inferred" not in verdict.explanation


def test_an_old_state_retold_later_is_no_conflict() -> None:
    a = _statement("a", "As of 24 December 2021 NATO had not yet answered.", "en", "2022-02-10")
    b = _statement("b", "НАТО ответило.", "ru", "2022-01-27")
    verdict = _verdict(_pair(a, b))
    assert verdict is not None
    assert verdict.label is Label.UPDATES


def test_marks_are_the_words_of_the_stances() -> None:
    a = _statement("a", "The minister did not sign the agreement.", "en")
    b = _statement("b", "Министр подписал соглашение.", "ru")
    verdict = _verdict(_pair(a, b))
    assert verdict is not None
    assert [a.text[m.start : m.end] for m in verdict.marks_a] == ["not sign"]
    assert [b.text[m.start : m.end] for m in verdict.marks_b] == ["подписал"]


def test_offsets_count_from_the_document() -> None:
    text = "Rain fell. The minister did not sign the agreement."
    a = Statement(Document("a", text, language="en"), 11, len(text))
    b = _statement("b", "The minister signed the agreement.", "en")
    facts = tuple(fact.shifted(a.start) for fact in find_polarity(a.text, load("en")))
    verdict = _verdict(Pair(Alignment(a, b, 0.92, 1.1), facts, _facts(b)))
    assert verdict is not None
    assert text[verdict.marks_a[0].start : verdict.marks_a[0].end] == "not sign"


def _with_name(pair: Pair, key_a: str, key_b: str) -> Pair:
    names = (Fact(FactKind.PLACE, 0, 1, NameValue(key, key)) for key in (key_a, key_b))
    return replace(pair, facts_a=(*pair.facts_a, next(names)), facts_b=(*pair.facts_b, next(names)))


@pytest.mark.parametrize(("key", "disputed"), [("Warsaw", True), ("PL", True), ("Prague", False)])
def test_names_that_differ_make_two_matters(key: str, disputed: bool) -> None:
    a = _statement("a", "The delegation did not arrive.", "en")
    b = _statement("b", "وصل الوفد.", "ar")
    assert (_verdict(_with_name(_pair(a, b), "Warsaw", key)) is not None) == disputed


def test_days_that_differ_make_two_matters() -> None:
    a = _statement("a", "The parties did not meet on 3 March 2022.", "en")
    b = _statement("b", "Стороны встретились 10 марта 2022 года.", "ru")
    assert _verdict(_pair(a, b)) is None


def test_a_denial_does_not_contradict_what_somebody_else_says() -> None:
    a = _statement("a", "The spokesman denied that troops had crossed the river.", "en")
    b = _statement("b", "Войска пересекли реку.", "ru")
    assert _verdict(_pair(a, b)) is not None
    assert _verdict(_pair(a, replace(b, role=Role.REPORTED, speaker="Власти"))) is None


def test_two_speakers_of_one_language_are_two_voices() -> None:
    a = _statement("a", "The army did not withdraw from the town.", "en")
    b = _statement("b", "The army withdrew from the town.", "en")
    spoken = replace(a, speaker="Olena Kovalenko"), replace(b, speaker="Pavel Smirnov")
    assert _verdict(_pair(*spoken)) is None
    assert _verdict(_pair(spoken[0], replace(b, speaker="Olena Kovalenko"))) is not None


def test_a_word_without_a_concept_is_found_again_in_its_language() -> None:
    a = _statement("a", "Der Staudamm wurde seit 2002 nicht gereinigt.", "de")
    b = _statement("b", "Der Staudamm wurde seit 2002 gereinigt.", "de")
    verdict = _verdict(_pair(a, b))
    assert verdict is not None
    assert verdict.label is Label.CONFLICTS


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (StanceValue(True, True, "fact", "answer"), "not yet: answer"),
        (StanceValue(True, False, "fact", "sign"), "not: sign"),
        (StanceValue(False, False, "fact", "sign"), "yes: sign"),
        (StanceValue(True, False, "denied", "possibility"), "not: possibility (denied)"),
        (StanceValue(True, False, "planned", "sign"), "not: sign (planned)"),
    ],
)
def test_stances_in_words(value: StanceValue, words: str) -> None:
    fact = Fact(FactKind.POLARITY, 0, 1, value)
    assert plain_value(fact, wording()) == words


def test_a_report_keeps_stances() -> None:
    one, other = article("NATO has not answered.", "a"), article("NATO answered.", "b")
    stances = [StanceValue(negative, False, "fact", "answer") for negative in (True, False)]
    items = [
        evidence(of, 0, side, facts={"answered": (FactKind.POLARITY, stances[side])})
        for side, of in enumerate((one, other))
    ]
    made = report((one, other), (finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.POLARITY),))
    restored = loads(dumps(made))
    assert [item.facts[0].value for item in restored.findings[0].evidence] == stances
    schema = json.loads((files("compare.report") / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(dumps(made)), schema)


@pytest.mark.parametrize(("similarity", "named", "found"), [(0.6, False, True), (0.5, False, False), (0.5, True, True)])
def test_opposites_in_two_languages_need_a_name_or_likeness(similarity: float, named: bool, found: bool) -> None:
    a, b = _statement("a", "Wheat exports rose in spring.", "en"), _statement("b", "Импорт угля снизился зимой.", "ru")
    names = (Fact(FactKind.PLACE, 0, 1, NameValue("EG", "Egypt")),) if named else ()
    pair = Pair(Alignment(a, b, similarity, 1.1), (*_facts(a), *names), (*_facts(b), *names))
    assert (polarity_flip(pair, Settings()) is not None) is found


def test_an_opposite_is_a_conflict_of_content() -> None:
    verdict = polarity_flip(
        _pair(_statement("a", "The court upheld the ban.", "en"), _statement("b", "Суд отменил запрет.", "ru")),
        Settings(),
    )
    assert verdict is not None
    assert verdict.kind is DisputeKind.CONTENT
