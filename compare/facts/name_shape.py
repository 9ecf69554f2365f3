"""What can be a person's name where: which words may begin one, and how far it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.facts.gazetteer import Hit, Kind, given_names_of
from compare.facts.name_tokens import Form, Token, forms
from compare.languages import Language
from compare.languages.shared import common_words
from compare.languages.shared.folding import fold

_LONGEST_NAME = 6
_MOST_PARTICLES = 3
# From this share of capitals on, a line is set in title case and a capital no longer marks a name.
_TITLE_CASE = 0.7
# Scripts that mark no words: a name stands out only after a role.
_UNSPACED = ("Hans", "Hant")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in `text[start:end]`, `tokens[first:last]`; the role stated beside it and whose role it is."""

    first: int
    last: int
    start: int
    end: int
    role: str | None = None
    of: str | None = None


class NameShape:
    """Judges the words of one text; `cover` is what the gazetteer knows of each, by the word's number."""

    def __init__(self, tokens: Sequence[Token], hits: Sequence[Hit], language: Language) -> None:
        self.tokens = tokens
        self.cover = {index: hit for hit in hits for index in range(hit.first, hit.last)}
        self.capitals = language.names.capitals != "none"
        self.spaced = language.script not in _UNSPACED
        self._names = language.names
        self._given = given_names_of(language.code)
        self._common = common_words(language.code)
        self._not_names = frozenset(language.names.not_names)
        self._no_name = re.compile(language.names.no_name) if language.names.no_name else None
        self._links = frozenset(map(fold, language.names.links))
        capitals = sum(token.capital for token in tokens)
        self._title_case = self.capitals and len(tokens) > 3 and capitals >= _TITLE_CASE * len(tokens)

    def free(self, index: int) -> bool:
        """Whether the gazetteer has no other explanation for this word."""
        return index not in self.cover

    def whole(self, first: int, last: int) -> Mention | None:
        """`tokens[first:last]` as a name that somebody else saw there, if each word is free and can be a name's."""
        for index in range(first, last):
            inner = first < index and self._is_particle(self.tokens[index])
            if not inner and not (self.free(index) and self._is_part(index)):
                return None
        return self._mention(first, last)

    def extent(self, first: int) -> Mention | None:
        """The name that begins with this word, as far as it goes."""
        last = first + 1
        while last < len(self.tokens) and last - first < _LONGEST_NAME:
            step = self._continues(first, last)
            if not step:
                break
            last += step
        tokens = self.tokens[first:last]
        if all(len(token.folded) == 1 for token in tokens) and (self.spaced or len(tokens) < 2):
            return None
        return self._mention(first, last)

    def _mention(self, first: int, last: int) -> Mention:
        """The mention without what is glued to its first and last word."""
        start, final = self.tokens[first].start + self._glued(first), self.tokens[last - 1]
        return Mention(first, last, start, final.end - self._trailing(final))

    def names_a_body(self, name: Mention) -> bool:
        """Whether a capitalised word that ends no name goes on with it: "Judiciary Committee"."""
        following = self.tokens[name.last : name.last + 1]
        goes_on = bool(following) and following[0].joined and following[0].capital and not self._title_case
        return self.capitals and goes_on and following[0].text.lower() in self._not_names

    def _continues(self, first: int, index: int) -> int:
        """By how many words the name that began at `first` goes on at `index`; 0 at its end."""
        token = self.tokens[index]
        initial = len(self.tokens[index - 1].folded) == 1 and token.gap.strip() == "."
        if not (token.joined or initial) or self._trailing(self.tokens[index - 1]):
            return 0
        if self._is_particle(token):
            return self._through_particles(index)
        if not self._is_part(index):
            return 0
        if self.capitals:
            return 0 if self._title_case and index - first >= 2 else 1
        if not self.spaced:
            return 1 if token.folded in self._given else 0
        return 1 if index - first < 2 or self._goes_on(first, index) else 0

    def _through_particles(self, index: int) -> int:
        """The length of "von der Leyen" from its first particle on; 0 where no name follows the particles."""
        for following in range(index + 1, min(index + _MOST_PARTICLES + 1, len(self.tokens))):
            if not self.tokens[following].joined:
                return 0
            if not self._is_particle(self.tokens[following]):
                return following - index + 1 if self._is_part(following) else 0
        return 0

    def _goes_on(self, first: int, index: int) -> bool:
        """Whether, without capitals to tell, a name may have a third word.

        It may after "عبد" and its like, after another given name, and if it is one; nouns with the article follow
        a name in any sentence, so they count only after given names alone ("محمد شياع السوداني").
        """
        earlier, token = self.tokens[first:index], self.tokens[index]
        if self._is_particle(earlier[0]):
            return len(earlier) == 2
        if self._is_particle(earlier[-2]):
            return token.folded in self._given
        article = self._names.article
        if article and token.folded.startswith(article):
            return all(before.folded in self._given for before in earlier)
        return token.folded in self._given or earlier[-1].folded in self._given

    def _is_part(self, index: int) -> bool:
        """Whether this word can be part of a name, seen alone."""
        token = self.tokens[index]
        initial = self.capitals and len(token.text) == 1 and token.capital and self._initial_of_name(index)
        if initial:
            return True
        if token.text[0].isdigit() or token.text.lower() in self._not_names:
            return False
        if self.capitals:
            hit = self.cover.get(index)
            known_place = hit is not None and hit.entry.kind in (Kind.CITY, Kind.COUNTRY) and hit.last - hit.first == 1
            return token.capital and (hit is None or known_place)
        bare = token.folded.removeprefix(self._names.article) if self._names.article else token.folded
        common = token.folded in self._common or (len(bare) > 2 and bare in self._common)
        if self._no_name is not None and self._no_name.search(token.text):
            return False
        long_enough = len(token.folded) > 1 or not self.spaced
        return self._free_or_nisba(index) and long_enough and (not common or token.folded in self._given)

    def _free_or_nisba(self, index: int) -> bool:
        """An adjective of nationality right after a given name is a surname: "محمد المصري"."""
        hit = self.cover.get(index)
        if hit is None:
            return True
        nisba = hit.entry.kind is Kind.ADJECTIVE and bool(self._names.article)
        return nisba and index > 0 and self.free(index - 1) and self.tokens[index - 1].folded in self._given

    def begins_known(self, index: int) -> bool:
        """Whether a given name that the tables know, or an initial, stands here and a name may begin with it."""
        token = self.tokens[index]
        if self.capitals:
            initial = len(token.folded) == 1 and token.capital and self._initial_of_name(index)
            if not token.capital or (token.text.lower() in self._not_names and not initial):
                return False
            return initial or (token.folded in self._given and self._place_or_free(index))
        return self.free(index) and self._given_form(token) is not None

    def _initial_of_name(self, index: int) -> bool:
        """Whether a name with a full word follows this initial."""
        following = self.tokens[index + 1 : index + 3]
        dotted = bool(following) and following[0].gap.startswith(".")
        return dotted and any(token.capital and len(token.folded) > 2 for token in following)

    def _place_or_free(self, index: int) -> bool:
        """A given name that is a place too ("Jordan Peterson") counts as a name before a word of a name."""
        return self.free(index) or (index + 1 < len(self.tokens) and self.cover[index].last == index + 1)

    def may_begin(self, index: int) -> bool:
        """Whether an unknown name can begin here, directly after a role."""
        if self.capitals:
            return self.tokens[index].capital and self.free(index) and self._is_part(index)
        word = self.tokens[index].folded
        conjunction = self._names.clitics[:1]
        return (
            self._is_part(index)
            and not self.definite(index)
            and word not in self._links
            and not word.startswith(conjunction)
        )

    def definite(self, index: int) -> bool:
        """Whether the word carries the article that this language glues on."""
        article = self._names.article
        return bool(article) and any(form.folded.startswith(article) for form in forms(self.tokens[index], self._names))

    def _given_form(self, token: Token) -> Form | None:
        """The form of this word that is a known given name."""
        for form in forms(token, self._names):
            if form.folded in self._given and token.text[form.front :] not in self._not_names:
                return form
        return None

    def _glued(self, index: int) -> int:
        """How many letters are glued to the front of a name that begins here."""
        if self.capitals or not self._names.clitics:
            return 0
        form = self._given_form(self.tokens[index])
        return form.front if form is not None else 0

    def _trailing(self, token: Token) -> int:
        """How many letters after a mark ("'s") are no part of the name."""
        return max((form.back for form in forms(token, self._names)), default=0) if self.capitals else 0

    def _is_particle(self, token: Token) -> bool:
        """Whether the word is one of the small ones inside names."""
        return token.text.lower() in self._names.particles
