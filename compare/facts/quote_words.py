"""The phrases that a language lists for quotations, found among a statement's tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.facts.quote_tokens import Token, folded_words
from compare.grammar.lexicon import fold
from compare.languages import Language
from compare.languages.sections import Speakers, Speech

# The most words that a gap in a listed phrase may stand for.
_GAP = 10
# For how many words a list remembers its entries; an article has a few hundred different ones.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Match:
    """A listed phrase among the tokens: `first` to `end` (exclusive); `gap` are the tokens of its "…", if any."""

    first: int
    end: int
    gap: range = range(0)
    glued: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The folded words of an entry; `None` is a gap. `glued`: the last word is written onto what follows."""

    words: tuple[str | None, ...]
    glued: bool = False


class Phrases:
    """The entries of one key of the language data, found in tokens from a given place on, the longest first."""

    def __init__(self, entries: Iterable[str], prefixes: Sequence[str] = ()) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        self._prefixes = tuple(fold(prefix) for prefix in prefixes)
        self.longest = 1
        for entry in entries:
            glued = entry.endswith("-")
            parts = tuple(word for piece in entry.split() for word in (folded_words(piece) if piece != "…" else [None]))
            if parts and parts[0]:
                self._by_first.setdefault(parts[0], []).append(_Phrase(parts, glued))
                self.longest = max(self.longest, len(parts))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))
        # asked several times about every word of an article, mostly to say no
        self._that_begin = lru_cache(_KEPT)(self._find)

    def __contains__(self, word: str) -> bool:
        return any(len(phrase.words) == 1 for phrase in self._by_first.get(word, ()))

    def begins(self, word: str) -> bool:
        """Whether an entry's first word is this one, with or without a prefix."""
        return bool(self._that_begin(word))

    def at(self, tokens: Sequence[Token], i: int) -> Match | None:
        """The longest entry whose first word is token `i`, which may carry one of the prefixes."""
        if not 0 <= i < len(tokens) or tokens[i].mark:
            return None
        for phrase in self._that_begin(tokens[i].word):
            if match := _follow(tokens, i, phrase):
                return match
        return None

    def before(self, tokens: Sequence[Token], i: int) -> Match | None:
        """The longest entry that ends just before token `i`."""
        for first in range(max(0, i - self.longest), i):
            match = self.at(tokens, first)
            if match and match.end == i:
                return match
        return None

    def _find(self, word: str) -> tuple[_Phrase, ...]:
        """The entries whose first word is this one, with or without a prefix."""
        cut = [word[len(p) :] for p in self._prefixes if word.startswith(p) and len(word) - len(p) > 1]
        return tuple(phrase for key in (word, *cut) for phrase in self._by_first.get(key, ()))


@dataclass(frozen=True, slots=True)
class Words:
    """A language's lists, ready to be found in tokens; `saying` holds all that says that somebody says something."""

    saying: Phrases
    strong: Phrases
    weak: Phrases
    participles: Phrases
    according: Phrases
    according_after: Phrases
    quoting: Phrases
    telling: Phrases
    audience: Phrases
    that: Phrases
    auxiliaries: Phrases
    bars: Phrases
    relatives: Phrases
    pronouns: Phrases
    breaks: Phrases
    stops: Phrases
    links: Phrases
    articles: Phrases
    media: Phrases
    roles: Phrases
    deputies: Phrases
    ends: Phrases
    labels: frozenset[str]


def words_of(language: Language) -> Words:
    """The lists of `language`; verbs and conjunctions may carry its proclitics."""
    agencies = [name for names in language.page.agencies.values() for name in names]
    return _words_of(language.speech, language.speakers, (*agencies, *language.page.agencies))


@cache
def _words_of(speech: Speech, speakers: Speakers, agencies: tuple[str, ...]) -> Words:
    prefixes = speech.proclitics
    verbs = dict.fromkeys((*speech.verbs, *speech.weak_verbs, *speakers.verbs, *speakers.participles))
    formulae = (*speakers.according, *speakers.according_after, *speakers.quoting)
    return Words(
        saying=Phrases((*verbs, *formulae), prefixes),
        strong=Phrases((*speech.verbs, *(verb for verb in speakers.verbs if "…" in verb)), prefixes),
        weak=Phrases(dict.fromkeys((*speech.weak_verbs, *speakers.verbs)), prefixes),
        participles=Phrases(speakers.participles, prefixes),
        according=Phrases(speakers.according, prefixes),
        according_after=Phrases(speakers.according_after),
        quoting=Phrases(speakers.quoting),
        telling=Phrases(speakers.telling, prefixes),
        audience=Phrases(speakers.audience),
        that=Phrases(speech.that, prefixes),
        auxiliaries=Phrases(speakers.auxiliaries, prefixes),
        bars=Phrases(speakers.bars),
        relatives=Phrases(speakers.relatives, prefixes),
        pronouns=Phrases(speakers.pronouns, prefixes),
        breaks=Phrases(speakers.breaks, prefixes),
        stops=Phrases(speakers.stops, prefixes),
        links=Phrases(speakers.links),
        articles=Phrases(speakers.articles),
        media=Phrases((*speakers.media, *agencies)),
        roles=Phrases(speakers.roles, prefixes),
        deputies=Phrases(speakers.deputies),
        ends=Phrases(speakers.ends, prefixes),
        labels=frozenset(" ".join(folded_words(label)) for label in speech.labels),
    )


def _follow(tokens: Sequence[Token], i: int, phrase: _Phrase) -> Match | None:
    """Where a phrase that begins with token `i` ends."""
    at, gap, open_gap = i, range(0), False
    last = len(phrase.words) - 1
    for number, expected in enumerate(phrase.words[1:], start=1):
        if expected is None:
            open_gap = True
            continue
        window = _window(tokens, at + 1, _GAP if open_gap else 0)
        glued = phrase.glued and number == last
        found = next((j for j in window if _fits(tokens[j], expected, glued)), None)
        if found is None:
            return None
        if open_gap:
            gap = range(at + 1, found)
        if glued:
            return Match(i, found, gap, glued=True)
        at, open_gap = found, False
    return Match(i, at + 1, gap)


def _window(tokens: Sequence[Token], at: int, gap: int) -> range:
    """The tokens among which the next word of a phrase may stand; no gap reaches over a mark."""
    end = at
    while end < min(len(tokens), at + 1 + gap) and not (tokens[end].mark or tokens[end].quoted):
        end += 1
    return range(at, end)


def _fits(token: Token, expected: str, glued: bool) -> bool:
    if token.mark or token.quoted:
        return False
    return token.word.startswith(expected) and len(token.word) > len(expected) + 1 if glued else token.word == expected
