import datetime as dt
from dataclasses import replace

import numpy as np

from compare.findings import find
from compare.findings.groups import Groups
from compare.findings.origins import origins
from compare.findings.timing import Order, Timeline
from compare.settings import Settings
from compare.types import (
    Alignment,
    Article,
    DateValue,
    DisputeKind,
    Document,
    Fact,
    FactKind,
    FindingType,
    Granularity,
    Label,
    Matching,
    MonthDay,
    Null,
    Quantity,
    Role,
    Span,
    Statement,
    Verdict,
)

DAY = dt.date(2021, 12, 17)


def day(start: int, value: dt.date | MonthDay) -> Fact:
    return Fact(FactKind.DATE, start, start + 2, DateValue(value, value, Granularity.DAY))


def article(name: str, sentences: dict[str, tuple[Fact, ...]], **about) -> Article:
    """A document whose sentences are these, a line each; facts have offsets into their sentence."""
    text = "\n".join(sentences)
    document = Document(id=name, text=text, language="en", **about)
    found, facts, start = [], [], 0
    for sentence, its_facts in sentences.items():
        found.append(Statement(document, start, start + len(sentence)))
        facts.append(tuple(fact.shifted(start) for fact in its_facts))
        start += len(sentence) + 1
    return Article(document, tuple(found), tuple(facts), np.zeros((len(found), 2), np.float32))


def verdict(a: Article, i: int, b: Article, j: int, label: Label, similarity: float = 0.9, **about) -> Verdict:
    link = Alignment(a.statements[i], b.statements[j], similarity, 1.1)
    kind = DisputeKind.DATE if label in (Label.CONFLICTS, Label.UPDATES) else None
    marks = {
        "marks_a": tuple(Span(f.start, f.end) for f in a.facts[i]),
        "marks_b": tuple(Span(f.start, f.end) for f in b.facts[j]),
    }
    return Verdict(link, label, "date-interval", "why", kind, a.facts[i], b.facts[j], **marks, **about)


FILLER = {f"Filler sentence number {word}.": () for word in ("one", "two", "three", "four", "five")}


def story():
    """Three articles date the drafts: two on the 17th, one on the 15th."""
    a = article("a", {"Drafts out 17 December.": (day(11, DAY),), **FILLER}, source="A", published=DAY)
    b = article("b", {"Published on the 17th.": (day(13, DAY),), **FILLER}, source="B", published=DAY)
    c = article("c", {"Published 15 December.": (day(10, dt.date(2021, 12, 15)),), **FILLER}, source="C", published=DAY)
    return a, b, c


def test_many_pairs_of_one_dispute_are_one_finding_with_a_side_for_each_value():
    a, b, c = story()
    verdicts = [
        verdict(a, 0, b, 0, Label.AGREES),
        verdict(a, 0, c, 0, Label.CONFLICTS),
        verdict(b, 0, c, 0, Label.CONFLICTS),
    ]
    found = [f for f in find((a, b, c), (), verdicts, Settings()) if f.type is FindingType.DISCREPANCY]
    assert len(found) == 1
    sides = {(e.statement.document.id, e.side) for e in found[0].evidence}
    assert sides == {("a", 0), ("b", 0), ("c", 1)}
    assert "17 December 2021 (2 articles) against 15 December 2021 (1 article)" in found[0].explanation


def test_an_agreeing_statement_joins_the_side_whose_value_it_has():
    a, b, c = story()
    verdicts = [verdict(a, 0, b, 0, Label.AGREES), verdict(a, 0, c, 0, Label.CONFLICTS)]
    found = find((a, b, c), (), verdicts, Settings())[0]
    assert ("b", 0) in {(e.statement.document.id, e.side) for e in found.evidence}


def test_a_value_that_the_other_article_confirms_elsewhere_is_not_disputed():
    a, _, _ = story()
    other = article(
        "d", {"Talks on 15 December.": (day(9, dt.date(2021, 12, 15)),), "Drafts on 17 December.": (day(10, DAY),)}
    )
    verdicts = [verdict(a, 0, other, 0, Label.CONFLICTS), verdict(a, 0, other, 1, Label.AGREES)]
    assert not [f for f in find((a, other), (), verdicts, Settings()) if f.type is FindingType.DISCREPANCY]


def test_the_order_of_the_files_changes_neither_ids_nor_sides_of_a_finding():
    a, b, c = story()
    forth = [verdict(a, 0, c, 0, Label.CONFLICTS), verdict(b, 0, c, 0, Label.CONFLICTS)]
    back = [verdict(c, 0, b, 0, Label.CONFLICTS), verdict(c, 0, a, 0, Label.CONFLICTS)]
    one, two = (find(order, (), v, Settings())[0] for order, v in (((a, b, c), forth), ((c, b, a), back)))
    assert one.id == two.id
    assert {(e.statement, e.side) for e in one.evidence} == {(e.statement, e.side) for e in two.evidence}


def test_agreement_is_transitive_only_as_far_as_the_sentences_say_so():
    a, b, c = story()
    d = article("d", {"Something else on the 17th.": (day(22, DAY),)})
    verdicts = [
        verdict(a, 0, b, 0, Label.AGREES, 0.95),
        verdict(b, 0, c, 0, Label.AGREES, 0.94),
        verdict(a, 0, c, 0, Label.AGREES, 0.93),
        verdict(c, 0, d, 0, Label.AGREES, 0.92),
    ]
    groups = [{e.statement.document.id for e in f.evidence} for f in find((a, b, c, d), (), verdicts, Settings())]
    assert groups == [{"a", "b", "c"}]


def test_a_third_article_joins_an_agreement_only_if_it_agrees_with_both():
    a, b, c = story()
    verdicts = [verdict(a, 0, b, 0, Label.AGREES, 0.95), verdict(b, 0, c, 0, Label.AGREES, 0.94)]
    groups = [{e.statement.document.id for e in f.evidence} for f in find((a, b, c), (), verdicts, Settings())]
    assert groups == [{"a", "b"}]


def test_an_agreement_names_only_what_all_of_its_members_say():
    both = {"17 December, 10/11 later.": (day(0, DAY), day(13, dt.date(2021, 11, 10)))}
    a, b, _ = story()
    more = tuple(article(name, {**both, **FILLER}, source=name, published=DAY) for name in "de")
    verdicts = [
        verdict(more[0], 0, more[1], 0, Label.AGREES, 0.95),
        *(replace(verdict(one, 0, a, 0, Label.AGREES), facts_a=one.facts[0][:1]) for one in more),
    ]
    found = find((a, b, *more), (), verdicts, Settings())[0]
    assert {e.statement.document.id for e in found.evidence} == {"a", "d", "e"}
    assert "17 December 2021" in found.explanation
    assert "November" not in found.explanation


def test_one_wire_text_in_two_outlets_is_one_origin():
    text = "The ministry said on Friday that both drafts had been handed over to the other side in the morning."
    wire = Document(id="a", text=text, source="A", origin="TASS")
    copy = Document(id="b", text=text + " Own last line.", source="B")
    own = Document(id="c", text="Quite another report about the drafts, written by the outlet itself.", source="C")
    assert origins([copy, wire, own], Settings()) == {"a": "TASS", "b": "TASS", "c": "C"}


def _gap(published=None, facts=(), mentions=()):
    """One salient statement in `a`; `b` lacks it."""
    number = Fact(FactKind.NUMBER, 0, 3, Quantity(100_000, 100_000, of="soldier"))
    more = Fact(FactKind.NUMBER, 4, 8, Quantity(3, 3, of="border"))
    a = article(
        "a", {"100 thousand troops stand there.": (number, more, *facts), **FILLER}, published=dt.date(2022, 1, 11)
    )
    b = article("b", {**FILLER, "They met before.": tuple(mentions)}, published=published)
    nulls = (Null(a.statements[0], b.document, None, 0.2),)
    return find((a, b), (Matching(a.document, b.document, (), nulls),), (), Settings())


def test_what_an_article_could_not_know_is_no_omission():
    assert _gap(published=dt.date(2022, 1, 12))[0].missing_from == ("b",)
    assert not _gap(published=dt.date(2021, 12, 20))


def test_a_dated_matter_counts_from_its_own_day():
    dated = (day(9, dt.date(2021, 12, 7)),)
    assert _gap(published=dt.date(2021, 12, 20), facts=dated)[0].missing_from == ("b",)
    assert not _gap(published=dt.date(2021, 12, 6), facts=dated)


def test_where_the_order_is_unknown_the_finding_says_so():
    found = _gap()
    assert found[0].missing_from == ("b",)
    assert "later is not known" in found[0].explanation
    assert not _gap(mentions=(day(5, dt.date(2021, 12, 17)),)), "it names only earlier days, so it shows itself older"


def test_an_open_year_is_the_one_nearest_to_the_story():
    drafts = {"The drafts came out.": (day(3, dt.date(2021, 12, 17)),)}
    known = article("a", {"News.": (), **drafts}, published=dt.date(2022, 1, 11))
    open_year = article("b", {"On 17 December.": (day(3, MonthDay(12, 17)),)})
    timeline = Timeline((known, open_year))
    assert timeline.order(open_year, known.statements[:1]) is Order.EARLIER
    assert timeline.order(open_year, known.statements[1:]) is Order.LATER


def test_a_saying_is_news_of_the_day_on_which_it_is_said():
    said = article("a", {"He spoke of 7 December.": (day(12, dt.date(2021, 12, 7)),)}, published=dt.date(2022, 1, 11))
    before = article("b", {"News.": ()}, published=dt.date(2021, 12, 20))
    reported = replace(said, statements=(replace(said.statements[0], role=Role.REPORTED),))
    assert Timeline((said, before)).order(before, said.statements) is Order.LATER
    assert Timeline((reported, before)).order(before, reported.statements) is Order.EARLIER


def test_two_articles_that_show_only_the_same_last_day_are_in_no_order():
    a, b = (article(name, {"On 17 December.": (day(3, DAY),), "News.": ()}) for name in ("a", "b"))
    assert Timeline((a, b)).order(b, a.statements[1:]) is Order.UNKNOWN
    assert Timeline((a, b)).order(b, a.statements[:1]) is Order.LATER, "the matter's own day is known"


def test_in_a_story_of_weeks_nobody_is_blamed_for_what_was_no_news_any_more():
    figure = (Fact(FactKind.NUMBER, 0, 3, Quantity(100_000, 100_000, of="soldier")),)
    old = article("a", {"100 thousand troops.": figure, **FILLER}, source="A", published=dt.date(2021, 12, 17))
    late = article("b", FILLER, source="B", published=dt.date(2022, 1, 11))
    undated = article("c", FILLER, source="C")
    soon = article("d", FILLER, source="D", published=dt.date(2021, 12, 19))
    found = find((old, late, undated, soon), _nulls(old, late, undated, soon), (), Settings())
    assert [(f.missing_from, f.order_unknown) for f in found] == [(("d",), ())], "nor an article that shows no day"
    same_days = find((old, undated, soon), _nulls(old, undated, soon), (), Settings())
    assert [finding.missing_from for finding in same_days] == [("c", "d")]


def _nulls(carrier: Article, *others: Article) -> tuple[Matching, ...]:
    """The carrier's first statement without a partner in any of the others."""
    first = carrier.statements[0]
    return tuple(Matching(carrier.document, o.document, (), (Null(first, o.document, None, 0.2),)) for o in others)


def test_what_two_articles_report_in_their_own_words_is_one_omission():
    figure = (Fact(FactKind.NUMBER, 0, 3, Quantity(100_000, 100_000, of="soldier")),)
    a = article("a", {"100 thousand troops.": figure, **FILLER}, source="A", published=DAY)
    b = article("b", {"100 thousand soldiers stand there.": figure, **FILLER}, source="B", published=DAY)
    c = article("c", FILLER, source="C", published=DAY)
    nulls = (*_nulls(a, c), *_nulls(b, c))
    one = [verdict(a, 0, b, 0, Label.UNDECIDED, 0.7)]
    apart = [verdict(a, 0, b, 0, Label.DIFFERENT_EVENT, 0.7)]
    for verdicts, count in ((one, 1), (apart, 2)):
        found = [f for f in find((a, b, c), nulls, verdicts, Settings()) if f.type is FindingType.OMISSION]
        assert len(found) == count
        assert all(finding.missing_from == ("c",) for finding in found)
    assert Settings().gate_margin <= one[0].alignment.margin


def test_sentences_of_one_article_that_repeat_each_other_are_one_omission():
    figure = (Fact(FactKind.NUMBER, 0, 3, Quantity(100_000, 100_000, of="soldier")),)
    a = article("a", {"100 thousand troops.": figure, "100 thousand, he said.": figure, **FILLER}, published=DAY)
    vectors = np.eye(len(a.statements), dtype=np.float32)
    vectors[1] = vectors[0]
    b = article("b", FILLER, published=DAY)
    nulls = tuple(Null(statement, b.document, None, 0.2) for statement in a.statements[:2])
    matchings = (Matching(a.document, b.document, (), nulls),)
    for own, count in ((vectors, 1), (np.eye(len(a.statements), dtype=np.float32), 2)):
        articles = (replace(a, vectors=own), replace(b, vectors=np.eye(5, len(own), dtype=np.float32)))
        assert len(find(articles, matchings, (), Settings())) == count


def test_the_day_of_the_news_itself_makes_nothing_salient():
    for value, count in ((DAY, 0), (dt.date(2021, 11, 10), 1)):
        a = article("a", {"They met on 10/11, early.": (day(12, value),), **FILLER}, published=DAY)
        b = article("b", FILLER, published=DAY)
        assert len(find((a, b), _nulls(a, b), (), Settings())) == count


def test_a_short_article_is_not_blamed():
    number = Fact(FactKind.NUMBER, 0, 3, Quantity(100_000, 100_000, of="soldier"))
    a = article("a", {"100 thousand troops.": (number, number), **FILLER})
    short = article("b", {"Two lines.": (), "No more.": ()})
    nulls = (Null(a.statements[0], short.document, None, 0.2),)
    assert not find((a, short), (Matching(a.document, short.document, (), nulls),), (), Settings())


def test_ranks_count_from_one_without_gaps():
    a, b, c = story()
    verdicts = [verdict(a, 0, b, 0, Label.AGREES), verdict(a, 0, c, 0, Label.CONFLICTS)]
    found = find((a, b, c), (), verdicts, Settings())
    assert [f.rank for f in found] == list(range(1, len(found) + 1))
    assert found[0].type is FindingType.DISCREPANCY


def test_groups_join_and_keep_their_order():
    groups: Groups[int] = Groups()
    for a, b in ((1, 2), (3, 4), (4, 2)):
        groups.join(a, b)
    groups.add(9)
    assert list(groups) == [(3, 4, 1, 2), (9,)]
