"""Where a text names a person: after a role or a word of address, or where a known given name begins a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.facts.gazetteer import Hit, Kind, given_names_of
from compare.facts.name_tokens import Form, Token, forms
from compare.languages import Language
from compare.languages.shared import common_words
from compare.languages.shared.folding import fold

# Words that may stand between a role and the name: "وزير الخارجية الروسي السابق سيرغي ..."; more is another phrase.
_LONGEST_COMPLEMENT = 6
# Words that may stand between a name and the role after it: "Ryabkov, the Russian deputy foreign minister".
_LONGEST_APPOSITION = 4
_LONGEST_NAME = 6
_MOST_PARTICLES = 3
_LONGEST_ABBREVIATION = 4
# From this share of capitals on, a line is set in title case and a capital no longer marks a name.
_TITLE_CASE = 0.7
# Scripts that mark no words: a name stands out only after a role.
_UNSPACED = ("Hans", "Hant")
_PERSONAL = (Kind.ROLE, Kind.HONORIFIC)
_NATIONAL = (Kind.COUNTRY, Kind.ADJECTIVE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in `text[start:end]`, `tokens[first:last]`; the role stated beside it and whose role it is."""

    first: int
    last: int
    start: int
    end: int
    role: str | None = None
    of: str | None = None


@dataclass(slots=True)
class _Owner:
    """Whose role it is: a country, or the office or organisation that somebody speaks for."""

    country: str | None
    body: str | None = None

    def meet(self, hit: Hit) -> None:
        """Take in a name that stands between role and person; the first of a kind counts."""
        if hit.entry.kind in _NATIONAL:
            self.country = self.country or hit.entry.key
        elif hit.entry.kind in (Kind.ORGANISATION, Kind.OFFICE):
            self.body = self.body or hit.entry.key

    def of(self, role: str) -> tuple[str, str | None]:
        """The role and its owner's key. A spokesperson is somebody of an office; any other role is of a country."""
        role, _, implied = role.partition("/")
        country = self.country or implied or None
        body = f"{self.body}/{country}" if self.body and country and "/" not in self.body else self.body
        if body is None or role == "spokesperson":
            return role, body or country
        return role, body.rpartition("/")[2] if "/" in body else country or body


class PersonFinder:
    """Finds the persons in one text: `tokens` are its words, `hits` what the gazetteer knows of them."""

    def __init__(self, tokens: Sequence[Token], hits: Sequence[Hit], language: Language) -> None:
        self._tokens = tokens
        self._cover = {index: hit for hit in hits for index in range(hit.first, hit.last)}
        self._names = language.names
        self._given = given_names_of(language.code)
        self._common = common_words(language.code)
        self._not_names = frozenset(language.names.not_names)
        self._links = frozenset(map(fold, language.names.links))
        self._capitals = language.names.capitals != "none"
        self._spaced = language.script not in _UNSPACED
        capitals = sum(token.capital for token in tokens)
        self._found: set[int] = set()
        self._title_case = self._capitals and len(tokens) > 3 and capitals >= _TITLE_CASE * len(tokens)

    def find(self) -> list[Mention]:
        """All mentions, in order, without overlap."""
        mentions: list[Mention] = []
        index = 0
        while index < len(self._tokens):
            mention = self._after_role(index) or self._at_name(index)
            if mention is None:
                index += 1
            else:
                mentions.append(mention)
                self._found.update(range(mention.first, mention.last))
                index = mention.last
        return mentions

    def at(self, start: int, end: int) -> list[Mention]:
        """The name in `text[start:end]` that somebody else saw there, if all its words are free and can be a name's."""
        inside = [number for number, token in enumerate(self._tokens) if token.start < end and start < token.end]
        if not inside or not all(self.free(number) and self._is_part(number) for number in inside):
            return []
        first, last = inside[0], inside[-1] + 1
        if any(number in self._found for number in inside):
            return []
        front, back = self._glued(first), self._trailing(self._tokens[last - 1])
        name = Mention(first, last, self._tokens[first].start + front, self._tokens[last - 1].end - back)
        return [self._with_apposition(name)]

    def free(self, index: int) -> bool:
        """Whether the gazetteer has no other explanation for this word."""
        return index not in self._cover

    def _after_role(self, index: int) -> Mention | None:
        """The name after a role or word of address that begins here."""
        hit = self._cover.get(index)
        if hit is None or hit.first != index or hit.entry.kind not in _PERSONAL:
            return None
        owner = self._owner_before(hit)
        position, definite = hit.last, self._capitals or hit.entry.kind is Kind.HONORIFIC or self._definite(index)
        for _ in range(_LONGEST_COMPLEMENT):
            if position >= len(self._tokens) or not self._reachable(position):
                return None
            if self._begins_known_name(position) or (definite and self._begins_name(position)):
                name = self._name_at(position)
                return None if name is None else self._with_role(name, hit, owner)
            between = self._cover.get(position)
            if between is not None and between.entry.kind in _PERSONAL:
                return None
            if between is not None:
                owner.meet(between)
                position, definite = between.last, True
            elif self._tokens[position].folded in self._links:
                position, definite = position + 1, False
            elif self._definite(position):
                position, definite = position + 1, True
            else:
                return None
        return None

    def _at_name(self, index: int) -> Mention | None:
        """A name of several words that begins here with a known given name or initials."""
        if not self._spaced or not self._begins_known_name(index):
            return None
        name = self._name_at(index)
        if name is None or name.last - name.first < 2:
            return None
        return self._with_apposition(name)

    def _name_at(self, first: int) -> Mention | None:
        """The name that begins with this word, as far as it goes."""
        last = first + 1
        while last < len(self._tokens) and last - first < _LONGEST_NAME:
            step = self._continues(first, last)
            if not step:
                break
            last += step
        tokens = self._tokens[first:last]
        front, back = self._glued(first), self._trailing(tokens[-1])
        if all(len(token.folded) == 1 for token in tokens) and (self._spaced or len(tokens) < 2):
            return None
        return Mention(first, last, tokens[0].start + front, tokens[-1].end - back)

    def _continues(self, first: int, index: int) -> int:
        """By how many words the name that began at `first` goes on at `index`; 0 at its end."""
        token = self._tokens[index]
        initial = len(self._tokens[index - 1].folded) == 1 and token.gap.strip() == "."
        if not (token.joined or initial) or self._trailing(self._tokens[index - 1]):
            return 0
        if self._is_particle(token):
            return self._through_particles(index)
        if not self._is_part(index):
            return 0
        if self._capitals:
            return 0 if self._title_case and index - first >= 2 else 1
        if not self._spaced:
            return 1 if token.folded in self._given else 0
        return 1 if index - first < 2 or self._goes_on(first, index) else 0

    def _through_particles(self, index: int) -> int:
        """The length of "von der Leyen" from its first particle on; 0 where no name follows the particles."""
        for following in range(index + 1, min(index + _MOST_PARTICLES + 1, len(self._tokens))):
            if not self._tokens[following].joined:
                return 0
            if not self._is_particle(self._tokens[following]):
                return following - index + 1 if self._is_part(following) else 0
        return 0

    def _goes_on(self, first: int, index: int) -> bool:
        """Whether, without capitals to tell, a name may have a third word.

        It may after "عبد" and its like, after another given name, and if it is one; nouns with the article follow
        a name in any sentence, so they count only after given names alone ("محمد شياع السوداني").
        """
        earlier, token = self._tokens[first:index], self._tokens[index]
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
        token = self._tokens[index]
        initial = self._capitals and len(token.text) == 1 and token.capital and self._initial_of_name(index)
        if initial:
            return True
        if token.text[0].isdigit() or token.text.lower() in self._not_names:
            return False
        if self._capitals:
            hit = self._cover.get(index)
            known_place = hit is not None and hit.entry.kind in (Kind.CITY, Kind.COUNTRY) and hit.last - hit.first == 1
            return token.capital and (hit is None or known_place)
        bare = token.folded.removeprefix(self._names.article) if self._names.article else token.folded
        common = token.folded in self._common or (len(bare) > 2 and bare in self._common)
        long_enough = len(token.folded) > 1 or not self._spaced
        return self._free_or_nisba(index) and long_enough and (not common or token.folded in self._given)

    def _free_or_nisba(self, index: int) -> bool:
        """An adjective of nationality right after a given name is a surname: "محمد المصري"."""
        hit = self._cover.get(index)
        if hit is None:
            return True
        nisba = hit.entry.kind is Kind.ADJECTIVE and bool(self._names.article)
        return nisba and index > 0 and self.free(index - 1) and self._tokens[index - 1].folded in self._given

    def _begins_known_name(self, index: int) -> bool:
        """Whether a given name that the tables know, or an initial, stands here and a name may begin with it."""
        token = self._tokens[index]
        if self._capitals:
            initial = len(token.folded) == 1 and token.capital and self._initial_of_name(index)
            if not token.capital or (token.text.lower() in self._not_names and not initial):
                return False
            return initial or (token.folded in self._given and self._place_or_free(index))
        return self.free(index) and self._given_form(token) is not None

    def _initial_of_name(self, index: int) -> bool:
        """Whether a name with a full word follows this initial."""
        following = self._tokens[index + 1 : index + 3]
        dotted = bool(following) and following[0].gap.startswith(".")
        return dotted and any(token.capital and len(token.folded) > 2 for token in following)

    def _place_or_free(self, index: int) -> bool:
        """A given name that is a place too ("Jordan Peterson") counts as a name before a word of a name."""
        return self.free(index) or (index + 1 < len(self._tokens) and self._cover[index].last == index + 1)

    def _begins_name(self, index: int) -> bool:
        """Whether an unknown name can begin here, directly after a role."""
        if self._capitals:
            return self._tokens[index].capital and self.free(index) and self._is_part(index)
        word = self._tokens[index].folded
        conjunction = self._names.clitics[:1]
        return self._is_part(index) and not self._definite(index) and word not in self._links and not word.startswith(conjunction)

    def _reachable(self, index: int) -> bool:
        """Whether what stands before this word lets a role go on to it: blanks, a comma, a bracket, "Rep."."""
        gap = self._tokens[index].gap.strip()
        abbreviated = gap == "." and len(self._tokens[index - 1].folded) <= _LONGEST_ABBREVIATION
        return self._tokens[index].joined or gap in (",", "،", "(", "") or abbreviated

    def _definite(self, index: int) -> bool:
        """Whether the word carries the article that this language glues on."""
        article = self._names.article
        return bool(article) and any(form.folded.startswith(article) for form in forms(self._tokens[index], self._names))

    def _given_form(self, token: Token) -> Form | None:
        """The form of this word that is a known given name."""
        for form in forms(token, self._names):
            if form.folded in self._given and token.text[form.front :] not in self._not_names:
                return form
        return None

    def _glued(self, index: int) -> int:
        """How many letters are glued to the front of a name that begins here."""
        if self._capitals or not self._names.clitics:
            return 0
        form = self._given_form(self._tokens[index])
        return form.front if form is not None else 0

    def _trailing(self, token: Token) -> int:
        """How many letters after a mark ("'s") are no part of the name."""
        return max((form.back for form in forms(token, self._names)), default=0) if self._capitals else 0

    def _is_particle(self, token: Token) -> bool:
        return token.text.lower() in self._names.particles

    def _owner_before(self, hit: Hit) -> _Owner:
        """Whose role it is, as far as its own words and the word before say: "Russian president"."""
        owner = _Owner(hit.country)
        before = self._cover.get(hit.first - 1)
        if before is not None and self._tokens[hit.first].joined:
            owner.meet(before)
        return owner

    def _with_role(self, name: Mention, hit: Hit, owner: _Owner) -> Mention:
        """The mention with the role that stands before it; a word of address is no role."""
        if hit.entry.kind is Kind.HONORIFIC:
            return self._with_apposition(name)
        role, of = owner.of(hit.entry.key)
        return replace(name, role=role, of=of)

    def _with_apposition(self, name: Mention) -> Mention:
        """The mention with the role that stands after it, behind a comma or bracket."""
        index = name.last
        if index >= len(self._tokens) or self._tokens[index].gap.strip() not in (",", "،", "(", "", "–", "—"):
            return name
        for position in range(index, min(index + _LONGEST_APPOSITION, len(self._tokens))):
            hit = self._cover.get(position)
            if position > index and not self._tokens[position].joined:
                break
            if hit is not None and hit.entry.kind is Kind.ROLE:
                owner = self._owner_before(hit)
                self._meet_after(owner, hit.last)
                return self._with_role(name, hit, owner)
            if hit is None and self._tokens[position].folded not in self._links:
                break
        return name

    def _meet_after(self, owner: _Owner, index: int) -> None:
        """Take in the names after a role: "secretary general of NATO"; one other word between is allowed."""
        misses = 0
        for position in range(index, min(index + _LONGEST_APPOSITION, len(self._tokens))):
            hit = self._cover.get(position)
            if not self._tokens[position].joined or misses > 1 or (hit is not None and hit.entry.kind in _PERSONAL):
                return
            if hit is None:
                misses += 1
            else:
                owner.meet(hit)
