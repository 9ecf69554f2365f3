"""Where a text names a person: after a role or a word of address, or where a known given name begins a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.facts.gazetteer import Hit, Kind
from compare.facts.name_shape import Mention, NameShape
from compare.facts.name_tokens import Token
from compare.facts.tagger import Sight
from compare.languages import Language
from compare.languages.shared.folding import fold

# Words that may stand between a role and the name: "وزير الخارجية الروسي السابق سيرغي ..."; more is another phrase.
_LONGEST_COMPLEMENT = 6
# Words that may stand between a name and the role after it: "Ryabkov, the Russian deputy foreign minister".
_LONGEST_APPOSITION = 4
_LONGEST_ABBREVIATION = 4
# Below these the head is right to doubt (looked at in Arabic): a name's last word, a name after a role, a name that
# begins with a known given name.
_NO_PART = 0.1
_NO_PERSON = 0.15
_NO_PERSON_KNOWN = 0.05
_PERSONAL = (Kind.ROLE, Kind.HONORIFIC)
_NATIONAL = (Kind.COUNTRY, Kind.ADJECTIVE)


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
    """Finds the persons in one text: `tokens` are its words, `hits` what the gazetteer knows of them.

    Where a script has no capitals, `sight` (what the head sees) rejects what only looks like a name.
    """

    def __init__(self, tokens: Sequence[Token], hits: Sequence[Hit], language: Language, sight: Sight | None) -> None:
        self._tokens = tokens
        self._shape = NameShape(tokens, hits, language)
        self._sight = None if self._shape.capitals or not self._shape.spaced else sight
        self._cover = self._shape.cover
        self._links = frozenset(map(fold, language.names.links))
        self._found: set[int] = set()

    def find(self) -> list[Mention]:
        """All mentions, in order, without overlap."""
        mentions: list[Mention] = []
        index = 0
        while index < len(self._tokens):
            mention = self._after_role(index) or self._at_name(index)
            mention = mention and self._believed(self._over_bracket(mention))
            if mention is None:
                index += 1
            else:
                mentions.append(mention)
                self._found.update(range(mention.first, mention.last))
                index = mention.last
        return mentions

    def at(self, start: int, end: int) -> list[Mention]:
        """The name in `text[start:end]` that somebody else saw there, if it can be one and is not yet found."""
        inside = [number for number, token in enumerate(self._tokens) if token.start < end and start < token.end]
        if not inside or self._found.intersection(inside):
            return []
        name = self._shape.whole(inside[0], inside[-1] + 1)
        return [] if name is None else [self._with_apposition(name)]

    def _over_bracket(self, name: Mention) -> Mention:
        """A given name with the surname behind an insertion that ends with it: "(the minister Sergei) Lavrov"."""
        last = name.last
        if last - name.first > 1 or last >= len(self._tokens) or self._tokens[last].gap.strip() not in (")", "]"):
            return name
        if not self._shape.begins_known(name.first) or not self._shape.may_begin(last):
            return name
        whole = self._shape.whole(name.first, last + 1)
        return name if whole is None else replace(name, last=whole.last, end=whole.end)

    def _believed(self, name: Mention) -> Mention | None:
        """The name without last words that the head takes for no name; none if it sees no person at all."""
        if self._sight is None:
            return name
        last = name.last
        while (
            last > name.first
            and self._sight.person(self._tokens[last - 1].start, self._tokens[last - 1].end) < _NO_PART
        ):
            last -= 1
        known = self._shape.begins_known(name.first)
        if self._sight.person(name.start, name.end) < (_NO_PERSON_KNOWN if known else _NO_PERSON):
            return None
        if last == name.last:
            return name
        if last == name.first or (last == name.first + 1 and name.role is None and known):
            return None
        return replace(name, last=last, end=self._tokens[last - 1].end)

    def _after_role(self, index: int) -> Mention | None:
        """The name after a role or word of address that begins here."""
        hit = self._cover.get(index)
        if hit is None or hit.first != index or hit.entry.kind not in _PERSONAL:
            return None
        owner = self._owner_before(hit)
        position = hit.last
        definite = self._shape.capitals or hit.entry.kind is Kind.HONORIFIC or self._shape.definite(index)
        for _ in range(_LONGEST_COMPLEMENT):
            if position >= len(self._tokens) or not self._reachable(position):
                return None
            if self._shape.begins_known(position) or (definite and self._shape.may_begin(position)):
                name = self._shape.extent(position)
                if name is None or (not self._shape.begins_known(position) and self._shape.names_a_body(name)):
                    return None
                return self._with_role(name, hit, owner)
            between = self._cover.get(position)
            if between is not None and between.entry.kind in _PERSONAL:
                return None
            if between is not None:
                owner.meet(between)
                position, definite = between.last, True
            elif self._tokens[position].folded in self._links:
                position, definite = position + 1, False
            elif self._shape.definite(position):
                position, definite = position + 1, True
            else:
                return None
        return None

    def _at_name(self, index: int) -> Mention | None:
        """A name of several words that begins here with a known given name or initials."""
        if not self._shape.spaced or not self._shape.begins_known(index):
            return None
        name = self._shape.extent(index)
        if name is None or name.last - name.first < 2:
            return None
        return self._with_apposition(name)

    def _reachable(self, index: int) -> bool:
        """Whether what stands before this word lets a role go on to it: blanks, a comma, a bracket, "Rep."."""
        gap = self._tokens[index].gap.strip()
        abbreviated = gap == "." and len(self._tokens[index - 1].folded) <= _LONGEST_ABBREVIATION
        return self._tokens[index].joined or gap in (",", "،", "(", "") or abbreviated

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
