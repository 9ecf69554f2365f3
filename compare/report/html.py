"""The page: one HTML file that needs nothing else; and what its templates are drawn with, the index among them.

The page has no network, no cookies and no outside style or script; its Content-Security-Policy allows its own
style and script by their hashes and nothing else. Everything is readable without the script.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

from babel.dates import format_skeleton
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from compare.report.as_json import SCHEMA, to_json
from compare.report.changes import Changes
from compare.report.links import statement_anchor
from compare.report.markup import listed, rich
from compare.report.notes import note
from compare.report.quoted import speakers
from compare.report.since import since
from compare.report.text import excerpt, paragraphs, runs_right_to_left, visible
from compare.report.timeline import timeline
from compare.report.verdicts import Review
from compare.report.view import Card, Source, Story, story
from compare.types import Dropped, FindingType, Report
from compare.wording import ENGLISH, Wording, wording
from compare.wording.values import plain_day, plain_value

_SECTIONS = (
    (FindingType.DISCREPANCY, "discrepancies"),
    (FindingType.UPDATE, "updates"),
    (FindingType.AGREEMENT, "agreements"),
    (FindingType.OMISSION, "omissions"),
)
_STYLES = ("page.css", "parts.css", "narrow.css")
_SCRIPTS = ("page.js", "partners.js", "review.js", "copy.js")
# A browser lays out a folded table only when it is opened: of 50 sources with 750 rows that takes it seconds.
_ROWS, _FEW = 60, 12
_CLOSED = "base-uri 'none'; form-action 'none'"


def page(
    report: Report,
    *,
    command: str | None = None,
    language: str = ENGLISH,
    reviews: Sequence[Review] = (),
    changes: Changes | None = None,
) -> str:
    """The report as one self-contained HTML file, for browsers, phones and paper.

    The same report gives the same page, byte for byte; nothing in it depends on the clock.

    Args:
        report: the report.
        command: the command line that made it, shown under "How to reproduce".
        language: ISO 639-1 code of the reader's language, for all that the page says itself.
        reviews: what a reviewer said of an earlier report on this story (`verdicts.read`).
        changes: what changed since an earlier report; without it the page says nothing of one.

    Raises:
        OptionError: if the page does not speak this language.
    """
    say = wording(language)
    shown = story(report, say, reviews)
    return render(
        "page.html.j2",
        say,
        version=report.version,
        report=report,
        story=shown,
        since=None if changes is None else since(changes, say),
        omitted=_omitted(shown),
        unfolded=_ROWS if len(shown.sources) <= _FEW else _ROWS // 2,
        dropped=_dropped(shown),
        timeline=timeline(report.articles, report.findings),
        speakers=speakers(report.articles),
        kept=json.dumps([review.to_json() for review in shown.lost], ensure_ascii=False),
        settings=tuple(_flat(to_json(report)["settings"])),
        command=command,
        schema=SCHEMA,
    )


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
        elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
            yield from _flat({str(number): item for number, item in enumerate(value, 1)}, f"{prefix}{key}.")
        else:
            yield prefix + key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _reason(say: Wording, reason: str) -> str:
    return say.optional(f"reasons.{reason}", reason.replace("_", " "))


def _shown(value: Any) -> Any:
    """Cleans whatever a template prints, before it is escaped, so that no place can be forgotten."""
    return value if isinstance(value, Markup) else visible(str(value))


@cache
def _environment(say: Wording) -> Environment:
    environment = Environment(
        loader=PackageLoader("compare.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = files("compare.report") / "templates"
    style, script = ("".join((folder / name).read_text("utf-8") for name in names) for names in (_STYLES, _SCRIPTS))
    # Style and script are ours and hold no value from a report, so they are not escaped.
    environment.globals.update(
        say=say,
        rich=partial(rich, say),
        listed=partial(listed, say=say),
        note=lambda text: note(text, say),
        reason=partial(_reason, say),
        plain_day=partial(plain_day, say=say),
        plain_value=partial(plain_value, say=say),
        short_day=lambda day: format_skeleton("MMMd", day, locale=say.locale),
        statement_anchor=statement_anchor,
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; {_CLOSED}",
        sections=_SECTIONS,
        paragraphs=paragraphs,
        excerpt=excerpt,
        runs_right_to_left=runs_right_to_left,
    )
    return environment


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def render(template: str, say: Wording, **values: Any) -> str:
    """A template of this package, filled in, with the page's style, script and Content-Security-Policy."""
    return _environment(say).get_template(template).render(**values) + "\n"
