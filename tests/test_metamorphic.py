"""What must not change a verdict, and what must turn it, on news in our own words through the whole pipeline."""

import random
from functools import cache
from pathlib import Path

import pytest

from compare.eval.digits import has_digits
from compare.eval.needles import made
from compare.models import Encoder
from compare.models.loading import load_encoder
from compare.pipeline import compare
from compare.settings import Settings
from compare.types import Document, FindingType, Report

FIXTURES = Path(__file__).parent / "fixtures" / "metamorphic"
CONTEXT = 6
"""Sentences that both articles share besides the one that is told twice."""

BRIDGE = "افتتح رئيس البلدية الجسر الجديد فوق النهر يوم 14 مايو 2019."
FERRY = "لقي 370 شخصا حتفهم عندما غرقت العبارة قرب الساحل."
VISIT = "وصل وزير الخارجية سيرغي لافروف إلى القاهرة لإجراء محادثات."
SAID = 'قال الرئيس إيمانويل ماكرون: "لن نسمح بتقسيم البلاد مرة أخرى".'
SIGNED = "وقعت الحكومة اتفاق السلام مع المتمردين."

SAME = {
    "date, month first": (BRIDGE, "The mayor opened the new bridge over the river on May 14, 2019."),
    "date, ordinal": (BRIDGE, "The mayor opened the new bridge over the river on the 14th of May, 2019."),
    "date, ISO": (BRIDGE, "The mayor opened the new bridge over the river on 2019-05-14."),
    "date, weekday": (BRIDGE, "The mayor opened the new bridge over the river on Tuesday, 14 May 2019."),
    "date, Levantine month": (BRIDGE.replace("مايو", "أيار"), "The mayor opened the new bridge on 14 May 2019."),
    "date, both months": (BRIDGE.replace("مايو", "أيار/مايو"), "The mayor opened the new bridge on 14 May 2019."),
    "date, Maghrebi month": (BRIDGE.replace("مايو", "ماي"), "The mayor opened the new bridge on 14 May 2019."),
    "date, Arabic digits": (BRIDGE.replace("14", "١٤"), "The mayor opened the new bridge on 14 May 2019."),
    "number, about": (FERRY, "The ferry sank near the coast and about 400 people died."),
    "number, nearly": (FERRY, "The ferry sank near the coast and nearly 400 people died."),
    "number, more than": (FERRY, "The ferry sank near the coast and more than 350 people died."),
    "number, Arabic hedge": (FERRY.replace("370", "نحو 400"), "The ferry sank near the coast and 370 people died."),
    "name, Sergei": (VISIT, "Foreign minister Sergei Lavrov arrived in Cairo for talks."),
    "name, Serguei": (VISIT, "Foreign minister Serguei Lavrov arrived in Cairo for talks."),
    "name, surname alone": (VISIT, "Foreign minister Lavrov arrived in Cairo for talks."),
}
TURNED = {
    "day": (BRIDGE, "The mayor opened the new bridge over the river on 16 May 2019."),
    "month": (BRIDGE, "The mayor opened the new bridge over the river on 14 March 2019."),
    "year": (BRIDGE, "The mayor opened the new bridge over the river on 14 May 2017."),
    "day, other format": (BRIDGE, "The mayor opened the new bridge over the river on 2019-05-21."),
    "number": (FERRY, "The ferry sank near the coast and 610 people died."),
    "number, hedged": (FERRY, "The ferry sank near the coast and about 800 people died."),
    "number, limit": (FERRY, "The ferry sank near the coast and more than 500 people died."),
    "person": (VISIT, "Foreign minister Anthony Blinken arrived in Cairo for talks."),
    "person in an office": (
        VISIT.replace("الخارجية", "الخارجية الروسي").replace("لإجراء", "في 3 مارس 2018 لإجراء"),
        "Russian foreign minister Dmitry Medvedev arrived in Cairo on 3 March 2018 for talks.",
    ),
    "given name": (VISIT, "Foreign minister Mikhail Lavrov arrived in Cairo for talks."),
    "speaker": (SAID, 'Chancellor Angela Merkel said: "We will not let the country be divided again."'),
    "negation": (SIGNED, "The government did not sign the peace agreement with the rebels."),
}
KNOWN = {"person": "two foreign ministers of no named country can both have arrived"}
"""Rows that do not hold, and why; one that holds after all fails too, so that the list can only shrink."""


@cache
def encoder() -> Encoder:
    return load_encoder()


@cache
def parallel() -> tuple[tuple[str, str], ...]:
    lines = (FIXTURES / "ar-en.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple((a, b) for a, b in rows)


def told(a: str, b: str) -> Report:
    """Both sentences, each in an article that has the same plain sentences besides."""
    plain = [row for row in parallel() if not any(map(has_digits, row))][-CONTEXT:]
    texts = ["\n".join((*(row[side] for row in plain), own)) for side, own in enumerate((a, b))]
    documents = [
        Document(code, text, source=code, language=code) for code, text in zip(("ar", "en"), texts, strict=True)
    ]
    return compare(documents, encoder(), Settings())


def disputed(report: Report) -> bool:
    return bool(report.of_type(FindingType.DISCREPANCY))


@pytest.mark.parametrize("name", SAME)
def test_another_way_to_say_it_is_no_dispute(name: str) -> None:
    assert disputed(told(*SAME[name])) is (name in KNOWN)


@pytest.mark.parametrize("name", TURNED)
def test_another_value_is_a_dispute(name: str) -> None:
    assert disputed(told(*TURNED[name])) is not (name in KNOWN)


def ids(report: Report) -> set[tuple[FindingType, str]]:
    return {(finding.type, finding.id) for finding in report.findings}


@pytest.mark.parametrize("number", range(2))
def test_swapped_articles_and_shuffled_paragraphs_change_nothing(number: int) -> None:
    a, b = list(made(parallel(), ("ar", "en"), stories=2))[number].documents
    first = compare((a, b), encoder(), Settings())
    assert {FindingType.DISCREPANCY, FindingType.OMISSION} <= {kind for kind, _ in ids(first)}
    assert ids(compare((b, a), encoder(), Settings())) == ids(first)
    lines = a.text.split("\n")
    random.Random(number).shuffle(lines)
    shuffled = Document(a.id, "\n".join(lines), source=a.source, language=a.language)
    assert ids(compare((shuffled, b), encoder(), Settings())) == ids(first)
