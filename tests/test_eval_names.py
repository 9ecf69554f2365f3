"""Scoring of names, on invented rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import InputError
from compare.eval.names import Counts, as_text, matched, score, spellings
from compare.eval.rows import Row
from compare.types import FactKind

ROW: Row = {
    "tokens": ["Mayor", "Jane", "Miller", "visited", "Lyon", "."],
    "tags": ["O", "B-PER", "I-PER", "O", "B-LOC", "O"],
}


def test_a_row_becomes_a_text_with_its_names() -> None:
    tagged = as_text(ROW)
    assert tagged.text == "Mayor Jane Miller visited Lyon."
    assert {(tagged.text[start:end], kind) for start, end, kind in tagged.names} == {
        ("Jane Miller", FactKind.PERSON),
        ("Lyon", FactKind.PLACE),
    }


def test_a_name_needs_stretch_and_kind() -> None:
    tagged = as_text(ROW)
    found = [{(6, 17, FactKind.PERSON), (26, 30, FactKind.ORGANISATION)}]
    assert score(found, [tagged]) == Counts(found=2, wanted=2, right=1)
    assert score(found, [tagged], FactKind.PERSON).f1 == 1.0


def test_spellings_are_matched_across_scripts_and_strangers_are_not(tmp_path: Path) -> None:
    table = (
        ("id", "use", "en", "ru"),
        ("lavrov", "tune", "Sergei Lavrov / Sergey Lavrov", "Сергей Лавров"),
        ("miller", "tune", "Jane Miller", "Джейн Миллер"),
    )
    path = tmp_path / "persons.tsv"
    path.write_text("# invented\n" + "\n".join(map("\t".join, table)), encoding="utf-8")
    assert matched(list(spellings(path))).counts == Counts(found=4, wanted=4, right=4)


def test_a_row_with_a_missing_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "persons.tsv"
    path.write_text("id\tuse\ten\tru\nlavrov\ttune\tSergei Lavrov\n", encoding="utf-8")
    with pytest.raises(InputError, match="lavrov has 3 columns"):
        list(spellings(path))
