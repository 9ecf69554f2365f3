"""Names that the user calls one: where they are found, what gives way to them, and what key they get."""

import pytest

from compare.facts import extract, find_quotes, one_person_each, with_aliases
from compare.languages import load
from compare.settings import Aliases
from compare.statements import split
from compare.types import Article, Document, FactKind

ABBAS = ("Mahmoud Abbas", "محمود عباس", "Abu Mazen", "أبو مازن", "Махмуд Аббас")


def article(text: str, language: str = "en", name: str = "a") -> Article:
    document = Document(name, text, language=language)
    statements = split(document, load(language))
    facts = extract(statements, load(language))
    quotes = find_quotes(statements, load(language), facts)
    return Article(document, tuple(statements), facts, [], quotes)


def found(text: str, aliases: Aliases, kind: FactKind, language: str = "en") -> list[tuple[str, str]]:
    """The words and the key of each fact of this kind."""
    (one,) = with_aliases([article(text, language)], aliases)
    return [(text[f.start : f.end], getattr(f.value, "key", "")) for fs in one.facts for f in fs if f.kind is kind]


def test_without_aliases_nothing_changes():
    made = article("Mahmoud Abbas met the Group of 77 in Geneva on 4 May 2023.")
    assert with_aliases([made], Aliases()) == (made,)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Abu Mazen was there.", "en", ["Abu Mazen"]),
        ("They spoke of abu mazen.", "en", []),
        ("Mr Abu Mazen's aide was there.", "en", ["Abu Mazen"]),
        ("وقال أبو مازن إنه راض.", "ar", ["أبو مازن"]),
        ("والتقى بأبو مازن.", "ar", ["أبو مازن"]),
        ("Речь Махмуда Аббаса длилась час.", "ru", ["Махмуда Аббаса"]),
        ("В зале был Abu Mazen.", "ru", ["Abu Mazen"]),
    ],
)
def test_a_name_is_found_in_its_forms(text, language, words):
    persons = found(text, Aliases(persons=(ABBAS,)), FactKind.PERSON, language)
    assert [word for word, _ in persons] == words


def test_one_key_in_all_languages():
    texts = {"en": "Abu Mazen was there.", "ar": "حضر محمود عباس.", "ru": "Махмуд Аббас был там."}
    aliases = Aliases(persons=(ABBAS,))
    articles = [article(text, code, code) for code, text in texts.items()]
    articles = one_person_each(articles, aliases)
    keys = [[f.value.key for fs in a.facts for f in fs if f.kind is FactKind.PERSON] for a in articles]
    assert keys[0] == keys[1] == keys[2]
    assert len(keys[0]) == 1


def test_a_surname_alone_is_the_person_whom_its_article_names_in_full():
    aliases = Aliases(persons=(("Samuel Clemens", "Mark Twain"),))
    text = "Samuel Clemens read aloud. Clemens was tired. Mark Twain, he said, was only a name."
    assert len({key for _, key in found(text, aliases, FactKind.PERSON)}) == 1
    assert [words for words, _ in found(text, aliases, FactKind.PERSON)] == ["Samuel Clemens", "Clemens", "Mark Twain"]


def test_another_person_of_the_same_surname_stays_another():
    aliases = Aliases(persons=(("Mahmoud Abbas", "Abu Mazen"),))
    keys = [key for _, key in found("Mahmoud Abbas met Khaled Abbas. Abu Mazen left.", aliases, FactKind.PERSON)]
    assert keys[0] == keys[2] != keys[1]


def test_a_number_inside_a_name_is_part_of_it_and_a_date_around_it_is_none():
    aliases = Aliases(organisations=(("Group of 77", "G77"),), persons=(("May", "Lady May"),))
    text = "The Group of 77 met on 12 May 2021 for 77 minutes."
    assert [words for words, _ in found(text, aliases, FactKind.ORGANISATION)] == ["Group of 77"]
    assert found(text, aliases, FactKind.NUMBER) == []
    assert [words for words, _ in found(text, aliases, FactKind.DATE)] == ["12 May 2021"]
    assert [words for words, _ in found(text, aliases, FactKind.DURATION)] == ["77 minutes"]
    assert found(text, aliases, FactKind.PERSON) == []


def test_the_shorter_name_gives_way_to_the_longer():
    aliases = Aliases(places=(("Harbour", "Marina"),), organisations=(("Harbour Police", "Quay Guard"),))
    text = "The Harbour Police left the Marina."
    assert [words for words, _ in found(text, aliases, FactKind.ORGANISATION)] == ["Harbour Police"]
    assert [words for words, _ in found(text, aliases, FactKind.PLACE)] == ["Marina"]


def test_a_place_keeps_the_identity_and_the_role_that_the_tables_give():
    (plain,) = found("They met in Istanbul.", Aliases(), FactKind.PLACE)
    (alias,) = found("They met in Tsargrad.", Aliases(places=(("Tsargrad", "Istanbul"),)), FactKind.PLACE)
    assert alias == ("Tsargrad", plain[1])
    (one,) = with_aliases([article("They met in Tsargrad.")], Aliases(places=(("Tsargrad", "Istanbul"),)))
    assert [f.value.role for f in one.facts[0] if f.kind is FactKind.PLACE] == ["location"]


def test_two_known_places_that_the_user_calls_one_are_one():
    aliases = Aliases(places=(("Geneva", "Vienna"),))
    assert len({key for _, key in found("From Geneva to Vienna.", aliases, FactKind.PLACE)}) == 1


def test_a_speaker_has_the_key_too():
    text = '"We will load the ships at once," Abu Mazen told reporters.'
    plain = article(text)
    (one,) = with_aliases([plain], Aliases(persons=(("Mahmoud Abbas", "Abu Mazen"),)))
    ((named, key),) = found("Mahmoud Abbas left.", Aliases(persons=(("Mahmoud Abbas", "Abu Mazen"),)), FactKind.PERSON)
    assert named == "Mahmoud Abbas"
    assert [quote.speaker.key for quote in one.quotes if quote.speaker] == [key]


def test_offsets_are_those_of_the_document():
    text = "Rain fell. Then Abu Mazen spoke.\n\nAbu Mazen left."
    assert [words for words, _ in found(text, Aliases(persons=(ABBAS,)), FactKind.PERSON)] == ["Abu Mazen"] * 2
