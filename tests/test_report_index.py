from dataclasses import replace
from typing import Any

import pytest
from conftest import Golden
from factories import article, report, story
from lxml import html

from compare.errors import OptionError
from compare.report.html import page
from compare.report.index import index_page
from compare.report.overview import entry, most_disputed_first
from compare.report.verdicts import Decision, Review
from compare.report.view import story as view
from compare.types import FindingType
from compare.wording import languages, wording

CALM = report([article("Calm.", "a", source="The Quay")], story_id="calm", story_title="Calm seas")


def index(*reports: Any, language: str = "en", **about: Any) -> html.HtmlElement:
    entries = [entry(made, language=language, **about) for made in reports]
    return html.document_fromstring(index_page(entries, version="1", language=language))


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.xpath(path)]


def test_the_most_disputed_story_stands_first() -> None:
    tree = index(CALM, story())
    assert texts(tree, "//h1") == ["2 stories"]
    assert texts(tree, "//h2") == ["Wheat carrier aground off Ras Hamra", "Calm seas"]
    assert tree.xpath("//h2/a/@href") == ["ras-hamra.html", "calm.html"]
    assert texts(tree, '//p[@class="tiles"]')[0] == "7 discrepancies3 updates10 agreements15 omissions"


def test_the_foremost_discrepancies_lead_to_their_place_in_the_page() -> None:
    tree, there = index(story()), html.document_fromstring(page(story()))
    links = tree.xpath('//ul[@class="matters"]//a/@href')
    assert len(links) == 3
    assert {link.partition("#")[0] for link in links} == {"ras-hamra.html"}
    assert {link.partition("#")[2] for link in links} <= set(there.xpath("//@id"))


def test_addresses_are_escaped_unless_given() -> None:
    odd = report([], story_id="a/b c?", story_title="")
    assert index(odd).xpath("//h2/a/@href") == ["a%2Fb%20c%3F.html"]
    assert texts(index(odd), "//h2") == ["Untitled story"]
    assert index(odd, address="x/y.html").xpath("//h2/a/@href") == ["x/y.html"]
    assert texts(index(), '//p[@class="none"]') == ["No story was compared."]


def test_the_index_is_closed_like_the_page_and_needs_no_script() -> None:
    tree, there = index(story()), html.document_fromstring(page(story()))
    policy = '//meta[@http-equiv="Content-Security-Policy"]/@content'
    assert tree.xpath(policy) == there.xpath(policy)
    assert not tree.xpath("//*[@hidden] | //button | //link | //img")


@pytest.mark.parametrize("language", languages())
def test_it_speaks_the_language_of_its_pages(language: str) -> None:
    tree, say = index(story(), CALM, language=language), wording(language)
    assert (tree.get("lang"), tree.get("dir")) == (language, say.direction)
    assert texts(tree, "//h1") == [say("index.heading", n=2)]
    kinds = [say(f"kinds.{found.kind}") for found in story().of_type(FindingType.DISCREPANCY)[:3]]
    assert texts(tree, '//ul[@class="matters"]//a') == kinds


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(OptionError, match="xx"):
        entry(CALM, language="xx")


def test_what_a_reviewer_rejected_moves_a_story_down() -> None:
    one = next(card for card in view(story(), wording()).cards if card.finding.type is FindingType.DISCREPANCY)
    evidence_texts = tuple(item.statement.text for item in one.finding.evidence)
    review = Review(
        one.finding.id,
        one.finding.type,
        str(one.finding.kind),
        one.finding.rule,
        (),
        evidence_texts,
        Decision.REJECTED,
        "",
    )
    plain = replace(story(), story_title="Zulu")
    reviewed, other = entry(story(), reviews=[review]), entry(plain)
    assert (reviewed.open, reviewed.rejected, other.open) == (6, 1, 7)
    assert most_disputed_first([reviewed, other]) == [other, reviewed]
    assert one.anchor not in {top.anchor for top in reviewed.top}
    assert "1 discrepancy rejected by a reviewer" in index(story(), reviews=[review]).text_content()


def test_a_whole_index(golden: Golden) -> None:
    drawn = index_page([entry(CALM), entry(story())], version="0.0.1")
    shown = drawn[drawn.index("<body>") : drawn.index("<script>")]
    assert shown == golden("report/index.html", shown)
