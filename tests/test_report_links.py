from dataclasses import replace
from urllib.parse import unquote

import pytest
from factories import article, evidence, finding

from compare.report.links import finding_anchors, letter, quotation_url, safe_url, statement_anchor
from compare.types import FindingType, Statement

HOSTILE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "/relative",
    "https:",
    "https://",
    "http:///path",
    "https://a.example/\u202egpj.exe",
    "https://a.example/\x00",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/<script>",
    "https://a.example\\@evil.example",
    "https://[broken",
    "",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


def test_no_address_is_no_link() -> None:
    assert safe_url(None) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example",
        "HTTPS://a.example/x?y=1&z=%D9%85#part",
        "https://مثال.example/خبر",
        "https://a.example:8080/",
    ],
)
def test_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) == url


def told(text: str, url: str | None) -> Statement:
    one = article(text, "a", url=url)
    return one.statements[0]


def test_a_short_quotation_is_found_by_all_its_words() -> None:
    url = quotation_url(told("لم يبدأ التحقيق بعد", "https://a.example/1"))
    assert url is not None
    base, _, directive = url.partition("#:~:text=")
    assert base == "https://a.example/1"
    assert unquote(directive) == "لم يبدأ التحقيق بعد"
    assert " " not in url


def test_a_long_quotation_is_found_by_its_ends() -> None:
    text = "one two three-x four, five six seven eight nine & ten"
    url = quotation_url(told(text, "https://a.example/1"))
    assert url == "https://a.example/1#:~:text=one%20two%20three%2Dx%20four%2C,eight%20nine%20%26%20ten"


def test_an_address_with_a_fragment_is_left_alone() -> None:
    assert quotation_url(told("Ten ships.", "https://a.example/1#top")) == "https://a.example/1#top"
    assert quotation_url(told("Ten ships.", "javascript:alert(1)")) is None
    assert quotation_url(told("Ten ships.", None)) is None


def test_anchors_are_unique_and_plain() -> None:
    one = article("Ten ships wait.", "a")
    base = finding(FindingType.OMISSION, evidence(one, 0), missing_from=("a",))
    names = ["o-1f", "a b", "a-b", 'x"><script>', "سفينة", "قارب"]
    anchors = finding_anchors([replace(base, id=name, rank=rank) for rank, name in enumerate(names, start=1)])
    assert anchors["o-1f"] == "f-o-1f"
    assert len(set(anchors.values())) == len(names)
    assert all(anchor.isascii() and not set(anchor) & set(' "<>&#') for anchor in anchors.values())


def test_a_finding_keeps_its_address_when_others_come_and_go() -> None:
    one = article("Ten ships wait.", "a")
    base = finding(FindingType.OMISSION, evidence(one, 0), missing_from=("a",))
    few = finding_anchors([replace(base, id="b")])
    many = finding_anchors([replace(base, id=name) for name in "abc"])
    assert few["b"] == many["b"]


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        *("A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA")
    ]
    assert len({letter(index) for index in range(2000)}) == 2000


def test_statements_are_addressed_by_where_they_start() -> None:
    assert statement_anchor(0, 120) == "d1-120"
