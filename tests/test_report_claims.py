"""The page of checked claims: offline, escaped, safe for both directions, links by source."""

import datetime as dt
import re

import pytest

from compare.claims import check, claim_document
from compare.models.loading import load_encoder
from compare.report.claims import Asked, render_claims
from compare.report.claims_page import claims_page
from compare.settings import Settings
from compare.types import Document, Span
from compare.wording import languages

ENCODER = load_encoder()
HOSTILE = "The tanker lost 300 tonnes of oil </script><script>alert(1)</script> in the \u202estorm."
ARABIC = "فقدت الناقلة 500 طن من النفط في العاصفة. وبقي الصيادون في بيوتهم."


def documents() -> list[Document]:
    day = dt.date(2022, 3, 4)
    return [
        Document(
            "a", f"{HOSTILE} Two tugs came.", source="<b>Ledger</b>", url="https://ledger.example/1", language="en"
        ),
        Document("b", ARABIC, source="المد", url="javascript:alert(1)", language="ar", published=day),
        Document("c", "The opera house postponed its premiere.", source="Stage", language="en"),
    ]


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    rows = []
    for line, text in enumerate(
        ("The tanker lost 300 tonnes of oil in the storm.", "Bread is <i>dearer</i> in Oslo."), 2
    ):
        found = check(claim_document(text, "en", None), documents(), ENCODER, Settings(), problems=["<limit>"])
        rows.append(Asked(found, "claims.csv", line, Span(0, 1)))
    return rows


def page(asked: list[Asked], language: str = "en") -> str:
    return claims_page(
        asked, version="1", title="<claims>.csv", passed_over=3, command="newscompare <x>", language=language
    )


@pytest.mark.parametrize("language", languages())
def test_nothing_of_the_articles_becomes_markup(asked: list[Asked], language: str) -> None:
    drawn = page(asked, language)
    assert drawn.count("<script>") == 1
    for raw in ("<b>Ledger", "<i>dearer", "<limit>", "<claims>", "newscompare <x>", "\u202e", "javascript:"):
        assert raw not in drawn
    assert "&lt;b&gt;Ledger" in drawn


def test_it_needs_nothing_from_outside(asked: list[Asked]) -> None:
    drawn = page(asked)
    assert "default-src &#39;none&#39;" in drawn
    assert not re.search(r"<(?:img|link|iframe|object)\b|\bsrc=|url\(", drawn)
    links = re.findall(r'href="([^"]+)"', drawn)
    assert {link for link in links if not link.startswith(("#", "https://ledger.example/1"))} == set()
    assert any("#:~:text=" in link for link in links)


def test_every_claim_has_a_row_and_its_evidence_by_source(asked: list[Asked]) -> None:
    drawn = page(asked)
    table, evidence = drawn.split('id="evidence"')
    for number in (1, 2):
        assert f'href="#c{number}"' in table
        assert f'id="c{number}"' in evidence
    assert evidence.count('<section class="side">') == 2
    assert "<mark>300 tonnes</mark>" in evidence
    assert "<mark>500 طن</mark>" in evidence
    assert "Mixed" in table
    assert "No comparable statement was found" in table
    assert "3 statements passed over" in drawn


def test_each_text_keeps_its_direction(asked: list[Asked]) -> None:
    drawn = page(asked, "ar")
    assert '<html lang="ar" dir="rtl">' in drawn
    assert re.search(r'<blockquote dir="auto" lang="ar">[^<]*(?:<mark>)', drawn)
    assert re.search(r'class="lead" dir="auto" lang="en"', drawn)


def test_the_best_evidence_is_what_the_answer_rests_on(asked: list[Asked]) -> None:
    best = asked[0].best
    assert best is not None
    assert best.label == "conflicts"
    assert asked[1].best is None


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_table_keeps_to_the_width(asked: list[Asked], width: int) -> None:
    from rich.cells import cell_len

    shown = render_claims(asked, width=width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
    assert "\u202e" not in shown
