"""A language's number data, compiled once: every phrase as folded words, sorted by what it may do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from compare.grammar.numbers.entries import currency_letters, entries, singulars
from compare.grammar.numbers.fold import TIGHT, fold
from compare.grammar.numbers.roles import STARTING, VALUED, Phrase, Role
from compare.grammar.numbers.symbols import CURRENCY_SIGNS
from compare.languages import Language
from compare.languages.sections import Numbers


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the readers of number expressions need to know of a language.

    `phrases` lists by their first word what a phrase may do and all its longer forms, the longest first; `words`
    are the phrases of one word.
    """

    data: Numbers
    phrases: Mapping[str, Mapping[Role, tuple[Phrase, ...]]] = field(repr=False)
    words: frozenset[str] = field(repr=False)
    starters: frozenset[str] = field(repr=False)
    tokens: re.Pattern[str] = field(repr=False)
    prefixes: tuple[str, ...]
    joined: frozenset[str]
    definite: frozenset[str]
    suffixes: frozenset[str]
    endings: frozenset[str]
    singulars: frozenset[str] = field(repr=False)
    letters: Mapping[str, str]
    abbreviations: Mapping[str, float]
    bound: Mapping[str, float]
    bound_units: frozenset[str] = field(repr=False)
    compound: re.Pattern[str] | None = field(repr=False)


_COMPILED: dict[int, Lexicon] = {}


def lexicon(language: Language) -> Lexicon:
    """The compiled data of a language; compiled at the first call."""
    known = _COMPILED.get(id(language.numbers))
    if known is None or known.data is not language.numbers:
        known = _COMPILED[id(language.numbers)] = _compile(language.numbers)
    return known


def token_pattern(group: str) -> re.Pattern[str]:
    """The pattern of one token; `group` says whether a plain space may group digits."""
    space = f"[ {TIGHT}]" if " " in group else TIGHT
    return re.compile(
        r"(?P<skip>(?:https?://|www\.)\S+|(?:[a-z\d-]+\.)+[a-z]{2,}/\S+|[a-z\d_.+-]+@[a-z\d-]+\.\w+|[#@][^\W\d]\w*|&#?\w+;"
        r"|\+\d[\d ()-]{6,}\d|(?<![\d.,])\d{1,2}(?:[ .-]\d{2}){2,}(?![\d.,]?\d))"
        rf"|(?P<number>(?<![\d.,])\d{{1,3}}(?:{space}\d{{3}})+(?!\d)(?:[.,٫]\d+)?"
        r"|\d+(?:[.,٬٫/:]\d+|'\d{3})*|(?<![\w.,])[.,٫]\d+)"
        r"|(?P<vulgar>[¼-¾⅐-⅞])"
        r"|(?P<word>[\u3400-\u9fff\u3007]|[^\W\d_\u3400-\u9fff\u3007¼-¾⅐-⅞]+)"
        r"|(?P<gap>\n+|\x00+)"
        r"|(?P<symbol>[^\w\s]|_)"
    )


def parse_value(key: str) -> tuple[float, float]:
    """A key of the data as an interval: `"25"`, `"1e6"`, `"1/3"`, `"100 1000"`."""
    ends = [float(Fraction(part)) if "/" in part else float(part) for part in key.split()]
    return ends[0], ends[-1]


def _compile(data: Numbers) -> Lexicon:
    """Fold and sort all phrases of a language."""
    pattern = token_pattern(data.words.group)
    table: dict[str, dict[Role, list[Phrase]]] = {}
    for role, name, form in entries(data):
        folded_form = fold(form, accents=data.fold_accents).text
        words = (form,) if form in CURRENCY_SIGNS else tuple(m.group() for m in pattern.finditer(folded_form))
        low, high = parse_value(name) if role in VALUED else (float("nan"), float("nan"))
        table.setdefault(words[0], {}).setdefault(role, []).append(Phrase(words, name, low, high))
    phrases = {
        head: {role: tuple(sorted(found, key=lambda phrase: -phrase.size)) for role, found in by_role.items()}
        for head, by_role in table.items()
    }

    def folded(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(fold(word, accents=data.fold_accents).text for word in words)

    return Lexicon(
        data=data,
        phrases=phrases,
        words=frozenset(_alone(phrases, set(Role))),
        starters=frozenset(head for head, by_role in phrases.items() if not STARTING.isdisjoint(by_role)),
        tokens=pattern,
        prefixes=folded(sorted(data.prefixes, key=len, reverse=True)),
        joined=frozenset(folded(data.joined)),
        definite=frozenset(folded(data.definite)),
        suffixes=frozenset(folded(data.suffixes)),
        endings=frozenset(folded(data.words.ordinal_endings)),
        singulars=frozenset(folded(singulars(data))),
        letters={form.lower(): code for form, code in currency_letters(data).items()},
        abbreviations={form: parse_value(key)[0] for key, forms in data.words.abbreviations.items() for form in forms},
        bound={form: parse_value(key)[0] for key, forms in data.words.bound.items() for form in folded(forms)},
        bound_units=frozenset(_alone(phrases, {Role.ADJECTIVE, Role.DURATION})),
        compound=_compound(phrases) if data.words.compounds else None,
    )


def _alone(phrases: Mapping[str, Mapping[Role, tuple[Phrase, ...]]], roles: set[Role]) -> Iterator[str]:
    """The words that are a phrase of one of these roles by themselves."""
    for head, by_role in phrases.items():
        if any(found[-1].size == 1 for role, found in by_role.items() if role in roles):
            yield head


def _compound(phrases: Mapping[str, Mapping[Role, tuple[Phrase, ...]]]) -> re.Pattern[str]:
    """The pattern of one part of number words written together."""
    roles = {Role.CARDINAL, Role.SCALE, Role.JOINER, Role.PLUS, Role.ONE, Role.ARTICLE}
    parts = _alone(phrases, roles)
    return re.compile("|".join(sorted(map(re.escape, parts), key=len, reverse=True)) or r"(?!)")
