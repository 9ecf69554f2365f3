"""What every date is resolved with: the view of the day of writing, and the choice among recurring days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from compare.grammar.dates.nodes import Node, Pick
from compare.types import DateValue, Granularity, Relative

# In days: a verb in the future beside "September", written in December, is no reason to look that far ahead; and
# "the talks of 3 February", written in January without a verb in the past, are about to come. In 300 English news
# articles all dates of days so near ahead and so far back were still to come.
_FAR, _NEAR = 250, 100
ONE_DAY = dt.timedelta(days=1)
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class View:
    """From where a date is seen.

    Args:
        reference: the day of writing, if known.
        future: whether what recurs (a weekday, a day and month) is still to come.
        past: whether the clause says that it is over.
        strict: whether "Tuesday", still to come and written on a Tuesday, is the next one.
        alone: whether the text holds nothing else, so that "the following day" counts from the reference.
        next_week: whether "next Friday" is the one of next week, not the coming one.
        weekend: the days off, 1 (Monday) to 7.
        beside: a day with its year that the text has just named.
    """

    reference: dt.date | None
    future: bool
    past: bool
    strict: bool
    alone: bool
    next_week: bool
    weekend: tuple[int, ...]
    beside: dt.date | None = None


class NoSuchDateError(Exception):
    """The words form a date that does not exist, like 31 February. Never leaves the package."""


_resolvers: dict[type, Callable[[Any, View], DateValue]] = {}


def resolves(kind: type[_Kind]) -> Callable[[Callable[[_Kind, View], DateValue]], Callable[[_Kind, View], DateValue]]:
    """Registers the function that resolves one kind of node."""

    def register(function: Callable[[_Kind, View], DateValue]) -> Callable[[_Kind, View], DateValue]:
        _resolvers[kind] = function
        return function

    return register


def resolve(node: Node, view: View) -> DateValue:
    """The days that a date means.

    Raises:
        NoSuchDateError: if there are none.
    """
    try:
        return _resolvers[type(node)](node, view)
    except (ValueError, OverflowError) as error:
        raise NoSuchDateError(str(error)) from error


def interval(first: dt.date, last: dt.date, granularity: Granularity) -> DateValue:
    """A value with both ends known."""
    return DateValue(first, last, granularity)


def unresolved(granularity: Granularity, relative: Relative | None = None) -> DateValue:
    """A value whose days nobody can know."""
    return DateValue(None, None, granularity, relative)


def start_of(value: DateValue) -> dt.date:
    """The first day of a candidate, which is always a full date."""
    if not isinstance(value.first, dt.date):
        raise NoSuchDateError("a date without a year cannot be chosen")
    return value.first


def choose(candidates: Sequence[DateValue], pick: Pick | None, view: View) -> DateValue:
    """The one that is meant among recurring dates, given in order of time."""
    reference = view.reference
    if reference is None or not candidates:
        raise NoSuchDateError("there is no such day near the day of writing")
    ends = [c.last if isinstance(c.last, dt.date) else start_of(c) for c in candidates]
    past = [c for c, end in zip(candidates, ends, strict=True) if end < reference]
    coming = [c for c in candidates if start_of(c) > reference]
    current = [c for c in candidates if c not in past and c not in coming]
    if pick in (Pick.LAST, Pick.BEFORE_LAST):
        return past[-1 if pick is Pick.LAST else -2]
    if pick in (Pick.NEXT, Pick.AFTER_NEXT):
        return coming[0 if pick is Pick.NEXT else 1]
    if current:
        return current[0]
    if pick is Pick.THIS:
        return min(candidates, key=lambda c: abs(start_of(c) - reference))
    ahead, ago = (start_of(coming[0]) - reference).days, (reference - ends[len(past) - 1]).days
    if view.strict or view.alone or view.past:
        return coming[0] if view.future else past[-1]
    if view.future:
        return past[-1] if ahead > _FAR and ago <= _NEAR else coming[0]
    single = candidates[0].granularity in (Granularity.DAY, Granularity.MONTH)
    near = single and ahead <= _NEAR and ago > _FAR
    return coming[0] if near else past[-1]
