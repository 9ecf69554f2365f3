import re
from dataclasses import replace
from typing import Any

import pytest
from conftest import Golden
from factories import article, evidence, finding, pair, report, story
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markupsafe import Markup

from compare.report.markdown import render_markdown, render_markdown_diff
from compare.report.markdown_text import apart, code, escaped, from_markup, link, quotation
from compare.report.text import Piece, visible
from compare.report.verdicts import Decision, Review
from compare.types import DisputeKind, FindingType, Report
from compare.wording import languages, wording

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
INVISIBLE = re.compile("[\u2060\u200f\u2068\u2069]")
# What issue trackers turn into links, notices and pictures after Markdown is parsed.
AFTERWARDS = re.compile(r"https?://|\bwww\.|@\w|#\w|!\d|\bGH-\d|:\w+:|mailto:", re.IGNORECASE)
OURS = {"html", "body", "h1", "h2", "h3", "p", "blockquote", "ul", "li", "strong", "a", "code"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:alert(1)) "
    "![x](http://evil.example/x.png) http://evil.example www.evil.example me@evil.example @everyone #123 !45 GH-6 "
    ":tada: **bold** _it_ ~~no~~ `code` "
    "| cell | $x$ &copy; [^1] \u202egpj.exe \x00\x1b[31m\n\n# Heading\n- item\n1. one\n> quote\n```\nfence"
)


def parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(f"<body>{PARSER.render(text)}</body>")


def words(tree: html.HtmlElement) -> str:
    return " ".join(INVISIBLE.sub("", tree.text_content()).split())


@pytest.mark.parametrize("language", languages())
def test_a_whole_report(golden: Golden, language: str) -> None:
    shown = render_markdown(story(), command="newscompare report wreck --format markdown", language=language)
    if language in ("en", "ar"):
        assert shown == golden(f"report/story.{language}.md", shown)
    say = wording(language)
    found = parsed(shown)
    assert [words(node) for node in found.xpath("//h2")] == [
        *(say(f"types.{kind}") for kind in ("discrepancy", "update", "agreement", "omission")),
        say("limits.heading"),
        say("reproduce.heading"),
    ]


def test_two_articles_in_reading_order(golden: Golden) -> None:
    shown = render_markdown_diff(pair())
    assert shown == golden("report/diff.md", shown)


@pytest.mark.parametrize("render", [render_markdown, render_markdown_diff])
@pytest.mark.parametrize("made", [pair(), story()], ids=["pair", "story"])
def test_every_dispute_and_omission_is_told_in_full(render: Any, made: Report) -> None:
    shown = words(parsed(render(made)))
    for found in made.findings:
        if found.type != FindingType.AGREEMENT:
            whole = found.kind or render is render_markdown_diff
            for item in found.evidence if whole else found.evidence[:1]:
                assert " ".join(item.statement.text.split()) in shown


def test_marked_words_are_strong() -> None:
    strong = {words(node) for node in parsed(render_markdown(story())).xpath("//blockquote//strong")}
    assert {"مساء الأحد 3 مارس 2024", "3 марта 2024 года", "Monday, 4 March 2024", "ثلاثة"} <= strong


def hostile() -> Report:
    one, two = article("x", "a", url="https://one.example/a?b=1&copy;|`x`"), article("Calm.", "b", source=HOSTILE)
    document = replace(one.document, text=HOSTILE, title=HOSTILE, source=HOSTILE, origin=HOSTILE)
    statement = replace(one.statements[0], document=document, end=len(HOSTILE), speaker=HOSTILE)
    one = replace(one, document=document, statements=(statement,))
    items = (evidence(one, 0, 0, marks=["<script>", "[click]"]), evidence(two, 0, 1))
    made = [
        finding(FindingType.DISCREPANCY, *items, kind=DisputeKind.CONTENT, explanation=HOSTILE, rule=HOSTILE),
        finding(FindingType.AGREEMENT, *items, rank=2, explanation=HOSTILE),
        finding(FindingType.OMISSION, items[0], rank=3, missing_from=("b",)),
    ]
    return report([one, two], made, story_title=HOSTILE, limits=(HOSTILE,), version=HOSTILE)


@pytest.mark.parametrize(
    "render", [lambda made: render_markdown(made, command=HOSTILE), render_markdown_diff], ids=["report", "diff"]
)
def test_hostile_words_stay_words(render: Any) -> None:
    shown = render(hostile())
    tree = parsed(shown)
    assert not set(shown) & set("\x00\x1b\u202e")
    assert not tree.xpath("//script | //img | //s | //em | //pre")
    assert {node.get("href").partition("?")[0] for node in tree.xpath("//a")} == {"https://one.example/a"}
    assert {node.tag for node in tree.iter()} <= OURS
    assert len(tree.xpath("//h1")) == 1
    for node in tree.xpath("//text()[not(ancestor::code)]"):
        assert not AFTERWARDS.search(node), node
    assert "<script>alert(1)</script> <img src=x onerror=alert(1)>" in words(tree)
    assert "http://evil.example www.evil.example me@evil.example @everyone #123 !45 GH-6 :tada:" in words(tree)


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "1. a", "12) a", "# a", "> a", "=== a", "--- a", "    a", "a #", "\\", "a\\"]
)
def test_what_begins_a_block_stays_in_its_paragraph(text: str) -> None:
    for tree in (parsed(escaped(text)), parsed(f"> {quotation((Piece(text, False),))}"), parsed(f"# {escaped(text)}")):
        assert {node.tag for node in tree.iter()} <= {"html", "body", "p", "blockquote", "h1"}
        assert words(tree) == text.strip()


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("*_`[]()<>#|~\\!-+=&;: \n1."), max_size=60))
def test_any_words_come_back_as_they_are(text: str) -> None:
    expected = INVISIBLE.sub("", visible(text))
    tree = parsed(f"> {escaped(text)}\n")
    assert {node.tag for node in tree.iter()} <= {"html", "body", "p", "blockquote"}
    assert words(tree) == " ".join(expected.split())


@given(st.lists(st.tuples(st.text("ab *_(“.é", min_size=1, max_size=6), st.booleans()), max_size=6))
def test_strong_words_are_strong_wherever_they_begin_and_end(cut: list[tuple[str, bool]]) -> None:
    tree = parsed("> " + quotation(Piece(text, marked) for text, marked in cut))
    letters = "".join(text for text, _ in cut)
    assert words(tree) == " ".join(letters.split())
    strong = "".join("".join(node.text_content() for node in tree.xpath("//strong")).split())
    assert INVISIBLE.sub("", strong) == "".join("".join(text for text, marked in cut if marked).split())


def test_directions_are_kept_apart() -> None:
    assert apart("وكالة") == "\u2068وكالة\u2069"
    assert apart("Agency") == "Agency"
    shown = quotation((Piece("وصلت ", False), Piece("السفينة", True), Piece(".", False)))
    assert shown == "\u200fوصلت **السفينة**.\u200f"
    sentence = Markup('<bdi>اثنان</bdi> against <bdi lang="en">a &lt;b&gt; *</bdi>')
    assert from_markup(sentence) == "\u2068اثنان\u2069 against a \\<b\\> \\*"


def test_the_line_under_a_quotation_runs_as_the_report_does() -> None:
    for language, start in (("en", "> — **A**"), ("ar", "> \u200f— **A**")):
        assert start in render_markdown(story(), language=language)


def test_a_diff_in_markdown_shows_everything_if_asked_for() -> None:
    calm = report([article("Calm.", "a", source="One"), article("Fair.", "b", source="Two")])
    assert not parsed(render_markdown_diff(calm)).xpath("//blockquote")
    assert len(parsed(render_markdown_diff(calm, everything=True)).xpath("//blockquote")) == 2


def test_words_that_need_no_escape_have_none() -> None:
    for text in ("6.5 m", "3 March", "وكالة", "a-b", "#", "2.5)"):
        assert escaped(text).replace("\\#", "#") == text


def test_links_and_code_hold_any_words() -> None:
    tree = parsed(link("here", "https://a.example/?q=(1)&copy;=`|`"))
    assert tree.xpath("//a/@href") == ["https://a.example/?q=(1)&copy;=%60%7C%60"]
    assert link("here", None) == "here"
    for text in ("a", "a `b` ``c``", "`"):
        assert [node.text_content() for node in parsed(code(text)).xpath("//code")] == [text]


def test_what_a_reviewer_said_is_there_and_rejected_findings_come_last() -> None:
    first = next(one for one in story().findings if one.type is FindingType.DISCREPANCY)
    texts = tuple(item.statement.text for item in first.evidence)
    review = Review(
        first.id, first.type, str(first.kind), first.rule, (), texts, Decision.REJECTED, "A *misprint* in the wire."
    )
    found = parsed(render_markdown(story(), reviews=[review]))
    headings = [words(node) for node in found.xpath("//h2[1]/following-sibling::h3")][:7]
    assert headings[0].startswith("2.")
    assert headings[6].startswith("1. Date")
    assert "rejected Note: A *misprint* in the wire." in words(found)
