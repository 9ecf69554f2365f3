"""The page: one HTML file that needs nothing else, and the index of several stories.

The page has no network, no cookies and no outside style or script; its Content-Security-Policy allows its own
style and script by their hashes and nothing else. Everything is readable without the script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.report.as_json import SCHEMA, to_json
from compare.report.text import paragraphs, runs_right_to_left, visible
from compare.report.view import Card, Source, Story, story
from compare.types import Dropped, FindingType, Report
from compare.wording import wording

_SECTIONS = (
    (FindingType.DISCREPANCY, "discrepancies"),
    (FindingType.UPDATE, "updates"),
    (FindingType.AGREEMENT, "agreements"),
    (FindingType.OMISSION, "omissions"),
)


def page(report: Report, *, command: str | None = None) -> str:
    """The report as one self-contained HTML file, for browsers, phones and paper.

    The same report gives the same page, byte for byte; nothing in it depends on the clock.

    Args:
        report: the report.
        command: the command line that made it, shown under "How to reproduce".
    """
    shown = story(report, wording())
    return _render(
        "page.html.j2",
        version=report.version,
        report=report,
        story=shown,
        omitted=_omitted(shown),
        dropped=_dropped(shown),
        settings=tuple(_flat(to_json(report)["settings"])),
        command=command,
        schema=SCHEMA,
    )


def index_page(reports: Sequence[Report], *, addresses: Sequence[str] | None = None) -> str:
    """One card a story, those with the most discrepancies first, each leading to its page.

    Args:
        reports: the stories; they may be none.
        addresses: where each page is, relative to the index; `<story id>.html` unless given.

    Raises:
        ValueError: if there are not as many addresses as reports.
    """
    links = (
        [quote(r.story_id, safe="", errors="replace") + ".html" for r in reports]
        if addresses is None
        else list(addresses)
    )
    stories = (story(report, wording()) for report in reports)
    entries = sorted(zip(stories, links, strict=True), key=lambda entry: _weight(entry[0]))
    return _render("index.html.j2", version=reports[0].version if reports else "", entries=entries)


def _weight(shown: Story) -> tuple[int, int, str]:
    discrepancies, updates = shown.of_type(FindingType.DISCREPANCY), shown.of_type(FindingType.UPDATE)
    return -len(discrepancies), -len(updates), shown.report.story_title


def _omitted(shown: Story) -> tuple[tuple[Source, tuple[Card, ...]], ...]:
    """Each source with the omissions that concern it, without sources that omit nothing."""
    omissions = shown.of_type(FindingType.OMISSION)
    lists = ((source, tuple(card for card in omissions if source in card.missing)) for source in shown.sources)
    return tuple((source, cards) for source, cards in lists if cards)


def _dropped(shown: Story) -> tuple[tuple[Source, tuple[Dropped, ...]], ...]:
    """Each source with what was set aside of it, without sources that were kept whole."""
    lists = ((source, source.article.document.dropped) for source in shown.sources)
    return tuple((source, passages) for source, passages in lists if passages)


def _flat(settings: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _reason(reason: str) -> str:
    return wording().optional(f"reasons.{reason}", reason.replace("_", " "))


def _shown(value: Any) -> Any:
    """Cleans whatever a template prints, before it is escaped, so that no place can be forgotten."""
    return value if isinstance(value, Markup) else visible(str(value))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("compare.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = files("compare.report") / "templates"
    style, script = (folder / "page.css").read_text("utf-8"), (folder / "page.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    # Style and script are ours and hold no value from a report, so they are not escaped.
    environment.globals.update(
        say=wording(),
        style=Markup(style),
        script=Markup(script),
        policy=policy,
        sections=_SECTIONS,
        paragraphs=paragraphs,
        runs_right_to_left=runs_right_to_left,
        reason=_reason,
    )
    return environment


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values) + "\n"
