"""Which national encoding a text is in: the decoding that reads best.

That is a text of one script, without stray symbols, that the language model recognises as a language which is written
in that encoding. Of single sentences in ten languages and seventeen encodings this reads 97 of 100 right, where
charset-normalizer reads 59, and 99 of pairs of sentences, where it reads 78 (`benchmarks/reading.py`).
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from compare.read.language import best_guess

# Bytes that are enough to tell an encoding; the whole file is decoded with the winner.
SAMPLE = 6000

# Below this the best decoding reads like nothing; single short sentences of the right decoding reach 0.4.
MIN_PLAUSIBILITY = 0.3

# A language that is not written in an encoding rarely turns up in it: German with three Arabic letters is
# what an umlaut looks like in the Arabic code page.
FOREIGN = 0.2

# Candidate encodings: how much rarer than the others (0..1, subtracted from the plausibility), and the
# languages written in it (None: any other).
_ARABIC = frozenset({"ar", "fa", "ur", "ckb", "ps", "azb", "pnb", "ug", "sd"})
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tt", "ba", "ce", "os", "tg"})
_HEBREW = frozenset({"he", "yi"})
_TURKISH = frozenset({"tr", "az"})
_CENTRAL = frozenset({"pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq", "sh", "sr"})
CANDIDATES: dict[str, tuple[float, frozenset[str] | None]] = {
    "cp1252": (0.0, None),
    "cp1256": (0.01, _ARABIC),
    "cp1251": (0.01, _CYRILLIC),
    "koi8_r": (0.02, _CYRILLIC),
    "koi8_u": (0.021, _CYRILLIC),
    "gb18030": (0.02, frozenset({"zh"})),
    "big5": (0.03, frozenset({"zh"})),
    "cp1254": (0.011, _TURKISH),
    "cp1255": (0.02, _HEBREW),
    "iso8859_6": (0.03, _ARABIC),
    "iso8859_5": (0.05, _CYRILLIC),
    "cp866": (0.05, _CYRILLIC),
    "cp1250": (0.05, _CENTRAL),
    "iso8859_8": (0.05, _HEBREW),
    "cp1253": (0.1, frozenset({"el"})),
    "shift_jis": (0.05, frozenset({"ja"})),
    "euc_kr": (0.05, frozenset({"ko"})),
}

_WORD = re.compile(r"\w+")


def ranking(data: bytes) -> list[tuple[float, str]]:
    """Encodings that give something readable, with their plausibility, best first."""
    found = []
    for encoding, (rarity, spoken) in CANDIDATES.items():
        text = readable(data[:SAMPLE], encoding)
        if text is None or not (sane := plausibility(text)):
            continue
        guess = best_guess(" ".join(text.split()))
        known = guess.code in spoken if spoken else guess.code not in _TURKISH
        score = sane * guess.score - rarity - (0.0 if known else FOREIGN)
        if score >= MIN_PLAUSIBILITY:
            found.append((score, encoding))
    return sorted(found, reverse=True)


def plausibility(text: str) -> float:
    """How much of what is not ASCII looks like writing, 0..1.

    Symbols, words in two scripts, capitals inside a word and loose combining marks speak against it; a
    control, private or unassigned character rules it out.
    """
    foreign = bad = 0
    before = " "
    for c in text:
        if c > "\x7f":
            category = unicodedata.category(c)
            if category in ("Cc", "Cn", "Co") or c == "\ufffd":
                return 0.0
            foreign += 1
            symbol = category in ("So", "Sm", "Sk", "No", "Sc")
            loose = category == "Mn" and not (before.isalpha() or unicodedata.category(before) == "Mn")
            bad += symbol or loose
        before = c
    bad += sum(_oddity(word) for word in _WORD.findall(text))
    # a handful of odd characters in a long English text says little, hence the constant
    return max(0.0, 1.0 - 2.0 * bad / (foreign + 5))


def _oddity(word: str) -> int:
    """How many characters of a word to hold against it: two scripts in it, or capitals after small letters."""
    foreign = sum(c > "\x7f" for c in word)
    if not foreign:
        return 0
    # Latin abbreviations stand among Chinese characters without a space
    scripts = {unicodedata.name(c, "?").split()[0] for c in word if c.isalpha() and not "\u3040" <= c <= "\u9fff"}
    swapped = any(a.islower() and b.isupper() for a, b in pairwise(word))
    return len(word) if len(scripts) > 1 else foreign * swapped


def readable(data: bytes, encoding: str) -> str | None:
    """`data` decoded, its last character possibly cut; None if that fails."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except (UnicodeDecodeError, LookupError):
        return None
