"""Size of the report page and time to draw it, by number of articles: `python benchmarks/page.py [LANGUAGE]`.

The story is made up: every article has 40 sentences of about 20 words in Arabic, and as many findings stand on them as
real stories of 5 to 10 articles have, or more. Drawing is measured once the templates are compiled.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import numpy as np

from compare.report.html import page
from compare.types import (
    Article,
    DisputeKind,
    Document,
    Evidence,
    Fact,
    FactKind,
    Finding,
    FindingType,
    Quantity,
    Report,
    Span,
    Statement,
)

SENTENCES = 40
LINE = (
    "رست السفينة رقم {0} في الميناء القديم عند الساعة {0} من صباح اليوم، وقال مسؤول في هيئة الموانئ إن تفريغ "
    "حمولتها من القمح يبدأ غدا بعد فحص العينات."
)


def article(number: int) -> Article:
    """One article, every line a statement."""
    lines = [LINE.format(line) for line in range(SENTENCES)]
    document = Document(f"a{number}", "\n".join(lines), source=f"صحيفة {number}", language="ar")
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(SENTENCES)]
    statements = tuple(Statement(document, at, at + len(line)) for at, line in zip(starts, lines, strict=True))
    return Article(document, statements, ((),) * SENTENCES, np.zeros((SENTENCES, 0)))


def findings(articles: list[Article]) -> Iterator[Finding]:
    """15 discrepancies and 25 agreements over at most ten articles each, 15 omissions of every article."""
    for row in range(SENTENCES):
        items = []
        for number in range(min(10, len(articles))):
            one = articles[(row * 7 + number) % len(articles)].statements[row]
            fact = Fact(FactKind.NUMBER, one.start + 17, one.start + 19, Quantity(number % 2, number % 2, of="ship"))
            items.append(Evidence(one, number % 2, (Span(one.start + 17, one.start + 19),), (fact,)))
        if row < 15:
            yield found(FindingType.DISCREPANCY, "number-interval", items, kind=DisputeKind.NUMBER)
        else:
            yield found(FindingType.AGREEMENT, "agree-text", items, relation="equal")
    for one in articles:
        missing = tuple(other.document.id for other in articles if other is not one)
        for statement in one.statements[:15]:
            yield found(FindingType.OMISSION, "omission-salient", [Evidence(statement, 0)], missing_from=missing)


def found(type_: FindingType, rule: str, items: list[Evidence], **about: object) -> Finding:
    """A finding without a rank."""
    first = items[0].statement
    identity = f"{type_[0]}-{first.document.id}-{first.start}"
    return Finding(identity, type_, rule, "Made up.", tuple(items), ("x",), 0, **about)  # type: ignore[arg-type]


def main() -> None:
    """Print a row for each number of articles."""
    language = sys.argv[1] if len(sys.argv) > 1 else "en"
    page(Report("warm", "", (article(0),), (), (), {}, ""), language=language)
    print("articles  findings  page, KB  seconds")
    for count in (2, 10, 50):
        articles = [article(number) for number in range(count)]
        made = Report("story", "قصة", tuple(articles), tuple(findings(articles)), (), {}, "")
        began = time.process_time()
        drawn = page(made, language=language)
        seconds = time.process_time() - began
        print(f"{count:8}  {len(made.findings):8}  {len(drawn.encode()) / 1000:8.0f}  {seconds:7.2f}")


if __name__ == "__main__":
    main()
