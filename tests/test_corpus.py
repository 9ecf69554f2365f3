"""The kept collection: one text once, all or nothing of it, found again however it is typed."""

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from collecting import CheapEncoder, article

import compare.corpus.analyses as analyses
import compare.corpus.search as search
import compare.corpus.store as store
from compare.corpus import Corpus, Place, default_path
from compare.corpus.words import searchable
from compare.errors import CorpusError
from compare.models.loading import load_encoder
from compare.pipeline import take_apart
from compare.settings import Settings
from compare.types import Document, PublishedBy

ENCODER = CheapEncoder()


@pytest.fixture
def corpus(tmp_path: Path):
    with Corpus.open(tmp_path / "corpus.db") as opened:
        yield opened


def same(a, b) -> bool:
    return a == b and a.vectors.dtype == b.vectors.dtype and np.array_equal(a.vectors, b.vectors)


def test_an_article_comes_back_as_it_was_taken_apart(corpus) -> None:
    document = article(1)
    added = corpus.add(document, ENCODER)
    encoder = CheapEncoder()
    assert added.new
    assert same(corpus.article(document, encoder), take_apart(document, ENCODER))
    assert encoder.asked == 0
    assert corpus.document(added.id) == replace(document, id=added.id)
    assert corpus.article(corpus.document(added.id), encoder).statements[0].document.id == added.id


def test_the_bundled_encoders_article_comes_back_bit_by_bit(corpus) -> None:
    document = Document(
        "a", "أعلن المتحدث باسم الوزارة في 3 مايو 2021 أن 40 سفينة غادرت الميناء.\nولم يصب أحد.", language="ar"
    )
    encoder = load_encoder()
    taken = take_apart(document, encoder)
    corpus.add(document, encoder)
    assert any(taken.facts)
    assert same(corpus.article(document, encoder), taken)


def test_the_same_text_is_the_same_document_whatever_its_file_is_called(corpus) -> None:
    first = corpus.add(article(1), ENCODER)
    second = corpus.add(replace(article(1), id="another name"), ENCODER)
    assert (second.id, second.new) == (first.id, False)
    assert corpus.add(article(2), ENCODER).id != first.id
    assert len(corpus.documents()) == 2
    assert first.id.startswith("harbour-1-")


def test_adding_again_computes_nothing(corpus) -> None:
    corpus.add(article(1), ENCODER)
    encoder = CheapEncoder()
    corpus.add(article(1), encoder)
    assert encoder.asked == 0


def test_a_later_reading_fills_in_what_was_not_known(corpus) -> None:
    bare = article(1, source=None, published=None, published_by=None, language="und")
    name = corpus.add(bare, ENCODER).id
    again = corpus.add(article(1), ENCODER)
    assert again.differing == ()
    kept = corpus.document(name)
    assert kept == replace(article(1), id=name)
    encoder = CheapEncoder()
    # another language: other statements and facts, made when it was filled in
    assert same(corpus.article(kept, encoder), take_apart(kept, ENCODER))
    assert encoder.asked == 0


def test_what_is_known_stays_but_for_a_day_that_the_user_states(corpus) -> None:
    name = corpus.add(article(1), ENCODER).id
    other = corpus.add(article(1, source="Dune Herald", published=dt.date(2020, 1, 1)), ENCODER)
    assert other.differing == ("source", "published")
    assert corpus.document(name) == replace(article(1), id=name)
    stated = corpus.add(article(1, published=dt.date(2020, 1, 1), published_by=PublishedBy.OPTION), ENCODER)
    assert stated.differing == ()
    assert corpus.document(name).published == dt.date(2020, 1, 1)


def test_an_article_is_given_as_the_caller_knows_it(corpus) -> None:
    corpus.add(article(1), ENCODER)
    mine = article(1, published=dt.date(2019, 1, 1))
    assert same(corpus.article(mine, ENCODER), take_apart(mine, ENCODER))
    assert corpus.documents()[0].published == article(1).published


def test_asking_for_a_new_article_keeps_it(corpus) -> None:
    corpus.article(article(1), ENCODER)
    encoder = CheapEncoder()
    corpus.article(article(1), encoder)
    assert encoder.asked == 0
    assert len(corpus.documents()) == 1


def test_another_encoder_or_another_program_takes_the_article_apart_anew(corpus, monkeypatch) -> None:
    corpus.add(article(1), ENCODER)
    other = CheapEncoder("cheap@2")
    assert same(corpus.article(article(1), other), take_apart(article(1), other))
    assert corpus.statement_vectors("cheap@1").matrix.shape == corpus.statement_vectors("cheap@2").matrix.shape
    for module in (analyses, search, store):
        monkeypatch.setattr(module, "analysis_version", lambda: "later")
    assert corpus.statement_vectors("cheap@1").places == ()
    assert corpus.search_text("harbour", 9) == ()
    assert corpus.stats().outdated == 1
    corpus.complete(ENCODER)
    assert len(corpus.statement_vectors("cheap@1").places) == 4
    assert len(corpus.search_text("harbour", 9)) == 2
    assert corpus.stats().outdated == 0


def test_openings_are_kept_apart_from_articles(corpus) -> None:
    settings = Settings(story_statements=2)
    unknown = corpus.opening(article(2), ENCODER, settings)
    assert corpus.documents() == ()
    corpus.add(article(2), ENCODER)
    assert same(corpus.opening(article(2), ENCODER, settings), unknown)
    encoder = CheapEncoder()
    assert same(corpus.opening(article(2), encoder, settings), unknown)
    assert encoder.asked == 0
    assert len(corpus.search_text("harbour", 99)) == len(corpus.search_text("closes harbour", 99)) == 2
    assert len(corpus.statement_vectors("cheap@1").places) == 4


def test_vectors_have_the_places_of_their_statements(corpus) -> None:
    for number in range(3):
        corpus.add(article(number), ENCODER)
    found = corpus.statement_vectors("cheap@1")
    assert found.matrix.dtype == np.float32
    for document in corpus.documents():
        taken = take_apart(document, ENCODER)
        rows = [n for n, place in enumerate(found.places) if place.document == document.id]
        assert [found.places[n].statement for n in rows] == list(range(len(taken.statements)))
        assert np.array_equal(found.matrix[rows], taken.vectors)
    assert corpus.statement_vectors("unheard of").matrix.shape == (0, 0)


TYPED = [
    ("ar", "قالَ المُتَحَدِّثُ إنّ الحكومـــة لن تستأنف المحادثات في الإمارة.", "الحكومه"),
    ("ar", "قالَ المُتَحَدِّثُ إنّ الحكومـــة لن تستأنف المحادثات في الإمارة.", "المتحدث"),
    ("ar", "قالَ المُتَحَدِّثُ إنّ الحكومـــة لن تستأنف المحادثات في الإمارة.", "الامارة"),
    ("ar", "وصل إلى المستشفى 25 جريحا.", "المستشفي"),
    ("ar", "وصل إلى المستشفى ٢٥ جريحا.", "25"),
    ("fr", "L'Éducation nationale a réagi.", "education"),
    ("ru", "Ещё трое ПОСТРАДАВШИХ.", "еще пострадавших"),
    ("de", "Die Straße bleibt gesperrt.", "STRASSE"),
    ("zh", "北京市政府宣布关闭港口。", "政府"),
    ("he", "הממשלה אמרה: שָׁלוֹם לכולם.", "שלום"),
    ("tr", "İzmir limanı kapandı.", "izmir"),
]


@pytest.mark.parametrize(("language", "text", "query"), TYPED)
def test_words_are_found_however_they_are_typed(corpus, language: str, text: str, query: str) -> None:
    corpus.add(article(1), ENCODER)
    name = corpus.add(Document("typed", text, language=language), ENCODER).id
    assert corpus.search_text(query, 5) == (Place(name, 0),)


def test_the_statement_with_more_of_the_words_comes_first_and_no_more_than_asked_for(corpus) -> None:
    for number in range(8):
        corpus.add(article(number), ENCODER)
    wanted = corpus.add(Document("x", "The harbour of Tunis stays open, its council decided.", language="en"), ENCODER)
    assert corpus.search_text("Tunis council decided: harbour open", 3)[0] == Place(wanted.id, 0)
    assert len(corpus.search_text("harbour", 3)) == 3
    assert corpus.search_text("harbour", 0) == ()


@pytest.mark.parametrize("query", ["", " ?! ", '"', 'a" OR "b', "NEAR(", "*", "harbour*", "col:x", "\ud800", "\0"])
def test_no_query_is_a_syntax_error(corpus, query: str) -> None:
    corpus.add(article(1), ENCODER)
    assert len(corpus.search_text(query, 5)) <= 5


def test_what_is_searchable_are_folded_words() -> None:
    assert searchable("It’s the 3rd—of «May»: ﻻ").startswith("it s the 3rd of may")


def test_removing_leaves_nothing_behind(corpus) -> None:
    keep = corpus.add(article(1), ENCODER).id
    gone = corpus.add(article(2), ENCODER).id
    corpus.opening(article(2), ENCODER, Settings())
    corpus.remove(gone)
    assert [document.id for document in corpus.documents()] == [keep]
    assert {place.document for place in corpus.search_text("harbour closes days", 99)} == {keep}
    before = corpus.stats()
    with sqlite3.connect(corpus.path) as raw:
        counts = [raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("statements", "words")]
        assert counts == [before.statements] * 2
        assert raw.execute("SELECT count(*) FROM facts").fetchone() == (before.facts,)
    with pytest.raises(CorpusError, match="corpus list"):
        corpus.remove(gone)


def test_a_document_is_named_by_a_part_that_only_it_has(corpus) -> None:
    first, second = (corpus.add(article(number), ENCODER).id for number in (1, 2))
    assert corpus.document(first[:10]).id == first
    assert corpus.document(second.rpartition("-")[2]).id == second
    with pytest.raises(CorpusError, match="2 documents fit"):
        corpus.document("harbour-")
    for unknown in ("", "nothing", first + "0"):
        with pytest.raises(CorpusError, match="no document"):
            corpus.document(unknown)


@pytest.mark.parametrize("text", ["a \ud800 half", "zero \0 byte", "line\u2028end", "x" * 50_000])
def test_any_text_can_be_kept(corpus, text: str) -> None:
    document = Document("../od\x1bd name", f"“We have {text} and words,” Anna {text[:3]} said.", language="en")
    name = corpus.add(document, ENCODER).id
    assert corpus.document(name) == replace(document, id=name)
    assert corpus.add(document, ENCODER).new is False
    assert name.isprintable()
    assert "/" not in name


def test_an_article_without_statements_can_be_kept(corpus) -> None:
    document = Document("empty", "...", language="en", dropped=())
    taken = take_apart(document, ENCODER)
    corpus.add(document, ENCODER)
    assert same(corpus.article(document, ENCODER), taken)


def test_stats_count_each_statement_once(corpus) -> None:
    for number in range(3):
        corpus.add(article(number), ENCODER)
    corpus.article(article(0), CheapEncoder("cheap@2"))
    taken = [take_apart(article(number), ENCODER) for number in range(3)]
    found = corpus.stats()
    assert found.documents == 3
    assert found.statements == sum(len(one.statements) for one in taken)
    assert found.facts == sum(len(facts) for one in taken for facts in one.facts)
    assert found.encoders == {"cheap@1": 3, "cheap@2": 1}
    assert found.languages == {"en": 3}
    assert found.bytes == corpus.path.stat().st_size


def test_the_corpus_lies_in_the_users_data_folder(monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/data")
    assert default_path() == Path("/somewhere/data/newscompare/corpus.db")
    # the specification ignores paths that are not absolute
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/reader")
    assert default_path() == Path("/home/reader/.local/share/newscompare/corpus.db")
