"""Scoring against the record of the sample articles, on invented items; the record itself, mechanically."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import InputError
from compare.eval.golden import Counts, Item, articles, counts, record
from compare.types import Span


def item(start: int, end: int, *value: object) -> Item:
    return Item(Span(start, end), value)


def test_right_is_what_shares_half_of_the_stretch_and_has_the_value() -> None:
    wanted = [item(0, 10, 20, None), item(20, 30, 21, None), item(40, 50, 22, "mile")]
    found = [item(2, 10, 20, None), item(26, 30, 21, None), item(40, 50, 22, None)]
    assert counts(found, wanted) == Counts(found=3, wanted=3, right=1)


def test_one_find_answers_one_item_only() -> None:
    assert counts([item(0, 10, 5, 5)], [item(0, 10, 5, 5), item(1, 10, 5, 5)]) == Counts(found=1, wanted=2, right=1)


def test_two_spellings_are_one_key_but_all_mentions_of_a_person_need_the_same() -> None:
    wanted = [item(0, 5, "Sergei lfrf"), item(10, 15, "Sergei lfrf"), item(20, 25, "Sergei lfrf")]
    found = [item(0, 5, "Sergei lfrf"), item(10, 15, "lfrf"), item(20, 25, "Sergei lfrf")]
    assert counts(found, wanted).right == 3
    assert counts(found, wanted, one_key=True).right == 2


def test_an_item_without_an_article_matches_only_its_like() -> None:
    assert not item(0, 0, "a day").at(item(0, 4, "a day"))
    assert item(0, 0, "a day").at(item(0, 0, "a day"))


def test_the_record_is_in_order_and_complete() -> None:
    assert len(record()) == 5
    for told in record().values():
        assert set(told.items) == {"date", "dated", "number", "person", "quotation", "speaker"}
        for kind in ("dated", "number", "person", "quotation"):
            spans = [each.span for each in told.items[kind]]
            assert spans == sorted(set(spans))
            assert all(span.start < span.end for span in spans)
        assert all(key for each in told.items["speaker"] for key in each.value)


def test_a_folder_without_the_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Another article, which nobody has read for the record.", encoding="utf-8")
    with pytest.raises(InputError, match="no article with sha256"):
        list(articles(tmp_path))
