"""Lists of claims: tables of several sorts, plain text, and rows that are no claims."""

import datetime as dt
from pathlib import Path

import pytest

from compare.errors import ReadError
from compare.read.claim_list import Listed, read_claims


def listed(
    tmp_path: Path, content: str | bytes, name: str = "claims.csv"
) -> tuple[list[Listed], list[tuple[int, str]]]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    claims, bad = read_claims(path)
    return list(claims), [(row.line, row.message) for row in bad]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_names_its_columns_in_any_order(tmp_path: Path, mark: str) -> None:
    text = (
        mark.join(("No", "LANG", " Claim ", "date"))
        + "\n"
        + mark.join(("1", "FR", "Le pont est ouvert.", "2022-03-04"))
    )
    claims, bad = listed(tmp_path, text)
    assert claims == [Listed(2, "Le pont est ouvert.", dt.date(2022, 3, 4), "fr")]
    assert bad == []


def test_a_byte_order_mark_and_windows_newlines_do_not_matter(tmp_path: Path) -> None:
    claims, _ = listed(
        tmp_path, b"\xef\xbb\xbfclaim\r\n\xd9\x81\xd8\xaa\xd8\xad \xd8\xa7\xd9\x84\xd8\xac\xd8\xb3\xd8\xb1\r\n"
    )
    assert [claim.text for claim in claims] == ["فتح الجسر"]


def test_rows_are_counted_from_where_they_begin(tmp_path: Path) -> None:
    text = 'claim,date\n"The bridge\nis open.",\n\nThe port is shut.,\n'
    claims, bad = listed(tmp_path, text)
    assert [(claim.line, claim.text) for claim in claims] == [(2, "The bridge\nis open."), (5, "The port is shut.")]
    assert bad == []


def test_bad_rows_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    text = "claim,date,lang\nOpen.,,\n...,,\nShut.,yesterday,\nWet.,,latin1\nCold, and wet,,en,more\nDry.,,en\n"
    claims, bad = listed(tmp_path, text)
    assert [claim.text for claim in claims] == ["Open.", "Dry."]
    assert [line for line, _ in bad] == [3, 4, 5, 6]
    assert "no words" in bad[0][1]
    assert "yesterday" in bad[1][1]
    assert "latin1" in bad[2][1]
    assert "5 cells" in bad[3][1]


def test_plain_text_has_a_claim_a_line(tmp_path: Path) -> None:
    claims, bad = listed(tmp_path, "The bridge, they say, is open.\n\n  The port is shut.  \n—\n", "claims.txt")
    assert [(claim.line, claim.text) for claim in claims] == [
        (1, "The bridge, they say, is open."),
        (3, "The port is shut."),
    ]
    assert [line for line, _ in bad] == [4]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("statement,date\nOpen.,\n", "claims.csv", "names no column 'claim'"),
        ("claim\n", "claims.csv", "no claim"),
        ("...\n", "claims.txt", "no claim"),
        ("  ", "claims.txt", "empty"),
    ],
)
def test_a_file_without_claims_is_refused(tmp_path: Path, content: str, name: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        listed(tmp_path, content, name)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nowhere"):
        read_claims(tmp_path / "nowhere.csv")
