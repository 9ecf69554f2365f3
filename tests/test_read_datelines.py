import pytest

from compare.read.datelines import is_dateline, read_dateline
from compare.read.published import date_spans


def dateline(code, text):
    return read_dateline(text, code, lambda part: date_spans(part, code))


# what stands before the bar is the dateline
FOUND = [
    ("en", "MOSCOW, Jan 11 (Reuters) - |The talks ended without a result.", "Reuters", None),
    ("en", "KYIV, Ukraine (AP) — |The talks ended.", "AP", None),
    ("en", "LONDON/PARIS, March 3 (Reuters) - |The talks ended.", "Reuters", None),
    ("en", "(Reuters) - |The talks ended.", "Reuters", None),
    ("en", "OSLO — |The talks ended.", None, None),
    ("ar", "القاهرة - أ ش أ: |انتهت المباحثات من دون نتيجة.", "MENA", None),
    ("ar", "موسكو (أ ف ب) - |انتهت المباحثات.", "AFP", None),
    ("ar", "موسكو (أ.ف.ب) |انتهت المباحثات.", "AFP", None),
    ("ar", "دبي – «رويترز»: |انتهت المباحثات.", "Reuters", None),
    ("ar", "(صحيفة المرج / سبوتنيك - 3 آذار 2022ء) |انتهت المباحثات.", "Sputnik", "المرج"),
    ("ar", "(ضفاف النيل / رويترز - 3 آذار 2022) |انتهت المباحثات.", "Reuters", "ضفاف النيل"),
    ("ar", "(ضفاف النيل / وكالة الشعاع - 3 آذار 2022) |انتهت المباحثات.", "وكالة الشعاع", "ضفاف النيل"),
    ("ar", "أ ش أ موقع الضفة|أكدت السلطات انتهاء المباحثات.", "MENA", "الضفة"),
    ("ar", "بيروت (وكالات) - |انتهت المباحثات.", None, None),
    ("ru", "МОСКВА, 11 янв - РИА Новости. |Переговоры завершились.", "RIA Novosti", None),
    ("ru", "МОСКВА, 11 января. /ТАСС/. |Переговоры завершились.", "TASS", None),
    ("ru", "Киев. 11 января. Интерфакс-Украина - |Переговоры завершились.", "Interfax-Ukraine", None),
    ("fr", "Paris (AFP) - |Les pourparlers sont finis.", "AFP", None),
    ("fr", "PARIS, 11 janvier (Reuters) - |Les pourparlers sont finis.", "Reuters", None),
    ("fr", "Genève, 11 janvier 2022 – |Les pourparlers sont finis.", None, None),
    ("es", "Madrid, 11 ene (EFE).- |Las conversaciones terminaron.", "EFE", None),
    ("de", "Berlin (dpa) - |Die Gespräche sind beendet.", "dpa", None),
    ("tr", "ANKARA (AA) - |Görüşmeler sona erdi.", "Anadolu", None),
    ("fa", "تهران - ایرنا - |گفت‌وگوها پایان یافت.", "IRNA", None),
    ("he", "מוסקבה (רויטרס) - |השיחות הסתיימו.", "Reuters", None),
    ("zh", "新华社日内瓦1月11日电（记者林某）|会谈结束，没有结果。", "Xinhua", None),
    ("zh", "中新社1月11日电 |会谈结束，没有结果。", "China News Service", None),
    ("uk", "КИЇВ. 11 січня. УНІАН. |Переговори завершилися.", "UNIAN", None),
]


@pytest.mark.parametrize(("code", "marked", "agency", "outlet"), FOUND)
def test_datelines_of_the_agencies(code, marked, agency, outlet):
    found = dateline(code, marked.replace("|", ""))
    assert found is not None
    assert (found.end, found.agency, found.outlet) == (marked.index("|"), agency, outlet)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Reuters reported on Jan 11 - citing two diplomats - that the talks had ended."),
        ("en", "The Associated Press (AP) reported that the talks had ended."),
        ("en", "NATO — the alliance — said the talks had ended."),
        ("en", "On Monday, 17 January 2022 – the day of the vote – the talks ended."),
        ("en", "The treaty (Reuters has seen it) is ready."),
        ("ar", "قال الوزير لرويترز: لن نوقع."),
        ("ar", "وكالة (أ ف ب) ذكرت أن المباحثات انتهت."),
        ("ar", "نقلت رويترز - عن مصدرين - أن المباحثات انتهت."),
        ("ar", "(الناتو) أعلن أنه لن يشارك."),
        ("ar", "في 17 ديسمبر - وهو يوم التوقيع - انتهت المباحثات."),
        ("ru", "ТАСС сообщил 11 января: переговоры завершились."),
        ("ru", "11 января - день переговоров."),
        ("ru", "ТАСС. Так называется агентство."),
        ("fr", "Le 17 décembre 2021 – jour du vote – les pourparlers sont finis."),
        ("fr", "L'agence (AFP) a confirmé la nouvelle."),
        ("fa", "به گزارش ایرنا، گفت‌وگوها پایان یافت."),
        ("zh", "据新华社报道，会谈结束。"),
        ("und", "Paris (AFP"),
        ("und", ""),
    ],
)
def test_sentences_are_no_datelines(code, text):
    assert dateline(code, text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters", True),
        ("(AFP)", True),
        ("MOSCOW, Jan 11 (Reuters)", True),
        ("AFP, Reuters", True),
        ("Reuters reported it first", False),
        ("Moscow", False),
        ("11 January 2022", False),
    ],
)
def test_a_line_may_be_a_signature(text, expected):
    assert is_dateline(text, "en", lambda part: date_spans(part, "en")) is expected
