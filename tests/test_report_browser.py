"""The page in a real browser, headless: `pytest -m browser` with Chromium installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from factories import story
from lxml import html

from compare.report.html import page
from compare.report.index import index_page
from compare.report.overview import entry

pytestmark = pytest.mark.browser

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--allow-file-access-from-files"),
)
# A frame as wide as a phone; the outer page reads the inner one's measures, which its own policy would forbid it.
FRAME = """<!doctype html><iframe id="f" src="page.html" style="width:{width}px;height:900px;border:0"></iframe>
<pre id="found">?</pre><script>
document.getElementById("f").onload = function () {{
  const inner = this.contentDocument, view = this.contentWindow, root = inner.documentElement;
  document.getElementById("found").textContent = [
    root.scrollWidth - root.clientWidth,
    view.getComputedStyle(inner.querySelector("mark")).textDecorationLine,
    view.getComputedStyle(inner.querySelector("blockquote:lang(ar)")).direction,
    view.getComputedStyle(inner.querySelector("blockquote:lang(ru)")).direction,
  ].join(" ");
}};</script>"""


def dump(address: str, folder: Path) -> str:
    """The document after its scripts ran, and the browser's console."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert browser, "these tests drive Chromium; install it (apt-get install chromium)"
    command = [browser, *QUIET, f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr"]
    command += ["--virtual-time-budget=3000", "--window-size=1400,1000", "--dump-dom", address]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    said = done.stderr.decode("utf-8", "replace")
    assert "Content Security Policy" not in said
    assert not re.search(r"CONSOLE.*(Error|Refused)", said)
    return done.stdout.decode("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(page(story()), encoding="utf-8")
    (tmp_path / "index.html").write_text(index_page([entry(story())], version="1"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_fits_and_its_style_applies(folder: Path, width: int) -> None:
    (folder / "frame.html").write_text(FRAME.format(width=width), encoding="utf-8")
    found = html.document_fromstring(dump(f"file://{folder}/frame.html", folder)).get_element_by_id("found")
    assert found.text_content() == "0 underline rtl ltr"


def test_the_script_is_allowed_to_run(folder: Path) -> None:
    tree = html.document_fromstring(dump(f"file://{folder}/page.html", folder))
    assert tree.xpath('//div[@class="chooser"]') != []
    assert tree.xpath('//div[@class="chooser"][@hidden]') == []


def test_a_link_to_a_finding_opens_it(folder: Path) -> None:
    tree = html.document_fromstring(dump(f"file://{folder}/page.html#f-agreement-012", folder))
    opened = [card.get("id") for card in tree.xpath('//article[contains(@class, "agreement")][.//details/@open]')]
    assert opened == ["f-agreement-012"]


def test_the_index_breaks_no_rule_of_its_own(folder: Path) -> None:
    assert "ras-hamra.html" in dump(f"file://{folder}/index.html", folder)
