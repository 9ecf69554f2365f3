"""The report page driven in headless Chromium: `make browser`, which also fetches axe-core into build/.

Every test fails on any request to the network and on any error or warning on the console.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chromium import Browser, chromium
from factories import article, evidence, finding, report, story
from test_report_html import hostile, large

from compare.report.html import page
from compare.report.index import index_page
from compare.report.overview import entry
from compare.report.verdicts import Decision, match, read
from compare.types import Article, DisputeKind, FindingType, Report
from compare.wording import languages

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent / "build" / "axe" / "package" / "axe.min.js"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Browser]:
    """The browser, which must have nothing to complain of at the end."""
    browser.events.clear()
    browser.emulate()
    yield browser
    assert browser.complaints() == []


def opened(browser: Browser, folder: Path, drawn: str, fragment: str = "", **how: int | bool) -> None:
    (folder / "page.html").write_text(drawn, encoding="utf-8")
    browser.open(f"file://{folder}/page.html{fragment}", **how)  # type: ignore[arg-type]


def shown(browser: Browser, selector: str) -> list[str]:
    """The ids of the elements that can be seen."""
    found: list[str] = browser.run(
        f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility()).map(e => e.id)"
    )
    return found


def test_kinds_filter_the_discrepancies(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()))
    whole = shown(quiet, "article.discrepancy")
    quiet.click("#kinds button[data-kind=number]")
    numbers = [one.id for one in story().of_type(FindingType.DISCREPANCY) if one.kind is DisputeKind.NUMBER]
    assert shown(quiet, "article.discrepancy") == [f"f-{one}" for one in numbers]
    quiet.click("#kinds button[data-kind='']")
    assert shown(quiet, "article.discrepancy") == whole
    assert len(whole) == 7


def test_texts_can_be_put_away(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()))
    quiet.click("#chooser button[data-text=d2]")
    assert shown(quiet, "article.text") == ["d1", "d3", "d4"]


def partners(browser: Browser, name: str) -> set[str]:
    return set(browser.run(f"[...document.querySelectorAll('.statement.{name}')].map(e => e.id)"))


def test_a_statement_shows_its_partners_both_ways(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()))
    update = story().of_type(FindingType.UPDATE)[2]
    ids = [f"d{item.statement.document.id[2:]}-{item.statement.start}" for item in update.evidence]
    for one in ids:
        quiet.hover(f"#{one}")
        assert set(ids) <= partners(quiet, "partner")
    quiet.run(f"document.querySelector('#{ids[0]} + .refs a').focus()")
    assert set(ids) <= partners(quiet, "partner")
    quiet.click(f"#{ids[0]}")
    assert set(ids) <= partners(quiet, "kept")
    seen = quiet.run(
        f"(() => {{ const s = document.getElementById('{ids[1]}').getBoundingClientRect();"
        "const t = document.getElementById('d2').getBoundingClientRect();"
        "return s.top > t.top && s.top < t.bottom; })()"
    )
    assert seen
    quiet.press("Escape")
    assert partners(quiet, "kept") == set()


def test_a_link_opens_what_it_leads_into(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()), "#f-agreement-012")
    quiet.wait("document.querySelector('#f-agreement-012 details').open")
    assert quiet.run("document.querySelectorAll('.agreement > div > details[open]').length") == 1


def test_a_reviewer_decides_saves_and_the_next_report_knows(quiet: Browser, tmp_path: Path) -> None:
    first, second = story().of_type(FindingType.DISCREPANCY)[:2]
    quiet.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    opened(quiet, tmp_path, page(story()))
    quiet.click(f"#f-{first.id} .reject")
    assert not quiet.run(f"document.querySelector('#f-{first.id} details.evidence').open")
    quiet.click(f"#f-{second.id} .accept")
    quiet.click(f"#f-{second.id} .noting summary")
    quiet.run(f"document.querySelector('#f-{second.id} textarea').focus()")
    quiet.type("Hospital list says five")
    # A new visit still knows.
    opened(quiet, tmp_path, page(story()))
    assert quiet.run("document.getElementById('tally').textContent") == "1 accepted, 1 rejected, 1 with a note"
    assert not quiet.run(f"document.querySelector('#f-{first.id} details.evidence').open")
    quiet.click("#save")
    saved = tmp_path / "ras-hamra.verdicts.json"
    until = time.monotonic() + 30
    while not saved.exists() and time.monotonic() < until:
        time.sleep(0.05)
    found = match(story().findings, read(saved.read_text(encoding="utf-8")))
    assert found.lost == ()
    assert {key: (one.decision, one.note) for key, one in found.of.items()} == {
        first.id: (Decision.REJECTED, ""),
        second.id: (Decision.ACCEPTED, "Hospital list says five"),
    }
    for _ in range(2):
        quiet.click("#forget")
    assert quiet.run("localStorage.length") == 0


def test_copying_gives_markdown_and_citations(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()))
    # Without the clipboard the text is offered, selected.
    quiet.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    card = f"#f-{story().findings[0].id}"
    quiet.click(f"{card} .markdown")
    quiet.wait(f"document.querySelector('{card} .by-hand')")
    text = quiet.run(f"document.querySelector('{card} .by-hand').value")
    assert text.startswith("### Date: 3 March 2024")
    assert "> — Harbour Gazette, “" in text
    assert "#:~:text=" in text
    quiet.click(f"{card} .citation")
    assert "6 March 2024. https://harbour-gazette.example/" in quiet.run(
        f"document.querySelector('{card} .by-hand').value"
    )


def test_the_page_reads_without_javascript(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()), scripts=False)
    root = quiet.send("DOM.getDocument")["root"]["nodeId"]
    for selector, least in (("article.discrepancy blockquote", 20), ("table.matrix tbody tr", 15), (".timeline a", 3)):
        assert len(quiet.send("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]) >= least
    for hidden in ("#kinds", "#chooser", "#review"):
        node = quiet.send("DOM.querySelector", nodeId=root, selector=hidden)["nodeId"]
        assert "hidden" in quiet.send("DOM.getAttributes", nodeId=node)["attributes"]
    assert quiet.send("DOM.querySelector", nodeId=root, selector=".tools")["nodeId"] == 0
    quiet.send("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_wider_than_the_screen(quiet: Browser, tmp_path: Path, width: int, language: str) -> None:
    opened(quiet, tmp_path, page(story(), language=language), width=width)
    assert quiet.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_the_layout_is_mirrored_in_arabic(quiet: Browser, tmp_path: Path) -> None:
    where = "(() => { const r = (s) => document.querySelector(s).getBoundingClientRect().x;"
    where += "return [r('.tile.discrepancy') < r('.tile.omission'), r('.timeline .name') < r('.timeline .point')]; })()"
    opened(quiet, tmp_path, page(story()))
    assert quiet.run(where) == [True, True]
    opened(quiet, tmp_path, page(story(), language="ar"))
    assert quiet.run(where) == [False, False]
    assert quiet.run("getComputedStyle(document.querySelector('blockquote:lang(en)')).direction") == "ltr"


def test_the_keyboard_reaches_findings_and_tools(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()))
    quiet.press("Tab")
    assert quiet.run("document.activeElement.className") == "skip"
    quiet.press("Enter")
    quiet.wait("location.hash === '#discrepancies'")
    reached = set()
    for _ in range(30):
        quiet.press("Tab")
        reached.add(quiet.run("document.activeElement.className || document.activeElement.tagName"))
    assert {"rank", "badge", "accept", "reject", "SUMMARY"} <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", languages())
def test_axe_finds_no_serious_violation(quiet: Browser, tmp_path: Path, language: str, scheme: str) -> None:
    assert AXE.exists(), "axe-core is not there; make browser fetches it"
    quiet.emulate(scheme=scheme)
    opened(quiet, tmp_path, page(story(), language=language))
    quiet.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    quiet.run(AXE.read_text(encoding="utf-8") + "; true")
    violations = quiet.run("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)")
    serious = [v for v in violations if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in serious] == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ar", "light")])
def test_the_index_has_no_serious_violation_and_leads_to_the_finding(
    quiet: Browser, tmp_path: Path, language: str, scheme: str
) -> None:
    assert AXE.exists(), "axe-core is not there; make browser fetches it"
    (tmp_path / "ras-hamra.html").write_text(page(story(), language=language), encoding="utf-8")
    index = index_page([entry(story(), language=language), entry(hostile())], version="1", language=language)
    quiet.emulate(scheme=scheme)
    opened(quiet, tmp_path, index, width=375)
    assert quiet.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    quiet.run(AXE.read_text(encoding="utf-8") + "; true")
    violations = quiet.run("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations)")
    assert [v["id"] for v in violations if v["impact"] in ("serious", "critical")] == []
    href = quiet.run("document.querySelector('.matters a').href")
    quiet.open(href)
    assert quiet.run("document.querySelector(':target').dataset.finding") == story().findings[0].id


def test_hostile_articles_run_nothing_and_break_nothing(quiet: Browser, tmp_path: Path) -> None:
    word = "x" * 1_000_000
    one = article(
        f"{word}\n\u202eA line.\x00 <b>Unclosed", "a", source=word, title=word, url="https://example.com/" + word
    )
    two = article("A line.", "b")
    made = finding(FindingType.DISCREPANCY, evidence(one, 0, 0), evidence(two, 0, 1), kind=DisputeKind.NAME)
    for attack in (hostile(), report([one, two], [made], story_title=word)):
        opened(quiet, tmp_path, page(attack), width=800)
        assert quiet.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert quiet.run("document.querySelectorAll('script').length") == 1
        assert quiet.run("document.querySelectorAll('img, [onerror], article b.unclosed').length") == 0


def crowd() -> Report:
    """Fifty outlets that tell what ten of `large` do."""
    ten = large()
    copies: list[Article] = []
    moved: dict[str, list[Article]] = {}
    for number in range(5):
        for one in ten.articles:
            document = replace(one.document, id=f"{one.document.id}-{number}", source=f"{one.document.source} {number}")
            statements = tuple(replace(s, document=document) for s in one.statements)
            copies.append(replace(one, document=document, statements=statements))
            moved.setdefault(one.document.id, []).append(copies[-1])
    findings = []
    for found in ten.findings:
        items = tuple(
            replace(item, statement=next(s for s in home.statements if s.start == item.statement.start))
            for item in found.evidence
            for home in moved[item.statement.document.id]
        )
        missing = tuple(home.document.id for name in found.missing_from for home in moved[name])
        findings.append(replace(found, evidence=items, missing_from=missing))
    return replace(ten, articles=tuple(copies), findings=tuple(findings))


def test_fifty_articles_do_not_freeze_the_page(quiet: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(crowd()), encoding="utf-8")
    began = time.monotonic()
    quiet.open(f"file://{tmp_path}/page.html")
    quiet.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    loaded = time.monotonic() - began
    began = time.monotonic()
    quiet.click("#kinds button") if quiet.run("!!document.querySelector('#kinds button')") else quiet.hover("#d1-0")
    quiet.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert loaded < 10
    assert time.monotonic() - began < 5


def test_paper_shows_every_quotation_but_the_rejected(quiet: Browser, tmp_path: Path) -> None:
    opened(quiet, tmp_path, page(story()))
    quiet.emulate(media="print")
    assert shown(quiet, ".tools, .chooser, #review") == []
    quiet.pdf(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    order = quiet.run("[...document.querySelectorAll('main > section')].map((s) => s.id)")
    assert order.index("discrepancies") < order.index("agreements") < order.index("texts")
