"""Statements: fixtures a linguist can edit, whole documents, and properties that hold for any text."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.grammar.paragraphs import trimmed
from compare.languages import codes, load
from compare.statements import boundaries, split
from compare.types import Document, Dropped, Role, Span

FIXTURES = Path(__file__).parent / "fixtures" / "statements"
ROLES = {"N": Role.NARRATION, "R": Role.REPORTED, "Q": Role.QUOTATION}
ALL_CODES = (*codes(), "und")


@dataclass(frozen=True)
class Case:
    """A text and the statements it has, from one block of a fixture."""

    where: str
    text: str
    statements: tuple[tuple[str, Role], ...]


def read_cases(name: str, content: str, spaces: bool) -> list[Case]:
    """The blocks of a fixture; a line that breaks the format is a `ValueError` that names it."""
    cases: list[Case] = []
    text, wanted, begun, glue = "", [], 0, ""
    for number, line in enumerate([*content.split("\n"), ""], start=1):
        if line.startswith("#"):
            continue
        if line == "¶" and wanted:
            glue = "\n"
        elif line[:1] in ROLES and (line[1:2] == " " or line[1:3] == "~ "):
            glued, statement = line[1] == "~", line[2:].strip()
            if not statement or (glued and not wanted):
                raise ValueError(f"{name}:{number}: no statement, or nothing before it: {line!r}")
            text += ("" if glued or not wanted else glue) + statement
            wanted.append((statement, ROLES[line[0]]))
            begun, glue = begun or number, " " if spaces else ""
        elif line == "":
            if wanted:
                cases.append(Case(f"{name}:{begun}", text, tuple(wanted)))
            text, wanted, begun, glue = "", [], 0, ""
        else:
            raise ValueError(f"{name}:{number}: begin with N, R or Q, '#', '¶' or leave it blank: {line!r}")
    return cases


def fixture_cases() -> list[tuple[str, Case]]:
    files = sorted(FIXTURES.glob("*.txt"))
    return [
        (path.stem, case)
        for path in files
        for case in read_cases(path.name, path.read_text("utf-8"), load(path.stem).sentences.spaces)
    ]


def said(text: str, code: str = "en", **values: object) -> list[str]:
    return [s.text for s in split(replace(Document("a", text, language=code), **values), load(code))]


def cut(text: str, code: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in boundaries(text, load(code))]


def visible(text: str) -> str:
    return "".join(c for i, c in enumerate(text) if trimmed(text, i, i + 1))


def test_every_language_has_a_fixture():
    assert {path.stem for path in FIXTURES.glob("*.txt")} == set(ALL_CODES)


@pytest.mark.parametrize(("code", "case"), [pytest.param(c, k, id=k.where) for c, k in fixture_cases()])
def test_fixture(code: str, case: Case):
    found = split(Document("a", case.text, language=code), load(code))
    assert [(s.text, s.role) for s in found] == list(case.statements)


@pytest.mark.parametrize("line", ["X text", "Ntext", "N ", "N~ first", "text", "¶"])
def test_malformed_fixture_is_refused(line: str):
    with pytest.raises(ValueError, match=r"bad\.txt:1"):
        read_cases("bad.txt", line, spaces=True)


def test_headline_is_one_statement_and_nothing_crosses_it():
    text = "Talks end. What now?\nThe talks ended on Friday. Both sides left."
    found = split(Document("a", text, language="en", headline=Span(0, 20)), load("en"))
    assert [(s.text, s.headline) for s in found] == [
        ("Talks end. What now?", True),
        ("The talks ended on Friday.", False),
        ("Both sides left.", False),
    ]


def test_dropped_text_is_skipped_and_never_crossed():
    text = "Example Daily | The ship left READ MORE on Monday. Nobody waved."
    dropped = (Dropped(30, 39, "related"), Dropped(0, 16, "masthead"), Dropped(10, 16, "masthead"))
    assert said(text, dropped=dropped) == ["The ship left", "on Monday.", "Nobody waved."]


def test_headline_that_is_partly_dropped():
    text = "Example Daily: Ship leaves canal\nIt left on Monday."
    found = split(
        Document("a", text, language="en", headline=Span(0, 32), dropped=(Dropped(0, 15, "masthead"),)), load("en")
    )
    assert [(s.text, s.headline) for s in found] == [("Ship leaves canal", True), ("It left on Monday.", False)]


def test_nothing_to_say():
    assert said("") == []
    assert said(" \n\u200f\ufeff\t") == []
    assert said("menu", dropped=(Dropped(0, 99, "menu"),)) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\f", "\v", "\u2028", "\u2029", "\x85", "\n\n", "\r\n \r\n"])
def test_any_line_break_ends_a_paragraph(newline: str):
    assert cut(f"Ship leaves canal{newline}It left on Monday.") == ["Ship leaves canal", "It left on Monday."]


@pytest.mark.parametrize("mark", ["\ufeff", "\u200f", "\u202b", "\u200b", "\u2067", "\u00a0"])
def test_invisible_marks_at_the_edges_belong_to_nothing(mark: str):
    text = f"{mark}وصلت السفينة.{mark} {mark}غادر الطاقم.{mark}\n{mark}انتهى.{mark}"
    assert cut(text, "ar") == ["وصلت السفينة.", "غادر الطاقم.", "انتهى."]


def test_invisible_marks_do_not_hide_a_quotation():
    text = 'وقال المدير:\u200f "\u202bالقناة مفتوحة للجميع\u202c"\u200f. وانتهى المؤتمر.'
    found = split(Document("a", text, language="ar"), load("ar"))
    assert [s.role for s in found] == [Role.QUOTATION, Role.NARRATION]


WRAPPED = """The container ship that blocked the canal for six days in March 2021
was freed by fourteen tugs and a spring tide, the authority said. The
owners paid an undisclosed sum, and the vessel was allowed to sail on
in July of the same year.

Its captain had asked for help within the first ten minutes, as the
inquiry showed."""


def test_hard_wrapped_text_is_joined():
    assert [s.split()[0] for s in cut(WRAPPED)] == ["The", "The", "Its"]
    assert cut(WRAPPED.replace("\n", "\r\n"))[0] == cut(WRAPPED)[0].replace("\n", "\r\n")


def test_hard_wrapped_text_without_case_is_joined():
    line = "وصلت السفينة الى الميناء بعد ستة ايام من العمل المتواصل"
    words = " ".join([line] * 8).split()
    lines, row = [], ""
    for word in words:
        if len(row) + len(word) + 1 > 64:
            lines.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    assert len(cut("\n".join([*lines, row + "."]), "ar")) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["Ship leaves canal after six days", "Port of Example reopens to traffic", "Insurers count the cost of delay"],
        ["افتتاح معرض الكتاب في دورته الثالثة والخمسين", "ارتفاع أسعار الشحن البحري", "فوز فريق المثال بكأس المدينة"],
        ["- first", "- second item of the list", "- third"],
        ["Talks between the four powers fail once more in the lakeside city", "by Jane Doe and John Roe"],
    ],
)
def test_lines_of_a_list_stay_apart(lines: list[str]):
    assert cut("\n".join(lines)) == lines


def test_wrapped_list_keeps_its_items():
    items = [
        "- the first of three things that the committee of the town council of the port",
        "wanted to know before the summer, when the harbour was to be closed to all of",
        "the larger ships and most of the smaller ones as well",
        "- the second",
    ]
    assert cut("\n".join(items)) == ["\n".join(items[:3]), items[3]]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He said: “We left. Then we came back again to the harbour.", 2),  # an opening short piece joins nothing
        ('The so-called "experts" left. Nobody missed them.', 2),
        ('A 5" pipe broke. A 3" pipe held.', 2),
        ('"It held," he said. "It will hold for a hundred years," she said.', 2),
        ('It has a mark"that nobody"spaced well. So what.', 2),
        ('The sign "open " was misplaced. The one "shut" was not. All is well.', 3),
        ("‘Peace is near,’ he said. ‘We hope so,’ she said.", 2),
        ("They met the '90s band. Fans cheered.", 2),
        ("“A long first sentence of many words. A second sentence (with an aside. or two) in it.” He left.", 3),
        ("Is this the end (or not?) of the affair. Yes.", 2),
        ("Yahoo! in the accounting department. She left.", 2),
    ],
)
def test_marks_used_loosely(text: str, count: int):
    assert len(cut(text)) == count


@pytest.mark.parametrize(
    ("code", "text", "role", "speaker"),
    [
        ("en", "Sullivan said the ship had left.", Role.REPORTED, "Sullivan"),
        ("en", 'The ship "has left", said Jake Miller.', Role.REPORTED, "Jake Miller"),
        ("en", "He said Miller was away.", Role.REPORTED, None),
        ("en", "Doe said yes and Roe said no.", Role.REPORTED, None),
        ("en", "The United States sent two ships.", Role.NARRATION, None),
        ("en", "The company added 500 jobs in May.", Role.NARRATION, None),
        ("en", "The ship is safe, she added.", Role.REPORTED, None),
        ("en", "The book “A Long Way Home Again” sold well.", Role.NARRATION, None),
        ("ar", "وأكّدَ بيترسون أن السفينة غادرت.", Role.REPORTED, "بيترسون"),
        ("ar", "وقال خلال المؤتمر: السفينة غادرت.", Role.REPORTED, None),
        ("ar", "وبين المدينة والميناء عشرة كيلومترات.", Role.NARRATION, None),
        ("ru", "Судно ушло, — заявил Петров.", Role.REPORTED, "Петров"),
        ("de", "Das Ministerium teilte am Abend kurz mit, das Schiff liege fest.", Role.REPORTED, "Ministerium"),
        ("ar", 'وقال مصدر في الميناء: "غادرت"', Role.REPORTED, None),
        ("ar", "كشفت المتحدثة باسم هيئة الميناء الرئيسي اليوم أن السفينة، رغم العاصفة، غادرت.", Role.REPORTED, None),
        ("tr", "İddia edildiğine göre gemi ayrıldı.", Role.REPORTED, None),
        ("und", "The minister said so.", Role.NARRATION, None),
    ],
)
def test_role_and_speaker(code: str, text: str, role: Role, speaker: str | None):
    (found,) = split(Document("a", text, language=code), load(code))
    assert (found.role, found.speaker) == (role, speaker)


def test_headline_with_a_quoted_speaker():
    text = "الهيئة: «القناة» مفتوحة للملاحة"
    (found,) = split(Document("a", text, language="ar", headline=Span(0, len(text))), load("ar"))
    assert (found.role, found.speaker) == (Role.REPORTED, "الهيئة")


SINGLE = ".!?…؟。\"'“”„«»‹›‘’「」()[]:;،,-–—•*/@°\n\r\f \u00a0\u200f\u202b\ufeff"
MARKS = st.sampled_from([*SINGLE, ". ", '." ', ".. ", "\n\n"])
WORDS = st.sampled_from(
    ["A", "the", "The", "said", "Mr", "U.S", "د", "قال", "و", "כ", 'צה"ל', "12", "и", "В", "说", "www.a"]
)
MESSY = st.lists(MARKS | WORDS | st.characters(), max_size=60).map("".join)


@given(MESSY, st.sampled_from(ALL_CODES), st.data())
def test_every_visible_character_is_in_one_statement(text: str, code: str, data: st.DataObject):
    offsets = st.integers(0, len(text) + 2)
    pairs = st.tuples(offsets, offsets).map(sorted)
    dropped = tuple(Dropped(a, b, "test") for a, b in data.draw(st.lists(pairs, max_size=3)))
    headline = data.draw(st.none() | pairs.map(lambda pair: Span(*pair)))
    document = Document("a", text, language=code, headline=headline, dropped=dropped)
    found = split(document, load(code))
    taken = [0] * len(text)
    for statement in found:
        assert trimmed(text, statement.start, statement.end) == Span(statement.start, statement.end)
        for i in range(statement.start, statement.end):
            taken[i] += 1
    assert [s.start for s in found] == sorted(s.start for s in found)
    for i, character in enumerate(text):
        out = any(span.start <= i < span.end for span in dropped)
        assert taken[i] == 0 if out else taken[i] == 1 or not visible(character)


@given(MESSY, st.sampled_from(ALL_CODES))
def test_boundaries_and_split_agree(text: str, code: str):
    assert cut(text, code) == said(text, code)


@given(st.lists(st.sampled_from([c.text for _, c in fixture_cases() if "\n" not in c.text]), min_size=2, max_size=4))
def test_paragraphs_do_not_influence_each_other(paragraphs: list[str]):
    alone = [sentence for paragraph in paragraphs for sentence in cut(paragraph)]
    assert cut("\n\n".join(paragraphs)) == alone


@pytest.mark.parametrize("code", ["en", "he"])
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        '"',
        "“",
        "«",
        "»",
        "(",
        "'",
        "A. ",
        '"A. ',
        "ا.",
        "A\n",
        "a@b.c ",
        ". \u200f",
        'ו"אא ',
        "[1]. ",
        '"a?" A said ',
    ],
)
def test_time_is_linear(unit: str, code: str):
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        began = time.process_time()
        split(Document("a", text, language=code), load(code))
        return time.process_time() - began

    small, large = (min(seconds(size) for _ in range(2)) for size in (4_000, 16_000))
    assert large < 10 * max(small, 0.005)
