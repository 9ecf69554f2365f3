"""The words of a language that dates are made of, as a tree of tokens, built once a language.

Words are compared folded: lower case, without accents and vowel signs, Arabic letters unified. A phrase may have
several tokens; a hyphen in it is optional, and so is the full stop at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from compare.errors import LanguageDataError
from compare.grammar.dates.context import Clauses
from compare.grammar.dates.nodes import Calendar, Edge, Part, Pick, Unit
from compare.grammar.dates.tokens import fold, tokens_of
from compare.languages import Language
from compare.languages.sections import Dates


@dataclass(slots=True)
class Branch:
    """A node of the tree: where each next token leads, and what the tokens so far mean, by class."""

    next: dict[str, Branch] = field(default_factory=dict)
    meanings: dict[str, Meaning] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means within its class.

    `weak`: it is an everyday word too. `spelling`: the only way to spell it, where accents matter.
    """

    value: object
    weak: bool
    spelling: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the grammar asks of a language."""

    data: Dates
    root: Branch
    clitics: tuple[tuple[str, str], ...]
    suffixes: frozenset[str]
    endings: frozenset[str]
    joining: frozenset[str]
    ordinal_suffixes: frozenset[str]
    hedges: frozenset[str]
    units: frozenset[str]
    clauses: Clauses


_BARE_YEARS = ("never", "before_lower", "before_capital")
_built: dict[str, Lexicon] = {}


def lexicon_of(language: Language) -> Lexicon:
    """The language's lexicon, built at the first call.

    Raises:
        LanguageDataError: if a key of `[dates]` is none of those that `Dates` documents.
    """
    known = _built.get(language.code)
    if known is None or known.data is not language.dates:
        known = _built[language.code] = _build(language)
    return known


def _build(language: Language) -> Lexicon:
    data, numbers = language.dates, language.numbers
    if data.bare_years not in _BARE_YEARS:
        raise LanguageDataError(
            f"languages/{language.code}.toml: dates: bare_years: {data.bare_years!r} is none of "
            f"{', '.join(_BARE_YEARS)}"
        )
    counted = (numbers.units.measures, numbers.units.currencies, numbers.units.durations, numbers.counted)
    month_names = [phrase for phrases in data.months.values() for phrase in phrases if phrase.endswith(".")]
    return Lexicon(
        data,
        root=_tree(language),
        # Long clitics first, so that "وال" is tried before "و".
        clitics=tuple(sorted(((fold(k), v) for k, v in data.clitics.items()), key=lambda c: -len(c[0]))),
        suffixes=frozenset(map(fold, data.suffixes)),
        endings=frozenset(map(fold, data.endings)),
        joining=frozenset(map(fold, data.joins.get("and", ()))),
        ordinal_suffixes=frozenset(map(fold, data.ordinal_suffixes)),
        # The word of a hedge that stands right before the number.
        hedges=frozenset(
            tokens[-1]
            for rule, phrases in numbers.hedges.before.items()
            for tokens in map(tokens_of, phrases)
            if rule != "exactly" and tokens
        ),
        # What digits count or measure, in whatever form, so that they are no year.
        units=frozenset(
            tokens[0]
            for phrases in chain(*(table.values() for table in counted), [numbers.units.percent])
            for tokens in map(tokens_of, phrases)
            if tokens
        ),
        clauses=Clauses(
            data.tenses,
            [*language.sentences.leading, *language.sentences.before_numbers, *month_names],
            language.polarity.foreseen,
        ),
    )


def _tree(language: Language) -> Branch:
    """All phrases of a language, by their tokens.

    Raises:
        LanguageDataError: if a key of `[dates]` is none of those that `Dates` documents, or a phrase holds no word.
    """
    data, root = language.dates, Branch()
    weak = {tuple(_variants(p)[-1]) for p in data.weak}
    try:
        for kind, value, phrases in _entries(data):
            for phrase in phrases:
                _add(root, kind, value, phrase, weak, data.exact)
        for rule in ("more_than", "at_least", "less_than", "at_most"):
            for phrase in language.numbers.hedges.before.get(rule, ()):
                if any(token.isalnum() for token in tokens_of(phrase)):
                    _add(root, "hedge", rule, phrase, weak, ())
    except ValueError as error:
        raise LanguageDataError(f"languages/{language.code}.toml: dates: {error}") from error
    return root


def _variants(phrase: str) -> list[list[str]]:
    """The token sequences that spell a phrase: with and without its hyphens and its final full stop."""
    tokens = tokens_of(phrase)
    variants = [tokens]
    if "-" in tokens[1:-1]:
        variants.append([t for t in tokens if t != "-"])
    if len(tokens) > 1 and tokens[-1] == ".":
        variants.append(tokens[:-1])
    return variants


def _add(
    root: Branch, kind: str, value: object, phrase: str, weak: set[tuple[str, ...]], exact: tuple[str, ...]
) -> None:
    for tokens in _variants(phrase):
        if not tokens:
            raise ValueError(f"{kind}: {phrase!r} holds no word")
        branch = root
        for token in tokens:
            branch = branch.next.setdefault(token, Branch())
        spelling = phrase if phrase in exact else None
        branch.meanings[kind] = Meaning(value, tuple(_variants(phrase)[-1]) in weak, spelling)


def _entries(data: Dates) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """Every list of phrases of a language with its class and its value."""
    for calendar, months in (
        (Calendar.GREGORIAN, data.months),
        (Calendar.ISLAMIC, data.islamic_months),
        (Calendar.PERSIAN, data.persian_months),
    ):
        for key, phrases in months.items():
            yield "month", (calendar, _number(key, 1, 12)), phrases
    numbered = (
        ("weekday", data.weekdays, 1, 7),
        ("weekday_plural", data.weekday_plurals, 1, 7),
        ("number", data.numbers, 0, 99),
        ("ordinal", data.ordinals, -9, 31),
    )
    for kind, table, low, high in numbered:
        for key, phrases in table.items():
            yield kind, _number(key, low, high), phrases
    for key, phrases in data.decades.items():
        yield "decade", _number(key, 10, 2090), phrases
    for key, phrases in data.seasons.items():
        yield "season", _season(key), phrases
    for anaphoric, table in ((False, data.relative), (True, data.anaphoric)):
        for key, phrases in table.items():
            unit, offset = key.split()
            yield "relative", (Unit(unit), int(offset), anaphoric), phrases
    for key, phrases in data.beside.items():
        unit, offset = key.split()
        yield "beside", (Unit(unit), int(offset)), phrases
    for key, phrases in data.named_parts.items():
        part, unit = key.split()
        yield "named_part", (Part(part), Unit(unit)), phrases
    for key, phrases in data.counted.items():
        count, unit = key.split()
        yield "counted", (int(count), Unit(unit)), phrases
    for kind, named, values in (
        ("unit", data.units, Unit),
        ("before", data.before, Pick),
        ("after", data.after, Pick),
        ("part_before", data.parts_before, Part),
        ("part_after", data.parts_after, Part),
        ("edge_before", data.edges_before, Edge),
        ("edge_after", data.edges_after, Edge),
    ):
        for key, phrases in named.items():
            yield kind, values(key), phrases
    yield from _plain(data)


CLOCK_PARTS = {
    "half": 30,
    "quarter": 15,
    "less_quarter": -15,
    "half_past": 30,
    "half_to": -30,
    "quarter_past": 15,
    "quarter_to": -15,
}
"""Minutes that words add to an hour, the first three behind it, the others before it."""


def _plain(data: Dates) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    """The lists whose words have no value of their own, and the tables that name their class themselves."""
    for name in ("ago_before", "ago_after", "hence_before", "hence_after", "links", "not_dates"):
        yield name, name, getattr(data, name)
    for name in (
        "distance_bars",
        "period_bars",
        "hence_bars",
        "plurals",
        "articles",
        "inclusive",
        "recurring",
        "publication",
        "nearest",
        "length_leads",
        "later",
        "earlier",
        "that",
        "that_year",
    ):
        yield name, name, getattr(data, name)
    tables: tuple[tuple[str, Mapping[str, tuple[str, ...]], frozenset[str]], ...] = (
        ("intro_", data.intro, frozenset({"year", "month", "day", "weekday"})),
        ("mark_before_", data.marks_before, frozenset({"month", "year", "decade"})),
        ("mark_after_", data.marks_after, frozenset({"weekday", "day", "day_alone", "month", "year", "decade"})),
        ("join_", data.joins, frozenset({"from", "to", "and"})),
        ("era_", data.eras, frozenset({"islamic", "persian", "bc", "ad"})),
        ("clock_", data.clock, frozenset({"at", "am", "pm", "oclock", "hour", *CLOCK_PARTS})),
    )
    for prefix, table, allowed in tables:
        for key, phrases in table.items():
            if key not in allowed:
                raise ValueError(f"{prefix[:-1]}: {key!r} is none of {', '.join(sorted(allowed))}")
            yield prefix + key, key, phrases
    for key, phrases in data.zones.items():
        yield "zone", key, phrases


def _number(key: str, low: int, high: int) -> int:
    """The number that a key stands for.

    Raises:
        ValueError: if it is no number in `low..high`.
    """
    number = int(key)
    if not low <= number <= high:
        raise ValueError(f"{key!r} is not in {low}..{high}")
    return number


def _season(key: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both ends of a season written "06-21..09-22"."""
    match = re.fullmatch(r"(\d\d)-(\d\d)\.\.(\d\d)-(\d\d)", key)
    if match is None:
        raise ValueError(f"{key!r} is not written like 06-21..09-22")
    a, b, c, d = map(int, match.groups())
    return (a, b), (c, d)
