"""The full stop: whether one ends a statement, or belongs to an abbreviation, an initial, a number or an address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.languages.sections import Sentences

# How far back a word before a full stop is read; no abbreviation is longer.
_REACH = 24
# The most marks and spaces before a number that counts a statement: "  • (1.".
_MARGIN = 8
_INNER = set(".-'’/&ºª°№")
_NUMERO = tuple("°º№")
_ADDRESS = set("/@_=&#\\")
_NEXT_WORD = re.compile(r"[^\W_]+")
_NEXT_TOKEN = re.compile(r"[\w.\-]{0,64}[@/]")
_ROMAN = re.compile("[IVXLCDM]+")
_VOWELS = frozenset("aeiouyıæøœаеиоуыэюяієαεηιουω")
# Short words without a vowel are abbreviations, long ones are foreign names; three letters are often cut-off words.
_LONGEST_UNKNOWN, _LEAST_PLAIN = 5, 4
# How far back an address is looked for.
_LONGEST_ADDRESS = 120


@dataclass(frozen=True, slots=True)
class Stops:
    """What a language's data says of full stops, ready to be looked up."""

    data: Sentences
    leading: frozenset[str]
    before_numbers: frozenset[str]
    abbreviations: frozenset[str]
    suffixes: tuple[str, ...]
    closing: frozenset[str]
    starters: frozenset[str]
    clitics: frozenset[str]

    def ends(self, text: str, start: int, stop: int, following: int) -> bool:
        """Whether the full stop at `stop` ends a statement that began at or after `start`.

        `following` is where the next letter, digit or symbol stands, white space and opening marks left out.
        """
        word = _word_before(text, start, stop)
        if not word or not word[-1].isalnum():
            return word[-1:] not in _NUMERO or not text[following].isdigit()
        if word.isdecimal():
            return self._number_ends(text, start, stop, word, following)
        if len(word) == 1 or _dotted(word):
            return self._initials_end(text, start, stop, word, following)
        return self._word_ends(text, word, following)

    def ends_glued(self, text: str, start: int, stop: int, following: int) -> bool:
        """The same where no space follows: `end.Next` is two sentences, `3.5` and `Booking.Com` are not."""
        word, character = _word_before(text, start, stop), text[following]
        capitalised = character.isupper() and text[following + 1 : following + 2].islower()
        if not word:
            return capitalised or _uncased(character)
        if _uncased(character):
            long_enough = len(word) > 2 if word.isdecimal() else len(word) > 1 and _uncased(word[-1])
            ended = long_enough and self.ends(text, start, stop, following)
        else:
            plain = len(word) > 1 and word.isalpha() and (word.islower() or self.starts(text, following))
            ended = capitalised and plain and self._word_ends(text, word, following)
        return ended and not in_address(text, start, stop, following)

    def starts(self, text: str, at: int) -> bool:
        """Whether the word at `at` is one that begins sentences; an initial before a full stop is not."""
        word = next_word(text, at)
        return word in self.starters and not (len(word) == 1 and text[at + 1 : at + 2] == ".")

    def plain(self, text: str, start: int, stop: int) -> bool:
        """Whether the word before the mark at `stop` is an ordinary one, no abbreviation; never without data."""
        word = _word_before(text, start, stop)
        known = self.leading, self.abbreviations, self.closing, self.before_numbers
        ordinary = (
            bool(self.abbreviations)
            and len(word) >= _LEAST_PLAIN
            and word.islower()
            and word.isalpha()
            and not _lacks_vowels(word)
        )
        return ordinary and not any(word in words for words in known)

    def _word_ends(self, text: str, word: str, following: int) -> bool:
        lower = word.casefold()
        if word in self.leading or lower in self.leading:
            return False
        digit = text[following].isdigit()
        if (word in self.before_numbers or lower in self.before_numbers) and (
            digit or _ROMAN.fullmatch(next_word(text, following))
        ):
            return False
        if word in self.closing or lower in self.closing:
            return not digit
        known = word in self.abbreviations or lower in self.abbreviations or lower.endswith(self.suffixes)
        if known or _lacks_vowels(word):
            return not digit and self.starts(text, following)
        if self.data.ordinal_dots and _ROMAN.fullmatch(word):
            return self.starts(text, following)
        return True

    def _number_ends(self, text: str, start: int, stop: int, word: str, following: int) -> bool:
        if len(word) <= 3 and _opens(text, start, stop - len(word)):
            return False
        return self.starts(text, following) if self.data.ordinal_dots and len(word) <= 2 else True

    def _initials_end(self, text: str, start: int, stop: int, word: str, following: int) -> bool:
        """After a single letter or a dotted abbreviation: only before a word that begins sentences."""
        if text[following].isdigit() or (len(word) == 1 and _opens(text, start, stop - 1)):
            return False
        if len(word) == 1 and stop - 4 >= start and text[stop - 3 : stop - 1] in (". ", ".\u00a0"):
            word = f"{text[stop - 4]}.{word}"  # z. B., т. д.
        if word in self.leading or word.casefold() in self.leading:
            return False
        if len(word) == 1 and _uncased(word) and text[max(start, stop - 3) : stop - 1].strip()[-1:].isdigit():
            return True  # an era or a unit after a figure
        return word.casefold() in self.closing or self.starts(text, following)


@cache
def stops_of(data: Sentences) -> Stops:
    """The lookup tables of one language's data."""
    return Stops(
        data,
        leading=frozenset(data.leading),
        before_numbers=frozenset(data.before_numbers),
        abbreviations=frozenset(data.abbreviations),
        suffixes=tuple(entry[1:] for entry in data.abbreviations if entry.startswith("-")),
        closing=frozenset(data.closing),
        starters=frozenset(data.starters),
        clitics=frozenset(data.clitics),
    )


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that touches the full stop, with what it is joined to by dots, hyphens and apostrophes."""
    low, least = stop, max(start, stop - _REACH)
    while low > least and (text[low - 1].isalnum() or text[low - 1] in _INNER or unicodedata.combining(text[low - 1])):
        low -= 1
    while low < stop and not text[low].isalnum():
        low += 1
    return text[low:stop]


def _opens(text: str, start: int, at: int) -> bool:
    """Whether nothing but marks stands before `at` in its statement: then a number or letter only counts it."""
    return at - start <= _MARGIN and not any(map(str.isalnum, text[start:at]))


def next_word(text: str, at: int) -> str:
    """The word that begins at `at`, without what follows an apostrophe; empty if none does."""
    match = _NEXT_WORD.match(text, at, at + _REACH)
    return match.group() if match else ""


def _dotted(word: str) -> bool:
    """Whether it is written as letters with dots between: U.S, т.е, z.B."""
    return "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))


def in_address(text: str, start: int, at: int, following: int) -> bool:
    """Whether what touches `at` on the left and what begins at `following` are parts of an address or a path."""
    least = max(start, at - _LONGEST_ADDRESS)
    token = re.split(r"\s", text[least:at])[-1]
    return any(c in _ADDRESS for c in token) or "://" in token or _NEXT_TOKEN.match(text, following) is not None


@lru_cache(maxsize=4096)
def _lacks_vowels(word: str) -> bool:
    """Whether an unknown short word in lower case or capitalised has no vowel, and so is an abbreviation."""
    if len(word) > _LONGEST_UNKNOWN or not word.isalpha() or not word[1:].islower():
        return False
    return not any(c in _VOWELS for c in unicodedata.normalize("NFD", word.casefold()))


def _uncased(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()
