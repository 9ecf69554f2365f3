"""The tables of `newscompare.toml`, each as the value that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from compare.config.table import Table
from compare.languages import codes
from compare.languages.shared.folding import fold
from compare.read.agencies import wire_name
from compare.settings import THRESHOLDS, Aliases, Outlet

_CODE = re.compile(r"[a-z]{2,3}")
_DOMAIN = re.compile(r"[^\s/:@.]+(?:\.[^\s/:@.]+)+")


@dataclass(frozen=True, slots=True)
class Models:
    """Models by name or folder, None for the bundled ones."""

    encoder: str | None
    nli: str | None


@dataclass(frozen=True, slots=True)
class Languages:
    """The only languages that articles are in (any, if empty), and codes by pattern of file names."""

    expected: tuple[str, ...]
    files: Mapping[str, str]


def read_models(table: Table, folder: Path) -> Models:
    """The table `models`; a name that begins with a dot is a folder, seen from that of the file."""
    table.only(("encoder", "nli"))
    named = (table.text(key) for key in ("encoder", "nli"))
    return Models(*(str((folder / name).resolve()) if name and name.startswith(".") else name for name in named))


def read_languages(table: Table) -> Languages:
    """The table `languages`."""
    table.only(("expected", "files"))
    expected = table.texts("expected")
    for code in expected:
        _check_code(table, "expected", code)
    files = table.table("files")
    found = {pattern: files.text(pattern) or "" for pattern in files.values}
    for pattern, code in found.items():
        _check_code(files, pattern, code)
    return Languages(expected, found)


def _check_code(table: Table, key: str, code: str) -> None:
    if not _CODE.fullmatch(code):
        table.refuse(key, f"{code!r} is no language code; write two letters (ISO 639-1), like {', '.join(codes()[:3])}")


def read_thresholds(table: Table) -> dict[str, float | int]:
    """The table `thresholds`: those that it changes."""
    table.only(THRESHOLDS, "threshold")
    read = {int: table.count, float: table.score}
    found = {name: read[kind](name) for name, kind in THRESHOLDS.items() if name in table}
    return {name: value for name, value in found.items() if value is not None}


def read_outlets(table: Table) -> tuple[Outlet, ...]:
    """The tables `outlets."Name"`; an origin that is a wire service gets the name that we call it by."""
    known = [one.name for one in fields(Outlet) if one.name != "name"]
    found = []
    for name, own in table.tables():
        own.only(known)
        domains = tuple(_domain(own, domain) for domain in own.texts("domains"))
        origin = own.text("origin")
        found.append(
            Outlet(
                name=" ".join(name.split()) or own.refuse("names", "the outlet's own name is empty"),
                names=own.texts("names"),
                domains=domains,
                origin=wire_name(origin) if origin else None,
            )
        )
    _check_apart(table, ((outlet.name, (outlet.name, *outlet.names)) for outlet in found), "name")
    _check_apart(table, ((outlet.name, outlet.domains) for outlet in found), "domain")
    return tuple(found)


def _domain(table: Table, given: str) -> str:
    domain = given.lower().strip(".").removeprefix("www.")
    if not _DOMAIN.fullmatch(domain):
        table.refuse("domains", f"{given!r} is no host; write it without scheme and path, like news.example.org")
    return domain


def _check_apart(table: Table, owners: Iterable[tuple[str, Iterable[str]]], what: str) -> None:
    """Refuse what two outlets claim."""
    taken: dict[str, str] = {}
    for owner, claimed in owners:
        for one in claimed:
            other = taken.setdefault(fold(one), owner)
            if other != owner:
                table.refuse(owner, f"the {what} {one!r} belongs to {other!r} already; give it to one of the two")


def read_aliases(table: Table) -> Aliases:
    """The table `aliases`."""
    kinds = [one.name for one in fields(Aliases)]
    table.only(kinds, "kind of name")
    groups = {kind: table.groups(kind) for kind in kinds}
    for kind, every in groups.items():
        taken: dict[str, int] = {}
        for number, group in enumerate(every):
            for name in group:
                if not any(letter.isalpha() for letter in name):
                    table.refuse(kind, f"{name!r} is no name")
                if taken.setdefault(fold(name), number) != number:
                    table.refuse(kind, f"{name!r} stands in two groups; make one group of them")
    return Aliases(**groups)
