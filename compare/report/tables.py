"""JSON objects read field by field, each checked, with messages that name the place."""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeVar

from compare.errors import InputError
from compare.types import Span

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Table:
    """One JSON object of a report; `where` is the path that messages name. Every method raises `InputError`."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise InputError(f"{where}: an object is needed here, not {value!r:.60}")
        self.value: dict[str, Any] = value
        self.where = where

    def get(self, key: str, kind: type[T]) -> T:
        """The field, of exactly this type (`bool` is not an `int`; an `int` is a `float`)."""
        found = self.optional(key, kind)
        if found is None:
            raise InputError(f"{self.where}.{key}: a value is needed here, not null")
        return found

    def optional(self, key: str, kind: type[T]) -> T | None:
        """The same, null allowed; the key itself must be there."""
        if key not in self.value:
            raise InputError(f"{self.where}.{key} is missing")
        found = self.value[key]
        if found is None or type(found) is kind:
            return found
        if kind is float and type(found) is int and abs(found) < 2**1023:
            return kind(found)  # type: ignore[call-arg]
        raise InputError(f"{self.where}.{key}: {found!r:.60} is not of type {kind.__name__}")

    def choice(self, key: str, choices: type[E]) -> E:
        """The member of an enumeration that the field names by its value."""
        found = self.get(key, str)
        try:
            return choices(found)
        except ValueError as error:
            known = ", ".join(str(choice.value) for choice in choices)
            raise InputError(f"{self.where}.{key}: {found!r} is none of {known}") from error

    def span(self, text: str) -> Span:
        """`start` and `end`, which must lie within `text`."""
        start, end = self.get("start", int), self.get("end", int)
        if not 0 <= start <= end <= len(text):
            raise InputError(f"{self.where}: {start} to {end} is not within the {len(text)} characters of the text")
        return Span(start, end)

    def table(self, key: str) -> Table:
        """The object in this field."""
        return Table(self.value.get(key), f"{self.where}.{key}")

    def tables(self, key: str) -> list[Table]:
        """The list of objects in this field."""
        items = self.get(key, list)
        return [Table(item, f"{self.where}.{key}[{index}]") for index, item in enumerate(items)]

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings in this field."""
        items = self.get(key, list)
        if not all(isinstance(item, str) for item in items):
            raise InputError(f"{self.where}.{key}: only strings may stand here")
        return tuple(items)
