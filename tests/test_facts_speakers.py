"""Who speaks: names, titles, pronouns, verbs without a subject, and those who only pass things on."""

import re
import unicodedata
from dataclasses import fields

import pytest
from test_facts_quotes import quotes_of

from compare.languages import codes, load
from compare.types import Quote


def speakers(text: str, code: str) -> list[str | None]:
    return [q.speaker.display if q.speaker else None for q in quotes_of(text, code)]


def test_a_title_means_the_person_who_has_it_earlier_in_the_article() -> None:
    text = "Foreign Minister Ivan Dale arrived in Oslo.\nThe minister said that talks would begin."
    assert speakers(text, "en") == ["Ivan Dale"]


def test_a_title_may_be_explained_later() -> None:
    text = "وقال المتحدث باسم الشرطة إن الطريق مغلق.\nوشكر المتحدث باسم الشرطة سامي الخطيب السائقين."
    assert speakers(text, "ar")[0] == "سامي الخطيب"


def test_the_last_of_two_ministers_is_meant() -> None:
    met = "Foreign Minister Ivan Dale met Defence Minister Ruth Keller."
    text = f"{met}\nThe defence minister said that the border was calm."
    assert speakers(text, "en") == ["Ruth Keller"]


def test_a_deputy_is_not_the_minister() -> None:
    text = "التقى نائب وزير الخارجية سامي الخطيب الوفد.\nوقال وزير الخارجية إن الاجتماع تأجل."
    assert speakers(text, "ar") == ["وزير الخارجية"]


def test_a_ministry_is_no_minister() -> None:
    text = "Transport Minister Alan Price resigned.\nThe transport ministry said that trains would run."
    assert speakers(text, "en") == ["The transport ministry"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ruth Keller said that it rained. She added that roads were closed.", "en"),
        ("قالت ليلى منصور إن المعرض افتتح. وأضافت أن الدخول مجاني.", "ar"),
        ("Анна Белова сказала, что клиника открыта. Она добавила, что врачей хватает.", "ru"),
        ("Jeanne Moreau a dit que la clinique était ouverte. Elle a ajouté que tout allait bien.", "fr"),
    ],
)
def test_the_speaker_goes_on_speaking(text: str, code: str) -> None:
    first, second = speakers(text, code)
    assert first == second is not None


def test_a_pronoun_far_from_any_speaker_means_nobody() -> None:
    between = "\n".join(f"Road {n} was closed by the rain." for n in range(1, 7))
    text = f"Ruth Keller said that it rained.\n{between}\nHe said that dams would hold."
    assert speakers(text, "en") == ["Ruth Keller", None]


def test_two_speakers_do_not_mix() -> None:
    text = "قال سامي الخطيب إن الاتفاق جاهز.\nوقالت ليلى منصور إنها لم تره.\nوأضافت أنها تنتظر النص."
    assert speakers(text, "ar") == ["سامي الخطيب", "ليلى منصور", "ليلى منصور"]


@pytest.mark.parametrize(
    ("text", "code", "credit"),
    [
        ("Reuters reported that the ferry had left.", "en", "Reuters"),
        ("ذكرت وكالة رويترز أن السفينة غادرت.", "ar", "رويترز"),
        ("قال سامي الخطيب إن السفينة غادرت، وفق ما نقلته وكالة رويترز.", "ar", "رويترز"),
        ("Паром вышел из порта, сообщает агентство «Интерфакс».", "ru", "Интерфакс"),
    ],
)
def test_an_agency_passes_on_and_does_not_speak(text: str, code: str, credit: str) -> None:
    (quote,) = quotes_of(text, code)
    assert quote.credit
    assert credit in text[quote.credit.start : quote.credit.end]
    assert quote.speaker is None or credit not in quote.speaker.display


@pytest.mark.parametrize(
    ("text", "code", "speaker"),
    [
        ("“The dam will hold for now,” said Ruth Keller.", "en", "Ruth Keller"),
        ("“The dam will hold for now,” Ruth Keller said.", "en", "Ruth Keller"),
        ("Ruth Keller said: “The dam will hold for now.”", "en", "Ruth Keller"),
        ("The dam will hold for now, according to Ruth Keller.", "en", "Ruth Keller"),
        ("According to Ruth Keller, the dam will hold for now.", "en", "Ruth Keller"),
        ("«Плотина пока выдержит», — заявила Анна Белова.", "ru", "Анна Белова"),
        ("Анна Белова заявила: «Плотина пока выдержит».", "ru", "Анна Белова"),
        ("Плотина пока выдержит, заявила Анна Белова.", "ru", "Анна Белова"),
        ("قالت ليلى منصور إن السد سيصمد.", "ar", "ليلى منصور"),
        ("السد سيصمد، بحسب ليلى منصور.", "ar", "ليلى منصور"),
        ("« Le barrage tiendra », a affirmé Jeanne Moreau.", "fr", "Jeanne Moreau"),
        ("Jeanne Moreau affirme que le barrage tiendra.", "fr", "Jeanne Moreau"),
    ],
)
def test_the_order_of_speaker_and_words_makes_no_difference(text: str, code: str, speaker: str) -> None:
    (quote,) = quotes_of(text, code)
    assert quote.speaker
    assert quote.speaker.display == speaker
    assert any(
        word in text[quote.content[0].start : quote.content[0].end] for word in ("dam", "лотин", "السد", "barrage")
    )


def told(quote: Quote, text: str) -> str | None:
    return text[quote.addressee.start : quote.addressee.end] if quote.addressee else None


def test_the_object_of_telling_is_the_addressee() -> None:
    text = "أبلغ المستشار سامي الخطيب الوزير نبيل حداد بأن الجسر جاهز."
    (quote,) = quotes_of(text, "ar")
    assert quote.speaker
    assert quote.speaker.display == "سامي الخطيب"
    assert told(quote, text) == "الوزير نبيل حداد"


def test_told_reporters() -> None:
    text = "Ruth Keller told reporters that the dam would hold."
    assert told(quotes_of(text, "en")[0], text) == "reporters"


SCRIPTS = {"Arab": "ARABIC", "Hebr": "HEBREW", "Cyrl": "CYRILLIC", "Latn": "LATIN", "Hans": "CJK", "Hani": "CJK"}


@pytest.mark.parametrize("code", [*sorted(codes()), "und"])
def test_the_word_lists_are_clean(code: str) -> None:
    section = load(code).speakers
    assert section.order in ("first", "middle", "final")
    for field in fields(section):
        entries = getattr(section, field.name)
        if field.name == "order":
            continue
        assert len(set(entries)) == len(entries), f"{code}.toml [speakers] {field.name} repeats an entry"
        for entry in entries:
            assert entry == entry.strip().lower(), f"{code}.toml [speakers] {field.name}: {entry!r}"
            for word in re.findall(r"[^\W\d_]+", entry):
                names = {unicodedata.name(letter).split()[0] for letter in word if letter.isalpha()}
                assert len(names) == 1, f"{code}.toml [speakers] {field.name}: {word!r} mixes scripts"


OF_SOMEBODY = [
    ('"The dam will hold for years," a spokesman for Ruth Keller said.', "en", "Ruth Keller"),
    ('"The dam will hold for years," said Ruth Keller\'s lawyer.', "en", "Ruth Keller"),
    ('"The dam will hold for years," the Ruth Keller campaign said.', "en", "Ruth Keller"),
    ("« Le barrage tiendra des années », a dit le porte-parole de Jeanne Moreau.", "fr", "Jeanne Moreau"),
    ("«Плотина выдержит ещё годы», — сказал пресс-секретарь Ивана Орлова.", "ru", "Иван Орлов"),
    ("قال مستشار سامي الخطيب إن السد سيصمد أعواما.", "ar", "سامي الخطيب"),
    ("قال المتحدث باسم سامي الخطيب إن السد سيصمد أعواما.", "ar", "سامي الخطيب"),
]


@pytest.mark.parametrize(("text", "code", "person"), OF_SOMEBODY)
def test_whoever_speaks_for_somebody_is_somebody_else(text: str, code: str, person: str) -> None:
    assert person not in speakers(text, code)


@pytest.mark.parametrize(
    ("text", "code", "person"),
    [
        ('"The dam will hold for years," the Keller spokesman Alan Price said.', "en", "Alan Price"),
        ('"The dam will hold for years," said Ruth Keller, a spokeswoman for the mayor.', "en", "Ruth Keller"),
        ("«Плотина выдержит ещё годы», — сказал пресс-секретарь Иван Орлов.", "ru", "Иван Орлов"),
        ("قال المستشار سامي الخطيب إن السد سيصمد أعواما.", "ar", "سامي الخطيب"),
        ("« Le barrage tiendra des années », a dit la porte-parole Jeanne Moreau.", "fr", "Jeanne Moreau"),
    ],
)
def test_a_spokesman_with_a_name_speaks_himself(text: str, code: str, person: str) -> None:
    assert speakers(text, code) == [person]


def test_a_person_inside_the_quotation_does_not_say_it() -> None:
    text = '"We hear that the Ruth Keller campaign has no money left," wrote and signed the engineers.'
    assert "Ruth Keller" not in speakers(text, "en")


def test_after_the_meeting_is_no_verb_of_saying() -> None:
    assert speakers('وقال كريم السعدي للصحفيين، عقب الاجتماع: "سنعود غدا إلى العمل في الميناء".', "ar") == [
        "كريم السعدي"
    ]


def test_the_words_of_an_announcement_are_the_announcers() -> None:
    text = 'رحبت الحكومة بإعلان منظمة الصحة العالمية أن هناك "تراجعا كبيرا" في الإصابات.'
    assert speakers(text, "ar")[-1] == "منظمة الصحة العالمية"


def test_who_will_say_it_is_the_speaker_of_what_a_ministry_foretells() -> None:
    text = 'وأضافت وزارة النقل أن كريم السعدي سيشدد على أنه "يمكننا فتح الطريق قبل الشتاء".'
    assert speakers(text, "ar") == ["وزارة النقل", "كريم السعدي"]
