"""Every phrase of a language's number data, with its role and the key it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.symbols import CURRENCY_SIGNS, MEASURES
from compare.languages.sections import Numbers

Entry = tuple[Role, str, str]

_KEYED = {
    Role.CARDINAL: "words.cardinals",
    Role.SCALE: "words.scales",
    Role.CONSTRUCT: "words.construct",
    Role.FRACTION: "words.fractions",
    Role.PLUS: "words.plus",
    Role.ORDINAL: "words.ordinals",
    Role.VAGUE: "words.vague",
    Role.SEVERAL: "words.several",
    Role.HEDGED: "words.hedged",
    Role.BEFORE: "hedges.before",
    Role.AFTER: "hedges.after",
    Role.CURRENCY: "units.currencies",
    Role.DURATION: "units.durations",
    Role.ADJECTIVE: "units.adjectives",
    Role.MEASURE: "units.measures",
    Role.LEADING: "units.leading",
    Role.SINGLE: "units.single",
    Role.LESSER: "units.lesser",
    Role.TAIL: "units.tails",
    Role.NUMBERED: "numbered",
    Role.COUNTED: "counted",
    Role.HAPPENED: "happened",
}
"""Where the phrases of a role stand, for roles whose phrases stand under keys."""

_PLAIN = {
    Role.PART: "words.parts",
    Role.ORDINAL_PREFIX: "words.ordinal_prefixes",
    Role.DOUBTFUL: "words.doubtful",
    Role.PLACE: "hedges.places",
    Role.ONE: "words.ones",
    Role.ARTICLE: "words.articles",
    Role.JOINER: "words.joiners",
    Role.POINT: "words.point",
    Role.MINUS: "words.minus",
    Role.BELOW_ZERO: "words.below_zero",
    Role.EXCEPTION: "words.exceptions",
    Role.BETWEEN: "hedges.between",
    Role.BETWEEN_AND: "hedges.between_and",
    Role.FROM: "hedges.from_",
    Role.TO: "hedges.to",
    Role.OR: "hedges.or_",
    Role.CHANGE: "hedges.change",
    Role.RATIO: "hedges.ratio",
    Role.PERCENT: "units.percent",
    Role.PERCENT_BEFORE: "units.percent_before",
    Role.POINTS: "units.points",
    Role.AGE_BEFORE: "units.ages_before",
    Role.FILLER: "fillers",
    Role.AGE_AFTER: "units.ages_after",
    Role.OF: "of_words",
    Role.STOP: "stop",
    Role.LABEL: "labels",
    Role.YEAR_BEFORE: "years_before",
    Role.YEAR_AFTER: "years_after",
    Role.DEFINITE: "definite",
    Role.LASTING: "units.lasting",
}
"""The same for roles whose phrases are a list."""


def entries(data: Numbers) -> Iterator[Entry]:
    """Every phrase of the data with its role and the key it stands under."""
    for role, place in _KEYED.items():
        table = attrgetter(place)(data)
        capitals = set(currency_letters(data)) if role is Role.CURRENCY else set()
        yield from ((role, key, form) for key, forms in table.items() for form in forms if form not in capitals)
    for role, place in _PLAIN.items():
        yield from ((role, "", form) for form in attrgetter(place)(data))
    for role, shared in ((Role.MEASURE, MEASURES), (Role.PERCENT, {"": ("%",)})):
        yield from ((role, key, form) for key, symbols in shared.items() for form in symbols)
    yield from ((Role.CURRENCY, code, sign) for sign, code in CURRENCY_SIGNS.items())
    yield from ((Role.TWO_DURATIONS, key, form) for key, forms in data.units.twos.items() for form in forms)
    yield from _duals(data)


def currency_letters(data: Numbers) -> dict[str, str]:
    """What stands for a currency in capitals only ("LE 5 million", "RM 42"), and its code."""
    return {form: code for code, forms in data.units.currencies.items() for form in forms if form.isupper()}


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
                stems = [word[:-1] + "ت" if word.endswith("ة") else word for word in form.split()]
                for ending in data.units.dual_endings:
                    dual = " ".join(stem + ending for stem in stems)
                    if dual not in listed:
                        yield role, key, dual


def _singular(form: str, forms: Sequence[str]) -> bool:
    """Whether a form is a singular: the first of its list, one in teh marbuta, or one whose accusative is listed."""
    return form == forms[0] or form.endswith("ة") or form + "ا" in forms


def singulars(data: Numbers) -> Iterator[str]:
    """The words that mean one of a unit where they are all of a text: the first of each list."""
    units = data.units
    for table in (units.currencies, units.durations, units.measures, units.single):
        yield from (forms[0] for forms in table.values() if forms)
