"""One person, many mentions: an article's mentions grouped, so that "Lavrov" is the "Sergei Lavrov" of its lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.grammar.inflection import forms_of
from compare.grammar.names import SAME, name_key, same_name
from compare.languages import Language
from compare.languages.shared.folding import fold
from compare.types import NameValue

_BRACKETS = re.compile(r"[()\[\]]")


@dataclass(slots=True)
class Person:
    """A person of one article: the key of the fullest form, all forms with how many words of theirs count.

    `roles` are those that stand beside the full name: "President Obama" says nothing of the Malia Obama whom the
    article names in full.
    """

    key: str
    forms: list[str] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)

    @property
    def surname_key(self) -> str:
        """The last part of the key."""
        return self.key.split()[-1]

    @property
    def display(self) -> str:
        """The form with the most words, of these the shortest, which is the one without endings."""
        return min(self.forms, key=lambda form: (-len(form.split()), len(form)))

    def value(self, role: str | None) -> NameValue:
        """What a fact says of a mention with this role; without one, the role that the article gives most often."""
        given, _, surname = self.display.partition(" ")
        known = role or (self.roles.most_common(1)[0][0] if self.roles else None)
        return NameValue(self.key, self.display, given if surname else None, surname or None, known)


class People:
    """The persons of an article, filled with its mentions; asked about them in reading order."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._persons: list[Person] = []
        self._by_surname: dict[tuple[str, ...], list[Person]] = {}
        self._endings = {fold(final): tuple(map(fold, others)) for final, others in language.names.endings.items()}
        self._latest: Person | None = None

    def add(self, surface: str, role: str | None) -> None:
        """A mention with given name and surname, or a surname that a role announces."""
        key = name_key(surface, self._language)
        person = self._full(key) if " " in key else self._single(key, role)
        if person is None:
            person = Person(key)
            self._persons.append(person)
        elif len(key.split()) > len(person.key.split()):
            person.key = key
        person.forms.append(" ".join(_BRACKETS.sub(" ", surface).split()))
        if role and (" " in key or " " not in person.key):
            person.roles[role] += 1
        self._index(person, surface)

    def meet(self, surface: str, role: str | None = None) -> Person | None:
        """The person whom this form names, by all its words or by the surname; from now on the latest one."""
        key = name_key(surface, self._language)
        self._latest = self._full(key) if " " in key else self._single(key, role)
        return self._latest

    def is_surname(self, folded: tuple[str, ...]) -> bool:
        """Whether these folded words are the surname of a person of the article, with an ending or without."""
        return folded in self._by_surname

    def by_surname(self, folded: tuple[str, ...]) -> Person | None:
        """The person with this surname; from now on the latest one."""
        self._latest = self._choose(self._by_surname.get(folded, []))
        return self._latest

    def _index(self, person: Person, surface: str) -> None:
        """What may stand for the person alone: the last words of the name, with all endings of the last one."""
        words = [fold(word) for word in surface.replace("-", " ").split()]
        for start in range(1 if len(words) > 1 else 0, len(words)):
            *inner, last = words[start:]
            for form in forms_of(last, self._endings) if self._endings else (last,):
                persons = self._by_surname.setdefault((*inner, form), [])
                if person not in persons:
                    persons.append(person)

    def _full(self, key: str) -> Person | None:
        """The person with the nearest key, if near enough; a bare surname is a person already known by it."""
        best = max(self._persons, key=lambda person: same_name(key, person.key), default=None)
        return best if best is not None and same_name(key, best.key) >= SAME else None

    def _single(self, key: str, role: str | None) -> Person | None:
        """The person with this word in the name, the surname before all; of several, the one with this role."""
        persons = [person for person in self._persons if key == person.surname_key]
        persons = persons or [person for person in self._persons if key in person.key.split()[1:]]
        return self._choose([person for person in persons if role and role in person.roles] or persons)

    def _choose(self, persons: Sequence[Person]) -> Person | None:
        """Of several persons the one that was named last, else the one named most."""
        if self._latest is not None and self._latest in persons:
            return self._latest
        return max(persons, key=lambda person: len(person.forms), default=None)


def one_key_each(articles: Sequence[Sequence[NameValue]]) -> dict[str, str]:
    """Keys of several articles' persons to one key for each person.

    A person's key is the one with the most parts, the commonest of these. A surname alone joins the only person
    who has it; where two persons share it, it stays by itself.
    """
    counts = Counter(value.key for values in articles for value in values)
    leaders: list[str] = []
    joined: dict[str, str] = {}
    for key in sorted(counts, key=lambda key: (-len(key.split()), -counts[key], -len(key), key)):
        near = [leader for leader in leaders if same_name(key, leader) >= SAME]
        if not near or (" " not in key and len(near) > 1):
            leaders.append(key)
            joined[key] = key
        else:
            joined[key] = max(near, key=lambda leader: same_name(key, leader))
    return joined
