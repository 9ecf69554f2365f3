"""The command line as its user meets it: exit codes, JSON on standard output, errors that say what to do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.cli.app import run

AR = "نشرت الوزارة المسودتين في 17 ديسمبر 2021 وسلمتهما إلى الجانب الآخر.\nوقال الوزير إن المحادثات استمرت ساعتين.\n"
EN = "The ministry published both drafts on 15 December 2021 and handed them to the other side.\nThe talks went on.\n"
SAME = "The ministry published both drafts on 17 December 2021 and handed them over to the other side.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "nahr.txt").write_text(AR, encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(EN, encoding="utf-8")
    return tmp_path


def call(capsys, *arguments) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_diff_exits_with_1_where_something_conflicts(articles, capsys):
    code, out, _ = call(
        capsys, "diff", articles / "nahr.txt", articles / "ledger.txt", "--lang", f"{articles}/ledger.txt=en"
    )
    assert code == 1
    assert "15 December 2021" in out
    assert "17 December 2021" in out


def test_diff_exits_with_0_where_nothing_conflicts(articles, capsys):
    (articles / "same.txt").write_text(SAME, encoding="utf-8")
    assert call(capsys, "diff", articles / "nahr.txt", articles / "same.txt")[0] == 0


def test_diff_as_json_is_the_report_and_writes_nothing(articles, capsys, monkeypatch):
    monkeypatch.chdir(articles)
    code, out, _ = call(capsys, "diff", "nahr.txt", "ledger.txt", "--json")
    found = json.loads(out)
    assert code == 1
    assert found["schema"] == "newscompare/report/1"
    assert [f["kind"] for f in found["findings"] if f["type"] == "discrepancy"] == ["date"]
    assert sorted(path.name for path in articles.iterdir()) == ["ledger.txt", "nahr.txt"]


def test_report_writes_page_and_json_for_each_story(articles, capsys):
    (articles / "heap" / "one").mkdir(parents=True)
    (articles / "heap" / "two").mkdir()
    for story in ("one", "two"):
        (articles / "heap" / story / "a.txt").write_text(AR, encoding="utf-8")
        (articles / "heap" / story / "b.txt").write_text(EN, encoding="utf-8")
    code, out, _ = call(capsys, "report", articles / "heap", "--out", articles / "out")
    assert code == 0
    assert {p.name for p in (articles / "out").iterdir()} >= {"one.html", "one.json", "two.html", "two.json"}
    assert str(articles / "out" / "one.html") in out


def test_report_fails_on_a_discrepancy_only_when_asked(articles, capsys):
    assert call(capsys, "report", articles, "--out", articles / "out")[0] == 0
    assert call(capsys, "report", articles, "--out", articles / "out", "--fail-on", "discrepancy")[0] == 1


def test_report_as_json_prints_one_report_a_line(articles, capsys):
    code, out, _ = call(capsys, "report", articles, "--json")
    assert code == 0
    assert [json.loads(line)["story"]["id"] for line in out.splitlines()] == [articles.name]
    assert not (articles / "reports").exists()


def test_a_bad_file_among_good_ones_is_a_warning_and_a_limit(articles, capsys):
    (articles / "broken.json").write_text('{"text": ', encoding="utf-8")
    code, out, err = call(capsys, "report", articles, "--json")
    assert code == 0
    assert "broken.json" in err
    assert any("broken.json" in limit for limit in json.loads(out)["limits"])


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "picture.txt", "broken.json"])
def test_what_cannot_be_read_is_trouble_without_a_traceback(articles, capsys, name):
    (articles / "empty.txt").write_bytes(b"")
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (articles / "broken.json").write_text('{"text": ', encoding="utf-8")
    code, out, err = call(capsys, "diff", articles / "nahr.txt", articles / name)
    assert code == 2
    assert out == ""
    assert name in err
    assert "Traceback" not in err


def test_a_folder_without_articles_is_trouble(tmp_path, capsys):
    code, _, err = call(capsys, "report", tmp_path)
    assert code == 2
    assert str(tmp_path) in err


def test_one_article_is_too_few(articles, capsys):
    code, _, err = call(capsys, "report", articles / "nahr.txt")
    assert code == 2
    assert "at least 2" in err


def test_an_unknown_language_is_compared_and_said_openly(articles, capsys):
    codes = ("--lang", f"{articles}/nahr.txt=it", "--lang", f"{articles}/ledger.txt=en")
    code, out, _ = call(capsys, "diff", articles / "nahr.txt", articles / "ledger.txt", *codes, "--json")
    assert code == 0
    assert any("'it'" in limit for limit in json.loads(out)["limits"])


def test_nothing_is_invented_for_an_unknown_language(articles, capsys):
    (articles / "same.txt").write_text(SAME, encoding="utf-8")
    codes = ("--lang", f"{articles}/nahr.txt=it", "--lang", f"{articles}/same.txt=en")
    assert call(capsys, "diff", articles / "nahr.txt", articles / "same.txt", *codes)[0] == 0


@pytest.mark.parametrize("value", ["nahr.txt", "nahr.txt=yesterday", "=2022-01-01"])
def test_a_date_option_that_makes_no_sense_says_how_to_write_it(articles, capsys, value):
    code, _, err = call(capsys, "report", articles, "--published", value)
    assert code == 2
    assert "--published" in err


def test_published_and_source_given_on_the_command_line_are_in_the_report(articles, capsys):
    file = articles / "nahr.txt"
    given = ("--published", f"{file}=2022-01-12", "--source", f"{file}=The River", "--json")
    found = {d["id"]: d for d in json.loads(call(capsys, "report", articles, *given)[1])["documents"]}
    assert (found["nahr"]["published"], found["nahr"]["published_by"]) == ("2022-01-12", "option")
    assert found["nahr"]["source"] == "The River"


def test_wrong_calls_are_trouble(capsys):
    assert call(capsys, "nonsense")[0] == 2
    assert call(capsys, "diff", "only-one.txt")[0] == 2
    assert call(capsys, "show", "colours", "a.txt")[0] == 2


def test_an_internal_error_is_told_in_one_line(articles, capsys, monkeypatch):
    def fail(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr("compare.cli.common.read_paths", fail)
    code, _, err = call(capsys, "report", articles)
    assert code == 2
    assert "internal error, RuntimeError: a bug" in err


@pytest.mark.parametrize("what", ["statements", "facts", "alignments"])
def test_show_prints_any_intermediate_value(articles, capsys, what):
    code, out, _ = call(capsys, "show", what, articles / "nahr.txt", articles / "ledger.txt", "--json")
    assert code == 0
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows
    if what == "facts":
        assert {"from": "2021-12-17", "to": "2021-12-17", "granularity": "day"} in [row["value"] for row in rows]


def test_facts_answers_every_line_in_order(capsys, monkeypatch):
    lines = [
        "The talks lasted two hours.",
        "",
        json.dumps({"text": "المسودتان في 17 ديسمبر", "lang": "ar", "reference": "2022-01-11", "id": 7}),
        '{"text": 5}',
        '{"text": "x", "prefer": "sideways"}',
    ]
    monkeypatch.setattr(sys, "stdin", iter(f"{line}\n" for line in lines))
    code, out, _ = call(capsys, "facts")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 2, "two lines are not valid"
    assert rows[0]["facts"][0]["value"]["seconds"] == 7200
    assert rows[1] == {"facts": []}
    assert rows[2]["id"] == 7
    assert rows[2]["facts"][0]["value"]["from"] == "2021-12-17"
    assert [set(row) for row in rows[3:]] == [{"error", "line"}, {"error", "line"}]


def test_a_reader_that_goes_away_is_no_traceback(articles):
    command = f"{sys.executable} -m compare show facts {articles}/nahr.txt --json | head -c 1 > /dev/null"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=os.environ, check=False)
    assert "Traceback" not in done.stderr


def test_a_diff_in_markdown_and_in_five_lines(articles, capsys):
    files = (articles / "nahr.txt", articles / "ledger.txt", "--lang", f"{articles}/ledger.txt=en")
    code, out, _ = call(capsys, "diff", *files, "--format", "markdown")
    assert code == 1
    assert "### 1. Date: 17 December 2021 ≠ 15 December 2021" in out
    code, out, _ = call(capsys, "diff", *files, "--summary")
    assert code == 1
    assert len(out.splitlines()) == 5


@pytest.mark.parametrize(
    "options", [("--summary", "--json"), ("--summary", "--format", "markdown"), ("--json", "--format", "markdown")]
)
def test_formats_that_exclude_each_other_are_refused_before_any_work(capsys, options):
    code, out, err = call(capsys, "diff", "nowhere.txt", "nobody.txt", *options)
    assert (code, out) == (2, "")
    assert options[0] in err


def test_report_in_markdown_writes_no_page(articles, capsys):
    code, out, _ = call(capsys, "report", articles, "--out", articles / "out", "--format", "markdown")
    assert code == 0
    assert sorted(path.suffix for path in (articles / "out").iterdir()) == [".json", ".md"]
    assert str(articles / "out" / f"{articles.name}.md") in out
    assert "17 December 2021" in (articles / "out" / f"{articles.name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("names", "index"), [(("one", "two"), "index.html"), (("index", "two"), "index-1.html")])
def test_several_pages_get_an_index_and_a_table(articles, capsys, names, index):
    for name in names:
        (articles / "heap" / name).mkdir(parents=True)
        (articles / "heap" / name / "a.txt").write_text(AR, encoding="utf-8")
        (articles / "heap" / name / "b.txt").write_text(EN, encoding="utf-8")
    options = ("--out", articles / "out", "--ui-language", "fr")
    code, out, _ = call(capsys, "report", articles / "heap", *options)
    assert code == 0
    assert out.splitlines()[-1] == str(articles / "out" / index)
    assert "Discrepancies" in out.splitlines()[-4]
    drawn = (articles / "out" / index).read_text(encoding="utf-8")
    assert '<html lang="fr"' in drawn
    for name in names:
        assert f'href="{name}.html"' in drawn
        assert 'id="discrepancies"' in (articles / "out" / f"{name}.html").read_text(encoding="utf-8")


def test_one_page_gets_no_index(articles, capsys):
    call(capsys, "report", articles, "--out", articles / "out")
    assert not (articles / "out" / "index.html").exists()
