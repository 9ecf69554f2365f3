"""One person, many mentions: an article's mentions grouped, so that "Lavrov" is the "Sergei Lavrov" of its lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from compare.grammar.inflection import forms_of
from compare.grammar.names import SAME, name_key, same_name
from compare.languages import Language
from compare.languages.shared.folding import fold
from compare.types import NameValue


@dataclass(slots=True)
class Person:
    """A person of one article: the key of the fullest form, all forms with how many words of theirs count."""

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
    """The persons of an article, filled with its mentions in reading order."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._persons: list[Person] = []
        self._by_surname: dict[str, list[Person]] = {}
        self._endings = {
            fold(final): tuple(map(fold, others)) for final, others in language.names.endings.items()
        }

    def add(self, surface: str, role: str | None) -> None:
        """A mention with given name and surname, or a surname that a role announces."""
        key = name_key(surface, self._language)
        person = self._full(key) if " " in key else self._single(key, role)
        if person is None:
            person = Person(key)
            self._persons.append(person)
        elif len(key.split()) > len(person.key.split()):
            person.key = key
        person.forms.append(" ".join(surface.split()))
        if role:
            person.roles[role] += 1
        self._index(person, surface)

    def get(self, surface: str, role: str | None = None) -> Person | None:
        """The person whom this form names: by all its words, or by the surname alone."""
        key = name_key(surface, self._language)
        return self._full(key) if " " in key else self._single(key, role)

    def by_surname(self, folded: str) -> bool:
        """Whether this folded word is the surname of a person of the article, with an ending or without."""
        return folded in self._by_surname

    def _index(self, person: Person, surface: str) -> None:
        """The person's surname and its inflected forms, for mentions by surname alone."""
        surname = fold(surface.split()[-1])
        for form in forms_of(surname, self._endings) if self._endings else {surname}:
            persons = self._by_surname.setdefault(form, [])
            if person not in persons:
                persons.append(person)

    def _full(self, key: str) -> Person | None:
        """The person with the nearest key, if near enough; a bare surname is a person already known by it."""
        best = max(self._persons, key=lambda person: same_name(key, person.key), default=None)
        return best if best is not None and same_name(key, best.key) >= SAME else None

    def _single(self, key: str, role: str | None) -> Person | None:
        """The person with this surname; of several, the one with this role, else the one mentioned most."""
        persons = [person for person in self._persons if key in (person.surname_key, person.key)]
        with_role = [person for person in persons if role and role in person.roles]
        return max(with_role or persons, key=lambda person: len(person.forms), default=None)


def one_key_each(articles: Sequence[Sequence[NameValue]]) -> dict[str, str]:
    """Keys of several articles' persons to one key for each person.

    A person's key is the one with the most parts, the commonest of these. A surname alone joins the only person
    who has it; where two persons share it, it stays by itself.
    """
    counts = Counter(value.key for values in articles for value in values)
    leaders: list[str] = []
    joined: dict[str, str] = {}
    for key in sorted(counts, key=lambda key: (-len(key.split()), -counts[key], key)):
        near = [leader for leader in leaders if same_name(key, leader) >= SAME]
        if not near or (" " not in key and len(near) > 1):
            leaders.append(key)
            joined[key] = key
        else:
            joined[key] = max(near, key=lambda leader: same_name(key, leader))
    return joined


def renamed(values: Iterable[NameValue], keys: dict[str, str]) -> list[NameValue]:
    """The values with the keys that `one_key_each` chose."""
    return [replace(value, key=keys.get(value.key, value.key)) for value in values]
