"""Which words beside a verb of saying name its subject or its addressee.

No parser: a name or title runs to the next mark, conjunction, listed stop word or verb of saying; where the
language glues its article to nouns, an indefinite word behind a definite one begins something else. Names that
the grammar of names found are taken whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.facts.quote_tokens import Token, Words
from compare.grammar.speech import fold
from compare.languages import Language
from compare.languages.shared import given_names
from compare.languages.shared.folding import fold as fold_name
from compare.types import Fact, FactKind, NameValue

# The most words of a name with its title, and of an apposition.
_LONGEST, _LONGEST_APPOSITION = 14, 10
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
        starts = {token.start: i for i, token in enumerate(self.tokens)}
        wanted = [fact for fact in facts if fact.kind in _NAMES]
        for fact in sorted(wanted, key=lambda f: (f.kind != FactKind.PERSON, f.start - f.end)):
            inside = [i for s, i in starts.items() if fact.start <= s < fact.end]
            if inside and not any(set(inside) & set(range(a, b)) for a, (b, _) in self.names.items()):
                self.names[min(inside)] = (max(inside) + 1, fact)

    def person_at(self, i: int) -> int:
        """The end of the person's name that begins with token `i`; `i` itself where none does."""
        if self.barrier(i):
            return i
        if i in self.names and self.names[i][1].kind == FactKind.PERSON:
            return self.names[i][0]
        if i in self.names or fold_name(self.tokens[i].word) not in given_names().forms:
            return i
        end = i + 1
        while end < i + 3 and not self.barrier(end) and not self.ends_name(end) and not self.definite(end):
            end += 1
            if not self.language.names.capitals == "names" and end == i + 2:
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
        )


def phrase_after(line: Line, i: int, *, appositions: bool = True) -> range:
    """The tokens of the name or title that begins with token `i`; empty where none does."""
    end = _run(line, i, _LONGEST)
    if not appositions or end == i:
        return range(i, end)
    at = _over_prepositions(line, i, end)
    while line.comma(at) and _apposes(line, at + 1):
        further = _run(line, at + 1, _LONGEST_APPOSITION)
        end = at = further
    return range(i, end)


def phrase_before(line: Line, i: int) -> range:
    """The tokens of the name or title that ends before token `i`, words such as "has" and "also" left out."""
    end = i
    while match := line.words.auxiliaries.before(line.tokens, end):
        end = match.first
    if relative := line.words.relatives.before(line.tokens, end):
        end = relative.first - line.comma(relative.first - 1)
    start = end
    while start > 0 and end - start < _LONGEST and not _bounds(line, start - 1):
        start -= 1
    if start == end and line.comma(end - 1):
        return _apposed(line, end - 1)
    return _without_adverbial(line, start, end)


def _bounds(line: Line, i: int) -> bool:
    words, tokens = line.words, line.tokens
    if line.barrier(i) or i in line.cues or words.that.at(tokens, i):
        return True
    if words.links.at(tokens, i) and i > 0 and not line.barrier(i - 1):
        # "and" and "for" join the parts of a title only beside a name or office
        return bool(words.breaks.at(tokens, i)) and not (_capital(line, i - 1) and _capital(line, i + 1))
    return bool(words.breaks.at(tokens, i))


def _capital(line: Line, i: int) -> bool:
    return any(a <= i < b for a, (b, _) in line.names.items()) or bool(line.words.roles.at(line.tokens, i))


def _apposed(line: Line, comma: int) -> range:
    """`Peskov, the Kremlin spokesman,` before a verb: both chunks, if the first begins the clause."""
    inner = comma
    while inner > 0 and comma - inner < _LONGEST and not line.barrier(inner - 1) and inner - 1 not in line.cues:
        inner -= 1
    if inner == comma or not line.comma(inner - 1):
        return range(comma, comma)
    start = inner - 1
    while start > 0 and inner - start < _LONGEST and not _bounds(line, start - 1):
        start -= 1
    outer = _without_adverbial(line, start, inner - 1)
    return range(outer.start, comma) if outer else range(comma, comma)


def _without_adverbial(line: Line, start: int, end: int) -> range:
    """The tokens without "On Tuesday" or "In Moscow" at their front."""
    words, tokens = line.words, line.tokens
    while start < end and words.stops.at(tokens, start):
        cut = start + 1
        while cut < end and not (
            words.stops.at(tokens, cut)
            or (cut > start + 1 and (words.articles.at(tokens, cut) or words.roles.at(tokens, cut)))
            or (cut > start + 1 and cut in line.names)
        ):
            cut += 1
        start = cut if cut < end else min(end, start + 2)
    return range(start, end)


def _run(line: Line, i: int, longest: int) -> int:
    """Where the words of a name or title that begin with token `i` end, marks not crossed."""
    tokens, words = line.tokens, line.words
    glued = bool(line.language.names.article)
    k, named = i, False
    while not line.barrier(k) and k - i < longest:
        if (end := line.person_at(k)) > k:
            if named:
                break
            k, named = end, True
            continue
        linked = k > i and words.links.at(tokens, k) is not None
        if not linked and line.ends_name(k):
            break
        if glued and k > i and not linked and not line.definite(k):
            follows = line.definite(k - 1) or named
            if follows and not words.roles.at(tokens, k) and k not in line.names:
                break
        k += 1
    while k > i and not named and words.links.at(tokens, k - 1) and words.stops.at(tokens, k - 1):
        k -= 1
    return k


def _over_prepositions(line: Line, i: int, end: int) -> int:
    """Where the comma of `the minister in Russia, Sergei Lavrov` stands; `end` where there is none."""
    if not any(line.words.roles.at(line.tokens, k) for k in range(i, end)):
        return end
    for at in range(end, min(end + 4, len(line.tokens))):
        if line.comma(at):
            return at if line.person_at(at + 1) > at + 1 else end
        if line.barrier(at) or at in line.cues or line.words.that.at(line.tokens, at):
            break
    return end


def _apposes(line: Line, i: int) -> bool:
    """Whether a name or title begins at token `i`, behind a comma."""
    if line.barrier(i) or i in line.cues:
        return False
    at = i + (line.words.articles.at(line.tokens, i) is not None)
    if line.person_at(at) > at:
        return True
    return any(line.words.roles.at(line.tokens, k) for k in range(at, min(at + 4, _run(line, at, 4))))


def name_in(line: Line, tokens: range) -> Fact | None:
    """The name that a phrase is about: a person who begins it, else its last person, else what fills half of it."""
    inside = [(a, b, fact) for a, (b, fact) in line.names.items() if a in tokens and b <= tokens.stop]
    persons = [(a, b, fact) for a, b, fact in sorted(inside, key=lambda n: n[0]) if fact.kind == FactKind.PERSON]
    if persons:
        first = persons[0]
        lead = [k for k in range(tokens.start, first[0]) if not line.words.articles.at(line.tokens, k)]
        return first[2] if not lead else persons[-1][2]
    for a, b, fact in inside:
        rest = [k for k in tokens if not a <= k < b and not line.words.articles.at(line.tokens, k)]
        if len(rest) < b - a:
            return fact
    return None


def named(fact: Fact) -> NameValue | None:
    """The value of a name."""
    return fact.value if isinstance(fact.value, NameValue) else None
