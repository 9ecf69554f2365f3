"""Rule `name-role` for titles: one official is a man's deputy here and a woman's there ("مساعدة وزير الخارجية")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.judge.names import ROLE
from compare.judge.names import meet as meet_persons
from compare.judge.pair import Pair
from compare.languages import Language, load
from compare.languages.shared.folding import fold
from compare.settings import Settings
from compare.types import DisputeKind, Fact, FactKind, Label, NameValue, Span, Statement, Verdict

_WORD = re.compile(r"\w+")
_NEAR = 30
"""Characters behind a title within which an adjective or country says whose office it is."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title that holds another one, "assistant of the (woman) minister of X", at `span` of the document's text."""

    deputy: str
    superior: str
    office: str
    woman: bool
    span: Span
    words: str


def superiors(pair: Pair, settings: Settings) -> Verdict | None:
    """CONFLICTS if the same title speaks of a woman here and of a man there; else None.

    Only where the word itself tells (`women` of the language's names), and never across languages.
    """
    a, b = pair.link.a, pair.link.b
    if a.document.language != b.document.language:
        return None
    persons = meet_persons(pair)
    if persons.left_a and persons.left_b and not persons.shared:
        return None
    language = load(a.document.language)
    for one in _titles(a, language):
        for other in _titles(b, language):
            if _same_but_woman(one, other) and _one_country(pair, one, other):
                return _conflict(pair, one, other)
    return None


def _titles(statement: Statement, language: Language) -> Iterator[Title]:
    """The titles of deputies in a statement whose superior is a man or a woman."""
    men = {fold(man): fold(man) for man in language.names.women}
    women = {fold(woman): fold(man) for man, woman in language.names.women.items()}
    deputies = set(map(fold, language.speakers.deputies))
    found = list(_WORD.finditer(statement.text))
    folded = [fold(match[0]) for match in found]
    for index in range(len(found) - 2):
        deputy = _bare(folded[index], deputies, language.names.clitics)
        superior = folded[index + 1]
        if deputy is not None and (superior in men or superior in women):
            span = Span(found[index].start(), found[index + 2].end())
            yield Title(
                deputy=deputy,
                superior=men.get(superior) or women[superior],
                office=folded[index + 2],
                woman=superior in women,
                span=Span(statement.start + span.start, statement.start + span.end),
                words=statement.text[span.start : span.end],
            )


def _bare(word: str, known: set[str], clitics: Sequence[str]) -> str | None:
    """The word, or what is left of it without a letter glued to its front, if it is known."""
    forms = (word, *(word.removeprefix(clitic) for clitic in clitics))
    return next((form for form in forms if form in known), None)


def _same_but_woman(a: Title, b: Title) -> bool:
    """Whether the titles are one but for the superior; the deputy's own word shows the deputy's own sex."""
    deputies = a.deputy.startswith(b.deputy) or b.deputy.startswith(a.deputy)
    return deputies and (a.superior, a.office) == (b.superior, b.office) and a.woman is not b.woman


def _one_country(pair: Pair, a: Title, b: Title) -> bool:
    """Whether the countries behind the two titles are one, or at least one title has none."""
    places_a, places_b = pair.facts(FactKind.PLACE)
    country_a, country_b = _behind(a, places_a), _behind(b, places_b)
    return country_a is None or country_b is None or country_a == country_b


def _behind(title: Title, places: Sequence[Fact]) -> str | None:
    near = [fact for fact in places if 0 <= fact.start - title.span.end <= _NEAR]
    return next((fact.value.key for fact in near if isinstance(fact.value, NameValue)), None)


def _conflict(pair: Pair, a: Title, b: Title) -> Verdict:
    return Verdict(
        alignment=pair.link,
        label=Label.CONFLICTS,
        kind=DisputeKind.NAME,
        rule=ROLE,
        explanation=f"“{a.words}” against “{b.words}”: one speaks of a woman in office, the other of a man.",
        marks_a=(a.span,),
        marks_b=(b.span,),
    )
