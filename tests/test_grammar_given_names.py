"""Given names that no one person can have, and those that one may."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.grammar.given_names import other_given_name
from compare.grammar.names import name_key
from compare.grammar.roles import other_rank, same_office
from compare.languages import load
from compare.languages.shared import nicknames

PERSONS = Path(__file__).parent / "fixtures" / "names" / "persons.tsv"


def key(name, code="en"):
    return name_key(name, load(code))


def test_no_spelling_of_one_person_is_another_one():
    lines = PERSONS.read_text(encoding="utf-8").splitlines()
    head, *table = (line.split("\t") for line in lines if not line.startswith("#"))
    wrong = []
    for row in table:
        cells = zip(head[2:], row[2:], strict=True)
        keys = {key(one, code): one for code, cell in cells for one in cell.split(" / ") if one}
        wrong += [(keys[a], keys[b]) for a, b in combinations(keys, 2) if other_given_name(a, b)]
    assert wrong == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jake Sullivan", "John Sullivan"),
        ("Joe Biden", "John Biden"),
        ("Karen Donfried", "Catherine Donfried"),
        ("Bashar al-Assad", "Hafez al-Assad"),
    ],
)
def test_other_given_names(a, b):
    assert other_given_name(key(a), key(b))
    assert other_given_name(key(b), key(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bill Clinton", "William Clinton"),
        ("Mitt Romney", "Willard Mitt Romney"),
        ("Rick Perry", "Richard Perry"),
        ("Jonathan Powell", "Jon Powell"),
        ("Biden", "John Biden"),
        ("Jake Sullivan", "Jake Tapper"),
    ],
)
def test_one_person_or_another_surname(a, b):
    assert not other_given_name(key(a), key(b))


def test_every_group_holds_its_own_name_and_more():
    for name, group in nicknames().items():
        assert name in group
        assert len(set(group)) == len(group) > 1


@given(st.sampled_from(["Joe", "John", "Karim", "Tamer", "Iurii", "Bill", "William"]), st.sampled_from(["Rao", "Bush"]))
def test_nobody_is_another_than_himself(given_name, surname):
    assert not other_given_name(key(f"{given_name} {surname}"), key(f"{given_name} {surname}"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("president/US", "president", True),
        ("president/US", "president/RU", False),
        ("senator", "senator", False),
        ("president", None, False),
    ],
)
def test_offices(a, b, same):
    assert same_office(a, b) is same
    assert same_office(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("foreign_minister/RU", "deputy_foreign_minister/RU", True),
        ("foreign_minister/RU", "assistant_foreign_minister", True),
        ("foreign_minister/RU", "deputy_foreign_minister/US", False),
        ("foreign_minister/RU", "defence_minister/RU", False),
        ("deputy_foreign_minister", "assistant_foreign_minister", False),
    ],
)
def test_ranks(a, b, other):
    assert other_rank(a, b) is other
    assert other_rank(b, a) is other
