"""Markdown for trackers and wikis: the document of `report --format markdown`, story after story."""

from __future__ import annotations

from collections.abc import Sequence

from compare.export.formats import Format, Options
from compare.report.markdown import render_markdown
from compare.types import Report


def render(reports: Sequence[Report], _: Options) -> str:
    """The reports with a rule between them."""
    return "\n---\n\n".join(render_markdown(report) for report in reports)


FORMAT = Format("markdown", "Markdown for trackers and wikis", render)
