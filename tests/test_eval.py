"""The gate of accuracy on invented data, and the scoring of each measure on two or three rows."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare import eval as evaluation
from compare.cli.app import run as command
from compare.errors import InputError, OptionError
from compare.eval import Floor, Measure, alignment, dates, digest, numbers, polarity, quotes, retrieval, sentences
from compare.eval.measures import MEASURES, chosen
from compare.eval.rows import apart_and_mean, rows
from compare.types import Quote, Span


def store(path: Path, *table: Mapping[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in table)
    return path


def share_of_right(folder: Path) -> dict[str, float]:
    found = [row["right"] for row in rows(folder / "rows.jsonl.gz")]
    return {"right": sum(found) / len(found)}


INVENTED = Measure("invented", "invented", share_of_right)


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one data set, three rows of four right, whose floor is 0.7."""
    store(tmp_path / "invented" / "rows.jsonl.gz", *({"right": right} for right in (True, True, True, False)))
    floor = Floor(digest(tmp_path / "invented"), {"right": 0.7})
    monkeypatch.setattr(evaluation, "floors", lambda: {"invented": floor})
    monkeypatch.setattr("compare.eval.measures.MEASURES", (INVENTED,))
    return tmp_path


def test_a_figure_above_its_floor_passes(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["eval", "--data", str(gate), "--check"]) == 0
    assert "0.7500" in capsys.readouterr().out


def test_a_figure_below_its_floor_fails_only_the_check(gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floor = Floor(digest(gate / "invented"), {"right": 0.76})
    monkeypatch.setattr(evaluation, "floors", lambda: {"invented": floor})
    (outcome,) = evaluation.run([INVENTED], gate)
    assert outcome.misses == ("right: 0.7500 is below its floor 0.76",)
    assert command(["eval", "--data", str(gate), "--check"]) == 1
    assert command(["eval", "--data", str(gate)]) == 0


def test_changed_data_fail_though_the_figure_is_the_same(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store(gate / "invented" / "rows.jsonl.gz", *({"right": right} for right in (False, True, True, True)))
    assert command(["eval", "--data", str(gate), "--check"]) == 1
    assert "the data changed" in capsys.readouterr().err


def test_a_missing_data_set_is_said_and_is_no_failure(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gate / "invented" / "rows.jsonl.gz").unlink()
    (gate / "invented").rmdir()
    assert command(["eval", "--data", str(gate), "--check"]) == 0
    assert "missing" in capsys.readouterr().out


def test_a_figure_that_is_not_measured_any_more_or_has_no_floor_fails(
    gate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    floor = Floor(digest(gate / "invented"), {"gone": 0.1})
    monkeypatch.setattr(evaluation, "floors", lambda: {"invented": floor})
    assert "gone: not measured any more" in evaluation.run([INVENTED], gate)[0].misses[0]
    monkeypatch.setattr(evaluation, "floors", lambda: {})
    assert evaluation.run([INVENTED], gate)[0].misses == ("no floor in floors.toml",)


def test_no_data_folder_is_trouble(tmp_path: Path) -> None:
    assert command(["eval", "--data", str(tmp_path / "nowhere")]) == 2


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(InputError, match=r"rows\.jsonl\.gz"):
        list(rows(path))


def test_the_chosen_measures_keep_their_order() -> None:
    assert [measure.name for measure in chosen(["retrieval", "dates"])] == ["dates", "retrieval"]
    assert chosen([]) == MEASURES


def test_an_unknown_measure_is_refused_with_the_known_ones() -> None:
    with pytest.raises(OptionError, match=r"'colours'.*sentences.*retrieval"):
        chosen(["dates", "colours"])


def test_every_measure_has_a_floor_and_no_floor_is_left_over() -> None:
    assert evaluation.floors().keys() == {measure.name for measure in MEASURES}
    assert all(0 < least <= 1 for floor in evaluation.floors().values() for least in floor.least.values())


def test_languages_without_a_figure_of_their_own_are_averaged() -> None:
    assert apart_and_mean({"ar": 0.9, "tr": 0.5, "de": 1.0}, "F1") == {"ar F1": 0.9, "others F1": 0.75}


def test_boundaries_are_counted_without_white_space_and_without_the_end() -> None:
    _, gold = sentences.lay_out([["Rain fell.", "Roads closed."], ["Trains ran."]])
    tally = sentences.compared([gold], [["Rain fell. ", "Roads", "closed. Trains ran."]])
    assert (tally.right, tally.found, tally.wanted) == (1, 2, 2)


def test_treebank_rows_of_one_document_are_put_together(tmp_path: Path) -> None:
    first = {"doc": "d1", "sentences": [{"par": 0, "text": "The dam held."}, {"par": 0, "text": "Nobody left."}]}
    second = {"doc": "d1", "sentences": [{"par": 1, "text": "The mayor thanked the crews."}]}
    store(tmp_path / "en.test.jsonl.gz", first, second)
    assert list(sentences.documents([first, second])) == [
        [["The dam held.", "Nobody left."], ["The mayor thanked the crews."]]
    ]
    assert sentences.treebanks(tmp_path) == {"en.test F1": 1.0}


def date_row(text: str, expected: dict[str, Any] | None, raw: str = "x") -> dict[str, Any]:
    return {"lang": "en", "dim": "time", "text": text, "expected": expected, "expected_raw": raw}


def test_dates_need_value_and_granularity(tmp_path: Path) -> None:
    day = {"kind": "datetime", "value": "2013-03-05T00:00:00", "grain": "day"}
    store(
        tmp_path / "duckling.en.jsonl.gz",
        date_row("5 March 2013", day),
        date_row("5 March 2013", day | {"grain": "month", "value": "2013-03-01"}),
        date_row("Christmas", day | {"value": "2013-12-25"}),
        date_row("nothing to see", None, "NEGATIVE"),
    )
    assert dates.duckling(tmp_path) == {"en right": 0.5, "rows without a date left alone": 1.0}


def test_expected_ends_include_the_last_day() -> None:
    interval = {"kind": "interval", "from": "2013-02-01", "to_exclusive": "2013-03-01"}
    assert dates.expected_ends(interval) == (dt.date(2013, 2, 1), dt.date(2013, 2, 28))
    before = {"kind": "open_interval", "at": "2013-02-01", "direction": "before"}
    assert dates.expected_ends(before) == (None, dt.date(2013, 1, 31))
    assert dates.period_end(dt.date(2012, 10, 1), "quarter") == dt.date(2012, 12, 31)


def test_numbers_need_value_and_unit(tmp_path: Path) -> None:
    def row(text: str, dim: str, value: float, unit: str | None = None, raw: str = "x") -> dict[str, Any]:
        return {"dim": dim, "text": text, "expected": {"value": value, "unit": unit}, "expected_raw": raw}

    store(
        tmp_path / "duckling.en.jsonl.gz",
        row("seventy-two", "numeral", 72),
        row("12 euros", "amountofmoney", 12, "EUR"),
        row("12 euros", "amountofmoney", 12, "GBP"),
        row("3 km", "distance", 3000, "Metre"),
    )
    assert numbers.duckling(tmp_path)["en right"] == 0.75


def test_a_number_may_be_read_as_in_any_country_and_a_mark_as_any_unit_it_stands_for(tmp_path: Path) -> None:
    def row(text: str, dim: str, value: float, unit: str, locale: str) -> dict[str, Any]:
        expected = {"value": value, "unit": unit}
        return {"dim": dim, "text": text, "expected": expected, "expected_raw": "x", "locale": locale}

    store(
        tmp_path / "duckling.en.jsonl.gz",
        row("7 grand", "amountofmoney", 7000, "GBP", "EN_GB"),
        row("7 grand", "amountofmoney", 7000, "USD", "EN_US"),
        row("9 grand", "amountofmoney", 9000, "GBP", "EN_GB"),
        row("8'", "duration", 8, "minute", "EN"),
        row("8'", "duration", 9, "minute", "EN"),
    )
    given = numbers.answers(tmp_path, "en")
    assert [answer.right for answer in given] == [True, True, False, True, False]


def test_numbers_of_translations_are_looked_for_both_ways(tmp_path: Path) -> None:
    table = [
        {"en": "The flood killed 12 people.", "fr": "L'inondation a tué 12 personnes."},
        {"en": "The flood killed 12 people.", "fr": "L'inondation a tué 15 personnes."},
    ]
    store(tmp_path / "pud_parallel.jsonl.gz", *table)
    assert numbers.parallel(tmp_path) == {"fr kept": 0.5}


def test_dates_of_translations_are_equal_also_where_they_count_from_an_unknown_day(tmp_path: Path) -> None:
    table = [
        {"en": "It burned on 17 December 2021.", "fr": "Il a brûlé le 17 décembre 2021."},
        {"en": "It burned yesterday.", "fr": "Il a brûlé hier."},
        {"en": "It burned in 1997.", "fr": "Il a brûlé en 1998."},
        {"en": "It burned yesterday.", "fr": "Il brûlera demain."},
    ]
    store(tmp_path / "pud_parallel.jsonl.gz", *table)
    assert dates.parallel(tmp_path) == {"fr kept": 0.5}


def test_agreement_on_polarity() -> None:
    found = polarity.agreement([True, True, False, False], [True, False, False, False])
    assert (found.same, found.jaccard) == (0.75, 0.5)
    assert polarity.negations("The minister did not resign.", "en")
    assert not polarity.negations("The minister resigned.", "en")


def test_the_margin_takes_away_what_is_near_to_everything() -> None:
    cosine = np.array([[0.80, 0.82, 0.1, 0.1], [0.1, 0.9, 0.1, 0.1], [0.1, 0.85, 0.8, 0.1], [0.1, 0.8, 0.1, 0.9]])
    pairs = [{"src": str(i), "tgt": str(i)} for i in range(4)]
    assert retrieval.precision_at_1(pairs, cosine) == 0.5
    assert retrieval.precision_at_1(pairs, retrieval.ratio_margin(cosine)) == 1.0


class OneHot:
    """Knows its sentences: those that begin with the same digit are one."""

    name = "one-hot"

    def encode(self, texts: Any, language: str | None = None) -> Any:
        return np.eye(20, dtype=np.float32)[[int(text.split()[0]) for text in texts]]


def test_alignment_of_stories_that_a_perfect_encoder_knows() -> None:
    table = [{"source": "news", "en": f"{n} in English", "ar": f"{n} بالعربية"} for n in range(14)]
    vectors = alignment.encoded(table, ["ar", "en"], OneHot())
    told = list(alignment.stories("ar-en", table, vectors, stories=3))
    counts = sum((alignment.counted(story, alignment.matched(story)) for story in told), alignment.Counts())
    assert set(counts.figures().values()) == {1.0}
    assert counts.nulls >= 3 * 3
    again = alignment.stories("ar-en", table, vectors, stories=3)
    assert [story.a.document.text for story in again] == [story.a.document.text for story in told]


def test_links_that_are_wrong_or_missed_count_once_each() -> None:
    table = [{"source": "news", "en": f"{n} in English", "ar": f"{n} بالعربية"} for n in range(14)]
    (story,) = alignment.stories("ar-en", table, alignment.encoded(table, ["ar", "en"], OneHot()), stories=1)
    right = alignment.matched(story)
    a, b = right.links[0], right.links[1]
    crossed = type(a)(a.a, b.b, 1.0, 1.0)
    changed = type(right)(right.a, right.b, (crossed, *right.links[2:]), right.nulls[1:])
    counts = alignment.counted(story, changed)
    assert (counts.wrong, counts.missed, counts.missed_nulls) == (1, 2, 1)


def test_quotations_are_found_by_half_of_their_words_and_attributed_by_their_source() -> None:
    text = "The mayor said the bridge is safe."
    gold = quotes.Gold((Span(15, 33),), (Span(0, 9),))
    given = quotes.Text(text, "en", (gold,), {"content": gold.content, "source": gold.source})
    whole = Quote((Span(15, 33),), direct=False, speaker_span=Span(4, 9))
    counts = quotes.quote_counts(given, [whole])
    assert (counts.annotated, counts.found, counts.attributed, counts.confirmed) == (1, 1, 1, 1)
    assert quotes.word_counts(given, [whole])["source"] == quotes.Words(1, 2, 1)
    little = Quote((Span(15, 18),), direct=False, speaker_span=Span(4, 9))
    assert quotes.quote_counts(given, [little]).found == 0
    somebody_else = Quote((Span(15, 33),), direct=False, speaker_span=Span(19, 25))
    assert quotes.quote_counts(given, [somebody_else]).attributed == 0


def test_annotations_of_both_sets_are_read(tmp_path: Path) -> None:
    entities = {"T1": {"type": "Source", "spans": [[0, 4]]}, "T2": {"type": "Content", "spans": [[10, 18]]}}
    row = {"text": "Mona said it rained", "entities": entities, "events": [[["Source", "T1"], ["Content", "T2"]]]}
    (text,) = quotes.polnear_texts(store(tmp_path / "dev.jsonl.gz", row))
    assert text.gold == (quotes.Gold((Span(10, 18),), (Span(0, 4),)),)
    tagged = {"lang": "ru", "text": "Дождь, сказала Анна", "tokens": ["Дождь", ",", "сказала", "Анна"]}
    tagged |= {"tags": ["content", "O", "cue", "source"]}
    (sentence,) = quotes.adaq_texts(store(tmp_path / "ru.jsonl.gz", tagged))
    assert sentence.gold == (quotes.Gold((Span(0, 5),), (Span(15, 19),)),)
