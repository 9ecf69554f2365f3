"""The values of `compare.types` as JSON values and back, exactly: what comes back is equal to what was given.

A dataclass becomes an object with the fields that differ from their defaults. Where a field may hold one of several
dataclasses, the object says which under `"is"`. Enums, dates and days without a year (`--12-17`) become strings,
tuples lists.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from compare.types import MonthDay

T = TypeVar("T")
Reader = Callable[[Any], Any]

TAG = "is"

# Lone surrogates have no UTF-8, and the three others end a line for many readers of JSON lines.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")
_DAY = re.compile(r"--(\d\d)-(\d\d)", re.ASCII)


def dumps(value: Any) -> str:
    """A value, or an object of values, as one line of JSON that UTF-8 can encode."""
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def loads(hint: type[T], text: str) -> T:
    """The value of type `hint` that `dumps` wrote.

    Raises:
        ValueError: if the text is no JSON, or no value of that type.
    """
    try:
        return restored(hint, json.loads(text))
    except RecursionError as error:
        raise ValueError("the JSON is nested too deeply") from error


def plain(value: Any) -> Any:
    """A value as JSON values."""
    if isinstance(value, MonthDay):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def restored(hint: type[T], value: Any) -> T:
    """The value of type `hint` that `plain` made JSON values of.

    Raises:
        ValueError: if it is none, with the field at fault.
    """
    return cast(T, _reader(cast(Hashable, hint))(value))


def _object(value: Any) -> dict[str, Any]:
    tagged = _unions(cast(Hashable, type(value)))
    found = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is MISSING or held != field.default or type(held) is not type(field.default):
            found[field.name] = {TAG: type(held).__name__, **plain(held)} if field.name in tagged else plain(held)
    return found


@cache
def _unions(kind: Any) -> frozenset[str]:
    """The fields of a dataclass that may hold one of several dataclasses."""
    return frozenset(name for name, hint in get_type_hints(kind).items() if len(_dataclasses(hint)) > 1)


def _dataclasses(hint: Any) -> tuple[type, ...]:
    """The dataclasses of a union that are written as objects."""
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else ()
    return tuple(cast(type, member) for member in members if is_dataclass(member) and member is not MonthDay)


@cache
def _reader(hint: Any) -> Reader:
    """What makes a value of type `hint` from JSON values."""
    if get_origin(hint) in (Union, UnionType):
        return _union(hint)
    if get_origin(hint) is tuple:
        return _tuple(hint)
    if hint is MonthDay:
        return _month_day
    if is_dataclass(hint):
        return _dataclass(cast(type, hint))
    if hint is dt.date:
        return lambda value: dt.date.fromisoformat(_checked(str, value))
    if issubclass(hint, Enum):
        return lambda value: hint(_checked(str, value))
    return lambda value: _checked(hint, value)


def _checked(kind: type, value: Any) -> Any:
    """The value itself.

    Raises:
        ValueError: if it is of another type; true and false are no numbers, 5 is a number where 5.0 is meant.
    """
    fits = isinstance(value, int | float if kind is float else kind)
    if not fits or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{value!r:.80} is not of type {kind.__name__}")
    return value


def _union(hint: Any) -> Reader:
    """The reader of `X | None`, of several dataclasses, or of a day that may lack its year."""
    members = [member for member in get_args(hint) if member is not NoneType]
    optional = NoneType in get_args(hint)
    if objects := _dataclasses(hint):
        inner = _one_of(objects) if len(objects) > 1 else _reader(objects[0])
    elif MonthDay in members:
        inner = _day
    else:
        inner = _reader(members[0])
    return lambda value: None if optional and value is None else inner(value)


def _one_of(kinds: tuple[type, ...]) -> Reader:
    """The reader of an object that says which of these dataclasses it is."""
    readers = {kind.__name__: _reader(kind) for kind in kinds}

    def read(value: Any) -> Any:
        name = value.get(TAG) if isinstance(value, dict) else None
        if name not in readers:
            raise ValueError(f"{name!r:.80} is none of {', '.join(readers)}")
        return readers[name]({key: held for key, held in value.items() if key != TAG})

    return read


def _tuple(hint: Any) -> Reader:
    item = _reader(get_args(hint)[0])
    return lambda value: tuple(item(held) for held in _checked(list, value))


def _dataclass(kind: type) -> Reader:
    """The reader of an object with the fields of a dataclass, those with a default left out at will."""
    hints = get_type_hints(kind)
    needed = [field.name for field in fields(kind) if field.default is MISSING]
    readers = {name: _reader(hints[name]) for name in (field.name for field in fields(kind))}

    def read(value: Any) -> Any:
        given = _checked(dict, value)
        if wrong := [name for name in given if name not in readers] or [name for name in needed if name not in given]:
            raise ValueError(f"{kind.__name__}: {wrong[0]!r:.80} is unknown or missing")
        found = {}
        for name, held in given.items():
            try:
                found[name] = readers[name](held)
            except ValueError as error:
                raise ValueError(f"{kind.__name__}.{name}: {error}") from error
        return kind(**found)

    return read


def _day(value: Any) -> dt.date | MonthDay:
    text = _checked(str, value)
    return _month_day(text) if text.startswith("--") else dt.date.fromisoformat(text)


def _month_day(value: Any) -> MonthDay:
    found = _DAY.fullmatch(_checked(str, value))
    if found is None:
        raise ValueError(f"{value!r:.80} is no day without a year (--12-17)")
    return MonthDay(int(found[1]), int(found[2]))
