from collections import Counter

import noisy
import pytest

from compare.read import read_bytes
from compare.read.boilerplate import lay_out

PAGES = noisy.all_pages()


def read(page):
    return read_bytes(f"{page.name}.txt", page.text.encode())[0][0]


def test_there_are_enough_pages_in_the_main_languages():
    count = Counter(page.head["language"] for page in PAGES)
    assert all(count[code] >= 3 for code in ("ar", "en", "ru", "fr"))
    assert len(count) == 11
    assert sum(row.label == noisy.KEPT and row.end > row.start for page in PAGES for row in page.rows) > 100


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_line_of_the_article_is_lost_and_no_furniture_stays(page):
    document = read(page)
    wrong = []
    for row in page.rows:
        hits = [d for d in document.dropped if d.start < row.end and row.start < d.end]
        found = "".join(d.reason for d in hits)
        spans = [(d.start, d.end) for d in hits]
        expected = (
            [row.part] if row.part else [(row.start, row.end)] if row.label not in (noisy.KEPT, noisy.HEADLINE) else []
        )
        reason = {noisy.PART: "dateline", noisy.HEADLINE: "", noisy.ANY: found}.get(row.label, row.label)
        if spans != expected or found != reason:
            wrong.append(
                (document.text[row.start : row.end], "expected", row.label or "kept", "found", found or "kept")
            )
    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_headline_outlet_agency_and_date_are_found(page):
    document = read(page)
    headline = next((row.start, row.end) for row in page.rows if row.label == noisy.HEADLINE)
    assert (document.headline.start, document.headline.end) == headline
    assert document.title == page.text[slice(*headline)]
    assert document.language == page.head["language"]
    assert (document.source or "-") == page.head["source"]
    assert (document.origin or "-") == page.head["origin"]
    assert str(document.published) == page.head.get("published", "None")
    assert document.published_by == page.head.get("by")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_text_is_the_page_and_dropped_stretches_are_apart(page):
    document = read(page)
    assert document.text == page.text
    for a, b in zip(document.dropped, document.dropped[1:], strict=False):
        assert a.end <= b.start


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blank_lines_between_all_lines_change_no_paragraph(page):
    """Pages are pasted with one or with two line breaks; reporting survives either way."""
    spread = page.text.replace("\n", "\n\n")
    layout = lay_out(spread, page.head["language"], titled=False)
    kept = {layout.lines[n].text for n in layout.kept}
    long = [page.text[row.start : row.end] for row in page.rows if row.label == noisy.KEPT and row.end - row.start > 60]
    assert [line for line in long if line not in kept] == []


def test_a_page_of_nothing_but_furniture_is_left_alone():
    layout = lay_out("Share this article\nFollow us on Facebook\nAdvertisement", "en", titled=False)
    assert layout.reasons == {}


def test_related_run_ends_where_the_article_resumes():
    text = (
        "Ministers agree on a ceiling\n\nMinisters agreed on a price ceiling for gas on Monday.\n\nRelated\n"
        "- Ten soups for winter\n- Who won the cup?\n\nThe ceiling applies from February.\n\n- It can be lifted."
    )
    layout = lay_out(text, "en", titled=False)
    assert [layout.lines[n].text for n in layout.kept][-2:] == [
        "The ceiling applies from February.",
        "- It can be lifted.",
    ]


@pytest.mark.parametrize("heading", ["Related", "Read also:", "MORE STORIES", "You may also like…"])
def test_a_run_without_paragraph_after_it_is_dropped_whole(heading):
    article = "Ministers agree on a ceiling\n\nMinisters agreed on Monday."
    text = f"{article}\n\n{heading}\nTen soups for winter\nWho won the cup?"
    assert len(lay_out(text, "en", titled=False).kept) == 2


def test_the_known_outlet_is_no_part_of_the_article():
    text = "The dam broke at night\n\nThe Marsh Herald | Science\n\nThe dam broke on Sunday.\n\nThe Marsh Herald"
    layout = lay_out(text, "en", titled=True, outlet="The Marsh Herald")
    assert [layout.lines[n].text for n in layout.kept] == ["The dam broke at night", "The dam broke on Sunday."]


def test_a_gallery_keeps_its_headline():
    text = "In pictures: floods in the south\n\nHeavy rain flooded the south of the country on Friday."
    layout = lay_out(text, "en", titled=False)
    assert layout.headline == 0
    assert layout.reasons == {}


def test_an_article_without_headline_has_none():
    layout = lay_out("The dam broke on Sunday night, officials said.\n\nThousands fled.", "en", titled=False)
    assert layout.headline is None
