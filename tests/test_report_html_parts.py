"""What the page puts together: excerpts, the time line, who is quoted."""

import datetime as dt
from dataclasses import replace

from factories import article, day, report
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from compare.report.html import page
from compare.report.quoted import speakers
from compare.report.text import excerpt, pieces
from compare.report.timeline import MOST_DAYS, timeline
from compare.types import Article, Fact, NameValue, Quote, Span


def test_an_excerpt_keeps_the_marked_words_and_says_where_it_was_cut() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    at = text.index("eight")
    found = excerpt(pieces(text, 0, len(text), [Span(at, at + 5)]), 30)
    assert [piece.text for piece in found if piece.marked] == ["eight"]
    assert found[0].text.startswith("… ")
    assert found[-1].text.endswith(" …")
    assert "".join(piece.text for piece in found).strip("… ") in text


@given(
    st.text(alphabet="ab \u0627\n", max_size=400),
    st.integers(0, 400),
    st.integers(0, 400),
    st.integers(20, 200),
)
def test_an_excerpt_is_never_much_longer_than_its_room(text: str, start: int, length: int, room: int) -> None:
    start = min(start, len(text))
    mark = Span(start, min(start + length, len(text)))
    found = excerpt(pieces(text, 0, len(text), [mark]), room)
    assert sum(len(piece.text) for piece in found) <= 2 * room + 8
    for piece in found:
        assert piece.text.replace(" …", "").replace("… ", "") in text


def dated(identity: str, days: list[int]) -> Article:
    """An article that names these days of 2024, a statement each."""
    one = article("\n".join(f"On day {number:03d}." for number in days), identity)
    facts = []
    for statement, number in zip(one.statements, days, strict=True):
        date = dt.date(2024, 1, 1) + dt.timedelta(number)
        kind, value = day(date.year, date.month, date.day)
        facts.append((Fact(kind, statement.start + 3, statement.start + 10, value),))
    return replace(one, facts=tuple(facts))


def test_of_many_days_those_that_most_sources_name_are_drawn_in_order() -> None:
    found = timeline([dated("a", list(range(40))), dated("b", [5, 39, 38, 37])], [])
    assert len(found.days) == MOST_DAYS
    assert list(found.days) == sorted(found.days)
    assert {(day - dt.date(2024, 1, 1)).days for day in found.days} >= {5, 37, 38, 39}
    assert [place for place, _ in found.named_by(len(found.days) - 1)] == [0, 1]


def test_every_point_leads_to_its_sentence() -> None:
    tree = html.document_fromstring(page(report([dated("a", [3, 1]), dated("b", [1])])))
    ids = tree.xpath("//@id")
    links = tree.xpath('//*[name()="svg"]//a/@href')
    assert len(links) == 3
    assert {link[1:] for link in links} <= set(ids)


def quoting(identity: str, language: str, name: str, words: str) -> Article:
    one = article(f"{words}, {name}.", identity, language=language)
    quote = Quote((Span(0, len(words)),), direct=True, speaker=NameValue("srgy lfrf", name))
    return replace(one, quotes=(quote,))


def test_one_speaker_in_two_scripts_is_one_and_named_as_the_reader_writes() -> None:
    articles = [
        quoting("a", "en", "Sergei Lavrov", "No answer came"),
        quoting("b", "ru", "Сергей Лавров", "Ответа нет"),
    ]
    (found,) = speakers(articles)
    assert (found.name("ru"), found.name("en")) == ("Сергей Лавров", "Sergei Lavrov")
    assert found.places == (0, 1)
    assert [(saying.words, saying.direct) for saying in found.sayings] == [
        ("No answer came", True),
        ("Ответа нет", True),
    ]
    tree = html.document_fromstring(page(report(articles), language="ru"))
    assert [e.text_content() for e in tree.xpath('//details[@class="speaker"]//li/span')] == [
        *("No answer came", "Ответа нет")
    ]
