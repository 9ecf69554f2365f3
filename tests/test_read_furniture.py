import pytest

from compare.languages import codes
from compare.read.furniture import Setting, Zone, reason_of
from compare.read.lines import split_lines
from compare.read.phrases import vocabulary
from compare.read.published import dated_share
from compare.read.reasons import Reason


def reason(text, code="en", zone=Zone.BODY):
    (line,) = split_lines(text)
    return reason_of(line, Setting(vocabulary(code), zone, dated_share(text, code), code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "By Friday the ministry had replied"),
        ("en", "Published in 2019, the report names three firms"),
        ("en", "Share prices fell on Tuesday"),
        ("en", "Sources close to the talks expect a deal"),
        ("en", "Video shows the bridge collapsing"),
        ("en", "Photo finish in the men's final"),
        ("en", "Comments by the minister anger neighbours"),
        ("en", "Updated rules for farmers take effect"),
        ("en", "Tags on the whales recorded the dive"),
        ("en", "The editor-in-chief of the daily was arrested on Sunday."),
        ("en", "Related charges were dropped"),
        ("en", "He resigned."),
        ("en", "Follow the money, the prosecutor told the court"),
        ("en", "Minister: We will not pay"),
        ("en", "Getty Images has sued the maker of an image generator in London"),
        ("en", "“I just wish he had never written to her on Facebook,” the mother said."),
        ("ar", "نشر قوات إضافية على الحدود"),
        ("ar", "نشر 300 مراقب في المدينة"),
        ("ar", "شارك الوزير في افتتاح المؤتمر"),
        ("ar", "للاشتراك في المباحثات وصل الوفد إلى فيينا"),
        ("ar", "صورة الوضع قاتمة، كما يقول الأطباء"),
        ("ar", "كتب الوزير رسالة إلى نظيره يشرح فيها موقف بلاده"),
        ("ar", "مصادر: الهدنة تبدأ غدا"),
        ("ar", "إعلان الهدنة خلال ساعات"),
        ("ar", "المزيد من القوات تصل إلى الميناء"),
        ("ar", "تعليق الدراسة في العاصمة بسبب السيول"),
        ("ar", "رئيس التحرير يمثل أمام المحكمة"),
        ("ru", "Реклама табака запрещена с июня"),
        ("ru", "Автор законопроекта отозвал подпись"),
        ("ru", "Источник в правительстве подтвердил отставку"),
        ("ru", "Фото со спутника показало разлив"),
        ("ru", "Подписаться под договором отказались двое"),
        ("ru", "Темы переговоров не раскрываются"),
        ("fr", "Par ailleurs, le sommet est reporté"),
        ("fr", "Publicité mensongère : le groupe condamné"),
        ("fr", "Publié lundi, le rapport accable la direction"),
        ("fr", "Source d'inquiétude pour les riverains, le barrage sera vidé"),
        ("fr", "Vidéo truquée, dénonce le maire"),
        ("es", "Por la tarde llegó el primer convoy"),
        ("es", "Fuentes del gobierno confirman el acuerdo"),
        ("de", "Von Montag an gilt Tempo 30"),
        ("de", "Bild der Verwüstung im Ahrtal"),
        ("tr", "Haber ajansına konuşan bakan istifa edecek"),
        ("fa", "عکس رهبر از دیوار پایین آمد"),
        ("he", "כתב אישום הוגש נגד השר"),
        ("zh", "图书馆将于周一重新开放"),
        ("uk", "Автор закону відкликав підпис"),
    ],
)
@pytest.mark.parametrize("zone", Zone)
def test_sentences_that_begin_like_furniture_are_kept(code, text, zone):
    assert reason(text, code, zone) is None


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "Share on Facebook Twitter WhatsApp", Reason.SHARE),
        ("ar", "شارك على فيسبوك | تويتر | واتساب", Reason.SHARE),
        ("ar", "انسخ الرابط", Reason.SHARE),
        ("fr", "Partager sur LinkedIn", Reason.SHARE),
        ("zh", "分享到微信", Reason.SHARE),
        ("fa", "ارسال به دوستان", Reason.SHARE),
        ("en", "Home | World | Asia", Reason.NAVIGATION),
        ("ru", "Главная / Новости / В мире", Reason.NAVIGATION),
        ("en", "Comments (1,204)", Reason.COMMENTS),
        ("en", "Advertisement", Reason.ADVERTISEMENT),
        ("de", "Anzeige", Reason.ADVERTISEMENT),
        ("en", "Published: 3 March 2022, 10:15", Reason.STAMP),
        ("en", "Last updated 3 March 2022", Reason.STAMP),
        ("en", "5 min read", Reason.STAMP),
        ("ar", "آخر تحديث: الثلاثاء 8 مارس 2022 - 10:15 ص", Reason.STAMP),
        ("ru", "Просмотров: 315", Reason.STAMP),
        ("en", "Tags: gas, ceiling", Reason.TAGS),
        ("en", "#gas #ceiling #winter", Reason.TAGS),
        ("en", "Source: Reuters", Reason.SOURCE),
        ("ar", "المصدر: رويترز", Reason.SOURCE),
        ("en", "© 2022 The Marsh Herald", Reason.FOOTER),
        ("ar", "رئيس مجلس الإدارة: سمير حداد", Reason.MASTHEAD),
        ("en", "Photo: Jane Pike", Reason.CAPTION),
        ("ar", "الوزير خلال المؤتمر (صورة أرشيفية)", Reason.CAPTION),
        ("en", "Flood waters cover the old town on Sunday. Jane Pike/Reuters", Reason.CAPTION),
        ("en", "The minister leaves the hall in Doha. REUTERS/Jane Pike", Reason.CAPTION),
        ("fr", "Le fleuve en crue (photo d'archives)", Reason.CAPTION),
        ("en", "www.marshherald.example", Reason.LINK),
        ("en", "* * *", Reason.SEPARATOR),
    ],
)
def test_furniture_is_known_by_its_words(code, text, expected):
    assert reason(text, code) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "By Jane Pike"),
        ("en", "By JANE PIKE and Tom Vale"),
        ("fr", "Par Solène Kervella"),
        ("es", "Por Inés Robledo"),
        ("de", "Von Lena Brandt"),
        ("ar", "كتب سمير حداد"),
        ("ar", "بقلم: ليلى منصور"),
        ("ru", "Автор: Пётр Клёнов"),
    ],
)
def test_author_lines_are_known_in_the_margins(code, text):
    assert reason(text, code, Zone.TOP) == Reason.BYLINE


@pytest.mark.parametrize("code", [*codes(), "und"])
def test_a_line_without_words_is_furniture_in_every_language(code):
    assert reason("———", code) == Reason.SEPARATOR
