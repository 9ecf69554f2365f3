"""Names to keys that no longer show the script or the language, and how near two keys are.

A key holds the parts of a name, given names first: a known given name as all languages call it (`Sergei`), any
other part as its consonant skeleton (`lfrf`). Known given names tell apart what consonants cannot: Mahmoud and
Mohammed, Jake and Jack.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.grammar.inflection import forms_of
from compare.grammar.skeletons import script_of, skeleton
from compare.grammar.spelling_distance import likeness
from compare.languages import Language, load
from compare.languages.shared import compiled, given_names, letters
from compare.languages.shared.folding import fold

# Two names from here upwards are one person; calibrated with benchmarks/names.py.
SAME = 0.81
_WORDS = re.compile(r"[^\W\d_]+(?:['’ʼ׳][^\W\d_]+)*['’׳]?")
# Vowel marks and stress marks, which are no letters and would cut a word in two.
_MARKS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_CHINESE_PARTS = re.compile(r"[\s·・•]+")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How near two persons' names are, each score in 0..1.

    `given` is `None` where a name has no given name. `same_surname` with a low `score` is what deserves a word of
    warning: John and Jake Sullivan.
    """

    score: float
    surname: float
    given: float | None

    @property
    def same_surname(self) -> bool:
        """Whether the surnames agree, whatever the given names do."""
        return self.surname >= SAME


def name_key(surface: str, language: Language) -> str:
    """The key of a person's name, or of a place or organisation that no table knows.

    Never empty for a name with a letter in it. Initials, articles and the words for "son of" leave no trace.
    """
    keys = [_word_key(word, language) for word in _words(surface, language)]
    return " ".join(key for key in keys if key) or fold(surface.strip())


def same_name(a: str, b: str) -> float:
    """How likely two keys name one person, in 0..1; from `SAME` upwards they do. Symmetric."""
    return match_names(a, b).score


@lru_cache(maxsize=65536)
def match_names(a: str, b: str) -> NameMatch:
    """Two keys compared, given names apart from surnames. A bare surname agrees with any given name."""
    if a == b:
        return NameMatch(1.0, 1.0, 1.0 if " " in a else None)
    parts_a, parts_b = tuple(a.split()), tuple(b.split())
    if len(parts_a) == 1 or len(parts_b) == 1:
        return _match_single(parts_a, parts_b)
    matches = [_match_full(parts_a, parts_b), _match_full(parts_a, (parts_b[-1], *parts_b[:-1]))]
    matches.append(_match_full((parts_a[-1], *parts_a[:-1]), parts_b))
    best = max(matches[1:], key=lambda match: match.score)
    return best if best.score >= SAME > matches[0].score else matches[0]


def _match_single(a: tuple[str, ...], b: tuple[str, ...]) -> NameMatch:
    """A single word against a name: mostly its surname, sometimes the given name that everybody uses."""
    (single,), full = (a, b) if len(a) == 1 else (b, a)
    surname = max(_like((single,), full[start:]) for start in range(len(full)))
    if len(full) == 1 or surname >= SAME:
        return NameMatch(surname, surname, None)
    given = _like((single,), full[:1])
    return NameMatch(max(surname, 0.7 * given), surname, given)


def _match_full(a: tuple[str, ...], b: tuple[str, ...]) -> NameMatch:
    """Two names of several words, cut into given names and surname where they agree best."""
    best = NameMatch(0.0, 0.0, 0.0)
    for i in range(1, len(a)):
        for j in range(1, len(b)):
            surname, given = _like(a[i:], b[j:]), _like_given(a[:i], b[:j])
            match = NameMatch(surname * (0.5 + 0.5 * given), surname, given)
            best = max(best, match, key=lambda m: (m.score, m.surname))
    return best


def _like_given(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Given names: all of them, or only the first, middle names being optional."""
    return max(_like(a, b), _like(a[:1], b[:1]) if len(a) != len(b) else 0.0)


def _like(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Parts of keys, run together: known given names by identity, all else by sound."""
    sound = likeness("".join(map(_sound, a)), "".join(map(_sound, b)))
    if len(a) == len(b) == 1 and a[0][0].isupper() and b[0][0].isupper():
        short = given_names().short
        return 1.0 if a == b else 0.9 if short.get(a[0], a[0]) == short.get(b[0], b[0]) else min(sound, 0.4)
    return sound


@cache
def _sound(part: str) -> str:
    """The skeleton of a key's part; known given names are spelt in English."""
    return skeleton(part, load("en")) if part[0].isupper() else part


def _words(surface: str, language: Language) -> list[str]:
    """The words of a name that count, lower case: no initials, no articles; compound names in one piece."""
    script = script_of(surface)
    if script == "Hani":
        return [part for part in _CHINESE_PARTS.split(surface.strip()) if part]
    name = _MARKS.sub("", unicodedata.normalize("NFC", surface.lower()))
    for pattern, replacement in letters().compounds.get(script, ()):
        name = pattern.sub(replacement, name)
    # One letter is an initial; in other scripts than Latin only with its full stop (Ван И).
    found = [(match[0], name[match.end() : match.end() + 1]) for match in _WORDS.finditer(name)]
    words = [word for word, after in found if len(word) > 1 or (script != "Latn" and after != ".")]
    return [word for index, word in enumerate(words) if index == 0 or word not in letters().silent] or words


def _word_key(word: str, language: Language) -> str:
    """A known given name as all languages call it, else the skeleton of the word's dictionary form."""
    known = _known_forms(language.code).get(fold(word))
    if known:
        return known
    for pattern, replacement in _nominative(language.names.nominative):
        word, changes = pattern.subn(replacement, word)
        if changes:
            break
    return skeleton(word, language)


@cache
def _known_forms(code: str) -> dict[str, str]:
    """Folded names of the table with all the endings that this language gives them, to the name in keys."""
    language = load(code)
    endings = {fold(final): tuple(map(fold, others)) for final, others in language.names.endings.items()}
    known = {**given_names().surnames, **given_names().forms}
    forms = dict(known)
    for form, name in known.items():
        if endings and script_of(form) == language.script:
            for inflected in forms_of(form, endings):
                forms.setdefault(inflected, name)
    return forms


@cache
def _nominative(rules: tuple[tuple[str, ...], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The language's rules from inflected to dictionary form, compiled."""
    return compiled(rules)
