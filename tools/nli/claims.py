"""Claims of the generated pairs: a kind of event with its slots filled, and how one claim relates to another.

Nothing here knows a language; `rendering.py` turns a claim into words.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# numbers whose counted noun keeps one form in all languages of the templates (12 is plural in every
# Slavic language, 20 to 99 and 11 to 19 take the accusative singular in Arabic)
COUNTS = (12, 15, 16, 17, 18, 19, 20, 25, 26, 27, 28, 29, 30, 35, 38, 40, 45, 47, 50, 56, 60, 70, 75, 80, 90)
PERCENTS = (5, 6, 7, 8, 9, 10, 12, 15, 17, 20, 25, 30)
# frames that speak of nearly the same act: neither is told apart from the other by a reader
NEAR = ({"visit", "arrive"}, {"arrest", "court"}, {"fire", "strike"}, {"factory", "layoffs"}, {"resign", "appoint"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of event: its slots, whether a city can be added, and what its modes are."""

    name: str
    slots: str
    where: bool
    swap: str
    unit: str
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A frame with its slot values (indices, or the number itself for N and K) and the details shown."""

    frame: Frame
    mode: str
    values: Mapping[str, int]
    place: int
    day: int
    month: int
    year: int
    weekday: int
    date_style: str = ""  # "", dm, dmy, my, week
    show_place: bool = False
    count_style: int = 0  # 0 exact, 1 more than `floor`, 2 vague
    floor: int = 0
    extra: int = -1


def load_frames(path: Path = HERE / "frames.toml") -> dict[str, Frame]:
    """Read the frames that every language renders."""
    frames = {}
    for name, row in tomllib.loads(path.read_text("utf-8")).items():
        modes = ("pos", "neg", *(mode for mode in ("anti", "plan") if row.get(mode)))
        frames[name] = Frame(
            name, row["slots"], row.get("where", False), row.get("swap", ""), row.get("unit", ""), modes
        )
    return frames


def _other(rng: random.Random, table: Sequence[int], taken: Sequence[int]) -> int:
    return rng.choice([value for value in table if value not in taken])


def _domain(slot: str) -> Sequence[int]:
    sizes = {"A": 30, "B": 30, "C": 16, "D": 16, "O": 12, "U": 12, "P": 24}
    return COUNTS if slot == "N" else PERCENTS if slot == "K" else range(sizes[slot])


def draw(frame: Frame, mode: str, rng: random.Random, shared: Mapping[str, int] | None = None) -> Claim:
    """A random claim; slots named in `shared` take its values."""
    values: dict[str, int] = {}
    for slot in frame.slots:
        same_kind = [values[other] for other in values if _domain(other) == _domain(slot)]
        kept = (shared or {}).get(slot)
        values[slot] = kept if kept is not None and kept not in same_kind else _other(rng, _domain(slot), same_kind)
    styles = (
        ("week", "dm", "dmy", "my") if mode in ("plan", "anti") else ("", "", "", "week", "week", "dm", "dmy", "my")
    )
    claim = Claim(
        frame, mode, values, rng.randrange(24), rng.randint(3, 28), rng.randrange(12), rng.randint(2015, 2026),
        rng.randrange(7), rng.choice(styles), frame.where and rng.random() < 0.5,
    )  # fmt: skip
    if "N" in values and mode != "neg":
        low = [count for count in COUNTS if count < values["N"]]
        style = rng.choice((0, 0, 0, 1, 2)) if low else 0
        claim = replace(claim, count_style=style, floor=rng.choice(low) if style == 1 else 0)
    if mode in ("pos", "anti") and rng.random() < 0.08:
        claim = replace(claim, extra=rng.randrange(6))
    return claim


def enrich(claim: Claim, rng: random.Random) -> Claim:
    """The same event with at least as many details: the result entails `claim`. A denial stays as it is."""
    if claim.mode == "neg":
        return claim
    wider = {"": ("", "week", "dm", "dmy"), "dm": ("dm", "dmy"), "my": ("my", "dmy")}
    claim = replace(claim, date_style=rng.choice(wider.get(claim.date_style, (claim.date_style,))))
    if claim.frame.where and rng.random() < 0.5:
        claim = replace(claim, show_place=True)
    if claim.count_style and rng.random() < 0.8:
        claim = replace(claim, count_style=0)
    if claim.extra < 0 and claim.mode != "plan" and rng.random() < 0.12:
        claim = replace(claim, extra=rng.randrange(6))
    return claim


def _another_date(claim: Claim, rng: random.Random) -> Claim:
    """Another day in the precision that the claim shows."""
    if claim.date_style == "week":
        return replace(claim, weekday=_other(rng, range(7), [claim.weekday]))
    changes = ["month"] + ["day", "day"] * (claim.date_style in ("dm", "dmy")) + ["year"] * ("y" in claim.date_style)
    change = rng.choice(changes)
    if change == "day":
        return replace(claim, day=_other(rng, range(3, 29), [claim.day]))
    if change == "year":
        return replace(claim, year=_other(rng, range(2015, 2027), [claim.year]))
    return replace(claim, month=_other(rng, range(12), [claim.month]))


def _set(claim: Claim, slot: str, rng: random.Random) -> Claim:
    taken = [value for other, value in claim.values.items() if _domain(other) == _domain(slot)]
    return replace(claim, values={**claim.values, slot: _other(rng, _domain(slot), taken)})


def _swap(claim: Claim) -> Claim:
    first, second = claim.frame.slots[0], claim.frame.slots[1]
    values = {**claim.values, first: claim.values[second], second: claim.values[first]}
    return replace(claim, values=values)


def entailed_by(hyp: Claim, rng: random.Random) -> tuple[Claim, str]:
    """A claim that entails `hyp`, and the kind of the pair."""
    if hyp.frame.swap == "same" and rng.random() < 0.4:
        hyp = _swap(hyp)
    premise = enrich(hyp, rng)
    return premise, "paraphrase" if premise == hyp else "less_specific"


def contradicted_by(hyp: Claim, rng: random.Random) -> tuple[Claim, str]:
    """A claim that contradicts `hyp`, and the kind of the pair."""
    plain = replace(hyp, extra=-1)
    if hyp.mode == "neg":
        return enrich(replace(hyp, mode="pos"), rng), "denied"
    kinds: dict[str, Callable[[], Claim]] = {}
    if hyp.date_style:
        kinds["date"] = lambda: enrich(_another_date(plain, rng), rng)
    if hyp.show_place:
        kinds["place"] = lambda: enrich(replace(plain, place=_other(rng, range(24), [hyp.place])), rng)
    numbers = [slot for slot in hyp.frame.slots if slot in "NK" and hyp.count_style == 0]
    if numbers:
        kinds["number"] = lambda: enrich(_set(plain, numbers[0], rng), rng)
    names = [slot for slot in hyp.frame.slots if slot not in "NK"]
    if names and hyp.date_style:
        kinds["entity"] = lambda: enrich(_set(plain, rng.choice(names), rng), rng)
    if hyp.frame.swap == "contradiction" and hyp.mode == "pos":
        kinds["swap"] = lambda: enrich(_swap(plain), rng)
    if hyp.mode == "pos":
        kinds["denied"] = lambda: replace(plain, mode="neg", count_style=0)
    if hyp.mode != "plan" and hyp.date_style and "anti" in hyp.frame.modes:
        # without a date both can have happened, one after the other
        kinds["opposite"] = lambda: enrich(replace(plain, mode="pos" if hyp.mode == "anti" else "anti"), rng)
    kind = rng.choice(sorted(kinds))
    return kinds[kind](), kind


def _strip(hyp: Claim, rng: random.Random) -> Claim | None:
    """`hyp` less at least one detail that it shows; None where it shows none."""
    options: list[dict[str, Any]] = []
    if hyp.date_style and hyp.mode != "neg":
        options.append({"date_style": ""})
    if hyp.show_place and hyp.mode != "neg":
        options.append({"show_place": False})
    if hyp.extra >= 0:
        options.append({"extra": -1})
    if "N" in hyp.values and hyp.count_style == 0 and hyp.mode != "neg":
        options.append({"count_style": 2})
    if not options:
        return None
    change = rng.choice(options)
    richer = replace(enrich(hyp, rng), extra=hyp.extra)
    if hyp.frame.where and "show_place" not in change and hyp.show_place:
        richer = replace(richer, show_place=True)
    return replace(richer, **change)


def _other_event(hyp: Claim, rng: random.Random) -> Claim:
    claim = draw(hyp.frame, hyp.mode if rng.random() < 0.6 else rng.choice(hyp.frame.modes), rng)
    for slot in hyp.frame.slots:
        if claim.values[slot] == hyp.values[slot]:
            claim = _set(claim, slot, rng)
    claim = replace(claim, place=_other(rng, range(24), [hyp.place]), month=_other(rng, range(12), [hyp.month]))
    return replace(claim, date_style=claim.date_style or "dm", weekday=(hyp.weekday + 1 + rng.randrange(6)) % 7)


def _other_frame(hyp: Claim, frames: Sequence[Frame], rng: random.Random) -> Claim:
    fits = [f for f in frames if f.name not in near(hyp.frame) and set(f.slots) & set(hyp.frame.slots)]
    frame = rng.choice(fits)
    shared = {slot: value for slot, value in hyp.values.items() if slot not in "NK"}
    claim = draw(frame, hyp.mode if hyp.mode in frame.modes else rng.choice(frame.modes), rng, shared)
    return replace(
        claim, place=hyp.place, day=hyp.day, month=hyp.month, year=hyp.year, weekday=hyp.weekday,
        date_style=hyp.date_style or claim.date_style, show_place=hyp.show_place and frame.where,
    )  # fmt: skip


def undecided_by(hyp: Claim, frames: Sequence[Frame], rng: random.Random) -> tuple[Claim, str]:
    """A claim that leaves `hyp` open, and the kind of the pair."""
    kinds: dict[str, Claim] = {}
    stripped = _strip(hyp, rng)
    plain = replace(hyp, extra=-1)
    if stripped is not None:
        kinds["adds_detail"] = stripped
    if hyp.mode == "neg" and not (hyp.date_style and hyp.show_place):
        # that it did not happen there and then leaves open whether it happened at all
        when = hyp.date_style or rng.choice(("week", "dm"))
        kinds["denies_less"] = replace(hyp, date_style=when, show_place=hyp.show_place or hyp.frame.where)
        if kinds["denies_less"] == hyp:
            del kinds["denies_less"]
    if hyp.mode == "pos" and not hyp.date_style:
        kinds["denies_less"] = replace(plain, mode="neg", date_style=rng.choice(("week", "dm")), count_style=0)
    if "plan" in hyp.frame.modes and hyp.mode != "anti":
        mode = rng.choice(("pos", "neg")) if hyp.mode == "plan" else "plan"
        style = 0 if "neg" in (hyp.mode, mode) else plain.count_style
        kinds["plan"] = replace(plain, mode=mode, date_style=plain.date_style or "dm", count_style=style)
    if hyp.frame.swap == "neutral" and hyp.mode != "plan":
        kinds["swap"] = _swap(plain)
    kinds["other_frame"] = _other_frame(hyp, frames, rng)
    if hyp.date_style:
        kinds["other_event"] = _other_event(hyp, rng)
    weights = {"adds_detail": 4, "denies_less": 3, "plan": 2, "swap": 1, "other_frame": 1, "other_event": 1}
    kind = rng.choices(list(kinds), [weights[name] for name in kinds])[0]
    return kinds[kind], kind


def near(frame: Frame) -> set[str]:
    """The names of frames that speak of nearly the same act, its own among them."""
    return {frame.name}.union(*(group for group in NEAR if frame.name in group))
