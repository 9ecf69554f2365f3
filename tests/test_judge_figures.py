"""Figures and days compared across whole articles by the words around them, where no two sentences align."""

import datetime as dt

import numpy as np
import pytest

from compare.facts import extract, find_quotes
from compare.judge import judge_figures
from compare.judge.nearby import nearby
from compare.judge.numbers import rounded
from compare.languages import load
from compare.settings import Settings
from compare.types import Alignment, Article, DisputeKind, Document, Label, Statement, Verdict


def article(text, name, language="en", day="2022-05-12"):
    """An article of a line a statement, with vectors that are all at right angles."""
    document = Document(id=name, text=text, language=language, published=dt.date.fromisoformat(day))
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Statement(document, start, start + len(line)))
        start += len(line) + 1
    facts = extract(lines, load(language))
    quotes = find_quotes(lines, load(language), facts)
    return Article(document, tuple(lines), facts, np.eye(8, dtype=np.float32)[: len(lines)], quotes)


def found(a, b, *, linked=False, label=Label.UNDECIDED, **about):
    """The label, kind and words of each conflict between two articles; `linked`: their first statements align."""
    one, other = article(a, "a", **about), article(b, "b", **about)
    link = Alignment(one.statements[0], other.statements[0], 0.5, 0.1)
    judged = [Verdict(link, label, "no-rule", "")] if linked else []
    return [
        (
            verdict.label,
            verdict.kind,
            *(side.document.text[m.start : m.end] for side, (m,) in _marks(verdict)),
        )
        for verdict in judge_figures([one, other], judged, Settings())
    ]


def _marks(verdict):
    return (verdict.alignment.a, verdict.marks_a), (verdict.alignment.b, verdict.marks_b)


def number(a, b):
    return [(Label.CONFLICTS, DisputeKind.NUMBER, a, b)]


def date(a, b):
    return [(Label.CONFLICTS, DisputeKind.DATE, a, b)]


REPORT = "The engineers spent their winter on it, the 61-page survey shows."
OTHER = "In a 63-page survey the city blames the builder."


def test_one_phrase_behind_two_figures_is_one_thing():
    assert found(REPORT, OTHER) == number("61", "63")
    assert found(OTHER, REPORT) == number("63", "61")


def test_a_figure_counts_what_the_phrase_behind_it_says():
    (verdict,) = judge_figures([article(REPORT, "a"), article(OTHER, "b")], [], Settings())
    assert verdict.explanation.startswith("61 (page) against 63 (page)")


def test_other_languages_have_their_own_words():
    assert found(
        "Le pont a été fermé après une enquête de 61 pages publiée hier matin.",
        "Le maire commente une enquête de 63 pages publiée hier matin.",
        language="fr",
    ) == number("61", "63")
    assert found(
        "Жители недовольны: расследование на 61 странице опубликовали власти города.",
        "Расследование на 63 страницах опубликовали власти города, пишет газета.",
        language="ru",
    ) == number("61", "63")


def test_two_languages_share_no_words():
    one, other = article(REPORT, "a"), article("Une enquête de 63 pages blâme le maire.", "b", "fr")
    assert judge_figures([one, other], [], Settings()) == []


@pytest.mark.parametrize(
    "other",
    [
        "In a 61-page survey the city blames the builder.",
        "In a 630-page survey the city blames the builder.",
        "In a survey of about 63 pages the city blames the builder.",
        "The builder has a staff of 63 in the city.",
        "In a 63-page survey the city blames the builder.\nThe 61-page survey of April was lost.",
        'She said: "It is a 63-page survey, and the city blames the builder."',
    ],
    ids=["the same", "far larger", "hedged", "of another thing", "both are told", "in a quotation"],
)
def test_what_may_be_another_thing_is_no_dispute(other):
    assert found(REPORT, other) == []


def test_what_is_disputed_already_is_not_disputed_again():
    one, other = article(REPORT, "a"), article(OTHER, "b")
    first = judge_figures([one, other], [], Settings())
    assert len(first) == 1
    assert judge_figures([one, other], first, Settings()) == []


COST = "The bridge cost 41 million euros to repair, a clerk said."
BUDGET = "The repair of the old bridge used up 46 million euros, the paper reports."


def test_aligned_statements_need_fewer_words_than_others():
    assert found(COST, BUDGET) == []
    assert found(COST, BUDGET, linked=True) == number("41 million euros", "46 million euros")


def test_statements_of_two_events_are_not_aligned():
    assert found(COST, BUDGET, linked=True, label=Label.DIFFERENT_EVENT) == []


def test_years_tell_two_figures_apart():
    told = found(COST.replace("cost", "in 2019 cost"), BUDGET.replace("used", "in 2021 used"), linked=True)
    assert DisputeKind.NUMBER not in {kind for _, kind, *_ in told}


def test_a_count_that_leaves_one_out_is_no_dispute():
    assert found("A trade pact with 11 Baltic coast ports.", "The 12-port Baltic coast trade pact.") == []


TERM = "Her mayoral term in the old town ends in 2024."


def test_one_word_governs_two_days():
    assert found(TERM, "She may go before her term ends in 2023.", linked=True) == date("2024", "2023")
    assert found(TERM, "She was chosen for a term in 2019.", linked=True) == []


def test_whole_years_are_compared_in_aligned_statements_only():
    assert found(TERM, "She may go before her mayoral term in the town ends in 2023.") == []


def test_a_year_that_the_other_article_has_too_is_not_disputed():
    assert found(TERM, "She may go before her term ends in 2023.\nIn 2024 the bridge will open.", linked=True) == []


def test_days_need_no_alignment_if_enough_is_shared():
    told = "The letter stirred the council after the Harbour Gazette published it on {}."
    other = "It began with a letter that the Harbour Gazette published on {}."
    assert found(told.format("2 May"), other.format("3 May")) == date("2 May", "3 May")
    assert found(told.format("2 May"), other.format("2 May")) == []
    assert found(told.format("2 May"), "A letter to the Harbour Gazette was written on 3 May.") == []


def test_what_was_only_said_on_a_day_may_be_said_on_another():
    a = "The mayor of the harbour council, who wrote a letter, said on 2 May that it was closed."
    assert found(a, a.replace("2 May", "3 May"), linked=True) == []


def test_a_word_of_time_governs_no_day():
    a = "A committee of the harbour council gathered earlier on 2 May to find a clerk."
    b = "The harbour council chose a clerk for its committee earlier on 3 May."
    assert found(a, b, linked=True) == []
    assert found(a, b.replace("chose", "gathered to choose").replace("its committee", "it"), linked=True) == []
    assert found(a, "The council, which chose a clerk, gathered earlier on 3 May.", linked=True) == date(
        "2 May", "3 May"
    )


def test_a_day_of_the_week_may_be_that_of_another_week():
    a = "The hearing of the harbour council will be held on Tuesday."
    b = "The hearing of the harbour council will be held on 24 May."
    assert found(a, b, linked=True) == []
    assert found(a, b.replace("24", "25"), linked=True) == date("Tuesday", "25 May")


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [
        (43_000, 43_350, True),
        (43e6, 43_885_310, True),
        (3.6e9, 3.57e9, True),
        (50_000, 55_000, False),
        (3.5e9, 3.6e9, False),
        (38, 35, False),
        (139e6, 140_937_785, False),
    ],
)
def test_a_figure_with_fewer_digits_may_be_the_other_one_rounded(low, high, wanted):
    assert rounded(*sorted((low, high))) is wanted


def test_names_and_other_figures_tell_nothing_of_what_a_figure_is_of():
    one = article("Anna Novak paid 300 euros for 12 lamps in Geneva on 3 May.", "a")
    fact = next(fact for fact in one.facts[0] if one.document.text[fact.start : fact.end].startswith("300"))
    assert nearby(one.statements[0], fact, one.facts[0]).words == {"paid", "lamps"}
