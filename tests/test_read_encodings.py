import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import ReadError
from compare.read.encodings import decode
from compare.read.garbled import decoded_twice

SAMPLES = {
    "ar": "أعلنت الهيئة العليا للانتخابات أن الدستور الجديد نال تأييد المقترعين.\nوكانت المشاركة ضعيفة.",
    "fa": "رئيس کميته گفت اين جايزه به جنبشي داده مي شود که شعار آن آزادي است.\nپيام او پخش شد.",
    "ru": "Связь с внешним миром частично восстановлена после извержения вулкана.\nРемонтное судно нашло разрыв.",
    "uk": "Україна та Росія підписали окремі угоди про вивезення зерна з портів.\nЇхня зустріч була у Стамбулі.",
    "fr": "Le tribunal a relaxé jeudi les quatre prévenus du procès, faute de preuves.\nLe parquet a déjà fait appel.",
    "de": "Die Kathedrale ist am Samstagabend feierlich wiedereröffnet worden.\nFünf Jahre dauerte die Instandsetzung.",
    "es": "La erupción del volcán se dio por terminada después de diez días sin señales.\nLos vecinos volverán mañana.",
    "tr": "Yetkililer konutların bir bölümünün teslim edildiğini söyledi.\nYağış nedeniyle çalışmalar gecikti.",
    "he": "קרואטיה אימצה את האירו וביטלה את ביקורת הגבולות עם שכנותיה.\nהבנקים פתחו את הדלתות גם בחג.",
    "zh": "嫦娥六号返回器在内蒙古着陆，带回人类首次从月球背面采集的样品。\n样品将送往北京的实验室进行研究。",
}
LEGACY = [
    ("ar", "cp1256"), ("ar", "iso8859_6"), ("fa", "cp1256"), ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "iso8859_5"),
    ("ru", "cp866"), ("uk", "cp1251"), ("uk", "koi8_u"), ("fr", "cp1252"), ("fr", "latin_1"), ("de", "cp1252"),
    ("es", "latin_1"), ("tr", "cp1254"), ("he", "cp1255"), ("he", "iso8859_8"), ("zh", "gb18030"),
]  # fmt: skip


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_mark(language, encoding):
    found = decode(SAMPLES[language].encode(encoding), "a.txt")
    assert found.text == SAMPLES[language]
    assert found.notes == ()


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_national_encodings_are_told_by_what_reads_best(language, encoding):
    text = SAMPLES[language]
    if language == "fa":
        text = text.replace("ک", "ك")  # the code page for Arabic lacks the Persian letter
    found = decode(text.encode(encoding), "a.txt")
    assert found.text == text
    assert any("not UTF-8" in note for note in found.notes)


@pytest.mark.parametrize("language", ["ar", "ru", "fr"])
def test_a_declared_encoding_that_fits_is_believed(language):
    encoding = {"ar": "windows-1256", "ru": "koi8-r", "fr": "iso-8859-1"}[language]
    found = decode(SAMPLES[language].encode(encoding), "a.html", encoding)
    assert found.text == SAMPLES[language]
    assert found.notes == ()


@pytest.mark.parametrize("declared", ["windows-1252", "utf-8", "no-such-encoding"])
def test_a_declared_encoding_that_does_not_fit_is_not_believed(declared):
    assert decode(SAMPLES["ar"].encode("cp1256"), "a.html", declared).text == SAMPLES["ar"]


def test_valid_utf8_wins_over_a_wrong_declaration():
    assert decode(SAMPLES["ru"].encode(), "a.html", "windows-1251").text == SAMPLES["ru"]


def test_newlines_become_one_and_nothing_else_changes():
    text = "one\u200f \u202btwo\u202c\ttab\u00a0\x0c three\u0640"
    assert decode(f"\ufeff{text}\r\nb\rc\n".encode(), "a.txt").text == f"{text}\nb\nc\n"


@pytest.mark.parametrize(
    ("language", "wrong"), [("ar", "cp1256"), ("ar", "latin_1"), ("ru", "latin_1"), ("fr", "cp1252"), ("tr", "latin_1")]
)
def test_utf8_that_was_opened_as_something_else_is_refused(language, wrong):
    garbled = SAMPLES[language].encode().decode(wrong)
    with pytest.raises(ReadError, match=r"a\.txt.*wrongly decoded.*UTF-8"):
        decode(garbled.encode(), "a.txt")


@pytest.mark.parametrize(("language", "encoding"), [("ar", "cp1256"), ("ru", "cp1251"), ("he", "cp1255")])
def test_a_national_encoding_that_was_opened_as_western_is_refused(language, encoding):
    with pytest.raises(ReadError, match="wrongly decoded"):
        decode(SAMPLES[language].encode(encoding).decode("latin_1").encode(), "a.txt")


@pytest.mark.parametrize("language", SAMPLES)
def test_good_text_is_not_taken_for_garbled(language):
    assert decoded_twice(SAMPLES[language]) is None


def test_a_damaged_utf8_file_stays_utf8():
    data = SAMPLES["ar"].encode()
    found = decode(data[:41] + b"\xff" + data[41:], "a.txt")
    assert found.text.startswith("أعلنت الهيئة العليا")
    assert any("damaged" in note for note in found.notes)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04 word/document.xml", "office"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02\x03" * 400, "binary"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, message):
    with pytest.raises(ReadError, match=rf"a\.txt.*{message}"):
        decode(data, "a.txt")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_utf8_comes_back_letter_for_letter(text):
    try:
        found = decode(text.encode(), "a.txt").text
    except ReadError:
        return  # refused is allowed, changed is not
    assert found == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_read_error(data):
    try:
        text = decode(data, "a.bin").text
    except ReadError:
        return
    assert text.strip()
