"""What is known about a language, as data: `<code>.toml`, one file a language, the same keys in every file.

A file's tables are the sections of `Language`; a table's keys are the fields of that section's dataclass.
The dataclass documents each key, so a linguist reads `sections.py` and edits the TOML. A key that is
missing, unknown or of the wrong type is a `LanguageDataError` that names file and key.
"""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from compare.errors import LanguageDataError
from compare.languages.sections import (
    Checkable,
    Dates,
    Dealings,
    Names,
    Numbers,
    Page,
    Polarity,
    Sentences,
    Speakers,
    Speech,
)


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its ISO 639-1 `code`, English `name`, `script` (ISO 15924) and a section for each task."""

    code: str
    name: str
    script: str
    sentences: Sentences
    speech: Speech
    speakers: Speakers
    dates: Dates
    numbers: Numbers
    page: Page
    names: Names
    polarity: Polarity
    dealings: Dealings
    checkable: Checkable


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages that have a data file, sorted; `und` (the fallback) is not among them."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and name != "und.toml"))


@cache
def load(code: str) -> Language:
    """The language with this code; the empty fallback `und` where there is no data file for it.

    Raises:
        LanguageDataError: if the file breaks the rules in this module's docstring.
    """
    name = code if code in codes() else "und"
    path = files(__package__) / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"languages/{name}.toml: {error}") from error
    language: Language = _build(Language, table, f"languages/{name}.toml")
    return language


def _build(cls: Any, value: Any, where: str) -> Any:
    """`value` as an instance of dataclass `cls`, every key checked."""
    if not isinstance(value, dict):
        raise LanguageDataError(f"{where}: a table is needed here, not {value!r}")
    hints = typing.get_type_hints(cls)
    known = {f.name for f in fields(cls)}
    required = {f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}
    if missing := required - value.keys():
        raise LanguageDataError(f"{where}: missing {', '.join(sorted(missing))}")
    if unknown := value.keys() - known:
        raise LanguageDataError(f"{where}: unknown {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")
    return cls(**{key: _convert(hints[key], item, f"{where}: {key}") for key, item in value.items()})


def _convert(hint: Any, value: Any, where: str) -> Any:
    """`value` as the type that `hint` names: dataclass, tuple[X, ...], Mapping[str, X], a union or a plain type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hasattr(hint, "__dataclass_fields__"):
        return _build(hint, value, where)
    if origin is tuple and isinstance(value, list):
        return tuple(_convert(arguments[0], item, where) for item in value)
    if origin is Mapping and isinstance(value, dict):
        return {key: _convert(arguments[1], item, f"{where}.{key}") for key, item in value.items()}
    if origin in (types.UnionType, typing.Union):
        kinds = tuple(a for a in arguments if isinstance(a, type))
        if isinstance(value, kinds):
            return value
    if isinstance(hint, type) and isinstance(value, hint) and not (hint is int and isinstance(value, bool)):
        return value
    raise LanguageDataError(f"{where}: {value!r} does not fit {hint}")
