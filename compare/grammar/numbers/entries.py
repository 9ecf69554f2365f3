"""Every phrase of a language's number data, with its role and the key it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.grammar.numbers.roles import Role
from compare.grammar.numbers.symbols import CURRENCY_SIGNS, MEASURES
from compare.languages.sections import Numbers

Entry = tuple[Role, str, str]


def entries(data: Numbers) -> Iterator[Entry]:
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
    for table in (data.units.currencies, data.units.durations, data.units.measures):
        yield from (forms[0] for forms in table.values() if forms)
