import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from factories import article, count, day, evidence, finding, person, report, story
from lxml import html

from compare.report.html import page
from compare.report.index import index_page
from compare.report.overview import entry
from compare.types import (
    Article,
    DisputeKind,
    Dropped,
    Evidence,
    Finding,
    FindingType,
    PublishedBy,
    Report,
    Role,
    Statement,
)


def parse(text: str) -> Any:
    return html.document_fromstring(text)


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


@pytest.fixture(scope="module")
def drawn() -> str:
    return page(story(), command="newscompare report seeds --out reports")


@pytest.fixture(scope="module")
def tree(drawn: str) -> Any:
    return parse(drawn)


def test_every_finding_has_its_address(tree: Any) -> None:
    for found in story().findings:
        (element,) = tree.xpath(f'//*[@id="f-{found.id}"]')
        assert element.xpath(f'.//a[@href="#f-{found.id}"]')
        for item in found.evidence[: 1 if found.type == FindingType.OMISSION else None]:
            assert item.statement.text in " ".join(element.text_content().split())


def test_ids_are_unique_and_links_lead_somewhere(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [href[1:] for href in tree.xpath("//@href") if href.startswith("#")]
    assert len(inside) > 200
    assert set(inside) <= set(ids)


def test_statements_and_findings_are_linked_both_ways(tree: Any) -> None:
    for found in story().findings:
        for item in found.evidence:
            index = [one.document.id for one in story().articles].index(item.statement.document.id)
            (statement,) = tree.xpath(f'//*[@id="d{index + 1}-{item.statement.start}"]')
            assert " ".join(statement.text_content().split()) == item.statement.text
            refs = statement.getnext().xpath(".//a/@href")
            assert f"#f-{found.id}" in refs
            assert tree.xpath(f'//*[@id="f-{found.id}"]//a[@href="#{statement.get("id")}"]')


def test_nothing_comes_from_outside(drawn: str, tree: Any) -> None:
    assert tree.xpath("//@src | //@srcset | //@poster | //@action | //@formaction | //@background | //@ping") == []
    assert tree.xpath("//link | //iframe | //object | //embed | //img | //form | //base") == []
    for href in tree.xpath("//@href"):
        assert href.startswith(("#", "https://harbour-gazette.example/")), href
    style, script = tree.xpath("//style/text()")[0], tree.xpath("//script/text()")[0]
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|innerHTML|eval\(", script)
    assert drawn.count("<script") == drawn.count("<style") == 1


def test_the_policy_allows_this_style_and_script_and_nothing_else(tree: Any) -> None:
    (policy,) = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')

    def hashed(content: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() + "'"

    assert dict(part.strip().split(" ", 1) for part in policy.split(";")) == {
        "default-src": "'none'",
        "style-src": hashed(tree.xpath("//style/text()")[0]),
        "script-src": hashed(tree.xpath("//script/text()")[0]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not [
        name for name in tree.xpath("//@*/..//@*") if name.attrname.startswith("on") or name.attrname == "style"
    ]
    assert tree.xpath('//meta[@name="referrer"]/@content') == ["no-referrer"]


def test_links_out_give_nothing_away(tree: Any) -> None:
    outside = tree.xpath('//a[starts-with(@href, "http")]')
    assert len(outside) > 5
    assert {link.get("rel") for link in outside} == {"noopener noreferrer nofollow"}


def test_the_page_is_complete_without_its_script(drawn: str) -> None:
    tree = parse(re.sub(r"<script>.*?</script>", "", drawn, flags=re.DOTALL))
    hidden = tree.xpath("//*[@hidden]")
    assert {element.get("class") or element.get("id") for element in hidden} == {
        *("chooser", "review", "stored-not", "said")
    }
    for element in hidden:
        element.drop_tree()
    shown = " ".join(tree.text_content().split())
    for one in story().articles:
        for statement in one.statements:
            assert statement.text in shown
        for dropped in one.document.dropped:
            assert one.document.text[dropped.start : dropped.end] in shown
    for text in (*story().limits, *(found.explanation for found in story().findings)):
        assert text in shown


def test_what_stands_on_top(tree: Any) -> None:
    assert texts(tree, "//h1") == ["Wheat carrier aground off Ras Hamra"]
    assert texts(tree, '//nav[@class="tiles"]/a') == [
        *("7 discrepancies", "3 updates", "10 agreements", "15 omissions")
    ]
    assert texts(tree, '//p[@class="summary"]') == [
        "4 articles · 3 languages · from 3 independent origins · 2 things could not be checked"
    ]


def test_sources_say_where_their_date_comes_from(tree: Any) -> None:
    rows = texts(tree, '//table[@class="sources"]/tbody/tr')
    assert [re.search(r"\d+ March 2024.*|date not known", row)[0].split(" وكالة")[0] for row in rows] == [
        "4 March 2024from the dateline",
        "6 March 2024from the page's metadata own report, or none named 19 statements1,268 characters",
        "6 March 2024from a weekday in the text own report, or none named 17 statements1,036 characters",
        "date not known",
    ]


def test_an_article_without_outlet_goes_by_its_title_once() -> None:
    drawn = parse(page(report([article("Calm.", "a", title="Calm seas")])))
    assert texts(drawn, '//table[@class="sources"]//th[@scope="row"]') == ["Calm seas"]


def test_values_stand_against_each_other(tree: Any) -> None:
    assert texts(tree, '//section[@id="discrepancies"]//h3') == [
        "3 March 2024 AC against 4 March 2024 B",
        "3 ACD against 5 B",
        "One side says that fuel was spilt, the other that none was.",
        "about 12,000,000 US dollars (11,500,000–12,500,000) AC against 21,000,000 US dollars B",
        "يوسف درويش AC against Samir Darwish B",
        "The same words of the same speaker are quoted with opposite meanings.",
        "وزارة النقل AC against port authority B",
    ]


def test_words_that_differ_are_marked(tree: Any) -> None:
    marked = {
        found.id: [
            item.statement.document.text[mark.start : mark.end] for item in found.evidence for mark in item.marks
        ]
        for found in story().findings
    }
    for identity, words in marked.items():
        assert texts(tree, f'//article[@id="f-{identity}"]//mark') == words


def test_a_value_that_only_some_sides_have_is_no_heading() -> None:
    one, two = article("On 3 May.", "a"), article("Later.", "b")
    made = finding(
        FindingType.DISCREPANCY,
        evidence(one, 0, 0, facts={"3 May": day(2024, 5, 3)}),
        evidence(two, 0, 1),
        kind=DisputeKind.DATE,
    )
    assert texts(parse(page(report([one, two], [made]))), "//article//h3") == ["Made-up discrepancy number 1."]


def test_updates_name_the_earlier_side_if_the_dates_tell(tree: Any) -> None:
    labels = ["Earlier A", "Later BC", "Earlier A", "Later B", "Earlier A", "Later BC"]
    assert texts(tree, '//section[@id="updates"]//h4') == labels
    whole = story()
    undated = replace(whole, articles=tuple(_undated(one) for one in whole.articles), findings=())
    found = [replace(one, evidence=tuple(_moved(e, undated) for e in one.evidence)) for one in whole.findings]
    blank = parse(page(replace(undated, findings=tuple(found))))
    assert texts(blank, '//section[@id="updates"]//h4')[:2] == ["Position 1 A", "Position 2 BC"]


def _undated(one: Article) -> Article:
    document = replace(one.document, published=None, published_by=None)
    return replace(one, document=document, statements=tuple(replace(s, document=document) for s in one.statements))


def _moved(item: Evidence, to: Report) -> Evidence:
    home = next(one for one in to.articles if one.document.id == item.statement.document.id)
    return replace(item, statement=replace(item.statement, document=home.document))


def test_the_later_side_comes_second_whatever_its_number() -> None:
    whole = story()
    update = whole.of_type(FindingType.UPDATE)[0]
    turned = replace(update, evidence=tuple(replace(item, side=1 - item.side) for item in update.evidence))
    drawn = parse(page(replace(whole, findings=(turned,))))
    assert texts(drawn, '//section[@id="updates"]//h4') == ["Earlier A", "Later BC"]


def test_agreements_are_grouped_by_independent_origins(tree: Any) -> None:
    assert texts(tree, '//section[@id="agreements"]/h3') == [
        *("Reported by 3 independent origins", "Reported by 2 independent origins")
    ]
    assert len(tree.xpath('//section[@id="agreements"]/article')) == 10


def test_omissions_as_a_matrix(tree: Any) -> None:
    rows = tree.xpath('//table[@class="matrix"]/tbody/tr')
    ids = [one.document.id for one in story().articles]
    gaps = [found for found in story().findings if found.type == FindingType.OMISSION]
    for row, gap in zip(rows, gaps, strict=True):
        cells = [cell.get("class") for cell in row.xpath('./td[not(@class="rank-column")]')]
        told = {item.statement.document.id for item in gap.evidence}
        expected = ["has" if i in told else "missing" if i in gap.missing_from else "unknown" for i in ids]
        assert cells == expected
    assert texts(tree, '//details[@class="left-out"]/summary') == [
        "A المرصد الساحلي leaves out 3 statements",
        "B Harbour Gazette leaves out 5 statements",
        "C Портовый вестник leaves out 6 statements",
        "D صدى الميناء leaves out 13 statements",
    ]


def test_how_to_reproduce_it(tree: Any) -> None:
    path = '//section[@id="reproduce"]//'
    shown = dict(zip(texts(tree, path + "dt"), texts(tree, path + "dd"), strict=True))
    assert shown == {
        "Version": "newscompare 0.0.1",
        "Command": "newscompare report seeds --out reports",
        "The same report as data": "newscompare/report/1",
        "encoder": "multilingual-e5-small int8 (made up)",
        "nli": "None",
        "align.margin": "1.05",
        "align.neighbours": "4",
        "languages": "ar, en, ru",
    }


def test_the_same_report_gives_the_same_page(drawn: str) -> None:
    assert page(story(), command="newscompare report seeds --out reports") == drawn


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;{{ 7*7 }}\u202eevil\u2066\x00\x1b[31m\ud800"


def hostile() -> Report:
    """A report in which every string that comes from outside attacks the page."""
    one = article(f"{HOSTILE} first.\n~share~ {HOSTILE}", "a")
    document = replace(
        one.document,
        id=HOSTILE,
        source=HOSTILE,
        origin=HOSTILE,
        title=HOSTILE,
        url="javascript:alert(1)//" + HOSTILE,
        language=HOSTILE,
        published_by=PublishedBy.METADATA,
        dropped=(Dropped(one.document.dropped[0].start, one.document.dropped[0].end, HOSTILE),),
    )
    statements = tuple(Statement(document, s.start, s.end, Role.REPORTED, HOSTILE) for s in one.statements)
    one = replace(one, document=document, statements=statements)
    two = article("Second.", "b")
    kinds: list[Finding] = []
    for kind in FindingType:
        pair = (
            evidence(one, 0, 0, marks=["script"], facts={"first": person(HOSTILE, HOSTILE)}),
            evidence(two, 0, 1, facts={"Second": count(2, HOSTILE)}),
        )
        about: dict[str, Any] = {"missing_from": (HOSTILE,)} if kind == FindingType.OMISSION else {}
        if kind in (FindingType.DISCREPANCY, FindingType.UPDATE):
            about["kind"] = DisputeKind.NAME
        texts_of = {"id": f"{HOSTILE}{kind}", "rule": HOSTILE, "explanation": HOSTILE, "origins": (HOSTILE,)}
        kinds.append(finding(kind, *pair, rank=len(kinds) + 1, **texts_of, **about))
    return report(
        [one, two],
        kinds,
        story_title=HOSTILE,
        story_id=HOSTILE,
        limits=(HOSTILE,),
        settings={HOSTILE: HOSTILE, "list": [HOSTILE]},
        version=HOSTILE,
    )


@pytest.mark.parametrize(
    "draw", [lambda made: page(made, command=HOSTILE), lambda made: index_page([entry(made)], version=HOSTILE)]
)
def test_hostile_words_stay_words(draw: Any) -> None:
    drawn = draw(hostile())
    drawn.encode("utf-8")
    assert not set(drawn) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")
    tree = parse(drawn)
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//img | //*[@onerror]") == []
    assert "49" not in tree.xpath("//h1 | //h2")[0].text_content()
    assert not [href for href in tree.xpath("//@href") if "javascript" in href and not href.startswith("%22")]
    assert '"><script>alert(1)</script>' in tree.text_content()


def test_hostile_findings_still_have_addresses_that_work() -> None:
    tree = parse(page(hostile()))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_other_peoples_words_have_their_own_direction(tree: Any) -> None:
    for path in ("//blockquote", '//*[contains(@class, "lead")]', '//div[@class="body"]/p'):
        assert {element.get("dir") for element in tree.xpath(path)} == {"auto"}
    assert [element.get("dir") for element in tree.xpath('//div[@class="body"]')] == ["rtl", "ltr", "ltr", "rtl"]
    assert tree.xpath("//h1/bdi")
    assert all(name.tag == "bdi" for name in tree.xpath('//*[@class="outlet"]'))
    assert {element.get("lang") for element in tree.xpath("//blockquote")} == {"ar", "en", "ru"}


def test_an_empty_report_says_so() -> None:
    tree = parse(page(report([article("Calm.", "a")])))
    assert texts(tree, '//p[@class="none"]') == [
        "No discrepancy was found. Read below what could not be checked.",
        "No update was found.",
        "No agreement was found.",
        "No omission was found.",
        "Nothing was dropped.",
        "Nothing was left unchecked that is known of.",
    ]
    assert page(report([]))


def large() -> Report:
    """Ten articles of 40 statements, each in some finding, as a day's big story has them."""
    line = "رست السفينة رقم {0} في الميناء عند الساعة {0} صباحا، وقال مسؤول في الهيئة إن تفريغها يبدأ غدا."
    articles = [
        article("\n".join(line.format(n) for n in range(40)), f"d{i}", source=f"صحيفة {i}", language="ar")
        for i in range(10)
    ]
    found: list[Finding] = []

    def add(kind: FindingType, items: Iterator[Evidence], /, **about: Any) -> None:
        found.append(finding(kind, *items, rank=len(found) + 1, **about))

    for n in range(10):
        add(
            FindingType.DISCREPANCY,
            (evidence(one, n, i % 2, marks=[f" {n} "]) for i, one in enumerate(articles)),
            kind=DisputeKind.NUMBER,
        )
    for n in range(10, 40):
        add(FindingType.AGREEMENT, (evidence(one, n) for one in articles))
    for one in articles:
        for n in range(15):
            others = tuple(other.document.id for other in articles if other is not one)
            add(FindingType.OMISSION, iter([evidence(one, 2 * n)]), missing_from=others)
    return report(articles, found)


def test_ten_long_articles_stay_small() -> None:
    made = large()
    drawn = page(made)
    assert len(drawn.encode()) < 2_000_000
    assert [len(table.xpath("tbody/tr")) for table in parse(drawn).xpath("//table[@class='matrix']")] == [60, 90]


def test_origins_of_the_findings_are_believed_before_the_documents() -> None:
    one, two = article("Ten ships.", "a", source="The Quay"), article("Ten ships.", "b", source="The Copy")
    agreed = finding(FindingType.AGREEMENT, evidence(one, 0), evidence(two, 0), origins=("The Quay",))
    assert "from 1 independent origin<" in page(report([one, two], [agreed])).replace("</p>", "<")
    assert "from 2 independent origins" in page(report([one, two]))
