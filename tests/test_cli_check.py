"""`newscompare check`: exit codes, what is printed and what is refused."""

import json
from pathlib import Path

import pytest

from compare.cli.app import run

LEDGER = "The tanker lost 300 tonnes of oil in the storm. Two tugs brought the crew ashore. Nobody was hurt.\n"
TIDE = "فقدت الناقلة 500 طن من النفط في العاصفة. وبقي الصيادون في بيوتهم.\n"
TRUE = "The tanker lost 300 tonnes of oil in the storm."
FALSE = "The tanker lost 900 tonnes of oil in the storm."
OTHER = "The opera house postponed its premiere."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "ledger.txt"
    path.write_text(LEDGER, encoding="utf-8")
    return str(path)


@pytest.fixture
def tide(tmp_path: Path) -> str:
    path = tmp_path / "tide.txt"
    path.write_text(TIDE, encoding="utf-8")
    return str(path)


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["check", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("claim", "code", "verdict"),
    [(TRUE, 0, "supported"), (FALSE, 1, "contradicted"), (OTHER, 3, "no_comparable_statement")],
)
def test_the_exit_code_tells_the_answer(
    ledger: str, capsys: pytest.CaptureFixture[str], claim: str, code: int, verdict: str
) -> None:
    assert ask(capsys, claim, ledger)[0] == code
    found = json.loads(ask(capsys, claim, ledger, "--json")[1])
    assert (found["claim"], found["verdict"]) == (claim, verdict)
    assert bool(found["evidence"]) is (code != 3)


def test_articles_that_differ_make_it_mixed(ledger: str, tide: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, TRUE, ledger, tide, "--json")
    found = json.loads(out)
    assert (code, found["verdict"]) == (1, "mixed")
    assert {one["document"]: one["label"] for one in found["evidence"]} == {"ledger": "agrees", "tide": "conflicts"}
    (against,) = [one for one in found["evidence"] if one["label"] == "conflicts"]
    assert TIDE[against["start"] : against["end"]] == against["text"]
    assert [TIDE[mark["start"] : mark["end"]] for mark in against["marks"]] == ["500 طن"]
    assert [TRUE[mark["start"] : mark["end"]] for mark in against["claim_marks"]] == ["300 tonnes"]
    assert (against["kind"], against["rule"]) == ("number", "number-interval")


def test_the_terminal_shows_who_says_what(ledger: str, tide: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(capsys, TRUE, ledger, tide, "--source", f"{ledger}=The Ledger")
    assert "Mixed" in out
    assert out.index("CONTRADICT IT") < out.index("500 طن") < out.index("SUPPORT IT") < out.index("The Ledger")
    assert "*300 tonnes*" in out


def test_silence_is_not_worded_as_consent(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ask(capsys, OTHER, ledger)
    assert "No comparable statement" in out
    assert "does not mean that nothing contradicts" in " ".join(out.split())
    assert "ledger" in out


def test_an_open_fact_is_named(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, "The tanker lost 300 tonnes of oil in the storm on 5 March 2020.", ledger)
    assert code == 3
    assert "Found in nothing that supports the claim: 5 March 2020" in out


def test_language_and_day_of_the_claim_can_be_given(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, TRUE, ledger, "--claim-lang", "it", "--claim-date", "2022-03-04", "--json")
    assert code in (0, 3)
    assert any("'it'" in limit for limit in json.loads(out)["limits"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["...", "{ledger}"], "no words"),
        ([TRUE, "{ledger}", "--claim-date", "yesterday"], "--claim-date yesterday"),
        ([TRUE, "nowhere.txt"], "nowhere.txt"),
        ([TRUE], "PATH"),
    ],
)
def test_what_makes_no_sense_is_trouble(
    ledger: str, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, out, err = ask(capsys, *(argument.format(ledger=ledger) for argument in arguments))
    assert (code, out) == (2, "")
    assert said in err
