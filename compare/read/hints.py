"""What the user says about single files where they are silent or wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeVar

from compare.errors import OptionError
from compare.read.draft import Told
from compare.read.fetch import is_url
from compare.settings import Outlet

T = TypeVar("T")

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Hints:
    """Publication dates, outlets and language codes by file, as the file is named on the command line.

    A file inside a folder may be named by its own path. A hint for a file with several articles holds for all.

    Args:
        published, source, lang: what holds for one file; it goes before anything else.
        patterns: language codes by pattern of file names ("*.ar.txt", "minutes/*"), the first that fits holds; a
            pattern with a slash is compared with the last folders of the path too.
        expected: the only languages that articles are in whose language nobody says; any, if empty.
        outlets: outlets that are known by their names and pages.
    """

    published: Mapping[str, dt.date] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    lang: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    expected: tuple[str, ...] = ()
    outlets: tuple[Outlet, ...] = ()

    def of(self, path: str) -> Told:
        """What is said of one file."""
        key = _key(path)
        code = _get(self.lang, key) or next((c for p, c in self.patterns.items() if _fits(path, p)), None)
        primary = re.split("[-_]", code.strip())[0].lower() if code else None
        return Told(_get(self.published, key), _get(self.source, key), primary, self.expected)

    def check(self, paths: Iterable[str]) -> None:
        """Refuse hints about files that are not among `paths`, and languages that are no codes.

        Raises:
            OptionError: with the file's name.
        """
        known = {_key(path) for path in paths}
        for option, hints in (("--published", self.published), ("--source", self.source), ("--lang", self.lang)):
            for file in hints:
                if _key(file) not in known:
                    raise OptionError(f"{option} names {file}, which is not among the articles; name one that is read")
        for file, code in self.lang.items():
            if not _LANGUAGE.fullmatch(code.strip()):
                raise OptionError(
                    f"--lang {file}={code}: {code!r} is no language code; write two letters, like ar or en"
                )


def _get(hints: Mapping[str, T], key: str) -> T | None:
    return next((value for file, value in hints.items() if _key(file) == key), None)


def _fits(path: str, pattern: str) -> bool:
    """Whether the last parts of a path, as many as the pattern has, fit it part by part."""
    wanted, parts = pattern.split("/"), path.replace("\\", "/").split("/")[-pattern.count("/") - 1 :]
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def _key(path: str) -> str:
    """What all names of one file have in common."""
    try:
        return path if is_url(path) else str(Path(path).resolve())
    except (OSError, ValueError):  # a name that no file can have
        return path
