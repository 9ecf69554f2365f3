import datetime as dt
import json
from pathlib import Path

import pytest

from compare.errors import ReadError
from compare.read import read_bytes
from compare.types import PublishedBy

PAGES = Path(__file__).parent / "fixtures" / "read" / "pages"
PARAGRAPHS = (
    "The ministers of both countries met on Monday in the town hall to talk about the bridge over the border river.",
    "They agreed that the bridge would be repaired next summer, and that each side would pay for its own half of it.",
    "The mayor of the smaller town said that her people had waited eleven years for this, and that they would wait on.",
)


def read(name, encoding="utf-8"):
    return page(PAGES.joinpath(name).read_text(encoding="utf-8").encode(encoding), name)


def page(data, name="a.html"):
    documents, problems = read_bytes(name, data if isinstance(data, bytes) else data.encode())
    assert problems == []
    return documents[0]


def made(head="", top="", body=PARAGRAPHS, bottom=""):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"<!DOCTYPE html><html><head><title>Ministers agree on the bridge</title>{head}</head><body>{top}<article>"
        f"<h1>Ministers agree on the bridge</h1>{paragraphs}</article>{bottom}</body></html>"
    )


def test_a_page_of_today():
    found = read("modern.html")
    assert found.title == "Telescope sends first deep image"
    assert found.text[found.headline.start : found.headline.end] == found.title
    assert found.text.count(found.title) == 1
    assert (found.source, found.language) == ("The Quarry Post", "en")
    assert found.url == "https://quarrypost.example/science/first-deep-image"
    assert (found.published, found.published_by) == (dt.date(2022, 7, 12), PublishedBy.METADATA)
    for kept in ("White House.", "SMACS 0723", "More images follow on Tuesday", "Stephan's Quintet.", "French Guiana"):
        assert kept in found.text
    for furniture in ("Home", "Market hall", "Bus fares", "Most read", "Cat returns", "rights reserved"):
        assert furniture not in found.text


def test_a_page_laid_out_with_tables_in_the_code_page_for_arabic():
    found = read("tables.html", "cp1256")
    assert found.text.split("\n")[0] == "الحكومة تعلن نتائج الاستفتاء على الدستور"
    assert len(found.text.split("\n")) == 6  # title, blank line, four paragraphs
    assert (found.source, found.language, found.notes) == ("صحيفة المنحدر", "ar", ())
    assert (found.published, found.published_by) == (dt.date(2022, 7, 26), PublishedBy.DATELINE)


def test_a_page_in_koi8_signed_by_an_agency():
    found = read("koi.html", "koi8-r")
    assert found.text.startswith("Зонд доставил грунт с астероида\n\nКапсула американского зонда")
    assert (found.source, found.origin, found.language) == ("Лента Приозёрья", "Interfax", "ru")
    assert found.published == dt.date(2023, 9, 24)
    assert "Главная" not in found.text
    assert "защищены" not in found.text


def test_the_year_of_a_footer_is_no_date():
    found = read("footer-year.html")
    assert (found.published, found.published_by) == (None, None)
    assert any("2020-01-01" in note and "not used" in note for note in found.notes)
    assert found.text.count("La Loire au plus bas") == 1


def test_the_time_of_the_article_and_not_of_its_neighbours():
    found = read("time-element.html")
    assert (found.published, found.published_by) == (dt.date(2023, 5, 8), PublishedBy.METADATA)
    assert (found.source, found.language) == ("El Faro de Arriba", "es")
    assert "Fiesta del vino" not in found.text


def test_a_page_without_article_is_refused():
    with pytest.raises(ReadError, match=r"empty\.html: no article found on this page; save its text"):
        read("empty.html")


@pytest.mark.parametrize("data", ["", "<html></html>", "<!DOCTYPE html>", "<", "plain words only"])
def test_hardly_a_page_is_no_crash(data):
    try:
        text = page(data).text
    except ReadError:
        return
    assert text == "plain words only"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-03-08T10:15:00+02:00">',
        '<meta name="DC.date.issued" content="2022-03-08">',
        '<meta itemprop="datePublished" content="2022-03-08">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-03-08"}</script>',
    ],
)
def test_dates_stated_for_machines(head):
    assert page(made(head)).published == dt.date(2022, 3, 8)


def test_two_times_without_a_mark_prove_nothing():
    times = '<time datetime="2022-03-08">8 March</time><time datetime="2021-01-02">2 January</time>'
    assert page(made(top=times)).published is None
    marked = times.replace("<time datetime", "<time pubdate datetime", 1)
    assert page(made(top=marked)).published == dt.date(2022, 3, 8)


def test_broken_json_ld_is_passed_over():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert page(made(head)).title == "Ministers agree on the bridge"


def test_the_body_of_json_ld_is_used_where_the_page_has_none():
    body = " ".join(PARAGRAPHS)
    article = json.dumps({"@type": "NewsArticle", "headline": "Ministers agree", "articleBody": body})
    head = f'<script type="application/ld+json">{article}</script>'
    data = f"<!DOCTYPE html><html><head>{head}</head><body><div id='app'></div></body></html>"
    assert page(data).text == f"Ministers agree\n\n{body}"


def test_paragraphs_that_are_only_links_go_and_sentences_with_links_stay():
    body = (
        '<a href="/x">Read also: the ferry and its captain have to retire</a>',
        f'{PARAGRAPHS[0]} <a href="/y">More</a>',
    )
    found = page(made(body=(*PARAGRAPHS, *body)))
    assert "ferry" not in found.text
    assert found.text.count("town hall") == 2


@pytest.mark.parametrize("separator", [" - ", " | ", " — "])
def test_the_sites_name_is_taken_from_the_title(separator):
    data = made().replace("</title>", f"{separator}The Marsh Herald</title>")
    found = page(data)
    assert (found.source, found.title) == ("The Marsh Herald", "Ministers agree on the bridge")


def test_the_host_stands_for_an_outlet_without_a_name():
    assert page(made('<link rel="canonical" href="https://www.marshherald.example/a">')).source == "marshherald.example"


def test_a_page_template_in_another_language_is_noted():
    data = made().replace("<html>", '<html lang="ar">')
    found = page(data)
    assert found.language == "en"
    assert any("'ar'" in note for note in found.notes)


def test_an_xml_declaration_is_no_obstacle():
    data = '<?xml version="1.0" encoding="windows-1251"?>' + made()
    assert "town hall" in page(data.encode("cp1251")).text
