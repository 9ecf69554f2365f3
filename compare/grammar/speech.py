"""Whether a statement reports what somebody said, and who, where the words beside the verb say it plainly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from compare.languages import Language
from compare.languages.sections import Speech

_MARKS = "\u0300-\u036f\u05b0-\u05c7\u064b-\u065f\u0670\u0640\u200c"
_TOKEN = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}](?=[^\\W_]))*")
_DROPPED = re.compile(f"[{_MARKS}]")
_ALEF = str.maketrans("أإآٱيىك", "ااااییک")
_COLON_OR_QUOTE = re.compile("[:：\"“”„«»‹›「」]")
_SAID_FOLLOWS = re.compile("[,،:\"“”«„]")
_INSERTED = re.compile("[.,!?؟\"“”«»–—-]")
_CLAUSE_ENDED = re.compile("[.,،;؛:!?؟…\"“”«»]")
_BEFORE_COLON = re.compile("\\s*(?:[-–—•*]\\s*)?([^.!?؟,،;؛:：\"“”«»()\\[\\]\\d]{2,60}?)\\s?[:：]\\s*(?=\\S)")
_WITHIN_NAME = " \u00a0.-'’"
_OPENING_QUOTE = tuple("\"“”„«»‹'‘「『")

# How many words may stand in the place of "…" in a formula, and between a weak verb and what it reports.
_GAP, _NEAR = 8, 4
# The most words of a name or title beside the verb, and before the colon of a headline.
_LONGEST_NAME, _LONGEST_BEFORE_COLON = 4, 6


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a statement, folded, with its place."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Verb:
    """A reporting verb or formula that was found: the first and last of its words."""

    first: int
    last: int
    weak: bool
    names: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """Whether a statement reports, and who speaks if that is plain."""

    reports: bool
    speaker: str | None = None


def reporting(text: str, language: Language, *, headline: bool = False) -> Reporting:
    """Whether the statement `text` carries a verb or formula of reporting, and who speaks, in its own words.

    The speaker is given only where the words that touch the verb name one, and all verbs the same. In a headline
    (or another line without a full stop) a colon reports too, `Minister: talks go on`, in languages that write so.
    """
    before = _before_colon(text, language) if headline else None
    colon = before is not None and language.speech.colon_reports
    if not language.sentences.spaces:
        speech = language.speech
        return Reporting(colon or any(word in text for word in (*speech.verbs, *speech.according)))
    words = _words(text)
    verbs = list(_found(text, words, language.speech))
    if before is not None and text.partition(before)[2].lstrip(" \u00a0:：").startswith(_OPENING_QUOTE):
        return Reporting(True, before)
    names = {name for verb in verbs if (name := _beside(text, words, verb, language))}
    return Reporting(colon or bool(verbs), names.pop() if len(names) == 1 else None)


def fold(word: str) -> str:
    """A word as it is compared: no case, no Arabic or Hebrew points, one form of alef, yeh and kaf."""
    lower = unicodedata.normalize("NFC", word).casefold().replace("i\u0307", "i")
    return _DROPPED.sub("", lower).translate(_ALEF)


def _words(text: str) -> list[_Word]:
    return [_Word(fold(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def _found(text: str, words: list[_Word], speech: Speech) -> Iterator[_Verb]:
    """The reporting verbs and formulae among `words`, in order."""
    lexicon = _lexicon(speech)
    for i, word in enumerate(words):
        if i and text[word.start].isupper():
            continue  # "United States", "Told You So": no verb within a sentence has a capital
        for key in lexicon.keys_of(word.folded):
            for entry in lexicon.entries.get(key, ()):
                last = _match(words, i, entry.rest)
                if last is not None and (not entry.weak or _introduces(text, words, last, lexicon.that)):
                    yield _Verb(i, last, entry.weak, entry.names)


def _match(words: list[_Word], at: int, rest: tuple[str | None, ...]) -> int | None:
    """Where the formula that begins with word `at` ends, if the words of `rest` follow; `None` is a gap."""
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


def _introduces(text: str, words: list[_Word], at: int, that: frozenset[str]) -> bool:
    """Whether something reported follows the weak verb `at`, or the verb ends a clause after it (", he added")."""
    following = words[at + 1 : at + 1 + _NEAR]
    if any(word.folded in that for word in following):
        return True
    end = following[-1].end if following else len(text)
    if _COLON_OR_QUOTE.search(text, words[at].end, end):
        return True
    before = text[words[max(0, at - _NEAR)].start : words[at].start]
    last = at + 1 == len(words) or _CLAUSE_ENDED.match(text, words[at].end) is not None
    return last and _CLAUSE_ENDED.search(before) is not None


def _beside(text: str, words: list[_Word], verb: _Verb, language: Language) -> str | None:
    """The name or title that touches the verb."""
    if not verb.names:
        return None
    run = _run(text, words, verb.first, -1, language) or _run(text, words, verb.last, 1, language)
    return text[words[run[0]].start : words[run[-1]].end] if run else None


def _run(text: str, words: list[_Word], at: int, step: int, language: Language) -> list[int]:
    """The words on one side of the verb that make a name: capitalised, or, without case, up to what is said."""
    lexicon = _lexicon(language.speech)
    found: list[int] = []
    j, cased = at + step, True
    while 0 <= j < len(words) and len(found) <= _LONGEST_NAME:
        word = text[words[j].start : words[j].end]
        cased = word[0].lower() != word[0].upper()
        if not (word[0].isupper() if cased else step > 0 and len(words[j].folded) > 1):
            break
        if word in language.sentences.starters or words[j].folded in lexicon.no_names | lexicon.that:
            break
        if j == 0 and words[j].folded in lexicon.entries:
            break  # "Said Ellis:"
        left, right = sorted((j, j - step))
        if text[words[left].end : words[right].start].strip(_WITHIN_NAME):
            break
        found.append(j)
        j += step
    if len(found) > _LONGEST_NAME:
        return []
    if found and step > 0:
        alone = _ends_clause(text, words, at, j) if cased else _said_next(text, words, j, language)
        return found if alone else []
    return found[::-1]


def _ends_clause(text: str, words: list[_Word], verb: int, end: int) -> bool:
    """Whether verb and name are a clause of their own, `", said Lavrov."`; else the name may be an object."""
    before = text[words[verb - 1].end : words[verb].start] if verb else ""
    stop = words[end].start if end < len(words) else len(text)
    after = text[words[end - 1].end : stop]
    return _INSERTED.search(before) is not None and (_INSERTED.search(after) is not None or end >= len(words))


def _said_next(text: str, words: list[_Word], at: int, language: Language) -> bool:
    """Whether what is said begins with the word `at`: after a colon, quotation mark, comma or "that"."""
    if at < len(words) and words[at].folded in _lexicon(language.speech).that:
        return True
    end = words[at].start if at < len(words) else len(text)
    return _SAID_FOLLOWS.search(text, words[at - 1].end, end) is not None


def _before_colon(text: str, language: Language) -> str | None:
    """What stands before a headline's colon, if it may be somebody: `Kremlin: no reply yet`."""
    match = _BEFORE_COLON.match(text)
    if match is None:
        return None
    before = match.group(1).strip()
    folded = " ".join(word.folded for word in _words(before))
    few = len(before.split()) <= _LONGEST_BEFORE_COLON
    return before if few and folded and folded not in _lexicon(language.speech).labels else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of a formula after its first one."""

    rest: tuple[str | None, ...]
    weak: bool
    names: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """A language's words of reporting, folded, by their first word."""

    entries: dict[str, tuple[_Entry, ...]]
    that: frozenset[str]
    labels: frozenset[str]
    no_names: frozenset[str]
    proclitics: tuple[str, ...]

    def keys_of(self, folded: str) -> Iterator[str]:
        """A word, and the word without what may be written onto its front."""
        yield folded
        for proclitic in self.proclitics:
            if folded.startswith(proclitic) and len(folded) - len(proclitic) > 2:
                yield folded[len(proclitic) :]


@cache
def _lexicon(speech: Speech) -> _Lexicon:
    no_names = frozenset(word for phrase in speech.no_names for word in _folded(phrase))
    entries: dict[str, list[_Entry]] = {}
    for phrases in (speech.verbs, speech.weak_verbs, speech.according):
        for phrase in phrases:
            first, *rest = (None if word == "…" else word for word in _folded(phrase))
            names = phrases is not speech.according and (not rest or rest[-1] not in no_names)
            entries.setdefault(str(first), []).append(_Entry(tuple(rest), phrases is speech.weak_verbs, names))
    return _Lexicon(
        entries={key: tuple(value) for key, value in entries.items()},
        that=frozenset(word for phrase in speech.that for word in _folded(phrase)[:1]),
        labels=frozenset(" ".join(_folded(label)) for label in speech.labels),
        no_names=no_names,
        proclitics=tuple(fold(proclitic) for proclitic in speech.proclitics),
    )


def _folded(phrase: str) -> list[str]:
    """A phrase of the language data as folded words, "…" kept."""
    return [fold(word) for word in re.findall(f"…|{_TOKEN.pattern}", phrase)]
