"""What the page, the terminal and Markdown say of changes; the articles of it come from `test_report_changes`."""

from dataclasses import replace
from typing import Any

import html5lib
import pytest
from factories import story
from lxml import html

from compare.report.changes import Changes, State, changes
from compare.report.html import page
from compare.report.markdown import render_markdown
from compare.report.since import since
from compare.report.terminal_changes import MOST, render_changes
from compare.types import DisputeKind, FindingType, Report
from compare.wording import languages, wording

WAS = "3 against 4."
"""What the changed dispute said of itself before, where the page has no words for its rule."""


def later() -> tuple[Report, Changes]:
    """The story, and what changed since an earlier state of it.

    Then it lacked its first discrepancy, its second one was about 3 against 4 injured, and there was one more update.
    """
    now = story()
    first, second, *rest = now.findings
    item = second.evidence[-1]
    fact = replace(item.facts[0], value=replace(item.facts[0].value, low=4.0, high=4.0))  # type: ignore[call-arg]
    was = replace(second, explanation=WAS, evidence=(*second.evidence[:-1], replace(item, facts=(fact,))))
    update = next(one for one in rest if one.type is FindingType.UPDATE)
    extra = replace(update, id="u-extra", kind=DisputeKind.PLACE, evidence=first.evidence)
    kept = [replace(one, rank=rank) for rank, one in enumerate((was, *rest, extra), start=1)]
    return now, changes(now, replace(now, findings=tuple(kept)), "old <b>.json")


@pytest.fixture(scope="module")
def tree() -> Any:
    now, found = later()
    return html.document_fromstring(page(now, changes=found))


def test_the_changes_are_what_the_tests_below_expect() -> None:
    now, found = later()
    assert found.counts == {State.NEW: 1, State.CHANGED: 1, State.GONE: 1, State.UNCHANGED: len(now.findings) - 2}


def test_every_finding_has_its_state_and_the_moved_ones_say_why(tree: Any) -> None:
    _, found = later()
    states = {element.get("data-finding"): element.get("data-state") for element in tree.xpath("//*[@data-finding]")}
    assert states == {one.finding.id: one.state for one in found.findings if one.state is not State.GONE}
    said = [" ".join(p.text_content().split()) for p in tree.xpath("//p[@class='moved']")]
    assert said[0].startswith("new all its words were there before")
    assert said[1] == f"changed other values. Before: {WAS}"
    assert len(said) == 2


def test_what_is_gone_is_listed_and_leads_nowhere(tree: Any) -> None:
    (section,) = tree.xpath("//section[@id='since']")
    (gone,) = section.xpath(".//details[@class='gone']")
    assert "Place" in gone.text_content()
    assert "all its words are still there" in gone.text_content()
    assert all(not href.startswith("#") for href in gone.xpath(".//@href"))
    assert gone.xpath(".//@id") == []


def test_the_name_of_the_earlier_report_is_text(tree: Any) -> None:
    assert "old <b>.json" in tree.xpath("//section[@id='since']")[0].text_content()


def test_buttons_choose_among_the_states_that_there_are(tree: Any) -> None:
    assert [one.get("data-only") for one in tree.xpath("//*[@id='states']/button")] == ["", "new", "changed"]
    now = story()
    plain = html.document_fromstring(page(now, changes=changes(now, now)))
    assert plain.xpath("//*[@id='states']") == []
    assert "Nothing has changed" in plain.xpath("//section[@id='since']")[0].text_content()


def test_without_an_earlier_report_the_page_says_nothing_of_one() -> None:
    drawn = html.document_fromstring(page(story()))
    assert drawn.xpath("//section[@id='since'] | //*[@data-state] | //p[@class='moved']") == []


@pytest.mark.parametrize("language", languages())
def test_the_page_is_valid_in_every_language(language: str) -> None:
    now, found = later()
    html5lib.HTMLParser(strict=True).parse(page(now, changes=found, language=language))
    say = wording(language)
    assert set(since(found, say).tally) == {say(f"since.{state}", n=n) for state, n in found.counts.items()}


def test_the_terminal_lists_what_moved_in_a_few_lines() -> None:
    now, found = later()
    text = render_changes(now, found, width=100)
    lines = text.splitlines()
    unchanged = found.counts[State.UNCHANGED]
    assert (
        lines[0]
        == f"Since the earlier report (old <b>.json): 1 new finding · 1 changed · 1 gone · {unchanged} unchanged"
    )
    starts = [line.lstrip("\u200e ").split()[0] for line in lines[1:] if not line.startswith(" " * 8)]
    assert starts == ["new", "changed", "gone"]
    assert all(len(line) <= 104 for line in lines)
    assert "\x1b[" not in text
    assert "\x1b[" in render_changes(now, found, color=True)


def test_the_terminal_counts_what_would_be_a_long_list() -> None:
    now = story()
    text = render_changes(now, changes(now, replace(now, findings=())), width=100)
    omissions = len(now.of_type(FindingType.OMISSION))
    agreements = len(now.of_type(FindingType.AGREEMENT))
    assert f"and {omissions - MOST} more" in text
    assert f"and {agreements - MOST} more" in text
    assert sum("≠" in line or "→" in line for line in text.splitlines()) >= 10


@pytest.mark.parametrize("language", languages())
def test_markdown_has_a_section_for_it(language: str) -> None:
    now, found = later()
    say = wording(language)
    text = render_markdown(now, changes=found, language=language)
    section = text.split(f"## {say('since.heading')} (`old <b>.json`)")[1].split("\n## ")[0]
    assert [f"**{say(f'since.is_{state}')}**" in section for state in (State.NEW, State.CHANGED, State.GONE)] == [
        True
    ] * 3
    assert say("since.heading") not in render_markdown(now, language=language)
