"""Plug-ins of other distributions: the examples through the real command line, and what happens to broken ones."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from installing import EXAMPLES, install, install_example

import compare
from compare.errors import ModelError, PluginError, ReadError
from compare.models.loading import load_encoder, load_nli
from compare.plugins import GROUPS, plugins
from compare.read import read_bytes, read_paths

LANDING = """Source: Harbour Ledger
Language: en

The flight {} landed in Geneva on 4 March 2024 with 112 passengers on board.
It had left the runway late because of heavy snow.
The mayor thanked the crew of the plane for their calm.
"""
MAIL = """From: Lamplight Gazette <news@lamplight.example>
Subject: Plane lands late in Geneva
Date: Tue, 05 Mar 2024 07:00:00 +0000
Content-Type: text/plain; charset="utf-8"

The flight AB 123 landed in Geneva on 4 March 2024 with 112 passengers on board.
The mayor did not thank the crew of the plane for their calm.
"""


@pytest.fixture
def site(tmp_path) -> Path:
    """An empty folder to install into."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.fixture
def here(site, monkeypatch) -> Path:
    """The same, on the path of this very process."""
    monkeypatch.syspath_prepend(str(site))
    plugins.cache_clear()
    yield site
    plugins.cache_clear()
    for module in site.glob("*.py"):
        sys.modules.pop(module.stem, None)


def newscompare(site: Path, *arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, which finds what is installed in `site`; it runs beside it."""
    folders = (str(site), str(Path(compare.__file__).parents[1]))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "NEWSCOMPARE_CONFIG": ""}
    command = [sys.executable, "-m", "compare", *arguments]
    return subprocess.run(
        command, cwd=site.parent, env=environment, input=lines, capture_output=True, text=True, check=False
    )


def article(site: Path, name: str, text: str) -> str:
    (site.parent / name).write_text(text, encoding="utf-8")
    return name


# the examples, as a user runs them


def test_examples_are_short_and_each_has_one_entry_point(site):
    for path in sorted(EXAMPLES.glob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 40
        install_example(site, path.stem)
    done = newscompare(site, "config", "--json")
    found = {(one["group"], one["name"], one["distribution"]) for one in json.loads(done.stdout)["plugins"]}
    assert found == {
        ("newscompare.encoders", "letters", "letter-encoder-example 1.2"),
        ("newscompare.nli", "negation", "negation-nli-example 1.2"),
        ("newscompare.readers", "eml", "eml-reader-example 1.2"),
        ("newscompare.rules", "flight-number", "flight-rule-example 1.2"),
    }


def test_an_encoder_and_an_nli_model_by_name(site):
    install_example(site, "letter_encoder")
    install_example(site, "negation_nli")
    files = article(site, "a.txt", LANDING.format("AB 123")), article(site, "b.txt", LANDING.format("AB 123"))
    done = newscompare(site, "diff", *files, "--encoder", "letters", "--nli", "negation", "--json")
    assert done.returncode == 0, done.stderr
    settings = json.loads(done.stdout)["settings"]
    assert (settings["encoder"], settings["nli"]) == ("letters-1", "negation-1")


def test_a_model_by_name_in_the_configuration(site):
    install_example(site, "letter_encoder")
    install_example(site, "negation_nli")
    article(site, "my.toml", '[models]\nencoder = "letters"\nnli = "negation"\n')
    files = article(site, "a.txt", LANDING.format("AB 123")), article(site, "b.txt", LANDING.format("AB 123"))
    done = newscompare(site, "diff", *files, "--json", "--config", "my.toml")
    settings = json.loads(done.stdout)["settings"]
    assert (settings["encoder"], settings["nli"]) == ("letters-1", "negation-1")


def test_a_reader_for_an_ending(site):
    (site.parent / "story").mkdir()
    article(site, "story/a.txt", LANDING.format("AB 123"))
    article(site, "story/letter.eml", MAIL)
    install_example(site, "letter_encoder")
    install_example(site, "negation_nli")
    install_example(site, "eml_reader")
    done = newscompare(site, "report", "story", "--encoder", "letters", "--nli", "negation", "--json")
    assert done.returncode == 0, done.stderr
    letter = {one["id"]: one for one in json.loads(done.stdout)["documents"]}["letter"]
    assert letter["title"] == "Plane lands late in Geneva"
    assert letter["source"] == "Lamplight Gazette"
    assert (letter["published"], letter["published_by"]) == ("2024-03-05", "metadata")
    assert letter["language"] == "en"


def test_a_rule_raises_a_discrepancy_that_shows_its_words(site):
    for name in ("letter_encoder", "negation_nli", "flight_rule"):
        install_example(site, name)
    files = article(site, "a.txt", LANDING.format("AB 123")), article(site, "b.txt", LANDING.format("AB 132"))
    models = ("--encoder", "letters", "--nli", "negation")
    done = newscompare(
        site, "report", *files, *models, "--out", "out", "--ui-language", "ar", "--fail-on", "discrepancy"
    )
    assert done.returncode == 1, done.stderr
    (page,) = (site.parent / "out").glob("*.html")
    report = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    (found,) = [found for found in report["findings"] if found["type"] == "discrepancy"]
    assert (found["rule"], found["kind"]) == ("flight-number", "number")
    texts = {one["id"]: one["text"] for one in report["documents"]}
    marked = [texts[e["document"]][m["start"] : m["end"]] for e in found["evidence"] for m in e["marks"]]
    assert sorted(marked) == ["AB 123", "AB 132"]
    assert report["settings"]["plugins"] == ["flight-number (flight-rule-example 1.2)"]
    assert "Flight AB 123 against flight AB 132." in page.read_text(encoding="utf-8")


def test_without_the_rule_nothing_differs(here):
    from building import pair, statement

    from compare.judge import judge
    from compare.settings import Settings

    texts = [LANDING.format(number).splitlines()[3] for number in ("AB 123", "AB 132")]
    two = pair(statement(texts[0]), statement(texts[1], name="b"))
    assert "flight-number" not in [verdict.rule for verdict in judge(two, Settings())]
    install_example(here, "flight_rule")
    plugins.cache_clear()
    assert "flight-number" in [verdict.rule for verdict in judge(two, Settings())]


# broken ones


@pytest.mark.parametrize(
    ("group", "source", "said"),
    [
        ("encoders", "import no_such_module", "cannot be loaded from broken:make (ModuleNotFoundError"),
        ("encoders", "x = 1", "cannot be loaded from broken:make (AttributeError"),
        ("encoders", "make = 3", "is 3, which is no function"),
        ("encoders", "def make(): raise RuntimeError('no weights')", "(RuntimeError: no weights)"),
        ("encoders", "def make(): return 3", "no model with a `name` and a method `encode`"),
        ("nli", "class make: name = 'x'", "no model with a `name` and a method `score`"),
        ("nli", "class make: name = score = 3", "whose `name` is no string or whose `score` is no method"),
    ],
)
def test_a_broken_model_names_its_distribution(here, group, source, said):
    install(here, "Quill-Tools", group, "mine = broken:make", source)
    load = load_encoder if group == "encoders" else load_nli
    with pytest.raises(PluginError) as error:
        load("mine")
    assert said in str(error.value)
    assert f"'mine' of Quill-Tools 1.2 [newscompare.{group}]" in str(error.value)
    assert "pip uninstall Quill-Tools" in str(error.value)


def test_a_broken_plug_in_is_trouble_on_the_command_line(site):
    install(site, "quill", "rules", "mine = broken:rule", "import no_such_module")
    files = article(site, "a.txt", LANDING.format("AB 123")), article(site, "b.txt", LANDING.format("AB 123"))
    install_example(site, "letter_encoder")
    done = newscompare(site, "diff", *files, "--encoder", "letters")
    assert (done.returncode, done.stdout) == (2, "")
    assert "the plug-in 'mine' of quill 1.2 [newscompare.rules] cannot be loaded" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_that_the_plug_in_words_itself_is_kept(here):
    source = "from compare.errors import ModelError\ndef make(): raise ModelError('buy a licence')"
    install(here, "quill", "encoders", "mine = broken:make", source)
    with pytest.raises(ModelError, match=r"^buy a licence$"):
        load_encoder("mine")


def test_two_distributions_with_one_name(here):
    for name in ("quill", "nib"):
        install(here, name, "encoders", f"mine = {name}_module:make", "make = 3")
    with pytest.raises(PluginError, match=r"nib 1\.2 and quill 1\.2 both have a plug-in 'mine'"):
        load_encoder("mine")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("1 / 0", "fails (ZeroDivisionError"),
        ("'conflict'", "answers with 'conflict' instead of None or a Verdict"),
        ("Verdict(pair.link, Label.UNDECIDED, 'r', 'x')", "says undecided; a rule says conflicts"),
        ("Verdict(pair.link, Label.CONFLICTS, 'r', 'x')", "needs a kind"),
        ("Verdict(pair.link, Label.AGREES, 'r', 'x', marks_a=(Span(0, 9999),))", "marks 0 to 9999, outside"),
    ],
)
def test_a_rule_whose_answer_is_no_use_names_its_distribution(here, rule, said):
    from building import pair, statement

    from compare.judge import judge
    from compare.settings import Settings

    source = f"from compare.types import Label, Span, Verdict\ndef rule(pair, settings): return {rule}\n"
    install(here, "quill", "rules", "mine = broken:rule", source)
    two = pair(
        statement("Two ships left Malta on 4 May 2023."), statement("Two ships left Malta on 4 May 2023.", name="b")
    )
    with pytest.raises(PluginError) as error:
        judge(two, Settings())
    assert said in str(error.value)
    assert "quill 1.2" in str(error.value)


def test_a_rule_may_agree_where_ours_are_silent(here):
    from building import pair, statement

    from compare.judge import judge
    from compare.settings import Settings
    from compare.types import Label

    two = pair(statement("The whole town sang."), statement("Song rose from the town.", name="b"), 0.7)
    assert judge(two, Settings())[0].label is Label.UNDECIDED
    source = (
        "from compare.types import Label, Verdict\ndef rule(p, s): return Verdict(p.link, Label.AGREES, 'sung', 'x')"
    )
    install(here, "quill", "rules", "mine = broken:rule", source)
    plugins.cache_clear()
    assert [verdict.rule for verdict in judge(two, Settings())] == ["sung"]


def test_a_reader_that_fails_on_one_file_leaves_the_others(here, tmp_path):
    source = "def read(name, data):\n    raise ValueError('page 3')\n"
    install(here, "quill", "readers", ".QUILL = broken:read", source)
    files = [tmp_path / "a.quill", tmp_path / "b.txt"]
    for file in files:
        file.write_text(LANDING.format("AB 123"), encoding="utf-8")
    reading = read_paths(files)
    assert [document.id for document in reading.documents] == ["b"]
    assert "the reader .QUILL (quill 1.2) fails (ValueError: page 3)" in reading.problems[0].message


@pytest.mark.parametrize(
    ("source", "error", "said"),
    [
        ("def read(name, data): return []", ReadError, "finds no article in it"),
        ("def read(name, data): return ['text']", PluginError, "gives 'text' instead of a compare.read.Draft"),
        ("import no_such_module", PluginError, "cannot be loaded"),
    ],
)
def test_a_reader_that_gives_nothing_usable(here, source, error, said):
    install(here, "quill", "readers", "quill = broken:read", source)
    with pytest.raises(error) as raised:
        read_bytes("a.quill", b"words")
    assert said in str(raised.value)
    assert "quill 1.2" in str(raised.value)


def test_no_reader_takes_over_our_own_files(here):
    install(here, "quill", "readers", "txt = broken:read", "def read(name, data): return []")
    with pytest.raises(PluginError, match="is for files that newscompare reads itself"):
        read_bytes("a.txt", b"words of a text")


def test_without_plug_ins_there_are_none():
    assert all(plugins(group) == {} for group in GROUPS)


def test_the_negation_model_gives_probabilities():
    from installing import example

    scores = example("negation_nli").NegationNli().score([("He left.", "He never left."), ("He left.", "He left.")])
    assert scores.argmax(axis=1).tolist() == [2, 0]
    assert np.allclose(scores.sum(axis=1), 1)


def test_the_letter_encoder_keeps_what_an_encoder_promises():
    from installing import example

    encoder = example("letter_encoder").LetterEncoder()
    texts = ["Two ships left.", "The sea was calm.", "Two ships left!"]
    vectors = encoder.encode(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.array_equal(vectors[:1], encoder.encode(texts[:1]))
    assert vectors[0] @ vectors[2] > 0.8 > vectors[0] @ vectors[1]
    assert encoder.encode([]).shape == (0, encoder.size)
