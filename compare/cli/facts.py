"""`newscompare facts`: a filter, lines in, the facts of each line out as JSON lines."""

from __future__ import annotations

from collections.abc import Sequence

from compare.cli.filters import Object, answer, date_field, fields_of, input_lines, optional_field, refusal
from compare.cli.options import ConfigFile, in_force
from compare.facts import find_facts
from compare.languages import load
from compare.read import guess_language
from compare.report.as_json import fact_to_json

PREFERENCES = ("past", "future")


def facts(config: ConfigFile = None) -> None:
    """Read text lines (or JSON lines with text, lang, reference, prefer); print the facts of each, in order."""
    expected = in_force(config).expected
    raise answer(_answer(line, expected) for line in input_lines())


def _answer(line: str, expected: Sequence[str]) -> Object:
    """What to print for one line: its fields and the facts, or what is wrong with it."""
    if not line.strip():
        return {"facts": []}
    try:
        given = fields_of(line) if line.lstrip().startswith("{") else _plain(line)
        text, prefer = given.get("text"), optional_field(given, "prefer") or "past"
        if not isinstance(text, str):
            raise ValueError('the object needs a "text" that is a string')
        if prefer not in PREFERENCES:
            raise ValueError(f'"prefer" is one of {", ".join(PREFERENCES)}, not {prefer!r}')
        language = load(optional_field(given, "lang") or guess_language(text, expected))
        reference = date_field(given, "reference")
    except ValueError as error:
        return refusal(line, error)
    found = find_facts(text, language, reference, prefer)
    return {**given, "facts": [fact_to_json(fact, text) for fact in found]}


def _plain(line: str) -> Object:
    """A line that is no JSON object, as the text itself.

    Raises:
        ValueError: if it is no UTF-8.
    """
    try:
        line.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"not UTF-8 text: {error.reason} at character {error.start}") from error
    return {"text": line}
