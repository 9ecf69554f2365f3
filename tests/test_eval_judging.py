"""Our own right answers, which the rules are measured on and not written for, and the scoring of verdicts."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from compare.errors import InputError
from compare.eval import floors, judging
from compare.eval.measures import OWN_CASES
from compare.models.loading import load_encoder, load_nli
from compare.types import DisputeKind, Label


@pytest.fixture(scope="module")
def answered() -> list[judging.Answer]:
    return judging.answers(OWN_CASES, load_encoder(), load_nli())


def test_as_many_of_our_own_cases_are_right_as_the_floor_asks(answered: list[judging.Answer]) -> None:
    least = floors()["judge"].least
    right = sum(answer.wholly_right for answer in answered) / len(answered)
    assert right >= least["right with kind"], f"{right:.3f}\n{judging.misses(answered)}"
    called = [answer for answer in answered if answer.given.label is Label.CONFLICTS]
    precision = sum(answer.right for answer in called) / len(called)
    assert precision >= least["conflict precision"], f"{precision:.3f}\n{judging.misses(called)}"


def test_the_sides_of_a_pair_do_not_matter(answered: list[judging.Answer]) -> None:
    turned = judging.judged([(answer.case.b, answer.case.a) for answer in answered], load_encoder(), load_nli())
    for answer, other in zip(answered, turned, strict=True):
        assert (other.label, other.kinds) == (answer.given.label, answer.given.kinds), answer.case


def test_our_own_cases_are_balanced_over_languages_labels_and_kinds(answered: list[judging.Answer]) -> None:
    known = [answer.case for answer in answered]
    assert len({(case.a.text, case.b.text) for case in known}) == len(known) >= 110
    languages = Counter(code for case in known for code in (case.a.language, case.b.language))
    assert len([code for code, count in languages.items() if count >= 4]) >= 9
    assert sum(case.a.language != case.b.language for case in known) >= len(known) / 2
    labels = Counter(case.label for case in known)
    assert min(labels[label] for label in Label) >= 9
    kinds = Counter(case.kind for case in known if case.label is Label.CONFLICTS)
    assert min(kinds[kind] for kind in DisputeKind) >= 3


def case(**changed: Any) -> str:
    row = {
        "a": "The bridge opened on 4 June 2019.",
        "b": "Le pont a ouvert le 6 juin 2019.",
        "label": "conflicts",
        "kind": "date",
        "why": "two days",
    }
    return json.dumps(row | changed)


def test_a_conflict_over_the_wrong_kind_is_only_half_right(tmp_path: Path) -> None:
    lines = [case(), case(kind="number"), case(label="agrees", kind=None), case(b="Le pont a ouvert le 4 juin 2019.")]
    (tmp_path / "cases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    figures = judging.judged_cases(tmp_path)
    assert figures == {
        "right": 0.5,
        "right with kind": 0.25,
        "conflict precision": pytest.approx(2 / 3),
        "conflict recall": pytest.approx(2 / 3),
    }
    told = judging.misses(judging.answers(tmp_path, load_encoder()))
    assert told.splitlines()[0] == "date-interval: 2"
    assert "conflicts/number, not conflicts/date" in told


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        case(label="maybe"),
        case(kind=None),
        case(label="agrees"),
        case(lang_a="klingon"),
        case(published_b="yesterday"),
        '{"a": "x"}',
        "[]",
    ],
)
def test_a_line_that_is_no_case_is_named(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(case() + "\n" + bad + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"cases\.jsonl:2"):
        list(judging.cases(path))


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no cases"):
        judging.answers(tmp_path, load_encoder())


def test_stances_are_scored_by_f1_of_each(tmp_path: Path) -> None:
    agree = {"lang": "en", "premise": "The bridge opened on 4 June 2019.", "label": "agree"}
    table = [
        agree | {"hypothesis": "The bridge was opened on 4 June 2019."},
        agree | {"hypothesis": "The bridge opened on 6 June 2019."},
        agree | {"hypothesis": "A cook won the national chess title.", "label": "other"},
    ]
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in table)
    figures = judging.stance(tmp_path)
    assert figures == {
        "agree F1": pytest.approx(2 / 3),
        "disagree F1": 0.0,
        "other F1": 1.0,
        "mean F1": pytest.approx(5 / 9),
    }
