"""The measure of sorting: B-cubed on labels that can be counted by hand, and a heap of invented events."""

import gzip
import json
from pathlib import Path

import pytest

from compare.eval.stories import b_cubed, stories_found


def test_b_cubed_counts_both_kinds_of_mistakes() -> None:
    assert b_cubed([1, 1, 2], ["x", "x", "y"]).f1 == 1
    merged = b_cubed([1, 1, 1, 1], ["x", "x", "y", "y"])
    assert (merged.precision, merged.recall) == (0.5, 1)
    split = b_cubed([1, 2, 3, 3], ["x", "x", "y", "y"])
    assert (split.precision, split.recall) == (1, 0.75)
    assert split.f1 == pytest.approx(6 / 7)


def test_events_of_a_data_set_are_told_apart(tmp_path: Path) -> None:
    told = {
        "flood": [
            ("Dam breaks above the city", "A dam broke above the city and the flood took hundreds of houses."),
            ("City flooded after dam fails", "Hundreds of houses were swept away when the dam above the city failed."),
        ],
        "vote": [
            ("Parliament rejects the budget", "Parliament voted against the budget of the finance minister."),
            ("Budget voted down", "The finance minister's budget was rejected by parliament in a late vote."),
        ],
    }
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt", encoding="utf-8") as lines:
        for event, articles in told.items():
            for number, (title, text) in enumerate(articles):
                row = {"event_id": event, "source": f"outlet{number}", "date": "2022-03-01", "title": title}
                lines.write(json.dumps({**row, "paragraphs": [[text]]}) + "\n")
    figures = stories_found(tmp_path)
    assert figures["all F1"] == 1
    assert figures["calibrated F1"] == 1
