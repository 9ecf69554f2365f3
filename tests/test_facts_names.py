from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.facts.names import article_names, find_names
from compare.facts.same_person import one_key_each
from compare.languages import codes, load
from compare.types import FactKind, NameValue

FIXTURES = Path(__file__).parent / "fixtures" / "names"


def table(name, width):
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    wrong = [row for row in rows if len(row) != width or not row[0]]
    assert not wrong, f"{name}: rows with other than {width} columns: {wrong}"
    return rows[0], rows[1:]


def shown(text, language):
    """The facts of a text as the fixture writes them."""
    facts = find_names(text, load(language))
    roles = [f" [{fact.value.role}]" if fact.value.role else "" for fact in facts]
    return [
        f"{fact.kind.value} {text[fact.start : fact.end]} = {fact.value.key}{role}"
        for fact, role in zip(facts, roles, strict=True)
    ]


@pytest.mark.parametrize(("language", "text", "names"), table("sentences.tsv", 3)[1])
def test_sentences(language, text, names):
    assert shown(text, language) == [name for name in names.split(" / ") if name]


def places_of(spelling, language):
    """The identities found where a text says only this, after a word of place for spellings that need one."""
    language = load(language)
    before = "في" if language.code == "ar" else ""
    facts = find_names(f"{before} {spelling}".strip(), language)
    return {fact.value.key for fact in facts if fact.kind is FactKind.PLACE}


HEAD, PLACES = table("places.tsv", 6)


@pytest.mark.parametrize("row", PLACES, ids=[row[0] for row in PLACES])
def test_places_in_five_languages(row):
    for language, cell in zip(HEAD[1:], row[1:], strict=True):
        for spelling in cell.split(" / "):
            assert places_of(spelling, language) == {row[0]}, (language, spelling)


@pytest.mark.parametrize(
    ("a", "language_a", "b", "language_b"), [row[1:] for row in table("different.tsv", 5)[1] if row[0] == "place"]
)
def test_different_places(a, language_a, b, language_b):
    found_a, found_b = places_of(a, language_a), places_of(b, language_b)
    assert found_a
    assert found_b
    assert not found_a & found_b


@pytest.mark.parametrize("code", ["ar", "en", "ru", "fr", "es", "de", "tr", "fa", "he", "zh", "uk"])
def test_organisations_have_one_identity_in_all_languages(code):
    spoken = {
        "en": "NATO", "ar": "حلف شمال الأطلسي", "ru": "НАТО", "fr": "l'Otan", "es": "la OTAN", "de": "die Nato",
        "tr": "NATO", "fa": "ناتو", "he": "נאט״ו", "zh": "北约", "uk": "НАТО",
    }  # fmt: skip
    facts = find_names(spoken[code], load(code))
    assert [(fact.kind, fact.value.key) for fact in facts] == [(FactKind.ORGANISATION, "NATO")]


ARTICLE = [
    "Sullivan and Peskov trade words",
    "Jake Sullivan, the national security adviser, spoke on Monday.",
    "John Sullivan, the US ambassador to Russia, was absent.",
    "Dmitry Peskov answered. Peskov's remarks were brief, Sullivan said.",
]


def test_surnames_take_key_and_display_of_the_full_name():
    facts = [fact for facts in article_names(ARTICLE, load("en")) for fact in facts if fact.kind is FactKind.PERSON]
    peskov = {fact.value for fact in facts if "bskf" in fact.value.key}
    assert {(value.key, value.display, value.given, value.surname) for value in peskov} == {
        ("Dmitry bskf", "Dmitry Peskov", "Dmitry", "Peskov")
    }
    assert sum("bskf" in fact.value.key for fact in facts) == 3


def test_two_persons_with_one_surname_stay_two():
    values = [fact.value for facts in article_names(ARTICLE, load("en")) for fact in facts]
    roles = {value.key: value.role for value in values if value.key.endswith("slfn")}
    assert roles == {"Jake slfn": "national_security_adviser", "John slfn": "ambassador/US"}


def test_a_surname_means_the_person_named_last():
    texts = [
        "Jake Sullivan spoke.",
        "John Sullivan spoke.",
        "Then Sullivan left.",
        "Jake Sullivan stayed; Sullivan slept.",
    ]
    keys = [[fact.value.key for fact in facts] for facts in article_names(texts, load("en"))]
    assert keys == [["Jake slfn"], ["John slfn"], ["John slfn"], ["Jake slfn", "Jake slfn"]]


def test_a_role_beside_a_bare_surname_is_no_role_of_a_relative_named_in_full():
    texts = ["Hillary Clinton spoke.", "Then President Clinton spoke."]
    facts = [fact for facts in article_names(texts, load("en")) for fact in facts]
    assert [fact.value.role for fact in facts] == [None, "president"]


def test_inflected_mentions_are_one_person_shown_in_the_nominative():
    texts = [
        "Переговоры с Сергеем Лавровым прошли утром.",
        "Сергей Лавров доволен.",
        "Слова Лаврова передал секретарь.",
    ]
    facts = [fact for facts in article_names(texts, load("ru")) for fact in facts]
    assert {(fact.value.key, fact.value.display) for fact in facts} == {("Sergei lfrf", "Сергей Лавров")}
    assert len(facts) == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [("شكر (وزير النقل سيرغي) ستيفانوف العمال.", "ar"), ("I thank (Transport Minister Karen) Dale for it.", "en")],
)
def test_an_insertion_may_end_inside_a_name(text, language):
    (person,) = (fact for fact in find_names(text, load(language)) if fact.kind is FactKind.PERSON)
    assert ")" in text[person.start : person.end]
    assert ")" not in person.value.display
    assert " " in person.value.key


def test_offsets_leave_out_what_is_glued_on():
    text = "التقى أنتوني بلينكن بوتين، ثم سافر وبلينكن إلى موسكو."
    facts = find_names(text, load("ar"))
    assert [text[fact.start : fact.end] for fact in facts] == ["أنتوني بلينكن", "بلينكن", "موسكو"]
    text = "Moskova'nın yanıtı Kiev'e ulaştı."
    assert [text[fact.start : fact.end] for fact in find_names(text, load("tr"))] == ["Moskova", "Kiev"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who told us that the turkey was in the china shop?"),
        ("en", "The Committee on Ways and Means met on Friday."),
        ("ar", "زاد الدعم المالي على قطر الأنبوب في الآونة الأخيرة."),
        ("ar", "قالت المصادر إن الأسعار ارتفعت على مستوى السوق."),
        ("ru", "Во вторник комитет принял решение по существу."),
        ("fr", "La suite des travaux est prévue pour jeudi."),
        ("de", "Die Regierung hat den Haushalt am Montag beschlossen."),
        ("tr", "Toplantı pazartesi günü yapılacak."),
    ],
)
def test_common_words_are_no_names(language, text):
    assert shown(text, language) == []


def test_same_story_same_keys_in_four_languages():
    story = {
        "ar": "التقى وزير الخارجية الروسي سيرغي لافروف في جنيف الأمين العام للأمم المتحدة أنطونيو غوتيريش.",
        "en": "Russian foreign minister Sergei Lavrov met UN secretary general Antonio Guterres in Geneva.",
        "ru": "Министр иностранных дел России Сергей Лавров встретился в Женеве с генсеком ООН Антониу Гутерришем.",
        "fr": "Le ministre russe des Affaires étrangères Sergueï Lavrov a vu à Genève le secrétaire général de l'ONU "
        "António Guterres.",
    }  # fmt: skip
    found = {
        code: [fact.value for fact in find_names(text, load(code)) if fact.value.role != "adjective"]
        for code, text in story.items()
    }
    joined = one_key_each([[v for v in values if v.given] for values in found.values()])
    named = {code: {joined.get(value.key, value.key) for value in values} - {"RU"} for code, values in found.items()}
    assert len(set(map(frozenset, named.values()))) == 1, named
    assert len(named["en"]) == 4
    roles = {code: {value.role for value in values if value.given} for code, values in found.items()}
    assert len(set(map(frozenset, roles.values()))) == 1, roles


def test_one_key_for_a_person_of_several_articles():
    articles = [["Sergei lfrf", "John slfn"], ["lfrf", "slfn"], ["Sergei lfr", "Jake slfn"]]
    joined = one_key_each([[NameValue(key, key) for key in keys] for keys in articles])
    assert joined["lfrf"] == joined["Sergei lfr"] == joined["Sergei lfrf"] == "Sergei lfrf"
    assert joined["slfn"] == "slfn"
    assert joined["John slfn"] != joined["Jake slfn"]


def test_unknown_language_has_no_names_and_no_trouble():
    assert find_names("Bihotzez eskertzen dizuet, esan zuen Mikel Arteta jaunak.", load("eu")) == []


@given(st.text(max_size=80), st.sampled_from([*codes(), "und"]))
def test_any_text_gives_facts_inside_it(text, code):
    facts = find_names(text, load(code))
    assert facts == sorted(facts, key=lambda fact: (fact.start, fact.end))
    for fact in facts:
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.value.key
