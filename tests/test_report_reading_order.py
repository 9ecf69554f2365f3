import itertools
import random

import pytest
from factories import article, evidence, finding, pair, report, story

from compare.report.reading_order import Row, rows, sign, unlisted
from compare.report.view import story as view
from compare.types import Finding, FindingType, Report
from compare.wording import wording


def shown(of: Report) -> list[str]:
    """Each row by the words of its statements."""
    return [
        " | ".join(cell.quotation.statement.text for cell in row.cells) for row in rows(view(of, wording()), wording())
    ]


def agreement(first: tuple, second: tuple, rank: int) -> Finding:
    return finding(FindingType.AGREEMENT, evidence(*first), evidence(*second), rank=rank)


def test_rows_follow_the_first_article_and_what_only_the_other_has_follows_its_neighbour() -> None:
    one, two = article("a0\na1\na2", "a"), article("b0\nb1\nb2\nb3", "b")
    made = [
        agreement((one, 2), (two, 1), 1),
        agreement((one, 0), (two, 3), 2),
        finding(FindingType.OMISSION, evidence(two, 2), rank=3, missing_from=("a",)),
        finding(FindingType.OMISSION, evidence(two, 0), rank=4, missing_from=("a",)),
        finding(FindingType.OMISSION, evidence(one, 1), rank=5, missing_from=("b",)),
    ]
    expected = ["b0", "a0 | b3", "a1", "a2 | b1", "b2"]
    assert shown(report([one, two], made)) == expected
    for order in itertools.permutations(range(5)):
        ranked = [
            finding(f.type, *f.evidence, rank=n, missing_from=f.missing_from) for n, f in zip(order, made, strict=True)
        ]
        assert shown(report([one, two], ranked)) == expected


@pytest.mark.parametrize("seed", range(20))
def test_every_finding_has_one_row_and_the_first_article_is_in_order(seed: int) -> None:
    chosen = random.Random(seed)
    articles = [article("\n".join(f"{name}{n}" for n in range(9)), name) for name in "abc"]
    made = []
    for rank in range(15):
        items = [evidence(one, chosen.randrange(9)) for one in chosen.sample(articles, chosen.randint(1, 3))]
        made.append(finding(FindingType.AGREEMENT, *items, rank=rank))
    seen = view(report(articles, made), wording())
    found = rows(seen, wording())
    assert sorted(card.finding.rank for row in found for card in row.cards) == list(range(15))
    starts = [row.start(seen.sources[0]) for row in found]
    known = [start for start in starts if start is not None]
    assert known == sorted(known)


def test_signs_say_what_a_row_is() -> None:
    seen = view(pair(), wording())
    signs: dict[str, set[str]] = {}
    for row in rows(seen, wording()):
        for card in row.cards:
            signs.setdefault(card.finding.type, set()).add(sign(card, seen.sources[0]))
    assert signs == {"discrepancy": {"≠"}, "update": {"→"}, "agreement": {"=", "≈"}, "omission": {"-", "+"}}


def test_a_dispute_beside_an_agreement_counts_as_disputed() -> None:
    one, two = article("x 1", "a"), article("x 2", "b")
    items = (evidence(one, 0, 0), evidence(two, 0, 1))
    made = [finding(FindingType.AGREEMENT, *items, rank=1), finding(FindingType.UPDATE, *items, rank=2)]
    (row,) = rows(view(report([one, two], made), wording()), wording())
    assert isinstance(row, Row)
    assert [card.finding.rank for card in row.cards] == [1, 2]
    assert [card.finding.rank for card in row.disputes] == [2]


def test_statements_without_a_finding_are_counted() -> None:
    seen = view(story(), wording())
    for source, number in unlisted(seen):
        quoted = {
            item.statement.start
            for found in story().findings
            for item in found.evidence
            if item.statement.document.id == source.article.document.id
        }
        assert number == len(source.article.statements) - len(quoted)


def test_everything_is_every_statement_of_both_in_order() -> None:
    one, two = article("a0\na1\na2", "a"), article("b0\nb1", "b")
    seen = view(report([one, two], [agreement((one, 1), (two, 0), 1)]), wording())
    found = rows(seen, wording(), everything=True)
    assert [[cell.quotation.statement.text for cell in row.cells] for row in found] == [
        ["a0"],
        ["a1", "b0"],
        ["a2"],
        ["b1"],
    ]
    assert [len(row.cards) for row in found] == [0, 1, 0, 0]
