import pytest

from compare.languages import codes
from compare.read.language import UNKNOWN, detect, guess_language, settle

PARAGRAPHS = {
    "ar": "أعلنت هيئة القناة نجاح تعويم سفينة الحاويات التي أغلقت المجرى الملاحي منذ أيام.",
    "de": "Die Kathedrale in Paris ist am Samstagabend feierlich wiedereröffnet worden.",
    "en": "The telescope fired its thrusters for nearly five minutes and slipped into orbit.",
    "es": "La erupción del volcán se dio por terminada después de diez días sin señales.",
    "fa": "کمیته نوبل نروژ جایزه صلح سال را به نرگس محمدی داد و خواستار آزادی او شد.",
    "fr": "Le tribunal a relaxé jeudi les quatre prévenus du procès, faute de preuves.",
    "he": "קרואטיה אימצה ביום ראשון את האירו וביטלה את ביקורת הגבולות עם שכנותיה.",
    "ru": "Связь с внешним миром частично восстановлена после извержения вулкана.",
    "tr": "Depremin birinci yılında Hatay'da hayatını kaybedenler sabaha karşı anıldı.",
    "uk": "Україна та Росія підписали окремі угоди про вивезення зерна з чорноморських портів.",
    "zh": "嫦娥六号返回器在内蒙古着陆，带回人类首次从月球背面采集的样品。",
}


def test_there_is_a_paragraph_for_every_language():
    assert tuple(PARAGRAPHS) == codes()


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_every_language_is_recognised(code):
    assert detect(PARAGRAPHS[code]) == code
    assert guess_language(PARAGRAPHS[code]) == code


@pytest.mark.parametrize("text", ["", "   ", "NATO", "2022-01-11", "Reuters AFP", "!!!", "OK.", "Kiev, Moscow"])
def test_too_little_to_tell(text):
    assert detect(text) == UNKNOWN


def test_a_mixed_text_has_no_language():
    assert detect("\n".join(PARAGRAPHS[code] for code in ("ar", "en", "ru"))) == UNKNOWN


def test_a_foreign_quotation_does_not_change_the_language():
    text = "\n".join([PARAGRAPHS["en"], PARAGRAPHS["en"], PARAGRAPHS["en"], PARAGRAPHS["fr"]])
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("17 ديسمبر 2021", "ar"),
        ("۱۷ دی با چاپ", "fa"),
        ("у 2021 році", "uk"),
        ("в 2021 году", "ru"),
        ("2021年", "zh"),
        ("בשנת 2021", "he"),
        ("17 décembre 2021", "fr"),
        ("123", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_guess_for_short_lines_goes_by_script_and_words(text, code):
    assert guess_language(text) == code


def test_the_user_is_believed():
    assert settle("fr", "de", PARAGRAPHS["en"]) == ("fr", ())


@pytest.mark.parametrize("declared", ["ar", "ar-EG", "AR_eg"])
def test_a_declared_language_that_fits_is_believed(declared):
    assert settle(None, declared, PARAGRAPHS["ar"]) == ("ar", ())


def test_a_declared_language_that_does_not_fit_is_not():
    code, notes = settle(None, "en-US", PARAGRAPHS["ar"])
    assert code == "ar"
    assert "'en'" in notes[0]
    assert "'ar'" in notes[0]


def test_a_declared_language_helps_where_the_text_is_too_short():
    assert settle(None, "fr", "Non.")[0] == "fr"
    assert settle(None, "no such language", "Non.")[0] == UNKNOWN


def test_a_language_without_data_keeps_its_code_and_is_noted():
    code, notes = settle(
        None, None, "Il governo ha approvato ieri sera il decreto sulle pensioni, con molte polemiche."
    )
    assert code == "it"
    assert "'it'" in notes[0]


def test_an_unknown_language_is_noted():
    code, notes = settle(None, None, "NATO")
    assert code == UNKNOWN
    assert "--lang" in notes[0]
