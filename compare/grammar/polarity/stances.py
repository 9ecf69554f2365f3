"""From the cues and predicates of a text to its stances, each with one predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.grammar.polarity.cues import Negator
from compare.grammar.polarity.lexicon import lexicon_of
from compare.grammar.polarity.scope import Predicate, Scope
from compare.grammar.polarity.words import words_of
from compare.languages import Language
from compare.types import StanceValue

DENIALS = {"deny": "claim", "rule_out": "possibility"}
"""Concepts that say no by themselves, and to what. Negated, they leave it possible."""
# Words between "denied" and the predicate that is denied.
_COMPLEMENT = 9


@dataclass(frozen=True, slots=True)
class Stance:
    """A value, the stretch of text from its first cue to its predicate, and the indices of the predicate's words."""

    value: StanceValue
    start: int
    end: int
    governed: tuple[int, ...]


def stances(text: str, language: Language) -> list[Stance]:
    """The stances of a text in reading order, one a predicate."""
    scope = Scope(words_of(text, language), lexicon_of(language), language)
    found: dict[int, Stance] = {}
    # A predicate that cannot be told ("did not refuse to sign") gets no stance at all.
    unclear: set[int] = set()
    for stance, first in _negated(scope, unclear):
        found.setdefault(first, stance)
    # "refused" in "refused to sign" is the negation itself, and "se negó a" denies nothing.
    refused = {n.first: n.last for n in scope.negators if n.kind == "refusal" and scope.governed(n) is not None}
    unclear |= {index for first, last in refused.items() for index in range(first, last + 1)}
    for predicate in scope.predicates:
        if predicate.key == "deny" and not predicate.noun and predicate.first not in found.keys() | unclear:
            _deny(scope, predicate, found, unclear)
    for predicate in scope.predicates:
        if predicate.first in found or predicate.first in unclear:
            continue
        if (claim := _claimed(scope, predicate)) is not None:
            found[predicate.first] = claim
    for at, certainty, predicate in scope.modal_targets():
        if not predicate.known and predicate.first not in found:
            found[predicate.first] = _stance(scope, at, predicate, StanceValue(False, False, certainty, predicate.key))
    return sorted(found.values(), key=lambda stance: (stance.start, stance.end))


def _negated(scope: Scope, unclear: set[int]) -> Iterator[tuple[Stance, int]]:
    reached = [(negator, scope.governed(negator)) for negator in scope.negators]
    undone = {index for _, found in reached if found for index in range(found.first, found.last + 1)}
    for negator, predicate in reached:
        if predicate is None:
            continue
        if negator.kind == "refusal" and negator.first in undone:
            unclear.add(predicate.first)
        elif predicate.first not in unclear:
            yield _stance(scope, negator.first, predicate, _denied_value(scope, negator, predicate)), predicate.first


def _denied_value(scope: Scope, negator: Negator, predicate: Predicate) -> StanceValue:
    low, high = min(negator.first, predicate.first), max(negator.last, predicate.last)
    if predicate.key in DENIALS:
        return StanceValue(False, False, "possible", DENIALS[predicate.key])
    certainty = "named" if negator.kind == "nominal" else scope.certainty(predicate.first, predicate.last)
    if certainty == "fact" or negator.kind == "refusal":
        certainty = scope.certainty(negator.first, negator.last)
    not_yet = certainty == "fact" and scope.not_yet(low, high)
    return StanceValue(True, not_yet, certainty, predicate.key)


def _deny(scope: Scope, denial: Predicate, found: dict[int, Stance], unclear: set[int]) -> None:
    """Puts what is denied, or the denial itself where that is not plain, among the stances."""
    if scope.certainty(denial.first, denial.last) != "fact":
        return
    complement = next((p for p in scope.predicates if 0 < p.first - denial.last <= _COMPLEMENT), None)
    if complement is not None and complement.first in found:
        found.pop(complement.first)
        unclear.add(complement.first)
        complement = None
    target = complement or denial
    found[denial.first] = _stance(
        scope, denial.first, target, StanceValue(True, False, "denied", DENIALS.get(target.key, target.key))
    )
    if complement is not None:
        unclear.add(complement.first)


def _claimed(scope: Scope, predicate: Predicate) -> Stance | None:
    """What is claimed without a negation: nothing where the predicate is only named."""
    support = scope.supported(predicate) if predicate.noun else predicate.first
    if support is None:
        certainty = scope.certainty(predicate.first, predicate.last)
        if certainty in ("fact", "named") and scope.foreseen(predicate):
            certainty = "planned"
        if certainty in ("fact", "named"):
            return None
    else:
        first, last = sorted((support, predicate.first))
        certainty = scope.certainty(first, max(last, predicate.last))
        if certainty == "named":
            return None
    negative = predicate.key in DENIALS and certainty == "fact"
    value = StanceValue(negative, False, "denied" if negative else certainty, DENIALS.get(predicate.key, predicate.key))
    return _stance(scope, predicate.first if support is None else support, predicate, value)


def _stance(scope: Scope, cue: int, predicate: Predicate, value: StanceValue) -> Stance:
    low, high = min(cue, predicate.first), max(cue, predicate.last)
    governed = tuple(range(predicate.first, predicate.last + 1))
    return Stance(value, scope.words[low].start, scope.words[high].end, governed)
