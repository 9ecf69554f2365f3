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


LIST = f"id;claim;date\n1;{TRUE};\n2;{OTHER};\n"


@pytest.fixture
def claims(tmp_path: Path) -> str:
    path = tmp_path / "claims.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return str(path)


@pytest.fixture
def speech(tmp_path: Path) -> str:
    path = tmp_path / "speech.txt"
    path.write_text(
        f"Good evening, ladies and gentlemen. {FALSE} Who will pay for it? Two tugs came.\n", encoding="utf-8"
    )
    return str(path)


def test_a_list_is_answered_line_by_line(claims: str, ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ask(capsys, "--claims", claims, ledger, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [(row["line"], row["claim"], row["verdict"]) for row in rows] == [
        (2, TRUE, "supported"),
        (3, OTHER, "no_comparable_statement"),
    ]
    assert {row["file"] for row in rows} == {claims}
    single = json.loads(ask(capsys, TRUE, ledger, "--json")[1])
    assert single["evidence"] == rows[0]["evidence"]
    assert set(rows[0]) == {*single, "file", "line"}
    assert err == ""


@pytest.mark.parametrize(
    ("rows", "code"),
    [((TRUE,), 0), ((TRUE, OTHER), 3), ((TRUE, OTHER, FALSE), 1), ((FALSE, "..."), 2)],
)
def test_the_exit_code_of_several_is_that_of_the_worst(
    tmp_path: Path, ledger: str, capsys: pytest.CaptureFixture[str], rows: tuple[str, ...], code: int
) -> None:
    path = tmp_path / "claims.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert ask(capsys, "--claims", str(path), ledger)[0] == code


def test_a_bad_row_is_told_and_the_rest_is_done(
    tmp_path: Path, ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(f"claim,date\n{TRUE},\n{OTHER},tomorrow\n", encoding="utf-8")
    code, out, err = ask(capsys, "--claims", str(path), ledger, "--json")
    assert code == 2
    assert [json.loads(line)["line"] for line in out.splitlines()] == [2]
    assert "claims.csv:3" in err
    assert "tomorrow" in err


def test_the_table_shows_claim_verdict_evidence_and_source(
    claims: str, ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = ask(capsys, "--claims", claims, ledger, "--source", f"{ledger}=The Ledger")
    assert all(cell in out for cell in ("Supported", "*300 tonnes*", "The Ledger", "line 2", "No comparable"))
    assert "2 claims · Supported: 1 · No comparable statement was found: 1" in out


def test_a_narrow_terminal_gets_a_list(
    claims: str, ledger: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    _, out, _ = ask(capsys, "--claims", claims, ledger)
    assert "│" not in out
    assert all(len(line) <= 50 for line in out.splitlines())


def test_the_checkable_sentences_of_a_document_are_checked(
    speech: str, ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = ask(capsys, "--document", speech, ledger, "--json")
    text = Path(speech).read_text(encoding="utf-8")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert rows[0]["verdict"] == "contradicted"
    assert [text[row["start"] : row["end"]] for row in rows] == [row["claim"] for row in rows]
    assert all("Who will pay" not in row["claim"] and "Good evening" not in row["claim"] for row in rows)
    mark = rows[0]["evidence"][0]["claim_marks"][0]
    assert text[mark["start"] : mark["end"]] == "900 tonnes"
    assert "passed over" in ask(capsys, "--document", speech, ledger)[1]


def test_a_corpus_is_looked_at_and_keeps_what_is_named(
    tmp_path: Path, ledger: str, tide: str, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = str(tmp_path / "corpus.db")
    assert ask(capsys, TRUE, ledger, tide, "--corpus", corpus)[0] == 1
    code, out, _ = ask(capsys, TRUE, "--corpus", corpus, "--json")
    found = json.loads(out)
    assert (code, found["verdict"]) == (1, "mixed")
    assert {one["document"].split("-")[0] for one in found["evidence"]} == {"ledger", "tide"}
    assert any("of 2 articles" in limit for limit in found["limits"])


def test_a_named_article_that_is_in_the_corpus_counts_once(
    tmp_path: Path, ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = str(tmp_path / "corpus.db")
    ask(capsys, TRUE, ledger, "--corpus", corpus)
    found = json.loads(ask(capsys, TRUE, ledger, "--corpus", corpus, "--json")[1])
    assert [one["document"] for one in found["evidence"]] == ["ledger"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--claims"),
        (["--claims", "{claims}"], "nothing to compare with"),
        (["--claims", "{claims}", "--document", "{claims}", "{ledger}"], "one of them"),
        (["--claims", "{ledger}.csv", "{ledger}"], "ledger.txt.csv"),
        ([TRUE, "--corpus", "{ledger}"], "no corpus"),
    ],
)
def test_calls_that_leave_open_what_is_asked_are_refused(
    claims: str, ledger: str, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, out, err = ask(capsys, *(argument.format(ledger=ledger, claims=claims) for argument in arguments))
    assert (code, out) == (2, "")
    assert said in err


def test_a_page_is_written_where_it_is_asked_for(
    tmp_path: Path, claims: str, ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = ask(capsys, "--claims", claims, ledger, "--out", str(tmp_path / "pages"))
    page = tmp_path / "pages" / "claims.html"
    assert code == 3
    assert str(page) in out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    _, out, err = ask(capsys, TRUE, ledger, "--json", "--out", str(tmp_path / "pages"))
    assert json.loads(out)["verdict"] == "supported"
    assert "claim.html" in err
