import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from conftest import Golden
from factories import article, day, evidence, finding, pair, report, story
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from compare.report.overview import entry
from compare.report.terminal import SIDE_BY_SIDE, render_brief, render_diff, render_overview, render_summary
from compare.types import DisputeKind, FindingType, Report

MARKS = re.compile("[\u200e\u200f]")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def plain(text: str) -> str:
    """Without the invisible direction marks and colours, wrapped lines joined."""
    return " ".join(ESCAPES.sub("", MARKS.sub("", text)).split())


@pytest.mark.parametrize("width", [80, 140])
def test_two_articles(golden: Golden, width: int) -> None:
    shown = render_diff(pair(), width=width)
    assert shown == golden(f"report/diff-{width}.txt", shown)


def test_two_articles_in_colour(golden: Golden) -> None:
    shown = render_diff(pair(), width=100, color=True).replace("\x1b", "<ESC>")
    assert shown == golden("report/diff-colour.txt", shown)


def test_a_summary(golden: Golden) -> None:
    shown = render_summary(story(), width=80)
    assert shown == golden("report/summary-80.txt", shown)


def overview(made: Report, **how: Any) -> str:
    return render_overview([entry(made), entry(story())], **how)


@pytest.mark.parametrize("render", [render_diff, render_summary, render_brief, overview])
@pytest.mark.parametrize("width", [40, 57, 80, 99, 100, 140, 231])
@pytest.mark.parametrize("made", [pair(), story()], ids=["pair", "story"])
def test_no_line_is_wider_than_the_terminal(render: Callable[..., str], width: int, made: Report) -> None:
    for color in (False, True):
        for line in render(made, width=width, color=color).splitlines():
            assert cell_len(ESCAPES.sub("", line)) <= width, line


@pytest.mark.parametrize("width", [40, 80, 140])
def test_every_dispute_and_omission_is_told_in_full(width: int) -> None:
    shown = plain(render_diff(pair(), width=width, color=True))
    if width >= SIDE_BY_SIDE:
        # columns are read one after the other
        left = [line.partition("│")[0] for line in MARKS.sub("", render_diff(pair(), width=width)).splitlines()]
        right = [line.partition("│")[2] for line in MARKS.sub("", render_diff(pair(), width=width)).splitlines()]
        shown = " ".join(" ".join([*left, *right]).replace("*", "").split())
    for found in pair().findings:
        assert not found.kind or found.explanation in shown
        for item in found.evidence:
            assert item.statement.text in shown


def test_sides_stand_next_to_each_other_where_they_fit() -> None:
    wide, narrow = render_diff(pair(), width=SIDE_BY_SIDE), render_diff(pair(), width=SIDE_BY_SIDE - 1)
    assert "│" in wide
    assert "│" not in narrow


def test_the_first_file_is_on_the_left_whatever_side_it_takes() -> None:
    one, two = article("On 3 May.", "a", source="One"), article("On 4 May.", "b", source="Two")
    made = finding(
        FindingType.DISCREPANCY,
        evidence(two, 0, 0, facts={"4 May": day(2024, 5, 4)}),
        evidence(one, 0, 1, facts={"3 May": day(2024, 5, 3)}),
        kind=DisputeKind.DATE,
    )
    shown = render_diff(report([one, two], [made]), width=120)
    assert "Date  3 May 2024 ≠ 4 May 2024" in shown
    assert re.search(r"A  On 3 May\. +│ B  On 4 May\.", shown)


def test_more_than_two_sides_stand_below_each_other() -> None:
    days = [article(f"On {number} May.", name, source=name) for number, name in ((3, "a"), (4, "b"), (5, "c"))]
    items = (evidence(one, 0, side, marks=[one.document.text[:-1]]) for side, one in enumerate(days))
    made = finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.DATE)
    shown = render_diff(report(days, [made]), width=140)
    assert "      A  *On 3 May*.\n      B  *On 4 May*.\n      C  *On 5 May*.\n" in shown


def test_omissions_are_lines_that_one_article_has_more() -> None:
    shown = MARKS.sub("", render_diff(pair(), width=120))
    assert "- only in المرصد الساحلي, + only in Harbour Gazette" in shown
    rows = re.findall(r"^ *\d+ ([-+]) (.*?) *│ ?(.*)$", shown, re.MULTILINE)
    told = [(sign, left.split()[:2], right.split()[:2]) for sign, left, right in rows]
    assert told == [("-", ["A", "ويعمل"], []), ("+", [], ["B", "Wheat"]), ("+", [], ["B", "A"])]


def test_markup_and_escapes_in_an_article_are_words() -> None:
    text = "[bold]Ten[/bold] \x1b[31mships\x1b[0m :smile: [link=http://x]wait[/link] \x07[/] \u202egpj.exe\r\nnext"
    one, two = article("x", "a"), article("Ships.", "b", source="[red]Two[/red]")
    one = replace(one, document=replace(one.document, text=text, title=text, source=text))
    one = replace(one, statements=(replace(one.statements[0], document=one.document, end=len(text)),))
    items = (evidence(one, 0, 0, marks=["ships"]), evidence(two, 0, 1))
    made = [
        finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.CONTENT, explanation="[blink]why[/]", rule="[r]"),
        finding(FindingType.AGREEMENT, *items, rank=2),
        finding(FindingType.OMISSION, items[0], rank=3, missing_from=("b",)),
    ]
    whole = report([one, two], made, story_title=text, limits=(text,))
    for render in (render_diff, render_summary, overview):
        shown = render(whole, width=200)
        assert not set(shown) & set("\x1b\x07\r\u202e")
        assert "[bold]Ten[/bold]" in shown
        assert ":smile:" in shown
    assert "\ufffd[31m*ships*\ufffd[0m" in render_diff(whole, width=200)


def test_without_colour_there_are_no_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    assert "\x1b" not in render_diff(pair())
    assert "\x1b" not in render_summary(story())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" in render_summary(story(), color=True)


def test_colour_changes_no_words() -> None:
    coloured, bare = render_diff(pair(), color=True), render_diff(pair())
    assert plain(coloured) == plain(bare).replace("*", "")


def test_columns_of_arabic_do_not_change_places() -> None:
    one, two = article("وصلت السفينة أمس.", "a", source="One"), article("لم تصل السفينة بعد.", "b", source="Two")
    items = (evidence(one, 0, 0), evidence(two, 0, 1))
    made = finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.POLARITY)
    (line,) = [row for row in render_diff(report([one, two], [made]), width=120).splitlines() if "│" in row]
    assert line.startswith("\u200e")
    assert "\u200e│\u200e" in line
    # the full stop stands between two right-to-left letters, so it stays at the end of its sentence
    assert ".\u200f" in line.partition("│")[0]
    assert line.endswith(".\u200f")


def test_nothing_to_tell_is_told() -> None:
    calm = report([article("Calm.", "a", source="One"), article("Calm.", "b", source="Two")], story_title="")
    shown = render_diff(calm)
    for words in ("Untitled story", "No discrepancy was found", "= 0 agreements", "Nothing was left unchecked"):
        assert words in shown
    assert "Statements that no finding is about: A 1, B 1" in shown
    assert render_summary(calm).splitlines()[:3] == [
        "Untitled story",
        "2 articles · 1 language · from 2 independent origins",
        "0 discrepancies · 0 updates · 0 agreements · 0 omissions",
    ]
    assert render_brief(calm).splitlines()[4].startswith("No discrepancy was found.")


def test_a_summary_names_the_three_most_important() -> None:
    lines = MARKS.sub("", render_summary(story(), width=200)).splitlines()
    assert [line.split()[:2] for line in lines[8:11]] == [["1", "≠"], ["2", "≠"], ["3", "≠"]]
    assert lines[11:] == ["2 things could not be checked"]


def test_a_summary_tells_of_each_source_what_it_disputes_and_leaves_out() -> None:
    lines = MARKS.sub("", render_summary(story(), width=200)).splitlines()
    assert " ".join(lines[3].split()) == "Outlet Language Published Length In dispute Leaves out"
    disputes = [found for found in story().findings if found.type == FindingType.DISCREPANCY]
    for line, one in zip(lines[4:8], story().articles, strict=True):
        name = one.document.id
        in_dispute = sum(any(i.statement.document.id == name for i in found.evidence) for found in disputes)
        left_out = sum(name in found.missing_from for found in story().findings)
        assert line.split()[-2:] == [str(in_dispute), str(left_out)]


def test_a_narrow_summary_names_the_numbers_instead_of_a_table() -> None:
    shown = plain(render_summary(story(), width=44))
    assert "Outlet: Harbour Gazette · Language: English" in shown
    assert "Leaves out: 5" in shown


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_brief_has_five_lines(width: int) -> None:
    lines = MARKS.sub("", render_brief(pair(), width=width)).splitlines()
    assert len(lines) == 5
    assert lines[1].startswith("A  المرصد الساحلي · Arabic")
    assert lines[4].startswith("Date  3 March 2024")


def test_several_stories_are_a_table(golden: Golden) -> None:
    calm = report([article("Calm.", "a", source="One")], story_title="هدوء في الميناء")
    shown = render_overview([entry(story()), entry(calm)], width=100)
    assert shown == golden("report/overview-100.txt", shown)


def test_findings_on_the_same_statements_share_a_row_with_the_marks_of_all() -> None:
    one, two = article("Yusuf saw three ships.", "a", source="One"), article("Samir saw five ships.", "b", source="Two")
    about: Any = {"kind": DisputeKind.NAME, "explanation": "Two men."}
    names = finding(
        FindingType.DISCREPANCY, evidence(one, 0, 0, marks=["Yusuf"]), evidence(two, 0, 1, marks=["Samir"]), **about
    )
    about = {"kind": DisputeKind.NUMBER, "explanation": "Two numbers.", "rank": 2}
    counts = finding(
        FindingType.DISCREPANCY, evidence(two, 0, 0, marks=["five"]), evidence(one, 0, 1, marks=["three"]), **about
    )
    shown = render_diff(report([one, two], [names, counts]), width=100)
    assert shown.count("*Yusuf* saw *three* ships.") == 1
    assert shown.count("*Samir* saw *five* ships.") == 1
    assert "Two men." in shown
    assert "Two numbers." in shown


@given(st.text(max_size=60), st.integers(0, 150))
def test_any_words_at_any_width(words: str, width: int) -> None:
    one, two = article("x", "a"), article("Calm.", "b")
    text = words + "x"
    one = replace(one, document=replace(one.document, text=text, source=words, title=words))
    one = replace(one, statements=(replace(one.statements[0], document=one.document, end=len(text)),))
    items = (evidence(one, 0, 0), evidence(two, 0, 1))
    made = finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.CONTENT)
    for render in (render_diff, render_summary):
        shown = render(report([one, two], [made], story_title=words), width=width)
        assert all(cell_len(line) <= max(width, 40) for line in shown.splitlines())


def test_everything_is_shown_if_asked_for() -> None:
    for width in (70, 140):
        shown = MARKS.sub("", render_diff(pair(), width=width, everything=True))
        assert "no finding is about" not in shown
        assert shown.count("B  ") > MARKS.sub("", render_diff(pair(), width=width)).count("B  ")
    calm = report([article("Calm.", "a", source="One"), article("Fair.", "b", source="Two")])
    assert "      A  Calm.\n\n      B  Fair.\n" in render_diff(calm, everything=True)
