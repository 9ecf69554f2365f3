"""W3C Web Annotations (JSON-LD, https://www.w3.org/TR/annotation-model/): every finding at the words it rests on.

One annotation for each piece of evidence, in one `AnnotationCollection`. Its target is the article, or
`urn:newscompare:document:` and the id for one without an address, with two selectors that point at the same sentence: a
quote with the words around it, and a position in code points of the article's text as the report has it. Its bodies say
what was found, name type, kind and rule as tags and point at the sentences that stand against it or say the same. The
names of annotations stay the same over runs as long as the findings do; the table (`--to csv`) has them, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compare.export.formats import Format, Options, address, anchors, encoded, one_line, outlet, urn
from compare.export.selectors import Letters, quote
from compare.report.as_json import json_text
from compare.types import Document, Evidence, Finding, FindingType, Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATION = {
    FindingType.DISCREPANCY: "questioning",
    FindingType.UPDATE: "commenting",
    FindingType.AGREEMENT: "linking",
    FindingType.OMISSION: "commenting",
}


def render(reports: Sequence[Report], _: Options) -> str:
    """One collection of the annotations of all reports, in the order of reports, ranks and evidence."""
    found = [one for report in reports for one in _of_report(report)]
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": urn("annotations", *(report.story_id for report in reports)),
        "type": "AnnotationCollection",
        "label": "; ".join(one_line(report.story_title) or report.story_id for report in reports),
        "total": len(found),
    }
    if found:
        page = urn("annotations page", *(report.story_id for report in reports))
        collection["first"] = {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": found}
        collection["last"] = page
    return json_text(collection) + "\n"


FORMAT = Format("annotations", "W3C Web Annotations", render)


def _of_report(report: Report) -> Iterator[dict[str, Any]]:
    letters = {article.document.id: Letters(article.document.text) for article in report.articles}
    names = {article.document.id: outlet(article.document) for article in report.articles}
    program = {"id": urn("newscompare", report.version), "type": "Software", "name": f"newscompare {report.version}"}
    for anchor in anchors(report):
        finding, item = anchor.finding, anchor.item
        yield {
            "id": anchor.name,
            "type": "Annotation",
            "motivation": _MOTIVATION[finding.type],
            "generator": program,
            "body": [*_said(finding, item, names), *_others(finding, item, letters)],
            "target": {"type": "SpecificResource", **_place(item, letters)},
        }


def _place(item: Evidence, letters: Mapping[str, Letters]) -> dict[str, Any]:
    statement = item.statement
    found = quote(letters[statement.document.id], statement.start, statement.end)
    around = {"exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    return {
        "source": source(statement.document),
        "selector": [
            {"type": "TextQuoteSelector", **around},
            {"type": "TextPositionSelector", "start": statement.start, "end": statement.end},
        ],
    }


def source(document: Document) -> str:
    """The address that stands for an article: its own, or a name made from its id."""
    return address(document) or f"urn:newscompare:document:{encoded(document)}"


def _said(finding: Finding, item: Evidence, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The explanation with the words that differ, then the tags."""
    kind = f", {finding.kind}" if finding.kind else ""
    said = [f"{finding.type.capitalize()}{kind}: {one_line(finding.explanation)}"]
    text = item.statement.document.text
    if marked := [one_line(text[mark.start : mark.end]) for mark in item.marks]:
        said.append("Words compared here: " + "; ".join(f"“{words}”" for words in marked) + ".")
    if finding.missing_from:
        said.append("Not found in: " + "; ".join(names[name] for name in finding.missing_from) + ".")
    yield {
        "type": "TextualBody",
        "value": " ".join(said),
        "format": "text/plain",
        "language": "en",
        "purpose": "describing",
    }
    for tag in (str(finding.type), str(finding.kind or finding.relation or ""), finding.rule):
        if tag:
            yield {"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"}


def _others(finding: Finding, item: Evidence, letters: Mapping[str, Letters]) -> Iterator[dict[str, Any]]:
    """The sentences that stand against this one or, in an agreement, that say the same."""
    agreed = finding.type is FindingType.AGREEMENT
    for other in finding.evidence:
        if (agreed and other is not item) or (finding.kind is not None and other.side != item.side):
            yield {"type": "SpecificResource", "purpose": "linking", **_place(other, letters)}
