"""Reports of unchanged stories are kept: the same report, without judging again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from collecting import CheapEncoder, article

import compare.corpus.reports as reports
import compare.corpus.store as store
from compare import pipeline
from compare.corpus import Corpus
from compare.errors import CorpusError
from compare.models.loading import load_encoder
from compare.read import read_paths
from compare.report.html import page
from compare.settings import Settings
from compare.types import Document, Report

SEED = Path(__file__).parent.parent / "seeds"


class CountingNli:
    """Finds everything neutral, and counts what it is asked."""

    name = "counting@1"

    def __init__(self) -> None:
        self.asked = 0

    def score(self, pairs):
        self.asked += len(pairs)
        return np.tile(np.array([0.1, 0.8, 0.1], np.float32), (len(pairs), 1))


class Fixture:
    """A corpus, models that count, and what they are asked for one comparison."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.encoder, self.nli = corpus, CheapEncoder(), CountingNli()

    def compare(self, documents, settings: Settings | None = None, **more) -> tuple[Report, int, int]:
        before = self.encoder.asked, self.nli.asked
        given = {"nli": self.nli, **more}
        report = reports.compare(documents, self.encoder, settings or Settings(), corpus=self.corpus, **given)
        return report, self.encoder.asked - before[0], self.nli.asked - before[1]


@pytest.fixture
def fixture(tmp_path: Path):
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        yield Fixture(corpus)


def twins() -> list[Document]:
    """Two tellings that agree in words and differ in the day, and one thing that only one of them tells."""
    first = article(1)
    text = first.text.replace("2 May", "4 May").replace("Some 101", "Some 500")
    return [first, replace(first, id="other", source="Dune Herald", text=text)]


def test_a_kept_report_is_the_report(fixture) -> None:
    wanted = pipeline.compare(twins(), fixture.encoder, Settings(), nli=fixture.nli, story_id="a")
    first, encoded, judged = fixture.compare(twins(), story_id="a")
    second, *nothing = fixture.compare(twins(), story_id="a")
    assert wanted.findings
    assert encoded > 0
    assert first == second == wanted
    assert nothing == [0, 0]
    assert page(second) == page(wanted)
    assert judged >= 0


def test_a_report_of_real_models_is_kept_with_all_that_the_page_shows(tmp_path: Path) -> None:
    story = next(story for story in read_paths([SEED]).stories if len(story.documents) > 1)
    encoder, nli = load_encoder(), CountingNli()
    wanted = pipeline.compare(story.documents, encoder, Settings(), nli=nli)
    asked = nli.asked
    assert asked > 0
    with Corpus.open(tmp_path / "corpus.db") as corpus:
        for _ in range(2):
            found = reports.compare(story.documents, encoder, Settings(), corpus=corpus, nli=nli)
            assert found == wanted
            assert page(found) == page(wanted)
    assert nli.asked == 2 * asked


def test_what_the_call_says_is_not_kept(fixture) -> None:
    fixture.compare(twins(), story_id="a", problems=["b.txt: not read"])
    found, *_ = fixture.compare(twins(), story_id="b", problems=["c.txt: not read"])
    assert found.story_id == "b"
    assert "c.txt: not read" in found.limits
    assert "b.txt: not read" not in found.limits


@pytest.mark.parametrize(
    "change",
    [
        {"settings": Settings(align_contrast=0.99)},
        {"documents": twins()[::-1]},
        {"documents": [twins()[0], replace(twins()[1], source="Third Post")]},
        {"documents": [*twins(), replace(twins()[1], id="c", text="A ferry sank near Lyon. Nobody was hurt.")]},
        {"nli": None},
        {"encoder": CheapEncoder("cheap@2")},
    ],
)
def test_whatever_matters_makes_another_report(fixture, change) -> None:
    fixture.compare(twins())
    fixture.encoder = change.pop("encoder", fixture.encoder)
    documents, settings = change.pop("documents", twins()), change.pop("settings", Settings())
    nli = change.get("nli", fixture.nli)
    wanted = pipeline.compare(documents, fixture.encoder, settings, nli=nli)
    assert fixture.compare(documents, settings, **change)[0] == wanted
    assert fixture.corpus.stats().reports == 2


def test_another_state_of_the_program_forgets_all_reports(fixture, monkeypatch) -> None:
    fixture.compare(twins())
    for module in (reports, store):
        monkeypatch.setattr(module, "analysis_version", lambda: "later")
    fixture.compare(twins())
    assert fixture.corpus.stats().reports == 1


def test_a_report_goes_with_any_of_its_documents(fixture) -> None:
    fixture.compare(twins())
    fixture.corpus.remove(fixture.corpus.documents()[0].id)
    assert fixture.corpus.stats().reports == 0


def test_a_damaged_report_is_said_to_be_one(fixture, monkeypatch) -> None:
    fixture.compare(twins())
    for damaged in ("", "[]", '{"title": "x"}'):
        monkeypatch.setattr(Corpus, "kept_report", lambda self, key, found=damaged: found)
        with pytest.raises(CorpusError, match="damaged"):
            fixture.compare(twins())
