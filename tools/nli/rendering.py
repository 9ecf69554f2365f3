"""Turns claims into clauses of a language, by the patterns of `templates/<code>.toml`.

A pattern's fields: `{A}` a slot, `{P.g}` its form g, `{A:x|y}` x for a man and y for a woman, `{where}` and `{when}`
details that may be absent. A name may carry markers whose endings for each form stand in `[endings]`.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claims import HERE, Claim

FIELD = re.compile(r"\{(\w+)(?:\.(\w+))?(?::([^}|]*)\|([^}]*))?\}")
WORDED = (15, 16, 17, 18, 19)
"""Numbers that every language's templates have words for."""
PERSONAL, LANDS, FIRMS = "AB", "CD", "OU"


def load_language(code: str, folder: Path = HERE / "templates") -> dict[str, Any]:
    """Read one language's templates; raises `FileNotFoundError` for a language without any."""
    return tomllib.loads((folder / f"{code}.toml").read_text("utf-8"))


def languages(folder: Path = HERE / "templates") -> tuple[str, ...]:
    """Codes of the languages that have templates, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def decline(name: str, form: str, endings: Mapping[str, Mapping[str, str]]) -> str:
    """Put each marker's ending for `form` in its place: `Джеймс~ Картер~` gives `Джеймса Картера`."""
    for marker, forms in endings.items():
        name = name.replace(marker, forms[form])
    return name


def _date(claim: Claim, data: Mapping[str, Any]) -> str:
    if not claim.date_style:
        return ""
    if claim.date_style == "week":
        return str(data["weekdays"][claim.weekday])
    months = data["months_in"] if claim.date_style == "my" and "months_in" in data else data["months"]
    pattern: str = data["dates"][claim.date_style]
    return pattern.format(d=claim.day, m=months[claim.month], y=claim.year)


def _number(claim: Claim, data: Mapping[str, Any], rng: random.Random) -> str:
    value = claim.floor if claim.count_style == 1 else claim.values["N"]
    worded = claim.count_style == 0 and value in WORDED and rng.random() < 0.4
    written = data["words"][WORDED.index(value)] if worded else str(value)
    phrase: str = data["units"][claim.frame.unit][claim.count_style]
    return phrase.format(n=written)


def _name(slot: str, value: int, data: Mapping[str, Any]) -> str:
    table: Sequence[str]
    if slot in PERSONAL:
        table = [*data["men"], *data["women"]]
    else:
        table = data["countries"] if slot in LANDS else data["companies"] if slot in FIRMS else data["cities"]
    return table[value]


def render(claim: Claim, data: Mapping[str, Any], rng: random.Random) -> str:
    """The claim as a clause: no capital letter, no full stop."""
    endings = data.get("endings", {})

    def fill(match: re.Match[str]) -> str:
        slot, form, man, woman = match.groups()
        if slot == "when":
            return _date(claim, data)
        if slot == "where":
            inner: str = data["where"]
            return FIELD.sub(lambda m: decline(data["cities"][claim.place], m[2] or "n", endings), inner) * (
                claim.show_place
            )
        if man is not None:
            return man if claim.values[slot] < len(data["men"]) else woman
        if slot == "N":
            return _number(claim, data, rng)
        if slot == "K":
            return str(claim.values["K"])
        return decline(_name(slot, claim.values[slot], data), form or "n", endings)

    text = FIELD.sub(fill, rng.choice(data["frames"][claim.frame.name][claim.mode]))
    text = re.sub(r"\s+([,،.])", r"\1", " ".join(text.split()))
    return str(data["extras"][claim.extra]).replace("{S}", text) if claim.extra >= 0 else text


def finish(text: str, data: Mapping[str, Any], own_digits: bool) -> str:
    """A clause as a sentence: the language's spelling rules, a capital letter, the stop."""
    for pattern, new in data["fixes"]:
        text = re.sub(pattern, new, text)
    if own_digits and "digits" in data:
        text = text.translate(str.maketrans("0123456789", data["digits"]))
    return text[0].upper() + text[1:] + str(data["stop"])
