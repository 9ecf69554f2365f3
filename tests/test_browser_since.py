"""The marks of `--since` in headless Chromium: `make browser`."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Browser, chromium
from factories import story
from test_browser_page import AXE, opened, shown
from test_report_since import later

from compare.report.changes import State
from compare.report.html import page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started


def test_the_buttons_show_what_is_new_or_changed_and_a_link_shows_all(browser: Browser, tmp_path: Path) -> None:
    now, found = later()
    opened(browser, tmp_path, page(now, changes=found))
    whole = shown(browser, "[data-finding]")
    assert len(whole) == len(now.findings)
    for state in (State.NEW, State.CHANGED):
        browser.click(f"#states button[data-only={state}]")
        assert shown(browser, "[data-finding]") == [f"f-{change.finding.id}" for change in found.of(state)]
    hidden = f"f-{now.findings[-1].id}"
    browser.run(f"location.hash = {json.dumps(hidden)}")
    browser.wait(f"document.getElementById({json.dumps(hidden)}).checkVisibility()")
    assert shown(browser, "[data-finding]") == whole
    assert browser.complaints() == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark"), ("fr", "dark"), ("ru", "light")])
def test_axe_finds_no_serious_violation(browser: Browser, tmp_path: Path, language: str, scheme: str) -> None:
    assert AXE.exists(), "axe-core is not there; make browser fetches it"
    now, found = later()
    browser.emulate(scheme=scheme)
    opened(browser, tmp_path, page(now, changes=found, language=language), width=375)
    browser.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    browser.run(AXE.read_text(encoding="utf-8") + "; true")
    violations = browser.run("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)")
    serious = [v for v in violations if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in serious] == []


def test_without_an_earlier_report_there_are_no_buttons(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, page(story()))
    assert shown(browser, "#states") == []
