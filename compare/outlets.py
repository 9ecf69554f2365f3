"""Outlets that the user knows, by the names and the pages' addresses under which their articles come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from compare.languages.shared.folding import fold
from compare.settings import Outlet
from compare.types import Document


def outlet_of(document: Document, outlets: Sequence[Outlet], *, told: bool = False) -> Outlet | None:
    """The outlet that an article comes from, None if it is none of these.

    An outlet is known by its names first, then by the host of the page; with `told` by its names only, because the
    user has said of this very file where it comes from.
    """
    named = _by_name(document.source, outlets)
    return named if named is not None or told else _by_host(document, outlets)


def under_its_name(document: Document, outlets: Sequence[Outlet], *, told: bool = False) -> Document:
    """The document with the name that the user gives its outlet, if it is one of these; `told` as above."""
    outlet = outlet_of(document, outlets, told=told)
    return document if outlet is None else replace(document, source=outlet.name)


def _by_name(source: str | None, outlets: Sequence[Outlet]) -> Outlet | None:
    if source is None:
        return None
    wanted = _plain(source)
    return next((one for one in outlets if wanted in map(_plain, (one.name, *one.names))), None)


def _by_host(document: Document, outlets: Sequence[Outlet]) -> Outlet | None:
    """The outlet with the longest domain that the page, or a source that is a host itself, lies in."""
    hosts = (_host(document.url or ""), (document.source or "").lower())
    found = [
        (len(domain), -number)
        for number, outlet in enumerate(outlets)
        for domain in outlet.domains
        if any(f".{host}".endswith(f".{domain}") for host in hosts)
    ]
    return outlets[-max(found)[1]] if found else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _plain(name: str) -> str:
    return " ".join(fold(name).split())
