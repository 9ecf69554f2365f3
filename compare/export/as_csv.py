"""A table for spreadsheets: a row for each piece of evidence, RFC 4180 with a byte order mark.

The mark makes spreadsheets read Arabic and Cyrillic as UTF-8. A cell of other people's words that a spreadsheet would
compute (it begins with = + - @, a tab or a carriage return, perhaps after blanks, or with their full-width forms) gets
an apostrophe before it; `unguarded` takes it off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from compare.export.formats import Anchor, Format, Options, address, anchors, one_line, outlet
from compare.report.text import visible
from compare.report.values import evidence_values
from compare.types import Evidence, Report
from compare.wording import wording

COLUMNS = (
    "rank", "type", "kind", "explanation", "side", "outlet", "text", "marked", "values", "speaker",
    "published", "url", "language", "wire", "role", "relation", "rule", "origins", "missing_from", "start", "end",
    "document", "story", "story_title", "finding_id", "evidence_id", "fingerprint",
)  # fmt: skip
"""What people read stands first, what programs join by last."""
_SEVERAL = " | "
# blanks and invisible characters before a formula are skipped by some spreadsheets
_FORMULA = re.compile("'*(?:[\t\r]|[\\s\ufeff\u200b-\u200f\u2060-\u2064]*[=+\\-@\uff0b\uff0d\uff1d\uff20])")


def guarded(cell: str) -> str:
    """`cell` as text that no spreadsheet computes."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def render(reports: Sequence[Report], _: Options) -> str:
    """The table of all reports, beginning with the byte order mark."""
    out = io.StringIO()
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    for report in reports:
        names = {article.document.id: outlet(article.document) for article in report.articles}
        for anchor in anchors(report):
            row = _about(anchor, report, names) | _evidence(anchor.item, names)
            rows.writerow({column: guarded(cell) for column, cell in row.items()})
    return "\ufeff" + out.getvalue()


FORMAT = Format("csv", "a table for spreadsheets, a row for each piece of evidence", render)


def _about(anchor: Anchor, report: Report, names: Mapping[str, str]) -> dict[str, str]:
    finding = anchor.finding
    return {
        "story_title": one_line(report.story_title),
        "rank": str(finding.rank),
        "type": str(finding.type),
        "kind": str(finding.kind or ""),
        "explanation": one_line(finding.explanation),
        "relation": finding.relation or "",
        "rule": finding.rule,
        "origins": _SEVERAL.join(one_line(name) for name in finding.origins),
        "missing_from": _SEVERAL.join(names[name] for name in finding.missing_from),
        "story": report.story_id,
        "finding_id": finding.id,
        "evidence_id": anchor.name.removeprefix("urn:uuid:"),
        "fingerprint": anchor.fingerprint,
    }


def _evidence(item: Evidence, names: Mapping[str, str]) -> dict[str, str]:
    statement = item.statement
    document = statement.document
    return {
        "side": str(item.side),
        "outlet": names[document.id],
        "text": visible(statement.text),
        "marked": _SEVERAL.join(one_line(document.text[mark.start : mark.end]) for mark in item.marks),
        "values": _SEVERAL.join(evidence_values(item, wording())),
        "speaker": one_line(statement.speaker or ""),
        "published": document.published.isoformat() if document.published else "",
        "url": address(document) or "",
        "language": document.language,
        "wire": one_line(document.origin or ""),
        "role": str(statement.role),
        "start": str(statement.start),
        "end": str(statement.end),
        "document": document.id,
    }
