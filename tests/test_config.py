"""The configuration: what it may hold, what is refused, where a value comes from, and what it changes in a report."""

import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from installing import example as example_module

from compare.cli.app import run
from compare.config import Configuration, Source, configuration, find, load_configuration
from compare.config.example import example
from compare.errors import ConfigError
from compare.models.loading import load_encoder
from compare.settings import THRESHOLDS, Settings

LEDGER = """Source: Harbour Ledger
Language: en

Grain deal signed in Varna

Mahmoud Abbas signed the grain deal in Varna on 4 March 2024, the Quay Workers' Union said.
The deal covers 400 tonnes of wheat.
The union of dock staff asked for a second ship before summer begins.
"We will load the ships at once," Mahmoud Abbas told reporters in the old town hall.
"""
GAZETTE = """Source: Lamplight Gazette
Language: en

Grain deal is signed in Varna

Abu Mazen signed the grain deal in Varna on 4 March 2024, the Dockers' League said.
The deal covers 400 tonnes of wheat.
Abu Mazen did not take questions from the press after the ceremony that lasted one hour.
"We will load the ships at once," Abu Mazen told reporters in the old town hall.
"""


@pytest.fixture(scope="module")
def encoder():
    """The bundled encoder, loaded once."""
    return load_encoder()


@pytest.fixture
def folder(tmp_path, monkeypatch, encoder) -> Path:
    """The working folder, with two articles of one story."""
    for module in ("compare.cli.common", "compare.cli.show"):
        monkeypatch.setattr(f"{module}.load_encoder", lambda name: encoder)
    monkeypatch.setattr("compare.cli.common.load_nli", lambda name: example_module("negation_nli").NegationNli())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSCOMPARE_CONFIG", raising=False)
    monkeypatch.delenv("NEWSCOMPARE_CORPUS", raising=False)
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(folder, capsys):
    """`told("[aliases] ...", "diff", "a", "b")`: the JSON that the command line prints with this configuration."""

    def call(text: str, *arguments: str) -> dict:
        written(folder, text)
        code = run([*arguments, "--json"])
        out, err = capsys.readouterr()
        assert code in (0, 1), err
        return json.loads(out)

    return call


@pytest.fixture
def shown(folder, capsys):
    """`shown("[aliases] ...", "a", "b")`: the facts that the command line shows with this configuration."""

    def call(text: str, *files: str) -> list[dict]:
        written(folder, text)
        assert run(["show", "facts", *files, "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def written(folder: Path, text: str) -> Path:
    path = folder / "newscompare.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    """The message with which a file is refused; it names the file."""
    with pytest.raises(ConfigError) as error:
        load_configuration(written(folder, text))
    assert str(folder / "newscompare.toml") in str(error.value)
    return str(error.value)


def kinds(report: dict) -> list[str]:
    return sorted(found["kind"] for found in report["findings"] if found["type"] == "discrepancy")


# what it may hold


def test_without_a_file_all_is_default(folder):
    assert configuration(environment={}, folder=folder) == Configuration()
    assert {entry.source for entry in Configuration().entries()} == {Source.DEFAULT}


def test_the_example_holds_every_threshold_at_its_default(folder):
    assert load_configuration(written(folder, example())).settings == Settings()
    bare = "\n".join(line.removeprefix("# ") for line in example().splitlines() if " = " in line or line[:1] == "[")
    stated = tomllib.loads(bare[bare.index("[thresholds]") :])["thresholds"]
    assert stated == {name: getattr(Settings(), name) for name in THRESHOLDS}


def test_the_example_with_everything_switched_on(folder):
    lines = [
        line.removeprefix("# ") if " = " in line or line.startswith("# [") else line for line in example().split("\n")
    ]
    found = load_configuration(written(folder, "\n".join(lines)))
    assert found.encoder == "name"
    assert found.expected == ("ar", "en")
    assert found.patterns == {"*.fa.txt": "fa"}
    assert found.corpus == folder / "kept.sqlite"
    assert [outlet.name for outlet in found.settings.outlets] == ["Harbour Ledger"]
    assert len(found.settings.aliases.persons[0]) == 4
    assert all(entry.source is Source.FILE for entry in found.entries())


# what is refused


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tresholds = 1", ["tresholds", "did you mean thresholds?"]),
        ("[thresholds]\ngate_margn = 0.2", ["[thresholds] gate_margn", "unknown threshold", "gate_margin?"]),
        ('[models]\ncoder = "x"', ["[models] coder", "encoder?"]),
        ('[languages]\nexpcted = ["ar"]', ["[languages] expcted", "expected?"]),
        ('[outlets."Harbour Ledger"]\ndomain = ["a.example"]', ['[outlets."Harbour Ledger"] domain', "domains?"]),
        ('[aliases]\nperson = [["A", "B"]]', ["[aliases] person", "persons?"]),
        ("zzz = 1", ["zzz", "known are ui_language, corpus, models"]),
        ("[thresholds]\nzzzzzz = 1", ["newscompare config"]),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_one(folder, text, said):
    message = refusal(folder, text)
    assert all(part in message for part in said), message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[thresholds]\ngate_margin = "high"', ["gate_margin", "'high' is text", "number from 0 to 1"]),
        ("[thresholds]\ngate_margin = true", ["gate_margin", "true is true or false"]),
        ("[thresholds]\ngate_margin = 1.5", ["gate_margin", "1.5 is not from 0 to 1"]),
        ("[thresholds]\ngate_margin = nan", ["gate_margin", "nan"]),
        ("[thresholds]\nfar_days = 2.5", ["far_days", "whole number"]),
        ("[thresholds]\nfar_days = 0", ["far_days", "less than 1"]),
        ("thresholds = 3", ["thresholds", "3 is a whole number", "[thresholds]"]),
        ("ui_language = 3", ["ui_language", "text in quotes"]),
        ('ui_language = "xx"', ["ui_language", "en, ar, fr, ru"]),
        ('corpus = " "', ["corpus", "empty"]),
        ('[languages]\nexpected = "ar"', ["expected", "a list of texts"]),
        ('[languages]\nexpected = ["Arabic"]', ["expected", "'Arabic' is no language code"]),
        ('[languages]\nexpected = ["ar", "ar"]', ["expected", "twice"]),
        ('[languages.files]\n"*.txt" = "english"', ["[languages.files] *.txt", "no language code"]),
        ('[outlets."Gazette"]\ndomains = ["https://g.example/a"]', ["domains", "without scheme"]),
        ("[outlets]\nGazette = 3", ["[outlets] Gazette", "[outlets.Gazette]"]),
        ('[outlets.A]\nnames = ["X"]\n[outlets.B]\nnames = ["x"]', ["[outlets] B", "belongs to 'A' already"]),
        ('[outlets.A]\ndomains = ["x.example"]\n[outlets.B]\ndomains = ["www.x.example"]', ["belongs to 'A'"]),
        ('[aliases]\npersons = ["A", "B"]', ["persons", "'A' is text", '[["one", "the same"]']),
        ('[aliases]\npersons = [["A"]]', ["persons", "1 in it"]),
        ('[aliases]\npersons = [["A", 3]]', ["persons", "3 is a whole number"]),
        ('[aliases]\npersons = [["Ab", "Cd"], ["cd", "Ef"]]', ["persons", "'cd' stands in two groups"]),
        ('[aliases]\nplaces = [["Ab", "77"]]', ["places", "'77' is no name"]),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(folder, text, said):
    message = refusal(folder, text)
    assert all(part in message for part in said), message


def test_broken_toml_names_its_line(folder):
    assert "line 3" in refusal(folder, '[models]\nencoder = "x"\nnli = oops\n')


def test_bytes_that_are_no_utf_8_name_their_line(folder):
    (folder / "newscompare.toml").write_bytes(b"[models]\n# caf\xe9\n")
    with pytest.raises(ConfigError, match="line 2: not UTF-8"):
        load_configuration(folder / "newscompare.toml")


def test_a_byte_order_mark_is_none_of_the_first_key(folder):
    (folder / "newscompare.toml").write_bytes(b"\xef\xbb\xbfui_language = 'ar'\n")
    assert load_configuration(folder / "newscompare.toml").ui_language == "ar"


def test_the_command_line_refuses_with_2_and_prints_nothing(folder, capsys):
    written(folder, "[thresholds]\ngate_margn = 0.2\n")
    for verb in (["diff", "ledger.txt", "gazette.txt"], ["report", "."], ["check", "A deal.", "."], ["config"]):
        assert run(verb) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "did you mean gate_margin?" in err


def test_a_file_that_is_not_there_is_trouble(folder, capsys):
    assert run(["diff", "ledger.txt", "gazette.txt", "--config", "nowhere.toml"]) == 2
    assert "nowhere.toml cannot be read: no such file" in capsys.readouterr().err


# where a value comes from


def test_the_nearest_file_above_the_working_folder_is_found(folder):
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep) is None or folder not in find(deep).parents
    written(folder, "")
    assert find(deep) == folder / "newscompare.toml"
    (folder / "a" / "newscompare.toml").write_text("", encoding="utf-8")
    assert find(deep) == folder / "a" / "newscompare.toml"


def test_the_search_ends_at_the_home_folder(folder, monkeypatch):
    written(folder, "")
    home = folder / "home"
    (home / "work").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert find(home / "work") is None
    assert find(folder / "elsewhere") == folder / "newscompare.toml"


def test_option_environment_file_default_in_this_order(folder):
    written(folder, 'corpus = "kept/a.sqlite"\n[models]\nencoder = "./mine"\n')
    found = configuration(environment={}, folder=folder)
    assert found.corpus == folder / "kept" / "a.sqlite"
    assert found.encoder == str(folder / "mine")
    assert found.sources == {"corpus": Source.FILE, "models.encoder": Source.FILE}
    found = configuration(environment={"NEWSCOMPARE_CORPUS": "/b.sqlite"}, folder=folder).with_options(encoder="other")
    assert found.corpus == Path("/b.sqlite")
    assert found.encoder == "other"
    assert found.sources == {"corpus": Source.ENVIRONMENT, "models.encoder": Source.OPTION}
    assert found.with_options(corpus=Path("c")).sources["corpus"] is Source.OPTION


def test_the_variable_names_a_file_or_none_and_the_option_goes_first(folder):
    written(folder, 'ui_language = "ar"')
    (folder / "other.toml").write_text('ui_language = "fr"', encoding="utf-8")
    named = {"NEWSCOMPARE_CONFIG": str(folder / "other.toml")}
    assert configuration(environment={}, folder=folder).ui_language == "ar"
    assert configuration(environment=named, folder=folder).ui_language == "fr"
    assert configuration(environment={"NEWSCOMPARE_CONFIG": ""}, folder=folder).file is None
    assert configuration(folder / "newscompare.toml", environment=named).ui_language == "ar"


def test_config_prints_each_value_and_where_it_is_from(folder, capsys, monkeypatch):
    written(folder, "[thresholds]\ngate_margin = 0.25\n")
    monkeypatch.setenv("NEWSCOMPARE_CORPUS", "/kept.sqlite")
    assert run(["config", "--nli", "mine"]) == 0
    out = capsys.readouterr().out
    lines = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert str(folder / "newscompare.toml") in out
    assert lines["thresholds.gate_margin"] == ["file", "0.25"]
    assert lines["thresholds.gate_rare"] == ["default", "0.41"]
    assert lines["corpus"] == ["environment", '"/kept.sqlite"']
    assert lines["models.nli"] == ["option", '"mine"']
    assert lines["models.encoder"] == ["default", "-"]


def test_config_as_json(told):
    found = told('[outlets."Harbour Ledger"]\norigin = "Quay Press"\n', "config")
    values = {one["key"]: one for one in found["values"]}
    assert found["file"].endswith("newscompare.toml")
    assert values["outlets.Harbour Ledger"]["value"]["origin"] == "Quay Press"
    assert values["outlets.Harbour Ledger"]["from"] == "file"
    assert {name: values[f"thresholds.{name}"]["value"] for name in THRESHOLDS} == thresholds(Settings())


def test_config_init_writes_a_file_that_is_valid_and_never_overwrites_one(folder, capsys):
    assert run(["config", "--init"]) == 0
    assert capsys.readouterr().out == "newscompare.toml\n"
    assert load_configuration("newscompare.toml").settings == Settings()
    written(folder, 'ui_language = "ar"')
    assert run(["config", "--init"]) == 2
    assert "is here already" in capsys.readouterr().err
    assert (folder / "newscompare.toml").read_text() == 'ui_language = "ar"'


# what it changes


def test_every_threshold_is_in_force_and_in_the_report(told):
    changed = {n: v + 1 if THRESHOLDS[n] is int else round(v / 2, 3) for n, v in thresholds(Settings()).items()}
    text = "[thresholds]\n" + "".join(f"{name} = {value}\n" for name, value in changed.items())
    settings = told(text, "diff", "ledger.txt", "gazette.txt")["settings"]
    assert {name: settings[name] for name in THRESHOLDS} == changed


def thresholds(settings: Settings) -> dict[str, float]:
    return {name: getattr(settings, name) for name in THRESHOLDS}


@pytest.mark.parametrize(
    ("threshold", "value", "seen"),
    [
        ("gate_margin", 0.999, {"discrepancy": 0}),
        ("nli_contradiction", 0, {"discrepancy": 3}),
        ("nli_doubt", 0, {"agreement": 1}),
        ("least_length", 50, {"omission": 0}),
        ("missing_likeness", 0, {"omission": 0}),
        ("null_contrast", 0, {"omission": 0}),
    ],
)
def test_a_threshold_changes_the_findings(told, threshold, value, seen):
    before = counts(told("", "diff", "ledger.txt", "gazette.txt"))
    after = counts(told(f"[thresholds]\n{threshold} = {value}", "diff", "ledger.txt", "gazette.txt"))
    assert {kind: after[kind] for kind in seen} == seen
    assert before != after


def test_thresholds_of_the_other_verbs(folder, capsys, monkeypatch):
    class Doubter:
        name = "doubter"

        def score(self, pairs):
            return np.tile(np.float32([0.02, 0.08, 0.9]), (len(pairs), 1))

    monkeypatch.setattr("compare.cli.common.load_nli", lambda name: Doubter())
    pair = {"a": "The old square smelled of oranges.", "b": "The old square smelled of lemons."}
    labels = []
    for text in ("", "[thresholds]\nnli_brought = 0.99\n"):
        written(folder, text)
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({**pair, "lang_a": "en", "lang_b": "en"})))
        run(["judge"])
        judged = json.loads(capsys.readouterr().out)
        labels.append((judged["label"], judged["rule"]))
    assert labels[0] == ("conflicts", "nli-contradiction")
    assert labels[1][0] != "conflicts"
    written(folder, "[thresholds]\nstory_likeness = 1\nstory_anchors = 0\n")
    assert run(["report", "ledger.txt", "gazette.txt", "--stories", "auto", "--json"]) == 2
    assert "none of the 2 articles" in capsys.readouterr().err
    written(folder, "")
    assert run(["report", "ledger.txt", "gazette.txt", "--stories", "auto", "--json"]) == 0


def counts(report: dict) -> dict[str, int]:
    found = [finding["type"] for finding in report["findings"]]
    return {kind: found.count(kind) for kind in ("discrepancy", "agreement", "omission")}


def test_an_alias_of_a_person_settles_who_said_it(told):
    assert kinds(told("", "diff", "ledger.txt", "gazette.txt")) == ["attribution"]
    alias = '[aliases]\npersons = [["Mahmoud Abbas", "محمود عباس", "Abu Mazen", "أبو مازن"]]\n'
    assert kinds(told(alias, "diff", "ledger.txt", "gazette.txt")) == []


def test_an_alias_holds_across_scripts_and_endings(shown, folder):
    (folder / "ar.txt").write_text(
        "وقع أبو مازن الاتفاق في 4 مارس 2024، وقال لأبو مازن وزيره إنه راض.\n", encoding="utf-8"
    )
    (folder / "ru.txt").write_text("Махмуд Аббас подписал соглашение 4 марта 2024 года.\n", encoding="utf-8")
    alias = '[aliases]\npersons = [["Mahmoud Abbas", "محمود عباس", "Abu Mazen", "أبو مازن"]]\n'
    rows = shown(alias, "ar.txt", "ru.txt", "ledger.txt", "gazette.txt")
    keys = {row["value"]["key"] for row in rows if row["kind"] == "person"}
    texts = [row["text"] for row in rows if row["kind"] == "person"]
    assert len(keys) == 1
    assert texts.count("أبو مازن") == 2
    assert {"Махмуд Аббас", "Mahmoud Abbas", "Abu Mazen"} <= set(texts)


def test_an_alias_of_an_organisation_finds_it_and_makes_one_of_it(shown):
    alias = '[aliases]\norganisations = [["Quay Workers\' Union", "Dockers\' League"]]\n'
    assert not [row for row in shown("", "ledger.txt") if row["kind"] == "organisation"]
    rows = shown(alias, "ledger.txt", "gazette.txt")
    found = [(row["text"], row["value"]["key"]) for row in rows if row["kind"] == "organisation"]
    assert [text for text, _ in found] == ["Quay Workers' Union", "Dockers' League"]
    assert len({key for _, key in found}) == 1


def test_an_alias_of_a_place_is_that_place(told, folder):
    for name, town in (("old", "Tsargrad"), ("new", "Ankara")):
        (folder / f"{name}.txt").write_text(LEDGER.replace("in Varna", f"in {town}"), encoding="utf-8")
    assert kinds(told("", "diff", "old.txt", "new.txt")) == []
    assert kinds(told('[aliases]\nplaces = [["Istanbul", "Tsargrad"]]', "diff", "old.txt", "new.txt")) == ["place"]
    assert kinds(told('[aliases]\nplaces = [["Ankara", "Tsargrad"]]', "diff", "old.txt", "new.txt")) == []


def test_an_alias_serves_claims_and_pairs_too(folder, capsys, monkeypatch):
    claim = "Abu Mazen signed the grain deal in Varna on 4 March 2024."
    pair = {"a": claim, "b": claim.replace("Abu Mazen", "Mahmoud Abbas")}
    codes, labels = [], []
    for text in ("", '[aliases]\npersons = [["Mahmoud Abbas", "Abu Mazen"]]\n'):
        written(folder, text)
        codes.append(run(["check", claim, "ledger.txt"]))
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(pair)))
        run(["judge"])
        labels.append(json.loads(capsys.readouterr().out)["label"])
    assert codes == [3, 0]
    assert labels == ["undecided", "agrees"]


def test_outlets_of_one_origin_are_one_witness(told):
    def witnesses(text: str) -> set[tuple[str, ...]]:
        report = told(text, "diff", "ledger.txt", "gazette.txt")
        return {tuple(found["origins"]) for found in report["findings"] if found["type"] == "agreement"}

    owned = '[outlets."{}"]\norigin = "Quay Press"\n'
    both = owned.format("Harbour Ledger") + owned.format("Lamplight Gazette")
    assert witnesses("") == {("Lamplight Gazette", "Harbour Ledger")}
    assert witnesses(both) == {("Quay Press",)}
    assert witnesses(owned.format("Harbour Ledger")) == {("Lamplight Gazette", "Quay Press")}


def test_an_outlet_that_republishes_a_wire_is_that_wire(told, folder):
    wired = GAZETTE.replace("the Dockers' League said", "Reuters reported")
    (folder / "gazette.txt").write_text(wired, encoding="utf-8")
    for name in ("Reuters", "REUTERS", "رويترز"):
        report = told(f'[outlets."Harbour Ledger"]\norigin = "{name}"\n', "diff", "ledger.txt", "gazette.txt")
        agreed = {tuple(found["origins"]) for found in report["findings"] if found["type"] == "agreement"}
        assert agreed == {("Reuters",)}, name


def test_an_outlet_is_known_by_its_other_names_and_by_its_hosts(told, folder):
    page = LEDGER.replace("Source: Harbour Ledger", "URL: https://www.Daily.ledger.example/grain")
    (folder / "page.txt").write_text(page, encoding="utf-8")
    (folder / "host.txt").write_text(LEDGER.replace("Harbour Ledger", "ledger.example"), encoding="utf-8")
    (folder / "else.txt").write_text(LEDGER.replace("Harbour Ledger", "notledger.example"), encoding="utf-8")
    (folder / "ar.txt").write_text(LEDGER.replace("Harbour Ledger", "سجلّ  المرفأ"), encoding="utf-8")
    text = '[outlets."The Ledger"]\nnames = ["Harbour ledger", "سجل المرفأ"]\ndomains = ["www.ledger.example"]\n'
    files = ("ledger.txt", "page.txt", "host.txt", "else.txt", "ar.txt", "gazette.txt")
    (folder / "story").mkdir()
    for name in files:
        (folder / name).rename(folder / "story" / name)
    sources = {one["id"]: one["source"] for one in told(text, "report", "story")["documents"]}
    assert {sources[name] for name in ("ledger", "page", "host", "ar")} == {"The Ledger"}
    assert sources["else"] == "notledger.example"
    assert sources["gazette"] == "Lamplight Gazette"


def test_the_option_says_more_of_a_file_than_the_host_does(told, folder):
    (folder / "ledger.txt").write_text("URL: https://ledger.example/grain\n" + LEDGER, encoding="utf-8")
    text = '[outlets."The Ledger"]\ndomains = ["ledger.example"]\n'
    given = ("--source", "ledger.txt=Guest Column")
    report = told(text, "diff", "ledger.txt", "gazette.txt", *given)
    assert report["documents"][0]["source"] == "Guest Column"


def test_expected_languages_tell_short_texts_apart(told, folder):
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("Переговори тривали дві години.\n", encoding="utf-8")
    assert languages(told("", "diff", "a.txt", "b.txt")) == {"uk"}
    assert languages(told('[languages]\nexpected = ["ar", "ru"]', "diff", "a.txt", "b.txt")) == {"ru"}
    assert languages(told('[languages]\nexpected = ["ar"]', "diff", "a.txt", "b.txt")) == {"ar"}


def test_languages_by_pattern_of_file_names(told, folder):
    (folder / "deep" / "fr").mkdir(parents=True)
    for name in ("a.it.txt", "fr/b.txt", "fr/c.txt"):
        (folder / "deep" / name).write_text(GAZETTE.replace("Language: en\n", ""), encoding="utf-8")
    text = '[languages.files]\n"*.it.txt" = "it"\n"fr/b*" = "fr"\n'
    found = told(text, "diff", "deep/a.it.txt", "deep/fr/b.txt")
    assert [one["language"] for one in found["documents"]] == ["it", "fr"]
    found = told(text, "diff", "deep/a.it.txt", "deep/fr/c.txt", "--lang", "deep/a.it.txt=de")
    assert [one["language"] for one in found["documents"]] == ["de", "en"]


def languages(report: dict) -> set[str]:
    return {one["language"] for one in report["documents"]}


def test_the_language_of_the_page_and_the_option_before_it(folder, capsys):
    written(folder, 'ui_language = "ar"')
    (folder / "story").mkdir()
    for name in ("ledger.txt", "gazette.txt"):
        (folder / name).rename(folder / "story" / name)
    assert run(["report", "story", "--out", "out"]) == 0
    assert '<html lang="ar" dir="rtl"' in (folder / "out" / "story.html").read_text(encoding="utf-8")
    assert run(["report", "story", "--out", "out", "--ui-language", "fr"]) == 0
    assert '<html lang="fr"' in (folder / "out" / "story.html").read_text(encoding="utf-8")


def test_what_the_user_knows_is_on_the_page(folder, capsys):
    written(folder, '[outlets."Harbour Ledger"]\norigin = "Quay Press"\n[aliases]\nplaces = [["Varna", "Odessos"]]\n')
    (folder / "story").mkdir()
    for name in ("ledger.txt", "gazette.txt"):
        (folder / name).rename(folder / "story" / name)
    assert run(["report", "story", "--out", "out"]) == 0
    page = (folder / "out" / "story.html").read_text(encoding="utf-8")
    assert "aliases.places.1" in page
    assert "Varna, Odessos" in page
    assert "outlets.1.origin" in page


def test_the_configured_corpus_serves_where_no_articles_are_named(folder, capsys, monkeypatch):
    written(folder, 'corpus = "kept.db"')
    assert run(["corpus", "add", "ledger.txt"]) == 0
    assert (folder / "kept.db").exists()
    capsys.readouterr()
    monkeypatch.setenv("NEWSCOMPARE_CORPUS", str(folder / "other.db"))
    assert run(["corpus", "add", "gazette.txt", "--json"]) == 0
    capsys.readouterr()
    for command, known in ((["--corpus", "kept.db"], "Harbour Ledger"), ([], "Lamplight Gazette")):
        assert run(["corpus", "list", "--json", *command]) == 0
        assert json.loads(capsys.readouterr().out)["source"] == known
    monkeypatch.delenv("NEWSCOMPARE_CORPUS")
    assert run(["check", "Mahmoud Abbas signed the grain deal in Varna on 4 March 2024."]) == 0


def test_a_kept_article_counts_as_its_outlet_named_later(told, folder, capsys):
    assert run(["corpus", "add", "ledger.txt", "gazette.txt", "--corpus", "kept.db"]) == 0
    capsys.readouterr()
    owned = '[outlets."The {0}"]\nnames = ["{0}"]\norigin = "Quay Press"\n'
    text = owned.format("Harbour Ledger") + owned.format("Lamplight Gazette")
    report = told(text, "report", "--corpus", "kept.db")
    assert {tuple(one["origins"]) for one in report["findings"] if one["type"] == "agreement"} == {("Quay Press",)}


def test_a_program_of_its_own_needs_no_configuration(tmp_path):
    script = "from compare import Settings; assert Settings(gate_margin=.3).gate_margin == .3"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
