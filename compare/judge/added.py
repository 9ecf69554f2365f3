"""Rules that other distributions add (`compare.plugins`): asked after our own, behind the same gate."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.pair import Pair
from compare.plugins import RULES, Plugin, plugins
from compare.settings import Settings
from compare.types import Label, Span, Statement, Verdict

OPPOSED = (Label.CONFLICTS, Label.UPDATES)
AGREED = (Label.AGREES, Label.COMPATIBLE)


def added(pair: Pair, settings: Settings) -> tuple[Verdict, ...]:
    """What the added rules say of a pair, by the rules' names; empty where there are none.

    Raises:
        PluginError: if a rule cannot be loaded, fails, or answers with anything but a verdict on this pair or None.
    """
    answers = ((plugin, _ask(plugin, pair, settings)) for plugin in plugins(RULES).values())
    return tuple(_checked(plugin, answer, pair) for plugin, answer in answers if answer is not None)


def _ask(plugin: Plugin, pair: Pair, settings: Settings) -> object:
    rule = plugin.load()
    try:
        answer: object = rule(pair, settings)
    except Exception as error:  # somebody else's code raises what it likes
        plugin.fail("fails", error)
    return answer


def _checked(plugin: Plugin, answer: object, pair: Pair) -> Verdict:
    """The answer, if it is a verdict that the findings can be made of."""
    if not isinstance(answer, Verdict) or answer.alignment != pair.link:
        plugin.fail(f"answers with {answer!r} instead of None or a Verdict on the pair it was asked about", None)
    if answer.label not in (*OPPOSED, *AGREED):
        plugin.fail(f"says {answer.label.value}; a rule says conflicts, updates, agrees or compatible", None)
    if answer.label in OPPOSED and answer.kind is None:
        plugin.fail("says that the two differ, but not in what: its verdict needs a kind", None)
    _check_marks(plugin, answer.marks_a, pair.link.a)
    _check_marks(plugin, answer.marks_b, pair.link.b)
    return answer


def _check_marks(plugin: Plugin, marks: Sequence[Span], statement: Statement) -> None:
    for mark in marks:
        if not statement.start <= mark.start <= mark.end <= statement.end:
            plugin.fail(
                f"marks {mark.start} to {mark.end}, outside of the statement at {statement.start} to {statement.end}; "
                "marks count from the beginning of the document",
                None,
            )
