"""The words of the page and of the terminal, `<language>.toml`: a translation is a data file with the same keys.

A string is a template for `str.format`; a table of plural forms (`one`, `other` and whatever CLDR names for
the language) is chosen by the argument `n`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from compare.errors import OptionError

ENGLISH = "en"
"""The language of the JSON report, of the terminal, and of the page unless another is asked for."""

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
        return self.template(key, **values).format(**self.shown(values))

    def template(self, key: str, /, **values: Any) -> str:
        """The string at `key` as it stands, in the plural form that `values["n"]` asks for.

        Raises:
            KeyError: if there is no such string, or it has plural forms and there is no `n`.
        """
        found = self._find(key)
        if isinstance(found, dict):
            found = found.get(self.locale.plural_form(values["n"]), found["other"])
        return str(found)

    def shown(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values that a template is filled with: whole numbers as the language writes them, the rest as it is."""
        return {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}

    @property
    def code(self) -> str:
        """ISO 639-1 code of the language."""
        return str(self.locale.language)

    @property
    def direction(self) -> str:
        """`"ltr"` or `"rtl"`."""
        return str(self.locale.text_direction)

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


def languages() -> tuple[str, ...]:
    """The languages that the page speaks, English first."""
    codes = (entry.name[:-5] for entry in files(__package__).iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(codes, key=lambda code: (code != ENGLISH, code)))


@cache
def wording(language: str = ENGLISH) -> Wording:
    """The strings of one of `languages()`.

    Raises:
        OptionError: if the page does not speak it.
    """
    if language not in languages():
        raise OptionError(f"--ui-language {language}: the page speaks {', '.join(languages())}; choose one of these")
    strings = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(Locale.parse(strings["locale"]), strings)
