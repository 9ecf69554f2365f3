"""The table: opened as a spreadsheet opens it, and nothing in it is computed."""

import csv
import io
from collections import Counter
from dataclasses import replace

import pytest
from factories import article, evidence, finding, report, story
from hypothesis import given
from hypothesis import strategies as st

from compare.export.as_csv import COLUMNS, FORMAT, guarded, unguarded
from compare.export.formats import Options
from compare.report.pairing import fingerprints
from compare.types import FindingType, Report


def table(*reports: Report) -> list[dict[str, str]]:
    text = FORMAT.render(reports, Options())
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_row_is_one_piece_of_evidence() -> None:
    made = story()
    rows = table(made)
    wanted = [(found, item) for found in made.findings for item in found.evidence]
    assert len(rows) == len(wanted)
    prints = fingerprints(made)
    for row, (found, item) in zip(rows, wanted, strict=True):
        document = item.statement.document
        assert document.text[int(row["start"]) : int(row["end"])] == row["text"] == item.statement.text
        assert (row["finding_id"], row["fingerprint"]) == (found.id, prints[found.id])
        assert (row["type"], row["kind"], row["side"]) == (found.type, found.kind or "", str(item.side))
        assert (row["outlet"], row["language"]) == (document.source, document.language)
        assert row["marked"] == " | ".join(document.text[mark.start : mark.end] for mark in item.marks)
    (first, *_) = rows
    assert (first["values"], first["published"], first["wire"]) == ("3 March 2024", "2024-03-04", "وكالة الساحل")


def test_every_row_has_a_name_of_its_own_that_stays() -> None:
    made = story()
    turned = replace(
        made,
        articles=made.articles[::-1],
        findings=tuple(replace(one, evidence=one.evidence[::-1], rank=999 - one.rank) for one in made.findings),
    )
    names = [row["evidence_id"] for row in table(made)]
    assert len(set(names)) == len(names)
    assert Counter(row["evidence_id"] for row in table(turned)) == Counter(names)


def test_a_sentence_that_stands_twice_has_two_names() -> None:
    one, two = article("Again.\nAgain.", "a"), article("Again.", "b")
    made = finding(FindingType.AGREEMENT, evidence(one, 0), evidence(one, 1), evidence(two, 0))
    assert len({row["evidence_id"] for row in table(report([one, two], [made]))}) == 3


def test_several_stories_are_one_table() -> None:
    rows = table(story(), replace(story(), story_id="other"))
    assert list(rows[0]) == list(COLUMNS)
    assert {row["story"] for row in rows} == {"ras-hamra", "other"}
    assert len({row["evidence_id"] for row in rows}) == len(rows)


def test_lines_end_as_the_standard_says_and_cells_may_hold_lines() -> None:
    one = article("x", "a", source='Quill, "daily"')
    item = evidence(one, 0)
    text = 'He said "no",\nthen left; twice.'
    document = replace(one.document, text=text)
    item = replace(item, statement=replace(item.statement, document=document, end=len(text)))
    made = report([replace(one, document=document)], [finding(FindingType.OMISSION, item, missing_from=("a",))])
    written = FORMAT.render([made], Options())
    assert written.count("\r\n") == 2
    assert written.endswith("\r\n")
    (row,) = table(made)
    assert (row["text"], row["outlet"], row["missing_from"]) == (text, 'Quill, "daily"', 'Quill, "daily"')


HOSTILE = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200e=1", "'=1", "''=1", "＝1", "\n-1"]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula(words: str) -> None:
    one = article("x", "a")
    document = replace(one.document, text=words, source=words, origin=words, title=words, url=words)
    item = evidence(one, 0)
    item = replace(item, statement=replace(item.statement, document=document, end=len(words), speaker=words))
    about = {"rule": words, "explanation": words, "origins": (words,), "missing_from": ("a",), "id": words}
    made = report([replace(one, document=document)], [finding(FindingType.OMISSION, item, **about)])
    (row,) = table(replace(made, story_id=words, story_title=words))
    for cell in row.values():
        assert not cell.lstrip("\ufeff\u200e \t\r\n").startswith(tuple("=+-@＝＋－＠"))
    assert unguarded(row["rule"]) == words


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n a1\u200b\ufeff"), max_size=6) | st.text(max_size=8))
def test_guards_come_off_again_and_harm_nothing_else(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell) in (cell, f"'{cell}")
    if cell[:1].isalnum():
        assert guarded(cell) == cell
