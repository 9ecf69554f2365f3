"""Made-up documents, articles, findings and reports, so that a test says only what it is about.

`story()` is a whole one: four invented outlets in three languages on an invented shipwreck. Its articles stand
in `fixtures/report/*.txt`, a statement a line; a line that begins with `~reason~` is a dropped passage.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from compare.types import (
    Article,
    DateValue,
    DisputeKind,
    Document,
    Dropped,
    Evidence,
    Fact,
    FactKind,
    FactValue,
    Finding,
    FindingType,
    Granularity,
    NameValue,
    PublishedBy,
    Quantity,
    Report,
    Role,
    Span,
    Statement,
)

FIXTURES = Path(__file__).parent / "fixtures" / "report"


def article(text: str, document_id: str = "a", **about: Any) -> Article:
    """An article of which every line is a statement, unless it begins with `~reason~`."""
    statements, dropped, clean, at = [], [], [], 0
    for line in text.split("\n"):
        reason, words = _reason(line)
        if reason:
            dropped.append(Dropped(at, at + len(words), reason))
        elif words.strip():
            statements.append(Span(at, at + len(words)))
        clean.append(words)
        at += len(words) + 1
    document = Document(document_id, "\n".join(clean), dropped=tuple(dropped), **about)
    return Article(
        document,
        tuple(Statement(document, span.start, span.end) for span in statements),
        ((),) * len(statements),
        np.zeros((len(statements), 4), dtype=np.float32),
    )


def _reason(line: str) -> tuple[str | None, str]:
    found = re.fullmatch(r"~(\w+)~ (.*)", line)
    return (found[1], found[2]) if found else (None, line)


def spoken(of: Article, number: int, speaker: str | None, role: Role = Role.REPORTED) -> Article:
    """The article with statement `number` put into somebody's mouth."""
    statements = list(of.statements)
    statements[number] = replace(statements[number], role=role, speaker=speaker)
    return replace(of, statements=tuple(statements))


def evidence(
    of: Article,
    number: int,
    side: int = 0,
    *,
    marks: Sequence[str] = (),
    facts: Mapping[str, tuple[FactKind, FactValue]] | None = None,
) -> Evidence:
    """Statement `number` as evidence; marks and facts are given by the words they stand on."""
    statement = of.statements[number]
    return Evidence(
        statement,
        side,
        tuple(_span(statement, words) for words in marks),
        tuple(
            Fact(kind, _span(statement, words).start, _span(statement, words).end, value)
            for words, (kind, value) in (facts or {}).items()
        ),
    )


def _span(statement: Statement, words: str) -> Span:
    start = statement.text.index(words) + statement.start
    return Span(start, start + len(words))


def finding(kind: FindingType, /, *items: Evidence, rank: int = 1, **about: Any) -> Finding:
    """A finding over this evidence; its id, rule, explanation and origins are made up unless given."""
    documents = (item.statement.document for item in items)
    defaults: dict[str, Any] = {
        "id": f"{kind}-{rank}",
        "rule": f"{kind}.test",
        "explanation": f"Made-up {kind} number {rank}.",
        "origins": tuple(dict.fromkeys(d.origin or d.source or d.id for d in documents)),
    }
    if kind == FindingType.AGREEMENT:
        defaults["relation"] = "equal"
    return Finding(type=kind, evidence=items, rank=rank, **(defaults | about))


def report(articles: Sequence[Article], findings: Sequence[Finding] = (), **about: Any) -> Report:
    """A report over these articles and findings."""
    defaults: dict[str, Any] = {
        "story_id": "story",
        "story_title": "A story",
        "limits": (),
        "settings": {},
        "version": "0.0.1",
    }
    return Report(articles=tuple(articles), findings=tuple(findings), **(defaults | about))


def day(year: int, month: int, number: int) -> tuple[FactKind, DateValue]:
    """A date fact of one day."""
    date = dt.date(year, month, number)
    return FactKind.DATE, DateValue(date, date, Granularity.DAY)


def count(number: float, of: str | None = None) -> tuple[FactKind, Quantity]:
    """An exact number."""
    return FactKind.NUMBER, Quantity(number, number, of=of)


def dollars(low: float, high: float | None = None) -> tuple[FactKind, Quantity]:
    """An amount in US dollars, an interval around a round number if `high` is given."""
    return FactKind.MONEY, Quantity(low, high or low, unit="USD", hedge="about" if high else None)


def person(key: str, display: str) -> tuple[FactKind, NameValue]:
    """A person's name."""
    return FactKind.PERSON, NameValue(key, display)


def story() -> Report:
    """A whole report: 4 articles in 3 languages, 7 discrepancies, 3 updates, 10 agreements, 15 omissions."""
    a, b, c, d = articles = _articles()
    made = [*_discrepancies(a, b, c, d), *_updates(a, b, c), *_agreements(a, b, c, d), *_omissions(a, b, c, d)]
    return report(
        articles,
        [replace(one, rank=rank, id=f"{one.type}-{rank:03d}") for rank, one in enumerate(made, start=1)],
        story_id="ras-hamra",
        story_title="Wheat carrier aground off Ras Hamra",
        limits=(
            "The publication date of صدى الميناء is not known; the order of its reports is inferred from wording.",
            "Quotations were compared across languages by meaning, not letter by letter.",
        ),
        settings={
            "encoder": "multilingual-e5-small int8 (made up)",
            "nli": None,
            "align": {"margin": 1.05, "neighbours": 4},
            "languages": ["ar", "en", "ru"],
        },
    )


def pair() -> Report:
    """The story as `diff` sees it: the first Arabic article against the English one."""
    whole = story()
    kept = whole.articles[:2]
    ids = {one.document.id for one in kept}
    findings = [cut for one in whole.findings if (cut := _restricted(one, ids))]
    ranked = tuple(replace(one, rank=rank) for rank, one in enumerate(findings, start=1))
    return replace(whole, articles=kept, findings=ranked, limits=whole.limits[1:])


def _restricted(one: Finding, ids: set[str]) -> Finding | None:
    """A finding with the evidence of these documents only; None where it no longer is one."""
    items = tuple(item for item in one.evidence if item.statement.document.id in ids)
    missing = tuple(name for name in one.missing_from if name in ids)
    if one.type == FindingType.OMISSION:
        return replace(one, evidence=items, missing_from=missing) if items and missing else None
    return replace(one, evidence=items) if len({item.statement.document.id for item in items}) > 1 else None


def _articles() -> tuple[Article, Article, Article, Article]:
    def read(name: str, number: str, **about: Any) -> Article:
        text = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
        made = article(text, number, language=name[-2:], **about)
        headline = made.statements[0]
        document = replace(made.document, title=headline.text, headline=Span(headline.start, headline.end))
        statements = (replace(s, document=document, headline=i == 0) for i, s in enumerate(made.statements))
        return replace(made, document=document, statements=tuple(statements))

    wire, meta = "وكالة الساحل", PublishedBy.METADATA
    a = read("mirsad.ar", "d-1", source="المرصد الساحلي", origin=wire, published=dt.date(2024, 3, 4))
    a = _redated(a, PublishedBy.DATELINE)
    b = read("harbour.en", "d-2", source="Harbour Gazette", published=dt.date(2024, 3, 6), published_by=meta)
    b = _addressed(b, "https://harbour-gazette.example/2024/03/06/amal-star?from=front&lang=en")
    c = read("vestnik.ru", "d-3", source="Портовый вестник", published=dt.date(2024, 3, 6))
    d = read("sada.ar", "d-4", source="صدى الميناء", origin=wire)
    a = spoken(spoken(a, 2, "لينا حداد"), 5, "يوسف درويش", Role.QUOTATION)
    b = spoken(spoken(b, 2, "Lina Haddad"), 5, "Samir Darwish", Role.QUOTATION)
    return a, b, spoken(_redated(c, PublishedBy.WEEKDAY), 5, "Юсуф Дарвиш", Role.QUOTATION), d


def _redated(of: Article, how: PublishedBy) -> Article:
    return _with(of, replace(of.document, published_by=how))


def _addressed(of: Article, url: str) -> Article:
    return _with(of, replace(of.document, url=url))


def _with(of: Article, document: Document) -> Article:
    return replace(of, document=document, statements=tuple(replace(s, document=document) for s in of.statements))


def _discrepancies(a: Article, b: Article, c: Article, d: Article) -> list[Finding]:
    kind = FindingType.DISCREPANCY
    about = (FactKind.MONEY, Quantity(11.5e6, 12.5e6, unit="USD", of="damage", hedge="about"))
    yusuf, samir = "ysf drwx", "smr drwx"
    return [
        finding(
            kind,
            evidence(a, 1, 0, marks=["مساء الأحد 3 مارس 2024"], facts={"3 مارس 2024": day(2024, 3, 3)}),
            evidence(c, 1, 0, marks=["3 марта 2024 года"], facts={"3 марта 2024 года": day(2024, 3, 3)}),
            evidence(b, 1, 1, marks=["Monday, 4 March 2024"], facts={"4 March 2024": day(2024, 3, 4)}),
            kind=DisputeKind.DATE,
            rule="date.disjoint",
            explanation="The same event, the grounding, is dated to two different days.",
        ),
        finding(
            kind,
            evidence(a, 3, 0, marks=["ثلاثة"], facts={"ثلاثة": count(3, "injured")}),
            evidence(c, 3, 0, marks=["Трое"], facts={"Трое": count(3, "injured")}),
            evidence(d, 3, 0, marks=["ثلاثة"], facts={"ثلاثة": count(3, "injured")}),
            evidence(b, 3, 1, marks=["Five"], facts={"Five": count(5, "injured")}),
            kind=DisputeKind.NUMBER,
            rule="number.disjoint",
            explanation="The same people are counted, with two numbers that do not overlap.",
        ),
        finding(
            kind,
            evidence(a, 6, 0, marks=["عدم حدوث أي تسرب"]),
            evidence(c, 6, 0, marks=["нет"]),
            evidence(d, 4, 0, marks=["ولم يسجل"]),
            evidence(b, 6, 1, marks=["A slick of fuel oil", "was seen"]),
            kind=DisputeKind.POLARITY,
            rule="polarity.denied",
            explanation="One side says that fuel was spilt, the other that none was.",
        ),
        finding(
            kind,
            evidence(a, 8, 0, marks=["12 مليون دولار"], facts={"بنحو 12 مليون دولار": about}),
            evidence(c, 8, 0, marks=["12 миллионов долларов"], facts={"примерно в 12 миллионов долларов": about}),
            evidence(b, 9, 1, marks=["21 million dollars"], facts={"21 million dollars": dollars(21e6)}),
            kind=DisputeKind.NUMBER,
            rule="number.disjoint",
            explanation="The same damage is put at two amounts that do not overlap.",
        ),
        finding(
            kind,
            evidence(a, 5, 0, marks=["يوسف"], facts={"يوسف درويش": person(yusuf, "يوسف درويش")}),
            evidence(c, 5, 0, marks=["Юсуф"], facts={"Юсуф Дарвиш": person(yusuf, "Юсуф Дарвиш")}),
            evidence(b, 5, 1, marks=["Samir"], facts={"Samir Darwish": person(samir, "Samir Darwish")}),
            kind=DisputeKind.NAME,
            rule="name.given_name",
            explanation="The master of the ship has the same family name and two given names.",
        ),
        finding(
            kind,
            evidence(a, 5, 0, marks=["ولم يكن أمامنا وقت كاف"]),
            evidence(c, 5, 0, marks=["времени почти не было"]),
            evidence(b, 5, 1, marks=["we had plenty of time"]),
            kind=DisputeKind.QUOTE,
            rule="quote.differs",
            explanation="The same words of the same speaker are quoted with opposite meanings.",
        ),
        finding(
            kind,
            evidence(a, 7, 0, marks=["وزارة النقل"], facts={"وزارة النقل": person("mnstry trnsprt", "وزارة النقل")}),
            evidence(c, 7, 0, marks=["министерство транспорта"]),
            evidence(b, 7, 1, marks=["The port authority"], facts={"port authority": person("prt", "port authority")}),
            kind=DisputeKind.ATTRIBUTION,
            rule="attribution.actor",
            explanation="The order to close the channel is attributed to two different bodies.",
        ),
    ]


def _updates(a: Article, b: Article, c: Article) -> list[Finding]:
    kind, about = FindingType.UPDATE, {"kind": DisputeKind.POLARITY, "rule": "time.not_yet"}
    text = "The earlier article says that this had not happened yet; the later ones report that it has."
    return [
        finding(
            kind,
            evidence(a, 4, 0, marks=["لم يكتمل بعد"]),
            evidence(b, 4, 1, marks=["had been brought ashore"]),
            evidence(c, 4, 1, marks=["были доставлены на берег"]),
            explanation=text,
            **about,
        ),
        finding(
            kind,
            evidence(a, 7, 0, marks=["حتى إشعار آخر"]),
            evidence(b, 8, 1, marks=["reopened"]),
            kind=DisputeKind.CONTENT,
            rule="time.later_state",
            explanation="Closed until further notice on 4 March, reopened to small vessels in the article of 6 March.",
        ),
        finding(
            kind,
            evidence(a, 12, 0, marks=["ولم يبدأ", "حتى مساء الاثنين"]),
            evidence(b, 18, 1, marks=["boarded"]),
            evidence(c, 13, 1, marks=["поднялась"]),
            explanation=text,
            **about,
        ),
    ]


def _agreements(a: Article, b: Article, c: Article, d: Article) -> list[Finding]:
    shared: list[tuple[str, list[tuple[Article, int]]]] = [
        ("equal", [(a, 1), (b, 1), (c, 1), (d, 1)]),
        ("equal", [(a, 2), (b, 2), (c, 2), (d, 2)]),
        ("equal", [(a, 9), (b, 10), (c, 9), (d, 6)]),
        ("equal", [(a, 0), (b, 0), (c, 0), (d, 0)]),
        ("equal", [(a, 10), (b, 11), (c, 10)]),
        ("equal", [(a, 11), (b, 12), (c, 11)]),
        ("equal", [(a, 13), (b, 13), (c, 12)]),
        ("compatible", [(a, 3), (b, 3), (c, 3)]),
        ("equal", [(a, 14), (c, 14)]),
        ("compatible", [(b, 4), (c, 4)]),
    ]
    return [
        finding(
            FindingType.AGREEMENT,
            *(evidence(of, number) for of, number in places),
            relation=relation,
            rule=f"content.{relation}",
            explanation="The statements report the same in different words.",
        )
        for relation, places in shared
    ]


def _omissions(a: Article, b: Article, c: Article, d: Article) -> list[Finding]:
    told: list[tuple[list[tuple[Article, int]], list[Article]]] = [
        ([(a, 10), (b, 11), (c, 10)], [d]),
        ([(a, 11), (b, 12), (c, 11)], [d]),
        ([(a, 13), (b, 13), (c, 12)], [d]),
        ([(a, 5), (b, 5), (c, 5)], [d]),
        ([(a, 8), (b, 9), (c, 8)], [d]),
        ([(b, 4), (c, 4)], [d]),
        ([(a, 14), (c, 14)], [b, d]),
        ([(b, 14)], [c, d]),
        ([(b, 15)], [c, d]),
        ([(b, 16)], [a, c, d]),
        ([(b, 17)], [a, c, d]),
        ([(c, 15)], [b, d]),
        ([(c, 16)], [b, d]),
        ([(d, 7)], [a, b, c]),
        ([(d, 8)], [b, c]),
    ]
    return [
        finding(
            FindingType.OMISSION,
            *(evidence(of, number) for of, number in places),
            rule="omission.unmatched",
            explanation="Nothing in the other articles comes near to this.",
            missing_from=tuple(of.document.id for of in missing),
        )
        for places, missing in told
    ]
