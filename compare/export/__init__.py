"""Other tools' formats: from reports to text, pure functions; nothing here opens a file or prints.

| module | yields |
|---|---|
| `claimreview` | drafts of schema.org's ClaimReview, a side of a discrepancy each |
| `web_annotations`, `selectors` | W3C Web Annotations; quotes that are found again after an article was laid out anew |
| `sarif`, `sarif_places`, `sarif_rules` | SARIF 2.1.0 |
| `as_csv` | a table for spreadsheets |
| `markdown` | Markdown |
| `loading` | the reports themselves, read back from JSON |
| `formats` | what they share |

A format is a file with a `FORMAT`, and its place in the tuple below.
"""

from __future__ import annotations

from collections.abc import Mapping

from compare.export import as_csv, claimreview, markdown, sarif, web_annotations
from compare.export.formats import Format

FORMATS: Mapping[str, Format] = {
    one.name: one for one in (as_csv.FORMAT, claimreview.FORMAT, sarif.FORMAT, web_annotations.FORMAT, markdown.FORMAT)
}
"""The exports by the name that `--to` takes."""
