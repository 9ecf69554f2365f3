"""What stays of a finding from one run to the next: a fingerprint of what it says, not of where it stands.

Works on the JSON report (`newscompare/report/1`), so that a kept file is enough. Two findings have one fingerprint if
they are of one type and kind and rest on the same words and values of the same articles, grouped alike into sides. Not
part of it: offsets, ranks, ids, the order of articles, sides and evidence, line breaks, capitals and typographic marks,
the rule and its explanation, and who leaves something out, which one more article would change.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

DIGITS = 32
"""Hexadecimal digits of a fingerprint: 128 bits, past any chance of two being alike."""

_MARKS = str.maketrans({**dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")})
_TATWEEL = "\u0640"


def fingerprint(finding: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """The fingerprint of a finding, `DIGITS` lower-case hexadecimal digits.

    Args:
        finding: one of the report's `findings`.
        report: the whole report; its `documents` say which articles the evidence is from.

    Raises:
        KeyError: if the finding's evidence names a document that the report does not have.
    """
    keys = {document["id"]: document_key(document) for document in report["documents"]}
    sides: dict[int, list[str]] = {}
    for item in finding["evidence"]:
        held = [keys[item["document"]], plain(item["text"]), *sorted(value_key(fact) for fact in item["facts"])]
        sides.setdefault(item["side"], []).append(_canonical(held))
    parts = [finding["type"], finding["kind"], *sorted(_canonical(sorted(side)) for side in sides.values())]
    return hashlib.sha256(_canonical(parts).encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]


def document_key(document: Mapping[str, Any]) -> str:
    """What tells an article from others and stays when it is edited: its address, else its outlet and title.

    Empty for an article that states none of them; then its words alone have to tell.
    """
    url = document.get("url")
    if url:
        return _address(url)
    named = [plain(document.get(key) or "") for key in ("source", "title")]
    return _canonical(named) if any(named) else ""


def value_key(fact: Mapping[str, Any]) -> str:
    """A fact's kind and value as one string; where it stands is no part of it."""
    return _canonical([fact["kind"], fact["value"]])


def plain(text: str) -> str:
    """`text` as far as it matters: one kind of space, dash and quotation mark, no capitals, no invisible characters."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_MARKS)
    seen = (c for c in folded if c != _TATWEEL and (unicodedata.category(c) != "Cf"))
    return " ".join("".join(seen).split())


def _address(url: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, fragment, slash at the end."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def _canonical(value: Iterable[Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
