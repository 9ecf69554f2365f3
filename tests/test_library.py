"""What programs import: names that load late, values that are typed, and errors that say what to do."""

import datetime as dt
import subprocess
import sys
import typing
from pathlib import Path

import pytest
from installing import example

import compare
from compare import (
    Aliases,
    Answer,
    Checked,
    Document,
    FindingType,
    Outlet,
    Report,
    Settings,
    check_claim,
    compare_documents,
    library,
    read_documents,
)
from compare.errors import InputError, ModelError, OptionError, ReadError
from compare.types import PublishedBy

LEDGER = "Mahmoud Abbas signed the grain deal in Varna on 4 March 2024. The deal covers 400 tonnes of wheat.\n"
GAZETTE = "Mahmoud Abbas signed the grain deal in Varna on 5 March 2024. The deal covers 400 tonnes of wheat.\n"


@pytest.fixture(scope="module")
def nli():
    return example("negation_nli").NegationNli()


@pytest.fixture
def articles(tmp_path) -> list[Path]:
    for name, text in (("ledger", LEDGER), ("gazette", GAZETTE)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [tmp_path / "ledger.txt", tmp_path / "gazette.txt"]


def made(**texts: str) -> list[Document]:
    return [Document(name, text, language="en") for name, text in texts.items()]


def test_the_package_alone_imports_nothing_but_the_standard_library():
    script = (
        "import sys, compare; print(sorted(m for m in sys.modules if m.startswith(('compare.', 'numpy', 'babel'))))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_all_names_are_there_and_are_listed():
    assert sorted(compare._HOME_OF) == sorted(compare.__all__)
    assert set(compare.__all__) <= set(dir(compare))
    assert all(getattr(compare, name) is not None for name in compare.__all__)
    with pytest.raises(AttributeError, match="no attribute 'compare_document'"):
        compare.compare_document  # noqa: B018


def test_the_functions_say_what_they_give():
    functions = (compare_documents, check_claim, read_documents)
    given = {function.__name__: typing.get_type_hints(function)["return"] for function in functions}
    assert given["compare_documents"] is Report
    assert given["check_claim"] is Checked
    assert given["read_documents"] == tuple[Document, ...]


def test_files_to_documents_to_a_report(articles, nli):
    documents = read_documents(*articles, published={str(articles[0]): dt.date(2024, 3, 6)})
    assert [(one.id, one.language, one.published_by) for one in documents] == [
        ("ledger", "en", PublishedBy.OPTION),
        ("gazette", "en", None),
    ]
    report = compare_documents(documents, nli=nli, story_id="grain")
    (found,) = report.of_type(FindingType.DISCREPANCY)
    marked = [one.statement.document.text[mark.start : mark.end] for one in found.evidence for mark in one.marks]
    assert sorted(marked) == ["4 March 2024", "5 March 2024"]
    assert report.story_id == "grain"
    assert report.settings["nli"] == "negation-1"


def test_a_report_is_that_of_the_command_line(articles, nli, capsys, monkeypatch):
    from compare.cli.app import run
    from compare.report.as_json import dumps

    monkeypatch.setattr("compare.cli.common.load_nli", lambda name: nli)
    monkeypatch.setenv("NEWSCOMPARE_CONFIG", "")
    run(["diff", *map(str, articles), "--json"])
    assert dumps(compare_documents(read_documents(*articles), nli=nli)) == capsys.readouterr().out.rstrip("\n")


def test_settings_are_in_force(nli):
    two = made(ledger=LEDGER, gazette=LEDGER.replace("Mahmoud Abbas", "Abu Mazen").replace("400", "500"))
    outlets = tuple(Outlet(name=name.title(), names=(name,), origin="Quay Press") for name in ("one", "two"))
    two = [Document(d.id, d.text, language="en", source=s) for d, s in zip(two, ("one", "two"), strict=True)]
    settings = Settings(aliases=Aliases(persons=(("Mahmoud Abbas", "Abu Mazen"),)), outlets=outlets)
    report = compare_documents(two, settings=settings, nli=nli)
    assert [article.document.source for article in report.articles] == ["One", "Two"]
    assert {found.origins for found in report.findings} == {("Quay Press",)}
    keys = {f.value.key for a in report.articles for fs in a.facts for f in fs if f.kind.value == "person"}
    assert len(keys) == 1
    strict = Settings(gate_margin=0.999, figure_words=99)
    assert compare_documents(two, settings=strict, nli=nli).of_type(FindingType.DISCREPANCY) == ()


def test_no_file_is_looked_for(articles, nli, monkeypatch):
    monkeypatch.chdir(articles[0].parent)
    (articles[0].parent / "newscompare.toml").write_text("[thresholds]\ngate_margin = 0.9\n", encoding="utf-8")
    report = compare_documents(read_documents(*articles), nli=nli)
    assert report.settings["gate_margin"] == Settings().gate_margin
    configured = compare.load_configuration("newscompare.toml").settings
    assert compare_documents(read_documents(*articles), settings=configured, nli=nli).settings["gate_margin"] == 0.9


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("Mahmoud Abbas signed the grain deal in Varna on 4 March 2024.", Answer.SUPPORTED),
        ("Mahmoud Abbas signed the grain deal in Varna on 9 March 2024.", Answer.CONTRADICTED),
        ("The museum bought two paintings.", Answer.NO_COMPARABLE_STATEMENT),
    ],
)
def test_a_claim_is_checked(nli, claim, answer):
    checked = check_claim(claim, made(ledger=LEDGER), nli=nli)
    assert checked.answer is answer
    assert bool(checked.silent) is (answer is Answer.NO_COMPARABLE_STATEMENT)


def test_progress_is_told(nli):
    told = []
    compare_documents(made(a=LEDGER, b=GAZETTE), nli=nli, progress=lambda *step: told.append(step))
    assert told[:2] == [("reading statements", 1, 2), ("reading statements", 2, 2)]


def test_models_are_loaded_once(monkeypatch, nli):
    loaded = []
    real = library.load_encoder
    library._loaded_encoder.cache_clear()
    monkeypatch.setattr(library, "load_encoder", lambda name: loaded.append(name) or real(name))
    for _ in range(2):
        compare_documents(made(a=LEDGER, b=GAZETTE), nli=nli)
    assert loaded == [None]


# errors


def test_too_few_documents_and_two_with_one_id(nli):
    with pytest.raises(InputError, match="at least 2 documents, and there are 1"):
        compare_documents(made(a=LEDGER), nli=nli)
    with pytest.raises(InputError, match="several documents have the id 'a'"):
        compare_documents([*made(a=LEDGER), *made(a=GAZETTE)], nli=nli)
    with pytest.raises(InputError, match="no document"):
        check_claim("A claim.", [], nli=nli)
    with pytest.raises(InputError, match="has no words"):
        check_claim(" ... ", made(a=LEDGER), nli=nli)


def test_a_bad_file_is_an_error_unless_the_caller_takes_the_others(articles, tmp_path):
    (tmp_path / "broken.json").write_text('{"text": ', encoding="utf-8")
    with pytest.raises(ReadError, match=r"broken\.json"):
        read_documents(*articles, tmp_path / "broken.json")
    problems = []
    found = read_documents(*articles, tmp_path / "broken.json", on_problem=problems.append)
    assert [one.id for one in found] == ["ledger", "gazette"]
    assert [Path(problem.path).name for problem in problems] == ["broken.json"]
    with pytest.raises(ReadError, match="no such file"):
        read_documents(tmp_path / "nowhere.txt", on_problem=problems.append)


def test_a_hint_about_another_file(articles):
    with pytest.raises(OptionError, match="not among the articles"):
        read_documents(*articles, lang={"other.txt": "en"})


def test_a_model_that_is_not_there():
    with pytest.raises(ModelError, match="there is no folder"):
        compare_documents(made(a=LEDGER, b=GAZETTE), encoder="./nowhere")
