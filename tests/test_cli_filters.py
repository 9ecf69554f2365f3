"""The filters as a program meets them: a line out for each line in, whatever the line is."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from compare.cli.app import run

PAIR = {
    "a": "The minister opened the new harbour bridge on 4 June 2019.",
    "b": "افتتح الوزير جسر الميناء الجديد يوم 6 حزيران/يونيو 2019.",
}


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """`feed("judge", line, ...)`: the exit code and the answers."""

    def call(verb: str, *lines: str | bytes) -> tuple[int, list[dict[str, Any]]]:
        data = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        code = run([verb])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def test_judge_echoes_the_fields_and_says_label_kind_and_rule(feed: Any) -> None:
    code, (row,) = feed("judge", json.dumps(PAIR | {"id": 7, "lang_b": "ar", "published_a": None}))
    assert code == 0
    assert row.items() >= (PAIR | {"id": 7}).items()
    assert (row["label"], row["kind"], row["kinds"], row["rule"]) == ("conflicts", "date", ["date"], "date-interval")
    assert row["explanation"]
    assert "scores" in row


def test_the_days_of_publication_are_used(feed: Any) -> None:
    words = {"a": PAIR["a"].replace("on 4 June 2019", "yesterday"), "b": PAIR["a"]}
    lines = [json.dumps(words | {"published_a": day}) for day in ("2019-06-05", "2019-06-08")]
    assert [row["label"] for row in feed("judge", *lines)[1]] == ["agrees", "conflicts"]


def test_the_language_that_is_given_is_believed(feed: Any) -> None:
    """In French these are two days, elsewhere four and six of something."""
    words = {"a": "4 juin 2019", "b": "6 juin 2019"}
    lines = [json.dumps(words | {"lang_a": code, "lang_b": code}) for code in ("fr", "tr")]
    assert [row["kind"] for row in feed("judge", *lines)[1]] == ["date", "number"]


def test_lines_beyond_one_chunk_keep_their_order_and_bad_ones_stand_among_them(
    feed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.cli.judge.CHUNK", 4)
    lines = [json.dumps(PAIR | {"id": number}) if number % 3 else "no json" for number in range(11)]
    code, found = feed("judge", *lines)
    assert code == 2
    assert [row.get("id") for row in found] == [number if number % 3 else None for number in range(11)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "not JSON"),
        ("[1, 2]", "a JSON object is needed"),
        ('{"a": "The bridge opened."}', '"b" that is a string'),
        ('{"a": "The bridge opened.", "b": "  "}', '"b" has no words'),
        ('{"a": "x", "b": "y", "lang_a": 5}', '"lang_a" must be a string'),
        ('{"a": "x", "b": "y", "published_b": "4 June"}', "2022-01-31"),
        ('{"a": "\\ud800", "b": "y"}', "not UTF-8"),
        (b'{"a": "\xff", "b": "y"}', "not UTF-8"),
        ("[" * 50_000, "not JSON"),
    ],
)
def test_a_bad_line_is_answered_with_what_is_wrong_and_the_rest_is_done(
    feed: Any, line: str | bytes, reason: str
) -> None:
    code, (bad, good) = feed("judge", line, json.dumps(PAIR))
    assert code == 2
    assert set(bad) == {"error", "line"}
    assert reason in bad["error"]
    assert good["label"] == "conflicts"


def test_a_field_called_error_in_the_input_is_no_error(feed: Any) -> None:
    code, (row,) = feed("judge", json.dumps(PAIR | {"error": None}))
    assert (code, row["label"]) == (0, "conflicts")


def test_a_byte_order_mark_is_no_part_of_the_first_line(feed: Any) -> None:
    assert feed("judge", "\ufeff" + json.dumps(PAIR))[0] == 0
    assert feed("facts", "\ufeff" + json.dumps({"text": "In 2019.", "lang": "en"}))[1][0]["facts"][0]["start"] == 3


def test_facts_goes_on_after_bytes_that_are_no_text(feed: Any) -> None:
    code, (bad, good) = feed("facts", b"caf\xe9 in 2019", "The bridge opened in 2019.")
    assert code == 2
    assert set(bad) == {"error", "line"}
    assert "2019" in [fact["text"] for fact in good["facts"]]
