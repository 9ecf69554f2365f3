"""The sample stories through the whole product: every row of expected.toml whose rule exists must be found.

`MISSED` names the rows that are not found, and why: a row in it that is found after all fails too, so that the list can
only shrink.
"""

import tomllib
from pathlib import Path

import pytest

from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.read import read_paths
from compare.settings import Settings
from compare.types import Finding, FindingType, Report

SEEDS = Path(__file__).parent.parent / "seeds"
STORIES = sorted(path.parent.name for path in SEEDS.glob("*/expected.toml"))
RULES = {
    "date-interval",
    "number-interval",
    "name-given",
    "name-role",
    "place-differs",
    "polarity-flip",
    "not-yet-done",
    "toll-grows",
    "speaker-differs",
    "quote-drift",
    "nli-contradiction",
    "agree-facts",
    "agree-text",
    "omission-salient",
}
CONTEXT = "the sentences are not aligned, and the act that is not done yet has no person or body close to it"
UNSURE = "what the sentences share is below the same-event gate"
SILENT = "aligned, but no rule sees what differs"
WORDING = "alike in substance and not in wording, and the NLI model is not sure enough"
TRANSLATED = "the quotations are in two languages, and no fact of a known kind differs"
DULL = "below the least salience, or too near to another sentence to be called missing"
PAST = "of a time long before the news: taken for background"
ALONE = "one outlet alone reports it, in a story that three or more tell"
MODEL = "the NLI model is not sure enough of it to say so in a report"
MISSED = {
    "derna-flood/omits-builder": PAST,
    "derna-flood/asleep-awake": MODEL,
    "derna-flood/first-dam": MODEL,
    "webb-launch/agree-delay": MODEL,
    "geneva-guarantees/video-call-audience": MODEL,
    "derna-flood/avoided-speaker": SILENT,
    "derna-flood/bodies-wording": TRANSLATED,
    "derna-flood/displaced-northeast": SILENT,
    "derna-flood/hospital-arrives": UNSURE,
    "derna-flood/agree-builder": WORDING,
    "geneva-guarantees/answer-december": CONTEXT,
    "geneva-guarantees/answer-january": CONTEXT,
    "geneva-guarantees/agree-no-positive-answer": WORDING,
    "geneva-guarantees/omits-confidential": DULL,
    "webb-launch/omits-namesake": DULL,
    "webb-launch/omits-astronaut-visits": ALONE,
    "derna-flood/omits-greek-rescuers": ALONE,
    "derna-flood/omits-mourning": ALONE,
    "derna-flood/omits-contract": ALONE,
}
DISPUTES = (FindingType.DISCREPANCY, FindingType.UPDATE)


def expected(story: str) -> dict:
    return tomllib.loads((SEEDS / story / "expected.toml").read_text(encoding="utf-8"))


ROWS = [(story, row) for story in STORIES for row in expected(story).get("expected", [])]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    encoder, nli = load_encoder(), load_nli()
    stories = read_paths([SEEDS]).stories
    return {s.id: compare(s.documents, encoder, Settings(), nli=nli, story_id=s.id) for s in stories}


def holders(report: Report, row: dict, finding: Finding) -> dict[int, set[int]]:
    """For each side of the row the sides of the finding that hold its evidence."""
    texts = {article.document.id: article.document.text for article in report.articles}
    held: dict[int, set[int]] = {}
    for wanted in row["evidence"]:
        start = texts[wanted["document"]].find(wanted["text"])
        assert start >= 0, wanted
        end = start + len(wanted["text"])
        for one in finding.evidence:
            statement = one.statement
            if statement.document.id == wanted["document"] and statement.start < end and start < statement.end:
                held.setdefault(wanted.get("side", 0), set()).add(one.side)
    return held


def shows(report: Report, row: dict, finding: Finding) -> bool:
    """Whether the finding is what the row asks for: its type and kind, resting on its evidence, sides kept apart."""
    if finding.type != row["type"] or finding.kind != row.get("kind"):
        return False
    held = holders(report, row, finding)
    if finding.type in DISPUTES:
        return len(held) == 2 and held[0] != held[1]
    if finding.type is FindingType.OMISSION:
        return bool(held) and bool(set(row["missing_from"]) & set(finding.missing_from))
    named = {one.statement.document.id for one in finding.evidence}
    return bool(held) and len(named & {wanted["document"] for wanted in row["evidence"]}) > 1


@pytest.mark.parametrize(("story", "row"), ROWS, ids=lambda value: value["id"] if isinstance(value, dict) else value)
def test_every_row_is_found_unless_it_is_known_to_be_missed(reports: dict[str, Report], story: str, row: dict) -> None:
    found = any(shows(reports[story], row, finding) for finding in reports[story].findings)
    assert row["rule"] in RULES
    assert found == (f"{story}/{row['id']}" not in MISSED), row["note"]


@pytest.mark.parametrize("story", STORIES)
def test_nothing_is_disputed_that_is_not_planted(reports: dict[str, Report], story: str) -> None:
    rows = [row for row in expected(story).get("expected", []) if row["type"] in DISPUTES]
    false = [
        f"{finding.kind}: {finding.explanation}"
        for finding in reports[story].findings
        if finding.type in DISPUTES
        and not any(finding.kind == row["kind"] and holders(reports[story], row, finding) for row in rows)
    ]
    assert not false


def test_the_clean_story_has_no_discrepancy(reports: dict[str, Report]) -> None:
    clean = [story for story in STORIES if expected(story).get("clean")]
    assert clean
    assert not [f for story in clean for f in reports[story].of_type(FindingType.DISCREPANCY)]
