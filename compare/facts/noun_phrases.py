"""Which words beside a verb of saying name its subject or its addressee.

No parser: a name or title runs to the next mark, conjunction, listed stop word or verb of saying; where the
language glues its article to nouns, an indefinite word behind a definite one begins something else. Names that
the grammar of names found are taken whole.
"""

from __future__ import annotations

from compare.facts.quote_line import Line
from compare.types import Fact, FactKind, NameValue

# The most words of a name with its title, and of an apposition.
_LONGEST, _LONGEST_APPOSITION = 14, 10


def phrase_after(line: Line, i: int, *, appositions: bool = True, closed: bool = False) -> range:
    """The tokens of the name or title that begins with token `i`; empty where none does.

    With `closed`, an apposition must have a comma behind it too.
    """
    end = _run(line, i, _LONGEST)
    if not appositions or end == i:
        return range(i, end)
    at = _over_prepositions(line, i, end)
    while line.comma(at) and _apposes(line, at + 1):
        further = _run(line, at + 1, _LONGEST_APPOSITION)
        if closed and not line.comma(further):
            break
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
    while start < end and (match := line.words.auxiliaries.at(line.tokens, start)):
        start = min(end, match.end)
    return _without_adverbial(line, start, end)


def _bounds(line: Line, i: int) -> bool:
    words, tokens = line.words, line.tokens
    if line.barrier(i) or i in line.cues or words.that.at(tokens, i):
        return True
    if words.links.at(tokens, i) and i > 0 and not line.barrier(i - 1):
        # "and" and "for" join the parts of a title only beside a name or office
        return _breaks(line, i) and not (_capital(line, i - 1) and _capital(line, i + 1))
    return _breaks(line, i)


def _breaks(line: Line, i: int) -> bool:
    """Whether token `i` is, or ends, a word or phrase that begins a clause."""
    return bool(line.words.breaks.at(line.tokens, i) or line.words.breaks.before(line.tokens, i + 1))


def _capital(line: Line, i: int) -> bool:
    return any(a <= i < b for a, (b, _) in line.names.items()) or bool(line.words.roles.at(line.tokens, i))


def apposed_before(line: Line, i: int) -> range:
    """`Peskov, the Kremlin spokesman,` before token `i`: both chunks, if the first begins the clause."""
    while match := line.words.auxiliaries.before(line.tokens, i):
        i = match.first
    comma = i - 1
    if not line.comma(comma):
        return range(i, i)
    inner = comma
    while inner > 0 and comma - inner < _LONGEST and not line.barrier(inner - 1) and inner - 1 not in line.cues:
        inner -= 1
    if inner == comma or not line.comma(inner - 1):
        return range(comma, comma)
    start = inner - 1
    while start > 0 and inner - start < _LONGEST and not _bounds(line, start - 1):
        start -= 1
    outer = _without_adverbial(line, start, inner - 1)
    if line.words.relatives.at(line.tokens, inner):
        return outer
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
            if named and not _coordinates(line, k):
                break
            k, named = end, True
            continue
        if named and not glued and line.language.names.capitals != "none" and not _goes_on(line, k):
            break
        linked = k > i and words.links.at(tokens, k) is not None
        if linked and words.stops.at(tokens, k) and (named or (glued and not _locates(line, k))):
            break
        if not linked and line.ends_name(k):
            break
        if glued and k > i and not linked and not line.definite(k):
            follows = line.definite(k - 1) or any(b == k for b, _ in line.names.values())
            if follows and not words.roles.at(tokens, k) and k not in line.names:
                break
        k = line.names[k][0] if k in line.names else k + 1
    while k > i and not named and words.links.at(tokens, k - 1) and words.stops.at(tokens, k - 1):
        k -= 1
    return k


def _goes_on(line: Line, k: int) -> bool:
    """Whether a word behind a person's name may belong to it, where names have capitals."""
    return line.tokens[k].capital or bool(line.words.links.at(line.tokens, k) or line.words.roles.at(line.tokens, k))


def _coordinates(line: Line, k: int) -> bool:
    """Whether the name that begins with token `k` is written onto the word for "and"."""
    return k in line.names and line.names[k][1].start > line.tokens[k].start


def _locates(line: Line, k: int) -> bool:
    """Whether a preposition stands between an indefinite noun and a definite one: `مصدر في الوزارة`."""
    return not line.definite(k - 1) and not line.barrier(k + 1) and line.definite(k + 1)


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


def name_in(line: Line, tokens: range, *, leading: bool = False) -> Fact | None:
    """The name that a phrase is about: a person who begins it, else its last person, else what fills half of it."""
    inside = [(a, b, fact) for a, (b, fact) in line.names.items() if a in tokens and b <= tokens.stop]
    persons = [(a, b, fact) for a, b, fact in sorted(inside, key=lambda n: n[0]) if fact.kind == FactKind.PERSON]
    if persons:
        lead = [k for k in range(tokens.start, persons[0][0]) if not line.words.articles.at(line.tokens, k)]
        return persons[0][2] if leading or not lead else persons[-1][2]
    for a, b, fact in inside:
        rest = [k for k in tokens if not a <= k < b and not line.words.articles.at(line.tokens, k)]
        if len(rest) < b - a:
            return fact
    return None


def named(fact: Fact) -> NameValue | None:
    """The value of a name."""
    return fact.value if isinstance(fact.value, NameValue) else None
