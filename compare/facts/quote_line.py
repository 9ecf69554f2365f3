"""A statement with all that is known of it before anybody is given his words: tokens, names, places of cues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.facts.quote_tokens import Token, tokenise
from compare.facts.quote_words import Words, words_of
from compare.grammar.lexicon import fold
from compare.languages import Language
from compare.languages.shared import given_names
from compare.languages.shared.folding import fold as fold_name
from compare.types import Fact, FactKind, Span

if TYPE_CHECKING:
    from compare.facts.cues import Cue

_INTERRUPTION = re.compile(r"[,.!?…]\s*[—–-]\s([^—–\n]{3,90}?[,.]?)\s*[—–-](?=\s)")
_COMMAS = (",", "،", "，", "、")
_DASHES = ("-", "–", "—", "―")
_NAMES = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)


@dataclass(slots=True)
class Line:
    """A statement's tokens, the names in it by their first token, and where verbs of saying stand."""

    tokens: list[Token]
    language: Language
    words: Words
    names: dict[int, tuple[int, Fact]] = field(default_factory=dict)
    cues: set[int] = field(default_factory=set)
    found: list[Cue] = field(default_factory=list)

    def barrier(self, i: int) -> bool:
        """Whether no name reaches over token `i`: a mark, a quotation, the statement's end."""
        return not 0 <= i < len(self.tokens) or self.tokens[i].mark or self.tokens[i].quoted

    def comma(self, i: int) -> bool:
        """Whether token `i` is a comma outside quotations."""
        return 0 <= i < len(self.tokens) and self.tokens[i].word in _COMMAS and not self.tokens[i].quoted

    def dash(self, i: int) -> bool:
        """Whether token `i` is a dash outside quotations."""
        return 0 <= i < len(self.tokens) and self.tokens[i].word in _DASHES and not self.tokens[i].quoted

    def place_names(self, facts: Sequence[Fact]) -> None:
        """Finds the tokens of each name; persons win over what overlaps them."""
        wanted = [fact for fact in facts if fact.kind in _NAMES]
        for fact in sorted(wanted, key=lambda f: (f.kind != FactKind.PERSON, f.start - f.end)):
            inside = [i for i, t in enumerate(self.tokens) if t.start < fact.end and fact.start < t.end and not t.mark]
            if inside and not any(set(inside) & set(range(a, b)) for a, (b, _) in self.names.items()):
                self.names[min(inside)] = (max(inside) + 1, fact)

    def person_at(self, i: int) -> int:
        """The end of the person's name that begins with token `i`; `i` itself where none does."""
        if self.barrier(i):
            return i
        if i in self.names and self.names[i][1].kind == FactKind.PERSON:
            return self.names[i][0]
        if (
            i in self.names
            or self.ends_name(i)
            or self.words.roles.at(self.tokens, i)
            or fold_name(self.tokens[i].word) not in given_names().forms
        ):
            return i
        end = i + 1
        while end < i + 3 and not self.barrier(end) and not self.ends_name(end) and not self.definite(end):
            end += 1
            if self.language.names.capitals != "names" and end == i + 2:
                break
        return end

    def definite(self, i: int) -> bool:
        """Whether token `i` carries the article that this language glues to nouns."""
        article = self.language.names.article
        return bool(article) and self.tokens[i].word.removeprefix("و").startswith(fold(article))

    def ends_name(self, i: int) -> bool:
        """Whether token `i` belongs to no name or title."""
        words, tokens = self.words, self.tokens
        return bool(
            i in self.cues
            or words.that.at(tokens, i)
            or words.breaks.at(tokens, i)
            or words.stops.at(tokens, i)
            or words.relatives.at(tokens, i)
            or words.audience.at(tokens, i)
        )


def uninterrupted(text: str, quotation: Span, language: Language) -> list[Span]:
    """A quotation in pieces, where "— said X, —" stands inside its marks, as Russian prints it."""
    pieces, at = [], quotation.start
    for match in _INTERRUPTION.finditer(text, quotation.start, quotation.end):
        said = match.group(1)
        tokens = tokenise(said, Span(0, len(said)), (), language)
        lists = words_of(language)
        if any(lists.strong.at(tokens, k) or lists.weak.at(tokens, k) for k in range(min(3, len(tokens)))):
            pieces.append(Span(at, match.start(1) - 1))
            at = match.end(1)
    return [*pieces, Span(at, quotation.end)]
