"""Drafts of ClaimReview (JSON-LD, https://schema.org/ClaimReview): one for each side of a discrepancy.

A machine does not rate: every draft says "Draft, not rated" and has no `ratingValue`. What the reviewer has to write is
in brackets, `[FILL IN: ...]`, and addresses to be replaced lead to the host `fill-in.invalid`, which never exists. Each
draft is whole in itself, so that it can be pasted into a page. Agreements, updates and omissions get none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from compare.export.formats import Format, Options, address, one_line, urn
from compare.report.as_json import json_text
from compare.report.pairing import fingerprints
from compare.types import Evidence, Finding, FindingType, Report, Role

CONTEXT = "https://schema.org"
UNRATED = "Draft, not rated"
FILL_IN = "[FILL IN: {}]"
FILL_IN_URL = "https://fill-in.invalid/{}"
LONGEST = 74
"""Characters of `claimReviewed`, which search engines want to be under 75."""
_GAP = "…"
_LEAST = 0.6
"""Share of the room that is filled at least when a text is cut between words; where words are longer than the rest, or
not set apart as in Chinese, it is cut between letters."""
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def render(reports: Sequence[Report], _: Options) -> str:
    """A list of the drafts of all reports, by rank and side; empty where nothing is disputed."""
    return json_text([draft for report in reports for draft in _drafts(report)]) + "\n"


FORMAT = Format("claimreview", "ClaimReview drafts for the disputed claims", render)


def _drafts(report: Report) -> Iterator[dict[str, Any]]:
    prints = fingerprints(report)
    for finding in sorted(report.of_type(FindingType.DISCREPANCY), key=lambda one: one.rank):
        for side in sorted({item.side for item in finding.evidence}):
            yield _draft(finding, side, prints[finding.id], report)


def _draft(finding: Finding, side: int, fingerprint: str, report: Report) -> dict[str, Any]:
    held = [item for item in finding.evidence if item.side == side]
    against = [item for item in finding.evidence if item.side != side]
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "identifier": urn("claim", report.story_id, fingerprint, *sorted({item.statement.text for item in held})),
        "creativeWorkStatus": "Draft",
        "url": FILL_IN_URL.format("address-of-your-fact-check"),
        "author": {
            "@type": "Organization",
            "name": FILL_IN.format("your organisation"),
            "url": FILL_IN_URL.format("your-organisation"),
        },
        "claimReviewed": summary(held[0]),
        "reviewRating": {"@type": "Rating", "alternateName": UNRATED},
        "reviewBody": FILL_IN.format("what you found out, and your rating in place of the draft's"),
        "description": f"Discrepancy, {finding.kind}: {one_line(finding.explanation)}",
        "itemReviewed": _claim(held),
        "citation": [_article(item) for item in against],
        "sdPublisher": {
            "@type": "Organization",
            "name": f"newscompare {report.version} (a program; draft for a reviewer)",
        },
    }


def _claim(held: Sequence[Evidence]) -> dict[str, Any]:
    """The claim with the articles it appears in; of those with a date the earliest is its first known appearance."""
    first = held[0].statement
    claim: dict[str, Any] = {
        "@type": "Claim",
        "text": one_line(first.text),
        "inLanguage": first.document.language,
        "author": _author(held[0]),
    }
    dated = [(item.statement.document.published, n) for n, item in enumerate(held)]
    known = sorted((day, n) for day, n in dated if day is not None)
    if known:
        day, n = known[0]
        claim["datePublished"] = day.isoformat()
        claim["firstAppearance"] = _article(held[n])
    claim["appearance"] = [_article(item) for item in held]
    return claim


def _author(item: Evidence) -> dict[str, str]:
    """Who makes the claim: the speaker of a quotation, else the outlet, which vouches for what it reports."""
    statement = item.statement
    if statement.role is Role.QUOTATION and statement.speaker:
        return {"@type": "Person", "name": one_line(statement.speaker)}
    source = statement.document.source
    return {"@type": "Organization", "name": one_line(source) if source else FILL_IN.format("who makes this claim")}


def _article(item: Evidence) -> dict[str, Any]:
    """The article with its own words; what it does not state is left out."""
    document = item.statement.document
    found: dict[str, Any] = {"@type": "NewsArticle"}
    if url := address(document):
        found["url"] = url
    if document.title:
        found["headline"] = one_line(document.title)
    if document.published:
        found["datePublished"] = document.published.isoformat()
    if document.source:
        found["publisher"] = {"@type": "Organization", "name": one_line(document.source)}
    quotation = {"@type": "Quotation", "text": one_line(item.statement.text)}
    return found | {"inLanguage": document.language, "hasPart": quotation}


def summary(item: Evidence) -> str:
    """The claim in at most `LONGEST` characters: the statement, or its words around the first that differ."""
    statement = item.statement
    text, whole = statement.document.text, one_line(statement.text)
    inside = (mark for mark in item.marks if statement.start <= mark.start and mark.end <= statement.end)
    mark = min(inside, default=None)
    if mark is None:
        return cut(whole, LONGEST)
    until = len(one_line(text[statement.start : mark.end]))
    if until < LONGEST:
        return cut(whole, LONGEST)
    at = until - len(one_line(text[mark.start : mark.end]))
    before = max(LONGEST - 2 * len(_GAP) - (until - at), 0) // 2
    begin = min(at - before, len(whole) - LONGEST + len(_GAP))
    space = whole.find(" ", begin - 1, at)
    # a mark may begin within a word; where words are not set apart, the nearest blank may be far away
    word = whole.rfind(" ", 0, at) + 1
    near = word if at - word < LONGEST // 2 else begin
    begin = _letter(whole, space + 1 if space >= 0 else near)
    return cut(_GAP * (begin > 0) + whole[begin:], LONGEST)


def cut(text: str, room: int) -> str:
    """`text` in at most `room` characters, cut between words, with an ellipsis where something is gone."""
    if len(text) <= room:
        return text
    end = max(room - len(_GAP), 0)
    space = text.rfind(" ", 0, end + 1)
    return text[: _letter(text, space if space >= _LEAST * end else end)].rstrip() + _GAP


def _letter(text: str, at: int) -> int:
    """`at`, or before it where the letter begins that what stands at `at` belongs to."""
    while 0 < at < len(text) and _joined(text[at - 1], text[at]):
        at -= 1
    return at


def _joined(one: str, other: str) -> bool:
    """Whether two characters are parts of one letter: a mark on it, or an emoji of several."""
    return bool(unicodedata.combining(other)) or other in _JOINER + _EMOJI_STYLE or one == _JOINER
