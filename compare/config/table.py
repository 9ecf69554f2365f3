"""A table of a TOML file whose values are asked for one by one, by type; whatever else stands in it is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from rapidfuzz import fuzz, process

from compare.errors import ConfigError

NEAR = 60
"""Likeness, 0..100 as rapidfuzz gives it, from which on an unknown key is taken for a known one mistyped."""
FEW = 12
"""Known keys that a message lists at most."""

_KINDS = {bool: "true or false", str: "text", int: "a whole number", float: "a number", list: "a list", dict: "a table"}


def read_toml(path: Path) -> Table:
    """The file's outermost table.

    Raises:
        ConfigError: if the file cannot be read or is no TOML, with the line.
    """
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8-sig")), str(path))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}, line {line}: not UTF-8 text; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}; texts need quotes, and every line is key = value") from error


@dataclass(frozen=True, slots=True)
class Table:
    """Values of `file`; `name` is the table's own, dotted, empty for the outermost one."""

    values: Mapping[str, Any]
    file: str
    name: str = ""

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def only(self, known: Iterable[str], what: str = "key") -> None:
        """Refuse all keys but these.

        Raises:
            ConfigError: with the nearest known key, if one is near.
        """
        names = list(known)
        for key in self.values:
            if key not in names:
                self.refuse(key, f"unknown {what}; {nearest(key, names)}")

    def text(self, key: str) -> str | None:
        """A text with at least one letter or sign, None if the key is missing."""
        value = self._typed(key, str, "a text in quotes is needed")
        if value is not None and not value.strip():
            self.refuse(key, "an empty text; leave the key out, or write a value")
        return None if value is None else " ".join(value.split())

    def texts(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of at least so many texts, none of them twice; empty if the key is missing."""
        needed = f'a list of {f"{least} or more " if least else ""}texts is needed, like ["one", "another"]'
        value = self._typed(key, list, needed)
        return () if value is None else self._texts(key, value, least, needed)

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of two or more texts; empty if the key is missing."""
        needed = 'a list of groups is needed, each of two or more names: [["one", "the same"], ["another", "its twin"]]'
        value = self._typed(key, list, needed) or []
        for group in value:
            if not isinstance(group, list):
                self.refuse(key, f"{_said(group)}; {needed}")
        return tuple(self._texts(key, group, 2, needed) for group in value)

    def score(self, key: str) -> float | None:
        """A number in 0..1, None if the key is missing."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key, f"{_said(value)}; a number from 0 to 1 is needed")
        if not 0 <= value <= 1:
            self.refuse(key, f"{value} is not from 0 to 1")
        return float(value)

    def count(self, key: str) -> int | None:
        """A whole number from 1 on, None if the key is missing."""
        value: int | None = self._typed(key, int, "a whole number is needed")
        if value is not None and value < 1:
            self.refuse(key, f"{value} is less than 1")
        return value

    def table(self, key: str) -> Table:
        """The table with this key, empty if the key is missing."""
        values = self._typed(key, dict, f"a table is needed: [{self._path(key)}] on a line of its own, its keys below")
        return Table(values or {}, self.file, self._path(key))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """All keys of this table, each of which must be a table."""
        return ((key, self.table(key)) for key in self.values)

    def refuse(self, key: str, why: str) -> NoReturn:
        """Say what is wrong with a value, and where it stands.

        Raises:
            ConfigError: always.
        """
        where = f"[{self.name}] {key}" if self.name else key
        raise ConfigError(f"{self.file}: {where}: {why}")

    def _path(self, key: str) -> str:
        shown = key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else f'"{key}"'
        return f"{self.name}.{shown}" if self.name else shown

    def _typed(self, key: str, kind: type, needed: str) -> Any:
        value = self.values.get(key)
        if value is not None and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
            self.refuse(key, f"{_said(value)}; {needed}")
        return value

    def _texts(self, key: str, value: list[Any], least: int, needed: str) -> tuple[str, ...]:
        for one in value:
            if not isinstance(one, str) or not one.strip():
                self.refuse(key, f"{_said(one)} is in it; {needed}")
        found = tuple(" ".join(one.split()) for one in value)
        if len(found) < least:
            self.refuse(key, f"{len(found)} in it; {needed}")
        if twice := next((one for one in found if found.count(one) > 1), None):
            self.refuse(key, f"{twice!r} is in it twice; write it once")
        return found


def nearest(key: str, known: Iterable[str]) -> str:
    """What to write instead of an unknown key: the known one that is like it, or all of them if they are few."""
    names = list(known)
    near = process.extractOne(key.lower(), names, scorer=fuzz.ratio, score_cutoff=NEAR)
    if near is not None:
        return f"did you mean {near[0]}?"
    if len(names) <= FEW:
        return f"known are {', '.join(names)}"
    return "`newscompare config` lists the known ones"


def _said(value: Any) -> str:
    """A value as a message repeats it, with its type."""
    kind = next((words for kind, words in _KINDS.items() if isinstance(value, kind)), type(value).__name__)
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return f"{shown if len(shown) <= FEW * 5 else shown[: FEW * 5] + '…'} is {kind}"
