"""What holds for numbers in every language: values survive a change of digits, of words and of language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.grammar.intervals import Relation, relate_quantities
from compare.grammar.numbers import find_numbers
from compare.languages import codes, load
from compare.types import Fact, FactKind, Quantity, Span

DIGITS = {"western": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "bengali": "০১২৩৪৫৬৭৮৯"}


def facts(text: str, code: str = "en", taken: tuple[Span, ...] = ()) -> list[Fact]:
    """All numbers of a text."""
    return find_numbers(text, load(code), taken)


def value(text: str, code: str = "en") -> Quantity:
    """The value of the one number in a text."""
    found = facts(text, code)
    assert len(found) == 1, found
    assert isinstance(found[0].value, Quantity)
    return found[0].value


@pytest.mark.parametrize("code", codes())
def test_marks_of_less_and_more_leave_a_number_with_an_end(code: str) -> None:
    for fact in facts("<> 40", code):
        assert isinstance(fact.value, Quantity)
        assert (fact.value.low, fact.value.high) != (None, None)


@given(st.integers(1, 9), st.integers(2, 9), st.integers(1, 9))
def test_a_dictated_number_is_one_only_where_it_is_all_of_the_text(hundreds: int, tens: int, ones: int) -> None:
    words = f"{ENGLISH[hundreds]} {ENGLISH_TENS[tens]}-{ENGLISH[ones]}"
    assert value(words).low == 100 * hundreds + 10 * tens + ones
    quoted = [fact.value for fact in facts(f"Room {words} was empty.")]
    assert all(isinstance(found, Quantity) and found.low != 100 * hundreds + 10 * tens + ones for found in quoted)


def test_decimals_without_a_zero_are_read_where_they_are_all_of_the_text() -> None:
    assert value("point four five").low == 0.45
    assert [fact.value.low for fact in facts("At that point 45 guests left.") if isinstance(fact.value, Quantity)] == [
        45
    ]


def relation(a: tuple[str, str], b: tuple[str, str]) -> Relation:
    """How the numbers of two texts relate; each text with its language."""
    return relate_quantities(value(*a), value(*b))


def listed(text: str) -> list[str]:
    """The words of a line, "." for an empty one."""
    return ["" if word == "." else word for word in text.split()]


# How a number is spelled is written here once more, and differently, from the words of one to nineteen and of tens.
ENGLISH = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
GERMAN = listed(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn"
)
GERMAN_TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
CHINESE = "零一二三四五六七八九"
ARABIC = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
ARABIC_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
ARABIC_HUNDREDS = ("", "مئة", "مئتان", *(f"{stem}مئة" for stem in listed("ثلاث أربع خمس ست سبع ثمان تسع")))
RUSSIAN = listed(
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
RUSSIAN_TENS = listed(". . двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
RUSSIAN_HUNDREDS = listed(". сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")


def english(n: int) -> str:
    """A number below a billion in English words."""
    for scale, name in ((10**6, "million"), (1000, "thousand")):
        if n >= scale:
            rest = f" {english(n % scale)}" if n % scale else ""
            return f"{english(n // scale)} {name}{rest}"
    if n >= 100:
        return f"{ENGLISH[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n < 20:
        return ENGLISH[n]
    return ENGLISH_TENS[n // 10] + (f"-{ENGLISH[n % 10]}" if n % 10 else "")


def german(n: int) -> str:
    """A number below a million as one German word."""
    if n >= 1000:
        return german(n // 1000) + "tausend" + (german(n % 1000) if n % 1000 else "")
    if n >= 100:
        return GERMAN[n // 100] + "hundert" + (german(n % 100) if n % 100 else "")
    if n < 20:
        return GERMAN[n]
    return (GERMAN[n % 10] + "und" if n % 10 else "") + GERMAN_TENS[n // 10]


def chinese(n: int) -> str:
    """A number below a hundred million in Chinese numerals."""
    if n >= 10**4:
        low = n % 10**4
        return chinese(n // 10**4) + "万" + (("零" if low < 1000 else "") + chinese(low) if low else "")
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // power % 10
        gap = gap or (bool(text) and not digit)
        if digit:
            text += ("零" if gap and text else "") + CHINESE[digit] + name
            gap = False
    return text


def arabic(n: int) -> str:
    """A number below a million in Arabic words, without the forms that gender and case ask for."""
    if n >= 1000:
        thousands, rest = divmod(n, 1000)
        head = {1: "ألف", 2: "ألفان"}.get(thousands, f"{arabic(thousands)} {'آلاف' if thousands < 11 else 'ألف'}")
        return head + (f" و{arabic(rest)}" if rest else "")
    if n >= 100:
        return ARABIC_HUNDREDS[n // 100] + (f" و{arabic(n % 100)}" if n % 100 else "")
    if n <= 10:
        return ARABIC[n]
    if n < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(n, f"{ARABIC[n - 10]} عشر")
    return (f"{ARABIC[n % 10]} و" if n % 10 else "") + ARABIC_TENS[n // 10]


def russian(n: int) -> str:
    """A number below a million in Russian words, the nominative of the masculine throughout."""
    if n >= 1000:
        return f"{russian(n // 1000)} тысяч" + (f" {russian(n % 1000)}" if n % 1000 else "")
    words = [RUSSIAN_HUNDREDS[n // 100]] if n >= 100 else []
    n %= 100
    if n >= 20:
        words.append(RUSSIAN_TENS[n // 10])
        n %= 10
    return " ".join([*words, *([RUSSIAN[n]] if n else [])])


SPELLED = {"en": english, "de": german, "zh": chinese, "ar": arabic, "ru": russian}
VOCABULARY = st.lists(
    st.sampled_from(
        [
            *("about", "12", "1,500", "one", "and", "a", "half", "hundred", "million", "-", "to", "percent", "$"),
            *("hours", "people", "killed", "third", "F", "16", "3.5", "bn", "(", ")", ".", ",", "\n", "'", "5th"),
            *("نصف", "مليون", "و", "ألفا", "ساعتين", "من", "10", "в", "пять", "тысяч", "%", "百", "三", "½", "٣", "°C"),
        ]
    ),
    max_size=14,
)


@given(n=st.integers(1, 999_999))
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("code", SPELLED)
def test_spelled_numbers_have_their_value(code: str, n: int) -> None:
    found = value(SPELLED[code](n), code)
    assert (found.low, found.high) == (n, n)


@given(n=st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("system", DIGITS)
def test_digits_of_every_system_have_their_value(system: str, n: int) -> None:
    text = str(n).translate(str.maketrans(DIGITS["western"], DIGITS[system]))
    assert value(text, "ar").low == n


@given(n=st.integers(1000, 10**9))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize(("code", "mark"), [("en", ","), ("de", "."), ("fr", " "), ("ru", "\u00a0"), ("ar", "٬")])
def test_grouped_digits_have_their_value(code: str, mark: str, n: int) -> None:
    assert value(f"{n:,}".replace(",", mark), code).low == n


@given(words=VOCABULARY, code=st.sampled_from(codes()))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_facts_in_order_within_it(words: list[str], code: str) -> None:
    text = " ".join(words)
    spans = [(fact.start, fact.end) for fact in facts(text, code)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(text=st.text(max_size=60), code=st.sampled_from((*codes(), "und")))
@settings(max_examples=300, deadline=None)
def test_no_text_is_an_error(text: str, code: str) -> None:
    for fact in facts(text, code):
        assert isinstance(fact.value, Quantity)
        assert fact.value.low is not None or fact.value.high is not None
        if fact.value.low is not None and fact.value.high is not None:
            assert fact.value.low <= fact.value.high


@given(words=VOCABULARY, start=st.integers(0, 60), length=st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_nothing_is_found_in_what_is_taken(words: list[str], start: int, length: int) -> None:
    text = " ".join(words)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    assert not any(span.overlaps(Span(fact.start, fact.end)) for fact in facts(text, "en", (span,)))


def test_a_taken_year_is_no_number_and_the_rest_is_found() -> None:
    text = "On 17 May 2021 400 people were killed."
    taken = Span(3, 14)
    (fact,) = facts(text, "en", (taken,))
    assert (text[fact.start : fact.end], fact.value) == ("400", Quantity(400, 400, of="death"))


def test_offsets_survive_vowel_signs_and_marks() -> None:
    text = "قُتِلَ ١٢ شَخْصًا و\u200e30 جُنْدِيًّا"
    assert [text[fact.start : fact.end] for fact in facts(text, "ar")] == ["١٢", "30"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("about 100,000 soldiers", "en"), ("106,000 soldiers", "en")),
        (("استمرت المحادثات نحو ثماني ساعات", "ar"), ("The talks lasted seven and a half hours", "en")),
        (("hundreds of people", "en"), ("430 people", "en")),
        (("hundreds of people", "en"), ("150 people", "en")),
        (("The budget grew by $1.5bn", "en"), ("زادت الميزانية مليارا ونصف المليار دولار", "ar")),
        (("tens of thousands of protesters", "en"), ("عشرات الآلاف من المتظاهرين", "ar")),
        (("полтора миллиона рублей", "ru"), ("1.5 million rubles", "en")),
        (("quatre-vingt-dix jours", "fr"), ("90 дней", "ru")),
        (("a year and a half", "en"), ("18 months", "en")),
        (("百分之五", "zh"), ("yüzde 5", "tr")),
        (("dreitägige Gespräche", "de"), ("трёхдневные переговоры", "ru")),
        (("between 5 and 7 million", "en"), ("من 5 إلى 7 ملايين", "ar")),
        (("more than 100,000 troops", "en"), ("175,000 troops", "en")),
        (("at most 12 seats", "en"), ("12 seats", "en")),
    ],
)
def test_these_do_not_contradict_each_other(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert relation(a, b) in (Relation.EQUAL, Relation.COMPATIBLE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("more than 100,000 troops", "en"), ("94 ألف جندي", "ar")),
        (("100,000 troops", "en"), ("175,000 troops", "en")),
        (("استمرت المحادثات ساعتين", "ar"), ("Переговоры длились почти восемь часов", "ru")),
        (("375 مليار جنيه", "ar"), ("375 million Egyptian pounds", "en")),
        (("5 في المئة", "ar"), ("8 %", "fr")),
        (("almost 12 seats", "en"), ("13 seats", "en")),
        (("fewer than 12 seats", "en"), ("13 seats", "en")),
        (("about 8 hours", "en"), ("7 hours", "en")),
        (("dozens of people", "en"), ("430 people", "en")),
    ],
)
def test_these_contradict_each_other(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert relation(a, b) is Relation.DISJOINT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("5 percent", "en"), ("5 percentage points", "en")),
        (("5 dollars", "en"), ("5 gallons", "en")),
        (("5 kilometers", "en"), ("5 hours", "en")),
    ],
)
def test_different_units_are_not_compared(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert relation(a, b) is Relation.INCOMPARABLE


@pytest.mark.parametrize(
    ("concept", "texts"),
    [
        (
            "death",
            {
                "en": "12 people were killed",
                "ar": "مقتل 12 شخصا",
                "ru": "погибли 12 человек",
                "fr": "12 personnes ont été tuées",
                "es": "12 personas murieron",
                "de": "12 Menschen wurden getötet",
                "tr": "12 kişi öldü",
                "fa": "۱۲ نفر کشته شدند",
                "he": "12 בני אדם נהרגו",
                "zh": "12人死亡",
                "uk": "загинули 12 людей",
            },
        ),
        (
            "soldier",
            {
                "en": "12 Russian soldiers",
                "ar": "12 جنديا روسيا",
                "ru": "12 российских солдат",
                "fr": "12 soldats russes",
                "es": "12 soldados rusos",
                "de": "12 russische Soldaten",
                "tr": "12 Rus askeri",
                "fa": "۱۲ سرباز روس",
                "he": "12 חיילים רוסים",
                "zh": "12名士兵",
                "uk": "12 російських солдатів",
            },
        ),
    ],
)
def test_what_is_counted_has_one_name_in_all_languages(concept: str, texts: dict[str, str]) -> None:
    assert {code: value(text, code).of for code, text in texts.items()} == dict.fromkeys(codes(), concept)


def test_an_unknown_noun_is_given_as_written() -> None:
    assert value("Some 4,000 Fatwas a day").of == "fatwas"
    assert value("أصدر المكتب 4500 فتوى هذا العام", "ar").of == "فتوى"
    assert value("It rose by 12.").of is None


def test_the_symbols_of_units_need_no_language() -> None:
    assert value("12 %", "und").unit == "percent"
    assert value("€ 12", "und").unit == "EUR"
    assert value("12 km", "und").unit == "kilometre"
    assert facts("USD 12", "und")[0].kind is FactKind.MONEY
