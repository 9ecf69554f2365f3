"""Rule `speaker-differs`: one article gives somebody's words to one person, the other to another."""

from __future__ import annotations

from collections.abc import Sequence

from compare.judge.matters import known_predicates
from compare.judge.pair import Pair, conflict
from compare.judge.sayings import Saying, common_wording, sayings, two_persons
from compare.settings import Settings
from compare.types import DateValue, DisputeKind, Fact, FactValue, NameValue, Span, StanceValue, Verdict

RULE = "speaker-differs"
SPOKESPERSON = "spokesperson"
HEADS = frozenset(
    ("president", "prime_minister", "foreign_minister", "defence_minister", "secretary_general", "mayor", "governor")
)
"""Roles of those whom spokespersons speak for."""
LEAST_WORDS, LEAST_CONTENTS = 5, 2
"""Words, and words that carry matter, that two quotations share at least: "this is a disgrace" many may say."""
LEAST_REPORTED = 8
"""The same for what is only reported, where much is phrased alike ("that he would vote for the bill")."""
ALIKE = 0.85
"""Share of the shorter quotation that the other must hold, and of their common stretch that they word alike."""
LENGTHS = 2.2
"""Ratio of the lengths of a quotation and its translation, at most."""
MOSTLY = 0.45
"""Share of its statement that a quotation must have for the statements' likeness to be that of the quotations."""
EXCERPT = 60
"""The most characters of a quotation that an explanation repeats."""


def speaker_differs(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if the same words, or translations of them, have two persons as speakers; else None.

    In one language the words decide; across languages both must be direct quotations that fill most of statements
    which are much alike. A spokesperson and whom he may speak for are no two speakers; nor is anybody whom a pronoun,
    a title alone or an earlier sentence names.
    """
    for a, b in sayings(pair):
        if a.speaker is None or b.speaker is None or not two_persons(a.speaker, b.speaker):
            continue
        if _speaks_for(a.speaker, b.speaker) or not _same_words(pair, a, b, settings):
            continue
        if _also_says(pair, a, b, settings):
            continue
        return conflict(pair, DisputeKind.ATTRIBUTION, RULE, _explain(a, b, a.speaker, b.speaker), a.speaker, b.speaker)
    return None


def _explain(a: Saying, b: Saying, speaker_a: Fact, speaker_b: Fact) -> str:
    words = a.words if len(a.words) <= EXCERPT else a.words[:EXCERPT].rsplit(maxsplit=1)[0] + " …"
    return f"“{words}” is said by {_name(speaker_a)} in one article, by {_name(speaker_b)} in the other."


def _name(fact: Fact) -> str:
    return fact.value.display if isinstance(fact.value, NameValue) else ""


def _speaks_for(a: Fact, b: Fact) -> bool:
    """Whether one is a spokesperson and the other may be whose words he passes on."""
    roles = [(fact.value.role or "").partition("/") for fact in (a, b) if isinstance(fact.value, NameValue)]
    for (role, _, country), (other, _, elsewhere) in (roles, roles[::-1]):
        apart = bool(country) and bool(elsewhere) and country != elsewhere
        if role == SPOKESPERSON and (other in HEADS or not other) and not apart:
            return True
    return False


def _same_words(pair: Pair, a: Saying, b: Saying, settings: Settings) -> bool:
    """Whether two sayings are one: the same words, or a quotation and its translation."""
    wording = common_wording(a, b)
    if wording is None:
        return a.direct and b.direct and _translated(pair, a, b, settings)
    least = LEAST_WORDS if a.direct and b.direct else LEAST_REPORTED
    enough = wording.shared >= least and wording.contents >= LEAST_CONTENTS
    return enough and min(wording.containment, wording.agreement) >= ALIKE and not wording.changes


def _translated(pair: Pair, a: Saying, b: Saying, settings: Settings) -> bool:
    """Whether two quotations in two languages fill two statements that are alike, and are of one length.

    Where both say the same of two kinds (one act, one day ...), the statements need not be as much alike.
    """
    short, long = sorted((len(a.words), len(b.words)))
    filled = all(len(one.words) >= MOSTLY * _length_without_speaker(one) for one in (a, b))
    shared = _matters(a, pair.facts_a) & _matters(b, pair.facts_b)
    needed = settings.gate_anchored if len(shared) > 1 else settings.quote_translated
    return pair.link.similarity >= needed and filled and long <= LENGTHS * short and short >= LEAST_WORDS


def _matters(said: Saying, facts: Sequence[Fact]) -> frozenset[object]:
    """What somebody's words state of days, figures, names and known acts."""
    return frozenset(_matter(f.value) for f in facts if said.span.overlaps(Span(f.start, f.end))) - {None}


def _length_without_speaker(one: Saying) -> int:
    """The characters of a statement besides those that name the speaker, whose titles may be long."""
    name = one.quote.speaker_span
    return len(one.statement.text) - (name.end - name.start if name is not None else 0)


def _matter(value: FactValue) -> object:
    """What two languages state alike if they state it at all: a day, a figure, a name, a known act; else None."""
    if isinstance(value, StanceValue):
        return (value.predicate, value.negative) if value.predicate in known_predicates() else None
    if isinstance(value, DateValue):
        return (value.first, value.last)
    return value.key if isinstance(value, NameValue) else (value.low, value.high, value.unit)


def _also_says(pair: Pair, a: Saying, b: Saying, settings: Settings) -> bool:
    """Whether one article gives the words to both: "X said, quoting Y"."""
    others: Sequence[tuple[Saying, Saying]] = tuple(sayings(pair))
    return any(
        (one is not a or two is not b)
        and one.speaker is not None
        and two.speaker is not None
        and not two_persons(one.speaker, two.speaker)
        and (one.quote == a.quote or two.quote == b.quote)
        and _same_words(pair, one, two, settings)
        for one, two in others
    )
