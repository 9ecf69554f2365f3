"""Dates and times in running text, as intervals of days with the precision that was stated.

    text -reading-> tokens with all their readings -grammar-> nodes -view-> DateValue

The words come from `[dates]` of the language (`lexicon`), the grammar is the same for all languages. Its rules, each
built on those before: `relatives`, `names`, `points`, `periods`, `beside`, `compounds`, `spans`, `clock`. What the
nodes mean stands in `meanings`, `shifts`, `stretches` and `ranges`.

Conventions: weeks run from Monday to Sunday (ISO 8601). The beginning, middle and end of a period are its thirds:
days 1-10, 11-20 and the rest of a month; January-April, May-August and September-December of a year; Monday to
Wednesday, Wednesday and Thursday, Friday to Sunday of a week; years 0-2, 3-6, 7-9 of a decade. "Since" and "until"
include the date that they name, "after" and "before" do not: "after 1997" is 1998-01-01 with an open end. The 19th
century is 1801..1900. A date range, or several days of one month, is one fact. A date before our era is a fact
without ends.
"""

from __future__ import annotations

import datetime as dt

from compare.errors import OptionError
from compare.grammar.dates.lattice import Lattice
from compare.grammar.dates.lexicon import lexicon_of
from compare.grammar.dates.nodes import NamedToday
from compare.grammar.dates.points import weekdays
from compare.grammar.dates.search import Search
from compare.languages import Language
from compare.types import Fact

__all__ = ["find_dates", "weekday_named"]


def find_dates(text: str, language: Language, reference: dt.date | None = None, prefer: str = "past") -> list[Fact]:
    """The dates and times in a text, in order, without overlap.

    Args:
        text: any text; offsets of the facts point into it, in code points.
        language: whose words are looked for.
        reference: the day of writing. Without one, what counts from it has no ends and `relative` instead; a day and
            month without a year have `MonthDay` ends, a bare weekday has no ends at all.
        prefer: "past" or "future": what a bare weekday or a day and month mean. The most recent one, the day of
            writing included, or the next one; a weekday strictly after it if "future" is asked for. A verb in the
            future beside the date goes before "past".

    Raises:
        OptionError: if `prefer` is neither.
        LanguageDataError: if the language's `[dates]` cannot be used.
    """
    if prefer not in ("past", "future"):
        raise OptionError(f'prefer is "past" or "future", not {prefer!r}')
    return Search(Lattice(text, lexicon_of(language)), reference, prefer).facts()


def weekday_named(text: str, language: Language) -> int | None:
    """The weekday on which the text says that it appeared, 0 (Monday) to 6 as `datetime.date.weekday`, or `None`.

    "Today, Thursday" and "ce jeudi" say so directly, "yesterday, Wednesday" by counting; "on Thursday" does not.
    """
    lattice = Lattice(text, lexicon_of(language))
    for index in range(len(lattice.tokens)):
        if publication := lattice.take("publication", index):
            entry = lattice.take("weekday", publication.next)
            if entry is not None and isinstance(entry.value, int):
                return entry.value - 1
        for parse in weekdays(lattice, index):
            if isinstance(parse.node, NamedToday):
                return (parse.node.weekday - 1 - parse.node.offset) % 7
    return None
