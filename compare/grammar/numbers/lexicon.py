"""A language's number data, compiled once: every phrase as folded words, sorted by what it may do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from fractions import Fraction

from compare.grammar.numbers.fold import TIGHT, fold
from compare.grammar.numbers.symbols import CURRENCY_SIGNS, MEASURES
from compare.languages import Language
from compare.languages.sections import Numbers


class Role(IntEnum):
    """What a phrase may do in a number expression."""

    CARDINAL = auto()
    SCALE = auto()
    CONSTRUCT = auto()
    ONE = auto()
    DOUBTFUL = auto()
    ARTICLE = auto()
    JOINER = auto()
    FRACTION = auto()
    PART = auto()
    PLUS = auto()
    POINT = auto()
    MINUS = auto()
    BELOW_ZERO = auto()
    ORDINAL = auto()
    ORDINAL_PREFIX = auto()
    VAGUE = auto()
    SEVERAL = auto()
    EXCEPTION = auto()
    BEFORE = auto()
    AFTER = auto()
    HEDGED = auto()
    PLACE = auto()
    BETWEEN = auto()
    BETWEEN_AND = auto()
    FROM = auto()
    TO = auto()
    OR = auto()
    CHANGE = auto()
    RATIO = auto()
    PERCENT = auto()
    PERCENT_BEFORE = auto()
    POINTS = auto()
    CURRENCY = auto()
    DURATION = auto()
    ADJECTIVE = auto()
    MEASURE = auto()
    LEADING = auto()
    LASTING = auto()
    SINGLE = auto()
    AGE_BEFORE = auto()
    AGE_AFTER = auto()
    OF = auto()
    FILLER = auto()
    STOP = auto()
    DEFINITE = auto()
    LABEL = auto()
    YEAR_BEFORE = auto()
    YEAR_AFTER = auto()
    NUMBERED = auto()
    COUNTED = auto()
    HAPPENED = auto()
    TWO_COUNTED = auto()
    TWO_DURATIONS = auto()
    TWO_MEASURES = auto()
    TWO_CURRENCIES = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: its folded words, the key it stands under, and that key as an interval of values (nan if none)."""

    words: tuple[str, ...]
    name: str
    low: float = float("nan")
    high: float = float("nan")

    @property
    def size(self) -> int:
        """How many tokens it takes."""
        return len(self.words)


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
    abbreviations: Mapping[str, float]
    bound: Mapping[str, float]
    bound_units: frozenset[str] = field(repr=False)
    compound: re.Pattern[str] | None = field(repr=False)

    def fold(self, text: str) -> str:
        """Folded text, without its offsets."""
        return fold(text, accents=self.data.fold_accents).text


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
        r"(?P<skip>(?:https?://|www\.)\S+|(?:[a-z\d-]+\.)+[a-z]{2,}/\S+|[\w.+-]+@[\w-]+\.\w+|[#@][^\W\d]\w*|&#?\w+;"
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
    for role, name, form in _entries(data):
        folded_form = fold(form, accents=data.fold_accents).text
        words = (form,) if form in CURRENCY_SIGNS else tuple(m.group() for m in pattern.finditer(folded_form))
        low, high = parse_value(name) if role in _VALUED else (float("nan"), float("nan"))
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
        starters=frozenset(head for head, by_role in phrases.items() if not _STARTING.isdisjoint(by_role)),
        tokens=pattern,
        prefixes=folded(sorted(data.prefixes, key=len, reverse=True)),
        joined=frozenset(folded(data.joined)),
        definite=frozenset(folded(data.definite)),
        suffixes=frozenset(folded(data.suffixes)),
        endings=frozenset(folded(data.words.ordinal_endings)),
        singulars=frozenset(folded(_singulars(data))),
        abbreviations={form: parse_value(key)[0] for key, forms in data.words.abbreviations.items() for form in forms},
        bound={form: parse_value(key)[0] for key, forms in data.words.bound.items() for form in folded(forms)},
        bound_units=frozenset(_alone(phrases, {Role.ADJECTIVE, Role.DURATION})),
        compound=_compound(phrases) if data.words.compounds else None,
    )


def _singulars(data: Numbers) -> Iterator[str]:
    """The words that mean one of a unit without a number: the first of each list, and those listed as such."""
    units = data.units
    for table in (units.currencies, units.durations, units.measures):
        yield from (forms[0] for forms in table.values() if forms)
    yield from (form for forms in units.single.values() for form in forms)


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


_VALUED = {
    Role.CARDINAL,
    Role.SCALE,
    Role.CONSTRUCT,
    Role.FRACTION,
    Role.PLUS,
    Role.ORDINAL,
    Role.VAGUE,
    Role.SEVERAL,
    Role.HEDGED,
}

_STARTING = {
    *(Role.CARDINAL, Role.SCALE, Role.CONSTRUCT, Role.ONE, Role.ARTICLE, Role.FRACTION, Role.MINUS, Role.ORDINAL),
    *(Role.VAGUE, Role.SEVERAL, Role.BEFORE, Role.BETWEEN, Role.FROM, Role.PERCENT_BEFORE, Role.CURRENCY),
    *(
        Role.DURATION,
        Role.LEADING,
        Role.AGE_BEFORE,
        Role.LABEL,
        Role.NUMBERED,
        Role.MEASURE,
        Role.LASTING,
        Role.ORDINAL_PREFIX,
    ),
    *(Role.TWO_COUNTED, Role.TWO_DURATIONS, Role.TWO_MEASURES, Role.TWO_CURRENCIES),
}

Entry = tuple[Role, str, str]


def _entries(data: Numbers) -> Iterator[Entry]:
    """Every phrase of the data with its role and the key it stands under."""
    words, hedges, units = data.words, data.hedges, data.units
    keyed: dict[Role, Mapping[str, Iterable[str]]] = {
        **{Role.CARDINAL: words.cardinals, Role.SCALE: words.scales, Role.CONSTRUCT: words.construct},
        **{Role.FRACTION: words.fractions, Role.PLUS: words.plus, Role.ORDINAL: words.ordinals},
        **{Role.VAGUE: words.vague, Role.SEVERAL: words.several},
        Role.HEDGED: words.hedged,
        **{Role.BEFORE: hedges.before, Role.AFTER: hedges.after},
        **{Role.CURRENCY: units.currencies, Role.DURATION: units.durations, Role.ADJECTIVE: units.adjectives},
        **{Role.MEASURE: units.measures, Role.LEADING: units.leading},
        Role.SINGLE: units.single,
        **{Role.NUMBERED: data.numbered, Role.COUNTED: data.counted, Role.HAPPENED: data.happened},
    }
    plain: dict[Role, Iterable[str]] = {
        **{Role.PART: words.parts, Role.ORDINAL_PREFIX: words.ordinal_prefixes},
        **{Role.DOUBTFUL: words.doubtful, Role.PLACE: hedges.places},
        **{Role.ONE: words.ones, Role.ARTICLE: words.articles, Role.JOINER: words.joiners, Role.POINT: words.point},
        **{Role.MINUS: words.minus, Role.BELOW_ZERO: words.below_zero, Role.EXCEPTION: words.exceptions},
        **{Role.BETWEEN: hedges.between, Role.BETWEEN_AND: hedges.between_and, Role.FROM: hedges.from_},
        **{
            Role.TO: hedges.to,
            Role.OR: hedges.or_,
            Role.CHANGE: hedges.change,
            Role.RATIO: hedges.ratio,
            Role.PERCENT: units.percent,
        },
        **{Role.PERCENT_BEFORE: units.percent_before, Role.POINTS: units.points, Role.AGE_BEFORE: units.ages_before},
        **{
            Role.FILLER: data.fillers,
            Role.AGE_AFTER: units.ages_after,
            Role.OF: data.of_words,
            Role.STOP: data.stop,
            Role.LABEL: data.labels,
        },
        **{Role.YEAR_BEFORE: data.years_before, Role.YEAR_AFTER: data.years_after},
        **{Role.DEFINITE: data.definite, Role.LASTING: units.lasting},
    }
    for role, mapping in keyed.items():
        yield from ((role, key, form) for key, forms in mapping.items() for form in forms)
    for role, forms in plain.items():
        yield from ((role, "", form) for form in forms)
    for role, shared in ((Role.MEASURE, MEASURES), (Role.PERCENT, {"": ("%",)})):
        yield from ((role, key, form) for key, symbols in shared.items() for form in symbols)
    yield from ((Role.CURRENCY, code, sign) for sign, code in CURRENCY_SIGNS.items())
    yield from ((Role.TWO_DURATIONS, key, form) for key, forms in units.twos.items() for form in forms)
    yield from _duals(data)


def _duals(data: Numbers) -> Iterator[Entry]:
    """The duals of all singular nouns, unless the same form stands in a list, where it is a plural."""
    tables = (
        (Role.TWO_COUNTED, data.counted),
        (Role.TWO_DURATIONS, data.units.durations),
        (Role.TWO_MEASURES, data.units.measures),
        (Role.TWO_CURRENCIES, data.units.currencies),
    )
    for role, table in tables:
        listed = {form for forms in table.values() for form in forms}
        for key, forms in table.items():
            for form in (form for form in forms if _singular(form, forms)):
                stem = form[:-1] + "ت" if form.endswith("ة") else form
                duals = (stem + ending for ending in data.units.dual_endings if stem + ending not in listed)
                yield from ((role, key, dual) for dual in duals)


def _singular(form: str, forms: Sequence[str]) -> bool:
    """Whether a form is a singular: the first of its list, one in teh marbuta, or one whose accusative is listed."""
    return " " not in form and (form == forms[0] or form.endswith("ة") or form + "ا" in forms)
