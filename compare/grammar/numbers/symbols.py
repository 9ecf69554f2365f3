"""What every language writes alike: currency signs and codes, the symbols of units, fractions in one character."""

from __future__ import annotations

CURRENCY_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "usd$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₪": "ILS",
    "₹": "INR",
    "₩": "KRW",
    "₦": "NGN",
    "₫": "VND",
    "₸": "KZT",
    "₾": "GEL",
    "¢": "USD 0.01",
}
"""Signs as folded text; the dollar sign alone is the United States dollar."""

_CODES = """
AED AFN AMD ARS AUD AZN BAM BDT BGN BHD BOB BRL BYN CAD CDF CHF CLP CNY COP CRC CUP CZK DKK
DOP DZD EGP ESP ETB EUR GBP GEL GHS GTQ HKD HUF IDR ILS INR IQD IRR ISK JOD JPY KES KGS KHR KRW
KWD KZT LBP LKR LYD MAD MDL MKD MMK MNT MRU MXN MYR MZN NGN NOK NPR NZD OMR PEN PHP PKR PLN PYG
QAR RON RSD RUB RWF SAR SDG SEK SGD SYP THB TJS TMT TND TRY TWD TZS UAH UGX USD UYU UZS VES
VND XAF XDR XOF YER ZAR ZMW
"""
CURRENCY_CODES = frozenset(_CODES.split())
"""ISO 4217 codes that news uses; in capitals beside a number they name money."""

MEASURES: dict[str, tuple[str, ...]] = {
    "kilometre": ("km", "kms", "км"),
    "metre": ("m", "м"),
    "centimetre": ("cm", "см"),
    "millimetre": ("mm", "мм"),
    "mile": ("mi",),
    "foot": ("ft",),
    "kilogram": ("kg", "кг"),
    "gram": ("g", "gr", "г"),
    "milligram": ("mg", "мг"),
    "tonne": ("t", "т"),
    "pound_weight": ("lb", "lbs"),
    "ounce": ("oz",),
    "hectare": ("ha", "га"),
    "square_kilometre": ("km²", "km2", "sq km", "кв. км", "кв.км", "км²"),
    "square_metre": ("m²", "m2", "sq m", "кв. м", "кв.м", "м²"),
    "cubic_metre": ("m³", "m3", "куб. м", "м³"),
    "kilometre_per_hour": ("km/h", "kph", "км/ч"),
    "mile_per_hour": ("mph",),
    "celsius": ("°c", "°с", "° celsius"),
    "fahrenheit": ("°f", "° fahrenheit"),
    "degree": ("°",),
    "kilowatt": ("kw", "квт"),
    "megawatt": ("mw", "мвт"),
    "gigawatt": ("gw", "гвт"),
    "kilowatt_hour": ("kwh", "квт·ч"),
    "megabyte": ("mb", "мб"),
    "gigabyte": ("gb", "гб"),
    "terabyte": ("tb", "тб"),
}
"""Symbols of units, as folded text."""

VULGAR = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}

_DAY = 86_400.0
_YEAR = 365 * _DAY

SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": _DAY,
    "week": 7 * _DAY,
    "month": _YEAR / 12,
    "quarter": _YEAR / 4,
    "year": _YEAR,
    "decade": 10 * _YEAR,
    "century": 100 * _YEAR,
}
"""Length of each time unit. A year has 365 days and a month is its twelfth, so that 12 months make a year."""

METRES = {
    "kilometre": 1000.0,
    "metre": 1.0,
    "centimetre": 0.01,
    "millimetre": 0.001,
    "mile": 1609.344,
    "yard": 0.9144,
    "foot": 0.3048,
    "inch": 0.0254,
}
GRAMS = {
    "tonne": 1e6,
    "kilogram": 1e3,
    "gram": 1.0,
    "milligram": 1e-3,
    "pound_weight": 453.59237,
    "ounce": 28.349523125,
    "catty": 500.0,
    "tael": 50.0,
}
"""Lengths and weights that are stated in two units ("6 feet 2 inches"); catty and tael by the law of the mainland."""
