"""The words of reporting (`said`, `according to`) in a text: a language's `[speech]` data, ready to be looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.languages.sections import Speech

_MARKS = "\u0300-\u036f\u05b0-\u05c7\u064b-\u065f\u0670\u0640\u200c"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}])*")
_LEFT_OUT = re.compile(f"[{_MARKS}]")
_VARIANTS = str.maketrans("أإآٱيىك", "ااااییک")
_ANNOUNCED = re.compile('[:："“”„«»‹›「」]')
_CLAUSE_END = re.compile('[.,،;؛:!?؟…"“”«»]')

# How many words may stand in the place of "…" in a formula, and between a weak verb and what it reports.
_GAP, _NEAR = 8, 4
# What is left of a word without a proclitic must be a word of its own.
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, with its place."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A reporting verb or formula in a text: the indices of its first and last word.

    `before` and `after` say on which side of it the speaker may stand.
    """

    first: int
    last: int
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of a verb or formula after its first one; `None` is a gap."""

    rest: tuple[str | None, ...]
    weak: bool
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words of reporting, folded; `entries` by their first word."""

    entries: dict[str, tuple[_Entry, ...]]
    that: frozenset[str]
    labels: frozenset[str]
    no_names: frozenset[str]
    proclitics: tuple[str, ...]

    def find(self, text: str, words: list[Word]) -> Iterator[Found]:
        """The reporting verbs and formulae among the `words` of `text`, in order."""
        for i, word in enumerate(words):
            if i and text[word.start].isupper():
                continue  # "United States", "Told You So": no verb within a sentence has a capital
            for entry in self._entries_of(word.folded):
                last = _match(words, i, entry.rest)
                if last is not None and (not entry.weak or self._introduces(text, words, last)):
                    yield Found(i, last, entry.before, entry.after)

    def _entries_of(self, folded: str) -> Iterator[_Entry]:
        """The entries that begin with a word, or with the word without what is written onto its front."""
        yield from self.entries.get(folded, ())
        for proclitic in self.proclitics:
            if folded.startswith(proclitic) and len(folded) - len(proclitic) >= _LEAST_STEM:
                yield from self.entries.get(folded[len(proclitic) :], ())

    def _introduces(self, text: str, words: list[Word], at: int) -> bool:
        """Whether something reported follows the weak verb `at`, or the verb ends a clause after it (", he added")."""
        following = words[at + 1 : at + 1 + _NEAR]
        end = following[-1].end if following else len(text)
        if any(word.folded in self.that for word in following) or _ANNOUNCED.search(text, words[at].end, end):
            return True
        before = words[max(0, at - _NEAR)].start
        last = at + 1 == len(words) or _CLAUSE_END.match(text, words[at].end) is not None
        return last and _CLAUSE_END.search(text, before, words[at].start) is not None


@cache
def lexicon_of(speech: Speech) -> Lexicon:
    """The lookup tables of one language's data."""
    no_names = frozenset(fold(word) for word in speech.no_names)
    entries: dict[str, list[_Entry]] = {}
    for phrases in (speech.verbs, speech.weak_verbs, speech.according):
        for phrase in phrases:
            first, *rest = _folded(phrase)
            parts = tuple(None if word == "…" else word for word in rest)
            before = phrases is not speech.according
            after = before and None not in parts and (not rest or rest[-1] not in no_names)
            entries.setdefault(first, []).append(_Entry(parts, phrases is speech.weak_verbs, before, after))
    return Lexicon(
        entries={first: tuple(found) for first, found in entries.items()},
        that=frozenset(fold(word) for word in speech.that),
        labels=frozenset(" ".join(_folded(label)) for label in speech.labels),
        no_names=no_names,
        proclitics=tuple(fold(proclitic) for proclitic in speech.proclitics),
    )


def is_verb(word: str, speech: Speech) -> bool:
    """Whether `word` is a verb of saying by itself; nothing is taken off its front."""
    return any(not entry.rest for entry in lexicon_of(speech).entries.get(fold(word), ()))


def words_of(text: str) -> list[Word]:
    """The words of `text`, in order; an apostrophe or hyphen separates two."""
    return [Word(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as it is compared: no case, no Arabic or Hebrew points, one form of alef, yeh and kaf."""
    lower = unicodedata.normalize("NFC", word).casefold().replace("i\u0307", "i")
    return _LEFT_OUT.sub("", lower).translate(_VARIANTS)


def _match(words: list[Word], at: int, rest: tuple[str | None, ...]) -> int | None:
    """Where the formula that begins with word `at` ends, if the words of `rest` follow."""
    gap = 0
    for expected in rest:
        if expected is None:
            gap = _GAP
            continue
        window = range(at + 1, min(len(words), at + 2 + gap))
        at = next((j for j in window if words[j].folded == expected), -1)
        if at < 0:
            return None
        gap = 0
    return at


def _folded(phrase: str) -> list[str]:
    """A phrase of the language data as folded words, "…" kept."""
    return [fold(word) for word in re.findall(f"…|{_WORD.pattern}", phrase)]
