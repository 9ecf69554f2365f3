"""The words of the page and of the terminal: `strings.toml`, so that a translation is a data file.

A string is a template for `str.format`; a table of plural forms (`one`, `other` and whatever CLDR names for
the language) is chosen by the argument `n`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

# Babel rounds with Python's decimals, of 28 digits; nobody reports a number of 25.
_LARGEST = 1e25


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """All strings of one language of the page; `locale` says how it writes numbers, dates and names of languages."""

    locale: Locale
    strings: dict[str, Any]

    def __call__(self, key: str, /, **values: Any) -> str:
        """The string at `key` ("sources.title"), filled with `values`; numbers are grouped as the language does.

        Raises:
            KeyError: if there is no such string, or a value that it needs is not given.
        """
        template = self._find(key)
        if isinstance(template, dict):
            template = template.get(self.locale.plural_form(values["n"]), template["other"])
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        text: str = template.format(**shown)
        return text

    def optional(self, key: str, default: str) -> str:
        """The string at `key`, or `default` where the language has none for it (a reason nobody translated yet)."""
        try:
            return self(key)
        except KeyError:
            return default

    def number(self, value: float) -> str:
        """A number with the language's separators, to the 15 digits that a float holds exactly."""
        if abs(value) >= _LARGEST:
            return f"{value:.15g}"
        exact = value if isinstance(value, int) else float(f"{value:.15g}")
        return format_decimal(exact, locale=self.locale, decimal_quantization=False)

    def language(self, code: str) -> str:
        """The name of a language; the code itself where CLDR has none."""
        return self.optional("languages." + code, self.locale.languages.get(code, code))

    def _find(self, key: str) -> Any:
        found: Any = self.strings
        for part in key.split(".", 1):
            found = found[part]
        return found


@cache
def wording() -> Wording:
    """The strings of the page's language."""
    strings = tomllib.loads((files(__package__) / "strings.toml").read_text(encoding="utf-8"))
    return Wording(Locale.parse(strings["locale"]), strings)
