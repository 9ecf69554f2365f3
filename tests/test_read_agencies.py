import pytest

from compare.read.agencies import credited, mentions, signature
from compare.read.lines import split_lines


@pytest.mark.parametrize(
    ("code", "text", "agency", "surface"),
    [
        ("ar", "نقلت وكالة أنباء تاس الخبر", "TASS", "تاس"),
        ("ar", "أ.ش.أ", "MENA", "أ.ش.أ"),
        ("ar", "ا ف ب", "AFP", "ا ف ب"),
        ("ar", "قال لرويترز", "Reuters", "رويترز"),
        ("ar", "الى وكالة «رويترز»", "Reuters", "رويترز"),
        ("en", "THE ASSOCIATED PRESS", "AP", "THE ASSOCIATED PRESS"),
        ("en", "told Reuters's man", "Reuters", "Reuters"),
        ("ru", "передаёт РИА «Новости»", "RIA Novosti", "РИА «Новости»"),
        ("ru", "рассказал Интерфаксу", "Interfax", "Интерфаксу"),
        ("ru", "сообщил Интерфакс-Украина", "Interfax-Ukraine", "Интерфакс-Украина"),
        ("fr", "a dit l’AFP", "AFP", "AFP"),
        ("tr", "Reuters'a konuştu", "Reuters", "Reuters"),
        ("zh", "据路透社报道", "Reuters", "路透社"),
        ("he", "אמר לרויטרס", "Reuters", "רויטרס"),
    ],
)
def test_agencies_in_the_spelling_of_the_language(code, text, agency, surface):
    (found,) = mentions(text, code)
    assert (found.agency, text[found.start : found.end]) == (agency, surface)


@pytest.mark.parametrize("text", ["the mapping of tapas", "happy", "reuters", "EFEmerides", "TASSels"])
def test_parts_of_words_are_no_agencies(text):
    assert list(mentions(text, "en")) == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Reuters", "Reuters"),
        ("By Reuters Staff", "Reuters"),
        ("Source: Petra", "Petra"),
        ("Petra news agency", "Petra"),
        ("By Petra Novak", None),
        ("Tom Mehr", None),
        ("Jane Pike", None),
    ],
)
def test_signatures(text, agency):
    assert signature(text, "en") == agency


def credited_in(code, text):
    return credited(split_lines(text), code)


@pytest.mark.parametrize(
    ("code", "text", "agencies"),
    [
        ("ar", "قال المتحدث إن الوفد وصل، بحسب ما أوردته وكالة أنباء تاس.", ("TASS",)),
        ("ar", "وأفادت وكالة الأناضول بأن الوفد وصل.", ("Anadolu",)),
        ("en", "The delegation has arrived, the spokesman told Reuters.", ("Reuters",)),
        ("en", "The delegation has arrived, TASS reported on Friday.", ("TASS",)),
        ("en", "According to the Russian news agency TASS, the delegation has arrived.", ("TASS",)),
        ("ru", "Делегация прибыла, сообщает ТАСС со ссылкой на пресс-службу.", ("TASS",)),
        ("fr", "La délégation est arrivée, selon l'agence TASS.", ("TASS",)),
        ("de", "Die Delegation ist eingetroffen, berichtet die Nachrichtenagentur AFP.", ("AFP",)),
        ("zh", "据新华社报道，代表团已经抵达。", ("Xinhua",)),
        ("en", "The delegation has arrived, TASS reported. It will stay, diplomats told Reuters.", ("TASS", "Reuters")),
    ],
)
def test_credited_in(code, text, agencies):
    assert credited_in(code, text) == agencies


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "A Reuters photographer was hurt in the strike."),
        ("en", "He was told to leave. Reuters has closed its office."),
        ("ar", "طورت روسيا لقاح سبوتنيك وأعلنت وفق جدولها بدء الإنتاج."),
        ("ar", "وصل الوزير إلى هضبة الأناضول بحسب برنامج الزيارة."),
        ("ru", "Запуск спутника, сообщает ведомство, перенесли."),
    ],
)
def test_an_agency_that_is_only_mentioned_gets_no_credit(code, text):
    assert credited_in(code, text) == ()
