"""Omissions: what counts as missing, as missed, and as told in other words."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from compare.findings import find
from compare.findings.mentions import Mentions
from compare.findings.timing import Timeline
from compare.settings import Settings
from compare.types import (
    Alignment,
    Article,
    DateValue,
    Document,
    Fact,
    FactKind,
    FindingType,
    Granularity,
    Label,
    Matching,
    NameValue,
    Null,
    Quantity,
    Role,
    StanceValue,
    Statement,
    Verdict,
)

DAY = dt.date(2024, 3, 5)
TOPIC, SIDE, ELSEWHERE = (1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.2, 0.0, 0.98, 0.0)
CENTRAL = (0.55, 0.0, 0.0, 0.835)
"""Near to the topic, and not so near that the topic's own statements tell it."""


def filler(name: str) -> list:
    """Five lines of an outlet's own words: with lines in common two articles would be one origin."""
    return [(f"{name * 4} {name * 5} {word} {name * 6} {name * 7}.", (), ELSEWHERE) for word in "vwxyz"]


def number(value: float, of: str | None = "soldier", start: int = 0) -> Fact:
    return Fact(FactKind.NUMBER, start, start + 3, Quantity(value, value, of=of))


def person(key: str, start: int = 0) -> Fact:
    return Fact(FactKind.PERSON, start, start + 3, NameValue(key, key))


def day(first: dt.date, last: dt.date | None = None, granularity: Granularity = Granularity.DAY) -> Fact:
    return Fact(FactKind.DATE, 0, 3, DateValue(first, last or first, granularity))


def article(name: str, lines: list = (), published: dt.date | None = DAY) -> Article:
    """A document of these lines and some of its own: text, facts with offsets into the line, and a vector."""
    lines = [*lines, *filler(name)]
    text = "\n".join(line[0] for line in lines)
    document = Document(id=name, text=text, language="en", source=name.upper(), published=published)
    statements, facts, start = [], [], 0
    for words, own, _ in lines:
        statements.append(Statement(document, start, start + len(words)))
        facts.append(tuple(fact.shifted(start) for fact in own))
        start += len(words) + 1
    return Article(document, tuple(statements), tuple(facts), np.array([line[2] for line in lines], np.float32))


def unmatched(carrier: Article, *others: Article, row: int = 0) -> list[Matching]:
    """One statement of the carrier without a partner in the others."""
    nulls = [(other, Null(carrier.statements[row], other.document, None, 0.2)) for other in others]
    return [Matching(carrier.document, other.document, (), (null,)) for other, null in nulls]


def same(a: Article, b: Article, row: int = 0) -> Verdict:
    """One statement of each of two articles agree on all their facts."""
    link = Alignment(a.statements[row], b.statements[row], 0.9, 0.5)
    return Verdict(link, Label.AGREES, "agree-facts", "why", None, a.facts[row], b.facts[row])


def omissions(articles, matchings=(), verdicts=()):
    found = find(articles, matchings, verdicts, Settings())
    return [(f.rule, f.missing_from) for f in found if f.type is FindingType.OMISSION]


def test_what_one_outlet_alone_has_is_no_omission_where_there_are_three_accounts():
    lone = article("a", [("900 soldiers arrived.", (number(900),), TOPIC)])
    b, c = (article(name) for name in "bc")
    assert omissions((lone, b), unmatched(lone, b)) == [("omission-salient", ("b",))]
    assert omissions((lone, b, c), unmatched(lone, b, c)) == []


@pytest.mark.parametrize(
    ("facts", "missed"),
    [
        ((number(900),), True),
        ((number(12),), False),
        ((number(900, of="button"),), False),
        ((number(900), day(DAY - dt.timedelta(days=90))), False),
        ((number(900), day(dt.date(2023, 1, 1), dt.date(2023, 12, 31), Granularity.YEAR)), False),
        ((person("anna keller"), person("bo hansen", 4)), True),
        ((person("anna keller"), person("rosa unknown", 4)), False),
    ],
    ids=["count", "few", "noun", "long-ago", "year", "two-known", "one-known"],
)
def test_of_two_accounts_only_what_is_hard_and_new_is_missed(facts, missed):
    """The other article names both known persons, in other sentences, but one of them only by a namesake's surname."""
    lone = article("a", [("900 1234 soldiers.", facts, TOPIC)])
    witness = article("c", [("Keller and Hansen met.", (person("anna keller"), person("bo hansen")), SIDE)])
    other = article("b", [("Keller spoke.", (person("anna keller"),), SIDE)])
    twin = replace(witness, document=replace(witness.document, source="A"))
    twin = replace(twin, statements=tuple(replace(one, document=twin.document) for one in twin.statements))
    found = omissions((lone, other, twin), unmatched(lone, other))
    assert bool(found) is missed


def two_and_one(vector, facts, third=(), *, role=Role.NARRATION, languages="en en", label=Label.AGREES):
    """Two origins carry a statement, the third article has `third` beside; all open with the topic."""
    opening = [(f"{word} ministers met.", (), TOPIC) for word in ("Two", "The", "Our")]
    told = [*opening, ("A statement of it.", facts, vector)]
    a, b = (spoken(article(name, told), role, code) for name, code in zip("ab", languages.split(), strict=True))
    c = article("c", [*opening, *third])
    verdict = replace(same(a, b, row=3), label=label)
    return omissions((a, b, c), [*unmatched(a, c, row=3), *unmatched(b, c, row=3)], [verdict])


def spoken(told: Article, role: Role, code: str) -> Article:
    """The article in another language, all of its statements of this role."""
    document = replace(told.document, language=code)
    return replace(
        told, document=document, statements=tuple(replace(one, document=document, role=role) for one in told.statements)
    )


def test_a_side_of_the_story_is_missed_only_for_a_figure():
    names = (person("anna keller"), person("bo hansen", 4))
    assert two_and_one(CENTRAL, names) == [("omission-salient", ("c",))]
    assert two_and_one(SIDE, names[:1]) == []
    assert two_and_one(SIDE, (number(344, of=None),)) == [("omission-salient", ("c",))]


def test_of_one_speech_each_outlet_picks_its_lines_unless_two_languages_pick_the_same():
    name = (person("anna keller"),)
    missed = [("omission-salient", ("c",))]
    assert two_and_one(CENTRAL, name) == missed
    assert two_and_one(CENTRAL, name, role=Role.QUOTATION) == []
    assert two_and_one(CENTRAL, name, role=Role.QUOTATION, languages="en fr") == missed
    assert two_and_one(CENTRAL, (*name, number(344, of=None, start=4)), role=Role.QUOTATION) == []
    assert two_and_one(CENTRAL, name, role=Role.QUOTATION, label=Label.CONFLICTS) == missed, "two dispute the words"


def test_an_article_that_has_the_figure_or_comes_near_tells_the_matter():
    elsewhere = [("It was 344 of them.", (number(344, of=None, start=7),), ELSEWHERE)]
    assert two_and_one(CENTRAL, (number(344, of=None),), elsewhere) == []
    near = [("Nearly the same.", (), (0.0, 0.65, 0.0, 0.76))]
    assert two_and_one(SIDE, (number(344, of=None),), near) == []


def figure_story(third: tuple):
    """Two origins give a figure; a third tells the matter in a sentence that comes near, with these facts."""
    a, b = (article(n, [("We count 344 parts.", (number(344, of=None, start=9),), TOPIC)]) for n in "ab")
    c = article("c", [("We count the parts.", third, TOPIC)])
    return find((a, b, c), (), [same(a, b)], Settings())


def test_a_figure_that_two_origins_give_and_a_third_leaves_out_is_an_omission_of_its_own():
    found = [f for f in figure_story(()) if f.type is FindingType.OMISSION]
    assert [(f.rule, f.missing_from) for f in found] == [("omission-figure", ("c",))]
    marked = {e.statement.document.text[m.start : m.end] for e in found[0].evidence for m in e.marks}
    assert marked == {"344"}
    assert "344" in found[0].explanation
    assert not [f for f in figure_story((number(344, of=None),)) if f.type is FindingType.OMISSION]


def test_mentions_know_a_surname_a_rounded_figure_and_a_day_within_a_few():
    rounded = Fact(FactKind.NUMBER, 0, 3, Quantity(95_000, 105_000, hedge="about"))
    limit = Fact(FactKind.NUMBER, 0, 3, Quantity(500, None))
    stretch = day(DAY, DAY + dt.timedelta(days=2))
    month = day(dt.date(2024, 6, 1), dt.date(2024, 6, 30), Granularity.MONTH)
    held = Mentions.of(article("a", [("x" * 9, (person("jake sullivan"), rounded, limit, stretch, month), TOPIC)]))
    assert held.has(person("john sullivan"))
    assert not held.has(person("jake miller"))
    assert held.has(number(100_000, of=None))
    assert not held.has(number(9_000, of=None)), "a limit names no figure"
    assert held.has(number(500, of=None)), "but the one at which it stands"
    assert held.has(day(DAY + dt.timedelta(days=1)))
    assert not held.has(day(dt.date(2024, 6, 7))), "a month names no day"


def test_in_a_story_of_weeks_an_undated_article_is_blamed_only_if_its_words_show_that_it_is_late():
    early = article("a", (), dt.date(2024, 1, 5))
    late = article("b", (), DAY)
    undated = article("c", (), None)
    not_yet, done = (StanceValue(negative, negative, "fact", "answer") for negative in (True, False))
    facts = [(Fact(FactKind.POLARITY, 0, 3, value),) for value in (not_yet, done)]
    link = Alignment(early.statements[0], undated.statements[0], 0.6, 0.3)
    update = Verdict(link, Label.UPDATES, "not-yet-done", "why", None, *facts)
    kin = (
        Matching(
            late.document, undated.document, (Alignment(late.statements[1], undated.statements[1], 0.8, 0.4),), ()
        ),
    )
    plain, shown = Timeline((early, late, undated), kin), Timeline((early, late, undated), kin, (update,))
    assert not plain.current(undated, late.statements[:1])
    assert shown.current(undated, late.statements[:1])
    assert not shown.current(undated, early.statements[:1]), "what January told was no news in March"


def test_an_undated_remark_and_a_dated_one_of_another_month_are_two_occasions():
    early, late = article("a", (), dt.date(2024, 1, 5)), article("b", (), DAY)
    undated = article("c", (), None)
    kin = (
        Matching(
            early.document, undated.document, (Alignment(early.statements[1], undated.statements[1], 0.8, 0.4),), ()
        ),
    )
    timeline = Timeline((early, late, undated), kin)
    assert timeline.apart(undated.statements[0], late.statements[0])
    assert not timeline.apart(undated.statements[0], early.statements[0])
    assert not timeline.apart(early.statements[0], late.statements[0]), "a dated article says when it was"
