"""Offices that a text names without saying who holds them: "the deputy minister", "وزير الدفاع", "директор"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from compare.grammar.inflection import forms_of
from compare.grammar.polarity.lexicon import Phrases
from compare.grammar.polarity.words import Word, words_of
from compare.languages import Language, load
from compare.languages.shared.folding import fold
from compare.types import Span

DEPUTY = "deputy_"
"""What makes the role of a deputy of another role."""
_MOST_FORMS = 64
"""More inflected forms of one title are not spelt out."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role as all languages call it ("deputy_defence_minister"), and the words that name it: `text[start:end]`."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lists:
    """A language's titles, ready for look-up."""

    roles: Phrases
    deputies: Phrases
    behind: Phrases
    relatives: Phrases
    bodies: Phrases


def find_offices(text: str, language: Language, named: Sequence[Span] = ()) -> list[Office]:
    """The offices in a text, in order; those in a name, or right before one (`named`), belong to a person."""
    if not language.names.roles:
        return []
    words, lists = words_of(text, language), _lists(language.code)
    found: list[Office] = []
    index = 0
    while index < len(words):
        title = _title(lists, words, index)
        if title is None:
            index += 1
            continue
        last, role = title
        office = Office(role, words[index].start, words[last].end)
        if not _borne(words, last, office, named):
            found.append(office)
        index = last + 1
    return found


def find_bodies(text: str, language: Language) -> frozenset[str]:
    """The bodies that each country has, as all languages call them ("police"), in a text."""
    words, bodies = words_of(text, language), _lists(language.code).bodies
    return frozenset(hit[1] for index in range(len(words)) if (hit := bodies.at(words, index)) is not None)


def speaks_of_relatives(text: str, language: Language) -> bool:
    """Whether a text holds a word for a member of a family ("his widow")."""
    words, relatives = words_of(text, language), _lists(language.code).relatives
    return any(relatives.at(words, index) for index in range(len(words)))


def _title(lists: _Lists, words: tuple[Word, ...], index: int) -> tuple[int, str] | None:
    """The last word and the role of the longest title that begins here, a deputy's among them."""
    plain = _role(lists, words, index)
    deputy = lists.deputies.at(words, index)
    if deputy is not None and (start := index + deputy[0]) < len(words) and not words[start].cut:
        superior = _role(lists, words, start)
        if superior is not None and (plain is None or superior[0] > plain[0]):
            return superior[0], DEPUTY + superior[1].removeprefix(DEPUTY)
    return plain


def _role(lists: _Lists, words: tuple[Word, ...], index: int) -> tuple[int, str] | None:
    """The last word and the role of a title without a word for a deputy before it."""
    hit = lists.roles.at(words, index)
    if hit is None:
        return None
    last, role = index + hit[0] - 1, hit[1]
    after = last + 1
    if after < len(words) and not words[after].cut and (behind := lists.behind.at(words, after)):
        return last + behind[0], DEPUTY + role.removeprefix(DEPUTY)
    return last, role


def _borne(words: tuple[Word, ...], last: int, office: Office, named: Sequence[Span]) -> bool:
    """Whether a name holds the title, or stands right behind it."""
    if any(office.start < name.end and name.start < office.end for name in named):
        return True
    return last + 1 < len(words) and any(name.start <= words[last + 1].start < name.end for name in named)


@cache
def _lists(code: str) -> _Lists:
    language = load(code)
    names = language.names
    fronts = tuple(fold(clitic) for clitic in names.clitics if not clitic.endswith("'"))
    phrases = partial(Phrases.listed, language=language, fronts=fronts)
    return _Lists(
        roles=Phrases(_titles(language), language, fronts),
        deputies=phrases(names.deputies),
        behind=phrases(names.deputies_behind),
        relatives=phrases(names.relatives),
        bodies=Phrases(_forms(language, names.offices), language, fronts),
    )


def _titles(language: Language) -> Iterator[tuple[str, str]]:
    """All forms of all titles with their roles; one of a deputy by a glued beginning too."""
    names = language.names
    for title, role in _forms(language, names.roles):
        yield title, role
        if not role.startswith(DEPUTY):
            yield from ((fold(front) + title, DEPUTY + role) for front in names.deputies_glued)


def _forms(language: Language, table: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The spellings of a table by concept, in all forms that their words take on."""
    endings = {fold(final): tuple(map(fold, others)) for final, others in language.names.endings.items()}
    for concept, spellings in table.items():
        for spelling in spellings:
            inflected = [sorted(forms_of(fold(word), endings)) for word in spelling.split()]
            for form in itertools.islice(itertools.product(*inflected), _MOST_FORMS):
                yield " ".join(form), concept
